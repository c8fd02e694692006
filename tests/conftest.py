"""How the tests are shared out: `pytest -n auto` starts two processes for each core."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: half of the tests play on a terminal, and mostly wait."""
    return 2 * (os.cpu_count() or 1)
