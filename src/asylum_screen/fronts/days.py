"""A day, from lists: a month of late or the year, the month, and the day where it counts.

A year, a month and a day that are typed are themselves, never the place of a row.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from asylum_screen.core.facts import DayRange
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line

from .asking import Asking, Collecting, frame, settles
from .countries import english_words, names_in
from .desk import NON_ANSWERS, SKIP, Desk
from .page import KEEP, Nav, Page, Row, Tone
from .pages import non_answers, other_calendar

YEARS_A_PAGE = 6
LATELY, NEXT = 6, 8  # months on the first page: those that lie behind, or ahead
OLDEST_YEAR = 1930
AHEAD = 4  # years shown after this one, for a day that may lie ahead
YEARS, MONTHS, DAYS = range(1000, 3000), range(1, 13), range(1, 32)


@dataclass(frozen=True)
class Days:
    """Asks for a day in steps."""

    asking: Asking

    @property
    def _newest(self) -> int:
        return self.asking.as_of.year + (AHEAD if self.asking.asked.may_be_future else 0)

    def collect(self) -> Collecting:
        """The answer; Nav.BACK for the page before; None to keep the answer given before."""
        first = self._newest
        while True:
            reply = yield self.asking.page(
                "" if first == self._newest else "earlier", partial(self._years, first=first)
            )
            if reply is Nav.BACK and first != self._newest:
                first = min(self._newest, first + YEARS_A_PAGE)
                continue
            ended, answer = settles(reply)
            if ended or isinstance(reply, Nav):
                return answer
            if reply.id == "today":
                return DayRange.on(self.asking.as_of)
            if reply.id == "earlier":
                first -= YEARS_A_PAGE
                continue
            if reply.id == "before":
                return DayRange(date(1900, 1, 1), date(OLDEST_YEAR - 1, 12, 31))
            year, _, month = reply.id.partition("-")
            answer = yield from self._day_of(int(year), int(month)) if month else self._year(int(year))
            if answer is not Nav.BACK:
                return answer

    def _year(self, year: int) -> Collecting:
        """The rest of the day; for a year that is none of ours the question of what calendar it is from."""
        if OLDEST_YEAR <= year <= self._newest:
            return (yield from self._month(year))

        def build(desk: Desk, base: Page) -> Page:
            ask = other_calendar(desk, year)
            return replace(
                base, paras=(*frame(base), ask), rows=(desk.row("again", "ui/day/again"), *non_answers(desk))
            )

        reply = yield self.asking.page("calendar", build)
        ended, answer = settles(reply)
        return answer if ended else Nav.BACK

    def _years(self, desk: Desk, base: Page, first: int) -> Page:
        last = max(OLDEST_YEAR, first - YEARS_A_PAGE + 1)
        rows = [Row(str(year), Line(str(year)), number=year) for year in range(first, last - 1, -1)]
        if last > OLDEST_YEAR:
            rows.append(desk.row("earlier", "ui/day/earlier"))
        else:
            rows.append(desk.row("before", "ui/day/before", year=str(OLDEST_YEAR)))
        if newest := first == self._newest:
            rows = [desk.row("today", "ui/day/today", date=self.asking.as_of), *self._near(desk), *rows]
        kept = [row for row in base.rows if row.id in NON_ANSWERS or row.id == KEEP]
        paras = [*base.paras, desk.para("ui/day/when" if newest else "ui/day/year", Tone.ASK)]
        if desk.words.lang in ("fa", "ps", "am", "ti", "ar", "ne", "th"):
            paras.append(desk.para("ui/day/gregorian", Tone.QUIET))
        return replace(base, paras=tuple(paras), rows=(*rows, *kept), own=YEARS, any_own=True)

    def _near(self, desk: Desk) -> list[Row]:
        """The months around the day of the orientation: the next ones, or of a day that is over the last ones."""
        now = self.asking.as_of.year * 12 + self.asking.as_of.month - 1
        ahead = self.asking.asked.may_be_future
        places = range(now, now + NEXT) if ahead else range(now, now - LATELY, -1)
        months = [(place // 12, place % 12 + 1) for place in places]
        return [self._month_row(desk, year, month, f"{year}-{month}") for year, month in months]

    @staticmethod
    def _month_row(desk: Desk, year: int, month: int, name: str, number: int = 0) -> Row:
        said = desk.word(partial(_month_of, year, month))
        return Row(name, said, names=names_in(said, _month_of(year, month, english_words())), number=number)

    def _months(self, year: int) -> range:
        now = self.asking.as_of
        return range(1, 1 + (now.month if year == now.year and not self.asking.asked.may_be_future else 12))

    def _month(self, year: int) -> Collecting:
        def build(desk: Desk, base: Page) -> Page:
            rows = [self._month_row(desk, year, month, str(month), month) for month in self._months(year)]
            rows += [desk.row("season", "ui/day/season"), desk.row("year", "ui/day/year_only")]
            ask = desk.para("ui/day/month", Tone.ASK, year=str(year))
            return replace(base, paras=(*frame(base), ask), rows=(*rows, *non_answers(desk)), own=MONTHS)

        while True:
            reply = yield self.asking.page("month", build)
            ended, answer = settles(reply)
            if ended or isinstance(reply, Nav):
                return answer
            if reply.id == "year":
                return self._range(date(year, 1, 1), date(year, 12, 31))
            finer = self._season(year) if reply.id == "season" else self._day_of(year, int(reply.id))
            answer = yield from finer
            if answer is not Nav.BACK:
                return answer

    def _season(self, year: int) -> Collecting:
        starts = [month for month in (1, 4, 7, 10) if month in self._months(year)]

        def build(desk: Desk, base: Page) -> Page:
            rows = [
                desk.row(str(month), "ui/day/months", first=partial(_name_of, month), last=partial(_name_of, month + 2))
                for month in starts
            ]
            ask = desk.para("ui/day/season_ask", Tone.ASK, year=str(year))
            return replace(base, paras=(*frame(base), ask), rows=(*rows, *non_answers(desk)))

        reply = yield self.asking.page("season", build)
        ended, answer = settles(reply)
        if ended or isinstance(reply, Nav):
            return answer
        month = int(reply.id)
        return self._range(date(year, month, 1), _month_end(year, month + 2))

    def _day_of(self, year: int, month: int) -> Collecting:
        whole = self._range(date(year, month, 1), _month_end(year, month))
        if not self.asking.day_counts(whole):
            return whole

        def build(desk: Desk, base: Page) -> Page:
            days = [
                Row(str(day), desk.word(partial(_day_of, date(year, month, day))), number=day)
                for day in range(1, whole.latest.day + 1)
            ]
            rows = [*days, desk.row("about", "ui/day/about"), *(row for row in non_answers(desk) if row.id == SKIP)]
            ask = desk.para("ui/day/day", Tone.ASK, month=partial(_month_of, year, month))
            return replace(base, paras=(*frame(base), ask), rows=tuple(rows), own=DAYS)

        reply = yield self.asking.page("day", build)
        ended, answer = settles(reply)
        if ended or isinstance(reply, Nav):
            return answer
        if reply.id == "about":
            return whole
        return DayRange.on(date(year, month, int(reply.id)))

    def _range(self, first: date, last: date) -> DayRange:
        """A span, cut at the day of the orientation unless the day may lie ahead."""
        return DayRange(first, last if self.asking.asked.may_be_future else min(last, self.asking.as_of))


def _month_of(year: int, month: int, words: Words) -> str:
    return words.month(year, month)


def _name_of(month: int, words: Words) -> str:
    return words.month_name(month)


def _day_of(when: date, words: Words) -> str:
    return words.day(when)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
