"""Made-up answers to the questions of a pack, for tests over many people."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta

from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.rules import Kind, Question
from packs import AS_OF


def any_answer(question: Question, dice: random.Random) -> Answer:
    """Some answer to a question."""
    if dice.random() < 0.1:
        return dice.choice(list(NonAnswer))
    if question.kind is Kind.YES_NO:
        return dice.random() < 0.5
    if question.kind is Kind.DAY:
        first = AS_OF - timedelta(days=dice.randrange(3000))
        return DayRange(first, min(AS_OF, first + timedelta(days=dice.choice([0, 0, 0, 30]))))
    names = [option.id for option in question.options] or ["HN", "GT", "MX"]
    return dice.choice(names) if question.kind is Kind.ONE_OF else frozenset(dice.sample(names, 1))


def any_facts(questions: Iterable[Question], dice: random.Random, share: float) -> Facts:
    """Answers to about this share of the questions."""
    return Facts({question.id: any_answer(question, dice) for question in questions if dice.random() < share})
