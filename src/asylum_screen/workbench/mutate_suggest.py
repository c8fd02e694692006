"""For a change that no scenario notices: the scenario that would notice it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import other_days, relevant, small
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES, Node
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import NOWHERE, AnyOf, Condition
from asylum_screen.core.statements import Statement
from asylum_screen.core.states import openers

from .console import shares
from .mutants import Mutant
from .mutate import Bench, Result
from .mutate_same import before_and_after, threads_on, wanted
from .mutate_why import Explained, Looked, Why
from .record import case_text, suggested
from .scenario_files import Expectation, Scenario, lies_ahead
from .scenarios import Runner

MOST_STATEMENTS = 12
FEW_THREADS = 8
MOST_SHOWN = 20
DAY = timedelta(days=1)


class MutantSuggester:
    """Finds scenarios that notice changes."""

    def __init__(self, bench: Bench, as_of: date) -> None:
        self.bench = bench
        self.pack = bench.pack
        self.as_of = as_of
        self.looked = Looked()
        self._runner = Runner(bench.pack)

    def scenario(self, mutant: Mutant) -> Scenario | None:
        """A scenario that comes true now and would not after the change, or None when none was found."""
        self.looked = Looked()
        for facts, day, kind, name in self._candidates(mutant):
            draft = Scenario(f"Notices if {mutant.what}", day, facts)
            want = Expectation(kind, name, "")
            evaluator = self.bench.evaluator(day)
            evaluator.swap(None, None)
            now = self.bench.got(want, draft, evaluator, Mutant("", "", NOWHERE))
            evaluator.swap(mutant.node, mutant.instead)
            if now != self.bench.got(want, draft, evaluator, mutant):
                found = replace(draft, expectations=(replace(want, expected=now),))
                if not any(self._runner.misses(found)):  # the bench looks at one statement; the program at all
                    return found
        return None

    def _candidates(self, mutant: Mutant) -> Iterator[tuple[Facts, date, str, str]]:
        if mutant.item is not None:
            yield from self._of_item(self.bench.items[self.bench.changed(mutant).key])
            return
        assert mutant.node is not None
        assert mutant.instead is not None
        keys = [key for key in self.bench.statements() if id(mutant.node) in self.bench.nodes_of(key)]
        if mutant.guards:
            keys.sort(key=lambda key: key[0] != "asks")  # its own question first
        self.looked.cut = len(keys) > MOST_STATEMENTS
        for kind, name in keys[:MOST_STATEMENTS]:
            known = self.bench.items.get((kind, name))
            days = other_days(Evaluator(self.pack, self.as_of), [mutant.node, mutant.instead], known)
            for day in [self.as_of, *days]:
                if known is None or known.known_on(day):
                    yield from self._different(mutant, kind, name, day)

    def _different(self, mutant: Mutant, kind: str, name: str, day: date) -> Iterator[tuple[Facts, date, str, str]]:
        assert mutant.node is not None
        assert mutant.instead is not None
        evaluator = Evaluator(self.pack, day)
        roots = self._roots(evaluator, kind, name)
        every = relevant(evaluator, [*roots, mutant.instead], [name] if kind == "asks" else ())
        threads = list(threads_on(evaluator, name))[:FEW_THREADS] if kind == "asks" else []
        every += relevant(evaluator, [when for each in threads for when in (each.when, each.after)])
        asked_for = (name,) if kind == "asks" else ()
        before, after = before_and_after(evaluator, (mutant.node, mutant.instead), every, *asked_for)
        diagrams = before.diagrams
        for asked, one, other in self._pairs(before, after, kind, name):
            node = diagrams.differ(one, other)
            if kind == "asks":
                node = diagrams.both(node, before.is_absent(name))
            self.looked.differs |= node != NO
            for state in [node, *(diagrams.both(node, wanted(before, each, name)) for each in threads)]:
                for witness in (before.played(state), after.played(state), before.witness(state)):
                    if witness is not None and not self._is_later(witness, day):
                        yield witness, day, asked, name

    def _roots(self, evaluator: Evaluator, kind: str, name: str) -> list[Condition]:
        if kind == "asks":
            return openers(evaluator, name)
        return list(self.bench.items[kind, name].conditions)

    def _pairs(self, before: Compiled, after: Compiled, kind: str, name: str) -> Iterator[tuple[str, Node, Node]]:
        """What can be expected of a statement, before and after: where each word is said."""
        if kind == "asks":
            guards = [each.diagrams.when(each.guard(name), YES) for each in (before, after)]
            yield "asks", guards[0], guards[1]
            return
        for asked, view in self.bench.items[kind, name].views.items():
            for word in dict.fromkeys(word for word, _ in view.words):
                said = AnyOf(tuple(when for each, when in view.words if each == word))
                yield asked, before.condition(said), after.condition(said)

    def _of_item(self, statement: Statement) -> Iterator[tuple[Facts, date, str, str]]:
        """For a changed flag: answers for which it is open. For a changed day: answers that show it, on days around."""
        days = [self.as_of, *other_days(Evaluator(self.pack, self.as_of), statement.conditions, statement)]
        days += [day + step for day in days[1:] for step in (-DAY, DAY)]
        for day in days:
            compiled = small(self.pack, day, statement.conditions)
            for state in (UNKNOWN, YES):
                witness = compiled.played(compiled.diagrams.when(compiled.condition(statement.truth), state))
                self.looked.open |= witness is not None and state == UNKNOWN
                if witness is not None and not self._is_later(witness, day):
                    for asked in statement.views:
                        yield witness, day, asked, statement.id

    def _is_later(self, facts: Facts, day: date) -> bool:
        """True when an answer lies after the day of the orientation, although it tells of the past."""
        later = bool(lies_ahead(self.pack, facts, day))
        self.looked.later |= later
        return later


def suggest(bench: Bench, survivors: Sequence[Mutant], as_of: date) -> tuple[list[Scenario], list[Explained]]:
    """Scenarios that together notice as many survivors as can be noticed, and for each survivor the reason.

    Each new scenario is tried on all survivors that are left, so that few are needed.
    """
    suggester = MutantSuggester(bench, as_of)
    found: list[Scenario] = []
    explained: list[Explained] = []
    for mutant in survivors:
        if bench.notices_any(mutant, found):
            explained.append(Explained(mutant, Why.GAP))
            continue
        scenario = suggester.scenario(mutant)
        if scenario is not None:
            found.append(scenario)
        explained.append(Explained(mutant, suggester.looked.why(mutant) if scenario is None else Why.GAP))
    return found, explained


def texts(scenarios: Sequence[Scenario]) -> str:
    """The scenarios as a file. A change that is made in two places has two cases, told apart by a number."""
    cases = []
    names: Counter[str] = Counter()
    for each in scenarios:
        names[each.name] += 1
        name = each.name if names[each.name] == 1 else f"{each.name} ({names[each.name]})"
        cases.append(case_text(replace(each, name=name)))
    return suggested("mutate", cases)


def report(result: Result, folder: Path, show: Callable[[str], None], *, everything: bool) -> None:
    """The result as text: counts by sort of change, then the first changes that nobody noticed (or none of them)."""
    for line in shares("change", "noticed", 10, result.by_kind()):
        show(line)
    same = f"; {len(result.same)} changed nothing for anybody" if result.same else ""
    whole = len(result.killed) + len(result.survived)
    show(f"{'noticed':<10}{len(result.killed):>5} of {whole}: {result.score:.1f} %{same}")
    shown = () if everything else result.survived[:MOST_SHOWN]
    for mutant in shown:
        show(f"{folder}/{mutant.place} No scenario notices if {mutant.what}.")
    if shown and len(shown) < len(result.survived):
        more = len(result.survived) - len(shown)
        show(f"... and {more} more. --all shows them with the reasons, --write FILE keeps scenarios for them.")
