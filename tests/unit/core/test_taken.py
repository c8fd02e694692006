"""Answers that do not fit together settle nothing: they count as "I do not know"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.core.conditions import leaves
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation, Reading, assess, shown_alone
from asylum_screen.core.rules import FactConflict, OnDays, RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.core.truth import UNKNOWN
from asylum_screen.rulebook import load_pack
from packs import CONFLICTS, small_pack

TODAY = date(2026, 11, 30)
PACK = load_pack(Path(__file__).resolve().parents[3] / "rules")
UNSURE = tuple(each for each in PACK.conflicts if each.unsure)
PEOPLE = (
    {},
    {"in_us_now": True, "entry_place": "airport", "entry_manner": "admitted_with_visa"},
    {"entry_date": DayRange.on(date(2026, 2, 10)), "has_court_date": True, "nationalities": frozenset({"HN"})},
    {"in_us_now": False, "unaccompanied_child": False, "in_custody": True},
)


def clashing(conflict: FactConflict) -> Iterator[Facts]:
    """Answers for which a conflict holds, alone and with what some people answered beside it."""
    evaluator = Evaluator(PACK, TODAY)
    compiled = Compiled(evaluator)
    witness = compiled.witness(compiled.condition(conflict.when))
    assert witness is not None
    for person in PEOPLE:
        yield Facts({**person, **witness})


def by_the_earliest_day(evaluator: Evaluator, statement: Statement, conflict: FactConflict) -> bool:
    """True when a statement looks at the earliest day that one of the unsure answers can be."""
    conditions = [*statement.conditions, *(face.condition for face in statement.faces)]
    found = [leaf for each in conditions for leaf in leaves(each)]
    found += [leaf for fact in evaluator.presumptions(conflict.unsure) for leaf in leaves(fact)]
    return any(isinstance(leaf, OnDays) and leaf.window.by_earliest and leaf.fact in conflict.unsure for leaf in found)


@pytest.mark.parametrize("conflict", UNSURE, ids=lambda each: each.id)
def test_a_conflict_never_makes_anything_surer_than_not_knowing(conflict: FactConflict) -> None:
    """Each statement reads as if the unsure facts were "I do not know", but for the earliest safe days."""
    evaluator = Evaluator(PACK, TODAY)
    for said in clashing(conflict):
        open_ = Facts({fact: NonAnswer.DONT_KNOW if fact in conflict.unsure else said[fact] for fact in said})
        assert conflict in assess(evaluator, said).conflicts
        for one, other in zip(Reading(evaluator, said).states, Reading(evaluator, open_).states, strict=True):
            if not one.statement.as_said and one.face is not other.face:
                assert by_the_earliest_day(evaluator, one.statement, conflict), one.statement.id


@pytest.mark.parametrize("conflict", UNSURE, ids=lambda each: each.id)
def test_a_limit_of_an_unsure_day_is_told_by_its_earliest_day_and_as_not_sure(conflict: FactConflict) -> None:
    """Neither "too late" nor "time enough"."""
    for said in clashing(conflict):
        shown = assess(Evaluator(PACK, TODAY), said)
        for item in shown.deadlines:
            fact = item.deadline.counted_from
            assert item.unsure is (fact in conflict.unsure)
            if item.unsure:
                named = [said[each] for each in conflict.unsure[conflict.unsure.index(fact) :] if each in said]
                first = min(day.earliest for day in named if isinstance(day, DayRange))
                assert item.earliest == item.deadline.ends_on(first)


@pytest.mark.parametrize("conflict", UNSURE, ids=lambda each: each.id)
def test_one_statement_alone_reads_the_answers_as_all_do_and_no_answer_is_lost(conflict: FactConflict) -> None:
    """Scenarios, the orientation and the interview take the same answers for unsure."""
    evaluator = Evaluator(PACK, TODAY)
    for said in list(clashing(conflict))[:1]:
        shown = {state.statement.key: state.face for state in Reading(evaluator, said).shown()}
        for statement in PACK.statements:
            alone = shown_alone(evaluator, statement, said)
            assert shown.get(statement.key) == (alone and alone.face), statement.id
        interview = Interview.start(PACK, TODAY, said)
        assert dict(interview.facts) == dict(said)
        assert not {*interview.to_ask()} & {*said}


def _with_unsure(*unsure: str) -> RulePack:
    return replace(small_pack(), conflicts=(replace(CONFLICTS[0], unsure=unsure),))


def _assessed(pack: RulePack, **said: object) -> Orientation:
    return assess(Evaluator(pack, TODAY), Facts(said))  # type: ignore[arg-type]


def test_only_what_is_named_as_unsure_is_not_known() -> None:
    """Without `unsure` all answers stand as they are."""
    both = {"entry_place": "outside_us", "in_custody": True}
    assert dict(_assessed(_with_unsure(), **both).taken) == both
    assert dict(_assessed(_with_unsure("entry_place"), **both).taken) == {
        "entry_place": NonAnswer.DONT_KNOW,
        "in_custody": True,
    }
    assert dict(_assessed(_with_unsure("entry_place"), entry_place="airport", in_custody=True).taken)["entry_place"]


def test_a_doubted_day_settles_no_test_but_those_of_the_earliest_day() -> None:
    """A span of days settles what all its days agree on; a doubted day may be any day."""
    evaluator = Evaluator(PACK, TODAY)
    for conflict in UNSURE:
        tests = [leaf for each in PACK.statements for when in each.conditions for leaf in leaves(when)]
        for leaf in tests:
            if isinstance(leaf, OnDays) and leaf.fact in conflict.unsure and not leaf.window.by_earliest:
                bounded = leaf.window.low is not None or leaf.window.high is not None
                found = evaluator.test(leaf, DayRange(date(2024, 5, 1), date(2026, 2, 1), doubted=True))
                assert (found is UNKNOWN) is bounded


def test_a_change_takes_out_no_answer_that_says_what_is_taken_anyway() -> None:
    """Where the person came in tells that they are in the country: what they said of it still fits."""
    begun = Interview.start(PACK, TODAY).answer("in_us_now", True).answer("entry_place", "outside_us")
    changed = begun.amend("entry_place", "airport")
    assert changed.dropped == ()
    assert dict(changed.interview.facts) == {"in_us_now": True, "entry_place": "airport"}
