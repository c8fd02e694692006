"""`rules review import`: the table that a lawyer filled in becomes signatures, or is refused as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from asylum_screen.core.reviews import fingerprint, key_of, signable
from asylum_screen.core.rules import RulePack
from asylum_screen.problems import near

from .spreadsheet import CHANGE, YES, BadTableError, folded, read_rows

NEEDED = ("statement", "hash", "answer", "comment")
FOLDER = "reviews"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who signs. Nothing more is kept of them."""

    name: str
    role: str
    admitted: str
    on: date


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table says.

    signed: hashes by statement. changed: what should change; the same reader signs it no longer. remarks: what to
    change, and comments, as lines.
    """

    signed: dict[str, str]
    changed: frozenset[str]
    remarks: tuple[str, ...]


def read_table(data: bytes, pack: RulePack) -> Taken:
    """Read a table that a spreadsheet saved.

    Args:
        data: the file.
        pack: the rules of today. A statement that changed since the export cannot be signed from it.

    Raises:
        BadTableError: with everything that is wrong; then nothing is taken.
    """
    known = {key_of(each): each for each in signable(pack)}
    wrong: list[str] = []
    seen: dict[str, int] = {}
    signed: dict[str, str] = {}
    remarks: list[str] = []
    changed: set[str] = set()
    for line, row in read_rows(data, NEEDED):
        key, answer, comment = row["statement"], folded(row["answer"]), row["comment"]
        if not any(row.values()):
            continue
        if key not in known:
            wrong.append(f'Line {line}: there is no statement "{key}". {near(key, known)}'.rstrip())
        elif key in seen:
            wrong.append(f'Line {line}: "{key}" stands in line {seen[key]} too. Take one of them out.')
        elif answer and answer not in YES | CHANGE:
            wrong.append(f'Line {line}: the answer "{row["answer"]}" is not yes or change. Leave it empty if not read.')
        elif answer and fingerprint(pack, known[key]) != row["hash"]:
            said = "has changed since this table was exported, or its hash was changed. Export it again."
            wrong.append(f'Line {line}: "{key}" {said}')
        seen.setdefault(key, line)
        if answer in YES:
            signed[key] = row["hash"]
        if answer in CHANGE:
            changed.add(key)
        if answer in CHANGE or comment:
            remarks.append(f"{key} ({known[key].place if key in known else '?'}): {comment or 'change'}")
    if wrong:
        raise BadTableError(*wrong)
    return Taken(signed, frozenset(changed), tuple(remarks))


# ---------------------------------------------------------------- the file of signatures


def file_of(reader: Reader, rules: Path) -> Path:
    """The file that keeps what a reader signed."""
    plain = "".join(sign for sign in folded(reader.name) if sign.isascii())
    return rules / FOLDER / f"{re.sub('[^a-z0-9]+', '_', plain).strip('_') or 'reader'}.yaml"


def review_text(reader: Reader, taken: Taken, pack: RulePack) -> str:
    """The whole file of a reader: what they signed before and still stands, and what they sign now."""
    before = (each for review in pack.reviews if review.reviewer == reader.name for each in review.signed)
    signed = {each.key: (each.on, each.hash) for each in before if each.holds and each.key not in taken.changed}
    signed |= {key: (reader.on, hash_) for key, hash_ in taken.signed.items()}
    lines = [
        "# Written by `rules review import`. A text, condition or source that changes loses its signature by itself.",
        f"reviewer: {_quoted(reader.name)}",
        f"role: {_quoted(reader.role)}",
        f"admitted: {_quoted(reader.admitted)}",
        "signed:",
        *(f"  {key}: {{on: {on}, hash: {_quoted(hash_)}}}" for key, (on, hash_) in sorted(signed.items())),
    ]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return '"' + " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
