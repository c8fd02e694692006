"""`translations review`: a native speaker reads a language in a spreadsheet, and what was right is marked by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

from asylum_screen.language.po import PoFile, PoMessage, write_po
from asylum_screen.language.store import read_po_files
from asylum_screen.language.words import Words
from asylum_screen.present.document import Block, Document, Heading, Line, Paragraph

from .review_page import mark, sheet
from .spreadsheet import Sheet, read_answers, to_csv

COLUMNS = ("id", "hash", "english", "translation", "note", "back_translation", "answer", "comment")
HOW = (
    "Read both. Write yes where they say the same, in words that people use. Write change where they do not, and say "
    "in the comment what to say. Leave the answer empty where you did not read."
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a table says. files: those with new marks. marked: how many entries. remarks: changes and comments."""

    files: tuple[PoFile, ...]
    marked: int
    remarks: tuple[str, ...]


def chosen(folder: Path, code: str, *, unread: bool = False) -> list[PoMessage]:
    """The translated texts of a language. unread: only what nobody has read yet, or what changed since."""
    return [each for each in _translated(read_po_files(folder, code)) if not (unread and each.read)]


def table(found: Iterable[PoMessage]) -> str:
    """The table to fill in."""
    rows = ((each.id, each.hash, each.english, each.translation, " ".join(each.notes), "", "", "") for each in found)
    return to_csv(COLUMNS, rows)


def to_document(found: Iterable[PoMessage], words: Words, day: date) -> Document:
    """The same to read on paper: English and translation one below the other, with a line to mark."""
    groups = groupby(found, key=lambda each: each.id.partition("/")[0])
    standing = (f"{words.language.english_name}. For a native speaker to read. {day}.", HOW)
    return sheet(standing, ((kind, map(_blocks, group)) for kind, group in groups), words)


def _blocks(message: PoMessage) -> Iterator[Block]:
    yield Heading(2, Line(message.id))
    yield Paragraph(Line(message.english, message.translation))
    if message.notes:
        yield Paragraph(Line(f"({' '.join(message.notes)})"))
    yield mark(message.hash)


def _translated(files: list[PoFile]) -> Iterator[PoMessage]:
    return (each for file in files for each in file.messages if each.translation and not each.fuzzy)


def _hash(message: PoMessage) -> str:
    return message.hash


def read_marks(data: bytes, folder: Path, code: str, name: str, day: date) -> Read:
    """Read the table of a language.

    Args:
        data: the file.
        folder: the translations folder.
        code: the language.
        name: who read it.
        day: when.

    Raises:
        BadTableError: with everything that is wrong; then nothing is marked.
    """
    files = read_po_files(folder, code)
    texts = {each.id: each for each in _translated(files)}
    hashes = {key: partial(_hash, each) for key, each in texts.items()}
    of_texts = Sheet("id", "translated text", hashes, "translation", lambda key: texts[key].translation)
    found = read_answers(data, of_texts)
    changed = [file for file in files if any(each.id in found.signed for each in file.messages)]
    for file in changed:
        file.messages = [each.read_by(name, day) if each.id in found.signed else each for each in file.messages]
    return Read(tuple(changed), len(found.signed), found.remarks)


def written(found: Read, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files as they are to be written."""
    return ((folder / file.name, write_po(file).encode()) for file in found.files)
