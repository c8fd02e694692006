"""Truth refuses to be a bool; facts refuse to show answers."""

from __future__ import annotations

from datetime import date

import pytest

from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negate


@pytest.mark.parametrize("truth", list(Truth))
def test_a_truth_is_not_a_bool(truth: Truth) -> None:
    """`if truth:` raises, so that unknown can never pass for yes or no."""
    with pytest.raises(TypeError):
        bool(truth)


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ((YES, UNKNOWN, NO), NO, YES),
        ((YES, UNKNOWN), UNKNOWN, YES),
        ((NO, UNKNOWN), NO, UNKNOWN),
        ((YES, YES), YES, YES),
        ((NO, NO), NO, NO),
        ((), YES, NO),
    ],
)
def test_all_and_any(parts: tuple[Truth, ...], every: Truth, some: Truth) -> None:
    """`all` is no if any part is no, else unknown if any is unknown; `any` mirrored."""
    assert all_of(parts) is every
    assert any_of(parts) is some
    assert any_of(map(negate, parts)) is negate(every)


def test_no_representation_of_facts_shows_an_answer() -> None:
    """The repr names the number of answers only, so no log or traceback can hold one."""
    facts = Facts({"harmed_before": True, "who": "CANARY", "when": NonAnswer.DECLINED})

    assert "CANARY" not in repr(facts) + str(facts)


def test_facts_are_changed_by_copies_only() -> None:
    """A changed answer keeps its place; the old facts stay as they were."""
    first = Facts({"a": True, "b": False})
    second = first.with_answer("a", NonAnswer.DONT_KNOW)

    assert list(second) == ["a", "b"]
    assert first["a"] is True
    assert "a" not in first.without("a")


def test_a_turned_range_is_refused() -> None:
    """The earliest day cannot lie after the latest."""
    with pytest.raises(ValueError, match="earliest"):
        DayRange(date(2024, 2, 1), date(2024, 1, 1))
