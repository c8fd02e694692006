"""AS527: a sum of money written into a text, where nobody finds it on the day it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Hit, Shown

_WORDS = "one two three four five six seven eight nine ten fifty hundred thousand million"
_SUM = re.compile(
    r"(?:US ?)?[$€£¥] ?\d[\d,.]*\d|(?:US ?)?[$€£¥] ?\d|\bUSD ?\d[\d,.]*"
    rf"|\b(?:\d[\d,.]*|{_WORDS.replace(' ', '|')}) ?(?:dollars?\b|USD\b|[$€£¥]|cents?\b)",
    re.IGNORECASE,
)
_HINT = "Put it under amounts:, with its days and its source, and write {fee.NAME} here."


def read(shown: Shown) -> Iterator[Hit]:
    """Sums of money in words or digits."""
    for match in _SUM.finditer(shown.english):
        yield Hit("AS527", match.start(), match.end(), f'"{match.group()}" is a sum of money.', _HINT)
