"""Plant each mistake of `mistakes.yaml` alone and see whether the checks find it at its place.

    python tests/corpus/plant_mistakes.py [FILE ...] [--every N]

Each mistake is put into a copy of `rules/`, `translations/` and `tests/scenarios/`, and what a trainer runs after a
change of that file looks at it: `rules check`, `rules test FILE` or `translations check`. Found means: a problem stands
within one line of the line that has `line_has`, or its message names that line or, for a scenario, the case.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from asylum_screen.core.rules import RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.check import check_folder
from asylum_screen.workbench.scenarios import run_paths
from asylum_screen.workbench.translations_commands import run_check

ROOT = Path(__file__).parents[2]
COPIED = ("rules", "translations", "tests/scenarios")
AS_OF = date(2026, 11, 30)
PLACE = re.compile(r"([\w./-]+\.(?:yaml|po)):(\d+)[^\n]*")
OTHER = re.compile(r"(?:([\w./-]+\.yaml):|\bline )(\d+)")
NEAR = 1
"""Lines between the mistake and what is reported."""


@dataclass(frozen=True)
class Outcome:
    """What became of one mistake: `found`, `elsewhere` (a problem at another place), `missed` or `stale` (the file no
    longer has the words to change)."""

    expect: str
    state: str
    said: tuple[str, ...]


def copied(folder: Path) -> Path:
    """A copy of what a trainer changes."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def plant(folder: Path, mistake: Mapping[str, str]) -> Outcome:
    """Put one mistake in, look, and take it out again."""
    path = folder / mistake["file"]
    before = path.read_text(encoding="utf-8")
    if mistake["find"] not in before:
        return Outcome(mistake["expect"], "stale", ())
    after = before.replace(mistake["find"], mistake["replace"], 1)
    start = before.index(mistake["find"])
    path.write_text(after, encoding="utf-8")
    try:
        said = list(_problems(folder, mistake["file"]))
    finally:
        path.write_text(before, encoding="utf-8")
    wanted = _lines(after, start, mistake)
    lines = tuple(f"{file}:{line} {code} {message}" for file, line, code, message in said)
    told = {place for file, line, _, message in said for place in _named(file, line, message)}
    here = mistake["file"].removeprefix("rules/")
    if any(file.endswith(here) and abs(line - one) <= NEAR for file, line in told for one in wanted) or (
        here.startswith("tests/") and any(mistake["line_has"] in message for _, _, _, message in said)
    ):
        return Outcome(mistake["expect"], "found", lines)
    return Outcome(mistake["expect"], "elsewhere" if said else "missed", lines)


def _named(file: str, line: int, message: str) -> Iterator[tuple[str, int]]:
    """The place of a problem, and those that its message names."""
    yield file, line
    for found in OTHER.finditer(message):
        yield found[1] or file, int(found[2])


def _lines(after: str, start: int, mistake: Mapping[str, str]) -> list[int]:
    """The lines of the mistake: from where the change begins, those with `line_has`; anywhere when there is none."""
    end = start + len(mistake["replace"]) + len(mistake["line_has"])
    numbered = list(enumerate(after.splitlines(), start=1))
    first, last = after.count("\n", 0, start) + 1, after.count("\n", 0, end) + 1
    inside = [number for number, line in numbered if first <= number <= last and mistake["line_has"] in line]
    return inside or [number for number, line in numbered if mistake["line_has"] in line]


def _problems(folder: Path, file: str) -> Iterator[tuple[str, int, str, str]]:
    """File, line, code and message of each problem that is told."""
    if file.startswith("rules/"):
        for found in check_folder(folder / "rules", AS_OF, AS_OF).problems:
            yield found.place.file, found.place.line, found.code, f"{found.message} {found.hint}"
        return
    said: list[str] = []
    if file.startswith("translations/"):
        said.append(run_check(real(), folder / "translations", [file.split("/")[1]], everything=True).text)
    else:
        run_paths(real(), [str(folder / file)], AS_OF, said.append)
    for place in PLACE.finditer("\n".join(said)):
        yield place[1], int(place[2]), "", place[0]


@cache
def real() -> RulePack:
    """The rules as they are."""
    return load_pack(ROOT / "rules")


def main() -> None:
    """Print each mistake that is not found, and the count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path, default=[Path(__file__).with_name("mistakes.yaml")])
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    mistakes = [each for file in given.files for each in yaml.safe_load(file.read_text(encoding="utf-8"))]
    states: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = copied(Path(name))
        for mistake in mistakes[:: given.every]:
            outcome = plant(folder, mistake)
            states[outcome.state] = states.get(outcome.state, 0) + 1
            if outcome.state != "found":
                print(f"{outcome.state}: {outcome.expect} ({mistake['file']}: {mistake['line_has']})")
                for line in outcome.said[:4]:
                    print(f"    {line}")
    print(states)


if __name__ == "__main__":
    main()
