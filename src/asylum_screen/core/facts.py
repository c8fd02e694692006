"""What a person answered: facts by id, and the two answers that are no "no".

A fact that is absent was not asked. That is a third thing beside "I do not know" and "I prefer not to answer".
"""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

FactId = str
STATELESS = "stateless"
"""Stands beside the country codes, for a person whom no country takes for its citizen."""
ALONE = ("none", STATELESS)
"""Answers that no other answer of a list can stand beside."""


class NonAnswer(Enum):
    """An answer that settles nothing. Both evaluate to UNKNOWN and neither is asked again."""

    DONT_KNOW = "unknown"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, order=True)
class DayRange:
    """One day, or a span of days in which the day lies; both ends counted.

    doubted: another answer contradicts it. Then the day is not known; only the earliest it can be still counts.

    Raises:
        ValueError: when `earliest` is after `latest`.
    """

    earliest: date
    latest: date
    doubted: bool = False

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError("the earliest day is after the latest day")

    @classmethod
    def on(cls, day: date) -> DayRange:
        """The range of exactly one day."""
        return cls(day, day)

    @property
    def exact(self) -> bool:
        """True when the day itself is known."""
        return self.earliest == self.latest and not self.doubted


Value = bool | str | frozenset[str] | DayRange
Answer = Value | NonAnswer


class Facts(Mapping[FactId, Answer]):
    """A read-only map from fact id to answer, in the order in which they were given.

    The repr never shows an answer, so that no traceback or log can.
    """

    __slots__ = ("_answers",)

    def __init__(self, answers: Mapping[FactId, Answer] | None = None) -> None:
        self._answers: dict[FactId, Answer] = dict(answers or {})

    def __getitem__(self, fact: FactId) -> Answer:
        return self._answers[fact]

    def __iter__(self) -> Iterator[FactId]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, fact: FactId, default: Any = None) -> Any:
        """The answer, or `default` when it was not asked."""
        return self._answers.get(fact, default)

    def items(self) -> ItemsView[FactId, Answer]:
        """Facts with their answers."""
        return self._answers.items()

    def __repr__(self) -> str:
        return f"Facts({len(self)} answers)"

    def with_answer(self, fact: FactId, answer: Answer) -> Facts:
        """A copy with one answer set; a fact answered before keeps its place in the order."""
        return Facts({**self._answers, fact: answer})

    def only(self, facts: Collection[FactId]) -> Facts:
        """A copy with these facts only."""
        return Facts({fact: answer for fact, answer in self._answers.items() if fact in facts})

    def without(self, *facts: FactId) -> Facts:
        """A copy without these facts: they become "not asked" again."""
        return Facts({fact: answer for fact, answer in self._answers.items() if fact not in facts})
