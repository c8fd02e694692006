"""No id of the law of one country stands in the program: the pack says what is urgent, first, fixed and official."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from asylum_screen.rulebook import load_pack

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "asylum_screen"
TOKEN = re.compile(r"[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*")
EXAMPLES = SOURCE / "problems"
"""The pages of the problem codes: their examples are taken from the US rules, and nothing is decided by them."""
GENERIC = {
    "children": "a kind of help, in the shape of every pack",
    "trafficking": "a kind of help, in the shape of every pack",
    "between_ports": "a group of policies, in the shape of every pack",
    "northern_border": "a group of policies, in the shape of every pack",
    "everybody": "a word of sentences",
    "no_help": "part of the id of a sentence",
}
"""Words that mean something else where the program writes them, each with what it means there."""


def ids() -> set[str]:
    """The names of the US pack for things of its own. Sections, and answers of one word, are everyday words."""
    pack = load_pack(ROOT / "rules")
    named = [*pack.findings, *pack.policies, *pack.deadlines, *pack.conflicts, *pack.help, *pack.cards, *pack.amounts]
    found = {item.id for item in named} | set(pack.questions) | set(pack.sources) | set(pack.groups)
    found |= {name for name in pack.definitions if ":" not in name}
    options = {option.id for question in pack.questions.values() for option in question.options}
    return found | {option for option in options if "_" in option}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is no docstring, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_id_of_the_us_pack_stands_in_the_program() -> None:
    """A fact, policy, finding, time limit, card, place of help, source or answer is named in rules/ alone."""
    known = ids()
    met: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if EXAMPLES not in path.parents:
            for line, text in literals(path):
                for name in set(TOKEN.findall(text)) & known:
                    met.setdefault(name, []).append(f"{path.relative_to(SOURCE)}:{line}")
    assert {name: places for name, places in met.items() if name not in GENERIC} == {}
    assert GENERIC.keys() - met.keys() == set(), "nothing is excused that is not there"


def test_no_number_of_an_emergency_line_stands_in_the_program() -> None:
    """The numbers that people in danger call differ from country to country."""
    found = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in literals(path)
        if {"911", "988"} & set(TOKEN.findall(text)) or "United States" in text
    ]
    assert found == []
