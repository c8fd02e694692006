"""The events of a YAML parser, taken one by one, built into plain data and a table of places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem

from .colons import TIGHT_DASH, day_in_words
from .document import Data, Path, Span

_PLAIN_STYLES = (None, "")


class _Frame:
    """A list or mapping that is being filled."""

    __slots__ = ("data", "key", "key_at", "listing", "path")

    def __init__(self, data: Any, path: Path) -> None:
        self.data = data
        self.path = path
        self.listing = type(data) is list
        self.key: str | None = None
        self.key_at = (1, 1)


class Builder:
    """Takes events until the document ends or is refused."""

    def __init__(self, name: str, max_depth: int) -> None:
        self.root: Data | None = None
        self.spans: dict[Path, Span] = {}
        self.problems: list[Problem] = []
        self.refused = False
        self._name = name
        self._max_depth = max_depth
        self._stack: list[_Frame] = []
        self._documents = 0

    def build(self, next_event: Callable[[], Any]) -> None:
        """Take all events. What nearly every event is, a text in a list or a mapping, is taken right here."""
        stack, spans = self._stack, self.spans
        scalar, sequence_end, mapping_end = yaml.ScalarEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent
        top: _Frame | None = None
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is scalar and top is not None and event.tag is None and event.anchor is None:
                value, mark = event.value, event.start_mark
                line, column = mark.line + 1, mark.column + 1
                if value == "" or ((key := top.key) is None and value in top.data and not top.listing):
                    self._scalar(event)
                elif top.listing:
                    spans[*top.path, len(top.data)] = (line, column, line, column)
                    top.data.append(value)
                elif key is None:
                    top.key, top.key_at = value, (line, column)
                else:
                    top.data[key] = value
                    spans[*top.path, key] = (*top.key_at, line, column)
                    top.key = None
            elif kind is mapping_end or kind is sequence_end:
                stack.pop()
                top = stack[-1] if stack else None
            elif self._take(event):
                top = stack[-1] if stack else None
            else:
                return

    def _take(self, event: Any) -> bool:
        """Take a less frequent event. False: stop, the rest is of no use."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            return self._open(event, {})
        elif kind is yaml.SequenceStartEvent:
            return self._open(event, [])
        elif kind is yaml.AliasEvent:
            self._report("AS108", event, f"An alias (*{event.anchor}) is not allowed.", "Use a name under define:.")
            self._put(event, "")
        elif kind is yaml.DocumentStartEvent:
            return self._document(event)
        return True

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        self._report("AS110", event, "A second document begins here.", "Remove the --- line, or make two files.")
        return False

    def _report(self, code: str, event: Any, message: str, hint: str = "") -> None:
        mark = event.start_mark
        self.problems.append(problem(code, Place(self._name, mark.line + 1, mark.column + 1), message, hint))
        self.refused = True

    def _decorated(self, event: Any) -> None:
        if event.anchor is not None:
            self._report("AS108", event, f"An anchor (&{event.anchor}) is not allowed.", "Use a name under define:.")
        if (event.tag is not None and event.tag != "!") or event.tag == "!":
            self._report("AS109", event, f"A tag ({event.tag}) is not allowed.", "Write the plain text.")

    def _open(self, event: Any, data: Any) -> bool:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if len(self._stack) >= self._max_depth:
            self._report("AS111", event, f"Nested deeper than {self._max_depth} times.")
            return False
        path = self._put(event, data)
        if path is None:
            self._report("AS114", event, "A list or a mapping cannot be a key.", "A text with braces needs quotes.")
            return False
        self._stack.append(_Frame(data, path))
        return True

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and not top.listing:
            self._key(top, event)
            return
        if event.value == "" and event.style in _PLAIN_STYLES:
            self._nothing(top, event)
        self._put(event, event.value)

    def _nothing(self, top: _Frame | None, event: Any) -> None:
        """An empty plain scalar: not an empty text, but something forgotten."""
        if top is None:
            return
        if top.key is None:
            self._report("AS112", event, "This list item is empty.", "Write something after the dash.")
            return
        line, column = top.key_at
        for before in [*top.data][-1:]:
            day = day_in_words(top.data[before], top.key)
            if day is not None:
                at = self.spans[(*top.path, before)][2:]
                self.problems.append(problem("AS112", Place(self._name, *at), "This date is split by a comma.", day))
                self.refused = True
                return
        message = f'There is nothing after "{top.key}".'
        hint = "Write a value after the colon, or take the line away. A text in braces needs quotes."
        self.problems.append(problem("AS112", Place(self._name, line, column), message, hint))
        self.refused = True

    def _key(self, top: _Frame, event: Any) -> None:
        key, mark = event.value, event.start_mark
        if key in top.data and key.startswith("-"):
            place = Place(self._name, *self.spans[(*top.path, key)][:2])
            self.problems.append(problem("AS106", place, *TIGHT_DASH))
            self.refused = True
        elif key in top.data:
            line = self.spans[(*top.path, key)][0]
            self._report("AS107", event, f'The key "{key}" was already used in line {line}.', "Keep one of them.")
        elif key == "":
            self._report("AS114", event, "An empty key.", "Write the key before the colon.")
        top.key = key
        top.key_at = (mark.line + 1, mark.column + 1)

    def _put(self, event: Any, value: Any) -> Path | None:
        """Put a value where it belongs and note its place. None: it stands where a key must be."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if not self._stack:
            path: Path = ()
            if value != "" or type(event) is not yaml.ScalarEvent or event.style not in _PLAIN_STYLES:
                self.root = value
            self.spans[path] = (line, column, line, column)
            return path
        top = self._stack[-1]
        if top.listing:
            path = (*top.path, len(top.data))
            top.data.append(value)
            self.spans[path] = (line, column, line, column)
            return path
        if top.key is None:
            return None
        path = (*top.path, top.key)
        top.data[top.key] = value
        self.spans[path] = (*top.key_at, line, column)
        top.key = None
        return path
