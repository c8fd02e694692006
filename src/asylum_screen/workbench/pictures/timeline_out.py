"""The policies as bars on one sheet, by date: patterns and words for the courts, gaps, unclear days, the day asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asylum_screen.core.rules import RulePack
from asylum_screen.present.markup import Child, Markup, element, embedded

from .details import detail_of
from .page import page, standing
from .svg import CODE, SMALL, TITLE, Letters, link, number, path, picture, style, text
from .timeline import DAY, FIRST, NOT_KNOWN, Lane, Mark, Stretch, lanes
from .words import period_words, timeline_words

WIDTH, LEFT, RIGHT = 1184.0, 232.0, 118.0
TOP, ROW, BAR = 104.0, 18.6, 12.0
NAME = Letters("t-bar", 10.5)
WORD = Letters("t-word", 9.5, bold=True)
SHEET = (
    f".{NAME.name}{{font-size:{NAME.size}px}} .{WORD.name}{{font-size:{WORD.size}px;font-weight:700}}"
    ".halo{paint-order:stroke;stroke:#ffffff;stroke-width:3px;stroke-linejoin:round}"
)
TABLE = (
    "table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #d0d7de;padding:4px 8px;"
    "text-align:left;vertical-align:top}tr{break-inside:avoid}"
)
LOOKS = {
    Mark.RUNS: ("#9ecbff", "#0a3069", ""),
    Mark.PARTLY: ("url(#stripes)", "#0a3069", ""),
    Mark.UNDONE: ("url(#dots)", "#0a3069", ""),
    Mark.GAP: ("#ffffff", "#1b1f24", "3 2"),
    Mark.PAUSE: ("none", "#8c959f", "1 3"),
    Mark.UNCLEAR: ("#fff8c5", "#7d4e00", ""),
    Mark.ANNOUNCED: ("none", "#57606a", "2 2"),
    Mark.COURT: ("url(#stripes)", "#57606a", ""),
}
THIN = frozenset({Mark.ANNOUNCED, Mark.COURT, Mark.PAUSE})


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places on the sheet."""

    first: date
    last: date
    ends: date  # where a stretch without an end stops being drawn

    def x(self, day: date) -> float:
        """Where a day begins; days off the sheet lie at its edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT)

    def span(self, stretch: Stretch) -> tuple[float, float]:
        """Where a stretch begins and ends."""
        return self.x(stretch.first), self.x((stretch.last or self.ends) + DAY)


def scale_of(pack: RulePack, as_of: date) -> Scale:
    """From 2016 to a little after the newest day that matters."""
    newest = max(as_of, pack.info.checked_on)
    return Scale(FIRST, date(newest.year + 1, 3, 31), newest)


def to_svg(pack: RulePack, as_of: date) -> str:
    """The sheet as one picture, in the shape of A4 on its side."""
    drawn, height = _sheet(pack, as_of, refs=frozenset(), titled=True)
    return str(picture(WIDTH, height, f"The policies on {as_of}", drawn))


def to_html(pack: RulePack, as_of: date, prefix: str = "") -> str:
    """A page: the sheet to click on, and all of it again as a list in words."""
    details = [detail_of(statement, pack) for statement in pack.statements if statement.window is not None]
    refs = frozenset(each.ref for each in details)
    drawn, height = _sheet(pack, as_of, refs=refs, titled=False)
    sheet = picture(WIDTH, height - _shift(titled=False), f"The policies on {as_of}", drawn, alone=False)
    hint = element("p", "Click on a name to see its texts, dates and sources.", class_="standing onscreen")
    body = [hint, element("figure", sheet, class_="sheet"), *_in_words(pack, as_of)]
    return page(f"The policies over time, asked on {as_of}", standing(pack), body, details, prefix, style() + TABLE)


def _shift(*, titled: bool) -> float:
    return 0.0 if titled else 46.0


def _sheet(pack: RulePack, as_of: date, *, refs: frozenset[str], titled: bool) -> tuple[Child, float]:
    scale, rows = scale_of(pack, as_of), lanes(pack, as_of)
    bottom = TOP + len(rows) * ROW + 6
    pieces: list[Child] = [_patterns(), embedded("style", SHEET)]
    if titled:
        pieces.append(text(12, 28, f"The policies over time, asked on {as_of}", TITLE))
        pieces.append(text(12, 46, standing(pack), SMALL))
    pieces.append(_legend(68))
    pieces.append(_years(scale, bottom))
    pieces += [_row(lane, place, scale, refs) for place, lane in enumerate(rows)]
    pieces.append(_asked(scale, as_of, bottom))
    pieces += [_title(lane, scale, TOP + place * ROW + ROW / 2) for place, lane in enumerate(rows)]
    inner = element("g", pieces, transform=f"translate(0 {-_shift(titled=titled):g})")
    return inner, bottom + 12


def _patterns() -> Markup:
    """Stripes and dots, so that states differ without colour."""
    stripes = [element("rect", width=7, height=7, fill="#fff"), element("rect", width=3, height=7, fill="#57a0e8")]
    dots = [
        element("rect", width=5, height=5, fill="#ddf4ff"),
        element("circle", cx=2.5, cy=2.5, r=1.2, fill="#0a3069"),
    ]
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element(
        "defs",
        element("pattern", stripes, id="stripes", width=7, height=7, **turned),
        element("pattern", dots, id="dots", width=5, height=5, patternUnits="userSpaceOnUse"),
    )


def _years(scale: Scale, bottom: float) -> Child:
    pieces = [
        element("rect", x=0, y=TOP + place * ROW, width=WIDTH, height=ROW, fill="#f6f8fa")
        for place in range(0, int((bottom - TOP) // ROW), 2)
    ]
    for year in range(scale.first.year, scale.last.year + 1):
        x = scale.x(date(year, 1, 1))
        pieces.append(path([(x, TOP - 4), (x, bottom)], stroke="#d0d7de", stroke_width=1))
        if WIDTH - RIGHT - x > NAME.width("2026"):
            pieces.append(text(x + 3, TOP - 6, str(year), SMALL))
    pieces.append(text(12, TOP - 6, "Policy (its id)", SMALL))
    pieces.append(text(WIDTH - RIGHT + 8, TOP - 6, "That day", SMALL))
    return pieces


def _asked(scale: Scale, as_of: date, bottom: float) -> Child:
    """The line at the day asked; what lies after it is paler."""
    x, end = scale.x(as_of), WIDTH - RIGHT
    later = element("rect", x=x, y=TOP, width=max(0.0, end - x), height=bottom - TOP, fill="#ffffff", opacity=0.55)
    line = element("path", d=f"M{number(x)} {number(TOP - 4)}V{number(bottom)}", stroke="#a40e26", stroke_width=2)
    right = end - x < NAME.width(str(as_of)) + 8
    place = {"text_anchor": "end"} if right else {}
    label = text(x - 4 if right else x + 4, bottom + 6, f"{as_of}: the day asked", NAME, fill="#a40e26", **place)
    notes = text(12, bottom + 6, "(?) our sources could not confirm this", SMALL)
    return [later, line, label, notes]


def _legend(y: float) -> Child:
    pieces: list[Child] = []
    x = 12.0
    for mark in (Mark.RUNS, Mark.PARTLY, Mark.GAP, Mark.UNDONE, Mark.UNCLEAR, Mark.ANNOUNCED, Mark.COURT):
        if mark is Mark.UNCLEAR:
            pieces.append(_unclear(x + 14, y - 2))
        else:
            pieces.append(_bar(mark, x, x + 30, y - 2))
        words = {Mark.GAP: "blocked: a gap"}.get(mark, mark.value)
        pieces.append(text(x + 36, y + 2, words, NAME))
        x += 52 + NAME.width(words)
    pieces.append(text(x, y + 2, "> goes on: no end found", NAME))
    return pieces


# ---------------------------------------------------------------- one row


def _row(lane: Lane, place: int, scale: Scale, refs: frozenset[str]) -> Child:
    policy, middle = lane.policy, TOP + place * ROW + ROW / 2
    name = text(12, middle + 4, policy.id, CODE)
    ref = f"policy-{policy.id}"
    named = link(ref, f"{policy.id}: details", _tip(policy.title.english), name) if ref in refs else name
    pieces: list[Child] = [named]
    drawn = sorted(lane.stretches, key=lambda stretch: stretch.mark is Mark.UNCLEAR)
    pieces += [_stretch(each, scale, middle) for each in drawn if scale.x(each.last or scale.ends) > LEFT]
    if any(stretch.last is None and stretch.mark is not Mark.COURT for stretch in lane.stretches):
        end = max(scale.span(stretch)[1] for stretch in lane.stretches)
        pieces.append(element("path", d=f"M{number(end + 2)} {number(middle - 5)}l7 5l-7 5z", fill="#0a3069"))
    status = lane.status + (" (?)" if lane.unconfirmed else "")
    pieces.append(text(WIDTH - RIGHT + 8, middle + 4, status, Letters("t-small", 11)))
    return _faded(lane, pieces)


def _tip(words: str) -> Markup:
    """The words shown while the mouse rests on something."""
    return element("title", words)


def _faded(lane: Lane, inner: Child) -> Child:
    """What could not be known on the day asked is pale."""
    return element("g", inner, opacity="0.45") if lane.status == NOT_KNOWN else inner


def _stretch(stretch: Stretch, scale: Scale, middle: float) -> Markup:
    start, end = scale.span(stretch)
    days = period_words(stretch.first, stretch.last)
    said = _tip(f"{stretch.mark.value}: {days}" + (f" ({stretch.why})" if stretch.why else ""))
    if stretch.mark is Mark.UNCLEAR and end - start < BAR:
        return element("g", said, _unclear((start + end) / 2, middle))
    word: Child = None
    if stretch.mark in (Mark.GAP, Mark.PARTLY, Mark.UNDONE) and WORD.width(stretch.mark.value) + 8 < end - start:
        middle_x = (start + end) / 2
        word = text(middle_x, middle + 3.4, stretch.mark.value, WORD, text_anchor="middle", extra="halo")
    return element("g", said, _bar(stretch.mark, start, end, middle), word)


def _bar(mark: Mark, start: float, end: float, middle: float) -> Markup:
    fill, stroke, dashes = LOOKS[mark]
    height = 4.0 if mark in THIN else BAR
    more = {"stroke_dasharray": dashes} if dashes else {}
    if mark in (Mark.ANNOUNCED, Mark.PAUSE):
        return path([(start, middle), (end, middle)], stroke=stroke, stroke_width=2, **more)
    wide = max(end - start, 1.5)
    return element("rect", x=start, y=middle - height / 2, width=wide, height=height, fill=fill, stroke=stroke, **more)


def _unclear(x: float, middle: float) -> Child:
    """A day on which nobody can say: a diamond with a question mark."""
    points = f"{number(x - 7)},{number(middle)} {number(x)},{number(middle - 7)} {number(x + 7)},{number(middle)}"
    shape = element("polygon", points=f"{points} {number(x)},{number(middle + 7)}", fill="#fff8c5", stroke="#7d4e00")
    return [shape, text(x, middle + 3.6, "?", WORD, text_anchor="middle")]


def _title(lane: Lane, scale: Scale, middle: float) -> Child:
    """The title beside the bars, where there is room; inside a bar that fills the sheet."""
    spans = [scale.span(stretch) for stretch in lane.stretches]
    if not spans:
        return None
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    before, after = start - LEFT - 22, WIDTH - RIGHT - end - 24
    words = lane.policy.title.english
    need = NAME.width(words)
    if need <= before:
        return _faded(lane, text(start - 11, middle + 3.8, words, NAME, text_anchor="end"))
    if need > after and end - start > max(before, after):
        first = lane.policy.window.timeline.first_day
        since = f"since {first}: " if first is not None and first < scale.first else ""
        halo = "" if sum(last > LEFT for _, last in spans) == 1 else "halo"
        return _faded(lane, text(start + 6, middle + 3.8, since + words, NAME, halo))
    if need <= after or after > before:
        return _faded(lane, text(end + 13, middle + 3.8, NAME.shortened(words, after), NAME))
    return _faded(lane, text(start - 11, middle + 3.8, NAME.shortened(words, before), NAME, text_anchor="end"))


# ---------------------------------------------------------------- in words


def _in_words(pack: RulePack, as_of: date) -> list[Markup]:
    rows = []
    for lane in lanes(pack, as_of):
        policy = lane.policy
        periods: Child = [piece for line in timeline_words(policy.window.timeline) for piece in (line, element("br"))]
        axis = "the day of the orientation" if policy.window.axis == "as_of" else "the day of arrival"
        open_ = " (our sources could not confirm this)" if lane.unconfirmed else ""
        name: Child = [policy.title.english, element("br"), element("code", policy.id)]
        cells: list[Child] = [name, periods, axis, lane.status + open_]
        rows.append(element("tr", (element("td", cell) for cell in cells)))
    head = element("tr", (element("th", each) for each in ("Policy", "Days", "Which day decides", f"On {as_of}")))
    return [element("h2", "The same in words"), element("table", element("thead", head), element("tbody", rows))]
