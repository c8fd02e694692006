"""The texts of a page as strings, for every prompter: what is set for a width, and what names a key."""

from __future__ import annotations

from collections.abc import Callable

from asylum_screen.fronts.page import Mark, Nav, Page, Para, Row, line, texts_of
from asylum_screen.language.cells import printable
from asylum_screen.language.english import PROGRAM
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Weight, styled_lines
from asylum_screen.present.text import weighed
from asylum_screen.present.write_down import ToWrite


def body_lines(page: Page, width: int) -> list[str]:
    """The body of a page, set for a width; nothing for a page without one."""
    return [row for row, _ in styled_body(page, width)]


def styled_body(page: Page, width: int) -> list[tuple[str, Weight]]:
    """The same, each line with how much it stands out."""
    if page.body is None:
        return []
    if isinstance(page.body, ToWrite):
        return [(printable(row), Weight.STRONG) for row in page.body.lines(width)]
    if not isinstance(page.body, Document):
        return [(printable(row), weight) for row, weight in styled_lines(page.body, width)]
    return [(printable(row), weight) for row, weight in weighed(page.body, width, show_ids=page.show_ids)]


def para_texts(page: Page, item: Para, key: Callable[[Nav], str]) -> list[str]:
    """A paragraph in one language or two. One that names a command has its key before it, as this prompter calls it."""
    if item.nav is None:
        return texts_of(item.line, show_ids=page.show_ids)
    said = line(page.words, "ui/help/command", key=key(item.nav), name=PROGRAM[item.line.id])
    return texts_of(said, show_ids=page.show_ids)


def row_texts(page: Page, row: Row) -> list[str]:
    """A row in one language or two, each with its mark in words: a voice reads no brackets with a sign in them."""
    texts = texts_of(row.line, show_ids=page.show_ids)
    mark = {Mark.YES: "ui/chosen", Mark.UNSURE: "ui/list/unsure"}.get(row.mark or Mark.EMPTY)
    if mark is None:
        return texts
    marked = [page.words(mark, answer=texts[0])]
    if page.words.second is not None:
        marked += [page.words.second(mark, answer=text) for text in texts[1:]]
    return marked
