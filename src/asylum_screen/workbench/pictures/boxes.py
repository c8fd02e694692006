"""Trees of boxes as nested elements, a box inside the box it belongs to, and the map of a pack as a table.

The browser lays them out: it measures the letters, puts boxes side by side where they fit, and cuts what is long.
"""

from __future__ import annotations

from collections.abc import Iterable

from asylum_screen.present.markup import Child, Markup, element

from .overview import Band, Cell
from .trees import Box, Frame
from .words import Test

Refs = frozenset[str]
CSS = """
.trees,.under{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
.under{margin-top:8px}
.box{box-sizing:border-box;min-width:min(230px,100%);max-width:100%;flex:0 1 auto;padding:8px 10px;font-size:13px;
border:1px solid #57606a;border-radius:6px;background:#fff;overflow-wrap:anywhere}
.box>p{max-width:560px} .box>ul,.except>p{max-width:340px}
.box.rule{background:#ddf4ff;border:2px solid #0550ae;border-radius:0}
.box.question{background:#fff8c5;border:2px solid #7d4e00}
.box.named{background:#f0eefc;border:2px solid #6639ba}
.box.except{background:#fff1e5;border:2px dashed #bc4c00}
.box .head{font-weight:700;margin:0} .box p{margin:2px 0 0} .box code{font-size:12px;color:#57606a}
.box ul{margin:6px 0 0;padding-left:16px} .box li{margin-bottom:5px;list-style:square} .wants{font-weight:700;margin:0}
.long{display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden}
.map{border-collapse:collapse;width:100%;font-size:13px;overflow-wrap:anywhere}
.map th,.map td{border:1px solid #d0d7de;padding:4px 8px;text-align:left;vertical-align:top}
.map tbody th{background:#f6f8fa;font-size:15px} .map th p{margin:0;font-weight:400;font-size:13px}
.map code{font-size:12px}
details.file>summary{cursor:pointer;font-weight:700;font-size:18px;margin:14px 0 8px;border-bottom:2px solid #d0d7de}
@media print{.box,.map tr{break-inside:avoid} .box:has(.box .box),.trees,.under{break-inside:auto}}
"""


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
