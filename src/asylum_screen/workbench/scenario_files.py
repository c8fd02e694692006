"""Scenario files: cases in YAML that read as sentences. No Python is needed to write one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.rules import NOWHERE, Place, RulePack, Signal
from asylum_screen.core.statements import Statement
from asylum_screen.core.status import Status
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading import SourceFile, read_file
from asylum_screen.rulebook.answers import AnswerReader

Data = object
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
KEYS = ("name", "as_of", "given", "expect", "note")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line under `expect`: what kind of thing, which one, and the word expected."""

    kind: str
    target: str
    expected: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Scenario:
    """One case: answers on a day, and what must come of them."""

    name: str
    as_of: date
    facts: Facts
    expectations: tuple[Expectation, ...] = ()
    place: Place = NOWHERE


@dataclass(slots=True)
class ScenarioFile:
    """The scenarios of one file, and what is wrong with it."""

    path: Path
    scenarios: list[Scenario] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class ScenarioReader:
    """What every case of a pack is read with; readers of answers are kept per day."""

    def __init__(self, pack: RulePack, default_as_of: date) -> None:
        self.pack = pack
        self.default_as_of = default_as_of
        self.targets = {*views_of(pack), *((kind, fact) for kind in ("missing", "asks") for fact in pack.questions)}
        self._answers: dict[date, AnswerReader] = {}

    def answers(self, as_of: date) -> AnswerReader:
        """The reader of answers for an orientation on a day."""
        if as_of not in self._answers:
            self._answers[as_of] = AnswerReader(self.pack, as_of)
        return self._answers[as_of]

    def file(self, path: Path) -> ScenarioFile:
        """Read one scenario file; every mistake is collected with its place."""
        return self.read(read_file(path, str(path)))

    def read(self, document: SourceFile) -> ScenarioFile:
        """The scenarios of a file that was read; every mistake is collected with its place."""
        path = Path(document.name)
        found = ScenarioFile(path, problems=list(document.problems))
        if not document.ok:
            return found
        if not isinstance(document.data, list):
            place, hint = Place(str(path), 1, 1), 'Begin each case with "- name: …".'
            found.problems.append(problem("AS902", place, "A scenario file is a list.", hint))
            return found
        if not document.data:
            found.problems.append(problem("AS906", Place(str(path), 1, 1), "This file contains no case."))
        names: dict[object, int] = {}
        for index, data in enumerate(document.data):
            _read_one(document, index, data, self, found)
            _look_again(document, index, data, names, found)
        return found


def _look_again(document: SourceFile, index: int, data: Data, names: dict[object, int], found: ScenarioFile) -> None:
    """What is no mistake, but will be one day: a case that changes with the calendar, or that shares its name."""
    if not isinstance(data, dict) or "name" not in data:
        return
    if "as_of" not in data:
        message = "This case has no as_of, so what comes of it changes with the calendar."
        found.problems.append(problem("AS904", document.place((index,)), message, "Write as_of: and a day."))
    name = data["name"]
    if isinstance(name, str) and name in names:
        place, line = document.place((index, "name")), document.place((names[name],)).line
        message = f"Another case in line {line} has this name."
        found.problems.append(problem("AS905", place, message, "Say what is different about this one."))
    elif isinstance(name, str):
        names[name] = index


def _read_one(document: SourceFile, index: int, data: Data, reader: ScenarioReader, found: ScenarioFile) -> None:
    place = document.place((index,))
    if not isinstance(data, dict) or "name" not in data or "given" not in data or "expect" not in data:
        found.problems.append(problem("AS902", place, "A scenario needs name, given and expect."))
        return
    for key in data:
        if key not in KEYS:
            where = document.key_place((index, key))
            found.problems.append(problem("AS902", where, f'A scenario has no "{key}".', near(key, KEYS)))
    as_of = reader.default_as_of
    if "as_of" in data:
        try:
            as_of = date.fromisoformat(str(data["as_of"]))
        except ValueError:
            found.problems.append(problem("AS902", document.place((index, "as_of")), "as_of must be YYYY-MM-DD."))
            return
    record = reader.answers(as_of).document(document.below((index, "given")))
    found.problems.extend(record.problems)
    expectations = list(_expectations(document, index, data["expect"], reader.targets, found))
    if record.facts is not None:
        found.scenarios.append(Scenario(str(data["name"]), as_of, record.facts, tuple(expectations), place))


