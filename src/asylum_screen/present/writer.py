"""Puts texts into the reader's language as Lines, with fees of the day and a second language where wanted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from asylum_screen.core.entries import Amount
from asylum_screen.core.rules import Text
from asylum_screen.language.fees import fees_on
from asylum_screen.language.words import Value, Words

from .document import Line


class Writer:
    """Writes Lines: the words of a text in the first and, when there is one, the second language.

    Args:
        words: the words of the reader's language.
        amounts: the fees of the pack.
        as_of: the day whose fees are named.
        own: sentences of the pack in place of the program's own, by their ids.

    Attributes:
        stood_in: True once English stood in for a text that is not translated.
    """

    def __init__(
        self, words: Words, amounts: tuple[Amount, ...], as_of: date, own: Mapping[str, Text] | None = None
    ) -> None:
        self.words = words
        self._own = own or {}
        self.stood_in = False
        self._fees = fees_on(amounts, as_of)

    def line(self, text: Text | str, /, **values: Value) -> Line:
        """One text as a Line. No text is read on a day that has no amount for it (AS415)."""
        said = self.words.both(self._own.get(text, text) if isinstance(text, str) else text, **{**self._fees, **values})
        self.stood_in = self.stood_in or not all(each.ok for each in said)
        return Line.of(said)

    def say(self, text: Text | str, /, **values: Value) -> str:
        """Only the words of the first language."""
        return self.words(text, **{**self._fees, **values})

    def draft(self) -> Line | None:
        """Says how much of a language a native speaker has read, while not all is; None where there is no need."""
        second = self.words.second
        if self.words.draft:
            read, texts = self.words.read
            return self.line("lang/draft_part", read=read, texts=texts) if read else self.line("lang/draft")
        if second is None or not second.draft:
            return None
        return self.line("lang/draft_second", language=lambda words: words.language_name(second.lang))

    def data(self, text: str) -> Line:
        """Words that need no translation: a number, a link, a name."""
        return Line(text)
