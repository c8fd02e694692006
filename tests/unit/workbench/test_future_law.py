"""Law that begins later is normal work: it is checked, proved, measured and shown on the days on which it can be."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.analysis.claims import Verdict
from asylum_screen.analysis.days import coming_days
from asylum_screen.core.rules import RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.check import check_folder
from asylum_screen.workbench.coverage_targets import Targets
from asylum_screen.workbench.pictures.timeline import lanes
from asylum_screen.workbench.pictures.timeline_out import Scale, far, near
from asylum_screen.workbench.prove import prove
from program import run

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
TODAY = date(2026, 11, 22)
NO_RIGHT = "the right to ask is told"
"""Refuted of the small pack itself, on every day."""
HEAD = """title: Planted
topic: harm
checked: {on: 2026-11-22, how: statute read, by: nobody yet}
review_by: 2027-11-22
"""
POLICY = """policy: harbor_2027
title: The rule of next month
topic: entry
group: [sea]
checked: {on: 2026-11-22, how: second hand, by: nobody yet}
review_by: 2027-11-22
known_from: 2026-11-20
tested_on: entry_date
in_operation: [{from: 2026-12-15, to: 2027-06-30}]
covers: {entry_place: sea}
unless:
  storm: {when: storm_at_sea, say: The rule has an exception for a storm., cites: [fr-88-31314]}
questions:
  storm_at_sea: {kind: yes_no, ask: Was there a storm?, ask_if: {applies: harbor_2027}}
status:
  - {from: 2026-11-20, is: announced, by: 91 FR 1}
  - {from: 2026-12-15, is: in_force, by: 91 FR 1}
  - {from: 2027-07-01, is: ended, by: 91 FR 1}
say: An officer or judge may look at this rule of the sea.
say_open: It is not clear if this rule of the sea looked at you.
cites: [fr-88-31314]
"""
FINDING = """findings:
  planted.later:
    when: converted
    signal: know
    say: The court has an office for this.
    known_from: 2027-02-01
    cites: [usc-8-1158]
"""
OPPOSITE = """  planted.free:
    when: {harm_by: gang}
    signal: know
    say: The court has no office for this.
    cites: [usc-8-1158]
