"""Years of other calendars that look like years of ours. Nothing is converted: the person is asked."""

from __future__ import annotations

from datetime import date

from .facts import DayRange, FactId, Facts

COUNTRIES = frozenset({"ET", "ER"})
LANGUAGES = frozenset({"am", "ti", "om"})
_NEW_YEAR = (9, 11)  # the Ethiopian year begins on 11 or 12 September
_BACK = 3  # so many years before this one are near enough to be meant


def counts_otherwise(facts: Facts, lang: str) -> bool:
    """True for a person who may count years as in Ethiopia, by language or by a country that was named.

    Only that calendar's years of today look like years of ours. Others (1405, 2083, 2569) stand out by themselves.
    """
    named = (answer for answer in facts.values() if isinstance(answer, frozenset))
    return lang in LANGUAGES or any(not COUNTRIES.isdisjoint(answer) for answer in named)


def maybe_another(year: int, as_of: date) -> bool:
    """True for a year that, counted as in Ethiopia, would be about now."""
    now = as_of.year - (7 if (as_of.month, as_of.day) >= _NEW_YEAR else 8)
    return now - _BACK <= year <= now + 1


def doubtful(facts: Facts, as_of: date) -> dict[FactId, int]:
    """The days said whose year may be one of Ethiopia's calendar, with that year."""
    said = {fact: answer.earliest.year for fact, answer in facts.items() if isinstance(answer, DayRange)}
    return {fact: year for fact, year in said.items() if maybe_another(year, as_of)}
