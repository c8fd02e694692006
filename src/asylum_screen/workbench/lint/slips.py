"""AS535: slips of typing: a word twice, a sign or space too many or too few, a word that is nearly another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from asylum_screen.problems import Problem

from .model import Hit, Material, Shown
from .words import WORDS

_SENTENCES = frozenset((
    *("ask", "why", "help", "say", "say_open", "say_near", "say_past", "then", "now", "remains", "next"),
    *("ask_a_lawyer", "status", "conflict_note", "brief", "loses", "step", "intro", "does", "caution"),
    *("danger", "note"),
))  # fmt: skip
"""The roles of texts that are whole sentences."""
_ODD = re.compile(r"[*_`“”„‘()]|[!?][!?]|\w[,;][A-Za-z]|[A-Z] [A-Z]{2}|[.?!] [a-z]+: |\b(?:e\.g|i\.e|etc)\b")
"""What every text has in which one of the rare slips can stand."""
_RARE = (
    (
        re.compile(
            r"\b[a-z]+(?:_[a-z]+)+: "
            r"|(?<=[.?!] )(?:say|when|cites|signal|kind|next|help|why|ask|title|brief|step|loses): "
        ),
        "This is a key inside a text.",
        "Move its line to the left, under the other keys.",
    ),
    (re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b"), "This is all in capitals.", "Write small letters."),
    (re.compile(r"[a-z\d][,;](?=[A-Za-z])"), "A space is missing after the sign.", "Put it in."),
    (re.compile(r"\*\*|__|`|[!?][!?]+"), "These signs are printed as they are.", "Take them out."),
    (re.compile(r"\b(?:e\.g|i\.e|etc)\b\.?"), "A short form of Latin.", "Write it out."),
    (re.compile(r"\([^()]*$|^[^()]*\)"), "A bracket has no partner.", "Close it, or take it out."),
    (re.compile("[“”„‘]"), "A curly quote stands here.", "Write a straight one."),
)
_SLIPS = (
    (re.compile(r"\b(\w+) \1\b"), "The word stands twice.", "Delete one of them."),
    (re.compile(r"\w (?=[,;:?!](?:\s|$))"), "There is a space before the sign.", "Delete it."),
    (re.compile(r"(?<![\w'’.-])[b-z](?![\w'’.-])"), "A letter stands alone.", "Write the whole word."),
    (
        re.compile(r"\b(?!1\b)\d+ (?:day|week|month|year|hour)(?=[.,;?!]|$)"),
        "More than one.",
        "Write days, months, ...",
    ),
)
_ENDS = re.compile(r"[.?!:][\"”)]*$")
_OFTEN, _SHORTEST, _LONG = 6, 5, 7
"""So often a word stands that is known; so long is a word that is looked at; and one where a letter may lack."""


def look(material: Material) -> Iterator[Problem]:
    """Slips in all texts. A word counts as a slip when it stands once and is nearly one that stands often."""
    counts = Counter(word.lower() for shown in material.texts for word in shown.words)
    known = {word for word, number in counts.items() if number >= _OFTEN}
    once = {word for word, number in counts.items() if number == 1 and len(word) >= _SHORTEST and word.isalpha()}
    meant = {word: near for word in once - _REAL if (near := _nearly(word, known))}
    for shown in material.texts:
        for hit in (*_in_text(shown), *_misspelt(shown, meant)):
            yield material.problem(shown, hit)


_REAL = frozenset(WORDS["real"])


def _in_text(shown: Shown) -> Iterator[Hit]:
    for pattern, message, hint in (*_SLIPS, *(_RARE if _ODD.search(shown.english) else ())):
        for found in pattern.finditer(shown.english):
            yield Hit("AS535", found.start(), found.end(), message, hint)
    if shown.role not in _SENTENCES or not shown.words:
        return
    last = shown.english.rstrip()
    if not _ENDS.search(last):
        start = len(last) - len(last.split()[-1])
        yield Hit("AS535", start, len(last), "The sentence has no end.", "End it with a full stop or a question mark.")
    if shown.is_question and "?" not in shown.english:
        yield Hit("AS535", 0, len(last), "The question has no question mark.", "End it with one.")
    if shown.english[:1].islower():
        end = len(shown.english.split()[0])
        yield Hit("AS535", 0, end, "The sentence begins with a small letter.", "Begin it with a capital.")


def _misspelt(shown: Shown, meant: dict[str, str]) -> Iterator[Hit]:
    for word in {each for each in shown.words if each.lower() in meant}:
        start = shown.english.index(word)
        message = f'"{word}" stands only here. Did you mean "{meant[word.lower()]}"?'
        yield Hit("AS535", start, start + len(word), message, "Correct it.")


def _nearly(word: str, known: set[str]) -> str:
    """A known word from which one slip leads to this one: two letters turned, one too many, or one left out."""
    inner = range(1, len(word) - 1)
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inner}
    more = {word[:at] + word[at + 1 :] for at in inner}
    fewer = {word[:at] + sign + word[at:] for at in range(1, len(word)) for sign in "abcdefghijklmnopqrstuvwxyz"}
    near = turned | more | fewer if len(word) >= _LONG else turned
    return min(near & known, default="")
