"""AS508: phone numbers that are placeholders, that are not a person's friend, or that are no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.problems import Problem, problem

from .model import Hit, Material, Shown

# Numbers that reach those who remove people, offered by careless lists as "help".
BANNED = {
    "18663472423": "This number reaches immigration enforcement (a tip line).",
    "8663472423": "This number reaches immigration enforcement (a tip line).",
}
_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_LIKE = re.compile(r"(?<![\w.])(?:\+?1[ .-]?)?(?:\(\w{3}\)|\w{3})[ .-][A-Z0-9]{3}[ .-]?[A-Z0-9]{4}(?!\w)")
_LETTERED = re.compile(r"(?<![\w.])(?:1[ .-])?[0-9]{3}-(?:[A-Z]{3}-)?[A-Z0-9-]{3,10}(?!\w)")
_SHORT = re.compile(
    r"\b(?:555[ .-]?\d{4}|(?:\d{3}[ .-])?[X#?]{3,}(?:[ .-][X#?]{2,})*|000[ .-]?0000|123[ .-]?4567)\b|[X]{3,}"
)
_ANY = re.compile(r"[A-Z0-9#?]{3}")  # every number has this, and few texts do
_HINT = "Give the number that was checked, or leave phone: out and print only the page."


def trouble_with(number: str) -> str:
    """What is wrong with something that looks like a phone number, or nothing."""
    plain = re.sub(r"[^A-Z0-9#?]", "", number.upper())
    if re.search(r"X{3,}|[#?]{2,}", number.upper()):
        return "This number is a placeholder."
    digits = plain.translate(_LETTERS)
    for banned, why in BANNED.items():
        if digits == banned:
            return why
    short = digits.removeprefix("1") if len(digits) == 11 else digits
    if len(short) == 10 and (short[3:6] == "555" or short[:3] == "555"):
        return "Numbers with 555 are made up."
    if len(short) == 7 and short.startswith("555"):
        return "Numbers with 555 are made up."
    if short in ("0000000000", "1234567890", "1111111111", "0000000", "1234567"):
        return "This number is a placeholder."
    return ""


def read(shown: Shown) -> Iterator[Hit]:
    """Numbers printed in a text."""
    if _ANY.search(shown.english) is None:
        return
    seen: set[int] = set()
    for pattern in (_LIKE, _LETTERED, _SHORT):
        for match in pattern.finditer(shown.english):
            message = trouble_with(match.group())
            if message and match.start() not in seen:
                seen.add(match.start())
                yield Hit("AS508", match.start(), match.end(), message, _HINT)


def look(material: Material) -> Iterator[Problem]:
    """The phone and text numbers of the list of help."""
    for entry in material.pack.help:
        for key, number in (("phone", entry.phone), ("text_line", entry.text_line)):
            message = trouble_with(number) if number else ""
            if number and not message and not _plausible(number, key):
                message = "This does not look like a phone number of this country or a short number."
            if message:
                document = material.documents[entry.place.file]
                place = document.place(("help", entry.id, key))
                yield problem("AS508", place, f'"{entry.id}": {message}', _HINT)


def _plausible(number: str, key: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith("+") and not digits.startswith("1"):
        return 8 <= len(digits) <= 15
    if len(digits) in (3, 5, 6):
        return True
    digits = digits.removeprefix("1") if len(digits) == 11 else digits
    return (len(digits) >= 10 and digits[0] in "23456789") or (key == "text_line" and 3 <= len(digits) <= 6)
