"""`--version`: program, rule pack, the day it was checked. Loads neither pydantic nor Babel nor questionary."""

from __future__ import annotations

from pathlib import Path

from asylum_screen import __version__

from .exits import guarded


def version_line(rules: Path | None = None) -> str:
    """The version line of the program and of the rules it would use."""
    from asylum_screen.problems import RuleFilesInvalid
    from asylum_screen.reading import read_file
    from asylum_screen.rulebook.locate import locate

    try:
        found = read_file(locate("rules", rules).path / "pack.yaml")
        data = found.data if isinstance(found.data, dict) else {}
        pack = f"rules {data.get('id', '?')} {data.get('version', '?')}, checked on {data.get('checked_on', '?')}"
    except (OSError, RuleFilesInvalid):
        pack = "no rules found"
    return f"asylum-screen {__version__} ({pack})"


def print_version() -> int:
    """Print the version line."""

    def action() -> int:
        print(version_line())
        return 0

    return guarded(action)
