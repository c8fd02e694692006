"""AS501 to AS507: words that must not be printed, and the few places where the same words are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .model import Hit, Joined, Shown
from .words import WORDS


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
    def _fine(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.fine)) if self.fine else None

    def __call__(self, shown: Shown) -> Iterator[Hit]:
        """Every stretch of a text that must not be printed."""
        if shown.role in self.not_in:
            return
        for match in self._wrong.finditer(shown.lower):
            yield from self._hit(shown, match.start(), match.end())

    def among(self, joined: Joined) -> Iterator[tuple[Shown, Hit]]:
        """The same for all texts at once."""
        for shown, start, end in joined.matches(self._wrong):
            if shown.role not in self.not_in:
                yield from ((shown, hit) for hit in self._hit(shown, start, end))

    def _hit(self, shown: Shown, start: int, end: int) -> Iterator[Hit]:
        if not self._is_fine(shown.lower, start, end):
            yield Hit(self.code, start, end, self.message.format(shown.english[start:end]), self.hint)

    def _is_fine(self, english: str, start: int, end: int) -> bool:
        if self._fine is None:
            return False
        return any(fine.start() <= start and end <= fine.end() for fine in self._fine.finditer(english))


def _read(code: str, said: dict[str, Any]) -> Phrases:
    patterns = tuple(pattern.replace("PART", said.get("part", "")) for pattern in said["patterns"])
    not_in = frozenset(said.get("not_in", ()))
    return Phrases(code, said["message"], said["hint"], patterns, tuple(said.get("fine", ())), not_in)


PHRASES = tuple(_read(code, said) for code, said in WORDS["phrases"].items())
"""The checks of `words.toml`, in the order of their codes."""
