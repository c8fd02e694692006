"""Changes of the rules: scenarios notice them, or the scenario that would is named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from asylum_screen.core.conditions import SetMode
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import Always, InSet, RulePack
from asylum_screen.core.truth import NO, YES, Truth
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.coverage import measure
from asylum_screen.workbench.coverage_suggest import Suggester
from asylum_screen.workbench.mutants import Mutant, mutants
from asylum_screen.workbench.mutate import Bench, try_all
from asylum_screen.workbench.mutate_suggest import suggest
from asylum_screen.workbench.mutate_why import Why, report_reasons
from asylum_screen.workbench.scenario_files import Expectation, Scenario, ScenarioReader
from asylum_screen.workbench.scenarios import Runner
from asylum_screen.workbench.swapping import Swapping

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def small() -> RulePack:
    """The smallest pack with one thing of every kind."""
    return load_pack(SMALL)


def read(pack: RulePack, tmp_path: Path, text: str) -> list[Scenario]:
    """Scenarios from a text."""
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    file = ScenarioReader(pack, AS_OF).file(path)
    assert [found.line() for found in file.problems] == []
    return file.scenarios


def found(pack: RulePack, kind: str, word: str) -> Mutant:
    """One mutant by its sort and a part of its words."""
    return next(each for each in mutants(pack) if each.kind == kind and word in each.what)


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ("- name: a case\n  given: {entry_plaec: sea}\n  expect: {}\n", "in the scenario files"),
        ("- name: a case\n  as_of: 2026-11-22\n  given: {}\n  expect: {policy clp_2023: yes}\n", "not come true"),
        ("[]\n", "This file contains no case"),
    ],
)
def test_broken_scenarios_are_refused(cases: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file with a mistake, or a case that fails already and so would notice everything, stops before any change."""
    path = tmp_path / "cases.yaml"
    path.write_text(cases, encoding="utf-8")
    assert main(["--rules", str(SMALL), "rules", "mutate", str(path)]) in (2, 3)
    told = capfd.readouterr()
    assert said in told.err
    assert told.out == ""


def test_a_moved_day_is_noticed_by_a_scenario_of_that_day_only(small: RulePack, tmp_path: Path) -> None:
    """A policy that begins a day later is noticed by the case of its first day, and by no other case."""
    given = "entry_place: sw_land_border, entry_manner: between_ports, unaccompanied_child: no, nationalities: [HN]"
    cases = """
- name: first day
  as_of: 2026-11-22
  given: {entry_date: 2023-05-12, GIVEN}
  expect: {policy clp_2023: yes}
- name: a week later
  as_of: 2026-11-22
  given: {entry_date: 2023-05-19, GIVEN}
  expect: {policy clp_2023: yes}
""".replace("GIVEN", given)
    first, later = read(small, tmp_path, cases)
    mutant = found(small, "period", "the period of 2023-05-12 begins a day later")
    assert Bench(small, [first]).kills(mutant)
    assert not Bench(small, [later]).kills(mutant)


def test_without_scenarios_nothing_is_noticed(small: RulePack) -> None:
    """The score of no scenarios is nothing, and every sort of change is tried."""
    result = try_all(Bench(small, []), AS_OF)
    assert result.score == 0
    kinds = {each.kind for each in result.survived}
    assert {"all/any", "part", "value", "mode", "period", "drop", "days", "signal", "known", "status", "flag"} <= kinds


def test_covering_scenarios_notice_most_changes_and_suggestions_the_others(small: RulePack) -> None:
    """What coverage suggests notices a good part; what `suggest` adds notices at least nine in ten."""
    coverage = measure(small, [], AS_OF)
    suggester = Suggester(small, AS_OF, coverage.targets)
    scenarios = [case for target in coverage.missing() if (case := suggester.scenario(target)) is not None]
    bench = Bench(small, scenarios)
    before = try_all(bench, AS_OF)
    new, explained = suggest(bench, before.survived, AS_OF)
    left = [each for each in explained if each.why is not Why.GAP]
    after = try_all(Bench(small, [*scenarios, *new]), AS_OF)
    assert before.score > 40
    assert after.score >= 90, [each.what for each in after.survived]
    assert len(after.survived) == len(left)


def test_every_change_that_survives_is_explained(small: RulePack) -> None:
    """A list of help that is always given is proved to be; a gap names the scenario that would notice it."""
    bench = Bench(small, [])
    survivors = try_all(bench, AS_OF).survived
    _, explained = suggest(bench, survivors, AS_OF)
    assert [each.mutant for each in explained] == survivors
    lines: list[str] = []
    report_reasons(explained, SMALL, lines.append)
    assert sum(line.startswith("  ") for line in lines) == len(survivors)
    why = {each.mutant.what: each.why for each in explained}
    assert why['in "first_list", part 2 of 2 is dropped'] is Why.SAME  # it is given while open, and always yes or open
    assert why['"one_year" is counted from 1997-04-02 at the earliest'] is Why.NOT_FOUND
    assert why['"afraid" is not shown while open'] is Why.GAP


def test_a_flag_that_decides_nothing_is_told(small: RulePack) -> None:
    """A card whose condition is never open is shown while open or not, and nobody sees a difference."""
    always = replace(small.cards[0], when=Always(Truth.YES))
    pack = replace(small, cards=(always,))
    bench = Bench(pack, [])
    flag = next(each for each in mutants(pack) if each.kind == "flag" and '"afraid"' in each.what)
    _, explained = suggest(bench, [flag], AS_OF)
    assert [each.why for each in explained] == [Why.NEVER_OPEN]


def test_suggested_scenarios_come_true(small: RulePack) -> None:
    """A suggestion expects what the rules say as they are."""
    bench, runner = Bench(small, []), Runner(small)
    survivors = try_all(bench, AS_OF).survived
    new, _ = suggest(bench, survivors, AS_OF)
    assert new
    for case in new:
        assert list(runner.misses(case)) == []


class Wrong(Bench):
    """A bench that says of cards what nobody gets."""

    def got(self, want: Expectation, scenario: Scenario, evaluator: Swapping, mutant: Mutant) -> str:
        """What is not so."""
        if want.kind != "card":
            return super().got(want, scenario, evaluator, mutant)
        return "yes" if mutant.what else "no"


def test_only_scenarios_that_the_program_confirms_are_suggested(small: RulePack) -> None:
    """What one statement by itself seems to say is not believed before the program has said it."""
    bench = Wrong(small, [])
    survivors = [each for each in mutants(small) if "afraid" in each.what]
    new, _ = suggest(bench, survivors, AS_OF)
    assert [list(Runner(small).misses(case)) for case in new] == [[] for _ in new]


def test_the_same_changes_come_in_the_same_order(small: RulePack) -> None:
    """Two runs try the same changes."""
    assert [each.what for each in mutants(small)] == [each.what for each in mutants(load_pack(SMALL))]


def test_more_than_one_country_becomes_one(small: RulePack) -> None:
    """The change of `several` is a test that can go wrong: one country is enough. It is never "none of nothing"."""
    several = InSet("nationalities", frozenset(), SetMode.SEVERAL)
    question = replace(small.questions["nationalities"], ask_if=several)
    pack = replace(small, questions={**small.questions, question.id: question})
    (mutant,) = [each for each in mutants(pack) if each.kind == "mode" and each.node is several]
    assert mutant.instead is not None
    one, two = frozenset({"HN"}), frozenset({"HN", "GT"})
    test = Evaluator(pack, AS_OF).test
    assert [test(several, one), test(several, two)] == [NO, YES]
    assert [test(mutant.instead, one), test(mutant.instead, two)] == [YES, YES]
