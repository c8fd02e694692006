"""`rules mutate`: changes the rules one at a time and shows which changes no scenario notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from asylum_screen.analysis.days import other_days, relevant
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.kinds import statement_of
from asylum_screen.core.orientation import Reading, word_of
from asylum_screen.core.rules import (
    AllOf,
    AnyOf,
    Condition,
    Named,
    Not,
    RulePack,
)
from asylum_screen.core.statements import Statement
from asylum_screen.core.states import closers, openers
from asylum_screen.core.truth import Truth

from .console import tracked
from .mutants import Mutant, mutants
from .mutate_same import asked_the_same, same_for_all
from .scenario_files import Expectation, Scenario
from .swapping import Swapping

Case = tuple[Scenario, Expectation]
KINDS = ("finding", "urgent", "policy", "exceptions", "status", "deadline", "card", "help", "conflict", "asks")


@dataclass
class Result:
    """What became of the mutants. same: changes that change nothing for anybody."""

    killed: list[Mutant]
    survived: list[Mutant]
    same: list[Mutant]

    @property
    def score(self) -> float:
        """The share of changes that some scenario notices, of those that change something."""
        return 100 * len(self.killed) / max(len(self.killed) + len(self.survived), 1)

    def by_kind(self) -> Iterator[tuple[str, int, int]]:
        """For each sort of change: how many were noticed, and how many there are."""
        killed = Counter(each.kind for each in self.killed)
        every = killed + Counter(each.kind for each in self.survived)
        for kind in sorted(every):
            yield kind, killed[kind], every[kind]


def try_all(bench: Bench, as_of: date, *, only: str = "", every: int = 1) -> Result:
    """Try the mutants of a pack.

    Args:
        bench: the rules and all scenarios, which must come true for the rules as they are.
        as_of: the day on which a change counts as one.
        only: only changes in files whose name begins so.
        every: only each so-many-th mutant, for a quick look.
    """
    result = Result([], [], [])
    chosen = [each for each in mutants(bench.pack) if each.place.file.startswith(only)][::every]
    for mutant in tracked(chosen, "Trying changes"):
        if bench.kills(mutant):
            result.killed.append(mutant)
        elif mutant.node is not None and bench.changes_nothing(mutant, as_of):
            result.same.append(mutant)
        else:
            result.survived.append(mutant)
    return result


class Bench:
    """Scenarios by what they look at, and evaluators by day."""

    def __init__(self, pack: RulePack, scenarios: Sequence[Scenario]) -> None:
        self.pack = pack
        self._evaluators: dict[date, Swapping] = {}
        self._plain: dict[date, Evaluator] = {}
        self._changed: Statement | None = None
        self._open: dict[int, frozenset[str]] = {}
        self._truths: dict[tuple[int, int], Truth] = {}
        self.items = {each.key: each for each in pack.statements}
        self._by_node: dict[int, list[Case]] = {}
        self._by_item: dict[tuple[str, str], list[Case]] = {}
        self._inner = {key: self._nodes(key) for key in self.statements()}
        for scenario in scenarios:
            for expectation in scenario.expectations:
                if expectation.kind in KINDS:
                    key = key_of(expectation)
                    self._by_item.setdefault(key, []).append((scenario, expectation))
                    for node in self._inner.get(key, ()):
                        self._by_node.setdefault(node, []).append((scenario, expectation))

    def nodes_of(self, key: tuple[str, str]) -> frozenset[int]:
        """The conditions inside one statement, by their id()."""
        return self._inner[key]

    def notices_any(self, mutant: Mutant, scenarios: Iterable[Scenario]) -> bool:
        """True when one of some other scenarios notices a change."""
        for scenario in scenarios:
            for expectation in scenario.expectations:
                key = key_of(expectation)
                if mutant.item is not None:
                    touched = key == self.changed(mutant).key
                else:
                    touched = id(mutant.node) in self._inner.get(key, ())
                if touched and self._notices((scenario, expectation), mutant):
                    return True
        return False

    def statements(self) -> Iterator[tuple[str, str]]:
        """Everything that can be expected something of."""
        yield from self.items
        yield from (("asks", fact) for fact in self.pack.questions)

    def _nodes(self, key: tuple[str, str]) -> frozenset[int]:
        """Every condition inside what decides a statement, guards of its questions included."""
        plain = Evaluator(self.pack, self.pack.info.checked_on)
        if key[0] == "asks":
            roots = [*openers(plain, key[1]), *closers(plain, key[1])]
        else:
            roots = relevant(plain, self.items[key].conditions)
        found: set[int] = set()
        waiting: list[Condition] = list(roots)
        while waiting:
            node = waiting.pop()
            if id(node) in found:
                continue
            found.add(id(node))
            waiting.extend(_inside(node))
        return frozenset(found)

    # ------------------------------------------------------------ one mutant

    def kills(self, mutant: Mutant) -> bool:
        """True when some scenario notices the change."""
        if mutant.item is not None:
            return any(self._notices(case, mutant) for case in self._by_item.get(self.changed(mutant).key, ()))
        return any(self._differs(case, mutant) and self._notices(case, mutant) for case in self._cases(mutant))

    def _cases(self, mutant: Mutant) -> Iterable[Case]:
        return self._by_node.get(id(mutant.node), ())

    def _differs(self, case: Case, mutant: Mutant) -> bool:
        """A quick look: the replaced condition itself has another truth for this scenario."""
        assert mutant.node is not None
        assert mutant.instead is not None
        scenario = case[0]
        evaluator = self.evaluator(scenario.as_of)
        evaluator.swap(None, None)
        key = (id(mutant.node), id(scenario))
        if key not in self._truths:
            self._truths[key] = evaluator.look(mutant.node, scenario.facts).truth
        return evaluator.look(mutant.instead, scenario.facts).truth is not self._truths[key]

    def _notices(self, case: Case, mutant: Mutant) -> bool:
        scenario, expectation = case
        evaluator = self.evaluator(scenario.as_of)
        evaluator.swap(mutant.node, mutant.instead)
        return self.got(expectation, scenario, evaluator, mutant) != expectation.expected

    def evaluator(self, as_of: date) -> Swapping:
        """The evaluator of a day."""
        if as_of not in self._evaluators:
            self._evaluators[as_of] = Swapping(self.pack, as_of)
        return self._evaluators[as_of]

    def got(self, want: Expectation, scenario: Scenario, evaluator: Swapping, mutant: Mutant) -> str:
        """What the changed rules give for an expectation."""
        facts = scenario.facts
        if want.kind == "asks":
            asked = Reading(evaluator, facts).relevance.may_ask(want.target) and want.target in self._wanted(scenario)
            return "yes" if asked else "no"
        statement = self.items[key_of(want)] if mutant.item is None else self.changed(mutant)
        return word_of(evaluator, statement, want.kind, facts)

    def changed(self, mutant: Mutant) -> Statement:
        """What a changed item publishes."""
        assert mutant.item is not None
        if self._changed is None or self._changed.item is not mutant.item:
            self._changed = statement_of(self.pack, mutant.item)
        return self._changed

    def _wanted(self, scenario: Scenario) -> frozenset[str]:
        """The facts that something open depends on, with the rules as they are."""
        known = self._open.get(id(scenario))
        if known is None:
            plain = self._plain.setdefault(scenario.as_of, Evaluator(self.pack, scenario.as_of))
            reading = Reading(plain, scenario.facts)
            asked, waits_for = reading.relevance.coming(reading.wanted())
            self._open[id(scenario)] = known = frozenset((*asked, *waits_for))
        return known

    # ------------------------------------------------------------ changes that are none

    def changes_nothing(self, mutant: Mutant, as_of: date) -> bool:
        """True when the replaced condition has the same truth for all answers, on every day it looks at."""
        assert mutant.node is not None
        assert mutant.instead is not None
        plain = Evaluator(self.pack, as_of)
        days = [as_of, *other_days(plain, [mutant.node, mutant.instead])]
        if same_for_all(self.pack, mutant.node, mutant.instead, days):
            return True
        if not mutant.guards:
            return False
        asked = [
            name for kind, name in self.statements() if kind == "asks" and id(mutant.node) in self._inner[kind, name]
        ]
        return all(asked_the_same(self.pack, mutant.node, mutant.instead, fact, days) for fact in asked)


def key_of(want: Expectation) -> tuple[str, str]:
    """The statement an expectation looks at."""
    return {"urgent": "finding", "exceptions": "policy", "status": "policy"}.get(want.kind, want.kind), want.target


def _inside(node: Condition) -> tuple[Condition, ...]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Named(_, part):
            return (part,)
        case _:
            return ()
