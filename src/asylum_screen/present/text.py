"""The Document as text: for a terminal (with bold) and plain (no cursor movement, no drawing, no colour).

Both are one reading; a terminal only gets bold and dim letters on top. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.language.cells import printable, wrap

from .document import (
    Block,
    Bullets,
    CardBlock,
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
from .page_rows import Weight

NARROWEST = 20
WIDEST = 90
INDENT = "  "


Weighed = Iterator[tuple[str, Weight]]
"""Lines, each with how much it stands out."""
_ANSI = {Weight.STRONG: "\x1b[1m", Weight.ALARM: "\x1b[1m", Weight.QUIET: "\x1b[2m"}
_END = "\x1b[0m"


def lettered(row: str, weight: Weight, *, ansi: bool) -> str:
    """A line as a terminal takes it: bold or dim by escape codes."""
    return f"{_ANSI[weight]}{row}{_END}" if ansi and weight in _ANSI else row


def render_text(document: Document, width: int, *, ansi: bool = False, show_ids: bool = False) -> str:
    """The whole document as text, ending in a newline.

    Args:
        document: what to render.
        width: cells in a line; less than 20 counts as 20, lines never grow over 90.
        ansi: bold and dim letters by escape codes.
        show_ids: write the id of each text behind it, in square brackets.
    """
    rows = weighed(document, width, show_ids=show_ids)
    return "\n".join(lettered(row, weight, ansi=ansi) for row, weight in rows) + "\n"


def weighed(document: Document, width: int, *, show_ids: bool = False) -> list[tuple[str, Weight]]:
    """The lines of the document, each with how much it stands out."""
    setter = _Setter(max(NARROWEST, min(width, WIDEST)), show_ids)
    rows = [*setter.top(document), *(row for part in document.parts for row in setter.part(part))]
    while rows and not rows[-1][0]:
        rows.pop()
    return rows


def together(one: Line, other: Line) -> Line:
    """Two lines as one, in each language."""
    second = f"{one.second or one.text}. {other.second or other.text}" if one.second or other.second else ""
    return Line(f"{one.text}. {other.text}", second, one.id, one.marked or other.marked)


class _Setter:
    """Sets lines of one width."""

    def __init__(self, width: int, show_ids: bool) -> None:
        self.width = width
        self.show_ids = show_ids

    def top(self, document: Document) -> Weighed:
        """The title, the standing lines and the warnings."""
        yield from self.set(document.title, weight=Weight.STRONG)
        for line in document.standing:
            yield from self.set(line)
        for line in document.warnings:
            yield from self.set(line, first="! ", rest="  ", weight=Weight.STRONG)
        yield "", Weight.PLAIN

    def part(self, part: Part) -> Weighed:
        """One part under its title."""
        head = f"{part.number}. " if part.number else ""
        yield from self.set(part.title, first=head, rest=" " * len(head), weight=Weight.STRONG)
        yield "", Weight.PLAIN
        for block in part.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Weighed:
        """One block, followed by an empty line."""
        match block:
            case Heading(_, line):
                yield from self.set(line, weight=Weight.STRONG)
            case Paragraph(line):
                yield from self.set(line)
            case Notice():
                yield from self.notice(block)
            case Bullets(items, numbered):
                for place, line in enumerate(items, 1):
                    mark = f"{place}. " if numbered else "- "
                    yield from self.set(line, first=mark, rest=" " * len(mark))
            case Citations():
                yield from self.citations(block)
            case HelpBlock():
                yield from self.help(block)
            case CardBlock(_, title, points):
                yield from self.set(title, first="* ", rest="  ", weight=Weight.STRONG)
                for line in points:
                    yield from self.set(line, first="  - ", rest="    ")
            case DateBlock(_, name, day, _, says):
                yield from self.set(name, weight=Weight.STRONG)
                yield from self.set(day, first=INDENT, rest=INDENT, weight=Weight.STRONG)
                yield from self.set(says)
            case TimelineBlock() | Slot():
                yield from self.timeline(block.points) if isinstance(block, TimelineBlock) else self.slot(block)
        yield "", Weight.PLAIN

    def notice(self, block: Notice) -> Weighed:
        """Text that stands out, by marks that a reader without colour sees too."""
        mark = {Tone.URGENT: "!! ", Tone.WARNING: "! ", Tone.INFO: "- "}[block.tone]
        for place, line in enumerate(block.lines):
            first = mark if place == 0 else " " * len(mark)
            weight = Weight.STRONG if block.tone is Tone.URGENT and place == 0 else Weight.PLAIN
            yield from self.set(line, first=first, rest=" " * len(mark), weight=weight)

    def citations(self, block: Citations) -> Weighed:
        """Sources in quiet letters, each with its link below it."""
        for item in block.items:
            yield from self.set(item.line, first=INDENT, rest=INDENT, weight=Weight.QUIET)
            if item.link:
                yield from self.set(Line(item.link), first=INDENT * 2, rest=INDENT * 2, weight=Weight.QUIET)

    def help(self, block: HelpBlock) -> Weighed:
        """One place that may help; a number stands on the line of its name."""
        contact = block.contact
        name = together(block.name, contact[0]) if block.phone else block.name
        yield from self.set(name, rest=INDENT, weight=Weight.STRONG)
        yield from self.set(block.does, first=INDENT, rest=INDENT)
        for line in (*contact[1 if block.phone else 0 :], *block.notes):
            yield from self.set(line, first=INDENT, rest=INDENT)

    def timeline(self, points: tuple[TimePoint, ...]) -> Weighed:
        """The points of a line of time, in words."""
        for place, point in enumerate(points, 1):
            mark = f"{place}. "
            yield from self.set(point.line, first=mark, rest=" " * len(mark))
            if point.says is not None:
                yield from self.set(point.says, first=" " * len(mark), rest=" " * len(mark))

    def slot(self, block: Slot) -> Weighed:
        """A paragraph of page one, its label on a line of its own."""
        weight = Weight.STRONG if block.strong else Weight.PLAIN
        if block.label is not None:
            yield from self.set(block.label, weight=Weight.STRONG)
        first = "- " if block.point else INDENT
        for line in block.said:
            yield from self.set(line, first=first, rest=INDENT, weight=weight)

    def set(self, line: Line, *, first: str = "", rest: str = "", weight: Weight = Weight.PLAIN) -> Weighed:
        """One Line wrapped to the width, with the second language under it."""
        text = printable(line.text)
        if self.show_ids and line.id:
            text = f"{text} [{line.id}]"
        for row in wrap(text, self.width, first=first, rest=rest):
            yield row, weight if row.strip() else Weight.PLAIN
        if line.second:
            for row in wrap(printable(line.second), self.width, first=rest, rest=rest):
                yield row, Weight.PLAIN
