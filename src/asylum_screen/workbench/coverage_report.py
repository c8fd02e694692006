"""How coverage is told: counts by group, and what is missing with the scenario that would cover it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from asylum_screen.core.rules import RulePack
from asylum_screen.problems import Problem, errors_among

from .console import Show, shares, tracked
from .coverage import Coverage, measure
from .coverage_suggest import Suggester
from .record import suggested
from .scenario_files import Scenario, ScenarioReader, scenario_files

SHOWN = 10


def read_all(pack: RulePack, paths: Sequence[str], as_of: date) -> tuple[list[Scenario], list[Problem]]:
    """Every scenario below the paths, and what is wrong with their files; `rules test` also tells the warnings."""
    reader = ScenarioReader(pack, as_of)
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    for path in tracked(list(scenario_files(paths)), "Reading scenarios"):
        file = reader.file(path)
        scenarios += file.scenarios
        problems += sorted(errors_among(file.problems))
    return scenarios, problems


def coverage_of(pack: RulePack, paths: Sequence[str], as_of: date) -> tuple[Coverage, list[Problem]]:
    """The coverage of a pack by scenario files."""
    scenarios, problems = read_all(pack, paths, as_of)
    return measure(pack, scenarios, as_of), problems


def report(coverage: Coverage, as_of: date, folder: Path, show: Show, *, everything: bool) -> None:
    """The coverage as text. everything: each missing thing, not only the first ones."""
    for line in shares("group", "covered", 12, coverage.counts(), "together", f"{coverage.percent:.1f} %"):
        show(line)
    missing = coverage.missing()
    suggester = Suggester(coverage.targets.pack, as_of, coverage.targets)
    for target in missing if everything else missing[:SHOWN]:
        show("")
        text = suggester.text(target).rstrip()
        would = "" if text.startswith("#") else " This one would:"
        show(f"{folder}/{target.place} No scenario looks at {target.what}.{would}")
        show(text)
    if len(missing) > SHOWN and not everything:
        show("")
        show(f"... and {len(missing) - SHOWN} more. --all shows them, --write FILE keeps them to be read.")


def write_suggestions(coverage: Coverage, as_of: date, path: Path) -> int:
    """Write a scenario for everything that is missing, or say that none was found; gives how many scenarios."""
    suggester = Suggester(coverage.targets.pack, as_of, coverage.targets)
    missing = coverage.missing()
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = [suggester.text(target) for target in missing]
    path.write_text(suggested("coverage", texts), encoding="utf-8")
    return sum(not text.startswith("#") for text in texts)


def data(coverage: Coverage) -> dict[str, Any]:
    """The coverage as plain data."""
    return {
        "percent": round(coverage.percent, 2),
        "groups": {group: {"covered": covered, "all": whole} for group, covered, whole in coverage.counts()},
        "missing": [
            {"group": each.group, "key": each.key, "what": each.what, "place": str(each.place)}
            for each in coverage.missing()
        ],
    }
