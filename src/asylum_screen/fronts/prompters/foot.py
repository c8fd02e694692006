"""What stands below a page: how a list is ended, the keys and their words, the warning that nobody may be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asylum_screen.fronts.page import Kind, Nav, Page, Row, side_by_side
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Words

from .rows import BOLD, POINTED, Fragment

ALWAYS_IN_SIGHT = frozenset({"dk", "skip", "about", "done"})
ESSENTIAL = frozenset({Nav.BACK, Nav.HELP, Nav.QUIT})  # the keys that a crowded small screen shows; help has them all


def ends_lines(ends: Sequence[Row], pointed: Row | None, width: int, *, two: bool) -> list[list[Fragment]]:
    """What ends a list, with the key of each, on as few lines as it takes; the one pointed at stands out."""
    pieces = {row.id: f"{row.key} {side_by_side(row.line) if two else row.line.text}" for row in ends}
    marked = pieces[pointed.id] if pointed is not None else ""
    lines: list[list[Fragment]] = []
    for line in in_one_piece(list(pieces.values()), width) if pieces else ():
        before, found, after = line.partition(marked) if marked else (line, "", "")
        lines.append([part for part in ((BOLD, before), (POINTED, found), (BOLD, after)) if part[1]])
    return lines


def key_lines(
    page: Page, key: Mapping[str, str], width: int, keys: frozenset[Nav] = frozenset(Nav), *, two: bool
) -> list[str]:
    """Every key and its word. Help has its word in both languages always: its page has every key in both."""
    pieces = [
        f"{key[item.nav.value]} {side_by_side(item.line) if two or item.nav is Nav.HELP else item.line.text}"
        for item in page.commands
        if item.nav in keys
    ]
    return in_one_piece(pieces, width)


def few_keys(page: Page, key: Mapping[str, str], width: int) -> frozenset[Nav]:
    """The keys nobody can do without, and others that take no further line."""
    few = ESSENTIAL
    for nav in (Nav.LANGUAGE, Nav.PAUSE, Nav.WHY, Nav.START_OVER):
        if len(key_lines(page, key, width, few | {nav}, two=False)) == len(key_lines(page, key, width, few, two=False)):
            few |= {nav}
    return few


def pinned_lines(page: Page, rows: Sequence[Row], width: int, *, two: bool) -> list[str]:
    """On a page longer than the screen "I do not know" and "I prefer not to answer" stay in sight all the same."""
    if not page.question or page.kind is Kind.LIST:
        return []
    pieces = [
        f"{number}. {side_by_side(row.line) if two else row.line.text}"
        for number, row in page.numbered(rows).items()
        if row.id in ALWAYS_IN_SIGHT
    ]
    return in_one_piece(pieces, width) if pieces else []


def in_one_piece(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces on as few lines as they need; a line breaks between them."""
    joined = "   ".join(piece.replace(" ", "\u00a0") for piece in pieces)
    return [row.replace("\u00a0", " ") for row in wrap(joined, width)]


def warning_lines(spoken: Iterable[Words], left: int, width: int, rows: int) -> list[str]:
    """The question if somebody is there and the seconds left, in as many languages as there is room for.

    On a small screen the empty lines between them give way first.
    """
    bar = f"{'#' * min(width, left)} {left}"[:width]
    said = [
        [*wrap(words("ui/kiosk/still_there"), width), *wrap(words("ui/kiosk/any_key", seconds=left), width)]
        for words in {each.lang: each for each in spoken}.values()
    ]
    gap = [""] if sum(map(len, said)) + len(said) + 2 <= rows else []
    lines = ["", bar]
    for more in said:
        if len(lines) + len(gap) + len(more) <= rows or len(lines) == 2:
            lines += [*gap, *more]
    return lines[:rows]
