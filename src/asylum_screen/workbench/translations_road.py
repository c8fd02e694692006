"""`translations changed` and `translations road`: what a translator does next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from asylum_screen.core.rules import Text
from asylum_screen.language.po import PoMessage
from asylum_screen.language.registry import stays_english
from asylum_screen.language.road import STAGES, stage_of
from asylum_screen.language.store import read_po_files

from .console import table

PARTS = {"page_one": "page one and questions", "topics": "topics", "yes": "everything else"}
"""What a translator reads of each part of the road."""


def changed(texts: Mapping[str, Text], folder: Path, code: str) -> Iterator[str]:
    """Each text whose English changed: the old English, the new, and the old translation, which is a start.

    Args:
        texts: every text by id.
        folder: the translations folder.
        code: the language.
    """
    number = 0
    for message in _messages(folder, code):
        text = texts.get(message.id)
        if text is None or not message.translation or not (message.fuzzy or message.english != text.english):
            continue
        number += 1
        old = message.previous if message.english == text.english else message.english
        yield f"{message.id}"
        yield f"  was  {old or '(not known)'}"
        yield f"  now  {text.english}"
        yield f"  {code:4} {message.translation}"
        yield ""
    yield f"{code}: the English of {number} translated {'text has' if number == 1 else 'texts have'} changed."


def road(texts: Mapping[str, Text], folder: Path, codes: Iterable[str]) -> Iterator[str]:
    """For each part of the road, in its order: how many texts and words, and how many of them each language lacks."""
    wanted = [text for text in texts.values() if not stays_english(text)]
    done = {code: _done(folder, code, texts) for code in codes}
    heads = ("part", ">texts", ">words", *(f">{code} lacks (words)" for code in done))
    rows, plain = [], []
    for stage in STAGES:
        here = [text for text in wanted if stage_of(text.id) == stage]
        lacks = [_words(text for text in here if text.id not in known) for known in done.values()]
        rows.append((PARTS[stage], str(len(here)), str(_words(here)), *map(str, lacks)))
        left = "".join(f" {code} lacks {count}." for code, count in zip(done, lacks, strict=True))
        plain.append(f"{PARTS[stage]}: {len(here)} texts, {_words(here)} words.{left}")
    yield from table(heads, rows, plain)


def _done(folder: Path, code: str, texts: Mapping[str, Text]) -> set[str]:
    good = (each for each in _messages(folder, code) if each.translation and not each.fuzzy)
    return {each.id for each in good if each.id in texts and texts[each.id].english == each.english}


def _messages(folder: Path, code: str) -> Iterator[PoMessage]:
    return (each for file in read_po_files(folder, code) for each in file.messages)


def _words(texts: Iterable[Text]) -> int:
    return sum(len(text.english.split()) for text in texts)
