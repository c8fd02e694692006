"""Runs the real program in a process of its own, as a shell would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"


def environment(**more: str) -> dict[str, str]:
    """A clean environment with a fixed day, so that results do not move with the calendar."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "PYTHONPATH") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "ASYLUM_SCREEN_TODAY": TODAY, "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(
    *arguments: str,
    stdin: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    command: Sequence[str] = (sys.executable, "-m", "asylum_screen"),
) -> subprocess.CompletedProcess[str]:
    """Run the program with no terminal and give back its exit code and both outputs."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*command, *arguments], input=data, capture_output=True, env=dict(env or environment()), cwd=cwd, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
