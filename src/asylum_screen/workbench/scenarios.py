"""Scenarios: cases in YAML that read as sentences, run against the rules. No Python is needed to write one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import Place, RulePack
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.text import render_text
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading import Document, read_file
from asylum_screen.rulebook.answers import AnswerReader

Data = object
KEYS = ("name", "as_of", "given", "expect", "note")
SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line under `expect`: what kind of thing, which one, and the word expected."""

    kind: str
    target: str
    expected: str
    place: Place


@dataclass(frozen=True, slots=True)
class Scenario:
    """One case: answers on a day, and what must come of them."""

    name: str
    as_of: date
    facts: Facts
    expectations: tuple[Expectation, ...]
    place: Place


@dataclass(slots=True)
class ScenarioFile:
    """The scenarios of one file, and what is wrong with it."""

    path: Path
    scenarios: list[Scenario] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


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


def read_scenarios(path: Path, pack: RulePack, default_as_of: date) -> ScenarioFile:
    """Read one scenario file; every mistake is collected with its place."""
    document = read_file(path, str(path))
    found = ScenarioFile(path, problems=list(document.problems))
    if not document.ok:
        return found
    if not isinstance(document.data, list):
        found.problems.append(
            problem("AS902", Place(str(path), 1, 1), "A scenario file is a list.", 'Begin each case with "- name: …".')
        )
        return found
    for index, data in enumerate(document.data):
        _read_one(document, index, data, pack, default_as_of, found)
    return found


def _read_one(
    document: Document, index: int, data: Data, pack: RulePack, default_as_of: date, found: ScenarioFile
) -> None:
    place = document.place((index,))
    if not isinstance(data, dict) or "name" not in data or "given" not in data or "expect" not in data:
        found.problems.append(problem("AS902", place, "A scenario needs name, given and expect."))
        return
    for key in data:
        if key not in KEYS:
            where = document.key_place((index, key))
            found.problems.append(problem("AS902", where, f'A scenario has no "{key}".', near(key, KEYS)))
    as_of = default_as_of
    if "as_of" in data:
        try:
            as_of = date.fromisoformat(str(data["as_of"]))
        except ValueError:
            found.problems.append(problem("AS902", document.place((index, "as_of")), "as_of must be YYYY-MM-DD."))
            return
    record = AnswerReader(pack, as_of).document(document.below((index, "given")))
    found.problems.extend(record.problems)
    expectations = list(_expectations(document, index, data["expect"], pack, found))
    if record.facts is not None:
        found.scenarios.append(Scenario(str(data["name"]), as_of, record.facts, tuple(expectations), place))


KINDS = (
    "policy",
    "exceptions",
    "status",
    "finding",
    "urgent",
    "deadline",
    "card",
    "help",
    "missing",
    "conflict",
    "asks",
    "says",
)


def _expectations(
    document: Document, index: int, data: Data, pack: RulePack, found: ScenarioFile
) -> Iterator[Expectation]:
    if not isinstance(data, dict):
        found.problems.append(problem("AS902", document.place((index, "expect")), "expect must be a mapping."))
        return
    known = _targets(pack)
    for key, expected in data.items():
        place = document.key_place((index, "expect", key))
        kind, _, target = key.partition(" ")
        target = target.strip().strip('"')
        if kind not in KINDS:
            found.problems.append(problem("AS902", place, f'Nothing can be expected of "{kind}".', near(kind, KINDS)))
            continue
        if kind != "says" and target not in known[kind]:
            hint = near(target, known[kind])
            found.problems.append(problem("AS903", place, f'There is no {kind} "{target}" in the rules.', hint))
            continue
        yield Expectation(kind, target, str(expected), place)


