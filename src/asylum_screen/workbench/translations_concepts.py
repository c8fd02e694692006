"""Checks on small words that carry the law: more and less, before and after, must and may, only, days and months.

Each language lists under `concepts` in its `checks.yaml` how it says a concept. What is compared stands in the lists of
English: `opposed` (a concept and its reverse), `kept` (must be said again), `never_added` (may not come in), `units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .translations_facts import Found, Pair
from .translations_lists import Lists
from .translations_sense import sentences

_ASIDE = re.compile(r"\([^)]*\)|\{[^}]*\}")


def concepts_kept(pair: Pair) -> Iterator[Found]:
    """The small words say the same, sentence by sentence where sentences can be paired."""
    english, other = sentences(pair.english), sentences(pair.translation)
    if len(english) != len(other):
        english, other = (pair.english,), (pair.translation,)
    for ours, theirs in zip(english, other, strict=True):
        yield from _compared(pair, _said(ours, pair.english_lists), _said(theirs, pair.lists))


def _said(sentence: str, lists: Lists) -> set[str]:
    lower = sentence.lower()
    return {name for name, shape in lists.concepts.items() if shape.search(lower)}


def _compared(pair: Pair, ours: set[str], theirs: set[str]) -> Iterator[Found]:
    rules, known = pair.english_lists, pair.lists.concepts
    for name, reverse in rules.opposed:
        if name in ours and reverse not in ours and reverse in theirs and name not in theirs:
            yield "AS732", f"The English says {_plain(name)}; this says {_plain(reverse)}.", "Compare both texts."
    for name in rules.kept:
        if name in known and name in ours and name not in theirs:
            yield "AS732", f"The English says {_plain(name)}; this does not.", "Say it too."
    for name in rules.never_added:
        if name in known and name in theirs and name not in ours:
            yield "AS732", f"This says {_plain(name)}; the English does not.", "Compare both texts."
    lost = [name for name in rules.units if name in known and name in ours and name not in theirs]
    added = [name for name in rules.units if name in known and name in theirs and name not in ours]
    if lost and added:
        yield "AS732", f"The English says {_plain(lost[0])}; this says {_plain(added[0])}.", "Compare both texts."


def _plain(name: str) -> str:
    return f'"{name.removesuffix("_said").replace("_", " ")}"'


def nothing_dropped_or_added(pair: Pair) -> Iterator[Found]:
    """The translation is neither much shorter nor much longer than the English usually makes it."""
    english, other = (_bare(text, pair) for text in (pair.english, pair.translation))
    if not pair.lists.length or not english:
        return
    low, less, high, more = pair.lists.length
    if len(other) < low * len(english) - less:
        yield "AS718", "This is shorter than translations are.", "Is a part missing?"
    more_sentences = len(sentences(pair.translation)) > len(sentences(pair.english))
    if len(other) > high * len(english) + (more * 0.4 if more_sentences else more):
        yield "AS718", "This is longer than translations are.", "Does it say more than the English?"


def _bare(text: str, pair: Pair) -> str:
    return " ".join(pair.everything.keep.sub("", _ASIDE.sub("", text)).split())


def right_tone(pair: Pair) -> Iterator[Found]:
    """One way to speak to a person, plain and calm."""
    text = pair.everything.keep.sub(" ", pair.translation)
    for shape in pair.lists.wrong_tone:
        if found := shape.search(text):
            yield (
                "AS733",
                f'"{found[0].strip()}" is not how texts here speak to a person.',
                "Say it plainly and kindly.",
            )
    if "!" in text and "!" not in pair.english:
        yield "AS733", "The English does not cry out.", "End with a full stop."
