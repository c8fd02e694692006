"""Page one as rows: what cannot wait, one step, one number, the next date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from asylum_screen.core.facts import DayRange
from asylum_screen.core.first import page_of
from asylum_screen.core.first_page import FirstItem, FirstPage
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.page_one import ShortWords
from asylum_screen.core.rules import HelpEntry, Text
from asylum_screen.language.words import Value, Words

from .build import PaperOptions, warning_lines
from .days_left import day_words
from .document import Line
from .page_one_lines import left_line, line_of, more_line, reviewed_row, weekend_line
from .page_rows import NEVER, WARNING, Row, Slots, renewed, styled_lines
from .steps import added_by
from .text import NARROWEST, WIDEST, lettered
from .writer import Writer


def page_one(orientation: Orientation, writer: Writer, options: PaperOptions, *, alone: bool = False) -> Slots:
    """The slots of page one, from the top; empty when the rules say nothing of page one.

    Args:
        orientation: what the rules say.
        writer: puts texts into the reader's language.
        options: what the reader asked for.
        alone: nobody looks on, so that nothing needs to be kept off the screen.
    """
    page = page_of(orientation)
    if page is None:
        return ()
    return SlotMaker(orientation, page, writer, options, alone=alone).made()


def first_pages(orientation: Orientation, words: Words, options: PaperOptions) -> tuple[Slots, ...]:
    """Page one in each language shown; after it, where something was kept off it, the page for when one is alone."""
    found: list[Slots] = []
    for each in (words, words.second):
        if each is not None:
            writer = Writer(each.alone, orientation.pack.amounts, orientation.as_of)
            found.append(page_one(orientation, writer, options))
            if hides_something(orientation):
                found.append(page_one(orientation, writer, options, alone=True))
    return tuple(slots for slots in found if slots)


def render_first(pages: Iterable[Slots], width: int, *, ansi: bool = False) -> str:
    """The pages as text, with an empty line after each; nothing when there are none."""
    width = max(NARROWEST, min(width, WIDEST))
    return "".join(
        "\n".join(lettered(line, weight, ansi=ansi) for line, weight in styled_lines(page, width)) + "\n\n"
        for page in pages
    )


def hides_something(orientation: Orientation) -> bool:
    """True when page one keeps something for when the person is alone."""
    page = page_of(orientation)
    return page is not None and (page.safe_only or (page.aside and bool(page.touches)))


class SlotMaker:
    """Makes the slots of one page. neutral: in words that anybody may read who finds them."""

    def __init__(
        self, orientation: Orientation, page: FirstPage, writer: Writer, options: PaperOptions, *, alone: bool
    ) -> None:
        self.orientation, self.page, self.writer, self.options, self.alone = orientation, page, writer, options, alone
        self.safe_only = page.safe_only and not alone
        self.aside = page.aside and not alone
        self.neutral = False
        self.used: set[str] = set()

    def made(self) -> Slots:
        """The slots in their order, without empty ones."""
        return renewed(tuple(slot for slot in self._all() if slot))

    def _all(self) -> Iterator[tuple[Row, ...]]:
        yield tuple(self._header())
        yield tuple(self._top())
        if not self.safe_only:
            yield tuple(self._dates())
            yield tuple(self._touches())
        yield tuple(self._next())
        yield (*self._help(), reviewed_row(self.orientation.pack, self.writer, self.options.today))

    # ------------------------------------------------------------ words

    def _line(self, text: Text | str, day: date | DayRange | None = None, **values: Value) -> Line:
        as_of = self.orientation.as_of
        return self.writer.line(text, **{"date": day_words(day or as_of, as_of), **values})

    def _row(
        self,
        *said: Line,
        label: Line | None = None,
        first: str = "",
        drop: int = NEVER,
        strong: bool = False,
        entry: HelpEntry | None = None,
    ) -> Row:
        text = " ".join(line.text for line in said)
        if label is not None:
            text = self.writer.say("paper/one/label", label=label.text, text=text)
        return Row(text, first, drop=drop, strong=strong, label=label, said=said, entry=entry)

    def _label(
        self, name: str, *said: Line, drop: int = NEVER, strong: bool = False, entry: HelpEntry | None = None, **n: int
    ) -> Row:
        return self._row(*said, label=self.writer.line(f"paper/one/{name}", **n), drop=drop, strong=strong, entry=entry)

    def _words(self, item: FirstItem) -> ShortWords:
        """The words of an item for this medium."""
        return item.said.screen

    def _brief(self, item: FirstItem) -> tuple[Line, ...]:
        """What an item is, and how far off its day is."""
        words = self._words(item)
        assert words.brief is not None
        said = (self._line(words.brief, item.told), self._left(item), weekend_line(item, self.writer))
        return tuple(line for line in said if line is not None)

    def _now(self) -> tuple[FirstItem, ...]:
        """What cannot wait, each sentence once: kinds of danger share one, so that it names none."""
        said: dict[tuple[str, ...], FirstItem] = {}
        for item in self.page.now:
            said.setdefault(tuple(line.text for line in self._brief(item)), item)
        return tuple(said.values())

    def _left(self, item: FirstItem) -> Line | None:
        """How far off the day of an item is, or that nobody knows."""
        return left_line(item, self.writer)

    # ------------------------------------------------------------ slots

    def _header(self) -> Iterator[Row]:
        today = day_words(self.orientation.as_of, date.min)
        yield self._row(self.writer.line("paper/one/start", today=today))
        for line in warning_lines(self.orientation, self.writer, self.options):
            yield self._row(line, first=WARNING)

    def _top(self) -> Iterator[Row]:
        page = self.page
        top = self.top_item()
        if top is None:
            yield self._without_item()
            yield self._label("today", self._line(page.reach.step))
            yield from self._call(page.help[0] if page.help else None, None)
            yield from self._open()
            return
        yield self._alarm(top)
        words = self._words(top)
        if top.may_be_ahead and not top.unsure and not self.neutral:
            yield self._row(self._line("paper/one/may_be_ahead"), first="  ")
        elif words.loses is not None and not top.unsure:
            yield self._row(self._line(words.loses, top.told), first="  ", drop=12)
        yield self._label("now" if page.safe_only else "today", self._line(words.step or page.reach.step, top.told))
        yield from self._call(top.call, top)
        if not self.safe_only:
            yield from self._rest(self._now()[1:])

    def top_item(self) -> FirstItem | None:
        """What stands first; None when nothing is known that could."""
        page = self.page
        if page.now:
            return page.now[0]
        return next((item for item in page.others if item.leads), None) if not page.mostly_open else None

    def _alarm(self, top: FirstItem) -> Row:
        if not top.now:
            name = "next_date" if top.days_left is not None and top.days_left >= 0 else "your_date"
        elif self._calm(top):
            name = "first"
        else:
            name = "cannot_wait"
        return replace(self._label(name, *self._brief(top), strong=True), alarm=name == "cannot_wait")

    def _calm(self, top: FirstItem | None) -> bool:
        """True on the page of somebody who is told first what protects them: a child alone."""
        rules = self.orientation.pack.page_one
        return top is not None and rules is not None and top.tier == rules.alone

    def _rest(self, items: Sequence[FirstItem]) -> Iterator[Row]:
        """What else cannot wait: two in a row each, those within days with a number or a step; the others by name."""
        rules = self.orientation.pack.page_one
        for item in items[:2]:
            soon = rules is not None and item.days_left is not None and abs(item.days_left) <= rules.soon_days
            entry, step = self._number(item) if soon else None, self._words(item).step
            number = () if entry is None else (self.writer.line("paper/one/number", phone=entry.phone),)
            yield self._label("also", *self._brief(item), *number, entry=entry)
            if soon and entry is None and step is not None:
                yield self._row(self._line(step, item.told), first="  ", drop=7)
        if more := items[2:]:
            yield self._row(self._more(more), first="  ")

    def _number(self, item: FirstItem) -> HelpEntry | None:
        """The place with a number that one of several urgent things names, where it does not stand above already."""
        entry = next((each for each in item.calls[:1] if each.phone and each.id not in self.used), None)
        if entry is not None:
            self.used.add(entry.id)
        return entry

    def _more(self, items: Sequence[FirstItem]) -> Line:
        """That there is more, and on a screen what, as far as it has a name."""
        if self.neutral:
            return self.writer.line("paper/one/rest")
        names = [self._line(item.name) for item in items if item.name is not None]
        return more_line(names, len(items), self.writer)

    def _without_item(self) -> Row:
        name = "open" if self.page.mostly_open else "read_letters" if self.neutral else "nothing"
        return self._label("first", self._line(f"paper/one/{name}"), strong=True)

    def _open(self) -> Iterator[Row]:
        """What could not wait, when most is open: below the step and the number, which have to be seen at once."""
        if not self.page.mostly_open:
            return
        yield self._row(self._line("paper/one/open_list"), first="  ")
        by_tier: dict[str, Line] = {}
        for look in self.page.looks:
            said, before = self._line(look.text), by_tier.get(look.tier)
            by_tier[look.tier] = said if before is None else self._or(before, said)
        for said in by_tier.values():
            yield self._row(said, first="- ")

    def _or(self, one: Line, other: Line) -> Line:
        return line_of(self.writer.line("paper/one/or", one=one.text, other=other.text), one, other)

    def _call(self, entry: HelpEntry | None, top: FirstItem | None) -> Iterator[Row]:
        """Whom to call. In danger a lawyer's number is no help: then the words of the situation say where to turn."""
        reach = self.page.reach
        if self.page.safe_only and top is not None and not top.calls and reach.danger is not None:
            yield self._label("help_at", self._line(reach.danger))
        elif reach.call is not None:
            yield self._label("call", self._line(reach.call))
        elif entry is not None:
            self.used.add(entry.id)
            said = [self.place(entry)]
            if entry.phone and reach.note is not None:
                said.append(self._line(reach.note))
            yield self._label("call" if entry.phone else "help_at", *said, entry=entry)

    def place(self, entry: HelpEntry) -> Line:
        """A place of help in one line."""
        short = entry.page_one
        assert short is not None
        return self.writer.line(
            short.paper if self.neutral else short.say, phone=entry.phone, link=short.short_link or entry.link
        )

    def _dates(self) -> Iterator[Row]:
        """The next other day, and the most urgent thing that is open."""
        page, top = self.page, self.top_item()
        others = [item for item in page.others if item is not top]
        for item in others[:1]:
            ahead = item.days_left is not None and item.days_left >= 0
            yield self._label("next_date" if ahead else "other_date", *self._brief(item), drop=12)
            loses = self._words(item).loses
            if loses is not None and not item.unsure and not self._calm(top):
                # Behind a day that has passed stands what is still open; ahead of one, what is lost, which can wait.
                yield self._row(self._line(loses, item.told), first="  ", drop=4 if ahead else 11)
        if page.looks and not page.mostly_open:
            said = [self._line(look.text) for look in page.looks[:2]]
            text = said[0] if len(said) == 1 else self._or(*said)
            yield self._label("not_known", line_of(self.writer.line("paper/one/look", what=text.text), text), drop=4)

    def _touches(self) -> Iterator[Row]:
        page = self.page
        if page.touches and not self.aside:
            yield self._row(self._line("paper/one/touches"), drop=6)
            for (_, text), drop in zip(page.touches, (6, 3, 1), strict=False):
                yield self._row(self._line(text), first="- ", drop=drop)
        elif page.mostly_open and not self.aside:
            yield self._row(self._line("paper/one/touches_open"), drop=6)

    def _next(self) -> Iterator[Row]:
        for number, ((text, day), drop) in enumerate(zip(self.page.next, (10, 9, 5), strict=False), 1):
            yield self._label("next", self._line(text, day), drop=drop, number=number)

    def _help(self) -> Iterator[Row]:
        for entry in self.page.own[:1]:
            yield self._label("near_here", self.place(entry), *added_by(entry, self.writer), drop=9, entry=entry)
        places = [entry for entry in self.page.places if entry.id not in self.used][:2]
        for entry in places[:1]:
            self.used.add(entry.id)
            yield self._label("free_help", self.place(entry), drop=10, entry=entry)
        numbered = any(entry.phone and entry.id in self.used for entry in self.page.help)
        for entry in places[1:]:
            yield self._row(self.place(entry), first="  ", drop=8 if entry.phone and not numbered else 2, entry=entry)
        danger = self.page.reach.danger
        if danger is not None and not self.page.safe_only:
            yield self._row(self._line(danger))
