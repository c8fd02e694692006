"""The table of all statements: what is kept for many answer sets says the same as one worked out afresh."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from asylum_screen.core import table
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import assess
from packs import AS_OF, small_pack
from people_made_up import any_facts


@pytest.mark.parametrize("kept", [table.MOST_KEPT, 3])
def test_many_answer_sets_read_as_one_alone_does(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    """With what other people left behind, and with room for next to nothing, an orientation equals a fresh one."""
    monkeypatch.setattr(table, "MOST_KEPT", kept)
    monkeypatch.setattr(table, "MOST_ANSWERS", kept)
    pack = small_pack()
    dice = random.Random(5)  # noqa: S311  (made-up people, no secrets)
    busy = Evaluator(pack, AS_OF)
    for _ in range(60):
        facts = any_facts(list(pack.questions.values()), dice, share=0.7)
        assert assess(busy, facts) == assess(Evaluator(pack, AS_OF), facts)


def test_rules_that_say_nothing_say_nothing() -> None:
    """A pack without any statement has an orientation without any item."""
    pack = replace(small_pack(), findings=(), policies=(), deadlines=(), conflicts=(), help=(), cards=(), sections=())
    pack = replace(pack, questions={"in_custody": replace(pack.questions["in_custody"], ask_if=None)})
    orientation = assess(Evaluator(pack, AS_OF), Facts({"in_custody": True}))
    assert (orientation.findings, orientation.policies, orientation.missing) == ((), (), ())
