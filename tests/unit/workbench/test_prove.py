"""The proof of the real pack, and proofs that fail where they must."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.analysis.claims import Claim, Verdict
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.interview import Interview
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.prove import Proof, prove
from asylum_screen.workbench.prove_report import data, report, write_witnesses

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "rule_files" / "good" / "small"
AS_OF = date(2026, 11, 22)
HEAD = """title: Planted
topic: harm
checked: {on: 2026-11-22, how: statute read, by: nobody yet}
review_by: 2027-11-22
"""


@pytest.fixture(scope="module")
def real() -> Proof:
    """The proof of the rules people get to read."""
    return prove(load_pack(ROOT / "rules"), AS_OF)


def planted(tmp_path: Path, body: str) -> Proof:
    """The proof of the small pack with one more file."""
    shutil.copytree(SMALL, tmp_path / "rules")
    (tmp_path / "rules" / "grounds" / "planted.yaml").write_text(HEAD + body, encoding="utf-8")
    return prove(load_pack(tmp_path / "rules"), AS_OF)


def codes(proof: Proof, verdict: Verdict) -> dict[str, str]:
    """What was refuted (or not proved), by code."""
    return {claim.code: claim.what for claim in proof.claims if claim.verdict is verdict}


def test_everything_is_proved_of_the_real_pack(real: Proof) -> None:
    """No claim about the real pack is refuted, and none is left unproved."""
    assert [claim.what for claim in real.claims if not claim.holds] == []


def test_the_witness_of_a_question_leads_to_it(real: Proof) -> None:
    """An interview with the answers of a witness still asks the question it stands for."""
    pack = load_pack(ROOT / "rules")
    evaluator = Evaluator(pack, AS_OF)
    claims = [claim for claim in real.claims if claim.code == "AS801" and not claim.note][:40]
    for claim in claims:
        assert claim.witness is not None
        fact = claim.what.split('"')[1]
        assert fact in Interview(evaluator, claim.witness).to_ask()


def test_a_question_behind_a_closed_gate_is_refuted(tmp_path: Path) -> None:
    """A question that is only asked after two answers that exclude each other never comes up."""
    body = """questions:
  ship: {kind: yes_no, ask: Was there a ship?, ask_if: {entry_place: sea}}
  ship_name: {kind: yes_no, ask: Had it a name?, ask_if: {all: [ship, {entry_place: airport}]}}
findings:
  planted.ship: {when: ship_name, signal: know, say: It had a name., cites: [usc-8-1158]}
"""
    found = codes(planted(tmp_path, body), Verdict.REFUTED)
    assert found["AS801"] == 'the question "ship_name" comes up'
    assert found["AS802"] == "finding planted.ship is shown to somebody"


def test_two_statements_of_the_opposite_are_refuted_with_a_witness(tmp_path: Path) -> None:
    """The same sentence with and without a not, for one person, is a contradiction; declared, it is none."""
    body = """findings:
  planted.fee: {when: converted, signal: know, say: The form has a fee for everybody here., cites: [usc-8-1158]}
  planted.free:
    when: {harm_by: gang}
    signal: know
    say: The form has no fee for everybody here.
    cites: [usc-8-1158]
"""
    proof = planted(tmp_path, body)
    claim = next(claim for claim in proof.refuted if claim.code == "AS804")
    assert claim.witness is not None
    assert set(claim.witness) == {"hard_topics", "converted", "harm_by"}


def test_statements_that_are_never_printed_together_are_no_opposites(tmp_path: Path) -> None:
    """An open statement whose question is closed is not printed, so it cannot contradict what closes the question."""
    body = """questions:
  ship: {kind: yes_no, ask: Was there a ship?, ask_unless: converted}
findings:
  planted.fee: {when: converted, signal: know, say: The form has a fee for everybody here., cites: [usc-8-1158]}
  planted.free:
    when: ship
    signal: know
    say: Ships are free.
    if_open: {signal: know, say: The form has no fee for everybody here.}
    cites: [usc-8-1158]
"""
    assert "AS804" not in codes(planted(tmp_path, body), Verdict.REFUTED)


def test_an_urgent_finding_of_another_name_is_refuted(tmp_path: Path) -> None:
    """The order of urgent things is fixed; one it does not name could be printed last."""
    body = """questions:
  flood: {kind: yes_no, ask: Is there a flood?}
findings:
  planted.flood: {when: flood, signal: urgent, say: Go to a high place., cites: [usc-8-1158]}
"""
    found = codes(planted(tmp_path, body), Verdict.REFUTED)
    assert "planted.flood" in found["AS806"]


def test_a_place_of_help_for_some_only_is_a_dead_end(tmp_path: Path) -> None:
    """When no place of help fits everybody, the witness shows who goes away with nothing."""
    shutil.copytree(SMALL, tmp_path / "rules")
    file = tmp_path / "rules" / "other" / "help.yaml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace("when: {any: [open, {entry_date: {ago: {months: 9}, by_earliest: yes}}]}", "when: converted")
    file.write_text(changed.replace("also_when_open: yes\n    priority", "priority"), encoding="utf-8")
    found = codes(prove(load_pack(tmp_path / "rules"), AS_OF), Verdict.REFUTED)
    assert found["AS803"] in ("everybody gets a place that may help", "everybody gets a way to find a lawyer")


def test_witnesses_are_written_as_answers_files(tmp_path: Path) -> None:
    """Each witness that the JSON holds becomes a file that `assess` reads."""
    body = """findings:
  planted.fee: {when: converted, signal: know, say: The form has a fee for everybody here., cites: [usc-8-1158]}
  planted.free: {when: {harm_by: gang}, signal: know, say: The form has no fee for everybody here., cites: [usc-8-1158]}
"""
    proof = planted(tmp_path, body)
    held = [claim for claim in data(proof)["claims"] if claim["witness"] is not None]
    assert write_witnesses(proof, tmp_path / "answers") == len(held) == len(list((tmp_path / "answers").iterdir()))
    text = next((tmp_path / "answers").glob("*AS804*")).read_text(encoding="utf-8")
    assert "converted: yes\n" in text


def test_claims_of_one_kind_are_folded(tmp_path: Path) -> None:
    """The first five that do not hold are shown, the others counted; --all shows every one."""
    claims = tuple(Claim("AS802", f"claim {number}", Verdict.REFUTED) for number in range(8))
    proof = Proof(date(2026, 11, 22), claims)
    said: list[str] = []
    report(proof, tmp_path, said.append, everything=False)
    assert sum(line.startswith("refuted     claim ") for line in said) == 5
    assert any(line.startswith("refuted     and 3 more of this kind (AS802 ") for line in said)
    said.clear()
    report(proof, tmp_path, said.append, everything=True)
    assert sum(line.startswith("refuted     claim ") for line in said) == 8
