"""YAML (and so JSON) to plain data, from the parser's event stream.

Nothing is guessed: every scalar stays the text it is, so that `no`, `010` and `1:30` mean what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem

from .build import Builder
from .document import Limits, SourceFile
from .lasting import lasting
from .mistakes import explain
from .signs import at, curly_line, curly_quotes, cut_texts, strange_signs

LOADER: Any = getattr(yaml, "CSafeLoader", None)
"""libyaml's parser. PyYAML's own reads some files otherwise (a ? in braces), so nothing is read with that."""

DEFAULT = Limits()
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_HALF = re.compile("[\ud800-\udfff]")
_PLAIN_BYTES = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)


def read_file(path: FilePath, name: str | None = None, limits: Limits = DEFAULT) -> SourceFile:
    """Read one file; a file that cannot be opened is a problem of the document."""
    name = name if name is not None else str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(limits.max_bytes + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        found = problem("AS115", Place(name, 1, 1), f"The file cannot be opened: {reason}.")
        return SourceFile(name, None, problems=[found])
    return read_yaml(raw, name, limits)


def read_yaml(source: str | bytes, name: str, limits: Limits = DEFAULT) -> SourceFile:
    """Read a text as one document of plain data.

    Args:
        source: the text, or its bytes.
        name: what problems call the file.
        limits: size and depth allowed.

    Returns:
        The document. Problems are collected in it; nothing is raised.
    """
    text, found = _decode(source, name, limits)
    if text is None:
        return SourceFile(name, None, problems=found)
    found += _hidden(text, name, limits)
    if limits.english and not text.isascii():
        found += strange_signs(text, name)
    if LOADER is None:
        hint = "Install PyYAML from its wheel: pip install --force-reinstall --only-binary :all: PyYAML"
        found.append(problem("AS121", Place(name, 1, 1), "PyYAML was built without libyaml.", hint))
    if any(item.code in ("AS104", "AS105", "AS120", "AS121") for item in found):
        return SourceFile(name, None, problems=found, text=text)
    document = SourceFile(name, None, problems=found, text=text)
    with lasting():
        _parse(document, limits)
    return document


def _parse(document: SourceFile, limits: Limits) -> None:
    builder = Builder(document.name, limits.max_depth)
    loader = None
    try:
        loader = LOADER(document.text)
        builder.build(loader.get_event)
    except yaml.YAMLError as error:
        document.problems += [*builder.problems, *_why(error, document)]
        return
    except RecursionError:
        document.problems.append(problem("AS111", Place(document.name, 1, 1), "The file is nested too deep."))
        return
    finally:
        if loader is not None:
            loader.dispose()
    document.problems += builder.problems
    document.spans = builder.spans
    document.data = None if builder.refused else builder.root
    if builder.root is None and not builder.problems:
        document.problems.append(problem("AS113", Place(document.name, 1, 1), "The file is empty."))
    found = list(cut_texts(document.text, document.name, LOADER))
    if document.data is not None and not document.text.isascii():
        found += curly_quotes(document)
    if document.data is not None and "\\" in document.text:
        document.problems += _written_hidden(document)
    if found:
        document.problems += found
        document.data = None


def _why(error: yaml.YAMLError, document: SourceFile) -> list[Problem]:
    """Why the text is no YAML: most often that of the parser, but a # or a curly quote before it says more."""
    told = explain(error, document.name, document.text)
    cut = [found for found in cut_texts(document.text, document.name, LOADER) if found.place.line >= told.place.line]
    curly = None if document.text.isascii() else curly_line(document.text, document.name, told.place.line)
    return cut or [curly or told]


def _decode(source: str | bytes, name: str, limits: Limits) -> tuple[str | None, list[Problem]]:
    """The text without a byte order mark, or None when it is too large or not UTF-8."""
    top = Place(name, 1, 1)
    if len(source) > limits.max_bytes:
        shown = f"{limits.max_bytes:,} bytes"
        return None, [problem("AS103", top, f"The file is larger than {shown}.", "Split it.")]
    if isinstance(source, bytes):
        try:
            text = source.decode("utf-8")
        except UnicodeDecodeError as error:
            before = source[: error.start].decode("utf-8", "replace")
            place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
            return None, [problem("AS101", place, "The file is not UTF-8 text here.", "Save it as UTF-8.")]
    else:
        text = source
        half = _HALF.search(text)
        if half:  # a byte that was not UTF-8, carried along by whoever decoded it
            place = at(text, half.start(), name)
            return None, [problem("AS101", place, "The text is not UTF-8 here.", "Save it as UTF-8.")]
    if text.startswith("\ufeff"):
        hint = "Save it as UTF-8 without BOM."
        return text[1:], [problem("AS102", top, "The file begins with a hidden byte order mark.", hint)]
    return text, []


def _hidden(text: str, name: str, limits: Limits) -> list[Problem]:
    """Control characters, and tabs where YAML wants spaces."""
    found = []
    plain = text.isascii() and not text.encode("ascii").translate(None, _PLAIN_BYTES)
    for match in () if plain else _CONTROL.finditer(text):
        place = at(text, match.start(), name)
        found.append(_hidden_at(place, match))
    if not limits.tabs and "\t" in text and not text.lstrip().startswith(("{", "[")):
        for match in _TAB.finditer(text):
            place = at(text, match.end() - 1, name)
            found.append(problem("AS105", place, "There is a tab here.", "Indent with spaces."))
    return found


def _hidden_at(place: Place, match: re.Match[str]) -> Problem:
    message = f"There is a hidden character here (U+{ord(match.group()):04X})."
    return problem("AS104", place, message, "Delete that spot and retype it.")


def _written_hidden(document: SourceFile) -> Iterator[Problem]:
    """Control characters that are written with a backslash: a terminal would obey them."""
    for path, span in document.spans.items():
        value: Any = document.data
        for step in path:
            value = value[step]
        for words, place in ((path[-1:], span[:2]), ((value,), span[2:])):
            match = _CONTROL.search(words[0]) if words and isinstance(words[0], str) else None
            if match is not None:
                yield _hidden_at(Place(document.name, *place), match)
