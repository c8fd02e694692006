"""Time limits: the phase that a condition on the start day gives is the one that counting out the days gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asylum_screen.core.conditions import IsValue
from asylum_screen.core.dates import NO_OFFSET, Offset
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import Phase, assess, word_of
from asylum_screen.core.rules import ALWAYS, Deadline, RulePack
from packs import AS_OF, small_pack

NEAR = st.builds(Offset, months=st.integers(0, 11), days=st.integers(-40, 0))


def pack(limit: Deadline) -> RulePack:
    """The small pack with one time limit, for everybody."""
    return replace(small_pack(), deadlines=(replace(limit, when=ALWAYS, counted_from="entry_date"),))


@settings(max_examples=150, deadline=None)
@given(st.integers(-500, 800), st.integers(0, 60), st.none() | st.integers(-500, 500), NEAR)
def test_the_phase_is_that_of_the_earliest_day(back: int, span: int, floor: int | None, near: Offset) -> None:
    """Past when the earliest last day is over; near from the near day on; else ahead; never from before the floor."""
    first = AS_OF - timedelta(days=back)
    since = None if floor is None else AS_OF - timedelta(days=floor)
    limit = replace(small_pack().deadlines[0], floor=since, near=near)
    facts = Facts({"entry_date": DayRange(first, first + timedelta(days=span))})
    (shown,) = assess(Evaluator(pack(limit), AS_OF), facts).deadlines
    start = first if since is None else max(first, since)
    is_near = near != NO_OFFSET and near.after(start) <= AS_OF
    wanted = Phase.PAST if limit.add.after(start) < AS_OF else Phase.NEAR if is_near else Phase.AHEAD
    assert (shown.start.earliest, shown.earliest, shown.phase) == (start, limit.add.after(start), wanted)


@pytest.mark.parametrize("answer", [None, *NonAnswer])
@pytest.mark.parametrize("floor", [None, date(2026, 6, 1), date(2027, 6, 1)])
def test_without_a_day_nothing_is_counted(answer: NonAnswer | None, floor: date | None) -> None:
    """A time limit whose start is not known is not shown, in no phase, and its day is missing."""
    facts = Facts() if answer is None else Facts({"entry_date": answer})
    whole = assess(Evaluator(pack(replace(small_pack().deadlines[0], floor=floor)), AS_OF), facts)
    assert whole.deadlines == ()
    assert "entry_date" in whole.missing


def test_a_day_that_is_taken_for_today_is_counted_from_today() -> None:
    """Nobody was asked for the day, as other answers imply it: the time limit is told all the same."""
    one = pack(small_pack().deadlines[0])
    asked = replace(one.questions["entry_date"], presumed_as=(("as_of", IsValue("entry_place", "outside_us")),))
    taken = Evaluator(replace(one, questions={**one.questions, asked.id: asked}), AS_OF)
    facts = Facts({"entry_place": "outside_us"})
    (shown,) = assess(taken, facts).deadlines
    (statement,) = (each for each in taken.pack.statements if each.kind == "deadline")
    assert shown.start == DayRange.on(AS_OF)
    assert word_of(taken, statement, "deadline", facts) == shown.earliest.isoformat()
