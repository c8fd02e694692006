"""A day as page one writes it, and how far off it is, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from asylum_screen.core.facts import DayRange
from asylum_screen.language.words import Words

DAYS_COUNTED = 60
"""Up to so many days are counted one by one; then months, and from two years on years."""
MONTH = 30.44


def day_words(day: date | DayRange, as_of: date) -> Callable[[Words], str]:
    """A day in any language; with its weekday when it is near. Of a span, that a paper says which day of it."""
    if isinstance(day, DayRange):
        return lambda words: words("paper/one/day_of", span=words.days(day))
    left = (day - as_of).days
    near = -7 <= left <= DAYS_COUNTED

    def said(words: Words) -> str:
        parts = {"month": words.month_name(day.month), "day": str(day.day), "year": str(day.year)}
        if near:
            return words("paper/one/weekday_day", weekday=words(f"paper/one/weekday/{day.weekday()}"), **parts)
        return words("paper/one/day", **parts)

    return said


def left_words(left: int) -> tuple[str, int]:
    """The id of the words for so many days ahead (or, below zero, ago), and the number in them."""
    if left in (0, 1, -1):
        return f"paper/one/left/{('today', 'tomorrow', 'yesterday')[left]}", 0
    size, ago = abs(left), "_ago" if left < 0 else ""
    if size <= DAYS_COUNTED:
        return f"paper/one/left/days{ago}", size
    if size < 2 * 365.25:
        return f"paper/one/left/months{ago}", round(size / MONTH)
    return f"paper/one/left/years{ago}", int(size / 365.25)


def aged_words(left: int) -> tuple[str, int]:
    """The same for a paper, which is read on a later day: counted from the day it was made; past days have passed."""
    if left < 0:
        return "paper/one/aged/passed", 0
    key, count = left_words(left)
    return f"paper/one/aged/{key.rpartition('/')[2]}", count


def month_day(day: date) -> Callable[[Words], str]:
    """A day without its year, in any language."""
    return lambda words: words("paper/one/month_day", month=words.month_name(day.month), day=str(day.day))
