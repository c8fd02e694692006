"""One question being asked: what its pages share, however many steps it takes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from asylum_screen.core.facts import Answer, DayRange, FactId
from asylum_screen.core.rules import Question
from asylum_screen.present.document import Line

from .desk import NON_ANSWERS, Build, Desk
from .page import KEEP, Nav, Page, Para, Reply, Tone
from .pages import question

Collecting = Generator[Build, Reply, Answer | Nav | None]
"""The pages of one question, each given its reply; in the end the answer, BACK, or None for the answer as it is."""
Drafts = dict[FactId, tuple[str, ...]]
"""Rows taken in on a page of several answers that was left before it was done, by fact, in the order taken."""


@dataclass(frozen=True)
class Asking:
    """One question, asked over as many pages as its kind needs.

    as_of: the day of the orientation. progress: how far the person is. notes: lines to show on the first page.
    current: the answer so far, when there is one; it can be kept. drafts: what was chosen before and is not done.
    day_counts: whether it matters which day of a month it was.
    """

    asked: Question
    as_of: date
    progress: Callable[[Desk], Line | None]
    notes: Callable[[Desk], Sequence[Para]]
    current: Answer | None = field(default=None, repr=False)
    drafts: Drafts = field(default_factory=dict, repr=False)
    day_counts: Callable[[DayRange], bool] = lambda _: True

    def base(self, desk: Desk) -> Page:
        """The page of the question, which every step makes its own."""
        return question(desk, self.asked, self.progress(desk), self.notes(desk), self.current)

    def page(self, step: str, build: Callable[[Desk, Page], Page]) -> Build:
        """One step of the question; the steps after the first carry their name in the page's."""

        def page(desk: Desk) -> Page:
            made = build(desk, self.base(desk))
            return replace(made, name=f"{made.name}:{step}") if step else made

        return page


def settles(reply: Reply) -> tuple[bool, Answer | Nav | None]:
    """Whether a reply ends the question, and with what."""
    if isinstance(reply, Nav):
        return True, reply
    if reply.id in NON_ANSWERS:
        return True, NON_ANSWERS[reply.id]
    return (True, None) if reply.id == KEEP else (False, None)


def frame(base: Page) -> list[Para]:
    """What stays of a question's text on its later steps: the question itself, and the warning of another day."""
    return [item for item in base.paras if item.tone is Tone.ASK or item.line.id == "paper/warning/as_of"]
