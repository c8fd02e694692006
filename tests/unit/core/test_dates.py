"""Day arithmetic: offsets, windows, timelines."""

from __future__ import annotations

from datetime import date

import pytest

from asylum_screen.core.dates import Bound, Offset, Segment, Timeline, Window, with_days
from asylum_screen.core.facts import DayRange
from asylum_screen.core.truth import NO, UNKNOWN, YES, Truth

AS_OF = date(2026, 11, 22)
ONE_YEAR = Offset(years=1, days=-1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2024, 2, 29), date(2025, 2, 27)),  # the anniversary does not exist: brought back, then less one day
        (date(2023, 2, 28), date(2024, 2, 27)),
        (date(2024, 3, 1), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2025, 9, 20), date(2026, 9, 19)),  # a Saturday: never moved over a weekend
    ],
)
def test_one_year_is_the_same_day_of_the_next_year_less_one_day(start: date, end: date) -> None:
    """The earliest safe day of the one-year limit, at the ends of months and years."""
    assert ONE_YEAR.after(start) == end


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 5, 31), 9, date(2025, 2, 28)),
        (date(2023, 5, 31), 9, date(2024, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 1, 31), 0, date(2024, 1, 31)),
    ],
)
def test_months_are_brought_back_to_the_end_of_the_month(start: date, months: int, end: date) -> None:
    """A day that a month does not have becomes its last day."""
    assert Offset(months=months).after(start) == end


def test_offsets_never_run_backwards() -> None:
    """A later day plus the same time is never earlier, so a range stays a range."""
    days = [date.fromordinal(n) for n in range(date(2023, 12, 1).toordinal(), date(2025, 3, 10).toordinal())]
    for offset in (ONE_YEAR, Offset(months=9), Offset(years=2)):
        moved = [offset.after(day) for day in days]
        assert moved == sorted(moved)


@pytest.mark.parametrize(
    ("day", "truth"),
    [
        (date(2024, 11, 22), NO),  # two whole years are over on the day itself
        (date(2024, 11, 23), YES),
        (date(2026, 11, 22), YES),
    ],
)
def test_less_than_two_years_ago(day: date, truth: Truth) -> None:
    """`within: {years: 2, of: as_of}` holds until the day on which two years are full."""
    window = Window(low=Bound(plus_days=1), offset=Offset(years=2))

    assert window.test(DayRange.on(day), AS_OF) is truth


@pytest.mark.parametrize(
    ("earliest", "latest", "truth"),
    [
        (date(2024, 1, 1), date(2024, 1, 31), YES),
        (date(2023, 12, 31), date(2024, 1, 1), UNKNOWN),
        (date(2023, 1, 1), date(2025, 1, 1), UNKNOWN),
        (date(2023, 1, 1), date(2023, 12, 31), NO),
        (date(2024, 2, 1), date(2024, 3, 1), NO),
    ],
)
def test_a_span_half_inside_a_window_is_unknown(earliest: date, latest: date, truth: Truth) -> None:
    """Only when every possible day agrees is the answer settled."""
    window = Window(Bound(date(2024, 1, 1)), Bound(date(2024, 1, 31)))

    assert window.test(DayRange(earliest, latest), AS_OF) is truth


def test_by_earliest_looks_only_at_the_earliest_day() -> None:
    """People are shown the earliest safe day."""
    window = Window(high=Bound(), offset=Offset(months=9), by_earliest=True)

    assert window.test(DayRange(date(2026, 1, 1), date(2026, 11, 1)), AS_OF) is YES


TIMELINE = Timeline(
    (
        Segment(date(2025, 1, 21), None, YES),
        Segment(date(2025, 8, 29), date(2026, 7, 16), NO),
        Segment(date(2025, 1, 20), date(2025, 1, 20), UNKNOWN),
    )
)


@pytest.mark.parametrize(
    ("day", "truth"),
    [
        (date(2025, 1, 19), NO),
        (date(2025, 1, 20), UNKNOWN),
        (date(2025, 1, 21), YES),
        (date(2025, 8, 28), YES),
        (date(2025, 8, 29), NO),
        (date(2026, 7, 16), NO),
        (date(2026, 7, 17), YES),
    ],
)
def test_a_timeline_has_periods_blocked_spans_and_unclear_days(day: date, truth: Truth) -> None:
    """The first day, the last day, and the days around each gap."""
    assert TIMELINE.on(day, AS_OF) is truth


def test_a_day_outside_every_period_is_never_the_nearest_one() -> None:
    """Before the first day nothing is in operation, however near it is."""
    assert TIMELINE.over(DayRange(date(2024, 1, 1), date(2025, 1, 19)), AS_OF) is NO


def test_a_block_undone_for_the_past_counts_only_as_seen_then() -> None:
    """A court stop with `seen_to` vanishes for orientations after that day."""
    stopped = Segment(date(2019, 7, 24), date(2019, 9, 10), NO, seen_to=date(2019, 9, 10))
    timeline = Timeline((Segment(date(2019, 7, 16), date(2020, 6, 29), YES), stopped))
    entry = DayRange.on(date(2019, 8, 1))

    assert timeline.over(entry, date(2019, 9, 10)) is NO
    assert timeline.over(entry, date(2019, 9, 11)) is YES


def test_a_day_among_names_is_said_in_words_and_what_is_no_day_stays() -> None:
    """Numbers of cases and papers are no days, nor is 31 February."""
    said = with_days("DHS, 2025-05-09; FR Doc. 2025-20401; No. 24-cv-1702; 2025-02-31", lambda day: f"<{day:%d.%m.}>")

    assert said == "DHS, <09.05.>; FR Doc. 2025-20401; No. 24-cv-1702; 2025-02-31"
