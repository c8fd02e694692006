"""What a text of the program or of the rules asks for: its values, its longest length, and whether it stays English."""

from __future__ import annotations

import re

from asylum_screen.core.conditions import Text

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
LIMIT = re.compile(r"At most (\d+) letters\.")

AREAS = ("ui", "paper", "error", "cli", "lang")
"""First parts of the ids of program texts. A rule pack uses none of them."""
OWN = "own/"
"""The ids of what a clinic adds begin so. It says it in the words of its place."""


def placeholders(text: str) -> frozenset[str]:
    """The names of the values a text asks for."""
    return frozenset(PLACEHOLDER.findall(text))


def limit_of(text: Text) -> int | None:
    """The most letters a translation of this text may have, when its note says so."""
    found = LIMIT.search(text.note)
    return int(found[1]) if found else None


def stays_english(text: Text) -> bool:
    """True for what nobody translates: the titles of sources, by which people find the law, and what a clinic adds."""
    return text.id.startswith(OWN) or (text.id.startswith("source/") and text.id.endswith("/title"))
