"""`python -m asylum_screen` and the `asylum-screen` command."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the program and leave with its exit code. `--version` alone is answered without loading the rest."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from .cli.version import print_version

        sys.exit(print_version())
    from .cli.main import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
