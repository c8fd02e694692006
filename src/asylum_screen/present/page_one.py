"""Page one as rows: what cannot wait, one step, one number, the next date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from asylum_screen.core.first import Item, Page, page_of
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import HelpEntry, Text
from asylum_screen.language.words import Words

from .build import PaperOptions, warning_lines
from .days_left import day_words, left_words
from .page_rows import NEVER, WARNING, Row, Slots, styled_lines
from .text import ANSI, NARROWEST, WIDEST
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
    return tuple(slot for slot in _Slots(orientation, page, writer, options, alone).all() if slot)


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
    strong, plain = ANSI.strong if ansi else ("", "")
    return "".join(
        "\n".join(f"{strong}{line}{plain}" if stands_out else line for line, stands_out in styled_lines(page, width))
        + "\n\n"
        for page in pages
    )


def hides_something(orientation: Orientation) -> bool:
    """True when page one keeps something for when the person is alone."""
    page = page_of(orientation)
    return page is not None and (page.safe_only or (page.aside and bool(page.touches)))


class _Slots:
    """Makes the slots of one page."""

    def __init__(
        self, orientation: Orientation, page: Page, writer: Writer, options: PaperOptions, alone: bool
    ) -> None:
        self.orientation, self.page, self.writer, self.options, self.alone = orientation, page, writer, options, alone
        self.safe_only = page.safe_only and not alone
        self.aside = page.aside and not alone
        self.used: set[str] = set()

    def all(self) -> Iterator[tuple[Row, ...]]:
        """The slots in their order."""
        yield tuple(self._header())
        yield tuple(self._top())
        if not self.safe_only:
            yield tuple(self._dates())
            yield tuple(self._touches())
        yield tuple(self._next())
        yield tuple(self._help())
        if self.safe_only:
            yield (Row(self.writer.say("paper/one/alone")),)

    # ------------------------------------------------------------ words

    def _say(self, text: Text | str, day: date | None = None) -> str:
        as_of = self.orientation.as_of
        return self.writer.say(text, date=day_words(day or as_of, as_of))

    def _label(self, name: str, text: str, *, drop: int = NEVER, strong: bool = False, **values: int) -> Row:
        label = self.writer.say(f"paper/one/{name}", **values)
        return Row(self.writer.say("paper/one/label", label=label, text=text), drop=drop, strong=strong)

    def _brief(self, item: Item) -> str:
        """What an item is, with how far off its day is."""
        assert item.said.screen.brief is not None
        said = self._say(item.said.screen.brief, item.day)
        if item.days_left is None:
            return said
        key, count = left_words(item.days_left)
        return f"{said} {self.writer.say(key, count=count)}"

    # ------------------------------------------------------------ slots

    def _header(self) -> Iterator[Row]:
        info = self.orientation.pack.info
        checked = day_words(info.checked_on, date.min)
        if info.reviewed_by_lawyer == "nobody":
            yield Row(self.writer.say("paper/one/start", checked=checked))
        else:
            yield Row(self.writer.say("paper/one/start_read", checked=checked, reviewer=info.reviewed_by_lawyer))
        for line in warning_lines(self.orientation, self.writer, self.options):
            yield Row(line.text, WARNING)

    def _top(self) -> Iterator[Row]:
        page = self.page
        top = self._top_item()
        if top is None:
            yield from self._without_item()
            yield self._label("today", self._say(page.reach.step))
            yield from self._call(page.help[0] if page.help else None, None)
            return
        yield self._alarm(top)
        words = top.said.screen
        if top.may_be_ahead:
            yield Row(self._say("paper/one/may_be_ahead"), "  ")
        elif words.loses is not None:
            yield Row(self._say(words.loses, top.day), "  ", drop=12)
        yield self._label("now" if self.safe_only else "today", self._say(words.step or page.reach.step, top.day))
        yield from self._call(top.call, top)
        rest = page.now[1:] if page.now and not self.safe_only else ()
        for item in rest[:2]:
            yield self._label("then", self._brief(item))
        if len(rest) > 2:
            yield self._also(rest[2:])

    def _top_item(self) -> Item | None:
        page = self.page
        if page.now:
            return page.now[0]
        return page.others[0] if page.others and not page.mostly_open else None

    def _alarm(self, top: Item) -> Row:
        if not top.now:
            name = "next_date" if top.days_left is not None and top.days_left >= 0 else "your_date"
        elif self._calm(top):
            name = "first"
        elif len(self.page.now) > 1 and not self.safe_only:
            row = self._label("cannot_wait_more", self._brief(top), strong=True, count=len(self.page.now))
            return replace(row, alarm=True)
        else:
            name = "cannot_wait"
        return replace(self._label(name, self._brief(top), strong=True), alarm=name == "cannot_wait")

    def _calm(self, top: Item | None) -> bool:
        """True on the page of somebody who is told first what protects them: a child alone."""
        rules = self.orientation.pack.page_one
        return top is not None and rules is not None and top.tier == rules.alone

    def _also(self, items: Iterable[Item]) -> Row:
        items = list(items)
        said = " ".join(self._brief(item) for item in items[:3])
        more = len(items) - 3
        if more > 0:
            said += " " + self.writer.say("paper/one/more", count=more)
        return self._label("also", said)

    def _without_item(self) -> Iterator[Row]:
        if not self.page.mostly_open:
            yield self._label("first", self._say("paper/one/nothing"), strong=True)
            return
        yield self._label("first", self._say("paper/one/open"), strong=True)
        yield Row(self._say("paper/one/open_list"), "  ")
        by_tier: dict[str, str] = {}
        for look in self.page.looks:
            said, before = self._say(look.text), by_tier.get(look.tier)
            by_tier[look.tier] = said if before is None else self.writer.say("paper/one/or", one=before, other=said)
        for said in by_tier.values():
            yield Row(said, "- ")

    def _call(self, entry: HelpEntry | None, top: Item | None) -> Iterator[Row]:
        """Whom to call. In danger a lawyer's number is no help: then the words of the situation say where to turn."""
        reach = self.page.reach
        if self.page.safe_only and top is not None and not top.calls and reach.danger is not None:
            yield self._label("call", self._say(reach.danger))
        elif reach.call is not None:
            yield self._label("call", self._say(reach.call))
        elif entry is not None:
            self.used.add(entry.id)
            said = self._place(entry)
            if entry.phone and reach.note is not None:
                said += " " + self._say(reach.note)
            yield self._label("call" if entry.phone else "help_at", said)

    def _place(self, entry: HelpEntry) -> str:
        short = entry.page_one
        assert short is not None
        return self.writer.say(short.say, phone=entry.phone, link=short.short_link or entry.link)

    def _dates(self) -> Iterator[Row]:
        """The next other day, and the most urgent thing that is open."""
        page, top = self.page, self._top_item()
        others = [item for item in page.others if item is not top]
        for item in others[:1]:
            ahead = item.days_left is not None and item.days_left >= 0
            yield self._label("next_date" if ahead else "other_date", self._brief(item), drop=11)
            if item.said.screen.loses is not None and not self._calm(top):
                yield Row(self._say(item.said.screen.loses, item.day), "  ", drop=4)
        if page.looks and not page.mostly_open:
            said = [self._say(look.text) for look in page.looks[:2]]
            text = said[0] if len(said) == 1 else self.writer.say("paper/one/or", one=said[0], other=said[1])
            yield self._label("not_known", self.writer.say("paper/one/look", what=text), drop=5)

    def _touches(self) -> Iterator[Row]:
        page = self.page
        if self.aside and page.touches:
            yield Row(self._say("paper/one/hidden"), drop=13)
        elif page.touches:
            yield Row(self._say("paper/one/touches"), drop=10)
            for (_, text), drop in zip(page.touches, (10, 7, 1), strict=False):
                yield Row(self._say(text), "- ", drop=drop)
        elif page.mostly_open:
            yield Row(self._say("paper/one/touches_open"), drop=10)

    def _next(self) -> Iterator[Row]:
        for number, ((text, day), drop) in enumerate(zip(self.page.next, (NEVER, 9, 6), strict=False), 1):
            yield self._label("next", self._say(text, day), drop=drop, number=number)

    def _help(self) -> Iterator[Row]:
        places = [self._place(entry) for entry in self.page.places if entry.id not in self.used][:2]
        for said, drop in zip(places, (8, 2), strict=False):
            yield self._label("free_help", said, drop=drop) if drop == 8 else Row(said, "  ", drop=drop)
        danger = self.page.reach.danger
        if danger is not None and not self.safe_only:
            yield Row(self._say(danger))
