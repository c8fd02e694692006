"""About how many questions are left, as the people of `tests/people` are told it on their way."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from asylum_screen.core.facts import Answer, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.rules import Kind, Question, RulePack
from asylum_screen.rulebook.answers import AnswerReader
from asylum_screen.rulebook.load import load_pack

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)
PEOPLE = sorted((ROOT / "tests" / "people").glob("*.yaml"))


@cache
def rules() -> RulePack:
    """The rules that people use, loaded once."""
    return load_pack(ROOT / "rules")


GATES = {section.gate for section in rules().sections}


def answer(facts: Facts, question: Question) -> Answer:
    """What the person said, else no or "I do not know"."""
    if question.id in facts:
        return facts[question.id]
    return False if question.kind is Kind.YES_NO else NonAnswer.DONT_KNOW


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_the_number_is_near_what_comes(path: Path) -> None:
    """Never less than half of what still comes; and near the end it is right, down to the last question.

    Before the page that lets a person skip the hard questions nobody can know: then it counts them.
    """
    facts = AnswerReader(rules(), AS_OF).file(path).facts
    assert facts is not None
    interview = Interview.start(rules(), AS_OF)
    told: list[int] = []
    sure: list[bool] = []
    while (question := interview.next_question()) is not None:
        told.append(interview.about_left())
        sure.append(GATES.isdisjoint(interview.to_ask()))
        interview = interview.answer(question.id, answer(facts, question))
    left = list(range(len(told), 0, -1))

    assert interview.about_left() == 0
    assert [(said, true) for said, true in zip(told, left, strict=True) if 2 * said < true] == []
    assert [
        (said, true)
        for said, true, known in zip(told[-5:], left[-5:], sure[-5:], strict=True)
        if known and abs(said - true) > 2
    ] == []
    assert told[-1] == 1
