"""AS524: a phone number or a page in a text that neither the list of help nor a source has: nobody checks it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.problems import Problem

from .model import Hit, Material, Shown

_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_PHONE = re.compile(r"(?<![\w.])(?:(?:\+?1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}|1-\d{3}-[a-z0-9-]{7,9})(?!\w)")
_SHORT = re.compile(
    r"(?<![\w.$§-])(?<!section )(?<!part )(?<!page )(?<!form )(?<!dec\. )"
    r"(?:[2-9]11|9\d8)(?![\w%-]|[.,]\d| days| people)"
)
_TOP = r"\.(?:com|edu|gov|info|mil|net|org|us)\b"
_PAGE = re.compile(rf"(?:\bhttps?://|\b)[a-z0-9-]++(?:\.[a-z0-9-]+)*?{_TOP}(?:/[^\s,;)]*[^\s,;).])?")
_MAYBE = (
    re.compile(r"\d{3}[ .)-]"),
    _SHORT,
    re.compile(_TOP),
)  # what every number and every page has, and few texts do
OWN_DAY = ("help", "own")
"""A place of help has its own day on which it was checked; a clinic knows how to reach its own staff."""
_HINT = "Add it to the help list with the day it was checked, or correct it to match the list."


def look(material: Material) -> Iterator[Problem]:
    """Numbers and pages that a person is sent to although nobody looks at them again."""
    numbers = {_digits(number) for entry in material.pack.help for number in (entry.phone, entry.text_line) if number}
    pages = [link.lower() for entry in material.pack.help if (link := entry.link)]
    pages += [source.link.lower() for source in material.pack.sources.values() if source.link]
    maybe = {shown.text.id: shown for pattern in _MAYBE for shown, _, _ in material.joined.matches(pattern)}
    for shown in maybe.values():
        if shown.kind in OWN_DAY:
            continue
        for match in _PHONE.finditer(shown.lower):
            if _digits(match.group()) not in numbers:
                yield _found(material, shown, match, "This number")
        for match in _SHORT.finditer(shown.lower):
            if match.group() not in numbers:
                yield _found(material, shown, match, "This short number")
        for match in _PAGE.finditer(shown.lower):
            page = match.group().rpartition("://")[2]
            if not any(page in known for known in pages):
                yield _found(material, shown, match, "This page")


def _found(material: Material, shown: Shown, match: re.Match[str], what: str) -> Problem:
    message = f"{what} is not in the list of help, so nobody checks it."
    return material.problem(shown, Hit("AS524", match.start(), match.end(), message, _HINT))


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number.lower().translate(_LETTERS))
    return digits.removeprefix("1") if len(digits) == 11 else digits