"""


def rules(tmp_path: Path, body: str, name: str = "grounds/planted.yaml") -> Path:
    """The small pack with one more file."""
    folder = tmp_path / "rules"
    shutil.copytree(SMALL, folder)
    (folder / name).write_text(body, encoding="utf-8")
    return folder


def harbor(tmp_path: Path) -> Path:
    """The small pack with a policy that was announced two days ago and begins in December."""
    return rules(tmp_path, POLICY, "entry/policies/harbor_2027.yaml")


def test_an_announced_policy_is_no_mistake(tmp_path: Path) -> None:
    """Its condition, its exception and its question can all come true: from its first day on."""
    folder = harbor(tmp_path)
    assert [found.line() for found in check_folder(folder, TODAY).problems] == []
    proof = prove(load_pack(folder), TODAY)
    assert [claim.what for claim in proof.claims if not claim.holds] == [NO_RIGHT]
    asked = next(claim for claim in proof.claims if claim.what.startswith('the question "storm_at_sea"'))
    assert asked.note == "on 2026-12-15"


@pytest.mark.parametrize(
    ("when", "codes"),
    [
        ("{entry_date: {from: 2027-03-01, to: 2027-03-31}}", []),
        ("{all: [converted, {as_of: {from: 2027-03-01}}]}", []),
        ("{entry_date: {after: as_of}}", ["AS512"]),
        ("{all: [{entry_date: {from: 2027-03-01}}, {as_of: {before: 2027-03-01}}]}", ["AS512"]),
        ("{all: [converted, {as_of: {before: 2027-01-31}}]}", ["AS512"]),  # over before the finding can be known
        ("{all: [{entry_date: {from: 2027-03-01}}, {entry_place: sea}, {entry_place: outside_us}]}", ["AS512"]),
    ],
)
def test_a_condition_is_judged_on_the_days_on_which_it_can_be(tmp_path: Path, when: str, codes: Sequence[str]) -> None:
    """What only comes true next year is right; what comes true on no day at all is not, ahead as today."""
    folder = rules(tmp_path, HEAD + FINDING.replace("when: converted", f"when: {when}"))
    assert [found.code for found in check_folder(folder, TODAY).problems] == codes


def test_the_proof_looks_at_each_day_on_which_the_rules_will_change(tmp_path: Path) -> None:
    """A statement of February is proved to be read in February, and contradicts another only then."""
    folder = rules(tmp_path, HEAD + FINDING)
    what = "finding planted.later is shown to somebody on 2027-02-01"
    assert [claim.verdict for claim in prove(load_pack(folder), TODAY).claims if claim.what == what] == [Verdict.PROVED]
    (folder / "grounds" / "planted.yaml").write_text(HEAD + FINDING + OPPOSITE, encoding="utf-8")
    always, refuted = prove(load_pack(folder), TODAY).refuted
    assert always.what == NO_RIGHT
    assert refuted.code == "AS804"
    assert refuted.what.endswith(" on 2027-02-01")


def test_the_days_ahead_are_those_of_policies_and_amounts(tmp_path: Path) -> None:
    """First day, day after the last, steps of a status, new sums: each once, in order."""
    folder = harbor(tmp_path)
    arrival = folder / "entry" / "arrival.yaml"
    line = "{amount: $100, from: 2016-01-01, cites: [usc-8-1158]}"
    text = arrival.read_text(encoding="utf-8")
    arrival.write_text(text.replace(line, f"{line}, {line.replace('2016', '2027')}"), encoding="utf-8")
    pack = load_pack(folder)
    assert coming_days(pack, TODAY) == [date(2026, 12, 15), date(2027, 1, 1), date(2027, 7, 1)]
    assert coming_days(pack, date(2027, 7, 1)) == []


def test_the_days_around_a_coming_step_are_to_be_covered(tmp_path: Path) -> None:
    """The day before it is in force and the first day want a scenario, as those of the past do."""
    wanted = Targets(load_pack(harbor(tmp_path)), TODAY).known
    for day in ("2026-12-14", "2026-12-15"):
        assert ("boundaries", f"status harbor_2027 as_of {day}") in wanted


@pytest.mark.parametrize("scale_of", [far, near])
def test_the_timeline_has_room_for_what_is_to_come(tmp_path: Path, scale_of: Callable[[RulePack, date], Scale]) -> None:
    """A policy that begins after the day asked is drawn from its first day on, forwards."""
    pack = load_pack(harbor(tmp_path))
    scale = scale_of(pack, TODAY)
    (lane,) = (each for each in lanes(pack, TODAY) if each.policy.id == "harbor_2027")
    spans = [scale.span(stretch) for stretch in lane.stretches if scale.shows(stretch)]
    assert spans
    assert all(first < end for first, end in spans)
    assert spans == sorted(spans)


SCENARIO = """- name: On the first day it is in force
  as_of: 2026-12-15
  given: {}
  expect: {status harbor_2027: in_force}
"""


@pytest.mark.parametrize(
    "command",
    [
        ["prove"],
        ["timeline", "--out", "{tmp}/policies.html"],
        ["preview", "storm_at_sea"],
        ["mutate", "--only", "entry/policies/harbor", "{tmp}/case.yaml"],
        ["coverage", "{tmp}/case.yaml"],
        ["test", "{tmp}/case.yaml"],
        ["diff", str(SMALL)],
    ],
    ids=lambda command: command[0],
)
def test_a_trainers_command_takes_a_day_ahead(tmp_path: Path, command: list[str]) -> None:
    """Whoever writes the law of next year looks at it with the rules of next year."""
    folder = harbor(tmp_path)
    (tmp_path / "case.yaml").write_text(SCENARIO, encoding="utf-8")
    filled = [word.replace("{tmp}", str(tmp_path)) for word in command]
    done = run("--rules", str(folder), "rules", *filled, "--as-of", "2027-01-05")
    assert done.stderr.replace(f"Written: {tmp_path}/policies.html\n", "") == ""
    assert done.returncode == (3 if command == ["prove"] else 0)  # the small pack has no right to ask, on no day
    if command[0] == "preview":
        assert "These are the rules as they are known today, read for January 5, 2027." in " ".join(done.stdout.split())


def test_a_day_ahead_is_named_on_top_of_what_assess_prints_and_refused_by_an_interview(tmp_path: Path) -> None:
    """On the screen and on paper: nobody takes the rules of next year for those of today."""
    answers, paper = tmp_path / "a.yaml", tmp_path / "paper.html"
    answers.write_text("entry_place: sea\n", encoding="utf-8")
    done = run("assess", str(answers), "--as-of", "2027-01-05", "--handout", str(paper))
    banner = "These are the rules as they are known today, read for January 5, 2027."
    for said in (done.stdout, paper.read_text(encoding="utf-8")):
        assert banner in " ".join(said.split())
        assert "It is not today's law" not in said
    for command in (["screen", "--as-of", "2027-01-05"], ["kiosk", "--as-of", "2027-01-05"]):
        assert run(*command).returncode == 2
