"""Page one on a paper: words that others may read, days as a paper ages, and nothing of what this person answered.

Without `with_answers` it is laid out as for somebody who declined every sensitive question, in the words for paper.
Danger, distress and force are not on it at all: whoever finds it may be the one who does harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from asylum_screen.core.first import page_of
from asylum_screen.core.first_page import FirstItem, FirstPage, next_steps
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.page_one import ShortSaid, ShortWords
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.words import Words

from .build import PaperOptions
from .days_left import aged_words, month_day
from .document import Line, Part, Slot
from .page_one import SlotMaker
from .page_rows import Row, fitted
from .writer import Writer

POINT = "- "


def paper_page(told: Orientation, *, with_answers: bool = False) -> FirstPage | None:
    """What page one of a paper says; None when the rules say nothing of page one.

    Args:
        told: the orientation; without `with_answers`, the one without what is sensitive.
        with_answers: the person asked for the answers on paper.
    """
    page, rules = page_of(told), told.pack.page_one
    if page is None or rules is None or with_answers:
        return page
    if page.reach.paper is not None:
        page = replace(page, reach=page.reach.paper)
    secret = {item.deadline.id for item in told.deadlines if not item.deadline.paper}
    shown = (item for item in page.first if _told(item) and (item.now or item.id not in secret))
    first = tuple(_only_the_day(item, page) if item.id in secret else item for item in shown)
    # "Could one of these be true?" asks anybody. Beside known days, what is open would say that it may be true here.
    looks = tuple(look for look in page.looks if look.tier != rules.life) if page.mostly_open else ()
    steps = next_steps(first, page.reach, lambda said: said.paper)
    return replace(page, first=first, looks=looks, touches=(), next=steps, safe_only=False, aside=False)


def _told(item: FirstItem) -> bool:
    """Whether an item is on the paper. A day that is told there in other words is on it only while it cannot wait."""
    paper = item.said.paper.brief
    return paper is not None and (item.now or paper is item.said.screen.brief)


def _only_the_day(item: FirstItem, page: FirstPage) -> FirstItem:
    """A day whose very name tells something: on a paper it is only a day (see `Deadline.paper`)."""
    words = ShortWords(brief=PROGRAM["paper/one/some_day"], step=PROGRAM["paper/handout/day_says"])
    return replace(item, said=ShortSaid(words, words), calls=(), call=next(iter(page.help), None))


def first_parts(told: Orientation, page: FirstPage | None, words: Words, options: PaperOptions) -> Iterator[Part]:
    """Page one, in each language on a page of its own."""
    for each in (words, words.second) if page is not None else ():
        if each is not None and page is not None:
            writer = Writer(each.alone, told.pack.amounts, told.as_of)
            slots = fitted(PaperSlots(told, page, writer, options).made())
            other = each is not words
            yield Part(
                f"first_{each.lang}" if other else "first",
                writer.line("paper/handout/part/first"),
                tuple(slot_of(row) for slot in slots for row in slot),
                new_page=other,
                lang=each.lang if other else "",
                direction=each.direction if other else "",
            )


def slot_of(row: Row) -> Slot:
    """A row as a block of a paper, or of a page in a browser."""
    phone = link = shown = ""
    if row.entry is not None:
        phone, short = row.entry.phone, row.entry.page_one
        if short is not None and "{link}" in short.say.english:
            link, shown = row.entry.link, short.short_link or row.entry.link
    return Slot(
        row.label, row.said, strong=row.strong, point=row.first == POINT, phone=phone, link=link, shown_link=shown,
        drop=row.drop,
    )  # fmt: skip


class PaperSlots(SlotMaker):
    """Makes the slots of page one of a paper; the title and the standing line stand above it anyway."""

    def __init__(self, told: Orientation, page: FirstPage, writer: Writer, options: PaperOptions) -> None:
        super().__init__(told, page, writer, options, alone=True)
        self.neutral = not options.with_answers

    def _all(self) -> Iterator[tuple[Row, ...]]:
        yield tuple(self._top())
        yield tuple(self._dates())
        if self.options.with_answers:
            yield tuple(self._touches())
        yield tuple(self._next())
        yield tuple(self._help())
        own = self.orientation.pack.own
        if own is not None and own.staff is not None:
            yield (self._row(self.writer.line("paper/staff", staff=own.staff), drop=1),)
        yield (self._row(self.writer.line("paper/handout/about")),)

    def _words(self, item: FirstItem) -> ShortWords:
        return item.said.paper if self.neutral else item.said.screen

    def _left(self, item: FirstItem) -> Line | None:
        """Counted from the day of the paper, which is read later; a day that is over has just passed."""
        words = self._words(item).brief
        dated = words is not None and "{date}" in words.english
        if item.days_left is None or not dated or item.some_day:
            return None
        if item.may_be_ahead and not item.unsure:
            return None
        if item.unsure:
            return super()._left(item)
        key, count = aged_words(item.days_left)
        return self.writer.line(key, count=count, today=month_day(self.orientation.as_of))
