"""Day arithmetic, and what was in operation on a day.

All days are calendar days without a time of day; where the hour decides, a rule names the day as unclear.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from .facts import DayRange
from .truth import NO, UNKNOWN, YES, Truth


@dataclass(frozen=True, slots=True)
class Offset:
    """A stretch of calendar time. Years and months are added first (brought back to the month's end), then days."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day that lies this far after `day`; 29 February plus one year is 28 February."""
        if not self.years and not self.months:
            return day + timedelta(days=self.days)
        month_index = day.year * 12 + (day.month - 1) + self.years * 12 + self.months
        year, month = divmod(month_index, 12)
        month += 1
        last = day.day if day.day <= 28 else min(day.day, calendar.monthrange(year, month)[1])
        return date(year, month, last) + timedelta(days=self.days)


NO_OFFSET = Offset()
WRITTEN_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def with_days(text: str, write: Callable[[date], str]) -> str:
    """The text with each day in it, such as 2026-06-23, as `write` says it. What is no day stays."""

    def put(found: re.Match[str]) -> str:
        try:
            return write(date.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    return WRITTEN_DAY.sub(put, text)


@dataclass(frozen=True, slots=True)
class Segment:
    """Days from `first` to `last`, both counted, on which a timeline has one truth. None means open-ended.

    `seen_to`: the segment counts only for an orientation on or before that day (a court stop undone later with
    effect for the past).
    """

    first: date | None
    last: date | None
    truth: Truth
    seen_to: date | None = None

    def covers(self, day: date) -> bool:
        """True when `day` lies in the segment."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Timeline:
    """When something was in operation: periods (YES), unclear days (UNKNOWN), blocked spans (NO). Else NO.

    Later segments win over earlier ones, so blocks and unclear days are listed after the periods they cut into.
    """

    segments: tuple[Segment, ...]

    def on(self, day: date, as_of: date) -> Truth:
        """The truth on one day, as seen on the day `as_of`."""
        for segment in reversed(self.segments):
            if segment.covers(day) and (segment.seen_to is None or as_of <= segment.seen_to):
                return segment.truth
        return NO

    def over(self, days: DayRange, as_of: date) -> Truth:
        """The truth for a day somewhere in `days`: settled only if every possible day agrees."""
        if days.doubted:
            return UNKNOWN
        first = self.on(days.earliest, as_of)
        if first is UNKNOWN or days.exact:
            return first
        for point in self.boundaries():
            if days.earliest < point <= days.latest and self.on(point, as_of) is not first:
                return UNKNOWN
        return first

    def boundaries(self) -> list[date]:
        """Every first day of a stretch on which the truth may differ from the day before, in order."""
        points = {segment.first for segment in self.segments if segment.first}
        points |= {segment.last + timedelta(days=1) for segment in self.segments if segment.last}
        return sorted(points)

    @property
    def first_day(self) -> date | None:
        """The first day in operation, or None when there is no beginning."""
        days = [segment.first for segment in self.segments if segment.truth is YES and segment.first]
        return min(days) if days else None


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a window of days: a fixed day, or the day of the orientation plus some days."""

    day: date | None = None
    plus_days: int = 0

    def resolve(self, as_of: date) -> date:
        """The day meant, for an orientation on `as_of`."""
        return (self.day or as_of) + timedelta(days=self.plus_days)


@dataclass(frozen=True, slots=True)
class Window:
    """A test on a day: is `day + offset` between `low` and `high`, both counted?

    `by_earliest`: of a range only the earliest possible day is tested (people see the earliest safe day).
    """

    low: Bound | None = None
    high: Bound | None = None
    offset: Offset = field(default=NO_OFFSET)
    by_earliest: bool = False

    def _holds(self, day: date, as_of: date) -> bool:
        moved = self.offset.after(day)
        return (self.low is None or self.low.resolve(as_of) <= moved) and (
            self.high is None or moved <= self.high.resolve(as_of)
        )

    def flips(self, as_of: date) -> list[date]:
        """Every first day (1900 to 2199) on which the answer differs from the day before, in order."""
        days: list[date] = []
        for bound, beyond in ((self.low, 0), (self.high, 1)):
            if bound is not None:
                target = bound.resolve(as_of) + timedelta(days=beyond)
                found = _first_day(lambda day, target=target: self.offset.after(day) >= target)  # type: ignore[misc]
                if found:
                    days.append(found)
        return sorted(days)

    def test(self, days: DayRange, as_of: date) -> Truth:
        """YES or NO when every possible day agrees, else UNKNOWN. A doubted day may be any day."""
        if days.doubted and not self.by_earliest and (self.low is not None or self.high is not None):
            return UNKNOWN
        first = self._holds(days.earliest, as_of)
        if self.by_earliest or days.exact:
            return YES if first else NO
        last = self._holds(days.latest, as_of)
        if first and last:
            return YES
        if first or last:
            return UNKNOWN
        # Both ends outside: the window may still lie between them.
        low = self.low.resolve(as_of) if self.low else None
        high = self.high.resolve(as_of) if self.high else None
        below = low is not None and self.offset.after(days.latest) < low
        above = high is not None and self.offset.after(days.earliest) > high
        return NO if below or above else UNKNOWN


_OLDEST, _NEWEST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()


def _first_day(reached: Callable[[date], bool]) -> date | None:
    """The first day between 1900 and 2199 for which a rising test holds, or None when it never does."""
    low, high = _OLDEST, _NEWEST
    if not reached(date.fromordinal(high)):
        return None
    while low < high:
        middle = (low + high) // 2
        if reached(date.fromordinal(middle)):
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low)
