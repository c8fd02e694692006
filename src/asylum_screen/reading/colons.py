"""What is most often behind a colon that YAML did not expect: it is seldom the colon."""

from __future__ import annotations

import re

_KEY = re.compile(r"(\s*)(?:- +)*([A-Za-z_][\w.-]*) *:(?:\s|$)(?:\s*)(.*)")
_DASH = re.compile(r"\s*(?:- +)*(-)(?=[^\s-])")
_VALUE = r"(?:[a-z][\w-]*|\d{4}-\d\d-\d\d|[\[{].*[\]}])"
_CONDITION = re.compile(
    r"\s*(?:- +)*(?:(?:when|not|ask_if|ask_unless|covers|unsettled|tree|presumed|presumed_no): +([a-z][a-z0-9_]*: *"
    rf"{_VALUE})|\w+: +([a-z0-9]+_[a-z0-9_]*: *{_VALUE}))\s*(?:#.*)?$"
)
_TWO_KEYS = re.compile(r"\s*(?:- +)*[a-z_]+: +([a-z][a-z0-9_]*):\s*(?:#.*)?$")
_NO_SPACE = re.compile(r"\s*(?:- +)*([A-Za-z_][\w.-]*):(?=\S)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_AND_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?")
TIGHT_DASH = ("There is no space after the dash.", "Write a dash, a space, and then the rest.")
_FOLDED = (">", "|", '"', "'")

Cause = tuple[int, int, str, str]
"""Line and column (both from 1), what is wrong, and what to write."""


def cause_of_colon(text: str, line: int, column: int) -> Cause | None:
    """The cause of a colon that was not expected; None when a text really holds one.

    Args:
        text: the file.
        line: the line of the colon, from 1.
        column: its column, from 1.
    """
    lines = text.split("\n")
    if line > len(lines):
        return None
    here = lines[line - 1]
    dash = _DASH.match(here)
    if dash is not None:
        return line, dash.start(1) + 1, *TIGHT_DASH
    key = _KEY.match(here)
    if key is not None and here.find(":", key.start(2)) == column - 1:
        return _before(lines, line, key.start(2))
    two = _TWO_KEYS.match(here)
    if two is not None:
        hint = f"Write {two.group(1)}: in the next line, two spaces further right."
        return line, two.start(1) + 1, "There are two keys on one line.", hint
    condition = _CONDITION.match(here)
    if condition is not None:
        group = 1 if condition.group(1) else 2
        said = condition.group(group).strip()
        return line, condition.start(group) + 1, "This condition needs braces.", f"Write {{{said}}}."
    return None


def tight_dash(text: str, line: int) -> Cause | None:
    """A dash without its space in a line, or in the line above it; None when there is none."""
    lines = text.split("\n")
    for number in (line, _line_above(lines, line)):
        dash = _DASH.match(lines[number - 1]) if number is not None and number <= len(lines) else None
        if dash is not None and number is not None:
            return number, dash.start(1) + 1, *TIGHT_DASH
    return None


def _before(lines: list[str], line: int, start: int) -> Cause | None:
    """The line is a key with its value, so something above it is not as it should be."""
    number = _line_above(lines, line)
    if number is None:
        return None
    above = lines[number - 1]
    column = len(above) - len(above.lstrip()) + 1
    key, dash, tight = _KEY.match(above), _DASH.match(above), _NO_SPACE.match(above)
    if dash is not None:
        return number, dash.start(1) + 1, *TIGHT_DASH
    if key is not None or _goes_on(lines, number):
        hint = "Begin it under the same letter as the line it belongs with. If it goes on with the text above, put the "
        return line, start + 1, "This line begins too far right.", f"{hint}whole text in quotes."
    if tight is not None:
        return number, column, f'There is no space after "{tight.group(1)}:".', "Write a colon, a space, and the rest."
    word = above.split()[0] if above.split()[0] != "-" else above.split()[-1]
    return number, column, f'There is no colon after "{word}".', f"Write {word}: and then what belongs to it."


def _line_above(lines: list[str], line: int) -> int | None:
    """The number of the next line above that says something."""
    said = (number for number in range(line - 1, 0, -1) if lines[number - 1].split("#")[0].strip())
    return next(said, None)


def _goes_on(lines: list[str], number: int) -> bool:
    """True when a line goes on with a text that begins in a line above it."""
    margin = _margin(lines[number - 1])
    for above in range(number - 1, 0, -1):
        if not lines[above - 1].strip():
            continue
        if _margin(lines[above - 1]) < margin:
            key = _KEY.match(lines[above - 1])
            return key is not None and bool(key.group(3)) and not key.group(3).startswith(_FOLDED)
    return False


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def day_in_words(value: object, year: str) -> str | None:
    """How to write a day such as "September 14, 2025", which a comma cuts in two; None when it is no such day."""
    found = _MONTH_AND_DAY.fullmatch(value) if isinstance(value, str) else None
    if found is None or found.group(1)[:3].lower() not in _MONTHS or not re.fullmatch(r"\d{4}", year):
        return None
    month = _MONTHS.index(found.group(1)[:3].lower()) + 1
    return f"Write a day as YYYY-MM-DD: {year}-{month:02}-{int(found.group(2)):02}."
