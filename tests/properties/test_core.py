"""The promises of the core, over generated packs and answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asylum_screen.core.classes import fact_of
from asylum_screen.core.evaluate import Evaluator, Trace, open_facts
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Reading, assess, guard
from asylum_screen.core.rules import AllOf, Always, AnyOf, Condition, Named, Not, RulePack
from asylum_screen.core.truth import NO, UNKNOWN, YES, Truth, all_of, any_of, known, negate
from strategies import AS_OF, answers_for, conditions, day_ranges, packs, timelines, values_for, whole_packs, windows

settings.register_profile("core", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("core")


def truths(pack: RulePack, facts: Facts) -> dict[str, str]:
    """The truth of every finding by id."""
    evaluator = Evaluator(pack, AS_OF)
    return {item.id: evaluator.look(item.when, facts).truth.word for item in pack.findings}


@given(st.data())
def test_learning_more_never_flips_a_settled_finding(data: st.DataObject) -> None:
    """A yes or no that holds with open answers still holds when the open ones get any value."""
    pack = data.draw(packs())
    some = data.draw(answers_for(pack))
    more = dict(some)
    for name, asked in pack.questions.items():
        answer = some.get(name)
        if answer is None or isinstance(answer, NonAnswer):
            more[name] = data.draw(values_for(asked.kind))
        elif isinstance(answer, DayRange):
            span = (answer.latest - answer.earliest).days
            more[name] = DayRange.on(answer.earliest + timedelta(days=data.draw(st.integers(0, span))))

    before, after = truths(pack, some), truths(pack, Facts(more))

    assert {name: word for name, word in before.items() if word != "unknown"} == {
        name: after[name] for name, word in before.items() if word != "unknown"
    }


@given(st.data())
def test_only_a_known_answer_closes_a_question(data: st.DataObject) -> None:
    """A question that is closed stays closed when more is known: not knowing has closed nothing."""
    pack = data.draw(packs(guards=True))
    some = data.draw(answers_for(pack))
    more = {
        name: data.draw(values_for(asked.kind))
        for name, asked in pack.questions.items()
        if some.get(name) is None or isinstance(some[name], NonAnswer)
    }
    evaluator = Evaluator(pack, AS_OF)
    for fact in pack.questions:
        if guard(evaluator, fact, some) is NO:
            assert guard(evaluator, fact, Facts({**some, **more})) is NO


@pytest.mark.long
@given(st.data())
def test_the_interview_ends_and_never_asks_twice(data: st.DataObject) -> None:
    """Whatever is answered, each question comes at most once and then none is left."""
    pack = data.draw(packs(guards=True))
    interview = Interview.start(pack, AS_OF)
    asked: list[str] = []
    while (current := interview.next_question()) is not None:
        asked.append(current.id)
        assert len(asked) <= len(pack.questions)
        answer = data.draw(st.sampled_from(NonAnswer) | values_for(current.kind))
        interview = interview.answer(current.id, answer)

    assert len(set(asked)) == len(asked)


def said(pack: RulePack, facts: Facts) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each thing that is said: its statement, the state, and the lines of its list that are met or open."""
    evaluator = Evaluator(pack, AS_OF)
    found = []
    for state in Reading(evaluator, facts).shown():
        members = [(each.id, evaluator.look(each.when, facts).truth) for each in state.statement.exceptions]
        name = state.face.name if state.face is not None else ""
        found.append(
            (state.statement.id, name, tuple(f"{member} {word.word}" for member, word in members if word is not NO))
        )
    return found


@given(st.data())
def test_the_most_that_can_still_come_never_rises(data: st.DataObject) -> None:
    """After each answer at most as many questions can come as before, and never fewer than do come."""
    interview = Interview.start(data.draw(whole_packs() | packs(guards=True)), AS_OF)
    told = [sum(map(len, interview.may_come()))]
    while (current := interview.next_question()) is not None:
        interview = interview.answer(current.id, data.draw(st.sampled_from(NonAnswer) | values_for(current.kind)))
        told.append(sum(map(len, interview.may_come())))

    assert told[-1] == 0
    assert all(after < before for before, after in pairwise(told))


@given(st.data())
def test_facts_that_were_not_asked_could_not_have_mattered(data: st.DataObject) -> None:
    """After an interview without guards, any value for an unasked fact leaves everything that is said as it is."""
    pack = data.draw(packs())
    interview = Interview.start(pack, AS_OF)
    while (current := interview.next_question()) is not None:
        interview = interview.answer(current.id, data.draw(st.sampled_from(NonAnswer) | values_for(current.kind)))
    rest = {
        name: data.draw(values_for(asked.kind)) for name, asked in pack.questions.items() if name not in interview.facts
    }

    assert said(pack, interview.facts) == said(pack, Facts({**interview.facts, **rest}))


@given(st.data())
def test_the_order_of_rules_never_changes_a_finding(data: st.DataObject) -> None:
    """Findings listed in another order say the same."""
    pack = data.draw(packs())
    facts = data.draw(answers_for(pack))
    shuffled = replace(pack, findings=tuple(data.draw(st.permutations(pack.findings))))

    assert truths(pack, facts) == truths(shuffled, facts)


@pytest.mark.long
@given(st.data())
def test_back_then_forward_is_identity(data: st.DataObject) -> None:
    """Going back as far as one can and forward again changes no answer, and asks none twice."""
    pack = data.draw(packs(guards=True))
    interview = Interview.start(pack, AS_OF)
    steps = data.draw(st.integers(1, 6))
    for _ in range(steps):
        current = interview.next_question()
        if current is None:
            break
        interview = interview.answer(current.id, data.draw(st.sampled_from(NonAnswer) | values_for(current.kind)))
    if not interview.facts:
        return
    shown: Interview | None = interview
    for fact in reversed(list(interview.facts)):
        assert shown is not None
        shown = shown.back()
        assert shown is not None
        assert shown.now() == pack.questions[fact]
    assert shown is not None

    assert shown.to(None) == interview
    assert list(shown.facts) == list(interview.facts)


