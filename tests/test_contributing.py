"""The map of the house in CONTRIBUTING is the house."""

from __future__ import annotations

import re
import tomllib

from program import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HOUSE = ROOT / "src" / "asylum_screen"


def table(head: str) -> list[list[str]]:
    """The rows of the table whose first line begins so."""
    rows = CONTRIBUTING[CONTRIBUTING.index(f"| {head} |") :].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_every_room_is_on_the_map_and_imports_go_down_it() -> None:
    """The rooms of the table are the folders, in an order that the import rules allow."""
    rooms = [cells[0].strip("`/") for cells in table("room")]
    folders = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert sorted(rooms) == sorted(folders - {"_bundled"})

    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    floors = [set(floor.split(" | ")) for floor in reversed(rules[0]["layers"])]
    assert [next(n for n, floor in enumerate(floors) if room in floor) for room in rooms] == sorted(
        n for n, floor in enumerate(floors) for _ in floor
    )


def test_every_place_on_the_map_is_there() -> None:
    """A file that was renamed is renamed here too."""
    places = [place for cells in table("to change") for place in re.findall(r"`([^`]+)`", cells[1])]
    assert len(places) >= 10
    assert [place for place in places if not (ROOT / place).exists()] == []
