"""For a change that no scenario notices: the scenario that would notice it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from asylum_screen.analysis.compiled import Compiled, phase_conditions
from asylum_screen.analysis.days import other_days, relevant, small
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES, Diagrams, Node
from asylum_screen.analysis.space import Space
from asylum_screen.analysis.statements import fits, truth_of
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.rules import NOWHERE, Condition, Deadline, FactConflict, Finding, Policy
from asylum_screen.core.states import openers

from .console import table
from .mutants import Mutant
from .mutate import Bench, Result, conditions_in
from .mutate_why import Explained, Looked, Why
from .record import scenario_text
from .scenario_files import Expectation, Scenario
from .scenarios import Runner
from .swapping import Item

MOST_STATEMENTS = 12
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
            draft = Scenario(f"Notices if {mutant.what}", day, facts, (), NOWHERE)
            want = Expectation(kind, name, "", NOWHERE)
            evaluator = self.bench.evaluator(day)
            evaluator.swap(None, None)
            now = self.bench.got(want, draft, evaluator, Mutant("", "", NOWHERE))
            evaluator.swap(mutant.node, mutant.instead)
            then = self.bench.got(want, draft, evaluator, mutant)
            if now != then:
                found = Scenario(draft.name, day, facts, (Expectation(kind, name, now, NOWHERE),), NOWHERE)
                if not any(self._runner.misses(found)):  # the bench looks at one statement; the program at all
                    return found
        return None

    def _candidates(self, mutant: Mutant) -> Iterator[tuple[Facts, date, str, str]]:
        if mutant.item is not None:
            yield from self._of_item(self.bench.items[_kind(self.bench, mutant.item), mutant.item.id])
            return
        assert mutant.node is not None
        assert mutant.instead is not None
        keys = [key for key in self.bench.statements() if id(mutant.node) in self.bench.nodes_of(key)]
        if mutant.guards:
            keys.sort(key=lambda key: key[0] != "asks")  # its own question first
        self.looked.cut = len(keys) > MOST_STATEMENTS
        for kind, name in keys[:MOST_STATEMENTS]:
            item = self.bench.items.get((kind, name))
            known = None if isinstance(item, FactConflict) else item
            days = other_days(Evaluator(self.pack, self.as_of), [mutant.node, mutant.instead], known)
            for day in [self.as_of, *days]:
                if known is None or _could_be_known(known, day):
                    yield from self._different(mutant, kind, name, day)

    def _different(self, mutant: Mutant, kind: str, name: str, day: date) -> Iterator[tuple[Facts, date, str, str]]:
        assert mutant.node is not None
        assert mutant.instead is not None
        evaluator = Evaluator(self.pack, day)
        roots = self._roots(evaluator, kind, name)
        every = relevant(evaluator, [*roots, mutant.instead], [name] if kind == "asks" else ())
        every += relevant(evaluator, self._depending(name)) if kind == "asks" else []
        named = {fact for each in every for fact in facts_in(each)} | ({name} if kind == "asks" else set())
        space = Space(evaluator, [*every, *evaluator.presumptions(named)], named)
        diagrams = Diagrams([variable.size for variable in space.by_level])
        before = Compiled(evaluator, space, diagrams)
        after = Compiled(evaluator, space, diagrams, (mutant.node, mutant.instead))
        for asked, one, other in self._pairs(before, after, kind, name):
            node = diagrams.differ(one, other)
            if kind == "asks":
                node = diagrams.both(node, before.is_absent(name))
            self.looked.differs |= node != NO
            for wanted in [node, *(diagrams.both(node, each) for each in self._wanting(before, kind, name))]:
                for witness in (before.played(wanted), after.played(wanted), before.witness(wanted)):
                    if witness is not None and not self._is_later(witness, day):
                        yield witness, day, asked, name

    def _wanting(self, before: Compiled, kind: str, name: str) -> Iterator[Node]:
        """States in which a question is wanted: something that depends on it is open."""
        for when in self._depending(name) if kind == "asks" else ():
            yield before.diagrams.when(before.condition(when), UNKNOWN)

    def _depending(self, fact: str) -> list[Condition]:
        plain = Evaluator(self.pack, self.as_of)
        found: list[Condition] = []
        for item in self.bench.items.values():
            found += [when for when in conditions_in(item) if fact in plain.cone(when)]
            if len(found) > MOST_STATEMENTS:
                break
        return found[:4]

    def _roots(self, evaluator: Evaluator, kind: str, name: str) -> list[Condition]:
        if kind == "asks":
            return openers(evaluator, name)
        item = self.bench.items[kind, name]
        phases = phase_conditions(item) if isinstance(item, Deadline) else ()
        return [*conditions_in(item), *phases]

    def _pairs(self, before: Compiled, after: Compiled, kind: str, name: str) -> Iterator[tuple[str, Node, Node]]:
        """What can be expected of a statement, before and after, with states of the same word made one."""
        if kind == "asks":
            guards = [each.diagrams.when(each.guard(name), YES) for each in (before, after)]
            yield "asks", guards[0], guards[1]
            return
        item = self.bench.items[kind, name]
        if isinstance(item, Finding):
            for asked, words in _finding_words(item):
                worded = [_worded(each, truth_of(each, item), words) for each in (before, after)]
                yield asked, worded[0], worded[1]
        elif isinstance(item, Policy):
            yield "policy", before.condition(item.applies), after.condition(item.applies)
            yield "exceptions", _any_of(before, item), _any_of(after, item)
        elif isinstance(item, Deadline):
            held = [each.diagrams.not_when(each.condition(item.when), NO) for each in (before, after)]
            started = before.diagrams.turn(before.is_absent(item.counted_from))
            yield kind, before.diagrams.both(held[0], started), before.diagrams.both(held[1], started)
        elif isinstance(item, FactConflict):
            met = [each.diagrams.when(each.condition(item.when), YES) for each in (before, after)]
            yield kind, met[0], met[1]
        else:
            yield kind, fits(before, item), fits(after, item)

    def _of_item(self, item: Item) -> Iterator[tuple[Facts, date, str, str]]:
        """For a changed flag: answers for which it is open. For a changed day: answers that show it, on days around."""
        if isinstance(item, FactConflict):
            return
        conditions = conditions_in(item)
        kind = _kind(self.bench, item)
        days = [self.as_of, *other_days(Evaluator(self.pack, self.as_of), conditions, item)]
        days += [day + step for day in days[1:] for step in (-DAY, DAY)]
        for day in days:
            compiled = small(self.pack, day, [*conditions, *self._phases(item)])
            for wanted in (UNKNOWN, YES):
                witness = compiled.played(compiled.diagrams.when(truth_of(compiled, item), wanted))
                self.looked.open |= witness is not None and wanted == UNKNOWN
                if witness is not None and not self._is_later(witness, day):
                    yield witness, day, kind, item.id
                    if kind == "finding":
                        yield witness, day, "urgent", item.id
                    if kind == "policy":
                        yield witness, day, "status", item.id

    def _phases(self, item: Item) -> list[Condition]:
        return list(phase_conditions(item)) if isinstance(item, Deadline) else []

    def _is_later(self, facts: Facts, day: date) -> bool:
        """True when an answer lies after the day of the orientation, although it tells of the past."""
        questions = self.pack.questions
        later = any(
            isinstance(answer, DayRange) and answer.latest > day and not questions[fact].may_be_future
            for fact, answer in facts.items()
        )
        self.looked.later |= later
        return later


def _could_be_known(item: Item, day: date) -> bool:
    first, last = getattr(item, "known_from", None), getattr(item, "known_to", None)
    return (first is None or first <= day) and (last is None or day <= last)


def _kind(bench: Bench, item: Item) -> str:
    return next(kind for (kind, name), each in bench.items.items() if name == item.id and type(each) is type(item))


def _finding_words(finding: Finding) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """What a scenario sees of a finding that does not hold, is open, and holds."""
    faces = (finding.no, finding.open, finding.yes)
    signals = ["silent" if face is None else face.signal.value for face in faces]
    quiet = ["silent" if signal == "urgent" else signal for signal in signals]
    yield "finding", (quiet[0], quiet[1], quiet[2])
    urgent = [str(signal == "urgent") for signal in signals]
    yield "urgent", (urgent[0], urgent[1], urgent[2])


def _worded(compiled: Compiled, node: Node, words: tuple[str, str, str]) -> Node:
    """The diagram with the truths of equal words made one."""
    first = {word: number for number, word in reversed(list(enumerate(words)))}
    return compiled.diagrams.map(node, (first[words[0]], first[words[1]], first[words[2]]))


def _any_of(compiled: Compiled, policy: Policy) -> Node:
    return compiled.diagrams.any_of([compiled.condition(each.when) for each in policy.unless])


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
    head = "# Suggested by `rules mutate`. They say what the rules do today: read each one before it is kept.\n"
    cases = []
    names: Counter[str] = Counter()
    for each in scenarios:
        names[each.name] += 1
        name = each.name if names[each.name] == 1 else f"{each.name} ({names[each.name]})"
        expected = [(want.kind, want.target, want.expected) for want in each.expectations]
        cases.append(scenario_text(name, each.as_of, each.facts, expected))
    return head + "\n".join(cases)


def report(result: Result, folder: Path, show: Callable[[str], None], *, everything: bool) -> None:
    """The result as text: counts by sort of change, then the first changes that nobody noticed (or none of them)."""
    counts = [(kind, killed, every, 100 * killed / every) for kind, killed, every in result.by_kind()]
    plain = [f"{kind:<10}{killed:>5} of {every:<5}{share:6.1f} %" for kind, killed, every, share in counts]
    rows = [(kind, str(killed), str(every), f"{share:.1f} %") for kind, killed, every, share in counts]
    for line in table(("change", ">noticed", ">of", ">percent"), rows, plain):
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
