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
        self._entries: dict[str, Entry | tuple[str, str, str, bool, int, str]] = dict(entries)
        self.reviewers = reviewers

    @classmethod
    def of_columns(cls, reviewers: tuple[str, ...], *columns: tuple[str | bool | int, ...]) -> Catalogue:
        """A catalogue from what `columns` gave. An entry is made when it is first looked up.

        Raises:
            TypeError: a column holds something else.
        """
        for kind, column in zip((str, str, str, bool, int, str, str), (*columns, reviewers), strict=True):
            if not {type(value) for value in column} <= {kind}:
                raise TypeError(f"a column of {kind.__name__}")
        made = cls({}, reviewers)
        made._entries.update(zip(columns[0], zip(*columns, strict=True), strict=True))  # type: ignore[arg-type]
        return made

    def columns(self) -> tuple[tuple[str | bool | int, ...], ...]:
        """The reviewers, then each field of all entries."""
        rows = [(each.id, each.english, each.translation, each.fuzzy, each.line, each.file) for each in self.values()]
        return self.reviewers, *(zip(*rows, strict=True) if rows else ((),) * 6)

    @property
    def draft(self) -> bool:
        """True when any file of the language has no reviewer yet."""
        return not self.reviewers or any(name in ("", NOBODY_YET) for name in self.reviewers)

    def __getitem__(self, text_id: str) -> Entry:
        found = self._entries[text_id]
        if type(found) is tuple:
            found = self._entries[text_id] = Entry(*found)
        assert isinstance(found, Entry)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
