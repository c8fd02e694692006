"""Words: every text in the language of the reader.

    words = Words(ENGLISH)
    words("ui/key/back")                      # a word of the program, by id
    words(question.ask)                       # a text of the rule pack
    words(deadline.say, date=day)             # days, numbers and texts as values are put in words too

A text that is not translated, or whose English has changed since, is shown in English and marked; an old
translation is never shown.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from asylum_screen.core.conditions import Text
from asylum_screen.core.facts import STATELESS, DayRange

from . import locales
from .catalogue import Catalogue
from .english import PROGRAM
from .languages import ENGLISH, Direction, Language
from .registry import PLACEHOLDER, placeholders, stays_english

Value: TypeAlias = "str | int | date | DayRange | Text | Callable[[Words], str]"
"""What is put into a text. A function gives the words of a language, such as the name of a country in it."""
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
ENGLISH_MARK = "[EN] "


class TextStatus(Enum):
    """How a text stands in a language."""

    OK = "ok"
    MISSING = "missing"
    STALE = "stale"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is shown: the words, the language they are in, and why that may not be the reader's."""

    text: str
    lang: str
    status: TextStatus
    id: str

    @property
    def ok(self) -> bool:
        """True when the words are in the reader's language."""
        return self.status is TextStatus.OK

    @property
    def marked(self) -> str:
        """The words, with a mark before English that stands in for a missing translation."""
        return self.text if self.ok else ENGLISH_MARK + self.text


class Words:
    """The words of one language; `second` is shown under the first for a person who reads along."""

    def __init__(
        self,
        language: Language = ENGLISH,
        catalogue: Catalogue | None = None,
        second: Words | None = None,
        program: Mapping[str, Text] = PROGRAM,
    ) -> None:
        self.language = language
        self.catalogue = catalogue
        self.second = second
        self._program = program
        self._english = self if language.code == "en" else Words(ENGLISH, None, None, program)

    @property
    def lang(self) -> str:
        """The code of the language."""
        return self.language.code

    @property
    def direction(self) -> Direction:
        """Left to right, or right to left."""
        return self.language.direction

    @property
    def script(self) -> str:
        """The script, by its ISO 15924 code (Latn, Arab, Hans, ...)."""
        return self.language.script

    def shown_by(self, shows: Callable[[Language], bool]) -> Words:
        """These words for a screen: without a second language whose letters it cannot show."""
        if self.second is None or shows(self.second.language):
            return self
        alone = copy(self)
        alone.second = None
        return alone

    @property
    def alone(self) -> Words:
        """These words without the second language."""
        return self.shown_by(lambda _: False)

    @property
    def draft(self) -> bool:
        """True until a native speaker has read every text of the language; that must then be said."""
        return self.catalogue is not None and self.catalogue.draft

    @property
    def read(self) -> tuple[int, int]:
        """How many texts a native speaker has read, and how many there are."""
        return (self.catalogue.read, len(self.catalogue)) if self.catalogue is not None else (0, 0)

    def __call__(self, text: Text | str, /, **values: Value) -> str:
        """The words of a text, marked when they are English in place of a translation."""
        return self.lookup(text, **values).marked

    def lookup(self, text: Text | str, /, **values: Value) -> Said:
        """The words of a text together with their language and state.

        Raises:
            KeyError: for an id that is no program text, or a value the English needs and did not get.
        """
        source = self._program[text] if isinstance(text, str) else text
        if stays_english(source):
            return Said(self._put_in(source, source.english, values), "en", TextStatus.OK, source.id)
        translated, status = self._translate(source)
        if status is TextStatus.OK:
            return Said(self._put_in(source, translated, values), self.lang, status, source.id)
        return Said(self._english._put_in(source, source.english, values), "en", status, source.id)

    def both(self, text: Text | str, /, **values: Value) -> tuple[Said, ...]:
        """The text in this language and, when it differs, in the second."""
        first = self.lookup(text, **values)
        if self.second is None:
            return (first,)
        second = self.second.lookup(text, **values)
        return (first,) if second.text == first.text else (first, second)

    def _translate(self, source: Text) -> tuple[str, TextStatus]:
        if self._english is self:
            return source.english, TextStatus.OK
        entry = self.catalogue.get(source.id) if self.catalogue is not None else None
        if entry is None or not entry.translation.strip():
            return "", TextStatus.MISSING
        if entry.english != source.english:
            return "", TextStatus.STALE
        valued = "{" in entry.translation or "{" in source.english
        if entry.fuzzy or (valued and placeholders(entry.translation) != placeholders(source.english)):
            return "", TextStatus.FUZZY
        return entry.translation, TextStatus.OK

    def _put_in(self, source: Text, words: str, values: Mapping[str, Value]) -> str:
        if "{" not in words:
            return words
        missing = placeholders(words) - values.keys()
        if missing:
            raise KeyError(f"the text {source.id} needs a value for {', '.join(sorted(missing))}")
        return PLACEHOLDER.sub(lambda found: self._isolated(self._value(values[found[1]], values)), words)

    def _value(self, value: Value, values: Mapping[str, Value]) -> str:
        if isinstance(value, Text):
            return self.lookup(value, **values).marked
        if isinstance(value, DayRange):
            return self.days(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, int):
            return self.number(value)
        return value if isinstance(value, str) else value(self)

    def _isolated(self, value: str) -> str:
        """A value keeps its own direction inside a right-to-left sentence."""
        return f"{ISOLATE}{value}{END_ISOLATE}" if self.direction == "rtl" else value

    def day(self, when: date) -> str:
        """A day in words."""
        return locales.day(self.language, when)

    def month(self, year: int, month: int) -> str:
        """A month and its year in words."""
        return locales.month(self.language, year, month)

    def month_name(self, month: int) -> str:
        """The bare name of a month, for a list to choose from."""
        return locales.month_name(self.language, month)

    def days(self, days: DayRange) -> str:
        """One day, one month, one year, or both ends of a span."""
        first, last = days.earliest, days.latest
        if days.exact:
            return self.day(first)
        whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        if whole and (first.year, first.month) == (last.year, last.month):
            return self.month(first.year, first.month)
        if whole and first.year == last.year and (first.month, last.month) == (1, 12):
            return str(first.year)
        return self("lang/between", first=first, last=last)

    def country(self, code: str) -> str:
        """The name of a country by its ISO code, or of being stateless."""
        return self("lang/stateless") if code == STATELESS else locales.country(self.language, code)

    def countries(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        """Codes with their names, in the order a reader looks for them."""
        named = [(code, self.country(code)) for code in codes]
        return sorted(named, key=lambda pair: (locales.sort_key(pair[1]), pair[0]))

    def number(self, value: int) -> str:
        """A whole number, in Latin digits."""
        return locales.number(self.language, value)

    def language_name(self, code: str) -> str:
        """The name of a language, in this language."""
        return self.language.own_name if code == self.lang else locales.language_name(self.language, code)
