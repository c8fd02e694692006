"""Classes of answers: two answers that no rule of a group tells apart are one class.

A `FactView` is one fact seen by one group of conditions. Two answers with the same class make every
condition of the group true, open or false alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from .facts import Answer, DayRange, FactId, NonAnswer
from .rules import Condition, InOperation, InSet, IsValue, OnDays
from .truth import Truth

Class = tuple[int, ...]


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


class FactView:
    """One fact as one group of leaves sees it."""

    __slots__ = ("_flips", "_numbers", "_test", "fact", "leaves")

    def __init__(
        self,
        fact: FactId,
        group: Iterable[Condition],
        as_of: date,
        test: Callable[[Condition, Answer], Truth],
    ) -> None:
        self.fact = fact
        self.leaves = tuple(group)
        self._flips = sorted({day for leaf in self.leaves for day in flips_of(leaf, as_of)})
        self._test = test
        self._numbers: dict[Class, int] = {}

    @property
    def signature(self) -> tuple[FactId, tuple[date, ...], tuple[Condition, ...]]:
        """Fact views with equal signatures give equal classes and can be one."""
        plain = tuple(leaf for leaf in self.leaves if not isinstance(leaf, OnDays | InOperation))
        return self.fact, tuple(self._flips), plain

    def class_of(self, answer: Answer) -> Class:
        """The class of an answer: between which turning points a day lies, or what each leaf says of the answer."""
        if isinstance(answer, NonAnswer):
            return ()
        if isinstance(answer, DayRange):
            first = bisect_right(self._flips, answer.earliest)
            if answer.doubted:
                return (first, -1)
            return (first,) if answer.exact else (first, bisect_right(self._flips, answer.latest))
        return tuple(self._test(leaf, answer).value for leaf in self.leaves)

    def number_of(self, answer: Answer) -> int:
        """A number from 1 on for the class of an answer."""
        return self._numbers.setdefault(self.class_of(answer), len(self._numbers) + 1)
