"""Runs an interview with the small pack on the terminal it is started in, for end-to-end tests of the fronts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import Setup, Terminal, run_interview
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from packs import AS_OF, small_pack


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))


def main() -> int:
    """Run one interview and give its exit code."""
    setup = Setup(small_pack(), AS_OF, lambda _: Words(), document)
    return run_interview(setup, Terminal(sys.stdin, sys.stdout, os.environ, plain="--plain" in sys.argv)).exit_code


if __name__ == "__main__":
    sys.exit(main())
