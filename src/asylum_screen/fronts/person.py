"""What a conversation holds of the person so far, all of it in memory. Starting over or leaving drops it as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from asylum_screen.core.facts import FactId
from asylum_screen.core.interview import Interview

from .asking import Drafts


@dataclass
class Person:
    """One person's answers, and where they are. The repr shows none of it.

    Attributes:
        interview: the answers.
        introduced: sections whose introduction was read.
        drafts: what was chosen on a page that was left before it was done.
        told: what does not fit together and was said once.
        reviewing: an answer is being changed from the review.
        parts: the parts asked so far, where the interview is cut up; None asks everything.
    """

    interview: Interview = field(repr=False)
    introduced: set[str] = field(default_factory=set, repr=False)
    drafts: Drafts = field(default_factory=dict, repr=False)
    told: frozenset[str] = field(default=frozenset(), repr=False)
    reviewing: bool = False
    parts: tuple[str, ...] | None = None

    def step_back(self, stop: frozenset[FactId] = frozenset()) -> bool:
        """Go back to the answer before; False where there is none, or where it is one to stop at."""
        before = self.interview.before()
        back = self.interview.back() if before and before[-1] not in stop else None
        self.interview = back or self.interview
        return back is not None
