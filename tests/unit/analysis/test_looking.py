"""One statement at a time says what the whole orientation says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from asylum_screen.analysis.reach import Wanting
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation, assess, shown_alone
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


def everything(whole: Orientation) -> list[object]:
    """Every item that an orientation shows."""
    lists = (whole.urgent, whole.findings, whole.policies, whole.deadlines, whole.conflicts, whole.help, whole.cards)
    return [item for each in lists for item in each]


def alone(evaluator: Evaluator, facts: Facts) -> list[object]:
    """Every item that is shown when each statement is looked at by itself."""
    states = [shown_alone(evaluator, statement, facts) for statement in evaluator.pack.statements]
    return [state.shown(evaluator, facts) for state in states if state is not None]


@pytest.mark.parametrize("facts", PEOPLE, ids=range(len(PEOPLE)))
def test_statements_are_the_same(facts: Facts) -> None:
    """Looking at each statement alone gives what the orientation holds."""
    evaluator = Evaluator(load_pack(RULES), AS_OF)
    whole, found = everything(assess(evaluator, facts)), alone(evaluator, facts)
    assert len(found) == len(whole)
    assert all(item in whole for item in found)


@pytest.mark.parametrize("facts", PEOPLE, ids=range(len(PEOPLE)))
def test_the_questions_that_may_come_up_are_the_same(facts: Facts) -> None:
    """Looking at each question alone gives what an interview could still ask."""
    evaluator = Evaluator(load_pack(RULES), AS_OF)
    wanting = Wanting(evaluator)
    asked = {fact for fact in evaluator.pack.questions if wanting.asks(fact, facts)}
    assert asked == set(Interview(evaluator, facts).to_ask())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.data())
def test_on_made_up_packs_one_statement_says_what_all_say(data: st.DataObject) -> None:
    """Every statement is shown alone as it is together with all others, and the same questions are asked."""
    pack = data.draw(whole_packs())
    facts = data.draw(answers_for(pack))
    evaluator = Evaluator(pack, AS_OF)
    whole, found = everything(assess(evaluator, facts)), alone(evaluator, facts)
    assert len(found) == len(whole)
    assert all(item in whole for item in found)
    wanting = Wanting(evaluator)
    assert {fact for fact in pack.questions if wanting.asks(fact, facts)} == set(Interview(evaluator, facts).to_ask())
