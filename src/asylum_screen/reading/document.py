"""Plain data (mappings, lists and texts) with the place of every key and value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, errors_among

Data = str | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]
Span = tuple[int, int, int, int]
"""Line and column of the key, line and column of the value, all counted from 1."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read. `tabs`: allowed in the white space, as in JSON. `english`: other alphabets are slips."""

    max_bytes: int = 1_000_000
    max_depth: int = 20
    tabs: bool = False
    english: bool = True


@dataclass(slots=True)
class SourceFile:
    """One read text. `data` is None when it could not be read at all; then `problems` says why."""

    name: str
    data: Data | None
    spans: dict[Path, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    text: str = ""

    @property
    def ok(self) -> bool:
        """True when the data can be used."""
        return self.data is not None and not errors_among(self.problems)

    def _span(self, path: Path) -> Span:
        span = self.spans.get(path)
        while span is None and path:
            path = path[:-1]
            span = self.spans.get(path)
        return span or (1, 1, 1, 1)

    def key_place(self, path: Path) -> Place:
        """Where the key at the end of `path` stands (for a list item: the item). Falls back to what is around it."""
        line, column, _, _ = self._span(path)
        return Place(self.name, line, column)

    def place(self, path: Path) -> Place:
        """Where the value at `path` begins. Falls back to what is around it."""
        _, _, line, column = self._span(path)
        return Place(self.name, line, column)

    def moved(self, down: int) -> SourceFile:
        """The same some lines further down, for a line of a text that was read on its own."""
        spans = {path: (key + down, a, value + down, b) for path, (key, a, value, b) in self.spans.items()}
        places = [replace(found.place, line=found.place.line + down) for found in self.problems]
        problems = [replace(found, place=place) for found, place in zip(self.problems, places, strict=True)]
        return replace(self, spans=spans, problems=problems)

    def below(self, path: Path) -> SourceFile:
        """The part of the document at `path`, as a document of its own with the same places."""
        data: Any = self.data
        for step in path:
            data = data[step]
        size = len(path)
        spans = {found[size:]: span for found, span in self.spans.items() if found[:size] == path}
        return SourceFile(self.name, data, spans, [], self.text)
