"""`rules mutate` on the command line: which files it changes, and where a change is told."""

from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import NOWHERE
from asylum_screen.workbench.mutate_suggest import texts
from asylum_screen.workbench.scenario_files import Scenario

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"


@pytest.fixture
def cases(tmp_path: Path) -> str:
    """A scenario file in which nothing is expected of the policy."""
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- name: She only opens the gate\n  as_of: 2026-11-22\n  given: {hard_topics: answer}\n"
        "  expect: {asks converted: yes}\n",
        encoding="utf-8",
    )
    return str(path)


def test_a_name_with_which_no_file_begins_is_refused(cases: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is counted, and the files that may be meant are named."""
    assert main(["--rules", str(SMALL), "rules", "mutate", "--only", "clp_2023", cases]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert 'begins with "clp_2023". Did you mean entry/policies/clp_2023.yaml?' in said.err


def test_a_change_of_a_day_is_told_at_that_day(cases: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The day from which it was known and a step of the status stand at their own lines."""
    assert main(["--rules", str(SMALL), "rules", "mutate", "--only", "entry/policies/clp_2023", "--all", cases]) == 0
    lines = capfd.readouterr().out.splitlines()
    places = {line.split("yaml:")[1].split(" ")[0]: line for line in lines if "yaml:" in line}
    assert "7:13" in places and "known_from of" in places["7:13"]
    assert "30:12" in places and "the status of" in places["30:12"]


def test_kept_scenarios_have_names_of_their_own() -> None:
    """Two changes in the same words make two cases, and each has its name."""
    case = Scenario("Notices if a day moves", date(2026, 11, 22), Facts(), (), NOWHERE)
    written = texts([case, case])
    assert "Notices if a day moves\n" in written and "Notices if a day moves (2)\n" in written
