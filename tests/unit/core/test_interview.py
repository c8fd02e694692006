"""The interview: guards, presumptions, changing answers, and steps that change nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview, InterviewError, Taken
from asylum_screen.core.parts import PART_ONE, next_page
from asylum_screen.core.rules import AllOf, AnyOf, Exemption, IsValue, Kind, Signal, Wording
from asylum_screen.rulebook import load_pack
from people_made_up import any_answer
from strategies import AS_OF, finding, pack_of, question, text

RULES = load_pack(Path(__file__).parents[3] / "rules")
EVALUATOR = Evaluator(RULES, AS_OF)

AFRAID = question("afraid", Kind.YES_NO)
WHO = question("who", Kind.ONE_OF, ask_if=IsValue("afraid", value=True))
CAME = question("came", Kind.DAY)
PACK = pack_of(
    [AFRAID, WHO, CAME],
    [finding("red", IsValue("who", "red")), finding("any", AnyOf((IsValue("afraid", value=True),)))],
)


def test_a_follow_up_is_asked_only_after_a_yes() -> None:
    """A guard opens on yes; "I do not know" leaves the question unasked and the finding open, not no."""
    interview = Interview.start(PACK, AS_OF)

    assert interview.answer("afraid", answer=True).next_question() == WHO
    unsure = interview.answer("afraid", NonAnswer.DONT_KNOW)
    assert unsure.next_question() is None
    assert "who" in unsure.orientation().missing


def test_changing_an_answer_drops_only_what_no_longer_fits() -> None:
    """The follow-up goes with its reason; nothing else does, and no finding stays behind."""
    facts = Facts({"afraid": True, "who": "red", "came": DayRange.on(date(2024, 1, 1))})
    amended = Interview.start(PACK, AS_OF, facts).amend("afraid", answer=False)

    assert amended.dropped == ("who",)
    assert list(amended.interview.facts) == ["afraid", "came"]
    shown = {item.finding.id for item in amended.interview.orientation().findings}
    assert shown == set()


def test_an_answer_whose_question_is_only_perhaps_asked_is_dropped_too() -> None:
    """After "I do not know" nobody would be asked who it was, so no answer to that stays behind."""
    amended = Interview.start(PACK, AS_OF, Facts({"afraid": True, "who": "red"})).amend("afraid", NonAnswer.DONT_KNOW)

    assert amended.dropped == ("who",)
    assert list(amended.interview.facts) == ["afraid"]


@pytest.mark.parametrize("answer", [None, *NonAnswer])
def test_what_is_not_known_never_closes_a_question(answer: NonAnswer | None) -> None:
    """A question that a yes would close is asked while that yes is open, and not after it."""
    other = question("other", Kind.YES_NO, ask_unless=IsValue("afraid", value=True))
    pack = pack_of([AFRAID, other], [finding("seen", IsValue("other", value=True))])
    start = Interview.start(pack, AS_OF, Facts() if answer is None else Facts({"afraid": answer}))

    assert "other" in start.to_ask()
    assert "other" not in start.answer("afraid", answer=True).to_ask()


@pytest.mark.parametrize(
    ("fact", "answer", "reason"),
    [
        ("nothing", True, "unknown_fact"),
        ("afraid", "red", "wrong_kind"),
        ("who", "violet", "not_an_option"),
        ("who", True, "wrong_kind"),
        ("came", DayRange.on(date(2026, 11, 23)), "future_day"),
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(fact: str, answer: object, reason: str) -> None:
    """The error names the fact, never the answer, and the interview is as before."""
    interview = Interview.start(PACK, AS_OF)
    with pytest.raises(InterviewError) as error:
        interview.answer(fact, answer)  # type: ignore[arg-type]

    assert error.value.reason == reason
    assert len(interview.facts) == 0
    assert "violet" not in str(error.value)


def test_back_at_the_first_question_leads_nowhere() -> None:
    """Nothing to go back to is no error."""
    assert Interview.start(PACK, AS_OF).back() is None


def test_back_takes_no_answer_out() -> None:
    """Back moves the question shown; every answer stays, and the next open question is one step away."""
    last = Interview.start(PACK, AS_OF).answer("afraid", answer=True).answer("who", "red")
    back = last.back()
    assert back is not None
    first = back.back()
    assert first is not None
    assert (back.now(), first.now(), first.back()) == (WHO, AFRAID, None)
    assert dict(first.facts) == dict(last.facts)
    assert first.to(None) == last


def test_an_answer_set_aside_counts_again_and_is_not_asked_twice() -> None:
    """Yes to no and back to yes: the follow-up's answer waits meanwhile."""
    begun = Interview.start(PACK, AS_OF).answer("afraid", answer=True).answer("who", "red")
    without = begun.amend("afraid", answer=False).interview
    assert "who" not in without.facts
    again = without.amend("afraid", answer=True)
    assert (again.interview.facts["who"], again.dropped) == ("red", ())


