"""A question marked as private is asked and used, and stands nowhere then: no result, paper, reason or list has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from paper_samples import TODAY, evaluator, pack

from asylum_screen.analysis.explain import explain_text
from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import assess
from asylum_screen.core.result import result_data
from asylum_screen.fronts import closing
from asylum_screen.fronts.desk import Desk
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.handout import build_handout
from asylum_screen.present.html import render_html
from asylum_screen.present.ics import render_ics
from asylum_screen.present.text import render_text

OPTIONS = PaperOptions(TODAY, program="0", evaluator=evaluator())
HELD: dict[str, Answer] = {
    "in_us_now": True,
    "entry_place": "sw_land_border",
    "entry_date": DayRange(date(2025, 10, 9), date(2025, 10, 9)),
    "in_custody": True,
    "has_court_date": True,
    "court_date": DayRange(date(2026, 12, 20), date(2026, 12, 20)),
}


def everything_said(facts: Facts) -> Iterator[str]:
    """All that a person, a paper, another program or a trainer gets to see of some answers."""
    orientation, words, asked = assess(evaluator(), facts), Words(), replace(OPTIONS, with_answers=True)
    yield json.dumps(result_data(orientation, lambda text, **_: text.english, "en"))
    yield render_text(build(orientation, words, asked), 80)
    for document in (build_handout(orientation, words, OPTIONS), build_handout(orientation, words, asked, whole=True)):
        yield render_html(document)
        yield render_ics(document, words, TODAY)
    yield explain_text(orientation, words, 80)
    yield str(closing.review(Desk(pack(), TODAY, words), Interview.start(pack(), TODAY, facts)))


@pytest.mark.parametrize("answer", [True, False, NonAnswer.DONT_KNOW, NonAnswer.DECLINED], ids=str)
@pytest.mark.parametrize("base", [HELD, {}], ids=["held", "nothing"])
def test_a_private_question_stands_nowhere(base: dict[str, Answer], answer: Answer) -> None:
    """Neither its name nor its words: not as an answer, not as a reason, not among what is missing."""
    (private,) = (question for question in pack().questions.values() if question.private)
    assert private.id == "criminal_case_now"
    for facts in (Facts({**base, private.id: answer}), Facts(base)):
        for said in everything_said(facts):
            plain = " ".join(said.split())
            assert private.id not in plain
            assert private.ask.english not in plain


def test_a_private_yes_is_used_all_the_same() -> None:
    """It leads to words that the private list leads to as well, so that they do not tell of it."""
    (private,) = (question for question in pack().questions.values() if question.private)
    for facts in ({private.id: True}, {"private_topics": "talk_in_private"}):
        shown = {item.finding.id for item in assess(evaluator(), Facts(facts)).findings}
        assert "private.lawyer_first" in shown
