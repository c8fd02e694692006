"""One statement at a time says what the whole orientation says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from asylum_screen.analysis.looking import Wanting, is_given, shown_finding
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import assess
from asylum_screen.rulebook import load_pack
from strategies import answers_for, whole_packs

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


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.data())
def test_on_made_up_packs_one_statement_says_what_all_say(data: st.DataObject) -> None:
    """Findings with the words they are shown with, cards, help and questions are the same alone and together."""
    pack = data.draw(whole_packs())
    facts = data.draw(answers_for(pack))
    evaluator = Evaluator(pack, AS_OF)
    whole = assess(evaluator, facts)
    alone = {f.id: shown_finding(evaluator, f, facts) for f in pack.findings}
    shown = {item.finding.id: item for item in (*whole.urgent, *whole.findings)}
    assert {name: item for name, item in alone.items() if item is not None} == shown
    assert [c for c in pack.cards if is_given(evaluator, c, facts)] == list(whole.cards)
    assert [e for e in pack.help if is_given(evaluator, e, facts)] == list(whole.help)
    wanting = Wanting(evaluator)
    assert {fact for fact in pack.questions if wanting.asks(fact, facts)} == set(Interview(evaluator, facts).to_ask())
