"""How the program's own English words are written down: an id, the words, and a note for translators.

    LINES = texts({
        "ui/back": ("Back", "A key. At most 14 letters."),
        "ui/start": "Press Enter to begin.",
    })

Rules for every line: whole sentences or one label, never part of a sentence; a value is put in as `{name}`.
A length limit is written at the end of the note as "At most N letters." and is checked in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from asylum_screen.core.rules import Text

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
LIMIT = re.compile(r"At most (\d+) letters\.")

AREAS = ("ui", "paper", "error", "cli", "lang")
"""First parts of the ids of program texts. A rule pack uses none of them."""


def texts(lines: Mapping[str, str | tuple[str, str]]) -> Mapping[str, Text]:
    """Turn lines into texts under their ids, in the order written.

    Raises:
        ValueError: when an id does not begin with one of `AREAS`.
    """
    made: dict[str, Text] = {}
    for text_id, line in lines.items():
        if text_id.partition("/")[0] not in AREAS:
            raise ValueError(f"the id {text_id!r} does not begin with one of {', '.join(AREAS)}")
        english, note = line if isinstance(line, tuple) else (line, "")
        made[text_id] = Text(text_id, english, note=note)
    return MappingProxyType(made)


def together(*parts: Mapping[str, Text]) -> Mapping[str, Text]:
    """One registry from several.

    Raises:
        ValueError: when an id is written twice.
    """
    whole: dict[str, Text] = {}
    for part in parts:
        twice = whole.keys() & part.keys()
        if twice:
            raise ValueError(f"written twice: {', '.join(sorted(twice))}")
        whole.update(part)
    return MappingProxyType(whole)


def placeholders(text: str) -> frozenset[str]:
    """The names of the values a text asks for."""
    return frozenset(PLACEHOLDER.findall(text))


def limit_of(text: Text) -> int | None:
    """The most letters a translation of this text may have, when its note says so."""
    found = LIMIT.search(text.note)
    return int(found[1]) if found else None


def stays_english(text: Text) -> bool:
    """True for the title of a source: a name, by which people find the law itself. It is never translated."""
    return text.id.startswith("source/") and text.id.endswith("/title")
