"""The policies as bars by date, near and far: patterns and words for the courts, gaps, unclear days, the day asked.

Bars are boxes placed in percent, so that the browser lays them out on a sheet of paper and on a telephone alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from asylum_screen.core.dates import Offset
from asylum_screen.core.rules import RulePack
from asylum_screen.present.markup import Child, Markup, element

from .details import detail_of
from .page import legend, page, standing
from .timeline import DAY, FIRST, NOT_KNOWN, Bar, Lane, Pattern, lanes, turns
from .words import period_words, timeline_words

BACK, AHEAD = Offset(months=-18), Offset(months=6)
"""What is shown near by: so long before the day asked, and so long after it."""
LABEL = 11.0
"""The share of a row, in percent, that the label of a day takes on a telephone."""
STYLE = (Path(__file__).parent / "timeline.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places in a row, in percent.

    ends: where a stretch without an end stops being drawn. near: steps have the labels of their days.
    """

    first: date
    last: date
    ends: date
    near: bool = False

    def at(self, day: date) -> float:
        """Where a day begins; days off the scale lie at its edge."""
        return 100 * min(max((day - self.first) / (self.last - self.first), 0.0), 1.0)

    def span(self, stretch: Bar) -> tuple[float, float]:
        """Where a stretch begins and ends."""
        last = stretch.last or max(self.ends, stretch.first)
        return self.at(stretch.first), self.at(last + DAY)

    def shows(self, stretch: Bar) -> bool:
        """True when a part of the stretch lies on the scale."""
        return stretch.first < self.last and (stretch.last or max(self.ends, stretch.first)) >= self.first

    def ticks(self) -> Iterator[tuple[date, str]]:
        """The first days of years, or of every third month near by, with their names."""
        for year in range(self.first.year, self.last.year + 1):
            for month in (1, 4, 7, 10) if self.near else (1,):
                day = date(year, month, 1)
                if self.first <= day < self.last:
                    yield day, f"{day:%b %Y}" if self.near else str(year)


def far(pack: RulePack, as_of: date) -> Scale:
    """From 2016 to a little after the newest day that matters."""
    newest = max(as_of, pack.info.checked_on, *(day for policy in pack.policies for day in turns(policy)))
    return Scale(FIRST, date(newest.year + 1, 3, 31), newest)


def near(pack: RulePack, as_of: date) -> Scale:
    """The last 18 months and the next 6."""
    return Scale(BACK.after(as_of), AHEAD.after(as_of), max(as_of, pack.info.checked_on), near=True)


def to_html(pack: RulePack, as_of: date, prefix: str = "") -> str:
    """A page: the last months with the day of each step, all years, and all of it again in words."""
    details = [detail_of(statement, pack) for statement in pack.statements if statement.window is not None]
    close = near(pack, as_of)
    body = [
        element("p", "Click on a name to see its texts, dates and sources.", class_="standing onscreen"),
        legend(("?" if one is Pattern.UNCLEAR else " ", _look(one), _MEANS.get(one, one.value)) for one in Pattern),
        element("p", _SIGNS, class_="standing"),
        element("h2", f"The last 18 months and the next 6: {close.first} to {close.last}"),
        _chart(pack, as_of, close),
        element("h2", "All years"),
        _chart(pack, as_of, far(pack, as_of)),
        *_in_words(pack, as_of),
    ]
    return page(f"The policies over time, asked on {as_of}", standing(pack), body, details, prefix, STYLE)


_SIGNS = "Red line: the day asked. (?) our sources could not confirm this. › goes on: no end found."
_MEANS = {Pattern.GAP: "blocked: a gap"}


def _look(mark: Pattern) -> str:
    """The class of a pattern in the style sheet."""
    return f"m-{mark.name.lower()}"


def _chart(pack: RulePack, as_of: date, scale: Scale) -> Markup:
    ticks = [
        element("span", said, class_="tick odd" if number % 2 else "tick", style=f"left:{scale.at(day):.2f}%")
        for number, (day, said) in enumerate(scale.ticks())
    ]
    asked = element("span", class_="asked", style=f"left:{scale.at(as_of):.2f}%", title=f"{as_of}: the day asked")
    rows = [_row(lane, scale) for lane in lanes(pack, as_of) if any(map(scale.shows, lane.stretches))]
    return element(
        "div", element("div", ticks, class_="scale"), rows, element("div", asked, class_="scale"), class_="chart"
    )


def _row(lane: Lane, scale: Scale) -> Markup:
    policy = lane.policy
    link = element("a", element("code", policy.id), href=f"#policy-{policy.id}", aria_label=f"{policy.id}: details")
    shown = [each for each in lane.stretches if scale.shows(each)]
    bars = element("div", (_bar(each, scale) for each in shown), class_="bars")
    labels = _labels(shown, scale) if scale.near else ()
    said = lane.status + (" (?)" if lane.unconfirmed else "")
    return element(
        "div",
        element("div", link, " ", policy.title.english, class_="name"),
        element("div", bars, labels, class_="track"),
        element("div", said, class_="said"),
        class_="row unknown" if lane.status == NOT_KNOWN else "row",
    )


def _bar(stretch: Bar, scale: Scale) -> Markup:
    start, end = scale.span(stretch)
    days = period_words(stretch.first, stretch.last)
    tip = f"{stretch.mark.value}: {days}" + (f" ({stretch.why})" if stretch.why else "")
    worded = stretch.mark in (Pattern.GAP, Pattern.PARTLY, Pattern.UNDONE) and end - start > len(stretch.mark.value)
    word: Child = "?" if stretch.mark is Pattern.UNCLEAR else element("b", stretch.mark.value) if worded else None
    goes = " goes" if stretch.last is None and stretch.mark is not Pattern.COURT else ""
    place = f"left:{start:.2f}%;width:{max(end - start, 0.3):.2f}%"
    return element("span", word, class_=f"bar {_look(stretch.mark)}{goes}", style=place, title=tip)


def _labels(stretches: list[Bar], scale: Scale) -> Iterator[Markup]:
    """The day of each step, in as many lines as they need not to cover each other."""
    steps = {each.first for each in stretches}
    steps |= {each.last + DAY for each in stretches if each.last is not None}
    lines: list[tuple[float, list[Markup]]] = []
    for day in sorted(step for step in steps if scale.first < step < scale.last):
        place = scale.at(day)
        begins = place - LABEL if place > 100 - LABEL else place
        number = next((number for number, (end, _) in enumerate(lines) if end <= begins), len(lines))
        told = lines[number][1] if number < len(lines) else []
        side = "left" if begins < place else None
        told.append(element("span", f"{day.day} {day:%b}", style=f"left:{place:.2f}%", class_=side, title=str(day)))
        lines[number : number + 1] = [(begins + LABEL, told)]
    return (element("div", told, class_="label") for _, told in lines)


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
