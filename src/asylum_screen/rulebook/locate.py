"""Where rules/ and translations/ are: named, beside the source in a checkout, or inside the installed package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, RuleFilesInvalid, problem

WhichFolder = Literal["rules", "translations"]
How = Literal["named", "checkout", "installed"]
_PACKAGE = Path(__file__).resolve().parents[1]
_OURS = re.compile(r'^name = "asylum-screen"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Located:
    """A folder and how it was found: named by the user, a checkout, or the copy in the installed package."""

    path: Path
    how: How

    def __str__(self) -> str:
        words = {"named": "as named", "checkout": "of this checkout", "installed": "installed with the program"}
        return f"{self.path} ({words[self.how]})"


def locate(folder: WhichFolder, named: Path | None = None, package: Path = _PACKAGE) -> Located:
    """Find a folder of data.

    Args:
        folder: which one.
        named: the path a user gave; then no other is tried.
        package: the folder of the Python package.

    Raises:
        RuleFilesInvalid: when there is no such folder.
    """
    if named is not None:
        if named.is_dir():
            return Located(named, "named")
        raise RuleFilesInvalid([_missing(f"There is no folder {named}.", "Check the path.", str(named))])
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / folder).is_dir():
        return Located(checkout / folder, "checkout")
    bundled = package / "_bundled" / folder
    if bundled.is_dir():
        return Located(bundled, "installed")
    raise RuleFilesInvalid([_missing(f"The folder {folder}/ is missing.", "Install the program again.", f"{folder}/")])


def other_checkout(here: Path, package: Path = _PACKAGE) -> Path | None:
    """The checkout of this project in which a folder lies, when it is not the one that the program belongs to.

    A copied checkout holds commands that still belong to the first one; who works in the copy means its rules.

    Args:
        here: the folder.
        package: the folder of the Python package.
    """
    for folder in (here, *here.parents):
        described = folder / "pyproject.toml"
        if described.is_file() and (folder / "rules" / "pack.yaml").is_file():
            ours = _OURS.search(described.read_text(encoding="utf-8", errors="replace")) is not None
            return folder if ours and folder.resolve() != package.parents[1] else None
    return None


def _missing(message: str, hint: str, name: str) -> Problem:
    return problem("AS115", Place(name, 1, 1), message, hint)
