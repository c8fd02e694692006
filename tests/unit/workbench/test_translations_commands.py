"""What the translation commands do and say, and the translator's half hour of translations/README.md."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from asylum_screen.core.rules import Place, RulePack, Text
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.road import stage_of
from asylum_screen.language.store import offered, open_words, read_languages
from asylum_screen.workbench.translations_check import check
from asylum_screen.workbench.translations_commands import (
    NoSuchLanguageError,
    run_changed,
    run_check,
    run_extract,
    run_new,
    run_update,
    texts_of,
)

README = Path(__file__).parents[3] / "translations" / "README.md"
TEXTS = (
    Text("question/fear/ask", "Are you afraid to go back?", Place("refugee/fear.yaml", 3, 5)),
    Text("question/fear/why", "Asylum law looks at fear. You do not have to answer.", Place("refugee/fear.yaml", 4, 5)),
    Text("source/usc/title", "Title 8 United States Code", Place("sources/a.yaml", 1, 1)),
)


def pack(*texts: Text) -> RulePack:
    """As much of a rule pack as the commands look at."""
    shape: Any = SimpleNamespace(info=SimpleNamespace(id="us"), texts={text.id: text for text in texts or TEXTS})
    return cast(RulePack, shape)


def translate(path: Path, text_id: str, words: str, comment: str = "") -> None:
    """Do what a translator does: write after msgstr, take the fuzzy mark away."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for at, block in enumerate(blocks):
        if f'msgctxt "{text_id}"' in block:
            head = re.sub(r"#, fuzzy\n|#\| .*\n", "", block[: block.index("msgstr ")])
            blocks[at] = f'{comment}{head}msgstr "{words}"'
    path.write_text("\n\n".join(blocks).rstrip("\n") + "\n", encoding="utf-8")


def test_the_half_hour(tmp_path: Path) -> None:
    """From `new` to a checked file, as the README tells it."""
    said = run_new(pack(), tmp_path, "pt", "2026-11-22").text
    assert "Added pt to LANGUAGES.yaml" in said and "pt/program.po" in said and "pt/us.refugee.po" in said
    assert read_languages(tmp_path)[0]["pt"].own_name == "Português"
    assert not (tmp_path / "pt" / "us.sources.po").exists()
    report = run_check(pack(), tmp_path, ["pt"])
    assert report.ok and f"{len(PROGRAM) + 2} not translated" in report.text
    file = tmp_path / "pt" / "us.refugee.po"
    translate(file, "question/fear/ask", "Você tem medo de voltar?")
    translate(file, "question/fear/why", "A lei do asilo olha para o medo. Você não precisa responder.")
    report = run_check(pack(), tmp_path, ["pt"])
    assert report.ok and "pt: 2 good" in report.text
    assert open_words("pt", tmp_path)(TEXTS[0]) == "Você tem medo de voltar?"
    assert open_words("pt", tmp_path).draft
    assert [language.code for language in offered(tmp_path)] == ["en"]


def test_what_is_missing_is_counted_or_listed(tmp_path: Path) -> None:
    """Of many missing texts twenty are listed and the rest counted; with `everything` each is named."""
    run_new(pack(), tmp_path, "pt", "2026-11-22")
    missing = len(PROGRAM) + 2
    lines = run_check(pack(), tmp_path, ["pt"]).text.splitlines()
    assert sum("AS706 (warning)" in line for line in lines) == 20
    assert f"pt/: AS706 {missing - 20} more texts are not translated yet: --all lists them." in lines
    lines = run_check(pack(), tmp_path, ["pt"], everything=True).text.splitlines()
    assert sum("AS706 (warning)" in line for line in lines) == missing
    assert not any("more texts" in line for line in lines)


def test_one_changed_sentence_is_listed_and_mended(tmp_path: Path) -> None:
    """A changed English sentence makes exactly its own translations stale, and one command lists them."""
    for code in ("pt", "fr"):
        run_new(pack(), tmp_path, code, "2026-11-22")
        translate(tmp_path / code / "us.refugee.po", "question/fear/ask", "Xx?")
        translate(tmp_path / code / "us.refugee.po", "question/fear/why", "Yy. Zz.")
    changed = pack(Text("question/fear/ask", "Are you afraid to return?", Place("refugee/fear.yaml", 3, 5)), *TEXTS[1:])
    stale = [line for line in run_check(changed, tmp_path, []).text.splitlines() if "AS707" in line]
    assert sorted(line.split(":")[0] for line in stale) == ["fr/us.refugee.po", "pt/us.refugee.po"]
    assert all("question/fear/ask" in line for line in stale)
    told = run_update(changed, tmp_path, ["pt"]).text
    assert "1 changed in English" in told and "  changed  question/fear/ask" in told
    assert open_words("pt", tmp_path).lookup(changed.texts["question/fear/ask"]).text == "Are you afraid to return?"
    translate(tmp_path / "pt" / "us.refugee.po", "question/fear/ask", "Ww?")
    assert open_words("pt", tmp_path)(changed.texts["question/fear/ask"]) == "Ww?"


def test_a_gone_text_is_listed(tmp_path: Path) -> None:
    """The words of a text that is gone are printed once, so that nobody loses work unseen."""
    run_new(pack(), tmp_path, "pt", "2026-11-22")
    translate(tmp_path / "pt" / "us.refugee.po", "question/fear/ask", "Tem medo?")
    assert "gone     question/fear/ask: Tem medo?" in run_update(pack(*TEXTS[1:]), tmp_path, []).text


