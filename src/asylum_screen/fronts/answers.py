"""From pages to one answer: a day in steps, a list of countries, several of a list. Nothing sensitive is typed."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from asylum_screen.core.facts import STATELESS, Answer, DayRange
from asylum_screen.core.rules import Kind as QuestionKind
from asylum_screen.core.rules import Question
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line
from asylum_screen.present.steps import answer_words

from .countries import CODES, search_names
from .desk import DONE, NON_ANSWERS, SKIP, Desk
from .page import Chosen, Kind, Nav, Page, Para, Row, Tone
from .pages import many, non_answers, question

YEARS_A_PAGE = 8
OLDEST_YEAR = 1930
AHEAD = 4  # years shown after this one, for a day that may lie ahead

Turn = Callable[[Callable[[Desk], Page]], Chosen | Nav]


@dataclass(frozen=True)
class Collector:
    """Asks one question over as many pages as its kind needs.

    turn: shows a page and gives the reply, BACK or a row. as_of: the day of the orientation. left: about how many
    questions are left. notes: lines to show on the first page. current: the answer so far, when it is being changed.
    """

    turn: Turn
    asked: Question
    as_of: date
    left: int
    notes: Callable[[Desk], Sequence[Para]]
    current: Answer | None = None

    def collect(self) -> Answer | Nav | None:
        """The answer; Nav.BACK for the page before; None to keep the answer given before."""
        match self.asked.kind:
            case QuestionKind.DAY:
                return self._day()
            case QuestionKind.COUNTRIES:
                return self._countries()
            case QuestionKind.MANY_OF:
                return self._many()
            case _:
                return self._one()

    def _base(self, desk: Desk) -> Page:
        return question(desk, self.asked, self.left, self.notes(desk), self.current)

    def _step(self, step: str, build: Callable[[Desk, Page], Page]) -> Chosen | Nav:
        """Show one step of the question; the steps after the first carry their name in the page's."""

        def page(desk: Desk) -> Page:
            made = build(desk, self._base(desk))
            return replace(made, name=f"{made.name}:{step}") if step else made

        return self.turn(page)

    def _settles(self, reply: Chosen | Nav) -> tuple[bool, Answer | Nav | None]:
        """Whether a reply ends the question, and with what."""
        if isinstance(reply, Nav):
            return True, reply
        if reply.id in NON_ANSWERS:
            return True, NON_ANSWERS[reply.id]
        return (True, None) if reply.id == "keep" else (False, None)

    def _one(self) -> Answer | Nav | None:
        reply = self._step("", lambda _, base: base)
        ended, answer = self._settles(reply)
        if ended or isinstance(reply, Nav):
            return answer
        if self.asked.kind is QuestionKind.YES_NO:
            return reply.id == "yes"
        return reply.id

    def _many(self) -> Answer | Nav | None:
        chosen = self.current if isinstance(self.current, frozenset) else frozenset()
        at = ""
        while True:
            reply = self._step("", partial(many, chosen=chosen, at=at))
            ended, answer = self._settles(reply)
            if ended or isinstance(reply, Nav):
                return answer
            if DONE in reply.ids and chosen:
                return chosen
            for row in reply.ids:
                if row in self.asked.option_ids:
                    chosen, at = _toggle(chosen, row), row

    # ------------------------------------------------------------ a day, from lists

    def _day(self) -> Answer | Nav | None:
        newest = self.as_of.year + (AHEAD if self.asked.may_be_future else 0)
        first = newest
        while True:
            reply = self._step("" if first == newest else "earlier", partial(self._years, first=first))
            if reply is Nav.BACK and first != newest:
                first = min(newest, first + YEARS_A_PAGE)
                continue
            ended, answer = self._settles(reply)
            if ended or isinstance(reply, Nav):
                return answer
            if reply.id == "today":
                return DayRange.on(self.as_of)
            if reply.id == "earlier":
                first -= YEARS_A_PAGE
                continue
            if reply.id == "before":
                return DayRange(date(1900, 1, 1), date(first, 12, 31))
            answer = self._month(int(reply.id))
            if answer is not Nav.BACK:
                return answer

    def _years(self, desk: Desk, base: Page, first: int) -> Page:
        last = max(OLDEST_YEAR, first - YEARS_A_PAGE + 1)
        rows = [Row(str(year), Line(str(year))) for year in range(first, last - 1, -1)]
        if last > OLDEST_YEAR:
            rows.append(desk.row("earlier", "ui/day/earlier"))
        else:
            rows.append(desk.row("before", "ui/day/before", year=str(OLDEST_YEAR)))
        if first >= self.as_of.year:
            rows.insert(0, desk.row("today", "ui/day/today", date=self.as_of))
        kept = [row for row in base.rows if row.id in NON_ANSWERS or row.id == "keep"]
        paras = [*base.paras, desk.para("ui/day/year", Tone.ASK)]
        if desk.words.lang in ("fa", "ps", "am", "ti", "ar", "ne", "th"):
            paras.append(desk.para("ui/day/gregorian", Tone.QUIET))
        return replace(base, paras=tuple(paras), rows=(*rows, *kept))

    def _months(self, year: int) -> range:
        limit = self.as_of.month if year == self.as_of.year and not self.asked.may_be_future else 12
        return range(1, limit + 1)

    def _month(self, year: int) -> Answer | Nav | None:
        def build(desk: Desk, base: Page) -> Page:
            rows = [Row(str(month), desk.word(partial(_month_of, year, month))) for month in self._months(year)]
            rows += [desk.row("season", "ui/day/season"), desk.row("year", "ui/day/year_only")]
            ask = desk.para("ui/day/month", Tone.ASK, year=str(year))
            return replace(base, paras=(*_frame(base), ask), rows=(*rows, *non_answers(desk)))

        while True:
            reply = self._step("month", build)
            ended, answer = self._settles(reply)
            if ended or isinstance(reply, Nav):
                return answer
            if reply.id == "year":
                return self._range(date(year, 1, 1), date(year, 12, 31))
            answer = self._season(year) if reply.id == "season" else self._day_of(year, int(reply.id))
            if answer is not Nav.BACK:
                return answer

    def _season(self, year: int) -> Answer | Nav | None:
        starts = [month for month in (1, 4, 7, 10) if month in self._months(year)]

        def build(desk: Desk, base: Page) -> Page:
            rows = [
                desk.row(str(month), "ui/day/months", first=partial(_name_of, month), last=partial(_name_of, month + 2))
                for month in starts
            ]
            ask = desk.para("ui/day/season_ask", Tone.ASK, year=str(year))
            return replace(base, paras=(*_frame(base), ask), rows=(*rows, *non_answers(desk)))

        reply = self._step("season", build)
        ended, answer = self._settles(reply)
        if ended or isinstance(reply, Nav):
            return answer
        month = int(reply.id)
        return self._range(date(year, month, 1), _month_end(year, month + 2))

    def _day_of(self, year: int, month: int) -> Answer | Nav | None:
        first, last = date(year, month, 1), self._range(date(year, month, 1), _month_end(year, month)).latest

        def build(desk: Desk, base: Page) -> Page:
            days = [
                Row(str(day), desk.word(partial(_day_of, date(year, month, day)))) for day in range(1, last.day + 1)
            ]
            rows = [*days, desk.row("about", "ui/day/about"), *(row for row in non_answers(desk) if row.id == SKIP)]
            ask = desk.para("ui/day/day", Tone.ASK, month=partial(_month_of, year, month))
            return replace(base, paras=(*_frame(base), ask), rows=tuple(rows))

        reply = self._step("day", build)
        ended, answer = self._settles(reply)
        if ended or isinstance(reply, Nav):
            return answer
        if reply.id == "about":
            return self._range(first, last)
        return DayRange.on(date(year, month, int(reply.id)))

    def _range(self, first: date, last: date) -> DayRange:
        """A span, cut at the day of the orientation unless the day may lie ahead."""
        return DayRange(first, last if self.asked.may_be_future else min(last, self.as_of))

    # ------------------------------------------------------------ countries

    def _countries(self) -> Answer | Nav | None:
        chosen = self.current if isinstance(self.current, frozenset) else frozenset()
        adding = not chosen
        while True:
            if adding:
                reply = self._step("" if not chosen else "add", partial(self._find, chosen=chosen))
                if reply is Nav.BACK and chosen:
                    adding = False
                    continue
            else:
                reply = self._step("more", partial(self._chosen, chosen=chosen))
                if reply is Nav.BACK:
                    adding, chosen = True, frozenset()
                    continue
            ended, answer = self._settles(reply)
            if ended or isinstance(reply, Nav):
                return answer
            if reply.id == DONE:
                return chosen
            chosen, adding = _country_step(chosen, reply.id)

    def _find(self, desk: Desk, base: Page, chosen: frozenset[str]) -> Page:
        named = desk.words.countries(code for code in CODES if code not in chosen)
        rows = [
            Row(code, desk.word(partial(_country, code)), names=search_names(desk.words, code, name), extra=False)
            for code, name in named
        ]
        kept = [row for row in base.rows if row.id in NON_ANSWERS or row.id == "keep"]
        how = desk.para("ui/country/pick" if self.asked.sensitive else "ui/country/how", Tone.QUIET)
        stateless = [] if chosen else [desk.row(STATELESS, "ui/country/stateless")]
        return replace(base, kind=Kind.FIND, paras=(*base.paras, how), rows=(*rows, *stateless, *kept))

    def _chosen(self, desk: Desk, base: Page, chosen: frozenset[str]) -> Page:
        named = desk.words.countries(chosen)
        rows = [desk.row(DONE, "ui/country/done")]
        if STATELESS not in chosen:
            rows.append(desk.row("add", "ui/country/add"))
        rows += [desk.row(f"remove:{code}", "ui/country/remove", country=partial(_country, code)) for code, _ in named]
        so_far = desk.para("ui/country/so_far", countries=answer_words(self.asked, chosen))
        top = [item for item in _frame(base) if item.line.id != self.asked.ask.id]
        paras = (*top, so_far, desk.para("ui/country/more", Tone.ASK))
        return replace(base, paras=paras, rows=(*rows, *non_answers(desk)))


def _month_of(year: int, month: int, words: Words) -> str:
    return words.month(year, month)


def _name_of(month: int, words: Words) -> str:
    return words.month_name(month)


def _day_of(when: date, words: Words) -> str:
    return words.day(when)


def _country(code: str, words: Words) -> str:
    return words.country(code)


def _toggle(chosen: frozenset[str], row: str) -> frozenset[str]:
    """Put a row in or out; "none of these" stands alone."""
    if row in chosen:
        return chosen - {row}
    return frozenset({row}) if row == "none" else (chosen | {row}) - {"none"}


def _country_step(chosen: frozenset[str], row: str) -> tuple[frozenset[str], bool]:
    """The list after a choice, and whether another country is looked for next."""
    if row == "add":
        return chosen, True
    if row.startswith("remove:"):
        left = chosen - {row.removeprefix("remove:")}
        return left, not left
    return (frozenset({STATELESS}) if row == STATELESS else chosen | {row}), False


def _frame(base: Page) -> list[Para]:
    """What stays of a question's text on its later steps: the question itself, and the warning of another day."""
    return [item for item in base.paras if item.tone is Tone.ASK or item.line.id == "paper/warning/as_of"]


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
