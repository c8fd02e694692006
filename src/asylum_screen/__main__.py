"""`python -m asylum_screen` and the `asylum-screen` command."""

from __future__ import annotations

import os
import signal
import sys


def run() -> None:
    """Run the program and leave with its exit code. `--version` alone is answered without loading the rest."""
    _open_what_is_closed()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from .cli.version import print_version

        sys.exit(print_version())
    from .cli.main import main

    code = main(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key that comes too late changes no exit code
    sys.exit(code)


def _open_what_is_closed() -> None:
    """Standard input or output that was closed before the start reads nothing and writes to nowhere.

    Else the next file opened would take its number, and what is meant for the screen would go into that file.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            try:
                os.fstat(number)
            except OSError:
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # takes the lowest number that is free
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


if __name__ == "__main__":
    run()
