"""The countries a person can name, and how typed letters find one in any of its names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from asylum_screen.language.words import Words
from asylum_screen.present.document import Line

from .page import Row

# ISO 3166-1 alpha-2, and XK, which is in use for Kosovo. Places nobody lives in are left out.
_CODES = """
    AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM
    KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX
    MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ
    VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
CODES: tuple[str, ...] = tuple(_CODES.split())
LONGEST = 40  # letters that count of what was typed


@cache
def english_words() -> Words:
    """English, made once."""
    return Words()


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """Letters as they are compared: without accents, capitals and signs."""
    marks_off = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", marks_off).split())


def search_names(words: Words, code: str, name: str) -> tuple[str, ...]:
    """The names under which a country is found: in the language shown, in English and in the second language."""
    names = [name, english_words().country(code), *([words.second.country(code)] if words.second is not None else [])]
    return tuple(dict.fromkeys(folded(each) for each in names))


def typed_letters(raw: str) -> str:
    """What counts of typed or pasted text: letters, marks and spaces, the first 40 of them."""
    kept = (c if unicodedata.category(c)[0] in "LM" else " " for c in raw[: 4 * LONGEST])
    return " ".join("".join(kept).split())[:LONGEST]


def matching(rows: Sequence[Row], typed: str) -> list[Row]:
    """The rows that fit the typed letters: names that begin so first, then names that have them inside.

    Rows that are no name (`extra`) always stay: at the end, or first while all names are shown.
    """
    letters = folded(typed_letters(typed))
    names = [row for row in rows if not row.extra]
    extra = [row for row in rows if row.extra]
    if not letters:
        return [*extra, *names]
    return [*named(names, typed), *extra]


def named(rows: Sequence[Row], typed: str) -> list[Row]:
    """The rows with a name that fits the typed letters: those that begin so first, then those that have them inside."""
    letters = folded(typed_letters(typed))
    begins = [row for row in rows if any(name.startswith(letters) for name in row.names)]
    return [*begins, *(row for row in rows if row not in begins and any(letters in name for name in row.names))]


def names_in(line: Line, english: str) -> tuple[str, ...]:
    """The names under which a row is found: in the language shown, in the second one and in English."""
    return tuple(dict.fromkeys(folded(each) for each in (line.text, line.second, english) if each))
