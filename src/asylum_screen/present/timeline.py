"""The small line of time: arrival, today and the dates that count, as shapes that need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .document import TimePoint

WIDTH, HEIGHT = 600, 44
MARGIN, GAP, RADIUS = 16, 34, 11
MIDDLE = 22


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


def timeline_svg(points: Sequence[TimePoint], *, rtl: bool = False) -> str:
    """The line as SVG without words: numbers that the list beside it explains.

    Arrival is an open circle, today a filled square, a date a circle with a thick rim.
    """
    if not points:
        return ""
    marks = []
    for number, (point, place) in enumerate(zip(points, places(points), strict=True), 1):
        x = MARGIN + (1 - place if rtl else place) * (WIDTH - 2 * MARGIN)
        marks.append(_mark(point.kind, x, number))
    line = f'<line x1="{MARGIN}" y1="{MIDDLE}" x2="{WIDTH - MARGIN}" y2="{MIDDLE}" stroke="#000" stroke-width="2"/>'
    return (
        f'<svg class="line" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg">{line}{"".join(marks)}</svg>\n'
    )


def _mark(kind: str, x: float, number: int) -> str:
    if kind == "today":
        shape = f'<rect x="{x - RADIUS:.1f}" y="{MIDDLE - RADIUS}" width="{2 * RADIUS}" height="{2 * RADIUS}"/>'
        ink = "#fff"
    else:
        rim = 4 if kind == "date" else 1.5
        shape = f'<circle cx="{x:.1f}" cy="{MIDDLE}" r="{RADIUS}" fill="#fff" stroke="#000" stroke-width="{rim}"/>'
        ink = "#000"
    text = (
        f'<text x="{x:.1f}" y="{MIDDLE + 4.5}" text-anchor="middle" font-size="13" font-weight="700" '
        f'direction="ltr" fill="{ink}">{number}</text>'
    )
    return shape + text
