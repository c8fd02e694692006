"""Running scenarios against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from functools import cached_property

from asylum_screen.analysis.looking import is_given, shown_finding
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation, assess, is_urgent, look_at_policy
from asylum_screen.core.rules import Card, HelpEntry, RulePack
from asylum_screen.core.truth import YES
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Line
from asylum_screen.problems import counted

from .console import tracked
from .scenario_files import Expectation, Scenario, ScenarioReader, scenario_files

SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that did not come true."""

    scenario: Scenario
    expectation: Expectation
    got: str

    def line(self) -> str:
        """`file:line:column AS901 ...` on one line."""
        want = self.expectation
        label = f"{want.kind} {want.target}".strip()
        return f'{want.place} AS901 "{self.scenario.name}": {label} should be {want.expected}, but is {self.got}.'


class Runner:
    """Runs scenarios against one pack. Evaluators are kept per day, and only what is expected is worked out."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._evaluators: dict[date, Evaluator] = {}
        self._words = Words()
        self._policies = {item.id: item for item in pack.policies}
        self._findings = {item.id: item for item in pack.findings}
        self._conflicts = {item.id: item for item in pack.conflicts}
        self._given: dict[str, dict[str, HelpEntry | Card]] = {
            "help": {item.id: item for item in pack.help},
            "card": {item.id: item for item in pack.cards},
        }

    def evaluator(self, as_of: date) -> Evaluator:
        """The evaluator of a day."""
        found = self._evaluators.get(as_of)
        if found is None:
            found = self._evaluators[as_of] = Evaluator(self.pack, as_of)
        return found

    def orientation(self, scenario: Scenario) -> Orientation:
        """The whole orientation of a scenario."""
        return assess(self.evaluator(scenario.as_of), scenario.facts)

    def misses(self, scenario: Scenario) -> Iterator[Miss]:
        """Every expectation that did not come true."""
        look = _Look(self, scenario)
        for expectation in scenario.expectations:
            got = self.got(expectation, look)
            if got != expectation.expected:
                yield Miss(scenario, expectation, got)

    def got(self, expectation: Expectation, look: _Look) -> str:
        """The word that the rules give for what is expected."""
        target = expectation.target
        match expectation.kind:
            case "policy" | "exceptions" | "status":
                return self._policy(expectation.kind, target, look)
            case "finding" | "urgent":
                return self._finding(expectation.kind, target, look)
            case "deadline":
                days = {item.deadline.id: item.earliest.isoformat() for item in look.whole.deadlines}
                return days.get(target, "none")
            case "card" | "help":
                return _yes(is_given(look.evaluator, self._given[expectation.kind][target], look.facts))
            case "missing":
                return _yes(target in look.whole.missing)
            case "conflict":
                return _yes(look.evaluator.look(self._conflicts[target].when, look.facts).truth is YES)
            case "asks":
                return _yes(target in look.to_ask)
            case _:
                return _yes(target.lower() in look.text.lower())

    def _policy(self, kind: str, target: str, look: _Look) -> str:
        policy = self._policies[target]
        if policy.known_from > look.evaluator.as_of:
            return "absent"
        shown = look_at_policy(look.evaluator, policy, look.facts)
        words = {"policy": shown.applies.truth.word, "exceptions": shown.exceptions.word}
        return words.get(kind, shown.status.status.value)

    def _finding(self, kind: str, target: str, look: _Look) -> str:
        shown = shown_finding(look.evaluator, self._findings[target], look.facts)
        urgent = shown is not None and is_urgent(shown)
        if kind == "urgent":
            return _yes(urgent)
        return SILENT if urgent or shown is None or shown.face is None else shown.face.signal.value

    def text(self, orientation: Orientation) -> str:
        """Everything the orientation says, as one line."""
        document = build(orientation, self._words, PaperOptions(orientation.as_of))
        return " ".join(" ".join(line.text for line in lines_of(document)).split())


def lines_of(block: object) -> Iterator[Line]:
    """Every line of a document, or of a part of one, in reading order."""
    if isinstance(block, Line):
        yield block
    elif isinstance(block, tuple):
        for part in block:
            yield from lines_of(part)
    elif is_dataclass(block):
        for name in block.__dataclass_fields__:
            yield from lines_of(getattr(block, name))


class _Look:
    """What was worked out for one scenario, each part only when it is looked at."""

    def __init__(self, runner: Runner, scenario: Scenario) -> None:
        self.evaluator = runner.evaluator(scenario.as_of)
        self.facts = scenario.facts
        self._runner = runner

    @cached_property
    def whole(self) -> Orientation:
        """The orientation."""
        return assess(self.evaluator, self.facts)

    @cached_property
    def to_ask(self) -> frozenset[str]:
        """The questions that an interview with these answers could still ask."""
        return frozenset(Interview(self.evaluator, self.facts).to_ask())

    @cached_property
    def text(self) -> str:
        """The words on paper."""
        return self._runner.text(self.whole)


def look_at(runner: Runner, scenario: Scenario) -> _Look:
    """What `Runner.got` looks at for one scenario."""
    return _Look(runner, scenario)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def run_paths(pack: RulePack, paths: Sequence[str], default_as_of: date, show: Callable[[str], None]) -> bool:
    """Run every scenario below the paths and print what is wrong and a count. True when something failed."""
    runner, reader = Runner(pack), ScenarioReader(pack, default_as_of)
    passed = failed = broken = warned = 0
    for path in tracked(list(scenario_files(paths)), "Running scenarios"):
        file = reader.file(path)
        for found in sorted(file.problems):
            show(found.line())
            broken += found.is_error
            warned += not found.is_error
        for scenario in file.scenarios:
            misses = list(runner.misses(scenario))
            failed += bool(misses)
            passed += not misses
            for miss in misses:
                show(miss.line())
    end = [f"{passed} passed", f"{failed} failed"]
    end += [f"{counted(broken, 'mistake')} in the scenario files"] if broken else []
    show(", ".join(end + ([counted(warned, "warning")] if warned else [])))
    return bool(failed or broken)
