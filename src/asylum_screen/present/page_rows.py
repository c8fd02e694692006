"""Rows of page one, and how they are cut to the room there is.

What is left out first when there is no room is said by `Row.drop`; the alarm, the step and the number stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from asylum_screen.core.rules import HelpEntry
from asylum_screen.language.cells import wrap

from .document import Line

MOST_WORDS = 220
FULL_WIDTH, FULL_LINES, NARROW_LINES = 80, 22, 45
WARNING = "! "
"""Before a warning, which takes lines of its own beside those of the page."""
NEVER = 0
"""A row that is never left out."""
NEEDED = 9
"""Rows of so high a `drop` are needed: they are left out only when several things are urgent at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of page one.

    text: its words for a line of letters, with its label. strong: it stands out. alarm: it cannot wait, and stands out
    most. drop: the smaller, the sooner it is left out; 0 is never. label, said: the same in pieces, for a paper; of a
    day, the second says how far off it is. entry: the place it names. again: makes it anew for the rows there are.
    """

    text: str
    first: str = ""
    rest: str = "  "
    drop: int = NEVER
    strong: bool = False
    alarm: bool = False
    label: Line | None = None
    said: tuple[Line, ...] = ()
    entry: HelpEntry | None = None
    again: Callable[[Sequence[Row]], Row] | None = field(default=None, compare=False)

    @property
    def needed(self) -> bool:
        """True for a day, a step, a number or a place that a page should not lose to longer words."""
        return self.drop == NEVER or self.drop >= NEEDED

    def lines(self, width: int) -> list[str]:
        """The row, wrapped."""
        whole = wrap(self.text, width, first=self.first, rest="")
        return whole if len(whole) == 1 else wrap(self.text, width, first=self.first, rest=self.rest)


Slots = tuple[tuple[Row, ...], ...]


class Weight(IntEnum):
    """How much a line stands out."""

    QUIET = 0
    PLAIN = 1
    STRONG = 2
    ALARM = 3


def styled_lines(slots: Slots, width: int) -> list[tuple[str, Weight]]:
    """The page as lines, each with how much it stands out: an empty line between slots, and nothing more than fits."""
    found: list[tuple[str, Weight]] = []
    for slot in fitted(slots, width):
        if found:
            found.append(("", Weight.PLAIN))
        for row in slot:
            weight = Weight.ALARM if row.alarm else Weight.STRONG if row.strong else Weight.PLAIN
            found += [(line, weight) for line in row.lines(width)]
    return found


def fitted(slots: Slots, width: int | None = None) -> Slots:
    """The slots without what has no room; without a width, for a paper that sets its own lines, only by their words."""
    most = 0
    if width is not None:
        warnings = [row for slot in slots for row in slot if row.first == WARNING]
        most = (FULL_LINES if width >= FULL_WIDTH else NARROW_LINES) + sum(len(row.lines(width)) for row in warnings)
    for drop in sorted({row.drop for slot in slots for row in slot} - {NEVER}):
        if _fits(slots, width, most):
            break
        left = (tuple(row for row in slot if row.drop != drop) for slot in slots)
        slots = tuple(slot for slot in left if slot)
    return renewed(slots)


def renewed(slots: Slots) -> Slots:
    """The slots, with the rows that tell of the others made anew."""
    rows = [row for slot in slots for row in slot]
    return tuple(tuple(row.again(rows) if row.again is not None else row for row in slot) for slot in slots)


def _fits(slots: Slots, width: int | None, most: int) -> bool:
    if width is None:
        return count_words(slots) <= MOST_WORDS
    lines = sum(len(row.lines(width)) for slot in slots for row in slot) + len(slots) - 1
    return lines <= most and count_words(slots) <= MOST_WORDS


def count_words(slots: Slots) -> int:
    """The words of a page, warnings aside."""
    return sum(len(row.text.split()) for slot in slots for row in slot if row.first != WARNING)
