"""A catalogue: the translations of one language by text id, with what a reader must know about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation: the English it was made from, the words, and whether a translator must look again.

    read: a native speaker has read these words beside this English.
    """

    id: str
    english: str
    translation: str
    fuzzy: bool = False
    line: int = 0
    file: str = ""
    read: bool = False


class Catalogue(Mapping[str, Entry]):
    """Entries by text id. `read`: how many of them a native speaker has read."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries: dict[str, Entry | tuple[str, str, str, bool, int, str, bool]] = dict(entries)
        self.read = sum(entry.read for entry in entries.values())

    @classmethod
    def of_columns(cls, *columns: tuple[str | bool | int, ...]) -> Catalogue:
        """A catalogue from what `columns` gave. An entry is made when it is first looked up.

        Raises:
            TypeError: a column holds something else.
        """
        for kind, column in zip((str, str, str, bool, int, str, bool), columns, strict=True):
            if not {type(value) for value in column} <= {kind}:
                raise TypeError(f"a column of {kind.__name__}")
        made = cls({})
        made.read = sum(map(bool, columns[-1]))
        made._entries.update(zip(columns[0], zip(*columns, strict=True), strict=True))  # type: ignore[arg-type]
        return made

    def columns(self) -> tuple[tuple[str | bool | int, ...], ...]:
        """Each field of all entries."""
        rows = [
            (each.id, each.english, each.translation, each.fuzzy, each.line, each.file, each.read)
            for each in self.values()
        ]
        return tuple(zip(*rows, strict=True)) if rows else ((),) * 7

    @property
    def draft(self) -> bool:
        """True until a native speaker has read every text."""
        return self.read < len(self._entries)

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
