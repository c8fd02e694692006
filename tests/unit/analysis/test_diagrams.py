"""The diagrams agree with looking at every combination of answers, on small made-up packs."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES, Diagrams
from asylum_screen.analysis.safety import unknown_is_never_no
from asylum_screen.core.conditions import IsValue
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import assess, guard
from asylum_screen.core.result import deadline_text, policy_text
from asylum_screen.core.rules import FactConflict, Kind, RulePack
from asylum_screen.core.states import known, look_at
from asylum_screen.core.truth import YES as HOLDS
from asylum_screen.core.truth import Truth
from strategies import AS_OF, finding, pack_of, packs, question, text, whole_packs

MOST = 600
TRUTHS = {Truth.NO: NO, Truth.UNKNOWN: UNKNOWN, Truth.YES: YES}
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def every_answer_set(compiled: Compiled) -> list[Facts]:
    """Every choice of one class for each question, not asked among them."""
    variables = compiled.space.by_level
    size = 1
    for variable in variables:
        size *= variable.size
    assume(size <= MOST)
    found = []
    for numbers in product(*(range(variable.size) for variable in variables)):
        answers = {}
        for variable, number in zip(variables, numbers, strict=True):
            answer = variable.answer(number)
            if answer is not None and number != variable.absent:
                answers[variable.fact] = answer
        found.append(Facts(answers))
    return found


def playable(evaluator: Evaluator, facts: Facts) -> bool:
    """True when the question of every answer may come up for these answers, and none contradicts another."""

    def may_come_up(fact: str) -> bool:
        truth = guard(evaluator, fact, facts)
        return truth is HOLDS or (truth is Truth.UNKNOWN and evaluator.pack.questions[fact].when_unsure)

    return evaluator.taken(facts) is facts and all(map(may_come_up, facts))


def clash_with_what_is_presumed() -> RulePack:
    """A conflict that holds of an answer that nobody gave: it follows from another one."""
    presumed = question("q1", Kind.YES_NO, presumed_no=IsValue("q0", False))
    pack = pack_of([question("q0", Kind.YES_NO), presumed], [finding("f0", IsValue("q0", False))])
    clash = FactConflict("clash", ("q1",), IsValue("q1", False), text("clash"), unsure=("q1",))
    return replace(pack, conflicts=(clash,))


@pytest.mark.long
@FEW
@example(clash_with_what_is_presumed())
@given(packs(guards=True) | packs(guards=True, clashes=True))
def test_each_state_is_reachable_exactly_when_some_answers_lead_there(pack: RulePack) -> None:
    """A witness exists for a state of a finding if, and only if, one of all answer sets puts it there; and it does."""
    compiled = Compiled(Evaluator(pack, AS_OF))
    evaluator = compiled.evaluator
    sets = [facts for facts in every_answer_set(compiled) if playable(evaluator, facts)]
    for stated in pack.statements:
        seen = {evaluator.look(stated.truth, facts).truth for facts in sets}
        for truth, node in TRUTHS.items():
            wanted = compiled.diagrams.when(compiled.condition(stated.truth), node)
            witness = compiled.played(wanted)
            assert (witness is not None) == (truth in seen)
            if witness is not None:
                assert evaluator.look(stated.truth, witness).truth is truth
                assert playable(evaluator, witness)


def texts_shown(evaluator: Evaluator, facts: Facts) -> set[str]:
    """The ids of the texts that these answers show, were no question ever closed and no path short."""
    whole = assess(evaluator, facts)
    found = {text.id for text in (*map(policy_text, whole.policies), *map(deadline_text, whole.deadlines))}
    states = [look_at(evaluator, each, facts) for each in evaluator.pack.statements if each.kind == "finding"]
    found |= {state.face.text.id for state in states if state.face is not None and state.face.text is not None}
    given = (*whole.conflicts, *whole.help, *whole.cards)
    return found | {getattr(each, "title", getattr(each, "does", getattr(each, "say", None))).id for each in given}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.data())
def test_each_face_is_shown_exactly_where_its_diagram_says_so(data: st.DataObject) -> None:
    """For faces of every kind and any choice of classes, the diagram is YES when core shows the text, and only then."""
    compiled = Compiled(Evaluator(replace(data.draw(whole_packs()), short_path=None), AS_OF))
    told = [face for each in known(compiled.evaluator) for face in each.states if face.text is not None]
    for _ in range(8):
        chosen = {each.level: data.draw(st.integers(0, each.size - 1)) for each in compiled.space.by_level}
        seen = texts_shown(compiled.evaluator, compiled.facts(chosen))
        for face in told:
            assert face.text is not None
            shown = compiled.diagrams.value(compiled.condition(face.condition), chosen) == YES
            assert shown == (face.text.id in seen), face.label


@FEW
@given(packs(guards=True))
def test_the_shortest_witness_is_the_shortest(pack: RulePack) -> None:
    """No other playable answer set that shows a finding has fewer answers."""
    compiled = Compiled(Evaluator(pack, AS_OF))
    sets = [facts for facts in every_answer_set(compiled) if playable(compiled.evaluator, facts)]
    for stated in pack.statements:
        node = compiled.playable(compiled.diagrams.when(compiled.condition(stated.truth), YES))
        witness = compiled.witness(node)
        showing = [f for f in sets if compiled.evaluator.look(stated.truth, f).truth is HOLDS]
        if witness is not None:
            assert len(witness) == min(len(facts) for facts in showing)


@FEW
@given(packs(guards=True))
def test_what_is_settled_stays_settled_on_every_made_up_pack(pack: RulePack) -> None:
    """The grammar has no way to settle something early, so the proof never fails on a pack without presumptions."""
    claims = list(unknown_is_never_no(Compiled(Evaluator(pack, AS_OF))))
    assert all(claim.holds for claim in claims)


@FEW
@given(packs())
def test_one_answer_stands_for_its_class(pack: RulePack) -> None:
    """Every day has the same truths as the day that stands for its class."""
    compiled = Compiled(Evaluator(pack, AS_OF))
    evaluator = compiled.evaluator
    for variable in compiled.space.by_level:
        days = [each.earliest for each in variable.answers if isinstance(each, DayRange)]
        for first, following in zip(days, [*days[1:], AS_OF], strict=False):
            middle = DayRange.on(first + (following - first) // 2)
            for each in pack.statements:
                other = evaluator.look(each.truth, Facts({variable.fact: middle})).truth
                assert other is evaluator.look(each.truth, Facts({variable.fact: DayRange.on(first)})).truth


def test_not_knowing_is_a_class_of_its_own() -> None:
    """A variable has one class for "I do not know", which a witness never names."""
    diagrams = Diagrams([3])
    leaf = diagrams.node(0, {YES: 1, NO: 2, UNKNOWN: 4})
    assert diagrams.value(leaf, {0: 2}) == UNKNOWN
    assert diagrams.when(leaf, UNKNOWN) == diagrams.only(0, 4)
    assert NonAnswer.DONT_KNOW.value == "unknown"
