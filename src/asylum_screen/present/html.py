"""The Document as one HTML file that stands alone: no script, nothing fetched, every text escaped.

The same file serves a screen of 320 pixels, a screen reader, and the printer: on paper the title and the line under
it stand again on every page.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from itertools import groupby

from asylum_screen.language.words import ENGLISH_MARK

from .document import (
    Block,
    Bullets,
    CardBlock,
    Citations,
    DateBlock,
    Document,
    Heading,
    HelpBlock,
    Line,
    Notice,
    Paragraph,
    Part,
    TimelineBlock,
)
from .handout_form import PaperForm
from .handout_text import shown
from .html_style import style
from .qr import qr_svg
from .timeline import timeline_svg


def render_html(document: Document, form: PaperForm | None = None) -> str:
    """The document as a whole HTML page.

    Args:
        document: what is said.
        form: how it looks; without it a Letter sheet.

    Returns:
        The page. It runs no script and asks for no other file; a policy in its head forbids both.
    """
    form = form or PaperForm()
    return "".join(_Page(document, form).page())


class _Page:
    """Writes one page."""

    def __init__(self, document: Document, form: PaperForm) -> None:
        self.document = document
        self.form = form
        self.with_qr = False

    def page(self) -> Iterator[str]:
        """The whole file, piece by piece."""
        document, form = self.document, self.form
        sheet = style(form, beside=form.stands_beside(document.second_lang))
        digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        yield f'<!DOCTYPE html>\n<html lang="{_attr(document.lang)}" dir="{_direction(document.direction)}">\n<head>\n'
        yield '<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        yield '<meta name="format-detection" content="telephone=no">\n'
        yield f"<title>{escape(shown(document.title.text))}</title>\n<style>{sheet}</style>\n</head>\n"
        yield f'<body class="{" ".join(self.classes())}">\n'
        if form.cards:
            yield from self.sheet_of_cards()
        else:
            yield from self.head()
            yield "<main>\n"
            for part in document.parts:
                yield from self.part(part)
            yield "</main>\n"
        yield "</body>\n</html>\n"

    def classes(self) -> Iterator[str]:
        """What the style needs to know of the form."""
        yield "paper"
        if self.document.tight:
            yield "tight"
        for name in ("large", "black", "cards"):
            if getattr(self.form, name):
                yield name
        if self.form.stands_beside(self.document.second_lang):
            yield "beside"

    def head(self) -> Iterator[str]:
        """The title, and the lines that stand under it on every page."""
        yield "<header>\n"
        yield self.said("h1", self.document.title)
        for line in self.document.standing:
            yield self.said("p", line, "standing")
        for line in self.document.warnings:
            yield self.said("p", line, "warning")
        yield "</header>\n"

    def part(self, part: Part) -> Iterator[str]:
        """One part under its heading."""
        name = _name(part.id)
        extra = " new-page" if part.new_page else ""
        yield f'<section class="part part-{name}{extra}" aria-labelledby="part-{name}">\n'
        self.with_qr = part.id == "help"
        number = f'<span class="number">{part.number}.</span> ' if part.number else ""
        yield self.said("h2", part.title, anchor=f"part-{name}", before=number)
        for beside, blocks in groupby(part.blocks, lambda block: isinstance(block, HelpBlock | CardBlock)):
            yield f'<div class="{"columns" if beside else "flow"}">\n'
            for block in blocks:
                yield from self.block(block)
            yield "</div>\n"
        yield "</section>\n"

    def block(self, block: Block) -> Iterator[str]:
        """One block."""
        match block:
            case Heading(level, line):
                yield self.said(f"h{min(6, level + 1)}", line)
            case Paragraph(line):
                yield self.said("p", line)
            case Notice(tone, lines):
                yield f'<div class="notice {tone.value}">\n'
                for line in lines:
                    yield self.said("p", line)
                yield "</div>\n"
            case Bullets(items, numbered):
                tag = "ol" if numbered else "ul"
                yield f"<{tag}>\n"
                for line in items:
                    yield self.said("li", line)
                yield f"</{tag}>\n"
            case Citations():
                yield from self.citations(block)
            case HelpBlock():
                yield from self.help(block)
            case CardBlock():
                yield from self.card(block)
            case DateBlock(_, name, day, iso, says):
                yield '<div class="date">\n'
                yield self.said("h3", name)
                yield self.said("p", day, "day", inner=f'time datetime="{_attr(iso)}"')
                yield self.said("p", says)
                yield "</div>\n"
            case TimelineBlock():
                yield from self.timeline(block)

    def citations(self, block: Citations) -> Iterator[str]:
        """Sources in small letters, each with its link as words."""
        yield '<ul class="sources">\n'
        for item in block.items:
            link = f' <span class="link" dir="ltr" lang="en">{_words(item.link)}</span>' if item.link else ""
            yield self.said("li", item.line, after=link)
        yield "</ul>\n"

    def help(self, block: HelpBlock) -> Iterator[str]:
        """One place that may help."""
        picture = qr_svg(block.link) if self.with_qr else ""
        yield f'<div class="help{" has-qr" if picture else ""}">\n<div>\n'
        yield self.said("h3", block.name)
        if block.does.text:
            yield self.said("p", block.does)
        for line in block.contact:
            yield self.said("p", line, "contact")
        for line in block.notes:
            yield self.said("p", line, "note")
        yield f"</div>\n{picture}</div>\n"

    def card(self, block: CardBlock) -> Iterator[str]:
        """A card to take away; on a sheet of cards its title stands right under that of the sheet."""
        yield '<div class="card">\n'
        yield self.said("h2" if self.form.cards else "h3", block.title)
        yield "<ul>\n"
        for line in block.points:
            yield self.said("li", line)
        yield "</ul>\n</div>\n"

    def timeline(self, block: TimelineBlock) -> Iterator[str]:
        """The line of time; the picture is for the eye, the list says the same in words."""
        yield '<div class="timeline">\n'
        yield timeline_svg(block.points, rtl=self.document.direction == "rtl")
        yield "<ol>\n"
        for point in block.points:
            says = f'<span class="says">{self.said("span", point.says)}</span>' if point.says is not None else ""
            yield self.said("li", point.line, "point", after=says)
        yield "</ol>\n</div>\n"

    def sheet_of_cards(self) -> Iterator[str]:
        """Only the cards, with the title and the standing line in the first place."""
        yield from self.head()
        yield '<main class="sheet">\n'
        for part in self.document.parts:
            for block in part.blocks:
                if isinstance(block, CardBlock):
                    yield '<section class="cut">\n'
                    yield from self.card(block)
                    for line in self.document.standing:
                        yield self.said("p", line, "standing")
                    yield "</section>\n"
        yield "</main>\n"

    def said(
        self,
        tag: str,
        line: Line,
        name: str = "",
        *,
        anchor: str = "",
        before: str = "",
        after: str = "",
        inner: str = "",
    ) -> str:
        """One Line in an element, the second language inside it as an element of its own.

        `before`, `after` and `inner` are markup of ours; the words of the line are always escaped.
        """
        attributes = f' id="{anchor}"' if anchor else ""
        first = self.first(line)
        if inner:
            first = f"<{inner}>{first}</{inner.partition(' ')[0]}>"
        mark = f' <span class="id" dir="ltr">[{_words(line.id)}]</span>' if self.form.ids and line.id else ""
        if line.second:
            first = f'<span class="pair"><span class="first">{before}{first}{mark}</span>{self.second(line)}</span>'
        else:
            first = f"{before}{first}{mark}"
        classes = f' class="{name}"' if name else ""
        return f"<{tag}{classes}{attributes}>{first}{after}</{tag}>\n"

    def first(self, line: Line) -> str:
        """The words of the first language; English that stands in for it is told to screen readers."""
        words = _words(line.text)
        return f'<span lang="en" dir="ltr">{words}</span>' if line.marked else f"<bdi>{words}</bdi>"

    def second(self, line: Line) -> str:
        """The words of the second language."""
        english = line.second.startswith(ENGLISH_MARK)
        lang = "en" if english else self.document.second_lang
        direction = "ltr" if english else self.document.second_direction
        return f' <span class="second" lang="{_attr(lang)}" dir="{_direction(direction)}">{_words(line.second)}</span>'


def _words(text: str) -> str:
    return escape(shown(text))


def _attr(text: str) -> str:
    return escape(shown(text), quote=True)


def _direction(direction: str) -> str:
    return "rtl" if direction == "rtl" else "ltr"


def _name(part_id: str) -> str:
    """A part's id as a name in markup: letters, digits and lines only."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in part_id)
