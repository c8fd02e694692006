"""What `rules diff` says about who is affected, held against `assess` on made-up people.

A few people and changes here; more with `DIFF_PEOPLE=2000 DIFF_CHANGES=40`. Any two folders of rules:
`python tests/diff_against_assess.py OLD NEW`.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import AllOf, AnyOf, Condition, Not, RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.diff import compare
from diff_against_assess import forgotten, shown, told_the_same
from packs import AS_OF
from people_made_up import any_facts

RULES = Path(__file__).parents[3] / "rules"
PEOPLE = int(os.environ.get("DIFF_PEOPLE", "30"))
CHANGES = int(os.environ.get("DIFF_CHANGES", "8"))
PARTS = (
    *(("findings", "when"), ("policies", "covers"), ("deadlines", "when"), ("help", "when"), ("cards", "when")),
    *(("conflicts", "when"), ("questions", "ask_if"), ("questions", "presumed")),
)
"""Where a condition is changed."""


@cache
def real() -> RulePack:
    """The rules people get to read."""
    return load_pack(RULES)


def otherwise(condition: Condition, dice: random.Random) -> Condition:
    """A condition with one of its parts gone, or turned."""
    if not isinstance(condition, AllOf | AnyOf):
        return Not(condition)
    parts = list(condition.parts)
    place = dice.randrange(len(parts))
    parts[place : place + 1] = [] if len(parts) > 1 and dice.random() < 0.5 else [Not(parts[place])]
    return replace(condition, parts=tuple(parts))


def changed(number: int) -> RulePack:
    """The real pack with one condition changed, of each kind in turn."""
    dice = random.Random(number)  # noqa: S311
    pack, (top, name) = real(), PARTS[number % len(PARTS)]
    items: Any = getattr(pack, top)
    keys = list(items) if top == "questions" else range(len(items))
    key = dice.choice([each for each in keys if getattr(items[each], name) is not None])
    item = replace(items[key], **{name: otherwise(getattr(items[key], name), dice)})
    kept = {**items, key: item} if top == "questions" else (*items[:key], item, *items[key + 1 :])
    new: RulePack = replace(pack, **{top: kept})
    return new


@cache
def people() -> list[tuple[Facts, dict[tuple[str, str], str]]]:
    """Made-up people, the same ones each time, with what they are shown before."""
    dice = random.Random(15)  # noqa: S311
    questions = real().questions.values()
    made = [any_facts(questions, dice, dice.choice([0.1, 0.4, 0.8])) for _ in range(PEOPLE)]
    return [(facts, shown(evaluator(), facts)) for facts in made]


@cache
def evaluator() -> Evaluator:
    """The rules before."""
    return Evaluator(real(), AS_OF)


@pytest.mark.parametrize("number", range(CHANGES))
def test_everybody_who_is_affected_is_told_of(number: int) -> None:
    """Whoever is shown something else is covered by a change that is named, with the words before and now."""
    old, new = real(), changed(number)
    assert [*forgotten(evaluator(), Evaluator(new, AS_OF), compare(old, new, AS_OF), people())] == []


@pytest.mark.parametrize("number", range(CHANGES))
def test_each_witness_is_told_something_else(number: int) -> None:
    """The program itself, with the rules before and now, says to each witness what the difference says."""
    old, new = real(), changed(number)
    assert [*told_the_same(evaluator(), Evaluator(new, AS_OF), compare(old, new, AS_OF))] == []
