"""`rules review import`: the table that a lawyer filled in becomes signatures, or is refused as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from asylum_screen.core.reviews import fingerprint, key_of, signable
from asylum_screen.core.rules import RulePack

from .review_sheets import row_of
from .spreadsheet import Answers, Sheet, folded, read_answers

FOLDER = "reviews"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who signs. Nothing more is kept of them."""

    name: str
    role: str
    admitted: str
    on: date


def read_table(data: bytes, pack: RulePack) -> Answers:
    """Read a table that a spreadsheet saved.

    Args:
        data: the file.
        pack: the rules of today. A statement that changed since the export cannot be signed from it.

    Raises:
        BadTableError: with everything that is wrong; then nothing is taken.
    """
    known = {key_of(each): each for each in signable(pack)}
    hashes = {key: partial(fingerprint, pack, each) for key, each in known.items()}
    return read_answers(
        data,
        Sheet(
            column="statement",
            what="statement",
            hashes=hashes,
            words="words",
            words_of=lambda key: row_of(pack, known[key]).words,
            named=lambda key: f"{key} ({known[key].place})",
        ),
    )


# ---------------------------------------------------------------- the file of signatures


def file_of(reader: Reader, rules: Path) -> Path:
    """The file that keeps what a reader signed."""
    plain = "".join(sign for sign in folded(reader.name) if sign.isascii())
    return rules / FOLDER / f"{re.sub('[^a-z0-9]+', '_', plain).strip('_') or 'reader'}.yaml"


def review_text(reader: Reader, taken: Answers, pack: RulePack) -> str:
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
