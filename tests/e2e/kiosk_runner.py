"""Runs the kiosk with the small pack on its terminal: `kiosk_runner.py [fast | settings.yaml]`.

`kiosk_runner.py answered`: an interview, no kiosk, with every question answered before: the review comes soon.

`KIOSK_ANSWERED`: the same for each person of a kiosk. `KIOSK_DAY`: a file with how many days later it is. `KIOSK_STOP`:
a file; when it is there, nobody is served any more.
"""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from asylum_screen.core.facts import NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import Setup, Terminal, run_interview
from asylum_screen.fronts import kiosk as room
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


def all_answered() -> Interview:
    """An interview in which every question was answered with "I do not know"."""
    interview = Interview.start(small_pack(), AS_OF)
    while (question := interview.next_question()) is not None:
        interview = interview.answer(question.id, NonAnswer.DONT_KNOW)
    return interview


def answered() -> int:
    """Run an interview that was answered."""
    setup = Setup(small_pack(), AS_OF, lambda _: Words(), document, interview=all_answered())
    return run_interview(setup, Terminal(sys.stdin, sys.stdout, os.environ)).exit_code


def main() -> int:
    """Run the kiosk and give its exit code."""
    given = sys.argv[1] if len(sys.argv) > 1 else ""
    if given == "answered":
        return answered()
    fast = KioskSettings(warn_after=1, leave_after=8)
    settings = fast if given == "fast" else read_settings(Path(given) if given else None)
    if os.environ.get("KIOSK_ANSWERED"):
        room.Setup = partial(Setup, interview=all_answered())  # type: ignore[misc,assignment]
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
