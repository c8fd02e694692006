"""The days of the orientation on which a statement may turn out otherwise, and a small space for one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.classes import fact_of
from asylum_screen.core.conditions import leaves
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import FactId
from asylum_screen.core.rules import AS_OF, Condition, Kind, RulePack
from asylum_screen.core.statements import Statement

from .compiled import Compiled
from .needs import needs_of
from .space import Space, turns_of

FIRST_DAY = date(2016, 1, 1)
MOST_DAYS = 16
ONE_DAY = timedelta(days=1)


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
    """The days of the orientation on which conditions, or their statement, may turn out otherwise.

    First those that are over, newest first; then those ahead, next first. A day that a person gives about the past
    may lie ahead today: what looks for it can hold from that day on.
    """
    found: set[date] = set()
    needs, today = needs_of(evaluator.pack), evaluator.as_of
    for condition in relevant(evaluator, conditions):
        for leaf in needs.leaves(condition):
            if fact_of(leaf) == AS_OF:
                for day in turns_of(leaf, today):
                    found |= {day, day - ONE_DAY}
            found |= set(_ahead(evaluator.pack, leaf, today))
    found |= set(statement.days if statement is not None else ())
    days = sorted((day for day in found if FIRST_DAY <= day <= today), reverse=True)
    yield from days[:MOST_DAYS]
    yield from sorted(day for day in found if day > today)[:MOST_DAYS]


def coming_days(pack: RulePack, today: date) -> list[date]:
    """The days after today on which the rules begin to say something else: of policies, findings and amounts."""
    found = {amount.first for amount in pack.amounts}
    for statement in pack.statements:
        found |= {day for _, _, day in statement.turns}
    for condition in (*all_conditions(pack), *pack.definitions.values()):
        for leaf in leaves(condition):
            found |= set(_ahead(pack, leaf, today))
    return sorted(day for day in found if day > today)


def _ahead(pack: RulePack, leaf: Condition, today: date) -> Iterator[date]:
    """The fixed days after today on which a test turns, of the day of the orientation or of a day in the past."""
    fact = fact_of(leaf)
    question = pack.questions.get(fact) if fact is not None else None
    if fact == AS_OF or (question is not None and question.kind is Kind.DAY and not question.may_be_future):
        fixed = set(turns_of(leaf, today)) & set(turns_of(leaf, today + ONE_DAY))  # others move with the day
        yield from (day for day in fixed if day > today)
