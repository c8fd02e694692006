"""Checks that look for words: what is wrong, and the few places where the same words are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .model import Hit, Joined, Shown


def always(_shown: Shown) -> bool:
    """A check for every text."""
    return True


def not_for_a_lawyer(shown: Shown) -> bool:
    """A check for every text but the questions a person asks a lawyer, which the lawyer answers."""
    return not shown.is_for_a_lawyer


@dataclass(frozen=True)
class Phrases:
    """Words that must not be printed.

    patterns: regular expressions, in small letters, read with word borders. fine: stretches in
    which such words are right; each with its reason in the module that lists it. reads: which texts are read.
    """

    code: str
    message: str
    hint: str
    patterns: tuple[str, ...]
    fine: tuple[str, ...] = ()
    reads: Callable[[Shown], bool] = field(default=always)

    @cached_property
    def _wrong(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.patterns)})(?!\w)", re.MULTILINE)

    @cached_property
    def _fine(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.fine)) if self.fine else None

    def __call__(self, shown: Shown) -> Iterator[Hit]:
        """Every stretch of a text that must not be printed."""
        if not self.reads(shown):
            return
        for match in self._wrong.finditer(shown.lower):
            yield from self._hit(shown, match.start(), match.end())

    def among(self, joined: Joined) -> Iterator[tuple[Shown, Hit]]:
        """The same for all texts at once."""
        for shown, start, end in joined.matches(self._wrong):
            if self.reads(shown):
                yield from ((shown, hit) for hit in self._hit(shown, start, end))

    def _hit(self, shown: Shown, start: int, end: int) -> Iterator[Hit]:
        if not self._is_fine(shown.lower, start, end):
            yield Hit(self.code, start, end, self.message.format(shown.english[start:end]), self.hint)

    def _is_fine(self, english: str, start: int, end: int) -> bool:
        if self._fine is None:
            return False
        return any(fine.start() <= start and end <= fine.end() for fine in self._fine.finditer(english))
