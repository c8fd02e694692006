"""A page of the conversation as HTML for a finger, a keyboard or a voice. No script; nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from asylum_screen.fronts.countries import folded
from asylum_screen.fronts.days import DAYS, MONTHS
from asylum_screen.fronts.desk import DONT_KNOW, SKIP
from asylum_screen.fronts.page import KEEP, NONE, Command, Kind, Mark, Nav, Page, Para, Row, Tone, line
from asylum_screen.present.document import Document, Line
from asylum_screen.present.handout_form import PaperForm
from asylum_screen.present.html import render_parts, render_slot
from asylum_screen.present.html_style import style
from asylum_screen.present.links import unbroken
from asylum_screen.present.markup import Child, Markup, element, embedded
from asylum_screen.present.page_one_paper import slot_of
from asylum_screen.present.page_rows import Slots, fitted
from asylum_screen.present.write_down import ToWrite

LONG = 20  # so many names are found by their first letter
OPEN = {DONT_KNOW: "open", SKIP: "open", KEEP: "go"}
KEYS = "ui/help/commands"  # names the keys below it
HEAD = (Nav.BACK, Nav.QUIT)


@dataclass(frozen=True)
class Around:
    """What a page is given from outside.

    action: where its form goes. listen: for the id of a text, where its clip is and whether a machine speaks; None:
    there is none. paper: where a paper to print is, where one can be had here. closes: the page is about to close.
    """

    action: str
    listen: Callable[[str], tuple[str, bool] | None] = lambda _: None
    paper: str = ""
    closes: bool = False


def render(page: Page, around: Around) -> tuple[str, str]:
    """The page.

    Returns:
        HTML, and the style sheet in it, for the policy that allows it.
    """
    made = _Html(page, around)
    sheet = _sheet(isinstance(page.body, Document | tuple))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", (page.title or line(page.words, "ui/kiosk/neutral_title")).text),
        embedded("style", sheet),
    )
    html = element("html", head, made.body(), lang=page.words.lang, dir=page.words.direction)
    return f"<!DOCTYPE html>\n{html}\n", sheet


@cache
def _sheet(body: bool) -> str:
    """The style of a page; body: with that of a document."""
    text = (files(__package__) / "page.css").read_text(encoding="utf-8")
    own = "".join(row.strip() for row in text.splitlines() if not row.startswith("/*"))
    return (style(PaperForm()) if body else "") + own


class _Html:
    """Writes one page."""

    def __init__(self, page: Page, around: Around) -> None:
        self.page = page
        self.around = around
        self.words = page.words
        asks = [item for item in page.paras if item.tone is Tone.ASK]
        if page.title is None and page.body is None:
            asks = asks or list(page.paras)
        self.asked = asks[0] if asks and (page.kind is not Kind.READ or page.title is None) else None

    def body(self) -> Markup:
        """The whole page: a bar with two ways out, what is said, the rows, the other commands."""
        page = self.page
        form = element(
            "form",
            element("button", hidden=""),  # what Enter in a list presses: it keeps the ticks, and answers nothing
            element("header", map(self.command, self.commands(HEAD))) if page.commands else None,
            element("main", self.above(), map(self.para, page.paras), self.content(), self.rows()),
            element("footer", map(self.command, self.commands([nav for nav in Nav if nav not in HEAD]))),
            method="post",
            action=self.around.action,
        )
        return element("body", form, class_=page.kind.value)

    def commands(self, which: Sequence[Nav]) -> list[Command]:
        """These commands, as far as the page has them."""
        return [command for command in self.page.commands if command.nav in which]

    def command(self, command: Command) -> Markup:
        """A command that leads away."""
        nav = command.nav.value
        return element("button", self.said(command.line), name="nav", value=nav, class_=f"nav to-{nav}")

    # ------------------------------------------------------------ words

    def said(self, item: Line) -> Child:
        """A text in one language or two; English that stands in for another is told to a voice."""
        first = f"{item.text} [{item.id}]" if self.page.show_ids and item.id else item.text
        shown: list[Child] = [self.in_its_language(first, marked=item.marked)]
        if item.second:
            other = self.words.second.language if self.words.second is not None else None
            known = other if not item.second_marked else None
            lang = "en" if item.second_marked else known.code if known is not None else None
            direction = known.direction if known is not None else "ltr" if item.second_marked else "auto"
            shown += [" ", element("span", item.second, class_="second", lang=lang, dir=direction)]
        return shown

    def in_its_language(self, text: str, *, marked: bool) -> Markup:
        """Words of the page's own language, or English in place of them."""
        words = unbroken(text)
        return element("span", words, lang="en", dir="ltr") if marked else element("bdi", words)

    def player(self, item: Line) -> Markup | None:
        """Something to press that reads a text aloud, where it was recorded."""
        found = self.around.listen(item.id) if item.id and item.text else None
        if found is None:
            return None
        where, machine = found
        name = self.words("ui/page/machine" if machine else "ui/page/listen")
        return element("audio", controls="", preload="none", src=where, aria_label=name, title=name)

    def heard(self, tag: str, item: Line, name: str | None = None, anchor: str | None = None) -> list[Child]:
        """A text in an element, and after it what reads it aloud."""
        return [element(tag, self.said(item), class_=name, id=anchor), self.player(item)]

    def above(self) -> Iterator[Child]:
        """How far the person is, and the title: as the heading, unless a question is asked."""
        page = self.page
        if page.title is not None and self.asked is not None:
            yield element("p", self.said(page.title), class_="section")
        if page.progress is not None:
            yield element("p", self.said(page.progress), class_="progress")
        if page.title is not None and self.asked is None:
            yield self.heard("h1", page.title, anchor="ask")

    def para(self, item: Para) -> Child:
        """A paragraph; which key does what is no use to a finger."""
        if item.nav is not None or item.line.id == KEYS:
            return None
        if item is self.asked:
            return self.heard("h1", item.line, anchor="ask")
        return self.heard("p", item.line, f"{item.tone.value}{' close' if item.close else ''}")

    def content(self) -> Child:
        """The body of a page: page one, a document, or what to copy by hand."""
        body = self.page.body
        if isinstance(body, Document):
            standing = (element("p", self.said(each), class_="quiet") for each in (*body.standing, *body.warnings))
            parts = render_parts(body, ids=self.page.show_ids)
            return [self.heard("h1", body.title, anchor="ask"), standing, parts]
        if isinstance(body, ToWrite):
            number = "" if body.number in body.place else body.number
            copied = (body.day, body.brief, number, body.place, body.step, body.also)
            return [element("p", unbroken(text), class_="copy") for text in copied if text]
        return self.page_one(body) if body is not None else None

    def page_one(self, slots: Slots) -> Iterator[Child]:
        """Page one: its first line is the heading."""
        first, *more = [row for slot in fitted(slots) for row in slot]
        yield element("h1", first.text, id="ask", class_="start")
        second = self.words.second
        frame = Document(
            Line(""), self.words.lang, self.words.direction, second.lang if second else "", (), (), (),
            second_direction=second.direction if second else "ltr",
        )  # fmt: skip
        for row in more:
            yield element(
                "div", render_slot(frame, slot_of(row), ids=self.page.show_ids), class_="now" if row.alarm else None
            )

    # ------------------------------------------------------------ rows

    def rows(self) -> Child:
        """What can be chosen."""
        page = self.page
        names = [row for row in page.rows if row.names and (page.kind is Kind.FIND or page.named)]
        listed = names if len(names) > LONG else []
        others = [row for row in page.rows if row not in listed]
        closes = element("p", self.words("ui/page/closes"), class_="notice") if self.around.closes else None
        paper = None
        if self.around.paper:
            paper = element("a", self.words("ui/kiosk/print"), class_="row", href=self.around.paper)
        kind = "days" if page.own == DAYS else "months" if page.own == MONTHS else "few"
        letters = self.by_letter(listed) if listed else None
        if not listed:
            shown: Child = self.grid(others, kind)
        else:
            shown = [*(letters or [])[:1], self.grid(others, "few"), (letters or [])[1:]]
        return [closes, element("div", shown, paper, role="group", aria_labelledby="ask")]

    def grid(self, rows: Sequence[Row], kind: str) -> Iterator[Child]:
        """Rows under each other; those that are a number beside each other."""
        for number, some in groupby(rows, key=lambda row: row.number != 0 and kind != "few"):
            yield element("div", map(self.row, some), class_=f"rows {kind if number else 'few'}")

    def by_letter(self, rows: Sequence[Row]) -> list[Child]:
        """A strip of letters that lead to them, then the rows under their letters."""
        under: dict[str, list[Row]] = {}
        for row in rows if self.page.kind is Kind.FIND else sorted(rows, key=lambda row: folded(row.line.text)):
            under.setdefault(folded(row.line.text)[:1].upper(), []).append(row)
        strip = (element("a", letter, href=f"#to-{place}", class_="letter") for place, letter in enumerate(under))
        found: list[Child] = [element("nav", strip, class_="letters", aria_labelledby="ask")]
        for place, (letter, some) in enumerate(under.items()):
            found += [element("h2", letter, id=f"to-{place}"), element("div", map(self.row, some), class_="rows names")]
        return found

    def row(self, row: Row) -> Child:
        """A row: something to tap, or something to tick. "None of these" is tapped: nothing can be ticked beside it."""
        head = element("h2", self.said(row.group), class_="group") if row.group is not None else None
        if row.mark is not None and row.id != NONE:
            return [head, self.tick(row, row.mark)]
        name = " ".join(["row", *([OPEN[row.id]] if row.id in OPEN else ["go"] if self.goes_on(row) else [])])
        name += " chosen" if row.mark is Mark.YES else ""
        short = row.number if self.page.own == DAYS and row.number else None
        label = row.line.text if short else None
        button = element(
            "button", str(short) if short else self.said(row.line), name="row", value=row.id, class_=name,
            aria_label=label, lang=row.id if self.page.name == "language" else None,
        )  # fmt: skip
        player = self.player(row.line)
        return [head, element("div", button, player, class_="heard") if player is not None else button]

    def goes_on(self, row: Row) -> bool:
        """True for the row that goes on: the first of a page to read, the first end of a list."""
        ends = self.page.ends if self.page.kind is Kind.LIST else self.page.rows[:1]
        return self.page.kind in (Kind.READ, Kind.LIST) and row in ends[:1]

    def tick(self, row: Row, mark: Mark) -> Markup:
        """A row of a list: ticked for yes, and where there is a third state ticked beside it for "not sure"."""
        place = self.page.rows.index(row)

        def box(name: str, inside: Child, ticked: Mark, labelled: str) -> Markup:
            tick = element(
                "input", type="checkbox", name=name, value=row.id, checked="" if mark is ticked else None,
                aria_labelledby=labelled, aria_describedby=f"n{place}" if row.note is not None else None,
            )  # fmt: skip
            return element("label", tick, inside, class_=f"row {name}")

        note = element("span", self.said(row.note), class_="note", id=f"n{place}") if row.note is not None else None
        yes = box(
            "yes", element("span", element("span", self.said(row.line), id=f"r{place}"), note), Mark.YES, f"r{place}"
        )
        unsure = None
        if self.page.three and row.key == "" and row.id in self.page.asks:
            word = element("span", self.words("ui/page/unsure"), id=f"u{place}")
            unsure = box("unsure", word, Mark.UNSURE, f"u{place} r{place}")
        return element("div", yes, unsure, self.player(row.line), class_="tick")