def _targets(pack: RulePack) -> dict[str, frozenset[str]]:
    """What may stand behind each kind of expectation."""
    policies = frozenset(policy.id for policy in pack.policies)
    findings = frozenset(item.id for item in pack.findings)
    facts = frozenset(pack.questions)
    return {
        "policy": policies,
        "exceptions": policies,
        "status": policies,
        "finding": findings,
        "urgent": findings,
        "deadline": frozenset(item.id for item in pack.deadlines),
        "card": frozenset(item.id for item in pack.cards),
        "help": frozenset(item.id for item in pack.help),
        "missing": facts,
        "asks": facts,
        "conflict": frozenset(item.id for item in pack.conflicts),
        "says": frozenset(),
    }


class Runner:
    """Runs scenarios against one pack; evaluators are kept per day."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._evaluators: dict[date, Evaluator] = {}
        self._words = Words()

    def orientation(self, scenario: Scenario) -> Orientation:
        """The orientation of a scenario."""
        evaluator = self._evaluators.get(scenario.as_of)
        if evaluator is None:
            evaluator = self._evaluators[scenario.as_of] = Evaluator(self.pack, scenario.as_of)
        return assess(evaluator, scenario.facts)

    def misses(self, scenario: Scenario) -> Iterator[Miss]:
        """Every expectation that did not come true."""
        orientation = self.orientation(scenario)
        for expectation in scenario.expectations:
            got = self._got(expectation, orientation, scenario)
            if got != expectation.expected:
                yield Miss(scenario, expectation, got)

    def _got(self, expectation: Expectation, orientation: Orientation, scenario: Scenario) -> str:
        target = expectation.target
        match expectation.kind:
            case "policy" | "exceptions" | "status":
                return _policy_word(orientation, expectation.kind, target)
            case "finding":
                shown = {i.finding.id: i.face.signal.value for i in orientation.findings if i.face is not None}
                return shown.get(target, SILENT)
            case "urgent":
                return _yes(any(item.finding.id == target for item in orientation.urgent))
            case "deadline":
                days = {item.deadline.id: item.earliest.isoformat() for item in orientation.deadlines}
                return days.get(target, "none")
            case "card":
                return _yes(any(card.id == target for card in orientation.cards))
            case "help":
                return _yes(any(entry.id == target for entry in orientation.help))
            case "missing":
                return _yes(target in orientation.missing)
            case "conflict":
                return _yes(any(conflict.id == target for conflict in orientation.conflicts))
            case "asks":
                return _yes(target in Interview(self._evaluators[scenario.as_of], scenario.facts).to_ask())
            case _:
                return _yes(target.lower() in self.text(orientation).lower())

    def text(self, orientation: Orientation) -> str:
        """The orientation as one line of plain text."""
        document = build(orientation, self._words, PaperOptions(orientation.as_of))
        return " ".join(render_text(document, 90).split())


def _policy_word(orientation: Orientation, kind: str, target: str) -> str:
    for item in orientation.policies:
        if item.policy.id == target:
            return {"policy": item.applies.truth.word, "exceptions": item.exceptions.word}.get(
                kind, item.status.status.value
            )
    return "absent"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def scenario_files(paths: Sequence[str]) -> list[Path]:
    """Every YAML file named, or below a folder named, in order."""
    found: list[Path] = []
    for name in paths:
        path = Path(name)
        found.extend(sorted(path.rglob("*.yaml")) if path.is_dir() else [path])
    return found


def run_paths(pack: RulePack, paths: Sequence[str], default_as_of: date, show: Callable[[str], None]) -> bool:
    """Run every scenario below the paths and print what is wrong and a count. True when something failed."""
    runner = Runner(pack)
    passed = failed = broken = 0
    for path in scenario_files(paths):
        file = read_scenarios(path, pack, default_as_of)
        for found in sorted(file.problems):
            show(found.line())
            broken += 1
        for scenario in file.scenarios:
            misses = list(runner.misses(scenario))
            failed += bool(misses)
            passed += not misses
            for miss in misses:
                show(miss.line())
    show(f"{passed} passed, {failed} failed" + (f", {broken} mistakes in the scenario files" if broken else ""))
    return bool(failed or broken)
