"""The proof of the table of stages: it holds for a careful table, and finds each way to break one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asylum_screen.analysis.claims import Verdict
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.stages import stage_claims
from asylum_screen.core.conditions import ALWAYS, Is
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import NEVER, Condition, FactConflict, IsValue, Kind, Not
from asylum_screen.core.stages import CaseStage, Stages
from asylum_screen.core.truth import UNKNOWN, YES
from strategies import AS_OF, finding, pack_of, question, text

ASKED = [question("where", Kind.MANY_OF), question("afraid", Kind.YES_NO)]
RED = IsValue("where", "red")
AXIS = [
    CaseStage("case", name, IsValue("where", name), closes)
    for name, closes in (("red", frozenset({"late"})), ("green", frozenset()))
]
CLASH = FactConflict("clash", ("where",), IsValue("where", "blue"), text("clash"))


def refuted(red: Condition = RED, closed: Condition | None = None, *, shown: bool = False) -> list[str]:
    """What is refuted. closed and shown: a statement that another program would make of the table."""
    table = Stages({"late": "the alarm"}, (replace(AXIS[0], when=red), AXIS[1]), {"finding/alarm": frozenset({"late"})})
    pack = replace(pack_of(ASKED, [finding("alarm", IsValue("afraid", value=True))]), stages=table, conflicts=(CLASH,))
    evaluator = Evaluator(pack, AS_OF)
    if closed is not None or shown:
        (statement,) = (each for each in pack.statements if each.kind == "finding")
        faces = tuple(replace(face, condition=ALWAYS) for face in statement.faces) if shown else statement.faces
        changed = replace(statement, closed=closed or statement.closed, faces=faces)
        evaluator.kept("known", lambda: (changed,))
    return [claim.what for claim in stage_claims(Compiled(evaluator)) if claim.verdict is Verdict.REFUTED]


def test_the_table_of_the_core_is_proved() -> None:
    """Nothing is refuted."""
    assert refuted() == []


def test_a_closed_text_that_shows_is_found() -> None:
    """The text is shown at the stage that closes it."""
    assert refuted(shown=True) == ['"alarm" does not show at the stage "red"']


def test_a_stage_where_nobody_stands_is_found() -> None:
    """Its condition never holds."""
    assert refuted(NEVER) == ['somebody is at the stage "red"']


@pytest.mark.parametrize("closed", [Is(RED, UNKNOWN), Is(RED, YES), Not(Is(IsValue("afraid", value=True), UNKNOWN))])
def test_closing_without_being_sure_is_found(closed: Condition) -> None:
    """An unknown stage, one beside another or a contradicted one, and something that is no stage at all."""
    assert set(refuted(closed=closed)) == {'"alarm" is not closed by a stage that is not sure'}
