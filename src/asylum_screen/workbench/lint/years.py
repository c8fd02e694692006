"""AS511: "365 days" for a year. A year of the law ends on the same day of the next year, also in leap years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import leaves
from asylum_screen.core.dates import Offset
from asylum_screen.core.rules import OnDays, Place
from asylum_screen.problems import Problem, problem

from .model import Hit, Material, Shown

_TEXT = re.compile(r"\b(?:36[4-6]|73[01]|1,?09[56]) days\b", re.IGNORECASE)
_HINT = "Write {years: 1}. For the last day of a year count {years: 1, days: -1}."


def read(shown: Shown) -> Iterator[Hit]:
    """A year counted in days, in words."""
    if " days" not in shown.lower:
        return
    for match in _TEXT.finditer(shown.english):
        yield Hit("AS511", match.start(), match.end(), f'"{match.group()}" is used for years.', "Say one year.")


def _is_a_year(offset: Offset) -> bool:
    return (
        offset.years == 0 and abs(offset.days) >= 364 and any(abs(abs(offset.days) - n) <= 1 for n in (365, 730, 1095))
    )


def look(material: Material) -> Iterator[Problem]:
    """A year counted in days, in a condition or a time limit."""
    seen: set[Place] = set()
    for condition in (*all_conditions(material.pack), *material.pack.definitions.values()):
        for leaf in leaves(condition):
            if not leaf.place.file:
                continue  # made of a time limit, whose own days are looked at below
            if isinstance(leaf, OnDays) and _is_a_year(leaf.window.offset) and leaf.place not in seen:
                seen.add(leaf.place)
                yield problem(
                    "AS511", _at_days(material, leaf.place), "Days are counted here instead of a year.", _HINT
                )
    for deadline in material.pack.deadlines:
        for key, offset in (("add", deadline.add), ("near", deadline.near)):
            if _is_a_year(offset):
                document = material.documents[deadline.place.file]
                place = document.place(("deadlines", deadline.id, key, "days"))
                yield problem("AS511", place, "Days are counted here instead of a year.", _HINT)


def _at_days(material: Material, place: Place) -> Place:
    """Where the number of days stands, after the place where the condition begins."""
    document = material.documents[place.file]
    inner = [
        (span[2], span[3])
        for path, span in document.spans.items()
        if path and path[-1] == "days" and (span[2], span[3]) >= (place.line, place.column)
    ]
    return Place(place.file, *min(inner)) if inner else place
