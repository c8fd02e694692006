"""The languages: code, names, direction, script, and where their dates and countries differ from the common tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .road import Stage

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """One language as `translations/LANGUAGES.yaml` describes it.

    offered: it stands in the language list. reaches: how much of it is promised there. months, countries, languages:
    names that replace the common tables. day_form: how a day is written, with {day}, {month} and {year};
    first_of_month replaces the number 1.
    """

    code: str
    own_name: str
    english_name: str
    direction: Direction = "ltr"
    script: str = "Latn"
    offered: bool = False
    months: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    day_form: str = ""
    month_form: str = ""
    first_of_month: str = ""
    languages: Mapping[str, str] = field(default_factory=dict)
    reaches: Stage = "yes"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ENGLISH = Language(
    "en",
    "English",
    "English",
    offered=True,
    months=_MONTHS,
    day_form="{month} {day}, {year}",
    month_form="{month} {year}",
    countries={
        "CD": "Democratic Republic of the Congo (Kinshasa)",
        "CG": "Republic of the Congo (Brazzaville)",
        "HK": "Hong Kong",
        "MM": "Myanmar (Burma)",
        "MO": "Macao",
        "PS": "Palestine (West Bank and Gaza)",
        "TR": "Turkey",
    },
)
