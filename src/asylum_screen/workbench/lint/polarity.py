"""AS510: a yes/no question whose sense is the reverse of its fact. A yes would then store the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.rules import Kind
from asylum_screen.problems import Problem

from .model import Hit, Material, Shown, words_of
from .words import WORDS

_NEGATING_IDS = frozenset(WORDS["negating_ids"])
_NEGATING_WORDS = _NEGATING_IDS | frozenset(WORDS["negating"])


def look(material: Material) -> Iterator[Problem]:
    """Questions that say the reverse of what their id says."""
    for question in material.pack.questions.values():
        if question.kind is not Kind.YES_NO:
            continue
        for shown in material.of("question", question.id):
            if shown.is_question:
                yield from (material.problem(shown, hit) for hit in _turned(shown, question.id))


def _turned(shown: Shown, fact: str) -> Iterator[Hit]:
    named = fact.split("_")
    plain = shown.english.lower()
    for aside in WORDS["asides"]:
        plain = plain.replace(aside, " ")
    asked = [word.lower() for word in words_of(plain)]
    negated_id = any(word in _NEGATING_IDS for word in named)
    negating = [word for word in asked if word in _NEGATING_WORDS]
    hint = "Ask so that yes means the fact is true, or name the fact after what is asked."
    if negated_id and not negating:
        yield Hit("AS510", 0, len(shown.english), f'A yes to this question means the reverse of "{fact}".', hint)
        return
    if not negated_id and _asks_in_the_negative(asked) and not any(word in _NEGATING_WORDS for word in named):
        yield Hit("AS510", 0, len(shown.english), f'This asks in the negative, so a yes may mean no to "{fact}".', hint)
        return
    for word, opposites in WORDS["opposites"].items():
        turned = [other for other in opposites if other in asked]
        if word in named and turned and word not in asked:
            message = f'"{turned[0]}" is the reverse of "{word}" in the fact "{fact}".'
            yield Hit("AS510", 0, len(shown.english), message, hint)
            return


def _asks_in_the_negative(asked: list[str]) -> bool:
    """True when the main verb of the question is negated: "Did you not", "Is there nobody", "Can you never"."""
    opening = asked[:5]
    contracted = any(word.endswith("n't") for word in opening[:2])
    plainly = any(word in ("not", "never", "nobody", "nothing", "nowhere", "no", "unable", "none") for word in opening)
    return contracted or plainly
