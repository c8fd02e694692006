"""The explanation: enough answers for each sentence, none too many, and nothing about questions already answered."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from asylum_screen.analysis.explain import explain_text
from asylum_screen.analysis.support import only, smallest_support
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import assess
from asylum_screen.core.truth import UNKNOWN
from asylum_screen.language.words import Words
from asylum_screen.rulebook import load_pack
from strategies import AS_OF, answers_for, packs

RULES = Path(__file__).parents[3] / "rules"
ANSWERS = Facts(
    {
        "entry_place": "sw_land_border",
        "entry_manner": "between_ports",
        "entry_date": DayRange.on(date(2024, 7, 1)),
        "in_custody": True,
        "nationalities": frozenset({"HN"}),
    }
)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_support_is_enough_and_none_of_it_can_be_left_out(data: st.DataObject) -> None:
    """The answers named alone give the same state, and with any one of them left out they do not."""
    pack = data.draw(packs())
    facts = data.draw(answers_for(pack))
    evaluator = Evaluator(pack, AS_OF)
    for finding in pack.findings:
        state = evaluator.look(finding.when, facts).truth

        def holds(some: Facts, finding=finding, state=state) -> bool:
            return evaluator.look(finding.when, some).truth is state

        support = smallest_support(holds, facts, evaluator.cone(finding.when))
        if support is None:
            continue
        assert holds(only(facts, support))
        if state.word != "unknown":
            for fact in support:
                assert not holds(only(facts, [other for other in support if other != fact]))


def explained(width: int = 80) -> str:
    """The explanation of a person held after coming between ports."""
    evaluator = Evaluator(load_pack(RULES), date(2026, 11, 22))
    return explain_text(assess(evaluator, ANSWERS), Words(), width)


def test_each_sentence_names_its_rule_and_the_answers_that_are_enough() -> None:
    """The urgent sentence about custody needs one answer, and says in which file the rule stands."""
    text = explained()
    start = text.index("[in_custody, urgent/")
    part = text[start : text.index("\n\n", start)]
    assert "These answers are enough for it:" in part
    assert part.count("    - ") == 1
    assert "Yes [in_custody]" in part


def test_what_is_left_out_is_grouped_by_the_answers_that_leave_it_out() -> None:
    """Policies of other days are left out because of the day, told once for all of them."""
    text = explained()
    assert "Not shown:" in text
    assert text.count("These answers are enough to leave it out:\n    - On what day") == 1


def test_only_open_questions_are_told_with_other_answers() -> None:
    """An answer that was given is never shown with what another answer would bring."""
    text = explained()
    open_part = text[text.index("What one more answer would change") :]
    evaluator = Evaluator(load_pack(RULES), date(2026, 11, 22))
    for fact in ANSWERS:
        assert evaluator.pack.questions[fact].ask.english[:40] not in " ".join(open_part.split())


def test_no_line_is_wider_than_asked() -> None:
    """The text fits a narrow page."""
    assert max(len(line) for line in explained(48).splitlines()) <= 48


def test_a_policy_that_waits_for_the_day_is_named() -> None:
    """The paper tells of open rules in one sentence; the explanation names each, with its file and what is open."""
    facts = Facts({"entry_date": NonAnswer.DONT_KNOW, "entry_place": "sea", "entry_manner": "between_ports"})
    evaluator = Evaluator(load_pack(RULES), date(2026, 11, 22))
    orientation = assess(evaluator, facts)
    text = " ".join(explain_text(orientation, Words(), 80).split())
    part = text.split("Rules that may matter, but this is not clear")[1].split("What one more answer would change")[0]
    still_open = [item.policy for item in orientation.policies if item.applies.truth is UNKNOWN]
    assert len(still_open) > 1
    for policy in still_open:
        assert f"[{policy.id}, {policy.place}" in part
    assert "[proc_10888, entry/policies/proc_10888.yaml:1:1: entry_date" in part