def test_errors_make_the_check_fail(tmp_path: Path) -> None:
    """A fault is an error with its place; strict counts what is missing too."""
    run_new(pack(), tmp_path, "pt", "2026-11-22")
    file = tmp_path / "pt" / "us.refugee.po"
    translate(file, "question/fear/ask", "Are you afraid to go back?")
    report = run_check(pack(), tmp_path, ["pt"])
    line = next(line for line in report.text.splitlines() if "AS720" in line)
    assert not report.ok and line.startswith("pt/us.refugee.po:")
    translate(file, "question/fear/ask", "Você tem medo?", comment="# ok AS720: x\n")
    assert run_check(pack(), tmp_path, ["pt"]).ok
    assert not run_check(pack(), tmp_path, ["pt"], strict=True).ok


def test_a_wrong_code_says_what_to_do(tmp_path: Path) -> None:
    """Codes that are none, not begun or not described are each answered."""
    for code in ("en", "Portuguese", "../x"):
        with pytest.raises(NoSuchLanguageError, match="not the code of a new language"):
            run_new(pack(), tmp_path, code, "2026-11-22")
    with pytest.raises(NoSuchLanguageError, match=r"LANGUAGES\.yaml"):
        run_check(pack(), tmp_path, ["pt"])
    (tmp_path / "LANGUAGES.yaml").write_text("pt: {own_name: Português, english_name: Portuguese}\n", encoding="utf-8")
    with pytest.raises(NoSuchLanguageError, match="translations new pt"):
        run_update(pack(), tmp_path, ["pt"])
    assert run_check(pack(), tmp_path, []).text == "No language has been begun."


def test_extract_says_how_many(tmp_path: Path) -> None:
    """The templates hold every text but the names of sources."""
    assert run_extract(pack(), tmp_path).text.startswith(f"{len(texts_of(pack()))} texts. Changed: program.pot")
    assert run_extract(pack(), tmp_path).text.endswith("No file changed.")
    assert "source/usc" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.pot"))


def test_sources_keep_their_names_in_every_language(tmp_path: Path) -> None:
    """The title of a source is shown as it is, without a mark, as English."""
    run_new(pack(), tmp_path, "pt", str(date(2026, 11, 22)))
    said = open_words("pt", tmp_path).lookup(TEXTS[2])
    assert (said.text, said.lang, said.ok) == ("Title 8 United States Code", "en", True)


def test_the_readme_names_commands_that_exist() -> None:
    """Every command line of the translators' page is one of the commands, or the interview."""
    lines = re.findall(r"^    asylum-screen (.+)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert {line.split()[1] for line in lines if line.startswith("translations")} == {
        "new",
        "check",
        "changed",
        "road",
        "review",
        "extract",
        "update",
    }
    assert [line for line in lines if not line.startswith("translations")] == ["screen --lang pt --with en"]


def test_a_part_of_a_language_can_be_offered(tmp_path: Path) -> None:
    """Strictly checked is only what is promised; what is promised must be there."""
    texts = (TEXTS[0], Text("finding/fear/say", "Fear of the future counts.", Place("refugee/fear.yaml", 9, 5)))
    run_new(pack(*texts), tmp_path, "pt", "2026-11-22")
    listed = tmp_path / "LANGUAGES.yaml"
    listed.write_text(listed.read_text(encoding="utf-8").replace("offered: no", "offered: page_one"), encoding="utf-8")
    assert read_languages(tmp_path)[0]["pt"].reaches == "page_one"
    for file in (tmp_path / "pt").glob("program.po"):
        file.unlink()  # the program's own words are not what is looked at here
    wanted = {text.id: text for text in texts}
    assert check(wanted, tmp_path, "pt", strict=True).errors == 1
    translate(tmp_path / "pt" / "us.refugee.po", "question/fear/ask", "Você tem medo de voltar?")
    summary = check(wanted, tmp_path, "pt", strict=True)
    assert (summary.errors, summary.missing) == (0, 1)


@pytest.mark.parametrize("text_id", ["ui/yes", "question/x/ask", "finding/x/page_one/brief", "list/x/title"])
def test_the_road_begins_with_page_one_and_questions(text_id: str) -> None:
    """Then the topics, then the rest; each real text has its part."""
    assert stage_of(text_id) == "page_one"
    assert stage_of("finding/x/say") == "topics"
    assert stage_of("policy/x/then") == stage_of("cli/any") == "yes"


def test_what_changed_is_listed_with_the_old_translation(tmp_path: Path) -> None:
    """Old and new English beside each other, before and after `update`."""
    run_new(pack(), tmp_path, "pt", "2026-11-22")
    translate(tmp_path / "pt" / "us.refugee.po", "question/fear/ask", "Você tem medo?")
    new = (Text("question/fear/ask", "Are you afraid today?", Place("refugee/fear.yaml", 3, 5)), *TEXTS[1:])
    for _ in range(2):
        said = run_changed(pack(*new), tmp_path, ["pt"]).text
        for words in (
            "Are you afraid to go back?",
            "Are you afraid today?",
            "Você tem medo?",
            "of 1 translated text has",
        ):
            assert words in said
        run_update(pack(*new), tmp_path, ["pt"])