@given(st.data())
def test_changing_an_answer_and_changing_it_back_restores_the_findings(data: st.DataObject) -> None:
    """An answer changed twice, without guards, ends where it began."""
    pack = data.draw(packs())
    facts = data.draw(answers_for(pack, partial=False))
    interview = Interview.start(pack, AS_OF, facts)
    name = data.draw(st.sampled_from(sorted(pack.questions)))
    other = data.draw(values_for(pack.questions[name].kind))
    changed = interview.amend(name, other).interview.amend(name, facts[name]).interview

    assert truths(pack, changed.facts) == truths(pack, facts)


def plain_truth(evaluator: Evaluator, condition: Condition, facts: Facts) -> Truth:
    """The truth of a condition, read straight from its tree with nothing kept."""
    match condition:
        case AllOf(parts):
            return all_of([plain_truth(evaluator, part, facts) for part in parts])
        case AnyOf(parts):
            return any_of([plain_truth(evaluator, part, facts) for part in parts])
        case Not(part):
            return negate(plain_truth(evaluator, part, facts))
        case Named(_, part):
            return plain_truth(evaluator, part, facts)
        case Always(truth):
            return truth
    fact = fact_of(condition)
    assert fact is not None
    answer = facts.get(fact)
    if answer is not None:
        return evaluator.test(condition, answer)
    for presumed, taken in evaluator.pack.questions[fact].presumptions:
        if plain_truth(evaluator, presumed, facts) is YES:
            return evaluator.test(condition, taken)
    return UNKNOWN


def settled_by(trace: Trace) -> Truth:
    """The truth of a trace as its parts have it; of a leaf, its own."""
    truths = [settled_by(part) for part in trace.parts]
    match trace.condition:
        case AllOf():
            return all_of(truths)
        case AnyOf():
            return any_of(truths)
        case Not():
            return negate(truths[0])
        case Named():
            return truths[0]
    return trace.truth


@pytest.mark.long
@given(st.data())
def test_kept_traces_agree_with_a_plain_reading(data: st.DataObject) -> None:
    """For several people in a row, a trace has the truth of its condition, and its parts have it too."""
    pack = data.draw(packs(guards=True))
    *others, last = pack.questions.values()
    presumed = data.draw(st.none() | conditions(others)) if others else None
    pack = replace(pack, questions={**pack.questions, last.id: replace(last, presumed=presumed)})
    condition = data.draw(conditions(list(pack.questions.values())))
    evaluator = Evaluator(pack, AS_OF)
    for _ in range(4):
        facts = data.draw(answers_for(pack))
        for each in (condition, Named("a_name", condition), *(item.when for item in pack.findings)):
            trace = evaluator.look(each, facts)
            assert trace.condition is each
            assert trace.truth is plain_truth(evaluator, each, facts)
            assert settled_by(trace) is trace.truth
            assert trace is evaluator.trace(each, facts)


@given(st.data())
def test_open_facts_are_the_only_ones_that_can_settle(data: st.DataObject) -> None:
    """While a condition is open, values for facts it does not name as open never settle it."""
    pack = data.draw(packs())
    facts = data.draw(answers_for(pack))
    condition = data.draw(conditions(list(pack.questions.values())))
    evaluator = Evaluator(pack, AS_OF)
    trace = evaluator.trace(condition, facts)
    if trace.truth is not UNKNOWN:
        return
    named = set(open_facts(trace))
    others = {
        name: data.draw(values_for(asked.kind))
        for name, asked in pack.questions.items()
        if name not in named and name not in facts
    }

    assert evaluator.trace(condition, Facts({**facts, **others})).truth is UNKNOWN


@given(windows(), day_ranges())
def test_a_window_over_a_span_agrees_with_each_of_its_days(window, span: DayRange) -> None:  # type: ignore[no-untyped-def]
    """A span is settled exactly when all its days agree (spans up to 400 days are tried day by day)."""
    length = min((span.latest - span.earliest).days, 400)
    span = DayRange(span.earliest, span.earliest + timedelta(days=length))
    each = {window.test(DayRange.on(span.earliest + timedelta(days=n)), AS_OF) for n in range(length + 1)}

    assert window.test(span, AS_OF) is (each.pop() if len(each) == 1 else UNKNOWN)


@given(timelines(), day_ranges())
def test_a_timeline_over_a_span_agrees_with_each_of_its_days(timeline, span: DayRange) -> None:  # type: ignore[no-untyped-def]
    """A span is settled exactly when all its days agree."""
    length = min((span.latest - span.earliest).days, 400)
    span = DayRange(span.earliest, span.earliest + timedelta(days=length))
    each = {timeline.on(span.earliest + timedelta(days=n), AS_OF) for n in range(length + 1)}

    assert timeline.over(span, AS_OF) is (each.pop() if len(each) == 1 else UNKNOWN)


@given(st.data())
def test_same_answers_same_pack_same_day_same_orientation(data: st.DataObject) -> None:
    """Two evaluators give equal orientations."""
    pack = data.draw(packs())
    facts = data.draw(answers_for(pack))
    first, second = assess(Evaluator(pack, AS_OF), facts), assess(Evaluator(pack, AS_OF), facts)

    assert first.missing == second.missing
    assert [item.truth for item in first.findings] == [item.truth for item in second.findings]


def test_all_of_nothing_is_yes() -> None:
    """An empty `all` holds."""
    assert all_of(()) is YES is known(True)
