"""The command line: builds the commands, runs one, and leaves with an exit code of `exits`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

from .exits import Exit, guarded, tell


def main(argv: Sequence[str]) -> int:
    """Run the program.

    Args:
        argv: the arguments after the program's name.

    Returns:
        The exit code.
    """
    _install_signals()
    return guarded(lambda: _run(list(argv)))


def _run(argv: list[str]) -> int:
    from typer.exceptions import TyperException

    from .app import build_app

    try:
        code = build_app()(args=argv, prog_name="asylum-screen", standalone_mode=False)
    except TyperException as problem:
        show = getattr(problem, "show", None)
        if show is not None:
            show()
        else:
            tell(f"asylum-screen: {problem}")
        return int(getattr(problem, "exit_code", Exit.USAGE))
    return int(code or 0)


def _install_signals() -> None:
    """SIGTERM and SIGHUP unwind like any other way out, so that the terminal is put right first."""

    def leave(code: Exit) -> None:
        def handler(_number: int, _frame: object) -> None:
            sys.exit(int(code))

        signal.signal(signal.SIGTERM if code is Exit.TERMINATED else signal.SIGHUP, handler)

    for code in (Exit.TERMINATED, Exit.HANGUP):
        try:
            leave(code)
        except (ValueError, OSError, AttributeError):
            continue
