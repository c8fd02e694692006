"""Letters that a screen or a pipe cannot take, written with the nearest plain ones: a Spanish text stays readable."""

from __future__ import annotations

import codecs
import unicodedata

NEAREST = "nearest"
"""The name of the error handler, for `errors=`."""
UNKNOWN = "?"
_PLAIN = str.maketrans(
    {
        "¿": "?",
        "¡": "!",
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "─": "-",
    }
)
_replaced: set[str] = set()  # the encodings that lacked letters


def plain(text: str) -> str:
    """The nearest ASCII letters; `UNKNOWN` for each that has none."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() else UNKNOWN for sign in kept)


def written(text: str, encoding: str) -> str:
    """A text as an encoding can write it.

    Args:
        text: any text.
        encoding: as Python names it; an unknown one counts as ASCII.
    """
    try:
        return text.encode(encoding, NEAREST).decode(encoding)
    except LookupError:
        return plain(text)


def replaced() -> bool:
    """True when letters were replaced in this run, so that it has to be said."""
    return bool(_replaced)


def _replace(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    _replaced.add(problem.encoding)
    return plain(problem.object[problem.start : problem.end]), problem.end


codecs.register_error(NEAREST, _replace)
