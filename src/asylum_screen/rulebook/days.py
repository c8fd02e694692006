"""Days and yes or no, from the text of a file. Nothing is guessed."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_YES = {"yes": True, "true": True, "no": False, "false": False}


def parse_day(text: str) -> date:
    """A real day written YYYY-MM-DD.

    Raises:
        ValueError: with the word "form", "leap" (29 February) or "real" as its message.
    """
    if not _DAY.match(text):
        raise ValueError("form")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("leap" if text.endswith("-02-29") and text[:4] != "0000" else "real") from None


def parse_yes_no(text: str) -> bool | None:
    """True, False, or None when the text is neither yes, no, true nor false."""
    return _YES.get(text.lower())
