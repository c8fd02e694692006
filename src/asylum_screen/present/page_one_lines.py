"""Single lines of page one: how far off a day is, that offices are closed on it, and who has read the words."""

from __future__ import annotations

from datetime import date

from asylum_screen.core.first_page import FirstItem
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.reviews import said_first

from .days_left import day_words, left_words
from .document import Line
from .signed import reader
from .writer import Writer

SATURDAY = 5


def left_line(item: FirstItem, writer: Writer) -> Line | None:
    """How far off the day of an item is, or that nobody knows."""
    if item.unsure:
        return writer.line("paper/one/unsure")
    if item.days_left is None or item.some_day:
        return None
    key, count = left_words(item.days_left)
    return writer.line(key, count=count)


def weekend_line(item: FirstItem, writer: Writer) -> Line | None:
    """That a day on which something ends is one on which offices are closed."""
    closed = item.day is not None and item.day.weekday() >= SATURDAY and not item.some_day
    if item.day is None or not closed or item.unsure or not item.now:
        return None
    if (item.days_left or 0) < 1:
        return None
    return writer.line("paper/one/weekend", weekday=writer.say(f"paper/one/weekday/{item.day.weekday()}"))


def reviewed_line(orientation: Orientation, writer: Writer, today: date) -> Line:
    """Who has read the words, and of which day the rules are."""
    checked = day_words(orientation.pack.info.checked_on, date.min)
    who = reader(orientation.pack, said_first(orientation), today)
    return writer.line("paper/one/reviewed_by", checked=checked, reader=who)
