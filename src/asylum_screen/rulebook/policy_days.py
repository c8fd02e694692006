"""Whether the days of a policy fit together: in operation, blocked, known, and the steps of its status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from asylum_screen.core.conditions import Place
from asylum_screen.core.dates import Timeline
from asylum_screen.core.truth import YES

from .context import Context
from .index import Written

OVER = frozenset(["ended", "set_aside"])
STILL = frozenset(["announced", "in_force"])
A_DAY = timedelta(days=1)
LONGEST_WAY_OUT = timedelta(days=366)
"""A rule for people already here may end some months after it took nobody new; longer is most often a slip."""


def check_days(context: Context, model: Any, written: Written, timeline: Timeline) -> None:
    """Report what does not fit. People read the status, so one that never ends is as wrong as a wrong rule.

    Args:
        context: takes the problems.
        model: the policy as it was written.
        written: where it stands.
        timeline: the days on which it was in operation.
    """
    spans, steps = (*model.in_operation, *model.blocked), [step.from_ for step in model.status]
    if any(span.from_ and span.to and span.to < span.from_ for span in spans) or steps != sorted(steps):
        return  # the days themselves are reported
    first, last = _ends(model)
    for code, place, message, hint in (
        *_overlapping(model, written),
        *_begins(model, written, first),
        *_ends_never(model, written, last),
        *_ended_too_soon(model, written, timeline),
        *_blocked_outside(model, written, first, last),
        *_blocked_for_good(model, written),
        *_blocked_too_short(model, written),
        *_unclear_amid(model, written),
    ):
        context.report(code, place, message, hint)
    if first is not None and model.known_from > first:
        hint = "Name the first day on which anybody could know it: most often the day it was announced."
        message = f"known_from is after the first day in operation, {first}, so until then nobody would be told."
        context.report("AS409", written.child("known_from").place, message, hint)


DayFaults = Iterator[tuple[str, Place, str, str]]


def _ends(model: Any) -> tuple[date | None, date | None]:
    """The first and the last day in operation; None: there is no such day."""
    firsts = [period.from_ for period in model.in_operation]
    lasts = [period.to for period in model.in_operation]
    return None if None in firsts else min(firsts), None if None in lasts else max(lasts)


def _overlapping(model: Any, written: Written) -> DayFaults:
    """The periods of one list, each from the day after the one above it on."""
    for key in ("in_operation", "blocked"):
        for number, (above, span) in enumerate(pairwise(getattr(model, key)), start=1):
            if (span.from_ or date.min) <= (above.to or date.max):
                message = f"This begins before the period above it has ended ({above.to or 'it has no end'})."
                hint = "Put them in the order of days, each from the day after the last one."
                yield "AS409", written.child(key, number, "from").place, message, hint


def _begins(model: Any, written: Written, first: date | None) -> DayFaults:
    """The first step that is not only announced begins on the first day, or on the unclear days before it."""
    if first is None:
        return
    number = next((at for at, step in enumerate(model.status) if step.is_ != "announced"), None)
    if number is None:
        message = f"The policy is in operation from {first} on, but its status is never more than announced."
        yield "AS409", written.child("status", 0).place, message, f"Add the step {{from: {first}, is: in_force}}."
        return
    begins = model.status[number].from_
    earliest = first
    while any(days.from_ <= earliest - A_DAY <= days.to for days in model.unclear):
        earliest -= A_DAY
    if not earliest <= begins <= first:
        place = written.child("status", number, "from").place
        message = f"The status begins on {begins}, but the first day in operation is {first}."
        yield "AS409", place, message, "Before its first day a policy is announced. One of the two days is wrong."


def _ends_never(model: Any, written: Written, last: date | None) -> DayFaults:
    """After the last day in operation the status must say so."""
    if last is None:
        return
    while any(days.from_ <= last + A_DAY <= days.to for days in model.unclear):
        last += A_DAY
    standing = [number for number, step in enumerate(model.status) if step.from_ <= last]
    here = standing[-1] if standing else 0
    out = next((step.from_ for step in model.status[here:] if step.is_ not in STILL), None)
    hint = f"Add a step such as {{from: {last + A_DAY}, is: ended}}, or mend the last day."
    if out is None:
        number = len(model.status) - 1
        message = f'The last day in operation is {last}, but people read "{model.status[number].is_}" for ever after.'
        yield "AS408", written.child("status", number).place, message, hint
    elif out > last + LONGEST_WAY_OUT:
        message = f"The last day in operation is {last}, but people read that it is in force until {out}."
        number = [step.from_ for step in model.status].index(out)
        yield "AS409", written.child("status", number, "from").place, message, hint


def _ended_too_soon(model: Any, written: Written, timeline: Timeline) -> DayFaults:
    """While the status says that it is over, no day is in operation."""
    steps = model.status
    for number, step in enumerate(steps):
        if step.is_ not in OVER:
            continue
        until = steps[number + 1].from_ if number + 1 < len(steps) else date.max
        days = [step.from_, *(day for day in timeline.boundaries() if step.from_ < day < until)]
        wrong = next((day for day in days if day < until and timeline.on(day, date.max) is YES), None)
        if wrong is not None:
            yield "AS408", *_too_long(model, written, wrong, f'The status says "{step.is_}" from {step.from_} on')
            return


def _too_long(model: Any, written: Written, wrong: date, said: str) -> tuple[Place, str, str]:
    """The period in which a day is in operation that should not be, at its last day where it has one."""
    spans = list(enumerate(model.in_operation))
    number, period = next(
        (n, p) for n, p in spans if (p.from_ or date.min) <= wrong and (p.to is None or wrong <= p.to)
    )
    end = f"the days in operation go on to {period.to}" if period.to else "the days in operation have no end"
    place = written.child("in_operation", number, *(["to"] if period.to else [])).place
    return place, f"{said}, but {end}.", "Write the last day as to:, or mend the day of the step."


def _blocked_for_good(model: Any, written: Written) -> DayFaults:
    """A stop without a last day: people must not read that the policy is in force."""
    still = model.status[-1]
    for number, block in enumerate(model.blocked):
        if block.to is None and still.is_ in STILL:
            message = f'A court stops it from {block.from_} on, but people read "{still.is_}" for ever after.'
            hint = f"Add the step {{from: {block.from_}, is: blocked}}, or the last day of the stop."
            yield "AS408", written.child("blocked", number).place, message, hint


def _blocked_too_short(model: Any, written: Written) -> DayFaults:
    """A stop that ends while people still read that a court stops it."""
    for number, block in enumerate(model.blocked):
        after = (block.to or date.max - A_DAY) + A_DAY
        step = next((each for each in reversed(model.status) if each.from_ <= after), None)
        goes_on = any(_holds(span, after) for span in (*model.blocked, *model.unclear))
        ends = not any(_holds(span, after) for span in model.in_operation)
        if block.to and step is not None and step.is_ == "blocked" and not (goes_on or ends):
            message = f'The stop by a court ends on {block.to}, but after it people still read "blocked".'
            hint = f"Correct the day, or add the step {{from: {after}, is: in_force}}."
            yield "AS408", written.child("blocked", number, "to").place, message, hint


def _blocked_outside(model: Any, written: Written, first: date | None, last: date | None) -> DayFaults:
    """A court can only stop what is in operation."""
    for number, block in enumerate(model.blocked):
        late = last is not None and (block.to is None or block.to > last)
        if late or (first is not None and block.from_ < first):
            said = f"the last day in operation, {last}" if late else f"the first day in operation, {first}"
            message = f"The stop by a court reaches past {said}."
            place = written.child("blocked", number).place
            yield "AS409", place, message, "One of the days is wrong, or in_operation ends too soon."


def _unclear_amid(model: Any, written: Written) -> DayFaults:
    """Unclear days stand beside a day on which something begins or ends; what was unclear for a time may lie amid."""

    def plain(day: date) -> bool:
        stops = (*model.blocked, *model.unclear)
        return any(_holds(span, day) for span in model.in_operation) and not any(_holds(span, day) for span in stops)

    for number, days in enumerate(model.unclear):
        if not days.seen_to and plain(days.from_ - A_DAY) and plain(days.to + A_DAY):
            message = "These unclear days lie in the middle of days in operation."
            hint = "They stand beside the first or the last day in operation or of a stop. One of the days is wrong."
            yield "AS409", written.child("unclear", number).place, message, hint


def _holds(span: Any, day: date) -> bool:
    return (span.from_ or date.min) <= day <= (span.to or date.max)
