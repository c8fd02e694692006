"""Rule files to the rule pack of the core. The only user of pydantic, which is imported when a pack is first read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from asylum_screen.problems import Problem, RuleFilesInvalid

if TYPE_CHECKING:
    from asylum_screen.core.rules import RulePack

__all__ = ["RuleFilesInvalid", "check_pack", "load_pack"]


def check_pack(folder: Path, as_of: date | None = None) -> tuple[RulePack | None, list[Problem]]:
    """Read a rule folder: the pack (None when there are errors) and every problem, sorted. See `load.check_pack`."""
    from .load import check_pack as check

    return check(folder, as_of)


def load_pack(folder: Path) -> RulePack:
    """Load the rules of a folder.

    Raises:
        RuleFilesInvalid: with every problem, when there is at least one error.
    """
    from .load import load_pack as load

    return load(folder)
