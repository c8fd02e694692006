"""Checks on sense: the not, the language, the slot, things that stand twice, English left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from asylum_screen.language.registry import PLACEHOLDER

from .translations_facts import LINK, Found, Pair
from .translations_lists import WORD, Lists

_SENTENCE = re.compile(r"(?<=[.!?。！？።؟])[\s\"”’)]*\s+|(?<=[。！？])|\n+")
_ABBREVIATION = re.compile(r"\b(?:v|vs|a\.m|p\.m|EE|UU|Sr|Sra|No|U\.S|e\.g|i\.e)\.$", re.IGNORECASE)
SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Guru": "GURMUKHI"}
SCRIPTS |= {"Hans": "CJK", "Hant": "CJK", "Ethi": "ETHIOPIC"}
UNSPACED = ("Hans", "Hant")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a full stop of an abbreviation ends none."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if not part or not part.strip():
            continue
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {part.strip()}"
        else:
            found.append(part.strip())
    return tuple(found)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without links and values."""
    return tuple(word.casefold() for word in WORD.findall(LINK.sub(" ", PLACEHOLDER.sub(" ", text))))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text without case, accents of quotes and closing signs, to compare two texts by."""
    return " ".join(WORD.findall(text.casefold())) or text.strip()


# ---------------------------------------------------------------- negation


def _negations(text: str, lists: Lists) -> int:
    for aside in lists.not_negations:
        text = aside.sub(" ", text)
    words = words_of(text.replace("n't", " not").replace("n’t", " not"))
    said = sum(len(shape.findall(text)) for shape in lists.more_negations)
    return said + sum(word in lists.negations for word in words)


def negation_kept(pair: Pair) -> Iterator[Found]:
    """Where the English says no, the translation does, sentence by sentence when they can be paired."""
    if not pair.lists.negations or pair.translation in pair.lists.known.get(pair.english, ()):
        return
    english, other = sentences(pair.english), sentences(pair.translation)
    if len(english) != len(other):
        english, other = (pair.english,), (pair.translation,)
    for ours, theirs in zip(english, other, strict=True):
        here, there = _negations(ours, pair.english_lists), _negations(theirs, pair.lists)
        soft = any(word in pair.english_lists.softeners for word in words_of(ours))
        if here > there:
            yield "AS716", f'A "not" in the English seems to be lost: "{_short(theirs)}".', "Compare the sentences."
        elif there and not here and not soft:
            yield (
                "AS716",
                f'This has a "not" that the English does not have: "{_short(theirs)}".',
                "Compare the sentences.",
            )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


# ---------------------------------------------------------------- language


def _score(words: tuple[str, ...], lists: Lists) -> int:
    return sum(word in lists.small_words for word in words)


def in_the_language(pair: Pair) -> Iterator[Found]:
    """The words, the script, and every longer sentence belong to the language."""
    yield from _right_script(pair)
    if not pair.lists.small_words:
        return
    parts = [part for part in sentences(pair.translation) if len(words_of(part)) >= 5]
    for part in (pair.translation, *(parts if len(parts) > 1 else ())):
        words = words_of(pair.everything.keep.sub(" ", part))
        own = _score(words, pair.lists)
        others = {
            code: _score(words, lists)
            for code, lists in pair.everything.by_code.items()
            if code != pair.lists.language.code and lists.small_words
        }
        best = max(others, key=lambda code: others[code], default="")
        if len(words) >= 3 and best and others[best] >= own + 2 and others[best] * 4 >= len(words):
            code = "AS720" if best == "en" else "AS717"
            name = pair.everything.by_code[best].language.english_name
            yield code, f'This looks like {name}: "{_short(part)}".', f"Write it in {pair.lists.language.english_name}."
            return


def _right_script(pair: Pair) -> Iterator[Found]:
    wanted = SCRIPTS.get(pair.lists.language.script)
    text = pair.everything.keep.sub(" ", LINK.sub(" ", PLACEHOLDER.sub(" ", pair.translation)))
    letters = [letter for letter in text if letter.isalpha()]
    if wanted is None or len(letters) < 2:
        return
    right = sum(unicodedata.name(letter, "").startswith(wanted) for letter in letters)
    if right * 2 < len(letters):
        name = pair.lists.language.english_name
        yield "AS717", f"Most letters are not those {name} is written with.", f"Write it in {name}."


def not_left_in_english(pair: Pair) -> Iterator[Found]:
    """The translation is not the English text over again."""
    bare = pair.everything.keep.sub(" ", LINK.sub(" ", PLACEHOLDER.sub(" ", pair.english)))
    same = plain(pair.english) == plain(pair.translation)
    if same and WORD.search(bare) and pair.translation not in pair.lists.known.get(pair.english, ()):
        yield (
            "AS720",
            "This is the English text.",
            "Translate it; where both are the same word, say so: # ok AS720: why",
        )


# ---------------------------------------------------------------- slot


def in_the_right_slot(pair: Pair) -> Iterator[Found]:
    """A question stays a question; a known short word is the one for this text; the length is about the same."""
    asks, asked = pair.english.rstrip().endswith("?"), pair.translation.rstrip().endswith(("?", "？", "؟"))
    if asks != asked:
        here = "The English is a question and this is not" if asks else "This is a question and the English is not"
        yield "AS718", f"{here}.", "Perhaps it belongs to another text."
    known = pair.lists.known.get(pair.english)
    if known and plain(pair.translation) not in {plain(word) for word in known}:
        yield "AS718", f'"{pair.english}" is "{known[0]}" everywhere.', "Perhaps it belongs to another text."
    elif not known:
        for english, listed in pair.lists.known.items():
            if plain(pair.translation) in {plain(word) for word in listed}:
                yield "AS718", f'This is the translation of "{english}".', "Perhaps it belongs to another text."
    if pair.lists.language.script in ("Latn", "Cyrl") and len(pair.english) >= 30:
        ratio = len(pair.translation) / len(pair.english)
        if not 0.5 <= ratio <= 2.2:
            size = "much shorter" if ratio < 1 else "much longer"
            yield "AS718", f"This is {size} than the English.", "Is a part missing, or is it another text?"


def shared_translations(pairs: list[Pair]) -> Iterator[tuple[Pair, Found]]:
    """The same translation for two different English texts: one of them is in the wrong place."""
    seen: dict[str, Pair] = {}
    for pair in pairs:
        key = plain(pair.translation)
        other = seen.setdefault(key, pair)
        if plain(other.english) != plain(pair.english) and len(words_of(pair.translation)) >= 1:
            message = f'The same words stand for "{_short(other.english)}" ({other.text.id}).'
            yield pair, ("AS718", message, "Different English, different words; or say why it is right.")


# ---------------------------------------------------------------- doubled


def not_doubled(pair: Pair) -> Iterator[Found]:
    """No sentence stands twice, and no small word follows itself, unless the English does the same."""
    parts = [plain(part) for part in sentences(pair.translation)]
    ours = [plain(part) for part in sentences(pair.english)]
    if len(set(parts)) < len(parts) and len(set(ours)) == len(ours):
        yield "AS719", "A sentence appears twice.", "Delete one."
    for match in re.finditer(r"(?<!\w)([^\W\d_]+)\s+\1(?!\w)", pair.translation, re.IGNORECASE):
        if match[1].casefold() in pair.lists.small_words:
            yield "AS719", f'The word "{match[1]}" is doubled.', "Delete one."
