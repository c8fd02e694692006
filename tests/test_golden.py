"""What the ten people are shown, as texts that a reader has read. A change shows as a difference to be read.

For each: page one with the list of topics. For two: everything, and their paper.

To write them anew after reading the difference: UPDATE_GOLDEN=1 python -m pytest tests/test_golden.py
"""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import RulePack
from asylum_screen.language.store import offered, open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.handout import build_handout
from asylum_screen.present.html import render_html
from asylum_screen.present.page_one import first_pages, render_first
from asylum_screen.present.text import render_text
from asylum_screen.present.topics import render_topics
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
PEOPLE = sorted((ROOT / "tests" / "people").glob("*.yaml"))
OTHER_DAYS = {
    "02_honduran_mother": ["2023-07-01"],
    "08_haiti_journalist": ["2021-11-22"],
}
"""Days on which the law of that time matters for a person."""
PAPERS = [path for path in PEOPLE if path.stem in ("02_honduran_mother", "09_guatemala_boy_alone")]
"""Two people whose papers hold every kind of block; the papers of the others repeat them."""
LANGUAGES = [language.code for language in offered(ROOT / "translations")]
CASES = [
    (path, lang, day)
    for path in PEOPLE
    for lang in LANGUAGES
    for day in ["2026-11-22", *(OTHER_DAYS.get(path.stem, []) if lang == "en" else [])]
]


@cache
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT / "rules")


@cache
def evaluator(as_of: date) -> Evaluator:
    """The real rules of a day, for all people."""
    return Evaluator(pack(), as_of)


@cache
def words_of(lang: str) -> Words:
    """The words of a language."""
    return open_words(lang, ROOT / "translations")


OPTIONS = PaperOptions(TODAY, program="0")


@cache
def orientation_of(path: Path, day: str = "2026-11-22") -> Orientation:
    """The orientation of one person on a day."""
    as_of = date.fromisoformat(day)
    record = AnswerReader(pack(), as_of).file(path)
    assert record.facts is not None, [found.line() for found in record.problems]
    return assess(evaluator(as_of), record.facts)


def whole(path: Path, lang: str, *, ansi: bool = False) -> str:
    """Everything that is said to one person."""
    return render_text(build(orientation_of(path), words_of(lang), OPTIONS), 60, ansi=ansi)


@pytest.mark.parametrize(("path", "lang", "day"), CASES, ids=[f"{p.stem}-{lang}-{d}" for p, lang, d in CASES])
def test_page_one_and_the_topics_are_those_that_were_read(path: Path, lang: str, day: str) -> None:
    """What `assess` prints at 80 columns is the golden text."""
    orientation, words = orientation_of(path, day), words_of(lang)
    got = render_first(first_pages(orientation, words, OPTIONS), 80) + render_topics(orientation, words, 80)

    same_as_golden(ROOT / "tests" / "golden" / lang / f"{path.stem}.{day}.txt", got)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_is_the_one_that_was_read(path: Path, lang: str) -> None:
    """Everything, at 60 columns, is the golden text."""
    same_as_golden(ROOT / "tests" / "golden" / lang / f"{path.stem}.whole.txt", whole(path, lang))


def same_as_golden(golden: Path, got: str) -> None:
    """Compare with the golden file, or write it when that is asked for."""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(got, encoding="utf-8")

    assert golden.is_file(), f"no golden file; read the text and write it: {golden}"
    assert got == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_terminal_shows_the_same_words_with_bold_letters_only(path: Path, lang: str) -> None:
    """Without its escape codes, what a terminal shows is the plain text."""
    plain = whole(path, lang)
    shown = whole(path, lang, ansi=True)

    assert "\x1b[1m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_is_the_one_that_was_read(path: Path, lang: str) -> None:
    """The HTML paper, its style left out, is the golden one."""
    page = render_html(build_handout(orientation_of(path), words_of(lang), OPTIONS))
    got = re.sub(r"<(style|svg)\b.*?</\1>", "", page, flags=re.DOTALL).replace("><", ">\n<")
    got = re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-", got)

    same_as_golden(ROOT / "tests" / "golden" / lang / f"{path.stem}.html", got)


VERDICTS = re.compile(
    r"\b(you (do not |don't )?qualify|you are (not )?eligible|your case is (strong|weak)|you will (win|lose|get asylum)"
    r"|\d+ ?%|asylum is not for you|too late)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_no_orientation_holds_a_verdict_or_odds(path: Path) -> None:
    """No verdict, no odds, and never "too late", in any of the ten."""
    assert VERDICTS.findall(whole(path, "en")) == []


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_orientation_has_its_three_closing_sentences(path: Path) -> None:
    """The right to ask where it holds, free help, and the lawyer."""
    words = " ".join(whole(path, "en").split())

    assert ("may ask for asylum. How the person came" in words) is (path.stem != "06_ciudad_juarez")
    assert "A lawyer or an accredited representative should look at this with you." in words
    assert "Free help is listed here." in words
