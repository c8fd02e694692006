"""What a conversation holds of the person so far, all of it in memory. Starting over or leaving drops it as one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from asylum_screen.core.facts import FactId
from asylum_screen.core.interview import Interview
from asylum_screen.core.parts import PART_ONE

from .asking import Drafts
from .lists import States


@dataclass
class Person:
    """One person's answers, and where they are. The repr shows none of it.

    Attributes:
        interview: the answers.
        introduced: sections whose introduction was read.
        drafts: what was chosen on a page that was left before it was done.
        marks: the same for pages with several questions.
        told: what does not fit together and was said once.
        doubted: what does not fit, the answer it was asked about after and the interview then, while one is changed.
        reviewing: an answer is being changed from the review.
        parts: the parts that are asked, as far as the person has come.
        ask_all: all of them are asked before page one.
    """

    interview: Interview = field(repr=False)
    introduced: set[str] = field(default_factory=set, repr=False)
    drafts: Drafts = field(default_factory=dict, repr=False)
    marks: dict[str, States] = field(default_factory=dict, repr=False)
    told: frozenset[str] = field(default=frozenset(), repr=False)
    doubted: tuple[str, FactId, Interview] | None = field(default=None, repr=False)
    reviewing: bool = False
    parts: tuple[str, ...] = (PART_ONE,)
    ask_all: bool = False

    def before(self, here: Collection[FactId] = ()) -> list[FactId]:
        """The facts answered before the page with these facts, in their order."""
        return [fact for fact in self.interview.before() if fact not in here]

    def after(self, here: Collection[FactId]) -> FactId | None:
        """The first fact answered after the page with these facts; None for the next open one."""
        given = list(self.interview.facts)
        last = max((given.index(fact) for fact in here if fact in given), default=len(given))
        return next(iter(given[last + 1 :]), None)

    def step_back(self, here: Collection[FactId] = (), stop: Collection[FactId] = ()) -> bool:
        """Go back to the answer before.

        Args:
            here: the facts of the page that is shown.
            stop: answers that are not gone back to.

        Returns:
            False where there is none.
        """
        before = self.before(here)
        if not before or before[-1] in stop:
            return False
        self.interview = self.interview.to(before[-1])
        return True
