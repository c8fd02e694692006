"""What the program says on standard error: in the language of the run, for every mistake a person can make there."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from asylum_screen.cli import assess, exits
from asylum_screen.cli import kiosk as kiosk_commands
from asylum_screen.cli.exits import Exit, guarded
from asylum_screen.cli.main import main
from asylum_screen.cli.voice import Voice
from asylum_screen.fronts.questions import Questions
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.messages import message
from asylum_screen.language.pseudo import CLOSE, OPEN
from languages.leaks import not_in
from languages.whole_runs import pack, words_of
from program import TODAY

TYPED = re.compile(
    r"--?[a-z][-a-z]*|\S*\.(html|pdf|ics|yaml|yml|txt|md)\b|asylum-screen( screen| kiosk| doctor)?|/\S*|YYYY-MM-DD"
    r"|\b(letter|large|black|beside|cards|whole|auto|always|never|en|es|ht|xx|esp|gestern|scren|screen|nonsense|extra)\b"
    r"|\[es, en\]|\b(languages|warn_after|leave_after|printer|places|none|default|langages|KeyError)\b"
)
"""What was typed, or is to be typed: the same in every language."""

WRONG: dict[str, tuple[list[str], str]] = {
    "option": (["screen", "--foo"], "error/usage/option"),
    "near option": (["screen", "--handot", "x.html"], "error/usage/near"),
    "no value": (["screen", "--as-of"], "error/usage/no_value"),
    "a flag with a value": (["screen", "--plain=yes"], "error/usage/flag"),
    "look": (["screen", "--paper", "big"], "error/usage/fitting"),
    "colour": (["--color", "red", "screen"], "error/usage/fitting"),
    "too much": (["screen", "extra"], "error/usage/other"),
    "command": (["scren"], "error/usage/command"),
    "no command": (["nonsense"], "error/usage/command"),
    "not a day": (["screen", "--as-of", "gestern"], "error/usage/day"),
    "tomorrow": (["screen", "--as-of", "2027-01-01"], "error/usage/day_later"),
    "long ago": (["screen", "--as-of", "2015-12-31"], "error/usage/day_early"),
    "paper": (["screen", "--handout", "x.txt"], "error/usage/paper"),
    "no rules": (["--rules", "/nowhere", "screen"], "error/no_folder"),
    "kiosk day": (["kiosk", "--as-of", "2026-01-01"], "error/usage/today_only"),
    "kiosk terminal": (["kiosk"], "ui/kiosk/needs_terminal"),
    "no answers": (["screen", "--answers", "/nowhere.yaml"], "error/not_read"),
    "no terminal": ([], "error/no_terminal"),
}
HINTS = {"es": "es_MX.UTF-8", "ht": "ht_HT.UTF-8", "en": "C.UTF-8"}
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    """Runs the program's own main in this process: exit code and both outputs."""

    def inside(*arguments: str, lang: str = "en", typed: Path = Path(os.devnull)) -> tuple[int, str, str]:
        monkeypatch.setenv("ASYLUM_SCREEN_TODAY", TODAY)
        monkeypatch.setenv("LC_ALL", HINTS[lang])
        with typed.open(encoding="utf-8") as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            code = main(arguments)
        out, err = capfd.readouterr()
        return code, out, err

    return inside


def start_of(text_id: str, lang: str) -> str:
    """The longest piece of a text without values."""
    catalogue = words_of(lang).catalogue
    said = PROGRAM[text_id].english if catalogue is None else catalogue[text_id].translation
    return max(re.split(r"\{\w+\}", said), key=len).strip()


@pytest.mark.parametrize("lang", ["es", "ht", "en"])
@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_wrong_command_line_is_told_in_the_language_of_the_system(case: str, lang: str, told: Told) -> None:
    """Exit 2 (3 for answers), the right sentence, and no English word beside what is typed."""
    arguments, text_id = WRONG[case]
    code, _, err = told(*arguments, lang=lang)

    assert code == (3 if case == "no answers" else 2)
    assert start_of(text_id, lang) in err
    assert "[EN]" not in err and "Traceback" not in err
    if lang != "en":
        assert not_in(lang, TYPED.sub(" ", err)) == []


def test_the_language_of_the_command_line_stands_over_the_system(told: Told) -> None:
    """`--lang` counts, wherever it stands; a language that does not exist leaves the system's."""
    assert start_of("error/usage/option", "ht") in told("screen", "--foo", "--lang", "ht", lang="es")[2]
    assert start_of("error/usage/option", "ht") in told("screen", "--lang=ht", "--foo", lang="es")[2]
    code, _, err = told("screen", "--lang", "esp", lang="es")
    assert code == 2
    assert start_of("error/usage/language", "es") in err and "en, es, ht" in err
    assert words_of("es")("error/usage/near", given="es") in err


def test_with_a_second_language_both_are_said(told: Told) -> None:
    """A volunteer who reads along reads the mistake too, in a line of its own."""
    _, _, err = told("screen", "--lang", "es", "--with", "en", "--as-of", "gestern")
    first, second = err.splitlines()

    assert start_of("error/usage/day", "es") in first
    assert start_of("error/usage/day", "en") in second
    assert len(told("screen", "--lang", "es", "--with", "xx", "--as-of", "gestern")[2].splitlines()) == 1


@pytest.mark.parametrize("command", ["assess", "rules", "translations"])
def test_what_is_for_programs_and_trainers_stays_in_english(command: str, told: Told) -> None:
    """Whatever the system's language is."""
    _, _, err = told(command, "--foo", lang="es")

    assert "No such option" in err


