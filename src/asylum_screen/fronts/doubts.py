"""Answers that do not fit together, asked about once and kindly, when they arise. They may stay as they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from asylum_screen.core.calendars import counts_otherwise, doubtful
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.interview import Interview
from asylum_screen.core.rules import FactConflict

from .closing import answer_row
from .desk import Desk
from .page import Kind, Page, Tone
from .pages import other_calendar


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to ask about: a conflict of the rules, or a year that may be one of another calendar."""

    id: str
    facts: tuple[FactId, ...]
    conflict: FactConflict | None = None
    year: int = field(default=0, repr=False)


def doubts(interview: Interview, lang: str) -> list[Doubt]:
    """Everything that does not fit together in the answers so far, as a reader of this language has them."""
    found = [Doubt(f"conflict:{item.id}", item.facts, item) for item in interview.conflicts()]
    if counts_otherwise(interview.facts, lang):
        years = doubtful(interview.facts, interview.as_of)
        found += [Doubt(f"calendar:{fact}:{year}", (fact,), None, year) for fact, year in years.items()]
    return found


def page(desk: Desk, doubt: Doubt, facts: Facts) -> Page:
    """Asks whether one of the answers is to be changed, or all stay."""
    changes = [answer_row(desk, fact, facts[fact]) for fact in doubt.facts if fact in facts]
    if doubt.conflict is None:
        ask, ours = other_calendar(desk, doubt.year), desk.row("ours", "ui/day/ours", year=str(doubt.year))
        return desk.page(Kind.CHOOSE, f"calendar:{doubt.facts[0]}", None, [ask], [*changes, ours])
    paras = [desk.para(doubt.conflict.say, Tone.ASK)]
    rows = [*changes, desk.row("leave", "ui/review/leave")]
    return desk.page(Kind.CHOOSE, doubt.id, desk.line("ui/review/title"), paras, rows)
