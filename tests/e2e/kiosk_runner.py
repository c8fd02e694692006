"""Runs the kiosk with the small pack on its terminal: `kiosk_runner.py [fast | settings.yaml]`.

`KIOSK_DAY`: a file with how many days later it is. `KIOSK_STOP`: a file; when it is there, nobody is served any more.
"""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts.kiosk import Kiosk, run_kiosk
from asylum_screen.fronts.kiosk_settings import KioskSettings, read_settings
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from packs import AS_OF, small_pack

SPANISH = Language("es", "Español", "Spanish", offered=True)


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))


def day() -> date:
    """The day of the pack, or as many days later as the file says."""
    given = os.environ.get("KIOSK_DAY")
    return AS_OF + timedelta(days=int(Path(given).read_text(encoding="ascii"))) if given else AS_OF


def may_serve() -> str | None:
    """A reason when the file is there."""
    given = os.environ.get("KIOSK_STOP")
    return "The rules are too old." if given and Path(given).exists() else None


def main() -> int:
    """Run the kiosk and give its exit code."""
    given = sys.argv[1] if len(sys.argv) > 1 else ""
    fast = KioskSettings(warn_after=1, leave_after=2)
    settings = fast if given == "fast" else read_settings(Path(given) if given else None)
    kiosk = Kiosk(
        small_pack(),
        day,
        lambda _: Words(),
        document,
        (ENGLISH, SPANISH),
        sys.stdin,
        sys.stdout,
        sys.stderr,
        os.environ,
        settings,
        may_serve=may_serve,
    )
    return run_kiosk(kiosk)


if __name__ == "__main__":
    sys.exit(main())
