"""What `rules diff` says about who is affected, held against `assess` on made-up people.

A few people and changes here; more with `DIFF_PEOPLE=2000 DIFF_CHANGES=40`.
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
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import assess, word_of
from asylum_screen.core.rules import AllOf, AnyOf, Condition, Not, RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.diff import Changes, compare
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


def shown(evaluator: Evaluator, facts: Facts) -> dict[tuple[str, str], str]:
    """What an orientation shows, by kind and id, with the state it is in."""
    told = assess(evaluator, facts)
    found = {("finding", each.finding.id): each.truth.word for each in (*told.urgent, *told.findings)}
    found |= {("policy", each.policy.id): each.applies.truth.word for each in told.policies}
    found |= {("deadline", each.deadline.id): str(each.earliest) for each in told.deadlines}
    for kind, items in (("card", told.cards), ("help", told.help), ("conflict", told.conflicts)):
        found |= {(kind, each.id): "yes" for each in items}
    return found


def named(changes: Changes) -> set[tuple[str, str]]:
    """What a difference names; an urgent thing is a finding."""
    return {("finding" if each.kind == "urgent" else each.kind, each.id) for each in changes.changes}


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
    changes = compare(old, new, AS_OF)
    told = named(changes)
    moves = {(each.kind, each.id, move.before, move.after) for each in changes.changes for move in each.moves}
    moves |= {(each.kind, each.id, each.before, each.after) for each in changes.changes if not each.moves}
    asked_otherwise = any(each.kind == "question" for each in changes.changes)
    before, after = evaluator(), Evaluator(new, AS_OF)
    befores, afters = ({each.key: each for each in pack.statements} for pack in (old, new))
    for facts, was in people():
        now = shown(after, facts)
        for key in {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}:
            assert key in told or asked_otherwise, (key, facts.items())
            if key not in told or any(isinstance(each, DayRange) and not each.exact for each in facts.values()):
                continue
            views = [name for name in befores[key].views if name not in ("exceptions", "status")]
            words = [
                (each, word_of(before, befores[key], each, facts), word_of(after, afters[key], each, facts))
                for each in views
            ]
            # Open or true, some findings say the same: then nobody reads another word.
            moved = [(view, key[1], one, other) for view, one, other in words if one != other]
            assert not moved or any(move in moves for move in moved) or key[0] == "deadline"


@pytest.mark.parametrize("number", range(CHANGES))
def test_each_witness_is_told_something_else(number: int) -> None:
    """The program itself, with the rules before and now, says to each witness what the difference says."""
    old, new = real(), changed(number)
    before, after = evaluator(), Evaluator(new, AS_OF)
    befores, afters = ({each.key: each for each in pack.statements} for pack in (old, new))
    for change in compare(old, new, AS_OF).changes:
        key = ("finding" if change.kind == "urgent" else change.kind, change.id)
        if key not in befores or change.kind not in befores[key].views or " on 20" in change.what:
            continue
        for move in change.moves:
            was = word_of(before, befores[key], change.kind, move.witness)
            assert was != word_of(after, afters[key], change.kind, move.witness)
