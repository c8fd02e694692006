"""What stands on the screen for whoever has no printer and copies it by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from paper_samples import ROOT, TODAY, evaluator

from asylum_screen.core.facts import Answer, DayRange, Facts
from asylum_screen.core.orientation import assess
from asylum_screen.language.cells import cell_width
from asylum_screen.language.store import open_words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.write_down import ToWrite, write_down

HERE = {"in_us_now": True, "unaccompanied_child": False}


def copied(lang: str = "en", **given: Answer) -> ToWrite:
    """What a person copies."""
    found = write_down(
        assess(evaluator(), Facts({**HERE, **given})),
        open_words(lang, ROOT / "translations"),
        PaperOptions(TODAY, evaluator=evaluator()),
    )
    assert found is not None
    return found


def ahead(days: int) -> DayRange:
    """A day so many days from the day of the rules."""
    return DayRange.on(TODAY + timedelta(days=days))


def test_each_day_that_lies_ahead_is_copied() -> None:
    """A day that cannot wait, large; the next one in its own words, also where nothing cannot wait."""
    near = copied(has_court_date=True, court_date=ahead(60), entry_date=ahead(-340), asylum_filed="not_filed")
    assert near.day and near.day in near.brief and "asylum form" in near.brief
    assert near.also.startswith("Court on") and near.also in " ".join(near.lines(200))
    far = copied(has_court_date=True, court_date=ahead(60))
    assert "Court on" in far.brief + far.also


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("width", [38, 78])
def test_it_fits_a_narrow_screen_and_names_no_secret(lang: str, width: int) -> None:
    """No line is too wide; what others may read on the piece of paper does not say what was answered."""
    found = copied(lang, in_custody=True, has_court_date=True, court_date=ahead(9))
    lines = found.lines(width)
    assert lines and all(cell_width(line) <= width for line in lines)
    assert found.step and (found.number or found.place)
