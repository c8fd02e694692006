"""Sums of money in a text: the one of the day, and the one that follows soon."""

from datetime import date, timedelta

import pytest

from asylum_screen.core.entries import Amount
from asylum_screen.core.rules import Checked, Confidence, Text
from asylum_screen.language.fees import fees_on
from asylum_screen.language.words import Words

SAY = Text("finding/form/say", "The form costs {fee.form}.")
READ = Checked(date(2026, 11, 20), "read in the notice", "A. Reader", date(2027, 11, 20), Confidence.TEXT)
NEW_YEAR = date(2027, 1, 1)


def sums(known_from: date) -> tuple[Amount, ...]:
    """$100 until the end of 2026, $105 in January, $110 from February on."""
    dated = (("$100", date(2025, 7, 22), date(2026, 12, 31)), ("$105", NEW_YEAR, date(2027, 1, 31)))
    known = [Amount("form", *each, ("notice",), READ, min(each[1], known_from)) for each in dated]
    return (*known, Amount("form", "$110", date(2027, 2, 1), None, ("notice",), READ, known_from))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 9, 1), "$100"),
        (date(2026, 11, 19), "$100"),
        (date(2026, 11, 20), "$100 ($105 from January 1, 2027)"),
        (date(2026, 12, 31), "$100 ($105 from January 1, 2027)"),
        (NEW_YEAR, "$105 ($110 from February 1, 2027)"),
        (date(2027, 2, 1), "$110"),
        (date(2025, 7, 21), "?"),
    ],
)
def test_a_person_reads_the_sum_of_the_day_and_the_next_change_once_it_is_known(day: date, said: str) -> None:
    """Both sums stand with the day on which the second begins; never one that nobody could know yet."""
    assert Words()(SAY, **fees_on(sums(date(2026, 11, 20)), day)) == f"The form costs {said}."


def test_a_change_is_named_from_90_days_before_it() -> None:
    """What changes in half a year is no news today."""
    last = NEW_YEAR - timedelta(days=90)
    early = sums(date(2026, 1, 1))
    assert Words()(SAY, **fees_on(early, last)) == "The form costs $100 ($105 from January 1, 2027)."
    assert Words()(SAY, **fees_on(early, last - timedelta(days=1))) == "The form costs $100."
