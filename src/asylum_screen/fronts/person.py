"""What a conversation holds of the person so far, all of it in memory. Starting over or leaving drops it as one."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    """

    interview: Interview = field(repr=False)
    introduced: set[str] = field(default_factory=set, repr=False)
    drafts: Drafts = field(default_factory=dict, repr=False)
    told: frozenset[str] = field(default=frozenset(), repr=False)
    reviewing: bool = False

    def step_back(self) -> bool:
        """Go back to the answer before; False where there is none."""
        back = self.interview.back()
        self.interview = back or self.interview
        return back is not None
