"""Running scenarios against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from functools import cached_property

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
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
        self.asked = views_of(pack)

    def evaluator(self, as_of: date) -> Evaluator:
        """The evaluator of a day."""
        found = self._evaluators.get(as_of)
        if found is None:
            found = self._evaluators[as_of] = Evaluator(self.pack, as_of)
        return found

    def misses(
        self, scenario: Scenario, asked: Callable[[Scenario, Expectation], bool] = lambda *_: True
    ) -> Iterator[Miss]:
        """Every expectation that did not come true, of those that are asked for."""
        look = Outcomes(self, scenario.as_of, scenario.facts)
        for expectation in scenario.expectations:
            if not asked(scenario, expectation):
                continue
            got = look.word(expectation.kind, expectation.target)
            if got != expectation.expected:
                yield Miss(scenario, expectation, got)


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


class Outcomes:
    """What the rules give for some answers on a day, each part worked out only when it is looked at."""

    def __init__(self, runner: Runner, as_of: date, facts: Facts) -> None:
        self._evaluator = runner.evaluator(as_of)
        self._facts = facts
        self._asked = runner.asked

    def word(self, kind: str, target: str) -> str:
        """The word for one kind of expectation about one thing."""
        match kind:
            case "missing":
                return _yes(target in self._whole.missing)
            case "asks":
                return _yes(target in self._to_ask)
            case "says":
                return _yes(target.lower() in self._text)
        return word_of(self._evaluator, self._asked[kind, target], kind, self._facts)

    @cached_property
    def _whole(self) -> Orientation:
        return assess(self._evaluator, self._facts)

    @cached_property
    def _to_ask(self) -> frozenset[str]:
        """The questions that an interview with these answers could still ask."""
        return frozenset(Interview(self._evaluator, self._facts).to_ask())

    @cached_property
    def _text(self) -> str:
        """Everything on paper, in small letters and as one line."""
        document = build(self._whole, Words(), PaperOptions(self._whole.as_of))
        return " ".join(" ".join(line.text for line in lines_of(document)).split()).lower()


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
