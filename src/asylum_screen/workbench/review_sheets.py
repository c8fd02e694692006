"""`rules review export`: what a lawyer reads of each statement, and signs, as a page or as a table to fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import groupby
from typing import Any

from asylum_screen.core.dates import NO_OFFSET, Offset
from asylum_screen.core.reviews import FEE, fingerprint, key_of, read_by, signable, texts_in
from asylum_screen.core.rules import RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.present.document import Block, Bullets, Document, Heading, Line
from asylum_screen.problems import near

from .pictures.details import detail_of
from .pictures.trees import ALONE, Box, Trees
from .pictures.words import offset_words, period_words
from .review_page import mark, sheet
from .spreadsheet import to_csv

CHECKED = ("Checked", "How sure", "Source reaches", "Look again by")
ASIDE = ("Topic", "Exception", "Excuse", "Shown", *CHECKED)
"""Details that are no words of a statement, or stand in a column of their own."""
HOW = (
    "Read each part. Write yes where the words, the conditions and the sources are right. Write change where they are "
    "not, and say what in the comment. Leave the answer empty where you did not read."
)


class NoSuchTopicError(ValueError):
    """No statement has this topic or stands in this file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as a lawyer reads it. The columns of the table, in this order."""

    statement: str
    hash: str
    topic: str
    file: str
    words: str
    shown_when: str
    exceptions: str
    sources: str
    checked: str
    answer: str = ""
    comment: str = ""


COLUMNS = tuple(each.name for each in fields(Row))


def rows(pack: RulePack, topic: str | None = None, *, unsigned_on: date | None = None) -> list[Row]:
    """The statements of a topic, or else of the files whose names begin so; all of them without one.

    Args:
        pack: the rules.
        topic: a topic, the id of a statement, or the beginning of a file's name.
        unsigned_on: leave out what is signed on this day.

    Raises:
        NoSuchTopicError: with the names there are.
    """
    every = list(signable(pack))
    named = [each for each in every if topic in (None, each.topic, each.id)]
    chosen = named or [each for each in every if each.place.file.startswith(str(topic))]
    if not chosen:
        known = Counter(each.topic for each in signable(pack))
        raise NoSuchTopicError(
            f'There is no topic or file "{topic}" to review. {near(str(topic), known)} Topics: '
            + ", ".join(f"{name} ({number})" for name, number in sorted(known.items()))
        )
    if unsigned_on is not None:
        chosen = [each for each in chosen if not read_by(pack, [each], unsigned_on).read]
    return [row_of(pack, each) for each in sorted(chosen, key=lambda each: (each.topic, each.place))]


def row_of(pack: RulePack, statement: Statement) -> Row:
    """A statement as a lawyer reads it."""
    detail, trees, item = detail_of(statement, pack), Trees(pack), statement.item
    when, *exceptions = trees.of(statement).children
    title = [f"Title: {statement.title.english}"] if statement.title is not None else []
    said = [f"{label}: {words}" for label, words in detail.pairs if not label.startswith(ASIDE)]
    on_page_one = dict.fromkeys(each.english for each in texts_in(getattr(item, "page_one", None)))
    words = [*title, *said, *(f"On page one: {each}" for each in on_page_one)]
    open_too = not getattr(item, "sure", True) or getattr(item, "also_when_open", False)
    return Row(
        key_of(statement),
        fingerprint(pack, statement),
        statement.topic,
        f"{statement.place.file}:{statement.place.line}",
        "\n".join([*words, *_counted(pack, statement), *_sums(pack, words)]),
        "\n".join([*_lines(when), *(["Also shown while this is open"] if open_too else [])]),
        "\n".join(_excepted(statement, exceptions, trees)),
        "\n".join(" ".join(filter(None, source)) for source in detail.sources),
        "\n".join(f"{label}: {words}" for label, words in detail.pairs if label in CHECKED),
    )


def _excepted(statement: Statement, boxes: Iterable[Box], trees: Trees) -> Iterator[str]:
    """The exceptions in all their words, and what keeps a statement off page one."""
    for box, each in zip(boxes, statement.exceptions, strict=True):
        yield from _lines(replace(box, notes=(each.say.english,)))
    if statement.page_one and statement.page_one.silenced_by:
        yield from _lines(replace(trees.condition(statement.page_one.silenced_by), notes=("Not on page one:",)))


def _counted(pack: RulePack, statement: Statement) -> Iterator[str]:
    """How the day of a time limit is reckoned."""
    item: Any = statement.item
    if getattr(item, "counted_from", None) is not None:
        start = f"the day in: {pack.questions[item.counted_from].ask.english}"
        yield f"{{date}} is {_after(item.add)}{start}"
        if item.floor is not None:
            yield f"An earlier day counts as {item.floor}"
        yield f"Near is from {_after(item.near)}{start}"


def _after(offset: Offset) -> str:
    """How far from a day: "9 months after "; "" for the day itself."""
    if offset == NO_OFFSET:
        return ""
    before = max(offset.years, offset.months, offset.days) <= 0
    return f"{offset_words(offset)} {'before' if before else 'after'} "


def _sums(pack: RulePack, words: Iterable[str]) -> Iterator[str]:
    """The sums of money that the words name."""
    named = set(FEE.findall(" ".join(words)))
    for each in pack.amounts:
        if each.id in named:
            yield f"{{fee.{each.id}}}: {each.amount}, {period_words(each.first, each.last)}"


def _lines(box: Box, depth: int = 0) -> Iterator[str]:
    """A condition as lines, what belongs to a group under it."""
    indent = "  " * depth
    said = [*box.notes, *([] if box.head == ALONE else [f"{box.head}:"])]
    yield from (indent + line for line in said)
    inner = indent + ("  " if said else "")
    for test in box.rows:
        yield (inner and f"{inner}- ") + test.asks + (f" -> {test.wants}" if test.wants else "")
    for child in box.children:
        yield from _lines(child, depth + bool(said))


# ---------------------------------------------------------------- as a table


def as_csv(found: Iterable[Row]) -> str:
    """The table to fill in."""
    return to_csv(COLUMNS, ([str(getattr(row, name)) for name in COLUMNS] for row in found))


# ---------------------------------------------------------------- as a page


def to_document(found: Iterable[Row], pack: RulePack, day: date) -> Document:
    """The sheet, a part for each topic, with a line to mark under each statement."""
    info = pack.info
    standing = f"Rules {info.id} {info.version}, checked on {info.checked_on}. For a lawyer to read. {day}."
    groups = groupby(found, key=lambda row: row.topic)
    return sheet((standing, HOW), ((topic, map(_blocks, group)) for topic, group in groups))


def _blocks(row: Row) -> Iterator[Block]:
    yield Heading(2, Line(row.statement))
    for title, said in (
        ("What people read", row.words),
        ("Shown when", row.shown_when),
        ("Exceptions", row.exceptions),
        ("Sources", row.sources),
        ("How it was checked", row.checked),
    ):
        if said:
            yield Heading(3, Line(title))
            yield Bullets(tuple(Line(_indented(line)) for line in said.split("\n")))
    yield mark(f"{row.file}, {row.hash}")


def _indented(line: str) -> str:
    """A line of a list that stands as far in as it did."""
    inner = line.lstrip(" ")
    return "\u2003" * ((len(line) - len(inner)) // 2) + inner.removeprefix("- ")
