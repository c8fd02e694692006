"""JSON Lines: one document a line, each with its own problems, at its own line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from asylum_screen.core.rules import Place

from .document import Document, Limits
from .yamltext import DEFAULT, read_yaml


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines text and what was read from it."""

    number: int
    document: Document


def read_json_lines(lines: Iterable[str | bytes], name: str, limits: Limits = DEFAULT) -> Iterator[Line]:
    """Read one record after the other; empty lines are passed over. Limits count for each line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Line(number, shift(read_yaml(line.strip(), name, limits), number - 1))


def shift(document: Document, down: int) -> Document:
    """Move every place of a document down, for a record that was read on its own."""
    if down:
        document.spans = {
            path: (key_line + down, key_column, line + down, column)
            for path, (key_line, key_column, line, column) in document.spans.items()
        }
        document.problems = [
            replace(found, place=Place(found.place.file, found.place.line + down, found.place.column))
            for found in document.problems
        ]
    return document
