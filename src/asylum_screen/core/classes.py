"""Classes of answers: two answers that no rule of a group tells apart are one class.

A `Slot` is one fact seen by one group of conditions. Its class of an answer is a small number; two answers with the
same number make every condition of the group true, open or false alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from .facts import Answer, DayRange, FactId, NonAnswer
from .rules import AllOf, AnyOf, Condition, InOperation, InSet, IsValue, Named, Not, OnDays
from .truth import Truth

NOT_ASKED = -1
OPEN = -2


def leaves(condition: Condition) -> Iterable[Condition]:
    """Every leaf of a condition, in reading order."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part) | Named(_, part):
            yield from leaves(part)
        case _:
            yield condition


def fact_of(leaf: Condition) -> FactId | None:
    """The fact a leaf tests, or None."""
    match leaf:
        case IsValue(fact) | InSet(fact) | OnDays(fact):
            return fact
        case InOperation(axis):
            return axis
        case _:
            return None


def flips_of(leaf: Condition, as_of: date) -> list[date]:
    """The days on which a leaf about a day starts to answer otherwise than the day before."""
    if isinstance(leaf, OnDays):
        return leaf.window.flips(as_of)
    return leaf.timeline.boundaries() if isinstance(leaf, InOperation) else []


class Slot:
    """One fact as one group of leaves sees it."""

    __slots__ = ("_flips", "_known", "_leaves", "_numbers", "_test", "fact")

    def __init__(
        self,
        fact: FactId,
        group: Iterable[Condition],
        as_of: date,
        test: Callable[[Condition, Answer], Truth],
    ) -> None:
        self.fact = fact
        self._leaves = tuple(group)
        self._flips = sorted({day for leaf in self._leaves for day in flips_of(leaf, as_of)})
        self._test = test
        self._known: dict[Answer, int] = {}
        self._numbers: dict[tuple[Truth, ...], int] = {}

    @property
    def signature(self) -> tuple[FactId, tuple[date, ...], tuple[Condition, ...]]:
        """Slots with equal signatures give equal classes and can be one."""
        plain = tuple(leaf for leaf in self._leaves if not isinstance(leaf, OnDays | InOperation))
        return self.fact, tuple(self._flips), plain

    def class_of(self, answer: Answer | None) -> int:
        """The class of an answer; `NOT_ASKED` without one, `OPEN` for "I do not know" and its like."""
        if answer is None:
            return NOT_ASKED
        if isinstance(answer, NonAnswer):
            return OPEN
        if isinstance(answer, DayRange):
            first = bisect_right(self._flips, answer.earliest)
            return first if answer.exact else first * 100_000 + bisect_right(self._flips, answer.latest) + 1_000_000
        found = self._known.get(answer)
        if found is None:
            outcome = tuple(self._test(leaf, answer) for leaf in self._leaves)
            found = self._known[answer] = self._numbers.setdefault(outcome, len(self._numbers))
        return found
