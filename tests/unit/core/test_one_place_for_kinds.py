"""No module asks what kind a statement is: only the builder of statements does (`core/kinds.py`)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import asylum_screen

SOURCE = Path(asylum_screen.__file__).parent
ITEMS = {"Finding", "Policy", "Deadline", "Card", "HelpEntry", "FactConflict"}
SHOWN = {"ShownFinding", "ShownPolicy", "ShownDeadline"}
BUILDER = "core/kinds.py"


def asked_in(module: ast.AST) -> Iterator[str]:
    """The classes of statements that a module tests for: in `isinstance`, in `match`, or as keys of a table."""
    for node in ast.walk(module):
        tested: list[ast.AST] = []
        match node:
            case ast.Call(func=ast.Name("isinstance" | "issubclass"), args=[_, kinds]):
                tested = [kinds]
            case ast.MatchClass(cls=kind):
                tested = [kind]
            case ast.Dict(keys=keys):
                tested = [key for key in keys if key is not None]
            case ast.Compare(left=ast.Call(func=ast.Name("type")), comparators=kinds):
                tested = [*kinds]
        for part in tested:
            yield from (each.id for each in ast.walk(part) if isinstance(each, ast.Name) and each.id in ITEMS | SHOWN)


def test_only_the_builder_asks_what_kind_a_statement_is() -> None:
    """A new kind of statement is one more case in one module."""
    found = {
        path.relative_to(SOURCE).as_posix(): kinds
        for path in SOURCE.rglob("*.py")
        if (kinds := sorted(set(asked_in(ast.parse(path.read_text("utf-8"))))))
    }
    assert set(found) == {BUILDER}
    assert set(found[BUILDER]) == ITEMS


def test_each_way_to_ask_is_seen() -> None:
    """The test above sees isinstance, match, a table by class and a comparison of types."""
    for code in (
        "isinstance(x, Card | Policy)",
        "match x:\n    case Card():\n        pass",
        "{Card: 1}",
        "type(x) is Card",
    ):
        assert "Card" in set(asked_in(ast.parse(code)))
