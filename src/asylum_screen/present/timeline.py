"""The small line of time: arrival, today and the dates that count, as shapes that need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .document import TimePoint
from .markup import Child, Markup, element, svg

WIDTH, HEIGHT = 340, 30
MARGIN, GAP, RADIUS = 15, 28, 11
MIDDLE = 15
STEP = 8.0  # from one digit of a number to the next
STROKES = (
    "M0-5C-4-5-4 5 0 5C4 5 4-5 0-5z",
    "M-2.2-2.8L.6-5V5",
    "M-3-2.6C-2.8-5.8 3-5.8 3-2.4C3 0-2 2.4-3 5H3.2",
    "M-2.8-4.2C-.5-6 3-4.8 2.7-2.4C2.5-.8 1-.3-.6-.3C1.2-.3 3 .5 3 2.3C3 5-.6 5.9-3 4.3",
    "M1.6 5V-5L-3.4 2H3.4",
    "M2.6-5H-2L-2.4-.6C.5-2 3.2-.6 3 2C2.8 5-.6 5.8-3 4.3",
    "M2.2-4.8C-1.5-5.2-3-2-3 1.6C-3 6.2 3.2 6 3 1.8C2.8-1.4-2.2-1.6-2.9 1.8",
    "M-3-5H3L-1 5",
    "M0-.4C-3.6-1-3.2-5 0-5C3.2-5 3.6-1 0-.4C-4.2 .2-4 5 0 5C4 5 4.2 .2 0-.4z",
    "M-2.2 4.8C1.5 5.2 3 2 3-1.6C3-6.2-3.2-6-3-1.8C-2.8 1.4 2.2 1.6 2.9-1.8",
)
"""The ten digits, drawn around their middle."""


def places(points: Sequence[TimePoint]) -> list[float]:
    """Where each point stands between 0 and 1: by its day, but never so near another that both cannot be read."""
    if not points:
        return []
    days = [date.fromisoformat(point.iso).toordinal() for point in points]
    span = max(1, days[-1] - days[0])
    least = GAP / (WIDTH - 2 * MARGIN)
    found = [(day - days[0]) / span for day in days]
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + least)
    over = found[-1] - 1
    for place in range(len(found) - 1, -1, -1):
        if over <= 0:
            break
        found[place] = min(found[place], 1 - (len(found) - 1 - place) * least)
    return found


def timeline_svg(points: Sequence[TimePoint], *, rtl: bool = False) -> Markup | None:
    """The line as SVG without words: numbers that the list beside it explains. None when there is no point.

    Arrival is an open circle, today a filled square, a date a circle with a thick rim.
    """
    if not points:
        return None
    line = element("line", x1=MARGIN, y1=MIDDLE, x2=WIDTH - MARGIN, y2=MIDDLE, stroke="#000", stroke_width=2)
    marks = []
    for number, (point, place) in enumerate(zip(points, places(points), strict=True), 1):
        x = MARGIN + (1 - place if rtl else place) * (WIDTH - 2 * MARGIN)
        marks.append(_mark(point.kind, x, number))
    return svg("line", WIDTH, HEIGHT, line, marks)


def _mark(kind: str, x: float, number: int) -> Child:
    if kind == "today":
        square = element("rect", x=x - RADIUS, y=MIDDLE - RADIUS, width=2 * RADIUS, height=2 * RADIUS)
        return [square, _figure(number, x, "#fff")]
    rim = 4 if kind == "date" else 1.5
    circle = element("circle", cx=x, cy=MIDDLE, r=RADIUS, fill="#fff", stroke="#000", stroke_width=rim)
    return [circle, _figure(number, x, "#000")]


def _figure(number: int, x: float, ink: str) -> Child:
    """A number as strokes: it is part of the picture, needs no font, and the list beside it says it in words."""
    digits = [int(sign) for sign in str(number)]
    begin = x - (len(digits) - 1) * STEP / 2
    return [
        element(
            "path", transform=f"translate({begin + place * STEP:.1f} {MIDDLE})", fill="none", stroke=ink,
            stroke_width=1.9, stroke_linecap="round", stroke_linejoin="round", d=STROKES[digit],
        )
        for place, digit in enumerate(digits)
    ]  # fmt: skip
