"""Checks that look for words: what is wrong, and the few places where the same words are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .model import Hit, Shown


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
        return re.compile(rf"\b(?:{'|'.join(self.patterns)})(?!\w)")

    @cached_property
    def _fine(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.fine)) if self.fine else None

    def __call__(self, shown: Shown) -> Iterator[Hit]:
        """Every stretch of a text that must not be printed."""
        if not self.reads(shown):
            return
        for match in self._wrong.finditer(shown.lower):
            if not self._is_fine(shown.lower, match.start(), match.end()):
                words = shown.english[match.start() : match.end()]
                yield Hit(self.code, match.start(), match.end(), self.message.format(words), self.hint)

    def _is_fine(self, english: str, start: int, end: int) -> bool:
        if self._fine is None:
            return False
        return any(fine.start() <= start and end <= fine.end() for fine in self._fine.finditer(english))
