"""Whether two conditions say the same for all answers there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import relevant
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES, Node
from asylum_screen.analysis.space import Space
from asylum_screen.core.conditions import parts_of
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.rules import Condition, Is, Named, RulePack
from asylum_screen.core.statements import Thread
from asylum_screen.core.states import known, openers


def compiled_pair(pack: RulePack, one: Condition, other: Condition, day: date) -> Compiled:
    """A space in which the tests of both conditions tell answers apart."""
    evaluator = Evaluator(pack, day)
    named = {fact for each in (one, other) for fact in facts_in(each)}
    presumed = list(evaluator.presumptions(named))
    named |= {fact for each in presumed for fact in facts_in(each)}
    return Compiled(evaluator, Space(evaluator, [one, other, *presumed], named))


def same_for_all(pack: RulePack, one: Condition, other: Condition, days: Sequence[date]) -> bool:
    """True when both conditions have the same truth for all answers, on each of the days."""
    return all(difference(pack, one, other, day) is None for day in days)


def difference(pack: RulePack, one: Condition, other: Condition, day: date) -> Facts | None:
    """The fewest answers for which two conditions differ, or None when there are none."""
    compiled = compiled_pair(pack, one, other, day)
    node = compiled.diagrams.differ(compiled.condition(one), compiled.condition(other))
    return None if node == NO else compiled.witness(node)


def asked_the_same(pack: RulePack, one: Condition, other: Condition, fact: FactId, days: Sequence[date]) -> bool:
    """True when a question comes up for the same answers, with one condition in the place of the other.

    A guard that keeps a question back where nothing wants it keeps back nothing.
    """
    return all(not _asked_otherwise(pack, one, other, fact, day) for day in days)


def _asked_otherwise(pack: RulePack, one: Condition, other: Condition, fact: FactId, day: date) -> bool:
    evaluator = Evaluator(pack, day)
    threads = list(threads_on(evaluator, fact))
    conditions = [when for each in threads for when in (each.when, each.after)]
    every = relevant(evaluator, [other, *conditions], [fact])
    before, after = before_and_after(evaluator, (one, other), every, fact)
    diagrams = before.diagrams
    guards = [diagrams.when(each.guard(fact), YES) for each in (before, after)]
    node = diagrams.both(diagrams.differ(guards[0], guards[1]), before.is_absent(fact))
    if node == NO:
        return False
    others = [guard for question in pack.questions if question != fact for guard in openers(evaluator, question)]
    if any(fact in set(facts_in(guard)) for guard in others):
        return True  # it opens other questions, so it may be wanted for them
    return diagrams.both(node, diagrams.any_of([wanted(before, each, fact) for each in threads])) != NO


def before_and_after(
    evaluator: Evaluator, swap: tuple[Condition, Condition], conditions: Sequence[Condition], *facts: FactId
) -> tuple[Compiled, Compiled]:
    """A space in which some conditions tell answers apart, with one condition and with another in its place."""
    named = {fact for each in conditions for fact in facts_in(each)} | {*facts}
    space = Space(evaluator, [*conditions, *evaluator.presumptions(named)], named)
    before = Compiled(evaluator, space)
    return before, Compiled(evaluator, space, before.diagrams, swap)


def threads_on(evaluator: Evaluator, fact: FactId) -> Iterator[Thread]:
    """What may want a question: the followed threads of statements that depend on it."""
    for statement in known(evaluator):
        yield from (each for each in statement.threads if each.followed and fact in evaluator.cone(each.when))


def wanted(compiled: Compiled, thread: Thread, fact: FactId) -> Node:
    """Where a question is wanted by one thread: its fact is among those that keep the thread open."""
    free = compiled.diagrams.when(compiled.condition(thread.after), YES)
    return compiled.diagrams.both(_open_by(compiled, thread.when, fact), free)


def _open_by(compiled: Compiled, condition: Condition, fact: FactId) -> Node:
    """Where a condition is open because of a fact, for all answers.

    `core.reach` finds fewer: some changes of a guard are then taken for ones that could be seen.
    """
    parts = parts_of(condition)
    if parts is None:
        inside = YES if fact in compiled.evaluator.cone(condition) else NO
    else:
        inside = compiled.diagrams.any_of([_open_by(compiled, part, fact) for part in parts])
    if _of_truths(condition):
        return inside  # it is never open itself, and yet another answer can turn it round
    return compiled.diagrams.both(inside, compiled.diagrams.when(compiled.condition(condition), UNKNOWN))


def _of_truths(condition: Condition) -> bool:
    if isinstance(condition, Is | Named):
        return isinstance(condition, Is)
    return any(map(_of_truths, parts_of(condition) or ()))
