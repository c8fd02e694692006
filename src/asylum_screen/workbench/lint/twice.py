"""AS529: the same name twice in one list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asylum_screen.problems import Problem, problem

from .model import Material

_HINT = "Name it once, or the one you mean."


def look(material: Material) -> Iterator[Problem]:
    """Lists of names; what is cited is looked at where sources are read."""
    for document in material.documents.values():
        for path in _twice(document.data, ()):
            message = f'"{_at(document.data, path)}" stands twice in this list.'
            yield problem("AS529", document.place(path), message, _HINT)


def _twice(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict):
        for key, each in data.items():
            if isinstance(each, dict | list) and key != "cites":
                yield from _twice(each, (*path, key))
    elif isinstance(data, list):
        if all(isinstance(each, str) for each in data):
            yield from ((*path, at) for at, each in enumerate(data) if each in data[:at])
        else:
            for at, each in enumerate(data):
                yield from _twice(each, (*path, at))


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data
