"""The course for trainers works: every command and file of its walk-through, in the order of the page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COURSE = ROOT / "rules" / "README.md"
BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def course() -> list[tuple[str, str, str]]:
    """The blocks of the walk-through: their kind, the file they are about, and what stands in them."""
    text = COURSE.read_text(encoding="utf-8")
    part = text[text.index("## 3. ") : text.index("## 4. ")]
    return [(kind, name or "", body) for kind, name, body in BLOCK.findall(part)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what a trainer works on."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copytree(ROOT / "translations", tmp_path / "translations")
    (tmp_path / "tests" / "scenarios" / "entry").mkdir(parents=True)
    return tmp_path


def run(line: str, project: Path) -> str:
    """Run one line of the page and give everything it prints."""
    words = re.findall(r'"[^"]*"|\S+', line)
    if words[0] == "asylum-screen":
        words = [
            sys.executable,
            "-m",
            "asylum_screen",
            "--rules",
            "rules",
            "--translations",
            "translations",
            *words[1:],
        ]
    env = {**os.environ, "ASYLUM_SCREEN_TODAY": "2026-11-22", "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    done = subprocess.run(words, cwd=project, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout + done.stderr


def test_the_walk_through_does_what_it_says(project: Path) -> None:
    """Each file is made, each edit fits, each command prints the lines the page shows."""
    printed, steps = "", 0
    for kind, name, body in course():
        if kind == "sh":
            printed = "".join(run(line, project) for line in body.splitlines())
            steps += 1
        elif kind == "text":
            for line in body.splitlines():
                assert line in printed, f"{line}\n--- printed:\n{printed}"
        elif kind == "edit":
            before, after = body.splitlines()
            path = project / name
            text = path.read_text(encoding="utf-8")
            assert text.count(before) == 1
            path.write_text(text.replace(before, after), encoding="utf-8")
        else:
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if kind == "yaml+" else "w", encoding="utf-8") as opened:
                opened.write(body)
    assert steps >= 10


def test_every_command_of_the_table_exists() -> None:
    """The page names no command that the program does not have."""
    text = COURSE.read_text(encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", "asylum_screen", "rules", "--help"]
    help_text = subprocess.run(words, capture_output=True, text=True, env=env).stdout
    named = set(re.findall(r"`(?:asylum-screen )?rules ([a-z]+)", text))
    assert named
    assert {name for name in named if not re.search(rf"^\s*{name}\b", help_text, re.MULTILINE)} == set()
