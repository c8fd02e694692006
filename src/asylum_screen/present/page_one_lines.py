"""Single lines of page one: how far off a day is, that offices are closed on it, and who has read the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from asylum_screen.core.first_page import FirstItem
from asylum_screen.core.reviews import told_by
from asylum_screen.core.rules import RulePack

from .days_left import day_words, left_words
from .document import Line, ids_in
from .page_rows import Row
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


def line_of(line: Line, *parts: Line) -> Line:
    """A line that others are a part of; it keeps their ids."""
    return replace(line, id=" ".join([line.id, *(part.id for part in parts)]))


def more_line(names: Sequence[Line], count: int, writer: Writer) -> Line:
    """That there is more, and what, as far as it has a name."""
    if not names:
        return writer.line("paper/one/more", count=count)
    what = "; ".join(name.text for name in names)
    return line_of(writer.line("paper/one/more_named", count=count, what=what), *names)


def reviewed_row(pack: RulePack, writer: Writer, today: date, rows: Sequence[Row] = ()) -> Row:
    """Who has read what these rows say of the law, and of which day the rules are."""
    checked = day_words(pack.info.checked_on, date.min)
    who = reader(pack, told_by(pack, ids_in(tuple(row.said for row in rows))), today)
    line = writer.line("paper/one/reviewed_by", checked=checked, reader=who)
    return Row(line.text, said=(line,), again=partial(reviewed_row, pack, writer, today))
