"""What the YAML parser says, put in words for people who do not program."""

from __future__ import annotations

import re

import yaml

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem

from .colons import cause_of_colon, tight_dash

_COLON_HINT = "Write the colon after the first word, or begin the line further right than the key of its text."
_WORDS = (
    ("mapping values are not allowed", "There is a colon in the text.", 'Put the whole text in quotes: "…: …".'),
    (
        "could not find expected ':'",
        "A line without a colon, or a text that goes on without being indented.",
        _COLON_HINT,
    ),
    ("did not find expected key", "This line is not indented like its neighbours, or a quote is not closed.", ""),
    ("did not find expected '-'", "This line is not indented like the list above it.", ""),
    ("did not find expected ',' or ']'", "A list in [ ] is not closed, or a comma is missing.", ""),
    ("did not find expected ',' or '}'", "A mapping in { } is not closed, or a comma is missing.", ""),
    ("did not find expected node content", "A value is missing, or one begins with a sign that needs quotes.", ""),
    ("found unexpected end of stream", "A quote is opened and never closed.", "Close it with the same sign: \" or '."),
    ("found character that cannot start any token", "A text cannot begin with this sign.", "Put it in quotes."),
    ("found a tab", "There is a tab here.", "Indent with spaces."),
    ("found unknown escape character", "A backslash in double quotes.", "Use single quotes, or leave it out."),
    ("block sequence entries are not allowed", "A list cannot start here.", "Put the list on its own lines."),
    ("block collections are not allowed", "Nothing may be indented here.", ""),
    ("found undefined tag handle", "A tag (!) is not allowed.", "Put a text that begins with ! in quotes."),
)
_QUOTE_HINT = "Put a text with a colon, or one that begins with a sign, in quotes."


def explain(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """One problem for a text that is not well-formed YAML, at the place where the parser stopped."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = " ".join(str(part) for part in (getattr(error, "problem", ""), getattr(error, "context", "")) if part)
    place = Place(name, 1, 1)
    if mark is not None:
        place = Place(name, mark.line + 1, mark.column + 1)
        place = _unclosed(said, place, error)
    if _starts_with_tab(text, place):
        return problem("AS105", place, "There is a tab here.", "Indent with spaces.")
    cause = None
    if "mapping values are not allowed" in said:
        cause = cause_of_colon(text, place.line, place.column)
    elif "did not find expected key" in said or "did not find expected '-'" in said:
        cause = tight_dash(text, place.line)
    if cause is not None:
        return problem("AS106", Place(name, *cause[:2]), *cause[2:])
    quote = _quote_before(text, place.line)
    if quote is not None:
        message = f"A quote is opened here, and closed only in line {place.line}."
        return problem("AS106", Place(name, *quote), message, "Close it where its text ends.")
    for sign, message, hint in _WORDS:
        if sign in said:
            return problem("AS106", place, message, hint or _QUOTE_HINT)
    return problem("AS106", place, "From here on the file cannot be read.", _QUOTE_HINT)


def _unclosed(said: str, place: Place, error: yaml.YAMLError) -> Place:
    """For something never closed, or a line without a colon, the place where it begins says more than the next line."""
    start = getattr(error, "context_mark", None)
    if start is not None and re.search("end of stream|flow (sequence|mapping)|expected ':'", said):
        return Place(place.file, start.line + 1, start.column + 1)
    return place


def _quote_before(text: str, line: int) -> tuple[int, int] | None:
    """Where a text in quotes begins that ends in a line with a mistake, and not in its own line."""
    found = None
    try:
        for token in yaml.scan(text, yaml.CSafeLoader):
            if token.start_mark.line >= line:
                break
            if isinstance(token, yaml.ScalarToken) and not token.plain and token.end_mark.line == line - 1:
                found = token.start_mark
    except yaml.YAMLError:
        pass
    return None if found is None or found.line == line - 1 else (found.line + 1, found.column + 1)


def _starts_with_tab(text: str, place: Place) -> bool:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return line[place.column - 1 : place.column] == "\t"
