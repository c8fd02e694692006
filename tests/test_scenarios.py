"""Every scenario under tests/scenarios comes true. One test a file, so that a trainer sees which file to read."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.scenario_files import ScenarioReader, scenario_files
from asylum_screen.workbench.scenarios import Runner

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "scenarios"
DEFAULT_AS_OF = date(2026, 11, 22)


@cache
def tools() -> tuple[Runner, ScenarioReader]:
    """One runner and one reader for all files, so that the rules are loaded once."""
    pack = load_pack(ROOT / "rules")
    return Runner(pack), ScenarioReader(pack, DEFAULT_AS_OF)


@pytest.mark.parametrize("path", scenario_files([str(FOLDER)]), ids=lambda path: str(path.relative_to(FOLDER)))
def test_scenarios_of_a_file_come_true(path: Path) -> None:
    """The file is written as scenarios are, names only rules that exist, and the rules do what it expects."""
    runner, reader = tools()
    file = reader.file(path)
    wrong = [found.line() for found in sorted(file.problems)]
    wrong += [miss.line() for scenario in file.scenarios for miss in runner.misses(scenario)]
    assert wrong == []
