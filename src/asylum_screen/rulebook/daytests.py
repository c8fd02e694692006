"""Tests on days: from, to, before, after, within and ago."""

from __future__ import annotations

from typing import Any

from asylum_screen.core.dates import NO_OFFSET, Bound, Offset, Window
from asylum_screen.problems import Problem, near, problem

from .days import parse_day, parse_yes_no
from .index import Written

ENDS = ("from", "to", "before", "after")
_TESTS = (*ENDS, "within", "ago", "by_earliest")
_LIKE = {
    "since": "Write from: the day itself counts.",
    "until": "Write to: the day itself counts.",
    "between": "Write {from: the first day, to: the last day}; both count.",
    "on": "Write from and to with the same day.",
}
UNITS = ("years", "months", "days")
_HINT = "Write it as YYYY-MM-DD, for example 2023-05-12."


def read_window(written: Written, problems: list[Problem]) -> Window:
    """The window of days that is written, or an empty one after a mistake was noted."""
    raw = written.raw
    if not isinstance(raw, dict) or not raw:
        hint = "Write for example {from: 2023-05-12, to: 2025-05-11}."
        problems.append(
            problem("AS309", written.place, "A day is tested with from, to, before, after, within or ago.", hint)
        )
        return Window()
    for key in raw:
        if key not in _TESTS:
            place = written.document.key_place((*written.path, key))
            hint = (
                _LIKE.get(key) or near(key, _TESTS) or "Days are tested with from, to, before, after, within and ago."
            )
            problems.append(problem("AS216", place, f'"{key}" is not a test of a day.', hint))
            return Window()
    if not _goes_together(raw):
        hint = "Join two conditions with all."
        problems.append(problem("AS226", written.place, "These tests of a day do not work together.", hint))
        return Window()
    by_earliest = "by_earliest" in raw and _yes(written.child("by_earliest"), problems)
    if "within" in raw:
        return Window(Bound(None, 1), None, _offset(written.child("within"), problems, with_of=True), by_earliest)
    if "ago" in raw:
        return Window(None, Bound(None), _offset(written.child("ago"), problems, with_of=False), by_earliest)
    low = _bound(written, "from", 0, problems) or _bound(written, "after", 1, problems)
    high = _bound(written, "to", 0, problems) or _bound(written, "before", -1, problems)
    if low and high and low.day and high.day and low.resolve(low.day) > high.resolve(high.day):
        problems.append(problem("AS402", written.place, "The last day is before the first day.", "Swap them."))
    return Window(low, high, NO_OFFSET, by_earliest)


def _goes_together(raw: dict[str, Any]) -> bool:
    ends = [key for key in ENDS if key in raw]
    both = {"from", "after"} <= set(ends) or {"to", "before"} <= set(ends)
    return not both and sum((bool(ends), "within" in raw, "ago" in raw)) == 1


def _yes(written: Written, problems: list[Problem]) -> bool:
    answer = parse_yes_no(written.raw) if isinstance(written.raw, str) else None
    if answer is None:
        problems.append(problem("AS209", written.place, "by_earliest must be yes or no."))
    return bool(answer)


def _bound(written: Written, key: str, plus: int, problems: list[Problem]) -> Bound | None:
    if key not in written.raw:
        return None
    end = written.child(key)
    if end.raw == "as_of":
        return Bound(None, plus)
    if not isinstance(end.raw, str):
        problems.append(problem("AS207", end.place, f'"{key}" must be a day.', _HINT))
        return None
    try:
        return Bound(parse_day(end.raw), plus)
    except ValueError as error:
        if str(error) == "form":
            problems.append(problem("AS207", end.place, f'"{key}" must be a day.', _HINT))
        elif str(error) == "leap":
            hint = "Write 28 February or 1 March, as the law says."
            problems.append(problem("AS208", end.place, "29 February does not exist in this year.", hint))
        else:
            problems.append(problem("AS208", end.place, "This day does not exist.", "Check the month and the day."))
        return None


def _offset(written: Written, problems: list[Problem], with_of: bool) -> Offset:
    raw = written.raw
    example = "{years: 2, of: as_of}" if with_of else "{months: 9}"
    hint = f"Write for example {example}."
    allowed = (*UNITS, "of") if with_of else UNITS
    if not isinstance(raw, dict) or not any(unit in raw for unit in UNITS):
        problems.append(problem("AS216", written.place, "A stretch of years, months or days is expected here.", hint))
        return NO_OFFSET
    numbers: dict[str, int] = {}
    for key, value in raw.items():
        if key not in allowed or (key == "of" and value != "as_of"):
            place = written.document.key_place((*written.path, key))
            problems.append(problem("AS216", place, f'"{key}" does not fit here.', near(key, allowed) or hint))
        elif key != "of":
            if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6:
                numbers[key] = int(value)
            else:
                place = written.document.place((*written.path, key))
                problems.append(problem("AS210", place, f'"{key}" must be a whole number.', "Write digits only."))
    return Offset(**numbers)
