"""Days, months, numbers and countries as people say them, always in Latin digits."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from asylum_screen.core.facts import DayRange
from asylum_screen.fronts.countries import CODES, folded, matching, search_names
from asylum_screen.fronts.page import Row
from asylum_screen.present.document import Line
from languages.whole_runs import words_of

MONTHS = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "ht": (
        *("janvye", "fevriye", "mas", "avril", "me", "jen"),
        *("jiyè", "out", "septanm", "oktòb", "novanm", "desanm"),
    ),
}
FIRST = {"es": "1", "ht": "premye"}
FROM_HERE = {  # where most people who read this come from
    "es": {"HT": "Haití", "VE": "Venezuela", "HN": "Honduras", "CM": "Camerún", "US": "Estados Unidos", "BR": "Brasil"},
    "ht": {"HT": "Ayiti", "DO": "Repiblik Dominikèn", "CL": "Chili", "MX": "Meksik", "US": "Etazini", "BR": "Brezil"},
}


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_every_day_of_a_year_is_said_by_its_month(lang: str) -> None:
    """15 de marzo de 2027, 15 mas 2027; the first of a month as people say it."""
    words, link = words_of(lang), " de " if lang == "es" else " "
    day = date(2028, 1, 1)
    while day.year == 2028:
        number = FIRST[lang] if day.day == 1 else str(day.day)
        assert words.day(day) == link.join((number, MONTHS[lang][day.month - 1], "2028"))
        day += timedelta(days=1)
    assert tuple(words.month_name(month) for month in range(1, 13)) == MONTHS[lang]
    assert words.month(2027, 3) == link.join((MONTHS[lang][2], "2027"))


def test_spans_of_days() -> None:
    """One day, a month, a year, or both ends."""
    spans = {
        DayRange.on(date(2027, 3, 1)): ("1 de marzo de 2027", "premye mas 2027"),
        DayRange(date(2027, 3, 1), date(2027, 3, 31)): ("marzo de 2027", "mas 2027"),
        DayRange(date(2027, 1, 1), date(2027, 12, 31)): ("2027", "2027"),
        DayRange(date(2027, 3, 1), date(2027, 5, 31)): (
            "entre el 1 de marzo de 2027 y el 31 de mayo de 2027",
            "ant premye mas 2027 ak 31 me 2027",
        ),
    }
    for span, said in spans.items():
        assert (words_of("es").days(span), words_of("ht").days(span)) == said


@pytest.mark.parametrize("lang", ["es", "ht", "en"])
def test_every_country_has_one_name_of_its_own(lang: str) -> None:
    """No code is shown in place of a name, no name stands for two countries, and none is left in another language."""
    words = words_of(lang)
    names = {code: words.country(code) for code in CODES}

    assert [code for code, name in names.items() if name == code] == []
    assert len(set(names.values())) == len(names)
    assert all(names[code] == name for code, name in FROM_HERE.get(lang, {}).items())


def test_creole_leaves_no_country_to_the_french_names_of_the_common_tables() -> None:
    """Each country that can be chosen has a name in the official spelling."""
    assert [code for code in CODES if code not in words_of("ht").language.countries] == []


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_a_country_is_found_by_its_name_in_the_language_and_in_english(lang: str) -> None:
    """With or without accents, as it is typed."""
    words = words_of(lang)
    rows = [
        Row(code, Line(name), names=search_names(words, code, name), extra=False)
        for code, name in words.countries(CODES)
    ]
    for code in FROM_HERE[lang]:
        for name in (words.country(code), folded(words.country(code)), words_of("en").country(code)):
            assert code in [row.id for row in matching(rows, name)][:3], name


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_countries_stand_in_the_order_a_reader_looks_for_them(lang: str) -> None:
    """Accents and capitals do not count."""
    names = [folded(name) for _, name in words_of(lang).countries(CODES)]

    assert names == sorted(names)


@pytest.mark.parametrize("lang", ["es", "ht", "en-XA"])
def test_digits_are_latin(lang: str) -> None:
    """In days, counts and years."""
    words = words_of(lang)
    said = words.day(date(2027, 11, 23)) + words.number(12345) + words("ui/at_most/more", count=12)

    assert re.findall(r"\d", said) == list("23202712345" + "12")
