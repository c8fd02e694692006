"""Trees of boxes as nested elements, a box inside the box it belongs to, and the map of a pack as a table.

The browser lays them out: it measures the letters, puts boxes side by side where they fit, and cuts what is long.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from asylum_screen.present.markup import Child, Markup, element

from .overview import Band, Cell
from .trees import Box, Frame
from .words import Test

Refs = frozenset[str]
CSS = (Path(__file__).parent / "boxes.css").read_text(encoding="utf-8")


def trees(boxes: Iterable[Box], refs: Refs) -> Markup:
    """Trees side by side where they fit. `refs`: the details that can be opened by a click."""
    return element("div", (_box(box, refs) for box in boxes), class_="trees")


def _box(box: Box, refs: Refs) -> Markup:
    """A box with its tests, and in it the boxes that belong to it, exceptions last and in a row of their own."""
    head: Child = element("span", box.head)
    if box.ref in refs:
        head = element("a", head, href=f"#{box.ref}", title=f"{box.id}: show the details")
    inner = [child for child in box.children if child.frame is not Frame.EXCEPT]
    excepted = [child for child in box.children if child.frame is Frame.EXCEPT]
    return element(
        "div",
        element("p", head, class_="head"),
        element("code", box.id) if box.id else None,
        (element("p", note, class_="long", title=note) for note in box.notes),
        element("ul", (_row(row, refs) for row in box.rows)) if box.rows else None,
        (element("div", (_box(each, refs) for each in part), class_="under") for part in (inner, excepted) if part),
        class_=f"box {box.frame.value}",
    )


def _row(row: Test, refs: Refs) -> Markup:
    """One test: what is asked, which answer it looks for, its id."""
    name: Child = element("code", row.id) if row.id else None
    if row.ref in refs:
        name = element("a", name, href=f"#{row.ref}", aria_label=f"{row.id}: details")
    wants = element("p", f"= {row.wants}", class_="wants long", title=row.wants) if row.wants else None
    return element("li", element("span", row.asks, class_="long", title=row.asks), wants, name)


def the_map(bands: Iterable[Band], refs: Refs) -> Markup:
    """The map of a pack as a table, from top to bottom. `refs`: the files that can be jumped to."""
    heads = element("tr", (element("th", head) for head in ("File", "Holds", "Also looks at", "Look again by")))
    parts = (_band(number, band, refs) for number, band in enumerate(bands, 1))
    return element("table", element("thead", heads), parts, class_="map")


def _band(number: int, band: Band, refs: Refs) -> Markup:
    under = element("p", band.under) if band.under else None
    title = element("tr", element("th", f"{number}. {band.title}", under, colspan="4"))
    return element("tbody", title, (_row_of(cell, refs) for cell in band.cells))


def _row_of(cell: Cell, refs: Refs) -> Markup:
    target = f"file-{cell.file}"
    file: Child = element("code", cell.file)
    if target in refs:
        file = element("a", file, href=f"#{target}", aria_label=f"{cell.file}: show its trees")
    return element("tr", (element("td", words) for words in (file, cell.holds, cell.looks_at, cell.again)))
