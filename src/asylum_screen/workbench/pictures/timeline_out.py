"""The policies as bars by date, one row each: patterns and words for the courts, gaps, unclear days, the day asked.

A row is a row of a table, and a bar a box in it at its share of the years: the browser lays everything out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from asylum_screen.core.rules import RulePack
from asylum_screen.present.markup import Child, Markup, element

from .details import detail_of
from .page import legend, page, standing
from .timeline import DAY, FIRST, NOT_KNOWN, Lane, Pattern, Stretch, lanes
from .words import period_words, timeline_words

STRIPES = "repeating-linear-gradient(45deg,#57a0e8 0 3px,#fff 3px 7px)"
DOTS = "radial-gradient(circle,#0a3069 1.2px,#ddf4ff 1.3px) 0 0/5px 5px"
LOOKS = {
    Pattern.RUNS: "background:#9ecbff;border:1px solid #0a3069",
    Pattern.PARTLY: f"background:{STRIPES};border:1px solid #0a3069",
    Pattern.GAP: "background:#fff;border:1px dashed #1b1f24",
    Pattern.UNDONE: f"background:{DOTS};border:1px solid #0a3069",
    Pattern.UNCLEAR: "background:#fff8c5;border:1px solid #7d4e00",
    Pattern.ANNOUNCED: "border-top:2px dashed #57606a",
    Pattern.COURT: f"background:{STRIPES};border:1px solid #57606a",
    Pattern.PAUSE: "border-top:2px dotted #8c959f",
}
THIN = frozenset({Pattern.ANNOUNCED, Pattern.COURT, Pattern.PAUSE})
BLANK = "\u00a0" * 3
WORDED = frozenset({Pattern.GAP, Pattern.PARTLY, Pattern.UNDONE})
CSS = """
table{border-collapse:collapse;font-size:13px;width:100%} th{text-align:left} tr{break-inside:avoid}
.words td,.words th{border:1px solid #d0d7de;padding:4px 8px;vertical-align:top}
.lanes{table-layout:fixed;font-size:11px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.lanes th,.lanes td{padding:0 4px;line-height:18px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.lanes th:first-child{width:270px} .lanes th:last-child{width:104px} .lanes tbody tr:nth-child(odd){background:#f6f8fa}
.lanes .track{position:relative;height:18px;padding:0;overflow:visible}
.track>*{position:absolute;box-sizing:border-box;top:3px;height:12px;min-width:2px;line-height:10px;font-size:9.5px;
overflow:hidden;text-align:center} .track>.thin{top:7px;height:4px} .track>.year{border-left:1px solid #d0d7de;top:0;
height:18px} th.track>.year{font-size:11px;line-height:18px;overflow:visible;padding-left:2px}
.track>.asked{border-left:2px solid #a40e26;top:0;height:18px} .track>.more{background:none;color:#0a3069}
.track>.unclear{min-width:11px;margin-left:-5px;font-weight:700;z-index:1}
.track>.bar{display:flex;flex-wrap:wrap;justify-content:center} .track>.bar::before{content:"";height:12px}
.pale td:not(:first-child){opacity:.45} .track b{background:#fff;padding:0 2px}
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to shares of the years shown, in whole years."""

    first: date
    last: date
    ends: date  # where a stretch without an end stops being drawn

    def share(self, day: date) -> float:
        """Where a day begins, in hundredths; days off the sheet lie at its edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(min(max(share, 0.0), 1.0) * 100, 2)

    def at(self, stretch: Stretch) -> str:
        """Where a stretch begins and how wide it is, as a style."""
        begin, end = self.share(stretch.first), self.share((stretch.last or self.ends) + DAY)
        return f"left:{begin:g}%;width:{end - begin:.2f}%"


def scale_of(pack: RulePack, as_of: date) -> Scale:
    """From 2016 to the end of the newest year that matters."""
    newest = max(as_of, pack.info.checked_on)
    return Scale(FIRST, date(newest.year + 1, 1, 1), newest)


def to_html(pack: RulePack, as_of: date, prefix: str = "") -> str:
    """A page: the bars to click on, and all of it again as a list in words."""
    details = [detail_of(statement, pack) for statement in pack.statements if statement.window is not None]
    scale, rows = scale_of(pack, as_of), lanes(pack, as_of)
    hint = element("p", "Click on a name to see its texts, dates and sources.", class_="standing onscreen")
    how = f"Red line: {as_of}, the day asked. \u25b6 goes on: no end found. (?) our sources could not confirm this."
    shown = [mark for mark in LOOKS if mark is not Pattern.PAUSE]
    keys = legend((BLANK, LOOKS[mark], mark.value) for mark in shown)
    years = (_year(scale, year, str(year)) for year in range(scale.first.year, scale.last.year))
    bars = _table("lanes", ["Policy", years, "That day"], [_row(lane, scale, as_of) for lane in rows])
    words = _table("words", ["Policy", "Days", "Which day decides", f"On {as_of}"], [_in_words(lane) for lane in rows])
    body = [hint, keys, element("p", how, class_="standing"), bars, element("h2", "The same in words"), words]
    return page(f"The policies over time, asked on {as_of}", standing(pack), body, details, prefix, CSS)


def _table(name: str, heads: Iterable[Child], rows: Iterable[Markup]) -> Markup:
    cells = (element("th", each, class_=None if isinstance(each, str) else "track") for each in heads)
    return element("table", element("thead", element("tr", cells)), element("tbody", rows), class_=name)


def _year(scale: Scale, year: int, words: str = "") -> Markup:
    return element("span", words, class_="year", style=f"left:{scale.share(date(year, 1, 1)):g}%")


# ---------------------------------------------------------------- one row


def _row(lane: Lane, scale: Scale, as_of: date) -> Markup:
    """A policy; one that could not be known on the day asked is pale."""
    policy = lane.policy
    code = element("code", policy.id)
    name = element(
        "a", code, href=f"#policy-{policy.id}", title=policy.title.english, aria_label=f"{policy.id}: details"
    )
    status = lane.status + (" (?)" if lane.unconfirmed else "")
    cells = (element("td", name), element("td", _track(lane, scale, as_of), class_="track"), element("td", status))
    return element("tr", cells, class_="pale" if lane.status == NOT_KNOWN else None)


def _track(lane: Lane, scale: Scale, as_of: date) -> Iterator[Markup]:
    yield from (_year(scale, year) for year in range(scale.first.year + 1, scale.last.year))
    for stretch in lane.stretches:
        if (stretch.last or scale.ends) >= scale.first:
            yield _bar(stretch, scale)
    if any(stretch.last is None and stretch.mark is not Pattern.COURT for stretch in lane.stretches):
        yield element("span", "\u25b6", class_="more", style=f"left:{scale.share(scale.ends + DAY):g}%")
    yield element("span", class_="asked", style=f"left:{scale.share(as_of):g}%")


def _bar(stretch: Stretch, scale: Scale) -> Markup:
    tip = f"{stretch.mark.value}: {period_words(stretch.first, stretch.last)}"
    word: Child = element("b", stretch.mark.value) if stretch.mark in WORDED else None
    if stretch.mark is Pattern.UNCLEAR:
        word = "?"
    kind = {Pattern.UNCLEAR: "unclear"}.get(stretch.mark, "thin" if stretch.mark in THIN else "bar")
    why = f" ({stretch.why})" if stretch.why else ""
    return element("span", word, class_=kind, title=tip + why, style=f"{LOOKS[stretch.mark]};{scale.at(stretch)}")


def _in_words(lane: Lane) -> Markup:
    policy = lane.policy
    periods: Child = [piece for line in timeline_words(policy.window.timeline) for piece in (line, element("br"))]
    axis = "the day of the orientation" if policy.window.axis == "as_of" else "the day of arrival"
    open_ = " (our sources could not confirm this)" if lane.unconfirmed else ""
    name: Child = [policy.title.english, element("br"), element("code", policy.id)]
    return element("tr", (element("td", cell) for cell in (name, periods, axis, lane.status + open_)))
