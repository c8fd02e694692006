"""Who is outside is sent to places of the country where they are; not knowing the country takes no place away."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts, NonAnswer
from asylum_screen.core.first import page_of
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import HelpEntry, RulePack
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.page_one import first_pages, render_first
from asylum_screen.rulebook import load_pack

TODAY = date(2026, 11, 30)
IN_MEXICO = re.compile(r"Ju[aá]rez|Tijuana|Nogales|\b(?:in|of|for) Mexico\b")
US = re.compile(r"\b(?:911|988|211)\b")


@cache
def pack() -> RulePack:
    """The real rules."""
    return load_pack(Path(__file__).resolve().parent.parent / "rules")


@cache
def evaluator() -> Evaluator:
    """The real rules of today."""
    return Evaluator(pack(), TODAY)


@cache
def outside(country: object) -> Orientation:
    """Somebody outside, in this country, of a nationality that is not Mexico's."""
    where = frozenset({country}) if isinstance(country, str) else country
    given = {
        "in_us_now": False,
        "outside_country": where,
        "entry_place": "outside_us",
        "nationalities": frozenset({"NI"}),
    }
    return assess(evaluator(), Facts(given))  # type: ignore[arg-type]


def places(orientation: Orientation) -> list[HelpEntry]:
    """The places of help that are named to this person."""
    return list(orientation.help)


def of_mexico(entry: HelpEntry) -> bool:
    """Whether the words of the place name Mexico, or a town there."""
    return bool(IN_MEXICO.search(f"{entry.name.english} {entry.does.english}"))


def test_nobody_is_sent_to_a_place_of_another_country() -> None:
    """From Honduras nobody goes to Ciudad Juarez: what stands there is the way to UNHCR's page of that country."""
    for country in sorted(pack().countries - {"US", "MX"}):
        named = places(outside(country))
        assert [entry.id for entry in named if of_mexico(entry)] == [], country
        assert "unhcr_help" in {entry.id for entry in named}, country


@pytest.mark.parametrize("country", ["HN", "CO", "KE"])
def test_page_one_names_no_place_of_another_country(country: str) -> None:
    """The page of UNHCR, and no number of the US."""
    page = render_first(first_pages(outside(country), Words(), PaperOptions(TODAY)), 80)
    assert not IN_MEXICO.search(page)
    assert not US.search(page)
    assert "help.unhcr.org" in page


@pytest.mark.parametrize("country", ["MX", NonAnswer.DONT_KNOW, NonAnswer.DECLINED])
def test_mexico_or_a_country_that_is_not_known_keeps_each_place(country: object) -> None:
    """All places of Mexico that anybody outside can be shown, and the page of UNHCR."""
    shown = {entry.id for entry in places(outside(country))}
    assert {entry.id for entry in pack().help if of_mexico(entry)} & shown >= {"comar", "las_americas_in_mexico"}
    assert {entry.id for entry in pack().help if entry.id.endswith("_in_mexico")} <= shown
    assert "unhcr_help" in shown
    assert page_of(outside(country)) is not None
