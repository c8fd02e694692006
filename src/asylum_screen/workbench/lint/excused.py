"""Exemptions: `# fine AS511: the rule itself counts 365 days` above a text excuses one code there, with its reason.

An exemption is for one code at one text. One without a reason, and one that excuses nothing, is a problem itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem
from asylum_screen.reading import SourceFile

_FINE = re.compile(r"^\s*# fine (AS5\d\d)\b:?[ \t]*(.*)$")
_NEVER = frozenset(["AS510", "AS512", "AS513", "AS523"])
_FEWEST_WORDS = 3


def without_excused(problems: Iterable[Problem], documents: Mapping[str, SourceFile]) -> Iterator[Problem]:
    """The problems that nothing excuses, and a problem for each exemption that is not one."""
    excuses = {(name, line): code for name, doc in documents.items() for line, code in _excuses(doc)}
    used: set[tuple[str, int]] = set()
    for found in problems:
        line = _excused_by(found, documents.get(found.place.file), excuses)
        if line is None:
            yield found
        else:
            used.add((found.place.file, line))
    for (name, line), code in excuses.items():
        document = documents[name]
        match = _FINE.match(document.text.splitlines()[line - 1])
        place = Place(name, line, document.text.splitlines()[line - 1].index("#") + 1)
        if code in _NEVER:
            yield problem("AS522", place, f"{code} is never excused.", "Fix what it finds.")
        elif match is not None and len(match.group(2).split()) < _FEWEST_WORDS:
            yield problem("AS522", place, "This exemption gives no reason.", f"Write # fine {code}: and the reason.")
        elif (name, line) not in used:
            yield problem("AS522", place, f"Nothing here causes {code}, so nothing is excused.", "Remove the line.")


def _excuses(document: SourceFile) -> Iterator[tuple[int, str]]:
    if "# fine AS5" not in document.text:
        return
    for number, line in enumerate(document.text.splitlines(), start=1):
        match = _FINE.match(line)
        if match is not None:
            yield number, match.group(1)


def _excused_by(found: Problem, document: SourceFile | None, excuses: Mapping[tuple[str, int], str]) -> int | None:
    """The line of the exemption above the text, or above the key it stands under."""
    if document is None or not excuses or found.code in _NEVER:
        return None
    lines = document.text.splitlines()
    line = _key_line(document, found.place)
    while line > 1 and lines[line - 2].lstrip().startswith("#"):
        line -= 1
        if excuses.get((found.place.file, line)) == found.code:
            return line
    return None


def _key_line(document: SourceFile, place: Place) -> int:
    """The line of the key whose value holds a place: the last key that begins at or before it."""
    best = (0, 0)
    for key_line, key_column, value_line, value_column in document.spans.values():
        if best < (value_line, value_column) <= (place.line, place.column):
            best, key = (value_line, value_column), (key_line, key_column)
    return key[0] if best != (0, 0) else place.line
