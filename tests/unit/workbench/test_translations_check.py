"""The checks find every planted fault and nothing in good translations."""

from pathlib import Path
from typing import Any

import pytest

from asylum_screen.core.rules import Text
from asylum_screen.language.po import PoFile, PoMessage, new_headers, write_po
from asylum_screen.language.store import read_languages
from asylum_screen.problems import Problem
from asylum_screen.reading import read_file
from asylum_screen.workbench.translations_check import Summary, check, check_files
from asylum_screen.workbench.translations_lists import read_lists
from asylum_screen.workbench.translations_style import inflesz, syllables

ROOT = Path(__file__).parents[3]
REAL = ROOT / "translations"
CORPUS = ROOT / "tests" / "translation_faults"
LANGUAGES, _ = read_languages(REAL)
EVERYTHING = read_lists(REAL, LANGUAGES)
FAULTS: Any = read_file(CORPUS / "faults.yaml").data
CLEAN: Any = read_file(CORPUS / "clean.yaml").data


def po(lang: str, *messages: PoMessage) -> PoFile:
    """A PO file with a header in order."""
    return PoFile(f"{lang}/x.po", new_headers(lang, "nplurals=2; plural=(n != 1);", "2026-11-22"), list(messages))


def look(lang: str, *rows: tuple[str, str], note: str = "", strict: bool = False, ok: str = "") -> Summary:
    """Check rows of English and translation as one language."""
    texts = {f"t{at}": Text(f"t{at}", english, note=note) for at, (english, _) in enumerate(rows)}
    comments = (ok,) if ok else ()
    messages = [
        PoMessage(f"t{at}", english, translation, comments=comments, line=at)
        for at, (english, translation) in enumerate(rows)
    ]
    return check_files(texts, [po(lang, *messages)], LANGUAGES[lang], EVERYTHING, strict=strict)


def codes(problems: tuple[Problem, ...]) -> set[str]:
    """The codes among problems."""
    return {found.code for found in problems}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_planted_fault_is_found(fault: dict[str, Any]) -> None:
    """Each fault is reported under its own code."""
    rows = [(fault["english"], fault["translation"])]
    if "beside" in fault:
        rows.insert(0, (fault["beside"]["english"], fault["beside"]["translation"]))
    assert fault["find"] in codes(look(fault["lang"], *rows, note=fault.get("note", "")).problems)


def test_there_are_enough_faults() -> None:
    """The corpus holds thirty faults or more, of every kind."""
    assert len(FAULTS) >= 30
    assert {fault["find"] for fault in FAULTS} >= {f"AS7{number}" for number in range(10, 26)} - {"AS725"}


@pytest.mark.parametrize("lang", CLEAN)
def test_good_translations_pass(lang: str) -> None:
    """Nothing is found in a file of good translations."""
    found = look(lang, *((row["english"], row["translation"]) for row in CLEAN[lang])).problems
    assert [problem.line() for problem in found] == []


def test_the_lists_are_right() -> None:
    """Every checks.yaml, glossary.yaml and keep.yaml that is shipped can be read."""
    assert [problem.line() for problem in EVERYTHING.problems] == []


def test_states_are_counted_and_listed() -> None:
    """Missing, stale and fuzzy texts are each listed with their place; strict makes them errors."""
    texts = {name: Text(name, f"This is text {name}.") for name in ("a", "b", "c", "d")}
    file = po(
        "es",
        PoMessage("a", "This is text a.", "Este es el texto a.", line=7),
        PoMessage("b", "This was text b.", "Este es el texto b.", line=9),
        PoMessage("c", "This is text c.", "Este es el texto c.", fuzzy=True, line=11),
    )
    summary = check_files(texts, [file], LANGUAGES["es"], EVERYTHING)
    assert (summary.good, summary.missing, summary.stale, summary.fuzzy, summary.errors) == (1, 1, 1, 1, 0)
    assert {(found.code, found.place.line) for found in summary.problems} == {("AS706", 1), ("AS707", 9), ("AS708", 11)}
    assert check_files(texts, [file], LANGUAGES["es"], EVERYTHING, strict=True).errors == 3


def test_ids_and_headers() -> None:
    """An id no text has, an id twice, and a header of another language are found."""
    texts = {"ui/yes": Text("ui/yes", "Yes")}
    file = po(
        "ht", PoMessage("ui/yes", "Yes", "Sí"), PoMessage("ui/yes", "Yes", "Sí"), PoMessage("ui/yess", "Yes", "Sí")
    )
    found = check_files(texts, [file], LANGUAGES["es"], EVERYTHING).problems
    assert codes(found) == {"AS702", "AS704", "AS705"}
    assert sum(problem.code == "AS702" for problem in found) == 1


