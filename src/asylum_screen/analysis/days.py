"""The days of the orientation on which a statement may turn out otherwise, and a small space for one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from asylum_screen.core.classes import fact_of
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import FactId
from asylum_screen.core.rules import AS_OF, Condition, RulePack
from asylum_screen.core.statements import Statement

from .compiled import Compiled
from .needs import needs_of
from .space import Space, turns_of

FIRST_DAY = date(2016, 1, 1)
MOST_DAYS = 16


def relevant(evaluator: Evaluator, conditions: Iterable[Condition], facts: Iterable[FactId] = ()) -> list[Condition]:
    """The conditions, and those that decide whether the questions they depend on come up."""
    found = list(conditions)
    known: set[FactId] = set()
    needs = needs_of(evaluator.pack)
    waiting = [*facts, *needs.all_facts(found)]
    while waiting:
        fact = waiting.pop()
        if fact in known or fact not in evaluator.pack.questions:
            continue
        known.add(fact)
        for guards in needs.guards(evaluator, fact):
            found += guards
        waiting += needs.waits_for(evaluator, fact)
    return found


def small(pack: RulePack, as_of: date, conditions: Iterable[Condition], facts: Iterable[FactId] = ()) -> Compiled:
    """A space in which only these conditions tell answers apart."""
    evaluator = Evaluator(pack, as_of)
    named = set(facts)
    named.update(needs_of(pack).all_facts(relevant(evaluator, conditions, named)))
    closed = relevant(evaluator, conditions, named)
    return Compiled(evaluator, Space(evaluator, [*closed, *evaluator.presumptions(named)], named))


def other_days(
    evaluator: Evaluator, conditions: Iterable[Condition], statement: Statement | None = None
) -> Iterator[date]:
    """The days on which conditions look at the day of the orientation, and those of the statement; newest first."""
    found: set[date] = set()
    needs = needs_of(evaluator.pack)
    for condition in relevant(evaluator, conditions):
        for leaf in needs.leaves(condition):
            if fact_of(leaf) == AS_OF:
                for day in turns_of(leaf, evaluator.as_of):
                    found |= {day, day - timedelta(days=1)}
    found |= set(statement.days if statement is not None else ())
    days = sorted((day for day in found if FIRST_DAY <= day <= evaluator.as_of), reverse=True)
    yield from days[:MOST_DAYS]
