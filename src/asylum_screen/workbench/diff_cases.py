"""Scenarios that came true with the old rules and do not with the new ones.

Only what a change can move is run: a case that looks at another policy, and to which nothing that differs is said,
comes out as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import shown_alone
from asylum_screen.core.rules import RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.core.truth import NO

from .coverage_report import read_all
from .diff import Changes, group_of
from .scenario_files import Expectation, Scenario
from .scenarios import Miss, Runner

_ANYWHERE = frozenset(("question", "section", "conflict", "pack"))
"""What changes here can be seen in any answer sheet."""
_NOWHERE = ("checked on", "version")
"""Fields of the pack as a whole that no scenario looks at."""
_WHOLE = frozenset(("says", "asks", "missing"))
"""Expectations about everything that is said or asked, not about one statement."""


def broken(old: RulePack, new: RulePack, changes: Changes, paths: Sequence[str]) -> Iterator[Miss]:
    """Expectations that came true with the old pack and do not with the new one."""
    scenarios, _ = read_all(new, paths, changes.as_of)
    before, after = Runner(old), Runner(new)
    moved = _Moved(changes, before, after)
    known = {each.id for each in old.statements} | set(old.questions)
    for scenario in scenarios:
        misses = list(after.misses(scenario, moved.may_move))
        if not misses or any(fact not in old.questions for fact in scenario.facts):
            continue
        if all(each.kind == "says" or each.target in known for each in scenario.expectations):
            was = {miss.expectation for miss in before.misses(scenario)}
            misses = [miss for miss in misses if miss.expectation not in was]
        yield from misses


class _Moved:
    """What a change can move."""

    def __init__(self, changes: Changes, *sides: Runner) -> None:
        named = [each for each in changes.changes if not (group_of(each) == "pack" and each.what.startswith(_NOWHERE))]
        self._groups = {group_of(each) for each in named}
        self._keys = {("finding" if group_of(each) == "urgent" else group_of(each), each.id) for each in named}
        self._texts = [text.lower() for each in changes.texts for text in (each.before, each.after)]
        before, after = (
            {(each.id, each.first, each.last, each.amount) for each in side.pack.amounts} for side in sides
        )
        self._sums = {amount for *_, amount in before ^ after}
        self._sides = [(each, [item for item in each.pack.statements if item.key in self._keys]) for each in sides]

    def may_move(self, scenario: Scenario, expectation: Expectation) -> bool:
        """False when an expectation comes out as before."""
        kind, target = expectation.kind, expectation.target.lower()
        if self._groups & _ANYWHERE:
            return True
        if kind not in _WHOLE:
            found = (runner.asked.get((kind, expectation.target)) for runner, _ in self._sides)
            return any(each is not None and each.key in self._keys for each in found)
        if kind == "says" and (
            any(target in text or "{" in text for text in self._texts)
            or any(each in target or target in each for each in self._sums)
        ):
            return True
        return not all(
            _is_out(runner.evaluator(scenario.as_of), statement, scenario.facts)
            for runner, statements in self._sides
            for statement in statements
        )


def _is_out(evaluator: Evaluator, statement: Statement, facts: Facts) -> bool:
    """True when a statement is not said to a person, nor could be after more answers."""
    if not statement.known_on(evaluator.as_of):
        return True
    return evaluator.look(statement.truth, facts).truth is NO and shown_alone(evaluator, statement, facts) is None