def test_an_exception_needs_a_reason_and_a_use() -> None:
    """A translator can say why a check is wrong; not without a reason, not for nothing, and never for a verdict."""
    row = ("You can ask, as long as you are here.", "Puede preguntar, a menos que no esté aquí.")
    assert codes(look("es", row).problems) == {"AS716"}
    assert codes(look("es", row, ok="ok AS716: the sense is the same").problems) == set()
    assert codes(look("es", row, ok="ok AS716").problems) == {"AS716", "AS731"}
    assert codes(look("es", row, ok="ok AS711: no number").problems) == {"AS716", "AS731"}
    verdict = ("Your answers touch on this.", "Usted califica para esto.")
    assert codes(look("es", verdict, ok="ok AS721: I like it").problems) == {"AS721", "AS731"}


def test_a_whole_folder(tmp_path: Path) -> None:
    """The command's own function reads the folder, and names the languages there are."""
    (tmp_path / "LANGUAGES.yaml").write_text("es: {own_name: Español, english_name: Spanish}\n", encoding="utf-8")
    (tmp_path / "keep.yaml").write_text("names: [ICE]\npatterns: ['[']\nnamse: []\n", encoding="utf-8")
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / "glossary.yaml").write_text("lawyer: abogado\njudge: {say: [juez*]}\n", encoding="utf-8")
    (tmp_path / "es" / "x.po").write_text(write_po(po("es", PoMessage("a", "A judge.", "Un juez."))), encoding="utf-8")
    texts = {"a": Text("a", "A judge."), "source/x/title": Text("source/x/title", "Title 8")}
    summary = check(texts, tmp_path, "es")
    assert (summary.good, summary.missing, codes(summary.problems)) == (1, 0, {"AS730"})
    assert len(summary.problems) == 4
    assert codes(check(texts, tmp_path, "xx").problems) == {"AS703", "AS730"}


@pytest.mark.parametrize(
    ("word", "count"),
    [("ciudad", 2), ("país", 2), ("guerra", 2), ("gente", 2), ("leer", 2), ("caer", 2), ("miedo", 2), ("y", 1),
     ("abogado", 4), ("inmigración", 4), ("que", 1), ("expulsión", 3), ("oído", 3), ("hoy", 1)],
)  # fmt: skip
def test_spanish_syllables(word: str, count: int) -> None:
    """Counted as one says them."""
    assert syllables(word) == count


def test_inflesz_tells_plain_from_hard() -> None:
    """A plain question scores far above an official sentence."""
    assert inflesz("¿Alguien le hizo daño o le amenazó en su país?") > 75
    assert inflesz("La persecución perpetrada por autoridades gubernamentales constituye fundamento.") < 40


ARABIC = [
    ("Yes", "نعم"),
    ("No", "لا"),
    ("Help", "مساعدة"),
    ("Call {phone}.", "اتصل على {phone}."),
    ("Are you in danger right now?", "هل أنت في خطر الآن؟"),
    ("One year ends on {date}.", "تنتهي السنة في {date}."),
    ("Nobody decides here.", "لا أحد يقرر هنا."),
    ("Your answers are not kept.", "لا يتم حفظ إجاباتك."),
    ("Form I-589 is a form.", "النموذج I-589 هو نموذج."),
    ("The rule began on 12 May 2023.", "بدأت القاعدة في 12 مايو 2023."),
]
CHINESE = [
    ("Yes", "是"),
    ("No", "否"),
    ("Help", "帮助"),
    ("Call {phone}.", "请拨打 {phone}。"),
    ("Are you in danger right now?", "您现在有危险吗？"),
    ("One year ends on {date}.", "一年期限到 {date} 为止。"),
    ("Nobody decides here.", "这里没有人做决定。"),
    ("Your answers are not kept.", "您的回答不会被保存。"),
    ("Form I-589 is a form.", "I-589 是一份表格。"),
    ("The rule began on 12 May 2023.", "该规则于2023年5月12日开始。"),
]


@pytest.mark.parametrize(
    ("code", "script", "direction", "rows"), [("ar", "Arab", "rtl", ARABIC), ("zh-Hans", "Hans", "ltr", CHINESE)]
)
def test_any_script(tmp_path: Path, code: str, script: str, direction: str, rows: list[tuple[str, str]]) -> None:
    """A language in another script needs only its description and its texts; a wrong date in it is still found."""
    described = f"{code}: {{own_name: x, english_name: X, script: {script}, direction: {direction}}}\n"
    (tmp_path / "LANGUAGES.yaml").write_text(described, encoding="utf-8")
    (tmp_path / code).mkdir()
    texts = {f"t{at}": Text(f"t{at}", english) for at, (english, _) in enumerate(rows)}
    for translated, expected in (
        (rows, set()),
        ([*rows[:-1], (rows[-1][0], rows[-1][1].replace("12", "11"))], {"AS712"}),
        ([("Yes", "Yes please"), *rows[1:]], {"AS717"}),
    ):
        messages = [PoMessage(f"t{at}", english, words) for at, (english, words) in enumerate(translated)]
        (tmp_path / code / "x.po").write_text(write_po(po(code, *messages)), encoding="utf-8")
        texts["t0"] = Text("t0", translated[0][0])
        found = check(texts, tmp_path, code).problems
        assert {item.code for item in found} == expected, [item.line() for item in found]
