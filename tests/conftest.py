"""How the tests are shared out: `pytest -n auto` starts three processes for each core."""

from __future__ import annotations

import os
import shutil
import signal
from itertools import groupby

import pytest
from hypothesis import settings

settings.register_profile("no time limits", deadline=None)
settings.load_profile("no time limits")

# What runs the tests may have been told to ignore these (nohup, a shell's background job); programs started here obey.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)

TERMINAL = ("test_front_", "test_language_runs", "test_web_browser")
"""Files whose tests play on a terminal: they mostly wait."""

PROGRAMS = (
    "tmux",
    "strace",
    "msgfmt",
    "pdftotext",
    "pdftoppm",
    "script",
    "systemd-analyze",
    "chromium",
    "chromedriver",
)
"""Programs that some tests need; without them these tests are left out."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that tests were left out because a program is not here."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    skipped = len(terminalreporter.stats.get("skipped", []))
    if missing and skipped:
        said = f"{skipped} tests left out; not here: {', '.join(missing)}. README.md says how to get them."
        terminalreporter.write_line(said)


def pytest_xdist_auto_num_workers() -> int:
    """Three for each core, since some tests mostly wait."""
    return 3 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each process begin with some of the longest tests, and spread those that wait between the others.

    So no process is left alone with a long test at the end, and no core is idle while a terminal waits.
    """
    longest = [item for item in items if item.get_closest_marker("long") is not None]
    spread = _with_waiting([item for item in items if item.get_closest_marker("long") is None])
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    size = -(-len(spread) // processes) or 1
    shares = [(longest[at::processes], spread[at * size : (at + 1) * size]) for at in range(processes)]
    items[:] = [item for share in shares for tests in share for item in tests]


def _with_waiting(items: list[pytest.Item]) -> list[pytest.Item]:
    """The same tests, those that wait evenly between the files of the others."""
    waiting = [item for item in items if item.path.name.startswith(TERMINAL)]
    working = [item for item in items if not item.path.name.startswith(TERMINAL)]
    files = [list(tests) for _, tests in groupby(working, lambda item: item.path)]
    spread: list[pytest.Item] = []
    done = 0
    for tests in files:
        spread += tests
        done += len(tests)
        due = len(waiting) * done // len(working)
        spread += waiting[len(spread) - done : due]
    return spread or waiting
