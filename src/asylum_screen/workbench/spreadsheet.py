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


def read_rows(data: bytes, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under the heading of a table that a spreadsheet saved.

    Args:
        data: the file.
        needed: the columns that are read.

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
        places = {name: heading.index(name) for name in needed}
        line = table.line_num + 1
        for cells in table:
            yield line, {name: _cell(cells, place) for name, place in places.items()}
            line = table.line_num + 1
    except csv.Error as broken:
        raise BadTableError(f"Line {table.line_num}: this is no table of a spreadsheet ({broken}).") from None


def read_answers(
    data: bytes, column: str, what: str, hashes: Mapping[str, Callable[[], str]], named: Callable[[str], str] = str
) -> Answers:
    """What a reader answered, row by row; all of it, or nothing.

    Args:
        data: the file.
        column: the name of the column with the ids.
        what: what the ids name, in a message: "there is no WHAT".
        hashes: the hash of each thing as it is today, by its id.
        named: how a remark names a thing, by its id.

    Raises:
        BadTableError: with everything that is wrong.
    """
    wrong: list[str] = []
    seen: dict[str, int] = {}
    signed: dict[str, str] = {}
    changed: set[str] = set()
    remarks: list[str] = []
    for line, row in read_rows(data, (column, "hash", "answer", "comment")):
        key, answer, comment = row[column], folded(row["answer"]), row["comment"]
        if not any(row.values()):
            continue
        if key not in hashes:
            wrong.append(f'Line {line}: there is no {what} "{key}". {near(key, hashes)}'.rstrip())
        elif key in seen:
            wrong.append(f'Line {line}: "{key}" stands in line {seen[key]} too. Take one of them out.')
        elif answer and answer not in YES | CHANGE:
            wrong.append(f'Line {line}: the answer "{row["answer"]}" is not yes or change. Leave it empty if not read.')
        elif answer and hashes[key]() != row["hash"]:
            said = "has changed since this table was exported, or its hash was changed. Export it again."
            wrong.append(f'Line {line}: "{key}" {said}')
        if _BROKEN.fullmatch(comment):
            wrong.append(f'Line {line}: the spreadsheet took a comment for a formula ("{comment}"). Write it again.')
        seen.setdefault(key, line)
        if answer in YES:
            signed[key] = row["hash"]
        if answer in CHANGE:
            changed.add(key)
        if answer in CHANGE or comment:
            said = " ".join(comment.split())
            what_for = f"change: {said}" if answer in CHANGE else f"comment: {said}"
            remarks.append(f"{named(key) if key in hashes else key}, {what_for}".removesuffix(": "))
    if wrong:
        raise BadTableError(*wrong)
    return Answers(signed, frozenset(changed), tuple(remarks))


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
    return cell[1:] if cell.startswith(GUARD) and _unsafe(cell[1:]) else cell


def folded(cell: str) -> str:
    """A word without capitals and accents."""
    spread = unicodedata.normalize("NFD", cell.strip().strip("\ufeff").lower())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
