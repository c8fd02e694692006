"""A message that is not yet in a language: the id of a text of the program, and what is put into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .words import Value, Words


@dataclass(frozen=True)
class Message:
    """What is to be said, before it is known to whom.

    text: an id of the program's own texts. values: what is put in; a Message among them is said in the same language.
    """

    text: str
    values: Mapping[str, Value | Message] = field(default_factory=dict, hash=False)

    def said(self, words: Words) -> str:
        """The words, in a language."""
        return words(self.text, **self.filled(words))

    def filled(self, words: Words) -> dict[str, Value]:
        """What is put in, each Message among it said in a language."""
        return {name: value.said(words) if isinstance(value, Message) else value for name, value in self.values.items()}

    def __str__(self) -> str:
        return self.said(Words())


def message(text: str, /, **values: Value | Message) -> Message:
    """A message: `message("error/written", name="paper.html")`."""
    return Message(text, values)
