"""Papers of the ten people, and texts that want to be more than text, for the tests of paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Answer, Facts
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import RulePack
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import (
    Bullets,
    CardBlock,
    Citation,
    Citations,
    DateBlock,
    Document,
    Heading,
    HelpBlock,
    Line,
    Notice,
    Paragraph,
    Part,
    Slot,
    TimelineBlock,
    TimePoint,
    Tone,
)
from asylum_screen.present.handout import build_handout
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 22)
PEOPLE = sorted((ROOT / "tests" / "people").glob("*.yaml"))
HOSTILE = (
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&amp; &#x3c;b&#x3e;",
    '#eval("1") #read("/etc/passwd") $x$ *b* _i_ = h',
    "\\ // /* ` ``` @label <label>",
    "\u202eturned\u202c \u2066open",
    "a\u2028b\x00c\x1b[31md\r\ne",
    "{name} {} %s ${HOME}",
    "\U000e0041\ufeff\ud800",
)


@cache
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT / "rules")


@cache
def evaluator() -> Evaluator:
    """The real rules of the day, for all people."""
    return Evaluator(pack(), TODAY)


@cache
def orientation_of(path: Path) -> Orientation:
    """The orientation of one of the ten people."""
    facts = AnswerReader(pack(), TODAY).file(path).facts
    assert facts is not None
    return assess(evaluator(), facts)


def paper(path: Path, words: Words | None = None, *, with_answers: bool = False, whole: bool = False) -> Document:
    """The paper of one of the ten people."""
    options = PaperOptions(TODAY, with_answers=with_answers, program="0", evaluator=evaluator())
    return build_handout(orientation_of(path), words or Words(), options, whole=whole)


def changed(path: Path, **answers: Answer) -> Orientation:
    """The orientation of a person with some answers changed."""
    return assess(evaluator(), Facts({**orientation_of(path).facts, **answers}))


def lines_of(thing: object) -> Iterator[Line]:
    """Every line of a document, wherever it stands."""
    if isinstance(thing, Line):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from lines_of(item)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            yield from lines_of(getattr(thing, each.name))


def hostile_document(text: str) -> Document:
    """A document in which every text is the given one, in both languages."""
    line = Line(text, text, text)
    blocks = (
        Heading(2, line),
        Paragraph(line),
        Notice(Tone.URGENT, (line,)),
        Notice(Tone.WARNING, (line,)),
        Bullets((line,), numbered=True),
        Citations((Citation(line, text, text),)),
        HelpBlock(text, line, line, (line,), (line,), text, text),
        CardBlock(text, line, (line,)),
        DateBlock(text, line, line, "2027-01-01", line),
        Slot(line, (line, line), strong=True, phone=text, link=text, shown_link=text),
        Slot(line, (line,), point=True, drop=3),
        TimelineBlock((TimePoint("arrival", "2026-01-01", line), TimePoint("date", "2027-01-01", line, line))),
    )
    part = Part("cards", line, blocks, 3)
    return Document(
        line,
        "en",
        "ltr",
        "es",
        (line,),
        (line,),
        (replace(part, id="first"), part),
        (blocks[8],),
        "rtl",  # type: ignore[arg-type]
    )
