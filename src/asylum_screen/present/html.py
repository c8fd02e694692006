"""The Document as one HTML file that stands alone: no script, nothing fetched.

The same file serves a screen of 320 pixels, a screen reader, and the printer: on paper the title and the line under
it stand again on every page.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import groupby

from .document import (
    Block,
    Bullets,
    CardBlock,
    Citation,
    Citations,
    DateBlock,
    Document,
    Heading,
    HelpBlock,
    Line,
    Notice,
    Paragraph,
    Part,
    Slot,
    TimelineBlock,
    TimePoint,
)
from .handout_form import PaperForm
from .html_style import style
from .links import link_to, linked, unbroken
from .markup import Child, Markup, element, embedded
from .qr import qr_svg
from .timeline import timeline_svg

FOLDED = ("why", "details", "given", "sources")
"""Parts that a screen shows on a tap; a sheet shows them whole."""


def render_html(document: Document, form: PaperForm | None = None) -> str:
    """The document as a whole HTML page.

    Args:
        document: what is said.
        form: how it looks; without it a Letter sheet.

    Returns:
        The page. It runs no script and asks for no other file; a policy in its head forbids both.
    """
    return _Page(document, form or PaperForm()).page()


def render_parts(document: Document, *, ids: bool = False) -> list[Markup]:
    """The parts of a document for a page of another maker: nothing in them leads out; of several, each is folded."""
    folded = frozenset(part.id for part in document.parts) if len(document.parts) > 1 else frozenset()
    return [_Page(document, PaperForm(ids=ids), folded, leads_out=False).part(part) for part in document.parts]


def render_slot(document: Document, slot: Slot, *, ids: bool = False) -> Markup:
    """A paragraph of page one in the same way. document: tells the languages."""
    return _Page(document, PaperForm(ids=ids), leads_out=False).slot(slot)


class _Page:
    """Writes one page. leads_out: links and numbers can be tapped on, and a link has its picture."""

    def __init__(
        self, document: Document, form: PaperForm, folded: Collection[str] = FOLDED, *, leads_out: bool = True
    ) -> None:
        self.document = document
        self.form = form
        self.folded = folded
        self.leads_out = leads_out

    def page(self) -> str:
        """The whole file."""
        document, form = self.document, self.form
        sheet = style(form, beside=form.stands_beside(document.second_lang))
        digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        head = element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="robots", content="noindex"),
            element("meta", name="format-detection", content="telephone=no"),
            element("title", document.title.text),
            embedded("style", sheet),
        )
        main = self.cards() if form.cards else map(self.part, document.parts)
        body = element(
            "body",
            self.head(),
            element("main", main, class_="sheet" if form.cards else None),
            class_=" ".join(self.classes()),
        )
        page = element("html", head, body, lang=document.lang, dir=_direction(document.direction))
        return f"<!DOCTYPE html>\n{page}\n"

    def classes(self) -> Iterator[str]:
        """What the style needs to know of the form."""
        yield "paper"
        for name in ("large", "black", "cards"):
            if getattr(self.form, name):
                yield name
        if self.form.stands_beside(self.document.second_lang):
            yield "beside"

    def head(self) -> Markup:
        """The title, and the lines that stand under it on every page."""
        return element(
            "header",
            self.said("h1", self.document.title),
            (self.said("p", line, "standing") for line in self.document.standing),
            (self.said("p", line, "warning") for line in self.document.warnings),
        )

    def part(self, part: Part) -> Markup:
        """One part under its heading; reasons and sources are folded."""
        name = _name(part.id)
        number: Child = [element("span", f"{part.number}.", class_="number"), " "] if part.number else None
        groups = groupby(part.blocks, lambda block: isinstance(block, HelpBlock | CardBlock))
        heading = self.said("h2", part.title, anchor=f"part-{name}", before=number)
        inner = [
            element("div", map(self.block, blocks), class_="columns" if beside else "flow") for beside, blocks in groups
        ]
        folded = part.id in self.folded
        kind = "first" if part.id.startswith("first") else name
        return element(
            "section",
            element("details", element("summary", heading), inner) if folded else [heading, inner],
            class_=f"part part-{kind}{' new-page' if part.new_page else ''}",
            aria_labelledby=f"part-{name}",
            lang=part.lang or None,
            dir=_direction(part.direction) if part.direction else None,
        )

    def block(self, block: Block) -> Markup:
        """One block."""
        match block:
            case Heading(level, line):
                return self.said(f"h{min(6, level + 1)}", line)
            case Paragraph(line):
                return self.said("p", line)
            case Notice(tone, lines):
                return element("div", (self.said("p", line) for line in lines), class_=f"notice {tone.value}")
            case Bullets(items, numbered):
                return element("ol" if numbered else "ul", (self.said("li", line) for line in items))
            case Citations():
                return self.citations(block)
            case HelpBlock():
                return self.help(block)
            case CardBlock():
                return self.card(block)
            case DateBlock(_, name, day, iso, says):
                when = self.said("p", day, "day", within=lambda words: element("time", words, datetime=iso))
                return element("div", self.said("h3", name), when, self.said("p", says), class_="date")
            case TimelineBlock():
                return self.timeline(block)
            case Slot():
                return self.slot(block)

    def citations(self, block: Citations) -> Markup:
        """Sources in small letters, each with its link as words."""
        return element("ul", map(self.citation, block.items), class_="sources")

    def citation(self, item: Citation) -> Markup:
        """One source; a blank parts its link from its words."""
        return self.said("li", item.line, after=[" ", self.link(item.link)] if item.link else None)

    def link(self, link: str) -> Markup:
        """A link, to be tapped on where that leads anywhere."""
        return link_to(link) if self.leads_out else element("span", link, class_="link", dir="ltr", lang="en")

    def help(self, block: HelpBlock) -> Markup:
        """One place that may help."""

        def contact(line: Line) -> Markup:
            return self.said("p", line, "contact", phone=block.phone, link=block.link)

        return element(
            "div",
            self.said("h3", block.name),
            self.said("p", block.does),
            map(contact, block.contact),
            (self.said("p", line, "note") for line in block.notes),
            class_="help",
        )

    def slot(self, block: Slot) -> Markup:
        """A paragraph of page one: its label and words; a day and how far off it is, largest; a code for its link."""
        picture = qr_svg(block.link) if self.leads_out else None
        label = self.said("b", block.label, "label") if block.label is not None else None
        names = ("brief", "left", "said") if block.strong else ("said",) * len(block.said)
        said: Child = [
            [self.said("span", line, name, phone=block.phone, link=block.link, shown_link=block.shown_link), " "]
            for name, line in zip(names, block.said, strict=False)
        ]
        kinds = [
            name for name, holds in (("alarm", block.strong), ("point", block.point), ("has-qr", picture)) if holds
        ]
        words = element("p", [label, " "] if label is not None else None, said)
        return element("div", words, picture, class_=" ".join(["slot", *kinds]))

    def card(self, block: CardBlock) -> Markup:
        """A card to take away; on a sheet of cards its title stands right under that of the sheet."""
        title = self.said("h2" if self.form.cards else "h3", block.title)
        return element("div", title, element("ul", (self.said("li", line) for line in block.points)), class_="card")

    def timeline(self, block: TimelineBlock) -> Markup:
        """The line of time; the picture is for the eye, the list says the same in words."""
        picture = timeline_svg(block.points, rtl=self.document.direction == "rtl")
        return element("div", picture, element("ol", map(self.point, block.points)), class_="timeline")

    def point(self, point: TimePoint) -> Markup:
        """One point of the line of time, in words."""
        says = element("span", self.said("span", point.says), class_="says") if point.says is not None else None
        return self.said("li", point.line, "point", after=says)

    def cards(self) -> Iterator[Markup]:
        """Only the cards, each with the standing line, so that it still says what it is when cut out."""
        for part in self.document.parts:
            for block in part.blocks:
                if isinstance(block, CardBlock):
                    standing = (self.said("p", line, "standing") for line in self.document.standing)
                    yield element("section", self.card(block), standing, class_="cut")

    def said(
        self,
        tag: str,
        line: Line,
        name: str | None = None,
        *,
        anchor: str | None = None,
        before: Child = None,
        after: Child = None,
        within: Callable[[Markup], Markup] | None = None,
        **targets: str,
    ) -> Markup:
        """One Line in an element, the second language inside it as an element of its own.

        `before` and `after` stand beside the words; `within` puts the words of the first language into an element.
        `targets` are what can be tapped on in the words (see `linked`).
        """
        first = self.first(line, targets)
        first = within(first) if within is not None else first
        words: Child = [before, first]
        if self.form.ids and line.id:
            words = [words, " ", element("span", f"[{line.id}]", class_="id", dir="ltr")]
        if line.second:
            words = element(
                "span", element("span", words, class_="first"), " ", self.second(line, targets), class_="pair"
            )
        return element(tag, words, after, class_=name, id=anchor)

    def first(self, line: Line, targets: Mapping[str, str]) -> Markup:
        """The words of the first language; English that stands in for it is told to screen readers."""
        words = linked(line.text, **targets) if self.leads_out else unbroken(line.text)
        return element("span", words, lang="en", dir="ltr") if line.marked else element("bdi", words)

    def second(self, line: Line, targets: Mapping[str, str]) -> Markup:
        """The words of the second language, or English that stands in for it."""
        lang = "en" if line.second_marked else self.document.second_lang
        direction = "ltr" if line.second_marked else _direction(self.document.second_direction)
        words = linked(line.second, **targets) if self.leads_out else unbroken(line.second)
        return element("span", words, class_="second", lang=lang, dir=direction)


def _direction(direction: str) -> str:
    return "rtl" if direction == "rtl" else "ltr"


def _name(part_id: str) -> str:
    """A part's id as a name in markup: letters, digits and lines only."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in part_id)
