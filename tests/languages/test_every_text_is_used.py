"""Every text of the program is shown somewhere: nobody translates a sentence that nobody reads."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from asylum_screen.core.status import Status
from asylum_screen.fronts.closing import TEACH
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.registry import AREAS
from asylum_screen.language.road import STAGES
from languages.whole_runs import ROOT, pack

SOURCE = ROOT / "src" / "asylum_screen"
MADE_FROM = {
    "paper/status/{}": {status.value for status in Status},
    "paper/help/{}": {place.run_by for place in pack().help},
    "paper/about/{}": {str(number) for number in range(1, 6)},
    "paper/handout/ground/{}": {name.rpartition(".")[2] for name in pack().country.grounds},
    "ui/teach/{}": set(TEACH),
    "ui/language/{}": set(STAGES) - {"yes"},
    "paper/one/weekday/{}": set("0123456"),
    "paper/one/left/days{}": {"", "_ago"},
    "paper/one/left/months{}": {"", "_ago"},
    "paper/one/left/years{}": {"", "_ago"},
    "paper/one/aged/{}": {"today", "tomorrow", "days", "months", "years"},
}
"""Ids whose last part is no word of the file that makes the id: a state, a kind, a number, the end of another id."""


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module. The texts themselves are no Python."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}


def words_in(module: ast.Module) -> set[str]:
    """Every string of a module, whole."""
    return {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def patterns_in(module: ast.Module) -> set[str]:
    """Every string with values in it that makes an id of a text, with {} for the values."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            if re.match(rf"({'|'.join(AREAS)})/", text):
                found.add(text)
    return found


def made(pattern: str, module: ast.Module) -> set[str]:
    """The ids that a pattern can make: with the words of its own module, or with what is listed above."""
    parts = MADE_FROM.get(pattern, words_in(module))
    return {pattern.replace("{}", part) for part in parts}


def used() -> set[str]:
    """The ids that the source names or makes."""
    found: set[str] = set()
    for module in modules().values():
        found |= words_in(module)
        for pattern in patterns_in(module):
            found |= made(pattern, module)
    return found


def test_every_text_is_used_by_the_source() -> None:
    """What is left over belongs out of the registry and out of every catalogue."""
    assert sorted(PROGRAM.keys() - used()) == []


def test_every_id_that_is_made_is_a_text() -> None:
    """What is listed here as a part of an id makes a text each time, and the source still makes it so."""
    in_source = {pattern for module in modules().values() for pattern in patterns_in(module)}

    assert MADE_FROM.keys() <= in_source
    for pattern, parts in MADE_FROM.items():
        missing = {part for part in parts if pattern.replace("{}", part) not in {**PROGRAM, **pack().texts}}
        assert missing <= {"", "international", "private"}, (pattern, missing)


def test_a_text_that_nobody_uses_is_seen() -> None:
    """The look into the source tells one from the other."""
    assert "ui/doctor/words" not in used() and "ui/none_of_these" not in used()
    assert {"ui/not_chosen", "paper/status/ended", "ui/teach/urgent"} <= used()