GROWN = question("grown", Kind.YES_NO)
CHILD = question("child", Kind.YES_NO, presumed_no=IsValue("grown", value=True))
FAMILY = pack_of([GROWN, CHILD], [finding("child", IsValue("child", value=True))])


def test_what_earlier_answers_imply_is_not_asked_and_told_with_its_reason() -> None:
    """Taken for no while it was not asked: told with its reason, and an answer takes its place for good."""
    taken = Interview.start(FAMILY, AS_OF).answer("grown", answer=True)
    assert taken.next_question() is None
    assert taken.taken() == (Taken("child", answer=False, because=("grown",)),)

    said = taken.amend("child", answer=True).interview
    assert said.taken() == ()
    assert [item.finding.id for item in said.orientation().findings] == ["child"]
    again = said.amend("grown", answer=True).interview
    assert again.facts["child"] is True
    assert "child" not in again.amend("child", None).interview.facts


@pytest.mark.parametrize("answer", [*NonAnswer])
def test_nothing_is_taken_from_what_is_not_known(answer: NonAnswer) -> None:
    """An unsure answer implies nothing, so the question comes."""
    unsure = Interview.start(FAMILY, AS_OF).answer("grown", answer)
    assert (unsure.to_ask(), unsure.taken()) == (("child",), ())


def test_a_question_can_come_although_it_stays_unsure_whether_it_fits() -> None:
    """Only once no answer that may still come can close it."""
    letter = question("letter", Kind.YES_NO)
    about = question("about", Kind.ONE_OF, ask_if=IsValue("letter", value=True), when_unsure=True)
    pack = pack_of([letter, about], [finding("red", IsValue("about", "red"))])
    start = Interview.start(pack, AS_OF)

    assert start.to_ask() == ("letter",)
    assert start.answer("letter", NonAnswer.DONT_KNOW).to_ask() == ("about",)
    assert start.answer("letter", answer=False).to_ask() == ()


def test_a_question_that_can_change_nothing_shown_is_not_asked() -> None:
    """With an unsure part, the other part of "both" can only make silence of silence."""
    both = AllOf((IsValue("afraid", value=True), IsValue("hurt", value=True)))
    pack = pack_of([AFRAID, question("hurt", Kind.YES_NO)], [finding("both", both)])
    unsure = Interview.start(pack, AS_OF).answer("afraid", NonAnswer.DONT_KNOW)

    assert unsure.to_ask() == ()
    assert not any(unsure.may_come())
    assert "hurt" in unsure.orientation().missing  # who finds out about the one is told of the other


def test_a_yes_hides_no_other_line() -> None:
    """After one exception is met, the others of the list are still asked for."""
    lines = tuple(Exemption(name, IsValue(name, value=True), text(name), ()) for name in ("storm", "illness"))
    asked = [AFRAID, question("storm", Kind.YES_NO), question("illness", Kind.YES_NO)]
    said = replace(finding("rule", IsValue("afraid", value=True)), unless=lines, no=Wording(Signal.KNOW, text("no")))
    start = Interview.start(pack_of(asked, [said]), AS_OF).answer("afraid", answer=True)

    assert start.answer("storm", answer=True).to_ask() == ("illness",)


@pytest.mark.parametrize("number", range(6))
def test_who_changes_an_answer_and_changes_it_back_is_asked_nothing_again(number: int) -> None:
    """The real rules, part one in its order: only what the change closed is taken out, and nothing is asked twice."""
    dice = random.Random(number)  # noqa: S311
    interview = Interview(EVALUATOR, Facts())
    while (page := next_page(interview, PART_ONE)) is not None:
        for fact in page.facts:
            interview = interview.answer(fact, any_answer(RULES.questions[fact], dice))
    for fact, answer in interview.facts.items():
        other = any_answer(RULES.questions[fact], dice)
        once = interview.amend(fact, other)
        assert set(once.dropped) == set(interview.facts) - set(once.interview.facts) - {fact}
        closed = interview._closed_since()
        assert closed - {fact} <= set(once.interview.facts)
        again = once.interview.amend(fact, answer).interview
        assert set(interview.facts) - set(again.facts) <= closed
        assert not {*again.to_ask()} & {*interview.facts}


def test_a_child_who_corrects_one_answer_keeps_the_others() -> None:
    """He said no to a letter before anybody knew that he is a child alone; no page asks what the letter is about."""
    interview = Interview(EVALUATOR, Facts())
    first = {"in_us_now": True, "has_dated_notice": False, "asked_to_sign": False, "judge_said_no": False}
    then = {"age_now": "under_18", "with_parent_or_guardian": False, "unaccompanied_child": False}
    for fact, answer in {**first, **then}.items():
        interview = interview.answer(fact, answer)  # type: ignore[arg-type]
    changed = interview.amend("unaccompanied_child", True)
    assert changed.dropped == ()
    assert "notice_kinds" not in changed.interview.to_ask()
