"""A catalogue: the translations of one language by text id, with what a reader must know about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NOBODY_YET = "nobody yet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation: the English it was made from, the words, and whether a translator must look again."""

    id: str
    english: str
    translation: str
    fuzzy: bool = False
    line: int = 0
    file: str = ""


class Catalogue(Mapping[str, Entry]):
    """Entries by text id. `draft` holds until a native speaker is named in the header of every file."""

    def __init__(self, entries: Mapping[str, Entry], reviewers: tuple[str, ...] = ()) -> None:
        self._entries = dict(entries)
        self.reviewers = reviewers

    @property
    def draft(self) -> bool:
        """True when any file of the language has no reviewer yet."""
        return not self.reviewers or any(name in ("", NOBODY_YET) for name in self.reviewers)

    def __getitem__(self, text_id: str) -> Entry:
        return self._entries[text_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
