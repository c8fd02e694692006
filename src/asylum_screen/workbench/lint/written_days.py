"""AS532 and AS533: a day in a text that no calendar has, and one that is nearly, but not, a day of its rule."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Set
from datetime import date, timedelta

from asylum_screen.problems import Problem
from asylum_screen.rulebook.files import HEADINGS

from .model import Hit, Material, Shown

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_NAMES}) (?P<d1>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{_NAMES})\b(?: (?P<y2>\d{{4}}))?"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))(?!\d)"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")
_LEAP = 2024
_A_DAY = timedelta(days=1)
_TOLD_OF = frozenset(["say", "say_open", "then", "now", "remains", "title"])


def look(material: Material) -> Iterator[Problem]:
    """Days in texts. A day is compared when its rule has days of its own: most slips change one part of a day."""
    for shown, start, end in material.joined.matches(_DAY):
        match = _DAY.search(shown.lower, start, end)
        if match is None:
            continue
        year, month, number = _parts(match)
        if not 1 <= month <= 12 or not 1 <= number <= calendar.monthrange(year or _LEAP, month)[1]:
            yield material.problem(shown, Hit("AS532", start, end, "No calendar has this day.", "Check its month."))
        elif year and shown.role in _TOLD_OF:
            near = _nearly(date(year, month, number), _own_days(material, shown))
            if near is not None and not _also_says(shown, near):
                message = f"The rule has the day {near}, and its text another one."
                yield material.problem(shown, Hit("AS533", start, end, message, "Correct the one that is wrong."))


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year (0: not said), month and day."""
    said = {key[0]: value for key, value in match.groupdict().items() if value is not None}
    month = said["m"]
    return int(said.get("y", 0)), _MONTHS.get(month) or int(month), int(said["d"])


def _own_days(material: Material, shown: Shown) -> Set[date]:
    """The days that are written in the rule of a text, citations and the day of the check aside."""
    document = material.documents[shown.text.place.file]
    data = document.data if isinstance(document.data, dict) else {}
    if shown.kind == "policy":
        own: object = {key: value for key, value in data.items() if key not in (*HEADINGS, "checked", "review_by")}
    else:
        heading = next((key for key in HEADINGS if key.removesuffix("s") == shown.kind), "")
        entries = data.get(heading)
        own = entries.get(shown.owner) if isinstance(entries, dict) else None
    return set(_days(own))


def _days(data: object) -> Iterator[date]:
    if isinstance(data, str):
        if _ISO.match(data):
            yield date.fromisoformat(data)
    elif isinstance(data, list):
        for each in data:
            yield from _days(each)
    elif isinstance(data, dict):
        for key, each in data.items():
            if key not in ("checked", "review_by", "reaches"):
                yield from _days(each)


def _nearly(day: date, own: Set[date]) -> date | None:
    """The day of the rule from which a day differs in one part; None when the rule has it, or none like it."""
    if own & {day - _A_DAY, day, day + _A_DAY}:
        return None
    return next((each for each in sorted(own) if _differ(day, each) == 1), None)


def _also_says(shown: Shown, day: date) -> bool:
    """True when a text names the day of its rule besides another one."""
    near = [day + timedelta(days=more) for more in (-1, 0, 1)]
    said = [_parts(match) for match in _DAY.finditer(shown.lower)]
    return any((each.month, each.day) == part[1:] and part[0] in (0, each.year) for each in near for part in said)


def _differ(one: date, other: date) -> int:
    return (one.year != other.year) + (one.month != other.month) + (one.day != other.day)
