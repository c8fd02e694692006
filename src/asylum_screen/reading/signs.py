"""Text that is not what was typed: signs that look like others, curly quotes, and a text that ends at a #."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem

from .document import Path, SourceFile

_UNSEEN = re.compile(
    "[\xad\u034f\u115f\u1160\u180b-\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0]"
)
_FOREIGN = "\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff"
_TWINS = frozenset("аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"\w+")
_STRANGE = re.compile(f"[{_FOREIGN}]")
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_WRONG_SPACE = re.compile(rf"^[ -]*({_SPACE})|:({_SPACE})|({_SPACE}):(?=\s|$)", re.MULTILINE)
_DASH = "[\u2010-\u2015\u2212]"
_WRONG_DASH = re.compile(rf"^ *({_DASH})(?=\s)|\d({_DASH})\d\d(?:-|{_DASH})\d", re.MULTILINE)
_OPEN, _CLOSE = "“„‟‘‚«", "”’»“‘"
_CURLY = re.compile(rf"^\s*(?:- +)*(?:[\w.-]+: +)?([{_OPEN}”])")
_CUT = re.compile(r"(?<=\S)[ \t]+#")
_COMMENT = re.compile(r"[ \t]+(#.*)")
_ENDS = (".", "?", "!", ")", '"', "'")


def strange_signs(text: str, name: str) -> Iterator[Problem]:
    """Hidden signs, and letters, spaces and dashes that look like those of the keyboard and are others."""
    for match in _UNSEEN.finditer(text):
        message = f"There is a hidden character here (U+{ord(match.group()):04X})."
        yield problem("AS104", at(text, match.start(), name), message, "Delete that spot and retype it.")
    for match in _WRONG_SPACE.finditer(text):
        yield _sign(text, match.start(match.lastindex or 0), name, "space", "Type a plain space.")
    for match in _WRONG_DASH.finditer(text):
        yield _sign(text, match.start(match.lastindex or 0), name, "dash", "Type a plain hyphen (-).")
    for match in _WIDE.finditer(text):
        yield _sign(text, match.start(), name, "sign", "Type it again on an English keyboard.")
    for match in _WORD.finditer(text) if _STRANGE.search(text) else ():
        word = match.group()
        strange = _STRANGE.search(word)
        if strange and (re.search("[A-Za-z_]", word) or _TWINS.issuperset(word)):
            yield _sign(text, match.start() + strange.start(), name, "letter", f'Type "{word}" again.')


def _sign(text: str, index: int, name: str, what: str, hint: str) -> Problem:
    sign = text[index]
    called = unicodedata.name(sign, "no name").lower()
    message = f"This {what} is not the one it looks like: {called} (U+{ord(sign):04X})."
    return problem("AS120", at(text, index, name), message, hint)


def curly_quotes(document: SourceFile) -> Iterator[Problem]:
    """Values and keys in quotes that YAML does not know."""
    found: list[Place] = []
    _quoted(document, document.data, (), found)
    for place in found:
        yield _curly(place)


def curly_line(text: str, name: str, line: int) -> Problem | None:
    """Why a line cannot be read, when a curly quote begins its value."""
    lines = text.split("\n")
    match = _CURLY.match(lines[line - 1]) if line <= len(lines) else None
    return None if match is None else _curly(Place(name, line, match.start(1) + 1))


def _curly(place: Place) -> Problem:
    return problem("AS119", place, "These quotes are curly, so they are part of the text.", 'Type straight ones: "…".')


def _quoted(document: SourceFile, data: Any, path: Path, found: list[Place]) -> None:
    if isinstance(data, str):
        if _is_quoted(data):
            found.append(document.place(path))
    elif isinstance(data, list):
        for number, each in enumerate(data):
            _quoted(document, each, (*path, number), found)
    elif isinstance(data, dict):
        for key, each in data.items():
            if key[:1] and key[0] in _OPEN + _CLOSE:
                found.append(document.key_place((*path, key)))
            _quoted(document, each, (*path, key), found)


def _is_quoted(text: str) -> bool:
    """True for a text in one pair of curly quotes, or behind one that is never closed."""
    if text[:1] not in (*_OPEN, *_CLOSE) or any(sign in text[1:-1] for sign in _OPEN + "”»"):
        return False
    return text[-1] in _CLOSE or not any(sign in text for sign in _CLOSE)


def cut_texts(text: str, name: str, loader: Any) -> Iterator[Problem]:
    """Texts without quotes that end at a " #", although more was meant to be read.

    A note after one word, or after a whole sentence, is a note. Whatever follows # without a space is none.
    """
    if _CUT.search(text) is None:
        return
    lines = text.split("\n")
    scanner = loader(text)
    try:
        while (token := scanner.get_token()) is not None:
            if type(token) is yaml.ScalarToken and token.plain:
                line = lines[token.end_mark.line] if token.end_mark.line < len(lines) else ""
                rest = _COMMENT.match(line, token.end_mark.column)
                if rest is not None and _is_cut(token.value, rest.group(1)):
                    place = Place(name, token.end_mark.line + 1, rest.start(1) + 1)
                    hint = "Put the whole text in quotes, or the note on a line of its own."
                    yield problem("AS118", place, f'The text ends before "{rest.group(1)[:30]}".', hint)
    except yaml.YAMLError:
        return
    finally:
        scanner.dispose()


def _is_cut(value: str, rest: str) -> bool:
    return rest[1:2] not in ("", " ", "#") or (" " in value and not value.endswith(_ENDS))


def at(text: str, index: int, name: str) -> Place:
    """The place of a sign of a text."""
    return Place(name, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
