"""Checks on words: verdicts and advice, the glossary, length, readability, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from asylum_screen.language.cells import cell_width
from asylum_screen.language.registry import limit_of

from .translations_facts import LINK, Found, Pair
from .translations_sense import UNSPACED, sentences, words_of

NARROW = 38
"""Cells a word may have on a screen of 40 columns."""
_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;|\*\*|\]\(")
_ENDS = {".": ".。።।۔", "?": "?？؟", "!": "!！", ":": ":：", "…": "…"}
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_STRONG = "aeoáéíóú"


def no_harm(pair: Pair) -> Iterator[Found]:
    """No verdict, promise, odds or blame, and no advice, no word on crossing, on signing, on notaries."""
    lower = pair.translation.lower()
    for kind in pair.lists.harm:
        for start, end in kind.stretches(lower):
            yield kind.code, kind.message.format(pair.translation[start:end].strip()), kind.hint


def words_of_the_glossary(pair: Pair) -> Iterator[Found]:
    """The same thing has the same word everywhere."""
    english = pair.everything.keep.sub(" ", LINK.sub(" ", pair.english))
    terms = sorted(pair.lists.glossary, key=lambda item: -len(item.english))
    for term in terms:
        wrong = term.wrong.search(pair.translation) if term.wrong else None
        if wrong and not any(other.said.search(wrong[0]) and other.in_english.search(pair.english) for other in terms):
            yield "AS727", f'"{wrong[0]}" is not used for "{term.english}".', f"The glossary says: {term.say[0]}"
        if term.in_english.search(english):
            english = term.in_english.sub(" ", english)  # a longer term is not looked for again by its parts
            if not term.said.search(pair.translation):
                yield "AS727", f'"{term.english}" is not translated as in the glossary.', f"Say: {', '.join(term.say)}"


def fits(pair: Pair) -> Iterator[Found]:
    """The translation keeps to the length in the note, and no word is wider than a narrow screen."""
    limit = limit_of(pair.text)
    letters = cell_width(pair.translation)
    if limit is not None and letters > limit:
        yield "AS723", f"This has {letters} letters; there is room for {limit}.", "Find a shorter word."
    for word in LINK.sub(" ", pair.translation).split():
        if pair.lists.language.script not in UNSPACED and cell_width(word) > NARROW:
            yield "AS724", f'"{word}" has more than {NARROW} letters.', "Use shorter words."


def easy_to_read(pair: Pair) -> Iterator[Found]:
    """Short sentences, and for Spanish the INFLESZ scale."""
    limit = pair.lists.sentence_words
    for sentence in sentences(pair.translation):
        count = len(words_of(sentence))
        if limit and count > limit:
            yield "AS726", f"A sentence has {count} words: {' '.join(sentence.split()[:6])} …", f"At most {limit}."
    if pair.lists.readability == "inflesz" and len(words_of(pair.translation)) >= 12:
        score = inflesz(pair.translation)
        if score < 55:
            yield "AS725", f"This is hard to read: {score:.0f} on the INFLESZ scale.", "55 or more is wanted."


def inflesz(text: str) -> float:
    """Readability of Spanish by Szigriszt-Pazos: below 40 very hard, 55 to 65 normal, above 80 very easy."""
    words = words_of(text)
    if not words:
        return 100.0
    return 206.835 - 62.3 * sum(map(syllables, words)) / len(words) - len(words) / max(1, len(sentences(text)))


def syllables(word: str) -> int:
    """Syllables of a Spanish word: one for each group of vowels, two strong vowels or an accented weak one split."""
    word = re.sub(r"([gq])u(?=[eiéí])", r"\1", word.casefold())
    word = re.sub(r"y(?![aeiouáéíóú])", "i", word)
    count = 0
    for group in _VOWELS.findall(word):
        count += 1
        for left, right in pairwise(group):
            both_strong = left in _STRONG and right in _STRONG
            count += both_strong and (left not in "íú" or right not in "íú")
    return max(1, count)


def clean_signs(pair: Pair) -> Iterator[Found]:
    """No hidden characters, no markup, no space at the ends, and the same kind of closing sign."""
    text = pair.translation
    if found := _HIDDEN.search(text):
        yield "AS728", f"There is a hidden character (U+{ord(found[0]):04X}).", "Delete that spot and retype it."
    if (found := _MARKUP.search(text)) and found[0] not in pair.english:
        yield "AS728", f'"{found[0]}" is markup.', "Texts have none."
    if text != text.strip():
        yield "AS729", "The text begins or ends with a space.", "Delete it."
    ours = pair.english.rstrip()[-1:]
    wanted = _ENDS.get(ours)
    if wanted and text.rstrip(' ”»")')[-1:] not in wanted:
        yield "AS729", f'The English ends with "{ours}" and this does not.', "End it the same way."
    if not wanted and ours.isalnum() and text.rstrip()[-1:] in ".。።":
        yield "AS729", "This ends with a full stop and the English does not.", "End it the same way."
    opens = pair.lists.question_opens
    asked = [part for part in sentences(text) if part.endswith("?") and opens and opens not in part]
    if asked:
        yield "AS729", f'A question does not open with "{opens}".', f"Write {opens} where the question begins."
