"""A review sheet as a page to read on paper: the table of a lawyer or of a native speaker, with a line to mark."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from asylum_screen.language.words import Words
from asylum_screen.present.document import Block, Document, Line, Paragraph, Part


def mark(named: str) -> Paragraph:
    """The line to mark under a thing."""
    return Paragraph(Line(f"[  ] yes   [  ] change   Comment: {'_' * 40}   ({named})"))


def sheet(
    standing: Iterable[str], groups: Iterable[tuple[str, Iterable[Iterable[Block]]]], second: Words | None = None
) -> Document:
    """The sheet.

    Args:
        standing: the lines on top.
        groups: the name of each part, and the blocks of each thing in it.
        second: the language beside the English.
    """
    parts = tuple(
        Part(name, Line(name.replace("_", " ").capitalize()), tuple(chain.from_iterable(blocks)))
        for name, blocks in groups
    )
    return Document(
        Line("Review sheet"), "en", "ltr", second.lang if second else "", tuple(map(Line, standing)), (), parts,
        second_direction=second.direction if second else "ltr",
    )  # fmt: skip