_THINGS = {
    **dict.fromkeys(("exceptions", "status"), "policy"),
    **dict.fromkeys(("missing", "asks"), "question"),
    "urgent": "urgent finding",
    "help": "help entry",
}
_YES_NO = ("yes", "no")
_TRUTHS = ("yes", "no", "unknown", "absent")
_SIGNALS = tuple(signal.value for signal in Signal if signal is not Signal.URGENT)
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "policy": _TRUTHS,
    "exceptions": _TRUTHS,
    "status": (*(status.value for status in Status), "absent"),
    "finding": (*_SIGNALS, "silent"),
    "deadline": ("none",),
    **dict.fromkeys(("urgent", "card", "help", "conflict", "missing", "asks", "says"), _YES_NO),
}
"""The words that can come true for each kind of expectation. A deadline is a day, or none."""


def _expectations(
    document: SourceFile, index: int, data: Data, known: Set[tuple[str, str]], found: ScenarioFile
) -> Iterator[Expectation]:
    if not isinstance(data, dict):
        found.problems.append(problem("AS902", document.place((index, "expect")), "expect must be a mapping."))
        return
    if not data:
        hint = "Say at least one thing that must come of the answers."
        found.problems.append(problem("AS906", document.place((index, "expect")), "This case expects nothing.", hint))
    for key, expected in data.items():
        place = document.key_place((index, "expect", key))
        kind, _, target = key.partition(" ")
        target = target.strip().strip('"')
        if kind not in ALLOWED:
            found.problems.append(problem("AS902", place, f'"{kind}" cannot be expected.', near(kind, ALLOWED)))
            continue
        if kind == "says" and not target:
            hint = "Write the words that must be, or must not be, in the text."
            found.problems.append(problem("AS906", place, '"says" needs words to look for.', hint))
            continue
        if kind != "says" and (kind, target) not in known:
            hint = near(target, [name for asked, name in known if asked == kind])
            found.problems.append(
                problem("AS903", place, f'There is no {_THINGS.get(kind, kind)} "{target}" in the rules.', hint)
            )
            continue
        allowed, word = ALLOWED[kind], expected if isinstance(expected, str) else ""
        if word not in allowed and not (kind == "deadline" and _DAY.match(word)):
            hint = f"Allowed: {', '.join(allowed)}{' or a day, YYYY-MM-DD' if kind == 'deadline' else ''}."
            said = f'"{word}"' if isinstance(expected, str) else "a list or a mapping"
            where = document.place((index, "expect", key))
            found.problems.append(problem("AS902", where, f'"{key}" can never be {said}.', hint))
            continue
        yield Expectation(kind, target, word, place)


def views_of(pack: RulePack) -> dict[tuple[str, str], Statement]:
    """The statement that each expectation looks at, by its kind and target."""
    return {(asked, each.id): each for each in pack.statements for asked in each.views}


def lies_ahead(pack: RulePack, facts: Facts, as_of: date) -> list[str]:
    """The facts answered with a day after that of the orientation, although they tell of the past."""
    days = [(fact, answer) for fact, answer in facts.items() if isinstance(answer, DayRange)]
    return [fact for fact, day in days if day.latest > as_of and not pack.questions[fact].may_be_future]


def scenario_files(paths: Sequence[str]) -> list[Path]:
    """Every YAML file named, or below a folder named, in order."""
    found: list[Path] = []
    for name in paths:
        path = Path(name)
        found.extend(sorted(path.rglob("*.yaml")) if path.is_dir() else [path])
    return found
