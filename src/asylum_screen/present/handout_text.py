"""Makes any text harmless on paper: control signs go, signs that turn the direction are shown as text.

Rule texts, translations and answers come from many hands. Whatever stands in them, a reader sees it as text.
"""

from __future__ import annotations

import re

ISOLATES = "\u2066\u2067\u2068"
END_ISOLATE = "\u2069"
# Embeddings and overrides never stand in our texts; an isolate does (around a value), and only in pairs.
_TURNING = re.compile("[\u202a-\u202e\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")
_GONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_BLANK = re.compile("[\t\n\r\u0085\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """The text as it may stand on paper: one line, no control signs, nothing that turns what comes after it."""
    if text.isascii() and text.isprintable():
        return text
    text = _GONE.sub("", _BLANK.sub(" ", text))
    text = _SURROGATE.sub("\ufffd", text)
    text = _TURNING.sub(_named, text)
    return text if _paired(text) else re.sub(f"[{ISOLATES}{END_ISOLATE}]", _named, text)


def _named(sign: re.Match[str]) -> str:
    return f"[U+{ord(sign[0]):04X}]"


def _paired(text: str) -> bool:
    depth = 0
    for sign in text:
        if sign in ISOLATES:
            depth += 1
        elif sign == END_ISOLATE:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
