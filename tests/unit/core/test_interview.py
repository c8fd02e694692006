"""The interview: guards, presumptions, changing answers, and steps that change nothing."""

from __future__ import annotations

from datetime import date

import pytest

from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview, InterviewError
from asylum_screen.core.rules import AnyOf, IsValue, Kind
from strategies import AS_OF, finding, pack_of, question

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
