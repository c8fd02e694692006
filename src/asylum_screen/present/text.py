"""The Document as text: for a terminal (with bold) and plain (no cursor movement, no drawing, no colour).

Both are one reading; a terminal only gets bold and dim letters on top. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set off: pairs of what is written before and after. Empty pairs give plain text."""

    strong: tuple[str, str] = ("", "")
    quiet: tuple[str, str] = ("", "")


PLAIN = Style()
ANSI = Style(("\x1b[1m", "\x1b[0m"), ("\x1b[2m", "\x1b[0m"))


def render_text(document: Document, width: int, *, ansi: bool = False, show_ids: bool = False) -> str:
    """The whole document as text, ending in a newline.

    Args:
        document: what to render.
        width: cells in a line; less than 20 counts as 20, lines never grow over 90.
        ansi: bold and dim letters by escape codes.
        show_ids: write the id of each text behind it, in square brackets.
    """
    setter = _Setter(max(NARROWEST, min(width, WIDEST)), ANSI if ansi else PLAIN, show_ids)
    lines = [*setter.top(document)]
    for part in document.parts:
        lines.extend(setter.part(part))
    return "\n".join(lines).rstrip("\n") + "\n"


def weighed(document: Document, width: int, *, show_ids: bool = False) -> Iterator[tuple[str, Weight]]:
    """The lines of the document, each with how much it stands out."""
    strong, end = ANSI.strong
    for row in render_text(document, width, ansi=True, show_ids=show_ids).rstrip("\n").split("\n"):
        said = row.replace(ANSI.quiet[0], "").replace(strong, "").replace(end, "")
        yield said, Weight.STRONG if row.startswith(strong) else Weight.PLAIN


def together(one: Line, other: Line) -> Line:
    """Two lines as one, in each language."""
    second = f"{one.second or one.text}. {other.second or other.text}" if one.second or other.second else ""
    return Line(f"{one.text}. {other.text}", second, one.id, one.marked or other.marked)


class _Setter:
    """Sets lines of one width in one style."""

    def __init__(self, width: int, style: Style, show_ids: bool) -> None:
        self.width = width
        self.style = style
        self.show_ids = show_ids

    def top(self, document: Document) -> Iterator[str]:
        """The title, the standing lines and the warnings."""
        yield from self.set(document.title, style=self.style.strong)
        for line in document.standing:
            yield from self.set(line)
        for line in document.warnings:
            yield from self.set(line, first="! ", rest="  ", style=self.style.strong)
        yield ""

    def part(self, part: Part) -> Iterator[str]:
        """One part under its title."""
        head = f"{part.number}. " if part.number else ""
        yield from self.set(part.title, first=head, rest=" " * len(head), style=self.style.strong)
        yield ""
        for block in part.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        """One block, followed by an empty line."""
        match block:
            case Heading(_, line):
                yield from self.set(line, style=self.style.strong)
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
                yield from self.set(title, first="* ", rest="  ", style=self.style.strong)
                for line in points:
                    yield from self.set(line, first="  - ", rest="    ")
            case DateBlock(_, name, day, _, says):
                yield from self.set(name, style=self.style.strong)
                yield from self.set(day, first=INDENT, rest=INDENT, style=self.style.strong)
                yield from self.set(says)
            case TimelineBlock() | Slot():
                yield from self.timeline(block.points) if isinstance(block, TimelineBlock) else self.slot(block)
        yield ""

    def notice(self, block: Notice) -> Iterator[str]:
        """Text that stands out, by marks that a reader without colour sees too."""
        mark = {Tone.URGENT: "!! ", Tone.WARNING: "! ", Tone.INFO: "- "}[block.tone]
        for place, line in enumerate(block.lines):
            first = mark if place == 0 else " " * len(mark)
            strong = self.style.strong if block.tone is Tone.URGENT and place == 0 else ("", "")
            yield from self.set(line, first=first, rest=" " * len(mark), style=strong)

    def citations(self, block: Citations) -> Iterator[str]:
        """Sources in quiet letters, each with its link below it."""
        for item in block.items:
            yield from self.set(item.line, first=INDENT, rest=INDENT, style=self.style.quiet)
            if item.link:
                yield from self.set(Line(item.link), first=INDENT * 2, rest=INDENT * 2, style=self.style.quiet)

    def help(self, block: HelpBlock) -> Iterator[str]:
        """One place that may help; a number stands on the line of its name."""
        contact = block.contact
        name = together(block.name, contact[0]) if block.phone else block.name
        yield from self.set(name, rest=INDENT, style=self.style.strong)
        yield from self.set(block.does, first=INDENT, rest=INDENT)
        for line in (*contact[1 if block.phone else 0 :], *block.notes):
            yield from self.set(line, first=INDENT, rest=INDENT)

    def timeline(self, points: tuple[TimePoint, ...]) -> Iterator[str]:
        """The points of a line of time, in words."""
        for place, point in enumerate(points, 1):
            mark = f"{place}. "
            yield from self.set(point.line, first=mark, rest=" " * len(mark))
            if point.says is not None:
                yield from self.set(point.says, first=" " * len(mark), rest=" " * len(mark))

    def slot(self, block: Slot) -> Iterator[str]:
        """A paragraph of page one, its label on a line of its own."""
        strong = self.style.strong if block.strong else ("", "")
        if block.label is not None:
            yield from self.set(block.label, style=self.style.strong)
        first = "- " if block.point else INDENT
        for line in block.said:
            yield from self.set(line, first=first, rest=INDENT, style=strong)

    def set(self, line: Line, *, first: str = "", rest: str = "", style: tuple[str, str] = ("", "")) -> Iterator[str]:
        """One Line wrapped to the width, with the second language under it."""
        text = printable(line.text)
        if self.show_ids and line.id:
            text = f"{text} [{line.id}]"
        for row in wrap(text, self.width, first=first, rest=rest):
            yield f"{style[0]}{row}{style[1]}" if style[0] and row.strip() else row
        if line.second:
            for row in wrap(printable(line.second), self.width, first=rest, rest=rest):
                yield row
