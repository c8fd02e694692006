"""Recorded texts: `translations/LANG/audio/TEXT_ID.opus` (.ogg, .wav); what a machine speaks is in `audio/machine/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from asylum_screen.core.rules import Text

from .registry import placeholders, stays_english

MACHINE = "machine"
KINDS = {".opus": "audio/ogg", ".ogg": "audio/ogg", ".wav": "audio/wav"}
_ID = re.compile(r"[A-Za-z0-9_/]+")


def clips_in(folder: Path | None) -> Callable[[str, str], Path | None]:
    """What finds the clip of a text.

    Args:
        folder: the translations folder.

    Returns:
        For a language and the id of a text its clip: a person's voice before a machine's, None where there is none.
    """

    @cache
    def places(lang: str) -> tuple[Path, ...]:
        audio = folder / lang / "audio" if folder is not None and re.fullmatch(r"[A-Za-z-]+", lang) else None
        return tuple(place for place in (audio, audio / MACHINE) if place.is_dir()) if audio is not None else ()

    def clip(lang: str, text: str) -> Path | None:
        if not _ID.fullmatch(text) or ".." in text:
            return None
        names = (place / f"{text}{kind}" for place in places(lang) for kind in KINDS)
        return next((name for name in names if name.is_file()), None)

    return clip


def recordable(texts: Iterable[Text]) -> list[Text]:
    """The texts that are the same for everybody: those without a value, which are read aloud as they stand."""
    return [text for text in texts if not placeholders(text.english) and not stays_english(text)]
