"""The Document: what a person gets, as blocks without a medium. Terminal, plain text, HTML and PDF render it.

Every text in it is already in the person's language; a second language, where wanted, stands beside each text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum

from asylum_screen.language.words import Said


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one language, and the same in a second language when two are shown.

    id: the id of the text they come from ("" for words made of data), so that a wrong sentence can be reported.
    marked, second_marked: True when the first or second language lacks this text and English stands in for it.
    """

    text: str
    second: str = ""
    id: str = ""
    marked: bool = False
    second_marked: bool = False

    @classmethod
    def of(cls, said: Sequence[Said]) -> Line:
        """The Line of a text as it is said in one language, or in two."""
        first, *more = said
        second = more[0] if more else None
        return cls(
            first.marked, second.marked if second else "", first.id, not first.ok, second is not None and not second.ok
        )


class Tone(Enum):
    """What a notice is for. Rendered in words and marks, never by colour alone."""

    URGENT = "urgent"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (part), 2 or 3."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Notice:
    """Text that stands out."""

    tone: Tone
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` counts from 1."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement is written: the source's title, a link without scheme, and how it was checked."""

    line: Line
    link: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Citations:
    """Sources behind what was just said."""

    items: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class HelpBlock:
    """One place that may help, with how to reach it and what to know before."""

    id: str
    name: Line
    does: Line
    contact: tuple[Line, ...]
    notes: tuple[Line, ...]
    link: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CardBlock:
    """A card to take away."""

    id: str
    title: Line
    points: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A date that counts: its name, the day in words, ISO day for programs, and what it means.

    some_day: only its month or year is known, so that no calendar can hold it.
    """

    id: str
    name: Line
    day: Line
    iso: str
    says: Line
    some_day: bool = False


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A point on the line of time.

    kind: arrival, today or date. line: what it is and the day, in words. says: what a date means, where it is said.
    """

    kind: str
    iso: str
    line: Line
    says: Line | None = None


@dataclass(frozen=True, slots=True)
class TimelineBlock:
    """A line of time. The points stand in the order of their days; the words beside say all that the line shows."""

    points: tuple[TimePoint, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One paragraph of page one of a paper.

    said: its words; of a day, the second says how far off it is. strong: the first of the page, set largest. point: one
    of a list. phone, link: of the place it names; shown_link: the link as its words write it. drop: the smaller, the
    sooner it is left out where there is no room; 0 is never.
    """

    label: Line | None
    said: tuple[Line, ...]
    strong: bool = False
    point: bool = False
    phone: str = ""
    link: str = ""
    shown_link: str = ""
    drop: int = 0


Block = Heading | Paragraph | Notice | Bullets | Citations | HelpBlock | CardBlock | DateBlock | TimelineBlock | Slot


@dataclass(frozen=True, slots=True)
class Part:
    """A topic of an orientation, a card of a topic, or a part of a handout.

    number: its fixed place, so that it may be named aloud (0: none). new_page: begins on a page of its own.
    lang, direction: of its words, when they are not those of the document. general: a card that stands
    behind those that touch this person most.
    """

    id: str
    title: Line
    blocks: tuple[Block, ...]
    number: int = 0
    new_page: bool = False
    lang: str = ""
    direction: str = ""
    general: bool = False


def ids_in(value: object) -> frozenset[str]:
    """The ids of the texts in a part of a document."""
    if isinstance(value, Line):
        return frozenset(value.id.split())
    if is_dataclass(value):
        value = tuple(getattr(value, each.name) for each in fields(value))
    return frozenset().union(*map(ids_in, value)) if isinstance(value, tuple) else frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """An orientation, or the cards of one of its topics, laid out.

    standing: the lines under the title of every page (what this is, that no lawyer has read it, day of the rules).
    warnings: lines on top of every page when the rules are not today's, are old, or the words are a draft.
    """

    title: Line
    lang: str
    direction: str
    second_lang: str
    standing: tuple[Line, ...]
    warnings: tuple[Line, ...]
    parts: tuple[Part, ...]
    dates: tuple[DateBlock, ...] = field(default=())
    second_direction: str = "ltr"

    def part(self, part_id: str) -> Part | None:
        """The part with this id, or None when it has nothing to say."""
        return next((part for part in self.parts if part.id == part_id), None)
