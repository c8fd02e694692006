"""Serves the touch page with the small pack, one person after another: `page_runner.py PORT [fast] [faulty]`.

It offers English, Spanish, a small Arabic and a small Chinese catalogue, and the pseudo-language from right to left.
`faulty`: a fault of ours, whose own text holds all that was answered, where the result would be shown.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts.kiosk import Kiosk
from asylum_screen.fronts.kiosk_settings import KioskSettings
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.pseudo import PseudoWords
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.web.listen import listen
from asylum_screen.web.serve import run_page_kiosk
from languages.test_other_scripts import ARABIC, CHINESE, SPANISH, words_of
from packs import AS_OF, small_pack

MIRRORED = Language("en-XA", "Pséúdó", "Pseudo-language", "rtl", offered=True)


class Mirrored(PseudoWords):
    """The pseudo-language from right to left."""

    def __init__(self) -> None:
        super().__init__()
        self.language = replace(self.language, direction="rtl")


def words(code: str) -> Words:
    """English, a small catalogue, or the pseudo-language."""
    return Mirrored() if code == MIRRORED.code else words_of(code)


def document(orientation: Orientation, said: Words) -> Document:
    """The real document of present, or a fault."""
    if "faulty" in sys.argv:
        raise ValueError(repr(orientation))
    return build(orientation, said, PaperOptions(AS_OF))


def main() -> int:
    """Serve and give the exit code."""
    listening, port = listen(int(sys.argv[1]))
    settings = KioskSettings(warn_after=2, leave_after=12) if "fast" in sys.argv else KioskSettings()
    kiosk = Kiosk(
        small_pack(), lambda: AS_OF, words, document, (ENGLISH, SPANISH, ARABIC, CHINESE, MIRRORED),
        sys.stdin, sys.stdout, sys.stderr, os.environ, settings,
    )  # fmt: skip
    return run_page_kiosk(kiosk, listening, port, lambda _lang, _text: None)


if __name__ == "__main__":
    sys.exit(main())
