"""The program is started inside a copy of its checkout, with the command that belongs to the first one."""

import shutil
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from program import ROOT

SMALL = ROOT / "tests" / "rule_files" / "good" / "small"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copied checkout with a mistake in its rules; the current folder is in it."""
    shutil.copytree(SMALL, tmp_path / "rules")
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    (tmp_path / "rules" / "wrong.yaml").write_text("titel: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "rules")
    return tmp_path


def test_trainers_check_the_copy_in_which_they_work(copied: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The rules of the copy are read, and a line says so; a named folder wins."""
    assert main(["rules", "check"]) == 3
    said = capfd.readouterr()
    assert "wrong.yaml:1:1 AS201" in said.out
    assert f"Reading {copied}/rules: you are working in that copy. Use --rules for another folder." in said.err
    assert main(["--rules", str(SMALL), "rules", "check"]) == 0
    assert "Reading" not in capfd.readouterr().err


def test_people_get_the_rules_of_the_program(copied: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where the program is started never changes what a person reads; `assess` says which rules it reads."""
    (copied / "answers.yaml").write_text("in_custody: yes\n", encoding="utf-8")
    assert main(["assess", str(copied / "answers.yaml"), "--format", "json"]) == 0
    said = capfd.readouterr()
    assert said.err == f"Reading {ROOT}/rules, not the rules in the copy you are in. For those: --rules rules\n"
    assert main(["screen", "--answers", str(copied / "answers.yaml")]) == 0
    assert "Reading" not in capfd.readouterr().err
