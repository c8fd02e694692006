"""AS538: words for the paper that tell what a person answered. Whoever finds the paper reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Hit, Shown

_TELLS = re.compile(
    r"(?:(?<=^)|(?<=[.!?:;,] ))(?:and |but )?you (?:are|were|have(?! to\b| the right\b| a right\b)|had|said|told"
    r"|answered|came|entered|fear|live|look for|lost|asked)\b[^.!?]*",
)


def read(shown: Shown) -> Iterator[Hit]:
    """Sentences on the paper about the person who was asked."""
    if "/paper" not in shown.text.id:
        return
    for found in _TELLS.finditer(shown.lower):
        hint = 'Say it of anybody: "For people who are held: ...".'
        message = "On paper this tells what the person answered."
        yield Hit("AS538", found.start(), found.end(), message, hint)
