"""QR codes for public links, and for nothing else: no answer, no date, no name ever stands in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from .markup import Markup, element, svg

_PUBLIC = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~/?=&%-]*)?")
LONGEST = 120
_MASK = 2  # any of the eight can be read; trying all of them takes most of the time


def public_link(link: str) -> str:
    """The full address of a public link of our list, or "" for anything that is not plainly one."""
    return f"https://{link}" if len(link) <= LONGEST and _PUBLIC.fullmatch(link) else ""


def qr_svg(link: str) -> Markup | None:
    """The code as SVG with its quiet edge; None when the link is not a public one or segno is not installed.

    The link itself always stands beside it in words, so the code is hidden from screen readers.
    """
    rows = qr_rows(link)
    if not rows:
        return None
    size = len(rows)
    path = "".join(f"M{x} {y}h{long}v1h-{long}z" for y, row in enumerate(rows) for x, long in _runs(row))
    ground = element("rect", width=size, height=size, fill="#fff")
    return svg("qr", size, size, ground, element("path", d=path), shape_rendering="crispEdges")


def qr_rows(link: str) -> list[list[bool]]:
    """The dark and light squares row by row, quiet edge included; empty when there is no code."""
    address = public_link(link)
    if not address:
        return []
    try:
        import segno
    except ImportError:
        return []
    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    return [[bool(square) for square in row] for row in code.matrix_iter(border=4)]


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark squares stand side by side: the first, and how many."""
    place = 0
    for dark, squares in groupby(row):
        long = len(list(squares))
        if dark:
            yield place, long
        place += long
