"""What every check reads: the texts people see, each with its role, and where a word stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import Place, RulePack, Text
from asylum_screen.problems import Problem, problem
from asylum_screen.reading import SourceFile

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”)]?\s+(?=[\"“(]?[A-Z0-9])")
_ASIDE = re.compile(r"\([^)]*\)")
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class Shown:
    """One text that people see.

    kind: what it belongs to (question, finding, policy, ...). owner: the id of that. role: what it does there (ask,
    say, why, option, ...).
    """

    text: Text
    kind: str
    owner: str
    role: str

    @property
    def english(self) -> str:
        """The words."""
        return self.text.english

    @cached_property
    def lower(self) -> str:
        """The words in small letters, with every letter at its place."""
        low = self.text.english.lower()
        return low if len(low) == len(self.text.english) else self.text.english

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, without numbers and signs."""
        return tuple(_WORD.findall(_PLACEHOLDER.sub(" ", self.english) if "{" in self.english else self.english))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences; what stands in brackets is left out, and so are placeholders."""
        return sentences_of(self.english)

    @property
    def is_question(self) -> bool:
        """True for the sentence a person is asked."""
        return self.kind == "question" and self.role == "ask"


def sentences_of(english: str) -> tuple[str, ...]:
    """The sentences of a text without what stands in brackets; a placeholder counts as one word."""
    return tuple(part for part in _SENTENCE_END.split(plain_of(english)) if _WORD.search(part))


def plain_of(english: str) -> str:
    """A text without what stands in brackets; a placeholder counts as one word."""
    plain = _ASIDE.sub(" ", english) if "(" in english else english
    return _PLACEHOLDER.sub("x", plain) if "{" in plain else plain


def words_of(english: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(english)


def role_of(text_id: str) -> tuple[str, str, str]:
    """Kind, owner and role, read from the id of a text."""
    parts = text_id.split("/")
    kind, owner = parts[0], parts[1] if len(parts) > 1 else ""
    if "option" in parts[2:]:
        return kind, owner, "option"
    if "status" in parts[2:]:
        return kind, owner, "status"
    return kind, owner, parts[-1] if len(parts) > 2 else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a check found in a text: where it begins and ends in it, and what to say about it."""

    code: str
    start: int
    end: int
    message: str
    hint: str = ""


class Joined:
    """All texts in small letters, one after the other, so that a pattern runs over them once."""

    def __init__(self, texts: Sequence[Shown]) -> None:
        self._texts = texts
        self._lower = "\n".join(shown.lower for shown in texts)  # a text of rule files has no line break
        self._starts = list(accumulate((len(shown.lower) + 1 for shown in texts), initial=0))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Shown, int, int]]:
        """Each match with its text and where it begins and ends there."""
        for match in pattern.finditer(self._lower):
            number = bisect_right(self._starts, match.start()) - 1
            first = self._starts[number]
            yield self._texts[number], match.start() - first, match.end() - first


@dataclass
class Material:
    """A loaded pack with the files it came from."""

    pack: RulePack
    documents: Mapping[str, SourceFile]
    texts: list[Shown] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = [
            Shown(text, *role_of(text.id)) for text in self.pack.texts.values() if not text.id.startswith("source/")
        ]

    @cached_property
    def compiled(self) -> Compiled:
        """All conditions, on the day of the pack."""
        return Compiled(Evaluator(self.pack, self.pack.info.checked_on))

    @cached_property
    def joined(self) -> Joined:
        """All texts, to be searched at once."""
        return Joined(self.texts)

    def of(self, kind: str, owner: str) -> Iterator[Shown]:
        """The texts of one question, finding and so on."""
        yield from self._owned.get((kind, owner), ())

    @cached_property
    def _owned(self) -> dict[tuple[str, str], list[Shown]]:
        found: dict[tuple[str, str], list[Shown]] = {}
        for shown in self.texts:
            found.setdefault((shown.kind, shown.owner), []).append(shown)
        return found

    def problem(self, shown: Shown, hit: Hit) -> Problem:
        """The problem for a hit, at the very word in the file."""
        return problem(hit.code, self.place(shown.text, hit.start, hit.end), hit.message, hit.hint)

    def place(self, text: Text, start: int = 0, end: int = 0) -> Place:
        """Where a stretch of a text stands in its file; where the text begins when it cannot be found there."""
        document = self.documents.get(text.place.file)
        phrase = text.english[start:end].strip()
        if document is None or not phrase:
            return text.place
        pattern = re.compile(r"\s+".join(re.escape(word).replace("'", "''?") for word in phrase.split()))
        earlier = len(pattern.findall(text.english[:start]))
        offset = _offset(document.text, text.place)
        for number, match in enumerate(pattern.finditer(document.text, offset)):
            if number == earlier:
                return _place(text.place.file, document.text, match.start())
        return text.place


def _offset(source: str, place: Place) -> int:
    offset = 0
    for _ in range(place.line - 1):
        offset = source.find("\n", offset) + 1
    return offset + place.column - 1


def _place(file: str, source: str, offset: int) -> Place:
    line = source.count("\n", 0, offset) + 1
    return Place(file, line, offset - (source.rfind("\n", 0, offset) + 1) + 1)
