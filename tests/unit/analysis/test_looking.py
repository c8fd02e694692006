"""One statement at a time says what the whole orientation says."""

from datetime import date
from pathlib import Path

import pytest

from asylum_screen.analysis.looking import Wanting, is_given, shown_finding
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import assess
from asylum_screen.rulebook import load_pack

RULES = Path(__file__).parents[3] / "rules"
AS_OF = date(2026, 11, 22)
DAY = DayRange.on(date(2024, 7, 1))
PEOPLE = (
    Facts(),
    Facts({"entry_date": DAY, "entry_place": "sw_land_border", "entry_manner": "between_ports", "in_custody": True}),
    Facts({"age_now": "under_18", "with_parent_or_guardian": False}),
    Facts({"hard_topics": "read", "entry_place": "airport", "danger_now": NonAnswer.DECLINED}),
    Facts({"hard_topics": "answer", "afraid_to_return": True, "harmed_before": True, "harm_by": frozenset({"gang"})}),
    Facts({"entry_place": "outside_us"}),
)


@pytest.mark.parametrize("facts", PEOPLE, ids=range(len(PEOPLE)))
def test_findings_cards_and_help_are_the_same(facts: Facts) -> None:
    """Looking at each finding, card and help entry alone gives what the orientation holds."""
    evaluator = Evaluator(load_pack(RULES), AS_OF)
    whole = assess(evaluator, facts)
    alone = {f.id for f in evaluator.pack.findings if shown_finding(evaluator, f, facts) is not None}
    assert alone == {item.finding.id for item in (*whole.urgent, *whole.findings)}
    assert {c.id for c in evaluator.pack.cards if is_given(evaluator, c, facts)} == {c.id for c in whole.cards}
    assert {e.id for e in evaluator.pack.help if is_given(evaluator, e, facts)} == {e.id for e in whole.help}


@pytest.mark.parametrize("facts", PEOPLE, ids=range(len(PEOPLE)))
def test_the_questions_that_may_come_up_are_the_same(facts: Facts) -> None:
    """Looking at each question alone gives what an interview could still ask."""
    evaluator = Evaluator(load_pack(RULES), AS_OF)
    wanting = Wanting(evaluator)
    alone = {fact for fact in evaluator.pack.questions if wanting.asks(fact, facts)}
    assert alone == set(Interview(evaluator, facts).to_ask())
