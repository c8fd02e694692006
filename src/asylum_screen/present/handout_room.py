"""Estimates how many lines blocks take on a sheet, so that page one stays one page in every language.

An estimate, since a browser sets the lines: a little too much is kept free. Tests hold it to real pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from asylum_screen.language.cells import cell_width

from .document import Block, Bullets, CardBlock, HelpBlock, Line, Notice, Paragraph, TimelineBlock

FULL, HALF = 100, 46
"""Letters in a line across the sheet, and in one of two columns, at ten points."""
PAGE_ONE = 51.0
"""Lines on page one under the title."""
HEADING = 1.7
GAP = 0.35
WARNING = 2.2
"""Lines that a warning takes from every page."""
FILLED = 0.87
"""The part of a page that is filled when nothing is cut across two pages."""
SMALLER = 10 / 9
"""Two languages side by side stand in letters of nine points: more in a line, more lines on a page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Lines on page one, and on the pages after it up to the end of the second sheet.

    columns: two columns of one language stand beside one another; with two languages each column is a language.
    """

    first: float
    later: float
    columns: bool = True

    @classmethod
    def of(cls, *, warnings: int, two_languages: bool, large: bool) -> Room:
        """The room on two sheets; large print takes as many as it must."""
        page = PAGE_ONE - WARNING * warnings
        if large:
            times = 2 if two_languages else 1
            return cls(page * times, 3 * times * page * FILLED * LARGE, not two_languages)
        if two_languages:
            page = PAGE_ONE * SMALLER - SECOND_TITLE - WARNING * warnings
        return cls(page, 3 * page * FILLED, not two_languages)

    def taken(self, urgent: list[Block], left: list[Block], right: Sequence[list[Block]]) -> float:
        """Lines of page one that are taken before the help begins."""
        if not self.columns:
            return sum(height(blocks, FULL) for blocks in (urgent, left, *right))
        return height(urgent, FULL) + max(height(left, HALF), sum(height(blocks, HALF) for blocks in right))

    def in_rows(self, blocks: Sequence[Block]) -> float:
        """Lines that cards or places take, two in a row where there are columns."""
        if not self.columns:
            return sum(block_height(block, FULL) for block in blocks)
        heights = [block_height(block, HALF) for block in blocks]
        return sum(max(heights[place : place + 2]) for place in range(0, len(heights), 2))

    def fitting(self, blocks: Sequence[Block], room: float) -> int:
        """How many of the blocks, from the first, fit into so many lines."""
        return max(most for most in range(len(blocks) + 1) if most == 0 or self.in_rows(blocks[:most]) <= room)


LARGE = 0.5
"""In large print only half as many cards and places stand on the paper."""


BETWEEN = 2
"""Letters between two languages."""
SECOND_TITLE = 1.5
"""Lines that the title takes more when it stands in two languages."""


CARD = 0.92
"""Cards stand in smaller letters and tighter lines."""


def lines(line: Line, width: int) -> int:
    """Lines that a text takes; with its second language beside it, as many as the longer of the two."""
    if line.second:
        width = int((width / 2 - BETWEEN) * SMALLER)
    return max(max(1, ceil(cell_width(text) / width)) for text in (line.text, line.second))


def height(blocks: Iterable[Block], width: int) -> float:
    """Lines that blocks take under a heading; 0 for no blocks."""
    whole = sum(block_height(block, width) for block in blocks)
    return whole + HEADING if whole else 0.0


def block_height(block: Block, width: int) -> float:
    """Lines that one block takes."""
    match block:
        case Paragraph(line):
            return lines(line, width) + GAP
        case Notice(_, said):
            return sum(lines(line, width - 6) for line in said) + 1.2
        case Bullets(items):
            return sum(lines(line, width - 3) + 0.2 for line in items) + GAP
        case TimelineBlock(points):
            return 2.2 + sum(lines(p.line, width - 6) + (lines(p.says, width - 3) if p.says else 0) for p in points)
        case HelpBlock():
            if not block.does.text:
                said = (block.name, *block.contact, *block.notes)
                return max(3.2, sum(lines(line, width - 13) for line in said)) + 0.6
            return sum(lines(line, width) for line in (block.name, block.does, *block.contact, *block.notes)) + 0.8
        case CardBlock(_, title, points):
            return CARD * (lines(title, width - 3) + sum(lines(line, width - 3) + 0.2 for line in points) + 1.4)
    return 0.0
