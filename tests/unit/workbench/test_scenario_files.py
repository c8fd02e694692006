"""Scenario files: what cannot come true is told with the words that can, and what will mislead one day."""

from datetime import date
from pathlib import Path

import pytest

from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.scenario_files import ALLOWED, ScenarioReader, views_of
from asylum_screen.workbench.scenarios import run_paths

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
PACK = load_pack(SMALL)
DAY = date(2026, 11, 22)
CASE = "- name: {name}\n  as_of: 2026-11-22\n  given: {{}}\n  expect: {{{expect}}}\n"


def problems(tmp_path: Path, text: str) -> list[str]:
    """What is wrong with a scenario file, without its name."""
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    found = ScenarioReader(PACK, DAY).file(path).problems
    return [each.line().removeprefix(f"{path}:") for each in sorted(found)]


@pytest.mark.parametrize(
    ("expect", "column", "allowed"),
    [
        ("policy clp_2023: maybe", 29, "Allowed: yes, no, unknown, absent."),
        ("exceptions clp_2023: true", 33, "Allowed: yes, no, unknown, absent."),
        (
            "status clp_2023: over",
            29,
            "Allowed: announced, in_force, partly_blocked, blocked, set_aside, ended, absent.",
        ),
        ("finding ground.religion: yes", 37, "Allowed: points_to, raise_with_lawyer, find_out, know, silent."),
        ("asks converted: unknown", 28, "Allowed: yes, no."),
        ("deadline one_year: soon", 31, "Allowed: none or a day, YYYY-MM-DD."),
        ("policy clp_2023: [yes, no]", 29, "Allowed: yes, no, unknown, absent."),
    ],
)
def test_a_word_that_can_never_come_true_is_told_with_those_that_can(
    expect: str, column: int, allowed: str, tmp_path: Path
) -> None:
    """The problem stands at the word, and lists what may stand there."""
    (line,) = problems(tmp_path, CASE.format(name="A case", expect=expect))
    assert line.startswith(f"4:{column} AS902 ")
    assert line.endswith(allowed)


def test_every_kind_of_expectation_has_its_words() -> None:
    """Whatever a statement can be asked for has words, and so have questions and the text."""
    asked = {kind for kind, _ in views_of(PACK)}
    assert asked == set(ALLOWED) - {"missing", "asks", "says"}


def test_a_case_without_its_day_and_a_second_of_one_name_are_warnings(tmp_path: Path) -> None:
    """They run all the same; the run says so and does not fail."""
    one = CASE.format(name="She came", expect="policy clp_2023: unknown")
    text = one + one.replace("  as_of: 2026-11-22\n", "")
    first, second = problems(tmp_path, text)
    assert first.startswith("5:3 AS904 (warning)")
    assert second.startswith("5:9 AS905 (warning) Another case in line 1 has this name.")
    said: list[str] = []
    assert not run_paths(PACK, [str(tmp_path)], DAY, said.append)
    assert said[-1] == "2 passed, 0 failed, 2 warnings"


@pytest.mark.parametrize(("kind", "thing"), [("exceptions", "policy"), ("asks", "question"), ("help", "help entry")])
def test_what_does_not_exist_is_called_by_its_name(kind: str, thing: str, tmp_path: Path) -> None:
    """`exceptions` looks at a policy, `asks` at a question."""
    (line,) = problems(tmp_path, CASE.format(name="A case", expect=f"{kind} nowhere: yes"))
    assert f'AS903 There is no {thing} "nowhere" in the rules.' in line


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (CASE.format(name="A case", expect=""), "4:11"),
        (CASE.format(name="A case", expect='says "": yes'), "4:12"),
        ("[]\n", "1:1"),
    ],
)
def test_a_case_that_can_never_fail_is_a_mistake(text: str, place: str, tmp_path: Path) -> None:
    """An empty expectation, empty words to look for, and a file without a case."""
    (line,) = problems(tmp_path, text)
    assert line.startswith(f"{place} AS906 ")
