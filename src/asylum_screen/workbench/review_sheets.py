"""`rules review export`: what a lawyer reads of each statement, and signs, as a page or as a table to fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from itertools import groupby

from asylum_screen.core.reviews import fingerprint, key_of, signable
from asylum_screen.core.rules import RulePack, Text
from asylum_screen.core.statements import Statement
from asylum_screen.present.document import Block, Bullets, Document, Heading, Line, Paragraph, Part
from asylum_screen.problems import near

from .pictures.details import detail_of
from .pictures.trees import ALONE, Box, Trees
from .spreadsheet import to_csv

CHECKED = ("Checked", "How sure", "Source reaches", "Look again by")
ASIDE = ("Topic", "Exception", "Excuse", "Shown", "In conflict with", *CHECKED)
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


def rows(pack: RulePack, topic: str | None = None) -> list[Row]:
    """The statements of a topic, or of the files whose names begin so; all of them without one.

    Raises:
        NoSuchTopicError: with the names there are.
    """
    chosen = [each for each in signable(pack) if topic is None or _is_about(each, topic)]
    if not chosen:
        known = Counter(each.topic for each in signable(pack))
        raise NoSuchTopicError(
            f'There is no topic or file "{topic}" to review. {near(str(topic), known)} Topics: '
            + ", ".join(f"{name} ({number})" for name, number in sorted(known.items()))
        )
    return [_row(pack, each) for each in sorted(chosen, key=lambda each: (each.topic, each.place))]


def _is_about(statement: Statement, topic: str) -> bool:
    return topic in (statement.topic, statement.id) or statement.place.file.startswith(topic)


def _row(pack: RulePack, statement: Statement) -> Row:
    detail, box = detail_of(statement, pack), Trees(pack).of(statement)
    when, *exceptions = box.children
    said = [f"{label}: {words}" for label, words in detail.pairs if not label.startswith(ASIDE)]
    on_page_one = dict.fromkeys(_texts(statement.page_one))
    return Row(
        key_of(statement),
        fingerprint(pack, statement),
        statement.topic,
        f"{statement.place.file}:{statement.place.line}",
        "\n".join([*said, *(f"On page one: {words}" for words in on_page_one)]),
        "\n".join(_lines(when)),
        "\n".join(line for each in exceptions for line in _lines(each)),
        "\n".join(" ".join(filter(None, source)) for source in detail.sources),
        "\n".join(f"{label}: {words}" for label, words in detail.pairs if label in CHECKED),
    )


def _texts(value: object) -> Iterator[str]:
    """Every text in a part of a rule, in its order."""
    if isinstance(value, Text):
        yield value.english
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _lines(box: Box, depth: int = 0) -> Iterator[str]:
    """A condition as lines, what belongs to a group under it."""
    indent = "  " * depth
    said = [*box.notes, *([] if box.head == ALONE else [f"{box.head}:"])]
    yield from (indent + line for line in said)
    inner = indent + ("  " if said else "")
    for test in box.rows:
        yield f"{inner}- {test.asks}" + (f" -> {test.wants}" if test.wants else "")
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
    parts = [
        Part(topic, Line(topic.replace("_", " ").capitalize()), tuple(block for row in group for block in _blocks(row)))
        for topic, group in groupby(found, key=lambda row: row.topic)
    ]
    standing = Line(f"Rules {info.id} {info.version}, checked on {info.checked_on}. For a lawyer to read. {day}.")
    return Document(Line("Review sheet"), "en", "ltr", "", (standing, Line(HOW)), (), tuple(parts))


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
            yield Bullets(tuple(Line(line.strip()) for line in said.split("\n")))
    yield Paragraph(Line(f"[  ] yes   [  ] change   Comment: {'_' * 40}   ({row.file}, {row.hash})"))
