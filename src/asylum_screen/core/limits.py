"""What a time limit publishes: whether it is counted, and its phases, as conditions on the day it starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from .conditions import AS_OF, NEVER, AllOf, Condition, Is, Not, OnDays
from .dates import NO_OFFSET, Bound, Window
from .evaluate import Trace
from .facts import DayRange, Facts
from .rules import Deadline, Exemption, Finding, Policy, RulePack
from .shown import Phase, ShownExemption, counted_out
from .statements import DATE, Face, Statement, Thread, WordView, told_apart
from .status import StatusFrom
from .truth import NO, YES

Traces = tuple[Trace, ...]


def deadline_statement(pack: RulePack, item: Deadline) -> Statement:
    """What one time limit publishes."""
    held = Is(item.when, YES) if item.sure else Not(Is(item.when, NO))
    started = OnDays(item.counted_from, Window())
    counted = AllOf((held, Is(started, YES)))
    past, begun = phase_conditions(item)
    return Statement(
        kind="deadline",
        id=item.id,
        item=item,
        conditions=(item.when, *whens(item.excuses), past, begun),
        truth=item.when,
        faces=tuple(_faces(item, counted, past, begun, phases_of(pack, item))),
        threads=(Thread(counted, told_apart(None, None, "counted")), *members(item.excuses, counted)),
        views={"deadline": WordView(((DATE, counted),), "none", "none")},
        make=partial(_shown_deadline, item),
        exceptions=item.excuses,
        lists=counted,
        cites=item.cites,
        known_from=item.known_from,
        known_to=item.known_to,
        days=days(item),
        ends_on=lambda facts, as_of: item.ends_on(_start(item, facts, as_of).earliest),
        title=item.title,
        topic="dates",
        covers=item.when,
        checked=item.checked,
        place=item.place,
    )


def _faces(
    item: Deadline, counted: Condition, past: Condition, begun: Condition, seen: tuple[Phase, ...]
) -> Iterator[Face]:
    """One for each phase, then one for each excuse while the time limit is counted."""
    for phase, text, condition in (
        (Phase.AHEAD, item.say, AllOf((Not(past), Not(begun)))),
        (Phase.NEAR, item.say_near, AllOf((begun, Not(past)))),
        (Phase.PAST, item.say_past, past),
    ):
        shown = AllOf((counted, Is(condition, YES)))
        about: dict[str, Any] = {"place": text.place, "text": text, "unreached": phase not in seen}
        yield Face(kind="deadline", id=item.id, name=phase.value, word=phase.value, condition=shown, **about)
    for each in item.excuses:
        met = AllOf((counted, Is(each.when, YES)))
        about = {"place": each.place, "text": each.say, "exception": each}
        yield Face(kind="deadline", id=item.id, name=f"excuse {each.id}", word=DATE, condition=met, **about)


def _shown_deadline(item: Deadline, face: Face, traces: Traces, facts: Facts, as_of: date) -> Any:
    excuses = exemptions(item.excuses, traces[1:])
    return counted_out(item, traces[0], _start(item, facts, as_of), excuses, Phase(face.name))


def _start(item: Deadline, facts: Facts, as_of: date) -> DayRange:
    """The day a time limit counts from; where it is counted and nobody was asked, the day is taken for today."""
    day = facts.get(item.counted_from)
    return day if isinstance(day, DayRange) else DayRange.on(as_of)


def phase_conditions(item: Deadline) -> tuple[Condition, Condition]:
    """Whether the last day has passed, and whether the near days have begun, as conditions on the start day."""

    def reached(offset: Any, more: int) -> Condition:
        start = OnDays(item.counted_from, Window(None, Bound(None, -more), offset, by_earliest=True))
        if item.floor is None:
            return start
        return AllOf((start, since(offset.after(item.floor) + timedelta(days=more))))

    return reached(item.add, 1), NEVER if item.near == NO_OFFSET else reached(item.near, 0)


def phases_of(pack: RulePack, item: Deadline) -> tuple[Phase, ...]:
    """The phases in which an interview can see a time limit at all."""
    near, question = item.near, pack.questions.get(item.counted_from)
    if near == NO_OFFSET:
        return (Phase.AHEAD, Phase.PAST)
    at_once = (near.years, near.months) == (0, 0) and near.days <= 0
    future = question is not None and question.may_be_future
    return (Phase.NEAR, Phase.PAST) if at_once and not future else tuple(Phase)


# ---------------------------------------------------------------- for all kinds


def days(item: Finding | Policy | Deadline, steps: tuple[StatusFrom, ...] = ()) -> tuple[date, ...]:
    """The days on which a statement begins to be known or to stand otherwise, and the last ones before."""
    known = [day for day in (item.known_from, getattr(item, "known_to", None)) if day is not None]
    return (*known, *(day for step in steps for day in (step.first, step.first - timedelta(days=1))))


def members(unless: Iterable[Exemption], owner: Condition, *, followed: bool = True) -> tuple[Thread, ...]:
    """Each line of a printed list by itself: met, open or ruled out, wherever its owner is shown.

    A yes to one never hides another.
    """
    return tuple(Thread(each.when, after=owner, followed=followed) for each in unless)


def whens(unless: Iterable[Exemption]) -> tuple[Condition, ...]:
    """The conditions of some exceptions."""
    return tuple(each.when for each in unless)


def exemptions(unless: tuple[Exemption, ...], traces: Traces) -> tuple[ShownExemption, ...]:
    """Exceptions with their traces."""
    return tuple(map(ShownExemption, unless, traces))


def since(day: date) -> Condition:
    """The day of the orientation is this day or a later one."""
    return OnDays(AS_OF, Window(Bound(day), None))
