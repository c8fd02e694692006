"""The two ways into a rule folder: load it, or check it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from asylum_screen.core.rules import RulePack
from asylum_screen.problems import Problem, RuleFilesInvalid
from asylum_screen.reading.lasting import lasting

from .build import build_pack
from .files import read_folder


def check_pack(
    folder: Path, as_of: date | None = None, own: Path | None = None
) -> tuple[RulePack | None, list[Problem]]:
    """Read a rule folder and collect everything that is wrong with it.

    Args:
        folder: the folder with pack.yaml.
        as_of: the day for which overdue checks are looked for; the pack's own day when None.
        own: a file of places that a clinic adds.

    Returns:
        The pack, or None when there are errors; and every problem, sorted by place.
    """
    with lasting():
        return build_pack(read_folder(folder, own), as_of)


def load_pack(folder: Path) -> RulePack:
    """Load the rules of a folder.

    Raises:
        RuleFilesInvalid: with every problem, when there is at least one error.
    """
    pack, problems = check_pack(folder)
    if pack is None:
        raise RuleFilesInvalid(problems)
    return pack
