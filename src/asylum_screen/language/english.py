"""Every word of the program itself, in English, by id. Rule texts are not here; they live in the rule pack.

The words stand in `en/*.txt`, in a form that is quick to read and to write:

    [ui/key/back]
    Back
    # A word in the line of keys. At most 16 letters.

First the id, then the words, then a note for translators. A line that begins with `##` is for us. Line ends within
the words count as spaces. Each text is whole sentences or one label, never part of a sentence; a value is put in as
`{name}`. A limit stands at the end of a note as "At most N letters." and is checked in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from asylum_screen.core.conditions import Text

from .registry import AREAS

FOLDER = Path(__file__).parent / "en"  # importlib.resources would cost every start 10 ms
FILES = ("ui", "kiosk", "paper", "handout", "errors", "first", "lang")
"""In the order in which translators meet them."""
_ID = re.compile(rf"\[((?:{'|'.join(AREAS)})/[a-z0-9_/]+)\]")


def read_words(name: str, content: str) -> Iterator[Text]:
    """The texts of one file, in the order written.

    Args:
        name: the name of the file, for an error.
        content: what stands in it.

    Raises:
        ValueError: when words stand before the first id, or an id has no words.
    """
    text_id, words, notes = "", list[str](), list[str]()
    for number, line in enumerate([*content.splitlines(), "[]"], start=1):
        found = _ID.fullmatch(line)
        if found or line == "[]":
            if bool(text_id) != bool(words):
                raise ValueError(f"{name}:{number}: {text_id or 'words'} stands alone; write an id, then its words")
            if text_id:
                yield Text(text_id, " ".join(words), note=" ".join(notes))
            text_id, words, notes = found[1] if found else "", [], []
        elif line.startswith("# "):
            notes.append(line[2:])
        elif line and not line.startswith("##"):
            words.append(line)


def program_words() -> Mapping[str, Text]:
    """All texts of the program by id.

    Raises:
        ValueError: when an id is written twice, or a file does not have the form above.
    """
    whole: dict[str, Text] = {}
    for name in FILES:
        for text in read_words(f"{name}.txt", (FOLDER / f"{name}.txt").read_text(encoding="utf-8")):
            if text.id in whole:
                raise ValueError(f"{name}.txt: {text.id} is written twice")
            whole[text.id] = text
    return MappingProxyType(whole)


PROGRAM = program_words()
"""The registry: text id to text."""
