"""The answers as the rules take them: what does not fit together is not known.

While a conflict surely holds, each fact that it makes unsure counts as "I do not know". A day keeps one thing: the
earliest day it can be, so that a person sees the safe day of a time limit, and that it is not sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .facts import Answer, DayRange, FactId, Facts, NonAnswer
from .rules import Condition, FactConflict


class Taking:
    """Gives the answers as the rules take them.

    Args:
        conflicts: of the pack.
        surely: whether a condition surely holds for answers as they were given.
    """

    def __init__(self, conflicts: Iterable[FactConflict], surely: Callable[[Condition, Facts], bool]) -> None:
        self._conflicts = tuple(each for each in conflicts if each.unsure)
        self._surely = surely
        self._last: tuple[Facts | None, Facts | None] = (None, None)

    def __call__(self, facts: Facts) -> Facts:
        """The answers themselves (the same object) where no conflict holds, else without what is unsure."""
        said, taken = self._last
        if taken is None or (facts is not said and facts is not taken):
            unsure = dict(self._unsure(facts))
            taken = Facts({**facts, **unsure}) if unsure else facts
            self._last = (facts, taken)
        return taken

    def _unsure(self, facts: Facts) -> Iterator[tuple[FactId, Answer]]:
        held = [each for each in self._conflicts if self._surely(each.when, facts)]
        for fact in dict.fromkeys(fact for each in held for fact in each.unsure if fact in facts):
            days = [day for each in held if fact in each.unsure for day in _days(facts, each, fact)]
            yield fact, _doubted(facts[fact], days)


def _days(facts: Facts, conflict: FactConflict, fact: FactId) -> Iterator[DayRange]:
    """The day of a fact, and the days that cannot be before it: those that its conflict names after it."""
    for other in conflict.unsure[conflict.unsure.index(fact) :]:
        answer = facts.get(other)
        if isinstance(answer, DayRange):
            yield answer


def _doubted(answer: Answer, days: list[DayRange]) -> Answer:
    if not isinstance(answer, DayRange):
        return NonAnswer.DONT_KNOW
    return DayRange(min(day.earliest for day in days), answer.latest, doubted=True)
