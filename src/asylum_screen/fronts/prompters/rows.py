"""The rows of a page, line by line, with the pointer before one of them. No terminal here."""

from __future__ import annotations

from collections.abc import Sequence

from asylum_screen.fronts.page import Kind, Page, Row
from asylum_screen.fronts.page import line as in_both
from asylum_screen.language.cells import wrap

from .texts import row_texts

Fragment = tuple[str, str]  # style and text, as prompt_toolkit takes them
PLAIN, BOLD, POINTED = "", "bold", "bold reverse"
POINTER, NO_POINTER = "> ", "  "


def row_lines(
    page: Page, rows: Sequence[Row], pointer: int, keeps: Row | None, width: int
) -> tuple[list[list[Fragment]], list[tuple[int, int]]]:
    """Draw the rows of a page.

    Args:
        page: the page, which says how its rows are numbered.
        rows: those that are shown.
        pointer: a place in `rows`; -1: above them, where an answer is kept or nothing is chosen yet.
        keeps: the row that keeps the answer, shown above the others.
        width: cells in a line.

    Returns:
        The lines, and for each row its first line and the line after its last.
    """
    lines = [] if page.kind is Kind.READ else _above(page, keeps, width, pointed=pointer < 0)
    spans = []
    numbers = page.numbered(rows)
    digits = max((len(str(number)) for number, row in numbers.items() if not row.bare), default=1)
    for place, (number, row) in enumerate(numbers.items()):
        begin = len(lines)
        style, mark = (POINTED, POINTER) if place == pointer else (PLAIN, NO_POINTER)
        first = mark if row.bare else f"{mark}{number:>{digits}}. "
        for text in row_texts(page, row):
            lines += [[(style, part)] for part in wrap(text, width, first=first)]
            first = " " * len(first)
        spans.append((begin, len(lines)))
    return lines, spans


def _above(page: Page, keeps: Row | None, width: int, *, pointed: bool) -> list[list[Fragment]]:
    """Where the pointer begins: the row that keeps an answer, or the words that nothing is chosen."""
    said = keeps.line if keeps is not None else in_both(page.words, "ui/not_chosen")
    pieces = [part for part in (said.text, said.second) if part]
    text = " ".join(pieces if keeps is not None else [f"({part})" for part in pieces])
    style, mark = (POINTED, POINTER) if pointed else (PLAIN, NO_POINTER)
    return [[(style, row)] for row in wrap(text, width, first=mark)]
