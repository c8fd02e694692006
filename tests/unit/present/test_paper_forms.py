"""Texts made harmless, the line of time, QR codes and calendars."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_samples import PEOPLE, TODAY, changed, hostile_document, paper

from asylum_screen.core.facts import DayRange
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import Line, TimePoint
from asylum_screen.present.handout import build_handout
from asylum_screen.present.handout_text import shown
from asylum_screen.present.ics import render_ics
from asylum_screen.present.qr import public_link, qr_rows, qr_svg
from asylum_screen.present.timeline import GAP, MARGIN, WIDTH, places, timeline_svg


@given(st.text())
def test_shown_text_never_turns_what_follows(text: str) -> None:
    """No control sign and no override is left; isolates only stand in pairs."""
    said = shown(text)
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\x00\x1b\n\r\u2028\u2029")
    assert sum(said.count(sign) for sign in "\u2066\u2067\u2068") == said.count("\u2069")
    said.encode()


def test_an_isolate_around_a_value_stays() -> None:
    """Values in right-to-left sentences keep their own direction."""
    assert shown("\u2068I-589\u2069") == "\u2068I-589\u2069"
    assert shown("\u2069\u2068") == "[U+2069][U+2068]"
    assert shown("\u202eabc") == "[U+202E]abc"


def point(iso: str, kind: str = "date") -> TimePoint:
    """A point of time."""
    return TimePoint(kind, iso, Line(iso))


@given(st.lists(st.dates(date(2016, 1, 1), date(2030, 1, 1)), min_size=1, max_size=8))
def test_points_of_time_never_cover_one_another(days: list[date]) -> None:
    """However near the days, every number can be read and stands on the line."""
    found = places([point(day.isoformat()) for day in sorted(days)])
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in found)
    assert all(after - before >= GAP / (WIDTH - 2 * MARGIN) - 1e-9 for before, after in pairwise(found))


def test_the_line_of_time_needs_no_colour() -> None:
    """Arrival, today and a date differ by shape; the picture is hidden from screen readers."""
    svg = str(timeline_svg([point("2025-01-01", "arrival"), point("2026-01-01", "today"), point("2027-01-01")]))
    assert svg.count("<circle") == 2
    assert svg.count("<rect") == 1
    assert 'aria-hidden="true"' in svg
    assert svg.count('stroke="#fff"') == 1
    assert timeline_svg([]) is None


def test_the_numbers_of_the_line_are_strokes_not_text() -> None:
    """A sign alone is no text whose contrast a checker can measure; above nine, two digits stand side by side."""
    points = [point(f"{2016 + place}-01-01") for place in range(10)]
    svg = str(timeline_svg(points))
    assert "<text" not in svg
    assert svg.count("<path") == 11


def test_the_numbers_of_the_line_can_be_read_on_a_small_screen() -> None:
    """On 320 pixels, with the edges of the page, a digit of ten units is still eight pixels tall; eight points fit."""
    assert 10 * (320 - 36) / WIDTH >= 8
    assert 8 * GAP <= WIDTH - 2 * MARGIN
    assert GAP >= 26


def test_the_line_of_time_runs_the_other_way_in_right_to_left_languages() -> None:
    """The first point stands at the right."""
    points = [point("2025-01-01", "arrival"), point("2027-01-01")]
    assert str(timeline_svg(points, rtl=True)).index(f'cx="{WIDTH - MARGIN}"') > 0


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "a b.org", "nodot", "x.org/\u202e", "x.org/" + "a" * 200, "x.org/#me"]
)
def test_only_public_links_get_a_code(link: str) -> None:
    """Anything that is not plainly a public link gets none."""
    assert public_link(link) == ""
    assert qr_svg(link) is None


def test_a_public_link_gets_a_code_with_a_quiet_edge() -> None:
    """Four light squares on every side."""
    pytest.importorskip("segno")
    rows = qr_rows("justice.gov/eoir")
    assert len(rows) == len(rows[0]) >= 29
    assert not any(any(row) for row in (*rows[:4], *rows[-4:]))
    assert not any(any(row[:4]) or any(row[-4:]) for row in rows)


def test_a_calendar_holds_each_date_still_to_come_with_what_it_means() -> None:
    """Whole days, the meaning, "ask a lawyer to check", the standing line; lines of at most 75 bytes; nothing past."""
    document = paper(PEOPLE[9])
    text = render_ics(document, Words(), TODAY)
    ahead = [block for block in document.dates if block.iso >= TODAY.isoformat()]
    assert 0 < text.count("BEGIN:VEVENT") == len(ahead) < len(document.dates)
    whole = text.replace("\r\n ", "")
    assert whole.count("Ask a lawyer to check this date.") == len(ahead)
    assert whole.count("not legal advice") == len(ahead)
    assert "DTSTART;VALUE=DATE:20270518" in whole
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    assert render_ics(document, Words(), TODAY) == text


def test_a_lock_screen_shows_no_topic() -> None:
    """The title of a day and of its reminders is the same for every day; the last reminder is on the day before."""
    lines = render_ics(paper(PEOPLE[1]), Words(), TODAY).replace("\r\n ", "").split("\r\n")
    shown = {line.partition(":")[2] for line in lines if line.startswith("SUMMARY")}
    reminders = "\n".join(lines).split("BEGIN:VALARM")[1:]
    assert shown == {"An important day"}
    assert all("DESCRIPTION:An important day\n" in each for each in reminders)
    assert "TRIGGER:-PT15H" in lines
    assert not any("asylum" in line for line in lines if line.startswith(("UID", "PRODID", "SUMMARY")))


def test_a_day_that_moves_keeps_its_place_in_the_calendar() -> None:
    """The same deadline on another day has the same UID; two days of one document never share one."""

    def ids(day: date) -> list[str]:
        made = build_handout(changed(PEOPLE[9], court_date=DayRange.on(day)), Words(), PaperOptions(TODAY))
        text = render_ics(made, Words(), TODAY).replace("\r\n ", "")
        return re.findall(r"UID:(\S+)", text)

    before, after = ids(date(2027, 3, 1)), ids(date(2027, 3, 8))
    assert set(before) == set(after)
    assert len(set(before)) == len(before) > 1


def test_hostile_text_cannot_leave_its_line_of_the_calendar() -> None:
    """Line ends, commas and colons in a text open no new property."""
    text = render_ics(hostile_document("x\r\nBEGIN:VEVENT\r\nX:1,2;3\\n"), Words(), TODAY)
    assert text.count("\r\nBEGIN:VEVENT") == 1


def test_no_topic_and_no_answer_is_in_a_calendar() -> None:
    """A calendar is seen by others."""
    text = render_ics(paper(PEOPLE[0]), Words(), TODAY).replace("\r\n ", "")
    assert "eligion" not in text
    assert "Iran" not in text
