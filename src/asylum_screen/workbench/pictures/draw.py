"""Trees of boxes to SVG: our own small layout, layer under layer, never wider than the page.

Boxes under one box stand side by side where they fit, else in several rows along a line at the left.
"""

from __future__ import annotations

from dataclasses import dataclass

from .svg import BODY, BOLD, CODE, HEAD, SMALL, Letters, element, link, path, text, tip
from .trees import Box, Look
from .words import Row

PAGE = 1180.0
WIDE, NARROW = 282.0, 262.0
PAD, GAP, DROP, INDENT = 10.0, 16.0, 26.0, 26.0
MARK = 12.0  # room for the sign before a test
MOST_LINES = 4
MOST_BESIDE = 4  # more boxes side by side are hard to follow

FILL = {
    Look.RULE: ("#ddf4ff", "#0550ae", "2"),
    Look.QUESTION: ("#fff8c5", "#7d4e00", "2"),
    Look.GROUP: ("#ffffff", "#57606a", "1"),
    Look.EXCEPT: ("#fff1e5", "#bc4c00", "2"),
    Look.NAMED: ("#f0eefc", "#6639ba", "1.5"),
}
DASHES = {Look.EXCEPT: "7 4"}


@dataclass(slots=True)
class Drawn:
    """A tree with its place: its own box at (own_x, y), and rows of trees under it; width and height of all of it."""

    box: Box
    own_width: float
    own_height: float
    width: float
    height: float
    rows: list[list[Drawn]]
    x: float = 0.0
    y: float = 0.0
    own_x: float = 0.0

    @property
    def middle(self) -> float:
        """The middle of its own box."""
        return self.own_x + self.own_width / 2

    @property
    def wrapped(self) -> bool:
        """True when what is under it stands in several rows."""
        return len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    letters: Letters
    indent: float = 0.0
    ref: str = ""
    whole: str = ""


def lay_out(box: Box, room: float = PAGE) -> Drawn:
    """Give every box of a tree its place, with the tree's corner at (0, 0)."""
    drawn = _measure(box, room)
    _place(drawn, 0.0, 0.0)
    return drawn


def _measure(box: Box, room: float) -> Drawn:
    own_width = min(WIDE if box.look in (Look.RULE, Look.QUESTION) else NARROW, room)
    own_height = _height(_lines(box, own_width))
    rows = [[_measure(child, room) for child in box.children]] if box.children else []
    if rows and (_across(rows[0]) > room or len(rows[0]) > MOST_BESIDE):
        rows = _wrapped([_measure(child, max(room - INDENT, NARROW)) for child in box.children], room - INDENT)
    inset = INDENT if len(rows) > 1 else 0.0
    width = max([own_width, *(inset + _across(row) for row in rows)])
    height = own_height + sum(DROP + max(part.height for part in row) for row in rows)
    return Drawn(box, own_width, own_height, width, height, rows)


def _across(row: list[Drawn]) -> float:
    return sum(part.width for part in row) + GAP * (len(row) - 1)


def _wrapped(parts: list[Drawn], room: float) -> list[list[Drawn]]:
    """Rows that fit; exceptions begin a row of their own."""
    rows: list[list[Drawn]] = []
    for part in parts:
        new_kind = rows and (rows[-1][-1].box.look is Look.EXCEPT) is not (part.box.look is Look.EXCEPT)
        if not rows or new_kind or _across([*rows[-1], part]) > room or len(rows[-1]) >= MOST_BESIDE:
            rows.append([])
        rows[-1].append(part)
    return rows


def _place(drawn: Drawn, x: float, y: float) -> None:
    drawn.x, drawn.y = drawn.own_x, _ = x, y
    below = y + drawn.own_height
    for row in drawn.rows:
        start = x + (INDENT if drawn.wrapped else (drawn.width - _across(row)) / 2)
        for part in row:
            _place(part, start, below + DROP)
            start += part.width + GAP
        below += DROP + max(part.height for part in row)
    if drawn.rows and not drawn.wrapped:
        middle = (drawn.rows[0][0].middle + drawn.rows[0][-1].middle) / 2
        drawn.own_x = min(max(x, middle - drawn.own_width / 2), x + drawn.width - drawn.own_width)


# ---------------------------------------------------------------- what stands in a box


def _lines(box: Box, width: float) -> list[_Line]:
    room = width - 2 * PAD
    lines = [_Line(each, HEAD) for each in HEAD.wrap(box.head, room)]
    lines += [_Line(each, CODE) for each in CODE.wrap(box.id, room)]
    for note in box.notes:
        lines += [_Line(each, BODY, whole=note) for each in BODY.wrap(note, room, MOST_LINES)]
    for row in box.rows:
        lines += _row_lines(row, room - MARK)
    return lines


def _row_lines(row: Row, room: float) -> list[_Line]:
    lines = [_Line(each, BODY, MARK, row.ref, row.asks) for each in BODY.wrap(row.asks, room, MOST_LINES)]
    lines += [_Line(each, BOLD, MARK, row.ref) for each in BOLD.wrap(f"= {row.wants}", room, 6) if row.wants]
    return [*lines, *(_Line(each, CODE, MARK, row.ref) for each in CODE.wrap(row.id, room))]


