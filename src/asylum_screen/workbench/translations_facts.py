"""Checks on facts: the values, numbers, dates, phones, links and names of a text and its translation must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from asylum_screen.core.conditions import Place, Text
from asylum_screen.language.registry import PLACEHOLDER

from .translations_lists import WORD, Everything, Lists

Found = tuple[str, str, str]
"""Code, message, hint."""

LINK = re.compile(
    r"(?:https?://|www\.)?\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov|org|com|net|edu|int|info|mil)\b(?:/[^\s)»”\"]*)?"
)
PHONE = re.compile(r"(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]\d{3}[ .-]\d{4}(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f']\d+)*")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_HAN = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")


@dataclass(frozen=True)
class Pair:
    """A text, its translation, where that stands, and what is known about both languages."""

    text: Text
    translation: str
    place: Place
    lists: Lists
    everything: Everything

    @property
    def english(self) -> str:
        """The English text."""
        return self.text.english

    @property
    def english_lists(self) -> Lists:
        """What is known about English."""
        return self.everything.english

    @cached_property
    def facts(self) -> tuple[KeptFacts, KeptFacts]:
        """The facts of both sides."""
        return read_facts(self.english, self.english_lists), read_facts(self.translation, self.lists)


@dataclass(frozen=True)
class KeptFacts:
    """What must not change in a text, each with how often it stands there, and the words that are left."""

    values: Counter[str]
    links: Counter[str]
    phones: Counter[str]
    dates: Counter[str]
    numbers: Counter[str]
    rest: str


def read_facts(text: str, lists: Lists) -> KeptFacts:
    """Take the facts out of a text one kind after the other, so that no digit counts twice."""
    values = Counter(PLACEHOLDER.findall(text))
    text = PLACEHOLDER.sub(" ", text)
    links = Counter(link.rstrip(".,;:") for link in LINK.findall(text))
    text = LINK.sub(" ", text)
    phones = Counter(re.sub(r"\D", "", phone)[-10:] for phone in PHONE.findall(text))
    text = PHONE.sub(" ", text)
    dates: Counter[str] = Counter()
    text = _take_dates(text, lists, dates)
    numbers = Counter(_plain_number(number) for number in _NUMBER.findall(text))
    return KeptFacts(values, links, phones, dates, numbers, text)


def _plain_number(number: str) -> str:
    """The number without separators of thousands: 1,095 and 1.095 are the same."""
    parts = re.split(r"[.,:\u00a0\u202f']", number)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
        return "".join(parts)
    return ".".join(parts)


def _take_dates(text: str, lists: Lists, found: Counter[str]) -> str:
    """Count the dates of a text as `year-month-day` (0 = not said) and return the text without them."""

    def count(year: str | None, month: int, day: str | None) -> str:
        found[f"{int(year or 0)}-{month}-{int(day or 0)}"] += 1
        return " "

    text = _ISO.sub(lambda m: count(m[1], int(m[2]), m[3]), text)
    text = _HAN.sub(lambda m: count(m[1], int(m[2] or 0), m[3]), text)
    months = {name.casefold(): at for at, name in enumerate(lists.months, start=1)}
    if not months:
        return text
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    first = re.escape(lists.language.first_of_month) or r"(?!)"
    day = rf"(?:(?P<day>\d{{1,2}})(?:\.?º|er|st|nd|rd|th)?|(?P<first>{first}))"
    link = r"(?:\s+(?:de|del|of|di))?"
    shapes = (
        rf"\b{day}{link}\s+(?P<month>{names})(?:{link},?\s+(?P<year>\d{{4}}))?(?!\w)",
        rf"(?<!\w)(?P<month>{names})\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?(?!\d)",
        rf"(?<!\w)(?P<month>{names}){link}\s+(?P<year>\d{{4}})(?!\d)",
    )
    for shape in shapes:
        text = re.sub(
            shape,
            lambda m: count(
                m["year"],
                months[m["month"].casefold()],
                m.groupdict().get("day") or ("1" if m.groupdict().get("first") else None),
            ),
            text,
            flags=re.IGNORECASE,
        )
    return text


def _listed(counted: Iterable[str]) -> str:
    return ", ".join(sorted(set(counted)))


def _difference(code: str, what: str, english: Counter[str], other: Counter[str]) -> Iterator[Found]:
    lost, added = english - other, other - english
    if lost:
        yield code, f"{what} from the English is missing: {_listed(lost)}.", "Copy it from the English."
    if added:
        yield code, f"{what} was added that the English does not have: {_listed(added)}.", "Compare both texts."


def values_agree(pair: Pair) -> Iterator[Found]:
    """Values to be put in are the same, as often; nothing else stands in braces."""
    english, other = pair.facts
    yield from _difference("AS710", "A value", english.values, other.values)
    if re.search(r"[{}]", other.rest):
        yield "AS710", "A brace is unmatched, or encloses something that is not a value.", "Values look like {date}."


def numbers_agree(pair: Pair) -> Iterator[Found]:
    """Numbers in digits are the same; numbers in words are the same as far as the lists know them."""
    english, other = pair.facts
    lost, added = english.numbers - other.numbers, other.numbers - english.numbers
    words_en, words_tr = _words(english.rest), _words(other.rest)
    for number in lost:
        if not _said(number, words_tr, pair.lists):
            yield "AS711", f"The number {number} from the English is missing.", "Keep it in digits."
    for number in added:
        if not _said(number, words_en, pair.english_lists):
            yield "AS711", f"The number {number} is not in the English.", "Compare both texts."
    yield from _number_words(pair, words_en, words_tr)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _said(number: str, words: list[str], lists: Lists) -> bool:
    return number.isdigit() and any(word in words for word in lists.numbers.get(int(number), ()))


def _surely_said(number: int, words: list[str], lists: Lists) -> bool:
    return any(name in words for name in lists.numbers.get(number, ()) if name not in lists.ambiguous_numbers)


def _number_words(pair: Pair, words_en: list[str], words_tr: list[str]) -> Iterator[Found]:
    english, other = pair.facts
    for number, names in pair.lists.numbers.items():
        in_english = str(number) in english.numbers or _said(str(number), words_en, pair.english_lists)
        in_other = str(number) in other.numbers or any(name in words_tr for name in names)
        sure = str(number) in other.numbers or _surely_said(number, words_tr, pair.lists)
        if _surely_said(number, words_en, pair.english_lists) and not in_other and str(number) not in english.numbers:
            yield "AS711", f"The English says {number} in words; here it is not said.", "Compare both texts."
        if sure and not in_english and str(number) not in other.numbers:
            yield "AS711", f"Here {number} is said in words; the English does not say it.", "Compare both texts."


def dates_agree(pair: Pair) -> Iterator[Found]:
    """The same days, months and years are named."""
    english, other = pair.facts
    yield from _difference("AS712", "A date", english.dates, other.dates)


def phones_agree(pair: Pair) -> Iterator[Found]:
    """The same phone numbers, digit for digit."""
    english, other = pair.facts
    yield from _difference("AS713", "A phone number", english.phones, other.phones)


def links_agree(pair: Pair) -> Iterator[Found]:
    """The same links, letter for letter."""
    english, other = pair.facts
    yield from _difference("AS714", "A link", english.links, other.links)


def names_stay(pair: Pair) -> Iterator[Found]:
    """Forms, court cases and offices keep their names."""
    keep = pair.everything.keep
    lost = {name for name in keep.findall(pair.english) if name not in pair.translation}
    if lost:
        yield "AS715", f"A name that stays in English is missing: {_listed(lost)}.", "Copy it from the English."
    # A form or case that the English does not name is the text of another place.
    added = {name for name in keep.findall(pair.translation) if name not in pair.english}
    if added:
        yield "AS715", f"This has a name that the English does not have: {_listed(added)}.", "Compare both texts."
