"""`rules coverage`: what no scenario looks at.

Something is covered when a scenario *expects* something of it, not when it merely comes up on the way: a rule that
nobody expects anything of can be changed without a test failing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import shown_alone
from asylum_screen.core.rules import AS_OF, RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.core.truth import YES

from .console import tracked
from .coverage_targets import GROUPS, Key, Target, Targets, key_of, value_of
from .scenario_files import Scenario, views_of

_ALIKE = {"urgent": "finding"}


@dataclass
class Coverage:
    """All targets of a pack, and which of them some scenario covers."""

    targets: Targets
    covered: set[Key] = field(default_factory=set)

    def missing(self) -> list[Target]:
        """What no scenario looks at, by group and place."""
        left = [target for key, target in self.targets.known.items() if key not in self.covered]
        return sorted(left, key=lambda target: (GROUPS.index(target.group), target.place, target.key))

    def counts(self) -> Iterator[tuple[str, int, int]]:
        """For each group: how many are covered, and how many there are."""
        for group in GROUPS:
            keys = [key for key in self.targets.known if key[0] == group]
            if keys:
                yield group, sum(key in self.covered for key in keys), len(keys)

    @property
    def percent(self) -> float:
        """The share that is covered."""
        return 100 * len(self.covered & self.targets.known.keys()) / max(len(self.targets.known), 1)


def measure(pack: RulePack, scenarios: Iterable[Scenario], as_of: date, targets: Targets | None = None) -> Coverage:
    """Measure what scenarios cover.

    Args:
        pack: the rules.
        scenarios: all scenarios.
        as_of: the day of the orientation.
        targets: what to look at; worked out when None.
    """
    measured = _Measure(pack, targets or Targets(pack, as_of))
    for scenario in tracked(list(scenarios), "Measuring scenarios"):
        measured.scenario(scenario)
    return measured.coverage


class _Measure:
    def __init__(self, pack: RulePack, targets: Targets) -> None:
        self.pack = pack
        self.coverage = Coverage(targets)
        self._evaluators: dict[date, Evaluator] = {}
        self._asked = views_of(pack)

    def _done(self, group: str, key: str) -> None:
        self.coverage.covered.add((group, key))

    def scenario(self, scenario: Scenario) -> None:
        """Note what one scenario covers."""
        targets = self.coverage.targets
        for fact, answer in scenario.facts.items():
            self._done("questions", fact)
            for value in value_of(answer):
                self._done("answers", f"{fact}={targets.stands_for(fact, value)}")
        evaluator = self._evaluators.setdefault(scenario.as_of, Evaluator(self.pack, scenario.as_of))
        for want in scenario.expectations:
            if want.kind in ("asks", "missing"):
                self._done("questions", want.target)
            statement = self._asked.get((want.kind, want.target))
            if statement is not None:
                self._statement(statement, want.kind, evaluator, scenario.facts)

    def _statement(self, statement: Statement, asked: str, evaluator: Evaluator, facts: Facts) -> None:
        """What an expectation about a statement covers: its sources, the days around it, and the faces it asks for."""
        for cite in self.coverage.targets.citing[statement.key]:
            self._done("citations", cite)
        view = asked if asked in dict.fromkeys(turn[0] for turn in statement.turns) else statement.kind
        self._done("boundaries", f"{view} {statement.id} {AS_OF} {evaluator.as_of}")
        for axis in {turn[1] for turn in statement.turns if turn[0] == asked}:
            answer = facts.get(axis)
            for day in {answer.earliest, answer.latest} if isinstance(answer, DayRange) else ():
                self._done("boundaries", f"{view} {statement.id} {axis} {day}")
        state = shown_alone(evaluator, statement, facts)
        for face in statement.faces if statement.known_on(evaluator.as_of) else ():
            held = face.exception is not None and evaluator.look(face.condition, facts).truth is YES
            if _ALIKE.get(face.kind, face.kind) == _ALIKE.get(asked, asked) and (
                held or (state and state.face is face)
            ):
                self._done(*key_of(statement, face))
