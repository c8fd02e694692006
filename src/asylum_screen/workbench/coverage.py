"""`rules coverage`: what no scenario looks at.

Something is covered when a scenario *expects* something of it, not when it merely comes up on the way: a rule that
nobody expects anything of can be changed without a test failing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from asylum_screen.analysis.looking import is_given, shown_finding
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import assess, look_at_finding, look_at_policy
from asylum_screen.core.rules import AS_OF, Card, Deadline, Finding, HelpEntry, Policy, RulePack
from asylum_screen.core.states import known_on
from asylum_screen.core.truth import YES

from .console import tracked
from .coverage_targets import GROUPS, Key, Target, Targets, value_of
from .scenario_files import Expectation, Scenario

_KINDS = {"urgent": "finding", "exceptions": "policy", "status": "policy"}


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


def measure(pack: RulePack, scenarios: Iterable[Scenario], as_of: date) -> Coverage:
    """Measure what scenarios cover.

    Args:
        pack: the rules.
        scenarios: all scenarios.
        as_of: today; what begins later is not a target yet.
    """
    measured = _Measure(pack, as_of)
    for scenario in tracked(list(scenarios), "Measuring scenarios"):
        measured.scenario(scenario)
    return measured.coverage


class _Measure:
    def __init__(self, pack: RulePack, as_of: date) -> None:
        self.pack = pack
        self.coverage = Coverage(Targets(pack, as_of))
        self._evaluators: dict[date, Evaluator] = {}
        self._findings = {item.id: item for item in pack.findings}
        self._policies = {item.id: item for item in pack.policies}
        self._deadlines = {item.id: item for item in pack.deadlines}
        self._given: dict[tuple[str, str], HelpEntry | Card] = {("help", entry.id): entry for entry in pack.help}
        self._given.update({("card", card.id): card for card in pack.cards})

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
        for expectation in scenario.expectations:
            self._expectation(expectation, evaluator, scenario.facts)

    def _expectation(self, want: Expectation, evaluator: Evaluator, facts: Facts) -> None:
        kind, target = _KINDS.get(want.kind, want.kind), want.target
        for cite in self.coverage.targets.citing.get((kind, target), ()):
            self._done("citations", cite)
        match kind:
            case "asks" | "missing":
                self._done("questions", target)
            case "finding":
                self._finding(self._findings[target], evaluator, facts)
            case "policy":
                self._policy(self._policies[target], want.kind, evaluator, facts)
            case "deadline":
                self._deadline(self._deadlines[target], evaluator, facts)
            case "card" | "help":
                if is_given(evaluator, self._given[kind, target], facts):
                    self._done("cards" if kind == "card" else "help", target)
            case "conflict":
                self._done("conflicts", target)

    def _finding(self, finding: Finding, evaluator: Evaluator, facts: Facts) -> None:
        self._done("boundaries", f"finding {finding.id} {AS_OF} {evaluator.as_of}")
        if not known_on(finding, evaluator.as_of):
            return
        shown = shown_finding(evaluator, finding, facts)
        if shown is not None:
            self._done("rules", f"finding {finding.id} {shown.truth.word}")
        state = look_at_finding(evaluator, finding, facts)
        for each in state.exemptions:
            if state.trace.truth is YES and each.trace.truth is YES:
                self._done("exceptions", f"finding {finding.id} {each.exemption.id}")

    def _policy(self, policy: Policy, kind: str, evaluator: Evaluator, facts: Facts) -> None:
        asked = "status" if kind == "status" else "policy"
        self._done("boundaries", f"{asked} {policy.id} {AS_OF} {evaluator.as_of}")
        if policy.known_from > evaluator.as_of:
            return
        shown = look_at_policy(evaluator, policy, facts)
        if kind == "policy":
            self._done("rules", f"policy {policy.id} {shown.applies.truth.word}")
            answer = facts.get(policy.window.axis)
            for day in {answer.earliest, answer.latest} if isinstance(answer, DayRange) else ():
                self._done("boundaries", f"policy {policy.id} {policy.window.axis} {day}")
        for each in shown.exemptions if kind == "exceptions" else ():
            if each.trace.truth is YES:
                self._done("exceptions", f"policy {policy.id} {each.exemption.id}")

    def _deadline(self, deadline: Deadline, evaluator: Evaluator, facts: Facts) -> None:
        for item in assess(evaluator, facts).deadlines:
            if item.deadline.id != deadline.id:
                continue
            self._done("dates", f"{deadline.id} {item.phase.value}")
            for each in item.exemptions:
                if each.trace.truth is YES:
                    self._done("exceptions", f"deadline {deadline.id} {each.exemption.id}")
