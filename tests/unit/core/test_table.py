"""The table of all statements: what is kept and joined for many answer sets says the same as one worked out afresh."""

from __future__ import annotations

import random
from datetime import timedelta

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import assess
from asylum_screen.core.rules import Kind, Question
from asylum_screen.core.states import table_of
from asylum_screen.core.table import SAMPLES
from packs import AS_OF, small_pack


def any_answer(question: Question, dice: random.Random) -> Answer:
    """Some answer to a question."""
    if dice.random() < 0.1:
        return dice.choice(list(NonAnswer))
    if question.kind is Kind.YES_NO:
        return dice.random() < 0.5
    if question.kind is Kind.DAY:
        first = AS_OF - timedelta(days=dice.randrange(900))
        return DayRange(first, min(AS_OF, first + timedelta(days=dice.choice([0, 0, 0, 30]))))
    names = [option.id for option in question.options] or ["HN", "GT"]
    return dice.choice(names) if question.kind is Kind.ONE_OF else frozenset(dice.sample(names, 1))


def test_many_answer_sets_read_as_one_alone_does() -> None:
    """Before and after each joining of parts, an orientation equals that of an evaluator which has seen nothing."""
    pack = small_pack()
    dice = random.Random(5)  # noqa: S311  (made-up people, no secrets)
    asked = list(pack.questions.values())[:6]
    busy = Evaluator(pack, AS_OF)
    plan_sizes = set()
    for number in range(SAMPLES[-1] + 200):
        facts = Facts({question.id: any_answer(question, dice) for question in asked})
        orientation = assess(busy, facts)
        plan_sizes.add(len(next(iter(table_of(busy)._plans.values())).parts))
        if number % 25 == 0:
            assert orientation == assess(Evaluator(pack, AS_OF), facts)
    assert len(plan_sizes) > 1
