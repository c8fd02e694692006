"""AS518 to AS520, AS523 and AS534: two questions in one, double negatives, short forms, no English, notes left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Hit, Shown
from .words import WORDS

_TWO_QUESTIONS = re.compile(r"\?\s*(?:\S.*)\?", re.DOTALL)
_TWO_VERBS = re.compile(
    r"\band (?:did|do|does|are|were|was|is|have|has|had|can|could|will|would) "
    r"(?:you|they|he|she|it|someone|anyone|your|the|there)\b",
    re.IGNORECASE,
)
_NEGATIVE = r"(?:not|never|no|nobody|nothing|none|neither|cannot|without|unless|\w+n't)"
_WEAK = (
    r"(?:un(?:able|willing|safe|likely|clear|true|fair|known|lawful|certain)|impossible|den(?:y|ied)|"
    r"refus(?:e|ed)|fail(?:ed)?|lack(?:ed)?)"
)
_TWO_NEGATIVES = re.compile(
    rf"\b{_NEGATIVE}\b(?:\W+\w+){{0,3}}?\W+(?:{_NEGATIVE}|{_WEAK})\b|\b{_WEAK}\b(?:\W+\w+){{0,2}}?\W+{_NEGATIVE}\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:\w+n['’]t|(?:I|you|we|they|he|she|it|that|there|what|who)['’](?:re|ve|ll|d|m)|(?:it|that|there|what|"
    r"who|he|she|here|let)['’]s)\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"[^\W\d_]+ ?/ ?[^\W\d_]+ ?/ ?[^\W\d_]+")
_NOTE = re.compile(r"\b(?:TODO|FIXME|XXX+|TBD|TBC|TK|NB|(?i:lorem ipsum))\b|\?\?+|\[(?!\w+\]\()[^\]]*\]|<[^>]*>")
_NOTE_HINT = "Settle it, or write it behind a # on a line of its own."
_FEWEST_WORDS = 5
_SMALL = frozenset(WORDS["small"])


def double_question(shown: Shown) -> Iterator[Hit]:
    """Two questions in one: a yes would answer both, and nobody knows which."""
    if not shown.is_question:
        return
    match = _TWO_QUESTIONS.search(shown.english)
    if match is not None:
        second = shown.english.index("?") + 1
        start = second + len(shown.english[second:]) - len(shown.english[second:].lstrip())
        yield Hit("AS518", start, len(shown.english), "These are two questions.", "Ask one thing at a time.")
        return
    found = _TWO_VERBS.search(shown.english)
    if found is not None:
        message = f'"{found.group()}" begins a second question.'
        yield Hit("AS518", found.start(), found.end(), message, "Ask one thing at a time.")


def double_negative(shown: Shown) -> Iterator[Hit]:
    """Two negatives in one stretch of a question."""
    if not shown.is_question:
        return
    found = _TWO_NEGATIVES.search(shown.english)
    if found is not None:
        message = f'"{found.group()}" says no twice.'
        yield Hit("AS519", found.start(), found.end(), message, "Say it without a negative.")


def short_form(shown: Shown) -> Iterator[Hit]:
    """Short forms such as "don't", which are hard to read and to translate."""
    if "'" not in shown.english and "’" not in shown.english:
        return
    for found in _SHORT.finditer(shown.english):
        yield Hit("AS520", found.start(), found.end(), f'"{found.group()}" is a short form.', "Write it out.")


def note_to_self(shown: Shown) -> Iterator[Hit]:
    """A note for the team, left where people read it."""
    for found in _NOTE.finditer(shown.english):
        yield Hit("AS534", found.start(), found.end(), f'"{found.group()}" is a note for the team.', _NOTE_HINT)


def not_english(shown: Shown) -> Iterator[Hit]:
    """A text in another language: rule files hold the English, translations stand in their own files."""
    if shown.kind in ("help", "own"):
        return  # names of places; a clinic writes in the language of its place
    hint = "Put translations under translations/, by the id of the text."
    if is_foreign(shown):
        yield Hit("AS523", 0, len(shown.english), "This is not English.", hint)
    if "/" not in shown.english:
        return
    slashed = _SLASHED.search(shown.english)
    if slashed is not None:
        yield Hit("AS523", slashed.start(), slashed.end(), "One text has several languages.", hint)


def is_foreign(shown: Shown) -> bool:
    """True for another language: no small English word among many, or many letters that English does not have."""
    if not shown.english.isascii():
        letters = [letter for letter in shown.english if letter.isalpha()]
        if sum(not letter.isascii() for letter in letters) * 5 > len(letters):
            return True
    return len(shown.words) >= _FEWEST_WORDS and _SMALL.isdisjoint(word.lower() for word in shown.words)
