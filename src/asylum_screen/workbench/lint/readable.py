"""AS516, AS517: too hard to read. Measured for what stands together on one page: a question with its why and help,
a statement with its next step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from asylum_screen.problems import Problem

from .model import Hit, Material, Shown, plain_of, sentences_of, words_of
from .simple import is_foreign
from .words import WORDS

QUESTION_GRADE, TEXT_GRADE = 6.0, 7.5
QUESTION_WORDS, TEXT_WORDS = 18, 20
_LIST = 9
FEWEST_WORDS = 8  # of fewer words no grade can be told
FAMILIAR = frozenset(WORDS["familiar"])
_TOGETHER = {"ask": "question", "why": "question", "help": "question"}
_VOWELS = re.compile(r"[aeiouy]+")


# Endings that add no syllable, and those that look like them and do.
_SILENT = (
    ("e", ("le", "ee", "ie", "ye")),
    ("es", ("ses", "ces", "zes", "xes", "ges", "shes", "ches", "ies", "les")),
    ("ed", ("ted", "ded", "ied", "eed")),
)


@cache
def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    low = re.sub(r"['’]s?$", "", word.lower())
    if len(low) <= 3:
        return 1
    if low in FAMILIAR:
        return 2
    silent = any(low.endswith(end) and not low.endswith(spoken) for end, spoken in _SILENT)
    return max(len(_VOWELS.findall(low)) - silent, 1)


def grade(english: str) -> float:
    """The Flesch-Kincaid grade: years of school needed. What stands in brackets is left out."""
    words = words_of(plain_of(english))
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences_of(english)) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def look(material: Material) -> Iterator[Problem]:
    """Long sentences, and pages that need more years of school than most readers had."""
    pages: dict[tuple[str, str, str], list[Shown]] = {}
    for shown in material.texts:
        if shown.kind == "help" or shown.role in ("title", "name") or is_foreign(shown):
            continue  # names of offices and of laws are not ours to choose; another language has its own measure
        yield from (material.problem(shown, hit) for hit in _long(shown))
        pages.setdefault(_page(shown), []).append(shown)
    for (kind, _, together), page in pages.items():
        limit = QUESTION_GRADE if kind == "question" and together == "question" else TEXT_GRADE
        english = ". ".join(shown.english.rstrip(" .?!") for shown in page)
        found = grade(english)
        if len(page) > _LIST and kind == "question":
            continue  # a list to look something up in, such as the states
        if found > limit and sum(len(shown.words) for shown in page) >= FEWEST_WORDS:
            hardest = _hardest(english)
            message = f"This needs {found:.1f} years of school; {limit:g} are the most. Hard words: {hardest}."
            hint = "Shorter sentences and shorter words."
            yield material.problem(page[0], Hit("AS516", 0, len(page[0].english), message, hint))


def _page(shown: Shown) -> tuple[str, str, str]:
    """What is read together: all of a policy; a face of a finding; a question without its options; the options."""
    if shown.kind == "question":
        return shown.kind, shown.owner, _TOGETHER.get(shown.role, shown.role)
    whole = shown.owner if shown.kind in ("policy", "card", "section") else shown.text.id.rpartition("/")[0]
    return shown.kind, whole, ""


def _long(shown: Shown) -> Iterator[Hit]:
    limit = QUESTION_WORDS if shown.is_question else TEXT_WORDS
    if len(shown.words) + shown.english.count("{") <= limit:
        return
    for sentence in shown.sentences:
        count = len(words_of(sentence))
        if count > limit:
            start = max(shown.english.find(" ".join(sentence.split()[:3])), 0)
            end = start + len(" ".join(sentence.split()[:3]))
            message = f"This sentence has {count} words; {limit} are the most."
            yield Hit("AS517", start, end, message, "Make two sentences of it.")


def _hardest(english: str) -> str:
    words = sorted(set(words_of(english)), key=lambda word: (-syllables(word), english.find(word)))
    return ", ".join(words[:3])
