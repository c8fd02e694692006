"""What the checks know about each language: `checks.yaml`, `glossary.yaml` and the common `keep.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from asylum_screen.core.conditions import Place
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.locales import describe
from asylum_screen.language.words import Words
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading import Limits, SourceFile, read_file

from .lint.phrases import Phrases, sentences_with, spelled_out

ANY_SCRIPT = Limits(english=False)
WORD = re.compile(r"[^\W\d_]+")
_VERDICT = ("AS721", '"{}" is the language of a verdict.', "Nobody decides here.")
_ADVICE = ("AS722", '"{}" is advice.', "Tell how the law works, and who can advise.")
HARM = {
    "verdict": _VERDICT,
    "promise": ("AS721", '"{}" is a promise.', "Nobody can promise what others decide."),
    "odds": ("AS721", '"{}" speaks of odds.', "A number about others says nothing about a person."),
    "blame": ("AS721", '"{}" blames a person.', "Say what can be done now."),
    "advice": _ADVICE,
    "crossing": ("AS722", '"{}" reads as advice to cross a border.', "Tell the law as it is."),
    "signing": ("AS722", '"{}" reads as advice to sign.', "A lawyer can read a paper first."),
    "notary": ("AS722", '"{}" sends a person to somebody who is no lawyer.', "Name a lawyer or an accredited helper."),
}
"""Kinds of words that must not be printed: code, message, hint."""


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
    harm: tuple[Phrases, ...] = ()
    concepts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    opposed: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    never_added: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    length: tuple[float, ...] = ()
    wrong_tone: tuple[re.Pattern[str], ...] = ()
    not_negations: tuple[re.Pattern[str], ...] = ()
    more_negations: tuple[re.Pattern[str], ...] = ()
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
        harm=tuple(reader.harm()),
        concepts=reader.concepts(),
        opposed=tuple(reader.pairs("opposed")),
        kept=reader.strings("kept"),
        never_added=reader.strings("never_added"),
        units=reader.strings("units"),
        length=tuple(map(float, reader.strings("length"))),
        wrong_tone=reader.patterns("wrong_tone"),
        not_negations=reader.patterns("not_negations"),
        more_negations=reader.patterns("more_negations"),
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
        self._document: SourceFile = read_file(path, name, ANY_SCRIPT) if path.exists() else SourceFile(name, None)
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
                self._wrong(key, f'"{shape}" is not a regular expression: {error}.')
        return tuple(found)

    def tables(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of lists."""
        value = self._take(key)
        if value is not None and not isinstance(value, dict):
            self._wrong(key, f"{key} is a table of lists.")
        return {name: _texts(listed) for name, listed in value.items()} if isinstance(value, dict) else {}

    def pairs(self, key: str) -> Iterator[tuple[str, str]]:
        """A list of `one / other`."""
        for value in self.strings(key):
            one, _, other = value.partition(" / ")
            yield one, other

    def concepts(self) -> dict[str, re.Pattern[str]]:
        """How the language says each concept: regular expressions in small letters, read with word borders."""
        found = {}
        for name, shapes in self.tables("concepts").items():
            try:
                found[name] = re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)")
            except re.error as error:
                self._wrong("concepts", f"{name} is not a regular expression: {error.msg}.")
        return found

    def harm(self) -> Iterator[Phrases]:
        """The words that must not be printed, by kind; see `lint/phrases.py`."""
        parts = self._take("parts")
        named = {str(name): str(shape) for name, shape in parts.items()} if isinstance(parts, dict) else {}
        try:
            fine = sentences_with(spelled_out(self.strings("harmless"), named))
            for kind, shapes in self.tables("harm").items():
                code, message, hint = HARM.get(kind, HARM["verdict"])
                if kind not in HARM:
                    self._wrong("harm", f'"{kind}" is no kind of harm. There are: {", ".join(HARM)}.')
                yield Phrases(code, message, hint, spelled_out(shapes, named), fine).compiled()
        except KeyError as error:
            self._wrong("parts", f"{error.args[0]} is not among the parts.")
        except re.error as error:
            self._wrong("harm", f'"{error.pattern!s:.60}" is not a regular expression: {error.msg}.')

    def unknown(self) -> None:
        """Report every key nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                place: Place = self._document.key_place((key,))
                self._problems.append(problem("AS730", place, f'"{key}" is not known here.', near(key, self._asked)))
