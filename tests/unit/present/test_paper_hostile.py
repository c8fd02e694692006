"""Papers of a person for whom every text of the rules, every name and every answer wants to be more than text."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from paper_samples import HOSTILE, PEOPLE, TODAY, orientation_of, pack
from test_paper_html import ALLOWED, Outline, assert_links

from asylum_screen.core.rules import Text
from asylum_screen.language.catalogue import Catalogue
from asylum_screen.language.languages import ENGLISH
from asylum_screen.language.words import TextStatus, Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import Document
from asylum_screen.present.handout import build_handout
from asylum_screen.present.html import render_html
from asylum_screen.present.ics import render_ics
from asylum_screen.present.pdf import render_pdf
from asylum_screen.rulebook.answers import AnswerReader

TEXTS = [text for text in HOSTILE if "{" not in text]
"""A placeholder that nobody knows never comes so far: the rules are refused when they are read."""
PROPERTIES = re.compile(
    r"(BEGIN|END|VERSION|PRODID|CALSCALE|UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|TRANSP"
    r"|CLASS|ACTION|TRIGGER):"
)


class HostileWords(Words):
    """Every text, every country and every language name, with something hostile around it."""

    def __init__(self, text: str) -> None:
        super().__init__(ENGLISH, Catalogue({}))
        self.text = text

    def _translate(self, source: Text) -> tuple[str, TextStatus]:
        return f"{self.text} {source.english} {self.text}", TextStatus.OK

    def country(self, code: str) -> str:
        """The name, hostile."""
        return f"{self.text}{super().country(code)}"


@dataclass(frozen=True)
class Case:
    """A paper with everything on it, and the words it was made of."""

    words: Words
    document: Document


def case(text: str, *, whole: bool) -> Case:
    """The paper of one person with the answers on it."""
    words = HostileWords(text)
    options = PaperOptions(TODAY, with_answers=True, program="0")
    return Case(words, build_handout(orientation_of(PEOPLE[1]), words, options, whole=whole))


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_rules_and_answers_are_words_of_the_page(text: str) -> None:
    """With every text hostile, the page has only our elements and attributes, and the text can be read on it."""
    page = render_html(case(text, whole=True).document)
    outline = Outline(page)
    assert all(ALLOWED.fullmatch(tag) for tag, _ in outline.tags)
    names = {name for _, attributes in outline.tags for name in attributes}
    assert not any(name.startswith("on") or name in ("src", "action") for name in names)
    assert_links(outline)
    assert page.count("<style>") == page.count("</style>") == 1
    words = "".join(outline.words)
    for piece in ("<script>", "onerror=alert(1)", "#eval", "&amp;", "@label"):
        assert (words.count(piece) > 100) == (piece in text)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_rules_and_answers_stay_in_their_line_of_the_calendar(text: str) -> None:
    """No line begins with a property that is not ours, and there are as many days as without."""
    made = case(text, whole=False)
    lines = render_ics(made.document, made.words, TODAY).replace("\r\n ", "").split("\r\n")[:-1]
    assert all(PROPERTIES.match(line) for line in lines)
    assert lines.count("BEGIN:VEVENT") == sum(block.iso >= TODAY.isoformat() for block in made.document.dates) > 0


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils")
@pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import typst"], capture_output=True).returncode != 0, reason="typst"
)
@pytest.mark.parametrize("text", TEXTS)
def test_hostile_rules_and_answers_are_words_of_the_pdf(text: str, tmp_path: Path) -> None:
    """typst runs none of it and reads no file for it."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_pdf(case(text, whole=False).document))
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    for piece in ("<script>", "#eval", "#read", "@label"):
        assert (words.count(piece) > 20) == (piece in text)
    assert "root:" not in words


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_answer_is_no_answer(text: str) -> None:
    """What is not an option of a question comes no further than the reading of answers."""
    for fact in ("entry_place", "nationalities", "entry_date"):
        data = f"{fact}: {[text]!r}" if fact == "nationalities" else f"{fact}: {text!r}"
        record = AnswerReader(pack(), TODAY).text(data.encode("utf-8", "backslashreplace"), "answers.yaml")
        assert record.facts is None
        assert record.problems
