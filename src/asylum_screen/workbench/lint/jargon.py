"""AS515: words of the law that people do not use at home, without their meaning beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.problems import Problem

from .model import Hit, Material, Shown
from .words import WORDS

TERMS: dict[str, str] = WORDS["jargon"]
_TERM = re.compile(r"(?<![\w./])(?:" + "|".join(f"(?:{term.lower()})" for term in TERMS) + r")(?!\w|\.\w)")
_SAYS_WHAT_IT_IS = re.compile(r"\b(?:called|calls? (?:this|it|that|such|them)|means?|so-called|name (?:is|on paper))\b")


def look(material: Material) -> Iterator[Problem]:
    """The first unexplained use of each such word on a page."""
    pages: dict[tuple[str, str], dict[str, Shown]] = {}
    for shown, _, _ in material.joined.matches(_TERM):
        if shown.kind != "help":  # the names of places and of their lists
            pages.setdefault((shown.kind, shown.owner), {})[shown.text.id] = shown
    for page in pages.values():
        found: dict[str, tuple[Shown, re.Match[str]]] = {}
        explained: set[str] = set()
        for shown in page.values():
            for match in _TERM.finditer(shown.lower):
                word = _plain(match.group())
                found.setdefault(word, (shown, match))
                if _is_explained(shown.lower, match):
                    explained.add(word)
        for word, (shown, match) in found.items():
            if word not in explained:
                message = f'"{shown.english[match.start() : match.end()]}" is not explained here.'
                hit = Hit("AS515", match.start(), match.end(), message, _hint(word))
                yield material.problem(shown, hit)


def _is_explained(english: str, match: re.Match[str]) -> bool:
    """In brackets after plain words, with brackets after it, or in a sentence that says what it is."""
    before, after = english[: match.start()], english[match.end() :]
    if before.count("(") > before.count(")") or re.match(r"\W{0,3}\w*\W{0,2}\(", after):
        return True
    sentence = before[max(before.rfind(". "), before.rfind("? "), before.rfind(": ")) + 1 :] + match.group()
    rest = re.split(r"[.?!]", after, maxsplit=1)[0]
    return bool(_SAYS_WHAT_IT_IS.search(sentence + rest))


def _plain(word: str) -> str:
    return next((term for term in TERMS if re.fullmatch(term.lower(), word)), word)


def _hint(term: str) -> str:
    plain = TERMS.get(term, "")
    return f'Say it in plain words first, for example "{plain}".' if plain else "Say it in plain words."
