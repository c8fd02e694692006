"""Days, months, numbers and countries as people say them. Babel's tables are loaded only when one is needed."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

from .languages import Language


@lru_cache(maxsize=8)
def _locale(code: str) -> Any:
    """Babel's locale, or that of English for a language its tables do not know."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def day(language: Language, when: date) -> str:
    """A day in words, always with Latin digits: `2 May 2027`, `2 de mayo de 2027`."""
    if language.day_form:
        number = language.first_of_month if when.day == 1 and language.first_of_month else str(when.day)
        return _fill(language.day_form, language, when, number)
    from babel.dates import format_date

    return str(format_date(when, "long", locale=_locale(language.code)))


def month(language: Language, year: int, number: int) -> str:
    """A month with its year: `May 2027`, `mayo de 2027`."""
    when = date(year, number, 1)
    if language.month_form:
        return _fill(language.month_form, language, when, "")
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", when, locale=_locale(language.code)))


def month_name(language: Language, number: int) -> str:
    """The bare name of a month, for a list to choose from."""
    if language.months:
        return language.months[number - 1]
    return str(_locale(language.code).months["stand-alone"]["wide"][number])


def country(language: Language, code: str) -> str:
    """The name of a country; the code itself when no table knows it."""
    if code in language.countries:
        return language.countries[code]
    return str(_locale(language.code).territories.get(code, code))


def language_name(language: Language, code: str) -> str:
    """The name of a language, in this language; the code itself when no table knows it."""
    if code in language.languages:
        return language.languages[code]
    names = _locale(language.code).languages
    return str(names.get(code.replace("-", "_")) or names.get(code.partition("-")[0], code))


def number(language: Language, value: int) -> str:
    """A whole number with the language's separators."""
    if language.code == "en" or abs(value) < 1000:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_locale(language.code)))


def describe(code: str) -> Language:
    """A first description of a language from the common tables, for a person to look over."""
    from babel.core import Locale, UnknownLocaleError, get_global

    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Language(code, code, code)
    likely = str(get_global("likely_subtags").get(locale.language, "")).split("_")
    script = locale.script or (likely[1] if len(likely) > 1 else "Latn")
    own = str(locale.get_display_name() or code)
    english = str(locale.get_display_name("en") or code)
    return Language(
        code, own[:1].upper() + own[1:], english, "rtl" if locale.text_direction == "rtl" else "ltr", script
    )


def sort_key(name: str) -> str:
    """Orders names as a reader looks for them: accents, capitals and hyphens do not count."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("-", " "))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _fill(form: str, language: Language, when: date, day_number: str) -> str:
    name = month_name(language, when.month)
    return form.replace("{day}", day_number).replace("{month}", name).replace("{year}", str(when.year))
