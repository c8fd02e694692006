"""The table of all statements: what is kept and joined for many answer sets says the same as one worked out afresh."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from asylum_screen.core import table
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import assess, table_of
from packs import AS_OF, small_pack
from people_made_up import any_facts

LOOKS = [table.FIRST_LOOK * table.MORE**times for times in range(3)]


def test_many_answer_sets_read_as_one_alone_does() -> None:
    """Before and after each look at what to keep together, an orientation equals a fresh one."""
    pack = small_pack()
    dice = random.Random(5)  # noqa: S311  (made-up people, no secrets)
    busy = Evaluator(pack, AS_OF)
    parts = set()
    for number in range(LOOKS[-1] + 100):
        facts = any_facts(list(pack.questions.values()), dice, share=0.7)
        orientation = assess(busy, facts)
        parts.add(len(table_of(busy).read(facts)))
        if number % 25 == 0:
            assert orientation == assess(Evaluator(pack, AS_OF), facts)
    assert len(parts) > 1


def test_what_is_let_go_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for next to nothing, every orientation is as right as before."""
    monkeypatch.setattr(table, "MOST_KEPT", 3)
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    pack = small_pack()
    dice = random.Random(6)  # noqa: S311  (made-up people, no secrets)
    busy = Evaluator(pack, AS_OF)
    for _ in range(30):
        facts = any_facts(list(pack.questions.values()), dice, share=0.7)
        assert assess(busy, facts) == assess(Evaluator(pack, AS_OF), facts)
        assert sum(len(span.kept) for span in table_of(busy)._whole.all()) <= 3


def test_rules_that_say_nothing_say_nothing() -> None:
    """A pack without any statement has an orientation without any item."""
    pack = replace(small_pack(), findings=(), policies=(), deadlines=(), conflicts=(), help=(), cards=(), sections=())
    pack = replace(pack, questions={"in_custody": replace(pack.questions["in_custody"], ask_if=None)})
    orientation = assess(Evaluator(pack, AS_OF), Facts({"in_custody": True}))
    assert (orientation.findings, orientation.policies, orientation.missing) == ((), (), ())
