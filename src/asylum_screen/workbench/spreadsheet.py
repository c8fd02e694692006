"""Tables for people who work in a spreadsheet: written so that no cell runs, read whatever spreadsheet saved them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asylum_screen.problems import near

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
GUARD = "'"
_NUMBER = re.compile(r"\d+(?:e\d+)?")
"""What a spreadsheet takes for a number: it saves 55384708e297 as another one."""
YES = frozenset({"yes", "y", "si", "wi", "x"})
CHANGE = frozenset({"change", "cambiar", "cambio", "chanje"})
MOST_TOLD = 20
MOST_BYTES = 20_000_000
_BROKEN = re.compile(r"Err:\d+|#[\w/¡¿]+[!?]")
"""What a spreadsheet saves where it could not reckon a formula, in its language: Err:509, #NAME?, #WERT!."""


class BadTableError(ValueError):
    """The table cannot be taken. `lines`: what is wrong, each with its line."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader answered in a table.

    signed: hashes by id. changed: what should change; the same reader signs it no longer. remarks: what to change, and
    comments, as lines.
    """

    signed: dict[str, str]
    changed: frozenset[str]
    remarks: tuple[str, ...]


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table. It begins with the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs, nor takes for a number."""
    return GUARD + cell if _unsafe(cell) else cell


def _unsafe(cell: str) -> bool:
    return cell.startswith(RUNS) or _NUMBER.fullmatch(cell) is not None


def read_rows(data: bytes, needed: tuple[str, ...], also: str = "") -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under the heading of a table that a spreadsheet saved.

    Args:
        data: the file.
        needed: the columns that are read.
        also: one that is read where it is there.

    Yields:
        Each row with its line.

    Raises:
        BadTableError: when it is no such table.
    """
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    comma = max(",;\t", key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=comma)
    try:
        heading = [folded(cell) for cell in next(table, [])]
        missing = [name for name in needed if name not in heading]
        if missing:
            said = f"Line 1: there is no column {', '.join(missing)}."
            raise BadTableError(f"{said}")
        places = {name: heading.index(name) for name in (*needed, also) if name in heading}
        line = table.line_num + 1
        for cells in table:
            yield line, {name: _cell(cells, place) for name, place in places.items()}
            line = table.line_num + 1
    except csv.Error as broken:
        raise BadTableError(f"Line {table.line_num}: this is no table of a spreadsheet ({broken}).") from None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table is of.

    column: with the ids. what: they name, in a message: "there is no WHAT". hashes: of each thing as it is today, by
    its id. words: the column with what is signed; nobody signs words by changing them there. words_of: a thing by its
    id. named: how a remark names it.
    """

    column: str
    what: str
    hashes: Mapping[str, Callable[[], str]]
    words: str
    words_of: Callable[[str], str]
    named: Callable[[str], str] = str


def read_answers(data: bytes, sheet: Sheet) -> Answers:
    """What a reader answered, row by row; all of it, or nothing.

    Raises:
        BadTableError: with everything that is wrong.
    """
    wrong: list[str] = []
    seen: dict[str, int] = {}
    signed: dict[str, str] = {}
    changed: set[str] = set()
    remarks: list[str] = []
    for line, row in read_rows(data, (sheet.column, "hash", "answer", "comment"), sheet.words):
        key, answer, comment = row[sheet.column], folded(row["answer"]), row["comment"]
        if not any(row.values()):
            continue
        if mistake := _mistake(row, answer, seen, sheet):
            wrong.append(f"Line {line}: {mistake}")
        seen.setdefault(key, line)
        if answer in YES:
            signed[key] = row["hash"]
        if answer in CHANGE:
            changed.add(key)
        if answer in CHANGE or comment:
            kind = "change" if answer in CHANGE else "comment"
            remarks.append(f"{sheet.named(key) if key in sheet.hashes else key}, {kind}: {comment}".removesuffix(": "))
    if wrong:
        more = [f"And {len(wrong) - MOST_TOLD} more."] if len(wrong) > MOST_TOLD else []
        raise BadTableError(*wrong[:MOST_TOLD], *more)
    return Answers(signed, frozenset(changed), tuple(remarks))


def _mistake(row: Mapping[str, str], answer: str, seen: Mapping[str, int], sheet: Sheet) -> str:
    """What is wrong with a row."""
    key = row[sheet.column]
    if key not in sheet.hashes:
        return f'there is no {sheet.what} "{key}". {near(key, sheet.hashes)}'.rstrip()
    if key in seen:
        return f'"{key}" stands in line {seen[key]} too. Take one of them out.'
    if answer and answer not in YES | CHANGE:
        return f'the answer "{row["answer"]}" is not yes or change. Leave it empty if not read.'
    if answer and sheet.hashes[key]() != row["hash"]:
        return f'"{key}" has changed since this table was exported, or its hash was changed. Export it again.'
    if answer in YES and sheet.words in row and row[sheet.words] != _cell([sheet.words_of(key)], 0):
        return f'the {sheet.words} of "{key}" were changed in the table. Write change, and in the comment how.'
    if _BROKEN.fullmatch(row["comment"]):
        return f'the spreadsheet took a comment for a formula ("{row["comment"]}"). Write it again.'
    return ""


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise BadTableError("The file is larger than 20 MB. Is it the table that was exported?")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise BadTableError('The file is not in UTF-8. In the spreadsheet, save it as "CSV UTF-8".') from None
    if text.startswith("PK\x03\x04") or "\0" in text:
        raise BadTableError('This is no CSV file. In the spreadsheet, save it as "CSV UTF-8".')
    return text


def _cell(cells: list[str], place: int) -> str:
    cell = cells[place].strip() if place < len(cells) else ""
    bare = cell[1:] if cell.startswith(GUARD) and _unsafe(cell[1:]) else cell
    return " ".join("".join(sign if sign.isprintable() else " " for sign in bare).split())


def folded(cell: str) -> str:
    """A word without capitals and accents."""
    spread = unicodedata.normalize("NFD", cell.strip().strip("\ufeff").lower())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
