"""What the checks know about each language: `checks.yaml`, `glossary.yaml` and the common `keep.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from asylum_screen.core.rules import Place
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.locales import describe
from asylum_screen.language.words import Words
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading import Document, Limits, read_file

ANY_SCRIPT = Limits(english=False)
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Term:
    """A term of the glossary: what it is called, what it is never called, and why."""

    english: str
    say: tuple[str, ...]
    never: tuple[str, ...] = ()
    because: str = ""

    @cached_property
    def in_english(self) -> re.Pattern[str]:
        """Finds the English term, also in the plural."""
        return re.compile(rf"\b{re.escape(self.english)}(?:s|es)?\b", re.IGNORECASE)

    @cached_property
    def said(self) -> re.Pattern[str]:
        """Finds any of the words to be used; `*` stands for any ending."""
        return _any_of(self.say)

    @cached_property
    def wrong(self) -> re.Pattern[str] | None:
        """Finds any of the words never to be used."""
        return _any_of(self.never) if self.never else None


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    shapes = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Lists:
    """Everything the checks know about one language; an empty list switches its check off."""

    language: Language = ENGLISH
    small_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    softeners: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    numbers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ambiguous_numbers: frozenset[str] = frozenset()
    question_opens: str = ""
    sentence_words: int = 0
    readability: str = ""
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told_as_open: tuple[re.Pattern[str], ...] = ()
    verdict: tuple[re.Pattern[str], ...] = ()
    advice: tuple[re.Pattern[str], ...] = ()
    glossary: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Everything:
    """The lists of every language that has some, the names that stay, and what is wrong in the lists."""

    by_code: Mapping[str, Lists]
    keep_names: tuple[str, ...] = ()
    keep_patterns: tuple[re.Pattern[str], ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, language: Language) -> Lists:
        """The lists of a language; months from the common tables when nothing else is known."""
        code = language.code if language.code in self.by_code else language.code.partition("-")[0]
        return self.by_code.get(code) or Lists(language, months=_months(language))

    @cached_property
    def english(self) -> Lists:
        """The lists of English."""
        return self.by_code.get("en", Lists(months=ENGLISH.months))

    @cached_property
    def keep(self) -> re.Pattern[str]:
        """Finds every name that stays in English."""
        names = (rf"\b{re.escape(name)}\b" for name in sorted(self.keep_names, key=len, reverse=True))
        parts = [*names, *(pattern.pattern for pattern in self.keep_patterns)]
        return re.compile("|".join(parts) if parts else r"(?!)")


def _months(language: Language) -> tuple[str, ...]:
    words = Words(language)
    return tuple(words.month_name(number) for number in range(1, 13))


def read_lists(folder: Path, languages: Mapping[str, Language]) -> Everything:
    """Read every `checks.yaml` and `glossary.yaml` of the folder, and `keep.yaml`."""
    problems: list[Problem] = []
    by_code = {}
    for path in sorted(folder.glob("*/checks.yaml")):
        code = path.parent.name
        language = languages.get(code) or describe(code)
        by_code[code] = _lists(path, language, problems)
    for path in sorted(folder.glob("*/glossary.yaml")):
        code = path.parent.name
        glossary = tuple(_glossary(path, problems))
        base = by_code.get(code) or Lists(languages.get(code) or describe(code))
        by_code[code] = Lists(**{**vars(base), "glossary": glossary, "months": base.months or _months(base.language)})
    keep = _Reader(folder / "keep.yaml", "keep.yaml", problems)
    names, patterns = keep.strings("names"), keep.patterns("patterns")
    keep.unknown()
    return Everything(by_code, names, patterns, tuple(problems))


def _lists(path: Path, language: Language, problems: list[Problem]) -> Lists:
    reader = _Reader(path, f"{language.code}/checks.yaml", problems)
    numbers = {int(digit): words for digit, words in reader.tables("numbers").items() if digit.isdigit()}
    found = Lists(
        language=language,
        small_words=frozenset(reader.strings("small_words")),
        negations=frozenset(reader.strings("negations")),
        softeners=frozenset(reader.strings("softeners")),
        months=reader.strings("months") or _months(language),
        numbers=numbers,
        ambiguous_numbers=frozenset(reader.strings("ambiguous_numbers")),
        question_opens=reader.string("question_opens"),
        sentence_words=int(reader.string("sentence_words") or 0),
        readability=reader.string("readability"),
        known=reader.tables("known"),
        told_as_open=reader.patterns("told_as_open"),
        verdict=reader.patterns("verdict"),
        advice=reader.patterns("advice"),
    )
    reader.unknown()
    return found


def _glossary(path: Path, problems: list[Problem]) -> list[Term]:
    name = f"{path.parent.name}/glossary.yaml"
    document = read_file(path, name, ANY_SCRIPT)
    problems += document.problems
    terms = []
    for english, entry in document.data.items() if isinstance(document.data, dict) else ():
        place = document.key_place((english,))
        say = entry.get("say") if isinstance(entry, dict) else None
        never = entry.get("never", []) if isinstance(entry, dict) else []
        if not isinstance(entry, dict) or not isinstance(say, list) or not isinstance(never, list) or not say:
            problems.append(problem("AS730", place, f'"{english}" needs a list `say`.', "say: [words, to use]"))
            continue
        if not str(entry.get("because", "")).strip():
            problems.append(problem("AS730", place, f'"{english}" does not say why.', "because: the reason"))
        terms.append(Term(english, _texts(say), _texts(never), str(entry.get("because", ""))))
    return terms


def _texts(values: list[object] | object) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


class _Reader:
    """Takes typed values out of one file and remembers what was asked for."""

    def __init__(self, path: Path, name: str, problems: list[Problem]) -> None:
        self._document: Document = read_file(path, name, ANY_SCRIPT) if path.exists() else Document(name, None)
        self._problems = problems
        problems += self._document.problems
        self._data = self._document.data if isinstance(self._document.data, dict) else {}
        self._asked: list[str] = []

    def _take(self, key: str) -> object:
        self._asked.append(key)
        return self._data.get(key)

    def _wrong(self, key: str, message: str) -> None:
        self._problems.append(problem("AS730", self._document.key_place((key,)), message))

    def string(self, key: str) -> str:
        """One text, or an empty one."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            self._wrong(key, f"{key} is one text.")
        return value if isinstance(value, str) else ""

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts, or an empty one."""
        value = self._take(key)
        if value is not None and not isinstance(value, list):
            self._wrong(key, f"{key} is a list.")
        return _texts(value)

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """A list of regular expressions that do not care for capitals (except in names that stay)."""
        found = []
        for shape in self.strings(key):
            try:
                found.append(re.compile(shape, 0 if key == "patterns" else re.IGNORECASE))
            except re.error as error:
                self._wrong(key, f'"{shape}" is no regular expression: {error}.')
        return tuple(found)

    def tables(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of lists."""
        value = self._take(key)
        if value is not None and not isinstance(value, dict):
            self._wrong(key, f"{key} is a table of lists.")
        return {name: _texts(listed) for name, listed in value.items()} if isinstance(value, dict) else {}

    def unknown(self) -> None:
        """Report every key nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                place: Place = self._document.key_place((key,))
                self._problems.append(problem("AS730", place, f'"{key}" is not known here.', near(key, self._asked)))