def test_a_paper_that_is_written_and_one_that_cannot_be(tmp_path: Path, told: Told) -> None:
    """Both are said in the language of the run, with the reason."""
    answers = tmp_path / "answers.yaml"
    answers.write_text("entry_place: airport\n", encoding="utf-8")
    paper, nowhere = tmp_path / "paper.html", tmp_path / "none" / "paper.html"
    common = ("screen", "--lang", "es", "--answers", str(answers), "--handout")
    code, _, err = told(*common, str(paper))
    assert (code, err) == (0, words_of("es")("error/written", name=str(paper)) + "\n")

    code, _, err = told(*common, str(nowhere))
    assert code == Exit.NOT_WRITTEN
    assert err.strip() == words_of("es")(
        "error/not_written", name=str(nowhere), reason=words_of("es")("error/why/missing")
    )


def test_answers_with_a_mistake_are_announced(tmp_path: Path, told: Told) -> None:
    """What is wrong in the file is said in English, and a person who reads another language is told that it is."""
    path = tmp_path / "answers.yaml"
    path.write_text("entry_plase: airport\n", encoding="utf-8")
    code, out, err = told("screen", "--lang", "ht", "--answers", str(path))
    first, second = err.splitlines()

    assert (code, out) == (3, "")
    assert first == words_of("ht")("error/answers_wrong", name=str(path))
    assert "AS602" in second
    assert "AS602" in told("screen", "--lang", "en", "--answers", str(path))[2].splitlines()[0]
    assert len(told("assess", str(path), "--lang", "ht", lang="ht")[2].splitlines()) == 1


def test_a_fault_of_ours_is_said_in_the_language_of_the_run(monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    """Only the type of the exception is named; its text may hold an answer."""

    def fails(*_: object, **__: object) -> int:
        raise KeyError("an answer")

    monkeypatch.setattr(assess.Job, "run", fails)
    code, _, err = told("screen", "--lang", "es", "--answers", "-")

    assert code == Exit.OUR_BUG
    assert err == f"{words_of('es')('error/bug', kind='KeyError')}\n"


def test_a_person_who_chose_a_language_is_told_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    """The choice on the first page counts from then on, not the hint of the system."""

    def fails(_: Questions) -> None:
        raise KeyError("an answer")

    monkeypatch.setattr(Questions, "ask", fails)
    typed = tmp_path / "typed"
    typed.write_text("3\n1\n1\n", encoding="utf-8")
    code, out, err = told("screen", "--plain", lang="es", typed=typed)

    assert code == Exit.OUR_BUG
    assert words_of("ht")("error/stopped") in out
    assert err == f"{words_of('ht')('error/bug', kind='KeyError')}\n"


@pytest.mark.parametrize("number", [*exits._REASONS, errno.EFBIG, 0])
def test_every_reason_of_the_system_is_a_sentence(number: int) -> None:
    """The system's own words are in English; ours are in every language."""
    for lang in ("en", "es", "ht", "en-XA"):
        said = exits.why(OSError(number, "No such thing")).said(words_of(lang))
        assert said.strip(f"{OPEN}{CLOSE}")[0].isupper() and "No such" not in said


def test_a_voice_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """With catalogues that cannot be opened English is left; an error output without letters gets the nearest."""
    assert Voice(["screen", "--lang", "es", "--translations", "x"], {}).words.lang == "es"
    assert Voice(["--translations", "/nowhere", "screen", "--lang", "es"], {}).words.lang == "en"

    class Poor:
        encoding = "ascii"

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Poor())
    assert Voice(["screen", "--lang", "es"], {}).words.lang == "es"

    def fails() -> int:
        raise exits.Stop(Exit.USAGE, message("error/rules_wrong"))

    monkeypatch.undo()
    assert guarded(fails, Voice(["screen"], {"LANG": "es"})) == Exit.USAGE


def test_the_operator_of_a_kiosk_is_told_in_the_language_of_the_machine(tmp_path: Path, told: Told) -> None:
    """Settings that are wrong, and rules that are too old."""
    path = tmp_path / "kiosk.yaml"
    for text in ("langages: [en]\n", "warn_after: 1\n", "warn_after: 90\nleave_after: 91\n", "- a\n", "printer: -x\n"):
        path.write_text(text, encoding="utf-8")
        code, _, err = told("kiosk", "--settings", str(path), lang="es")
        assert code == 2
        assert start_of("ui/kiosk/settings", "es") in err
        assert not_in("es", TYPED.sub(" ", err.replace(str(path), ""))) == []
    info = pack().info
    old = kiosk_commands.stale(pack(), info.checked_on.replace(year=info.checked_on.year + 3))
    assert old is not None
    assert not_in("ht", TYPED.sub(" ", old.said(words_of("ht")))) == []


def test_doctor_speaks_the_language_of_the_machine(told: Told) -> None:
    """And the one asked for."""
    assert words_of("es")("ui/doctor/title") in told("doctor", lang="es")[1]
    assert words_of("ht")("ui/doctor/title") in told("doctor", "--lang", "ht", lang="es")[1]


@pytest.mark.parametrize("text_id", sorted(text_id for text_id in PROGRAM if text_id.startswith("error/")))
def test_every_message_comes_through_the_language(text_id: str) -> None:
    """In the pseudo-language nothing of a message stays as it is, and its values are all put in."""
    values = dict.fromkeys(re.findall(r"\{(\w+)\}", PROGRAM[text_id].english), "1")
    said = message(text_id, **values).said(words_of("en-XA"))

    assert said.startswith(OPEN) and said.endswith(CLOSE)
    assert "{" not in said
