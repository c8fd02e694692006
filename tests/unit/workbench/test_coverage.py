"""Coverage counts what scenarios expect, and names the scenario for what is missing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.rules import NOWHERE, RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.coverage import Coverage, measure
from asylum_screen.workbench.coverage_report import coverage_of, write_suggestions
from asylum_screen.workbench.coverage_suggest import Suggester
from asylum_screen.workbench.coverage_targets import Target
from asylum_screen.workbench.record import record
from asylum_screen.workbench.scenario_files import Expectation, Scenario, ScenarioReader
from asylum_screen.workbench.scenarios import Runner

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "rule_files" / "good" / "small"
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def small() -> RulePack:
    """The smallest pack with one thing of every kind."""
    return load_pack(SMALL)


def case(facts: Facts, *expected: tuple[str, str, str]) -> Scenario:
    """A scenario of today."""
    wants = tuple(Expectation(kind, target, word, NOWHERE) for kind, target, word in expected)
    return Scenario("a case", AS_OF, facts, wants, NOWHERE)


def test_a_rule_that_only_comes_up_is_not_covered(small: RulePack) -> None:
    """Answers that lead to a finding cover their questions; the finding only when something is expected of it."""
    facts = Facts({"hard_topics": "answer", "converted": True, "nationalities": frozenset({"HN"})})
    silent = measure(small, [case(facts)], AS_OF)
    assert ("questions", "converted") in silent.covered
    assert ("answers", "converted=yes") in silent.covered
    assert ("rules", "finding ground.religion yes") not in silent.covered
    told = measure(small, [case(facts, ("finding", "ground.religion", "points_to"))], AS_OF)
    assert ("rules", "finding ground.religion yes") in told.covered
    assert ("citations", "usc-8-1158") in told.covered


def test_the_first_day_of_a_policy_and_the_day_before_are_boundaries(small: RulePack) -> None:
    """Each day on which a policy begins or ends is wanted, with the day before it."""
    keys = {key for group, key in measure(small, [], AS_OF).targets.known if group == "boundaries"}
    wanted = {"policy clp_2023 entry_date 2023-05-11", "policy clp_2023 entry_date 2025-05-12"}
    assert wanted <= keys
    on_the_day = case(Facts({"entry_date": DayRange.on(date(2023, 5, 11))}), ("policy", "clp_2023", "no"))
    covered = measure(small, [on_the_day], AS_OF).covered
    assert ("boundaries", "policy clp_2023 entry_date 2023-05-11") in covered


def test_each_suggestion_passes_and_covers_what_it_was_made_for(small: RulePack) -> None:
    """Every target of the small pack has a scenario that comes true and covers it."""
    nothing = measure(small, [], AS_OF)
    suggester, runner = Suggester(small, AS_OF, nothing.targets), Runner(small)
    for target in nothing.missing():
        found = suggester.scenario(target)
        assert found is not None, target.what
        assert list(runner.misses(found)) == []
        assert (target.group, target.key) in measure(small, [found], AS_OF).covered


def test_written_suggestions_are_a_scenario_file(small: RulePack, tmp_path: Path) -> None:
    """What `--write` keeps is read back without a mistake and fills the gap."""
    path = tmp_path / "new" / "more.yaml"
    number = write_suggestions(measure(small, [], AS_OF), AS_OF, path)
    file = ScenarioReader(small, AS_OF).file(path)
    assert [found.line() for found in file.problems] == []
    assert len(file.scenarios) == number
    assert measure(small, file.scenarios, AS_OF).percent == pytest.approx(100)


def test_a_proposal_that_does_not_come_true_is_not_made(small: RulePack, tmp_path: Path) -> None:
    """Answers that a scenario file cannot hold, or that miss the target, are passed over; without others none is made.

    What was written is counted, and what has no scenario is said.
    """
    nothing = measure(small, [], AS_OF)
    target = next(each for each in nothing.missing() if each.key == "finding ground.religion yes")
    plain = Suggester(small, AS_OF, nothing.targets)
    good = plain.scenario(target)
    assert good is not None

    class Careless(Suggester):
        candidates: tuple[Facts, ...] = (Facts({"hard_topics": "nowhere"}), Facts(), good.facts)

        def _candidates(self, _target: Target) -> Iterator[tuple[Facts, date, str, str]]:
            yield from ((facts, AS_OF, "finding", "ground.religion") for facts in self.candidates)

    careless = Careless(small, AS_OF, nothing.targets)
    found = careless.scenario(target)
    assert found is not None
    assert found.facts == good.facts
    Careless.candidates = Careless.candidates[:2]
    assert careless.text(target).startswith("# No answers were found")


def test_recorded_answers_come_true(small: RulePack, tmp_path: Path) -> None:
    """A scenario recorded from answers passes unchanged."""
    facts = Facts({"entry_place": "airport", "entry_date": DayRange.on(date(2024, 2, 29)), "hard_topics": "answer"})
    path = tmp_path / "recorded.yaml"
    path.write_text(record(small, AS_OF, facts, "He came: by air"), encoding="utf-8")
    file = ScenarioReader(small, AS_OF).file(path)
    assert [found.line() for found in file.problems] == []
    assert file.scenarios[0].name == "He came: by air"
    assert list(Runner(small).misses(file.scenarios[0])) == []


def test_the_scenarios_of_the_real_pack_look_at_everything() -> None:
    """Every question, answer, rule, exception, boundary, card and source has a scenario that looks at it."""
    pack = load_pack(ROOT / "rules")
    measured: Coverage
    measured, problems = coverage_of(pack, [str(ROOT / "tests" / "scenarios")], AS_OF)
    assert problems == []
    assert [target.what for target in measured.missing()] == []