def _height(lines: list[_Line]) -> float:
    return 2 * PAD + sum(line.letters.line for line in lines) + _between(lines)


def _between(lines: list[_Line]) -> float:
    return 6.0 * sum(_starts_row(lines, place) for place in range(len(lines)))


def _starts_row(lines: list[_Line], place: int) -> bool:
    """True for the first line of a test, which has a sign before it and a little room above."""
    line = lines[place]
    if not line.indent or line.letters is not BODY:
        return False
    return place == 0 or lines[place - 1].letters is not BODY or not lines[place - 1].indent


# ---------------------------------------------------------------- drawing


def draw(drawn: Drawn, dx: float = 0.0, dy: float = 0.0, refs: frozenset[str] = frozenset()) -> str:
    """The SVG of a tree whose corner is moved to (dx, dy). `refs`: the details that can be opened by a click."""
    pieces = [_joins(drawn, dx, dy)]
    pieces += [draw(part, dx, dy, refs) for row in drawn.rows for part in row]
    pieces.append(_box(drawn, dx, dy, refs))
    return "".join(pieces)


def _joins(drawn: Drawn, dx: float, dy: float) -> str:
    made = []
    bottom = drawn.y + drawn.own_height + dy
    start = (drawn.own_x + INDENT / 2 if drawn.wrapped else drawn.middle) + dx
    for part in reversed([part for row in drawn.rows for part in row]):  # the first is drawn on top
        dashes = {"stroke_dasharray": DASHES[part.box.look]} if part.box.look in DASHES else {}
        colour = FILL[part.box.look][1] if part.box.look in DASHES else "#57606a"
        end, level = part.middle + dx, part.y + dy - DROP / 2
        points = [(start, bottom), (start, level), (end, level), (end, part.y + dy)]
        made.append(path(points, stroke=colour, stroke_width=1.5, **dashes))
    return "".join(made)


def _box(drawn: Drawn, dx: float, dy: float, refs: frozenset[str]) -> str:
    box = drawn.box
    fill, stroke, thick = FILL[box.look]
    x, y = drawn.own_x + dx, drawn.y + dy
    dashes = {"stroke_dasharray": DASHES[box.look]} if box.look in DASHES else {}
    frame = element(
        "rect", x=x, y=y, width=drawn.own_width, height=drawn.own_height,
        rx=0 if box.look is Look.RULE else 7, fill=fill, stroke=stroke, stroke_width=thick, class_="hit", **dashes,
    )  # fmt: skip
    lines = _lines(box, drawn.own_width)
    head: list[str] = [frame]
    rows: list[str] = []
    top = y + PAD
    for place, line in enumerate(lines):
        if _starts_row(lines, place):
            top += 6.0
            rows.append(_sign(x + PAD, top + line.letters.size * 0.38))
        words = text(x + PAD + line.indent, top + line.letters.size, line.words, line.letters)
        if line.indent:
            rows.append(_linked(words, line, refs))
        else:
            head.append(words)
        top += line.letters.line
    own = "".join(head)
    if box.ref in refs:
        own = link(box.ref, tip(f"{box.id}: show the details") + own, f"{box.head} {box.id}: details")
    return own + "".join(rows)


def _sign(x: float, y: float) -> str:
    return element("rect", x=x, y=y, width=5, height=5, fill="#57606a")


def _linked(words: str, line: _Line, refs: frozenset[str]) -> str:
    if line.ref not in refs or line.letters is not CODE:
        return words
    return link(line.ref, words, f"{line.words}: details")


def slices(drawn: Drawn, refs: frozenset[str] = frozenset()) -> list[tuple[str, float, float]]:
    """A tall tree in strips of SVG, each with its top and height, so that paper can be turned between two rows."""
    if not drawn.wrapped:
        return [(draw(drawn, refs=refs), 0.0, drawn.height)]
    strips: list[tuple[str, float, float]] = []
    lines = _joins(drawn, 0.0, 0.0)
    top, own = 0.0, _box(drawn, 0.0, 0.0, refs)
    for row in drawn.rows:
        bottom = max(part.y + part.height for part in row) + (0.0 if row is drawn.rows[-1] else DROP / 4)
        inside = "".join(draw(part, refs=refs) for part in row)
        strips.append((f"{lines}{own}{inside}", top, bottom - top))
        top, own = bottom, ""
    return strips


# ---------------------------------------------------------------- many trees on one page


def pack_trees(trees: list[Drawn], room: float = PAGE) -> tuple[list[tuple[Drawn, float, float]], float]:
    """Places for many trees: each as high up as it fits, in their order. Gives the places and the height."""
    step = 20.0
    columns = int(room // step) + 1
    floor = [0.0] * columns
    placed: list[tuple[Drawn, float, float]] = []
    for tree in trees:
        need = min(columns, int((tree.width + GAP) // step) + 1)
        spots = [(max(floor[at : at + need]), at) for at in range(columns - need + 1)]
        y, at = min(spots)
        placed.append((tree, at * step, y))
        floor[at : at + need] = [y + tree.height + 2 * GAP] * need
    return placed, max(floor, default=0.0)


__all__ = ["PAGE", "SMALL", "Drawn", "draw", "lay_out", "pack_trees"]
