"""AS515: words of the law that people do not use at home, without their meaning beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.problems import Problem

from .model import Hit, Material, Shown

# Words that a text explains where it uses them. The plain word, when there is one, stands in the hint.
TERMS = {
    r"withholding(?: of removal)?": "protection from being sent to danger",
    r"credible fear|reasonable fear": "first fear interview",
    r"expedited removal": "fast removal",
    r"non-?refoulement": "not being sent back to danger",
    r"nexus": "the reason behind the harm",
    r"persecut(?:ed|ion|ors?)": "serious harm",
    r"asylees?": "a person who has asylum",
    r"adjudicat(?:e|ed|ion|or|ors)": "decide",
    r"affirmative(?:ly)?|defensive(?:ly)?": "at the asylum office, in court",
    r"notice to appear|NTA": "the paper that begins a court case",
    r"EADs?": "work permit",
    r"EOIR": "the immigration courts",
    r"INA": "the immigration law",
    r"CFR": "the rules of the government",
    r"inadmissib(?:le|ility)|removab(?:le|ility)": "",
    r"jurisdiction": "which court",
    r"waivers?": "forgiveness of a rule",
    r"affidavits?": "a signed statement",
    r"tolling|tolled": "the clock stops",
    r"rebut(?:s|ted|table|tal)?": "show otherwise",
    r"presumption|presum(?:e|ed|es|ptive)": "is taken to be so",
    r"derivatives?|beneficiar(?:y|ies)|petitioner": "family in the case",
    r"adjustment of status": "green card",
    r"in absentia": "a decision while you were away",
    r"injunctions?|enjoin(?:s|ed)?|vacat(?:e|ed|ur)|remand(?:ed)?|certiorari": "a court stopped it",
    r"detainers?": "",
    r"biometrics": "fingerprints and photo",
    r"adverse(?: credibility)?": "",
    r"particularity|immutable|cognizable|exhaustion|discretion(?:ary)?": "",
    r"statutory|regulatory|pursuant|aforementioned|hereby|herein|thereof": "",
    r"metering": "waiting lists at ports",
    r"refoulement|non-?citizens?|nonimmigrants?": "",
    r"acquiesc(?:e|es|ed|ence)": "look away",
    r"firm(?:ly)? resettle(?:d|ment)": "a lasting home elsewhere",
    r"internal relocation": "living safely elsewhere in the country",
    r"inspected and admitted|admitted or paroled": "",
    r"voluntary departure": "leaving at one's own cost",
    r"prosecutorial discretion": "",
    r"pro bono": "free of charge",
    r"pro se": "without a lawyer",
}
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
