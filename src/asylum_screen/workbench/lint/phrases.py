"""Words that must not be printed (AS501 to AS507, and AS721 and AS722 in translations), and where they are right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .model import Hit, Joined, Shown
from .words import WORDS

_PART = re.compile(r"\b[A-Z][A-Z_]{2,}\b")


@dataclass(frozen=True)
class Phrases:
    """Words that must not be printed.

    patterns: regular expressions, in small letters, read with word borders. fine: stretches in which such words are
    right. not_in: the roles of texts that are not read.
    """

    code: str
    message: str
    hint: str
    patterns: tuple[str, ...]
    fine: tuple[str, ...] = ()
    not_in: frozenset[str] = frozenset()

    @cached_property
    def _wrong(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.patterns)})(?!\w)", re.MULTILINE)

    @cached_property
    def _fine(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(shape, re.MULTILINE) for shape in self.fine)

    def compiled(self) -> Phrases:
        """Itself, with every pattern tried.

        Raises:
            re.error: a pattern that is not a regular expression.
        """
        _ = self._wrong, self._fine
        return self

    def __call__(self, shown: Shown) -> Iterator[Hit]:
        """Every stretch of a text that must not be printed."""
        if shown.role not in self.not_in:
            for start, end in self.stretches(shown.lower):
                yield self._hit(shown, start, end)

    def among(self, joined: Joined) -> Iterator[tuple[Shown, Hit]]:
        """The same for all texts at once."""
        for shown, start, end in joined.matches(self._wrong):
            if shown.role not in self.not_in and not self._is_fine(shown.lower, start, end):
                yield shown, self._hit(shown, start, end)

    def stretches(self, lower: str) -> Iterator[tuple[int, int]]:
        """Where the words stand in a text in small letters, and are not right."""
        for match in self._wrong.finditer(lower):
            if not self._is_fine(lower, match.start(), match.end()):
                yield match.start(), match.end()

    def _hit(self, shown: Shown, start: int, end: int) -> Hit:
        return Hit(self.code, start, end, self.message.format(shown.english[start:end]), self.hint)

    def _is_fine(self, lower: str, start: int, end: int) -> bool:
        spans = (match.span() for fine in self._fine for match in fine.finditer(lower))
        return any(first <= start and end <= last for first, last in spans)


def spelled_out(shapes: Iterable[str], parts: Mapping[str, str]) -> tuple[str, ...]:
    """Patterns with what their words in capitals stand for; no pattern reads on into the next text.

    Raises:
        KeyError: a word in capitals that `parts` does not have.
    """
    found = []
    for shape in shapes:
        while _PART.search(shape):
            shape = _PART.sub(lambda word: parts[word[0]], shape)  # noqa: PLW2901
        found.append(shape.replace("[^.?!]", "[^.?!\n]"))
    return tuple(found)


def sentences_with(shapes: Iterable[str]) -> tuple[str, ...]:
    """Patterns of the whole sentence around each of these."""
    return tuple(rf"[^.?!\n]*(?:{shape})[^.?!\n]*[.?!]*" for shape in shapes)


def _read(code: str, said: dict[str, Any]) -> Phrases:
    parts = WORDS["parts"]
    fine = (*spelled_out(said.get("fine", ()), parts), *sentences_with(spelled_out(WORDS["harmless"], parts)))
    not_in = frozenset(said.get("not_in", ()))
    return Phrases(code, said["message"], said["hint"], spelled_out(said["patterns"], parts), fine, not_in)


PHRASES = tuple(_read(code, said) for code, said in WORDS["phrases"].items())
"""The checks of `words.toml`, in the order of their codes."""
