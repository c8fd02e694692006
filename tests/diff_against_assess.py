"""Hold what `rules diff` says about who is affected against `assess`, on made-up people and any two folders of rules.

    python tests/diff_against_assess.py OLD NEW [--people 2000] [--as-of 2026-11-30]

It looks on the day, and on the day before and the first day of everything that turns later or that the change moved.
Half of the people are those whom the difference names, with some answers changed. Prints each person whom the
difference forgot, each witness who is told the same as before, and a count.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from asylum_screen.analysis.days import coming_days
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import assess, word_of
from asylum_screen.core.rules import Kind, RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.answers_file import inline
from asylum_screen.workbench.diff import Change, Changes, compare
from people_made_up import any_facts

A_DAY = timedelta(days=1)
Key = tuple[str, str]


def shown(evaluator: Evaluator, facts: Facts) -> dict[Key, str]:
    """What an orientation shows, by kind and id, with the state it is in."""
    told = assess(evaluator, facts)
    found = {("finding", each.finding.id): each.truth.word for each in (*told.urgent, *told.findings)}
    found |= {("policy", each.policy.id): each.applies.truth.word for each in told.policies}
    found |= {("deadline", each.deadline.id): str(each.earliest) for each in told.deadlines}
    for kind, items in (("card", told.cards), ("help", told.help), ("conflict", told.conflicts)):
        found |= {(kind, each.id): "yes" for each in items}
    return found


def key_of(change: Change) -> Key:
    """The statement a change is about; an urgent thing is a finding, an exception belongs to its policy."""
    kinds = {"urgent": "finding", "exceptions": "policy", "status": "policy"}
    return kinds.get(change.kind, change.kind), change.id


def forgotten(
    before: Evaluator, after: Evaluator, changes: Changes, people: Iterable[tuple[Facts, dict[Key, str]]]
) -> Iterator[tuple[Key, Facts]]:
    """Whoever is shown something else without a change that names it, with the words before and now.

    Args:
        before: the old rules on a day.
        after: the new rules on that day.
        changes: what the difference says for that day.
        people: made-up people, with what the old rules show them.
    """
    told = {key_of(each) for each in changes.changes}
    moves = {(each.kind, each.id, move.before, move.after) for each in changes.changes for move in each.moves}
    moves |= {(each.kind, each.id, each.before, each.after) for each in changes.changes if not each.moves}
    asked_otherwise = any(each.kind == "question" for each in changes.changes)
    befores, afters = ({each.key: each for each in side.pack.statements} for side in (before, after))
    for facts, was in people:
        now = shown(after, facts)
        for key in {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}:
            if key not in told:
                if not asked_otherwise:
                    yield key, facts
                continue
            both = key in befores and key in afters
            if not both or any(isinstance(each, DayRange) and not each.exact for each in facts.values()):
                continue
            views = [name for name in befores[key].views if name not in ("exceptions", "status")]
            words = [
                (each, word_of(before, befores[key], each, facts), word_of(after, afters[key], each, facts))
                for each in views
            ]
            # Open or true, some findings say the same: then nobody reads another word.
            moved = [(view, key[1], one, other) for view, one, other in words if one != other]
            if moved and key[0] != "deadline" and not any(move in moves for move in moved):
                yield key, facts


def told_the_same(before: Evaluator, after: Evaluator, changes: Changes) -> Iterator[tuple[Key, Facts]]:
    """The witnesses to whom the program says the same word as before."""
    befores, afters = ({each.key: each for each in side.pack.statements} for side in (before, after))
    for change in changes.changes:
        key = key_of(change)
        if key not in befores or key not in afters or change.kind not in befores[key].views or " on 20" in change.what:
            continue
        if change.kind == "exceptions":  # told by the name of the exception, which no scenario asks for
            continue
        for move in change.moves:
            was, now = (
                word_of(side, items[key], change.kind, move.witness)
                for side, items in ((before, befores), (after, afters))
            )
            if was == now:
                yield key, move.witness


def boundaries(old: RulePack, new: RulePack, today: date) -> list[date]:
    """Today, and both sides of each day on which something turns later, or turns in what the two packs do not share."""
    turns = {*coming_days(old, today), *coming_days(new, today)}
    mine, yours = ({(each.key, turn) for each in pack.statements for turn in each.turns} for pack in (old, new))
    turns |= {turn[2] for _, turn in mine ^ yours}
    return sorted({today, *turns, *(day - A_DAY for day in turns)})


def people_for(
    pack: RulePack, changes: Changes, turns: Sequence[date], number: int, dice: random.Random
) -> list[Facts]:
    """Made-up people: any, and those whom the difference names with some other answers and days."""
    witnesses = [move.witness for each in changes.changes for move in each.moves] or [Facts()]
    questions, made = list(pack.questions.values()), list[Facts]()
    days = [each.id for each in questions if each.kind is Kind.DAY]
    while len(made) < number:
        facts = any_facts(questions, dice, dice.choice([0.02, 0.1, 0.4, 0.8]))
        if len(made) % 2:
            named = dice.choice(witnesses)
            facts = Facts({**dict(named.items()), **dict(any_facts(questions, dice, 0.03).items())})
        if turns and days and dice.random() < 0.5:
            day = DayRange.on(dice.choice(turns) + timedelta(days=dice.randint(-2, 2)))
            facts = Facts({**dict(facts.items()), dice.choice(days): day})
        made.append(facts)
    return made


def main() -> int:
    """Look at two folders; 1 when somebody was forgotten."""
    parser = argparse.ArgumentParser()
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 30))
    given = parser.parse_args()
    old, new = load_pack(given.old), load_pack(given.new)
    days, dice, wrong, moved = boundaries(old, new, given.as_of), random.Random(15), 0, 0  # noqa: S311
    for day in days:
        before, after, changes = Evaluator(old, day), Evaluator(new, day), compare(old, new, day)
        made = people_for(new, changes, days, given.people, dice)
        people = [(facts, shown(before, facts)) for facts in made]
        moved += sum(was != shown(after, facts) for facts, was in people)
        for key, facts in forgotten(before, after, changes, people):
            print(f"{day} forgotten: {' '.join(key)} for {inline(facts)}")
            wrong += 1
        for key, facts in told_the_same(before, after, changes):
            print(f"{day} told the same: {' '.join(key)} for {inline(facts)}")
            wrong += 1
    print(f"{len(days)} days, {given.people} people on each; {moved} are shown something else, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
