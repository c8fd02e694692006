"""Running scenarios against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from functools import cached_property

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation, assess, word_of
from asylum_screen.core.rules import RulePack
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Line
from asylum_screen.problems import counted

from .console import tracked
from .scenario_files import Expectation, Scenario, ScenarioReader, scenario_files, views_of


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
        self._asked = views_of(pack)

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
            case "missing":
                return _yes(target in look.whole.missing)
            case "asks":
                return _yes(target in look.to_ask)
            case "says":
                return _yes(target.lower() in look.text.lower())
        return word_of(look.evaluator, self._asked[expectation.kind, target], expectation.kind, look.facts)

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
