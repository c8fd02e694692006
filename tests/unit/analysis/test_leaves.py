"""The truth of a leaf for whole classes of answers at once, against the truth of each answer by itself."""

from datetime import date
from pathlib import Path

import pytest

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES
from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.classes import fact_of
from asylum_screen.core.conditions import leaves
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import AS_OF
from asylum_screen.core.truth import Truth
from asylum_screen.rulebook import load_pack

RULES = Path(__file__).parents[3] / "rules"
TRUTHS = {Truth.NO: NO, Truth.UNKNOWN: UNKNOWN, Truth.YES: YES}


@pytest.mark.long
@pytest.mark.parametrize("as_of", [date(2026, 11, 22), date(2024, 2, 29)])
def test_leaves_of_the_real_pack_agree_with_the_evaluator(as_of: date) -> None:
    """Every leaf says of every class of answers what the evaluator says of the answer that stands for it."""
    evaluator = Evaluator(load_pack(RULES), as_of)
    compiled = Compiled(evaluator)
    seen = 0
    for condition in all_conditions(evaluator.pack):
        for leaf in leaves(condition):
            fact = fact_of(leaf)
            if fact is None or fact == AS_OF:
                continue
            variable = compiled.space.variables[fact]
            node = compiled.condition(leaf)
            others = dict.fromkeys(compiled.levels(node), 0)
            for number, answer in enumerate(variable.answers):
                told = compiled.diagrams.value(node, {**others, variable.level: number})
                assert told == TRUTHS[evaluator.test(leaf, answer)], (leaf, answer)
                seen += 1
    assert seen > 0
