"""The lines of a page: its text, its rows with the pointer before one of them, and what it means. No terminal here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asylum_screen.fronts.page import MARKS, Kind, Mark, Page, Row, Tone, texts_of
from asylum_screen.fronts.page import line as in_both
from asylum_screen.language.cells import wrap
from asylum_screen.present.page_rows import Weight

from .texts import para_texts

Fragment = tuple[str, str]  # style and text, as prompt_toolkit takes them
PLAIN, BOLD, POINTED = "", "bold", "bold reverse"
DIM, RED = "dim", "bold ansired"
_STYLES = {Tone.ASK: BOLD, Tone.QUIET: DIM, Tone.HELP: DIM, Tone.URGENT: RED}
WEIGHTS = {Weight.QUIET: PLAIN, Weight.PLAIN: PLAIN, Weight.STRONG: BOLD, Weight.ALARM: RED}
RULE = "\u2500"
POINTER, NO_POINTER = "> ", "  "


def text_lines(page: Page, key: Mapping[str, str], width: int, *, roomy: bool, progress: bool) -> list[list[Fragment]]:
    """The lines above the rows: title, how far one is, and the text. What is asked is the boldest of them.

    Args:
        page: the page.
        key: the key of each command.
        width: cells in a line.
        roomy: empty lines part the text.
        progress: say also how far one is.
    """
    asks = any(item.tone is Tone.ASK for item in page.paras)
    lines: list[list[Fragment]] = []
    for head, style in ((page.title, DIM if asks else BOLD), (page.progress if progress else None, DIM)):
        for text in texts_of(head, show_ids=page.show_ids) if head is not None else ():
            lines += [[(style, row)] for row in wrap(text, width)]
    if roomy and lines:
        lines.append([(DIM, RULE * width)])
    for item in page.paras:
        if item.tone is Tone.HELP and not roomy:
            continue
        style, first = _STYLES.get(item.tone, PLAIN), MARKS.get(item.tone, "")
        for text in para_texts(page, item, lambda nav: key.get(nav.value, "")):
            lines += [[(style, row)] for row in wrap(text, width, first=first)]
        if roomy and not item.close:
            lines.append([])
    return lines


def help_lines(page: Page, width: int) -> list[list[Fragment]]:
    """What the question means, where it gave way to the answers."""
    texts = [text for item in page.paras if item.tone is Tone.HELP for text in texts_of(item.line, show_ids=False)]
    return [[(DIM, row)] for text in texts for row in wrap(text, width)]


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
    silent = page.kind is Kind.READ or (page.kind is Kind.LIST and keeps is None)
    lines = [] if silent else _above(page, keeps, width, pointed=pointer < 0)
    spans = []
    numbers = page.numbered(rows)
    digits = max((len(str(number)) for number, row in numbers.items() if not row.bare), default=1)
    for place, (number, row) in enumerate(numbers.items()):
        if row.group is not None:
            lines += [[(DIM, part)] for text in texts_of(row.group, show_ids=False) for part in wrap(text, width)]
        begin = len(lines)
        style, mark = (POINTED, POINTER) if place == pointer else (PLAIN, NO_POINTER)
        first = mark if row.bare else f"{mark}{number:>{digits}}. "
        if row.mark is not None:
            first += f"{row.mark.value} "
            style = BOLD if style == PLAIN and row.mark is not Mark.EMPTY else style
        for text in texts_of(row.line, show_ids=page.show_ids):
            lines += [[(style, part)] for part in wrap(text, width, first=first)]
            first = " " * len(first)
        for text in texts_of(row.note, show_ids=page.show_ids) if row.note is not None else ():
            lines += [[(DIM, part)] for part in wrap(text, width, first=first)]
        spans.append((begin, len(lines)))
    return lines, spans


def _above(page: Page, keeps: Row | None, width: int, *, pointed: bool) -> list[list[Fragment]]:
    """Where the pointer begins: the row that keeps an answer, or the words that nothing is chosen."""
    said = keeps.line if keeps is not None else in_both(page.words, "ui/not_chosen")
    pieces = [part for part in (said.text, said.second) if part]
    text = " ".join(pieces if keeps is not None else [f"({part})" for part in pieces])
    if keeps is None and not pointed:
        return [[] for _ in wrap(text, width, first=NO_POINTER)]
    style, mark = (POINTED, POINTER) if pointed and keeps is not None else (DIM, NO_POINTER)
    return [[(style, row)] for row in wrap(text, width, first=mark)]
