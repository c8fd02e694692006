"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from program import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def sample(start: str) -> str:
    """The fenced block that begins with these words."""
    blocks = re.findall(r"```text\n(.*?)```", README, flags=re.DOTALL)
    return next(block for block in blocks if block.startswith(start))


def test_the_sample_page_is_a_real_one(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Page one and the topics in the README are what the program prints for the first person of the design."""
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", "2026-11-30")
    assert main(["assess", str(ROOT / "tests" / "page_one" / "people" / "a-honduran-mother-court.yaml")]) == 0

    assert sample("START HERE") == capfd.readouterr().out


def test_the_sample_mistake_is_a_real_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mistake in the README, planted in a copy of the rules, is told with these very words."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    wrong = tmp_path / "rules" / "entry" / "arrival.yaml"
    text = wrong.read_text(encoding="utf-8")
    wrong.write_text(text.replace("entry_place: outside_us", "entry_plase: outside_us", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["--rules", "rules", "rules", "check"]) == 3
    assert sample("rules/entry/arrival.yaml").strip() in capfd.readouterr().out


def test_there_are_exactly_two_command_lines_to_begin() -> None:
    """The first block of commands holds the interview and the tests, one line each."""
    lines = re.search(r"```sh start\n(.*?)```", README, flags=re.DOTALL)

    assert lines is not None
    first, second = lines[1].strip().splitlines()
    assert first.endswith(".venv/bin/asylum-screen")
    assert second.endswith(".venv/bin/python -m pytest -n auto")
