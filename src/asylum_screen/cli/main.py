"""The command line: builds the commands, runs one, and leaves with an exit code of `exits`."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from .exits import Exit, Stop, guarded, takes_all_letters, tell
from .voice import Voice

if TYPE_CHECKING:
    from typer.exceptions import TyperException


def main(argv: Sequence[str]) -> int:
    """Run the program.

    Args:
        argv: the arguments after the program's name.

    Returns:
        The exit code.
    """
    _install_signals()
    voice = Voice(argv)
    lacking = _write_nearest()
    code = guarded(lambda: _run(list(argv), voice), voice)
    if lacking:
        _say_nearest(voice)
    return code


def _run(argv: list[str], voice: Voice) -> int:
    from typer.exceptions import TyperException

    from .app import build_app

    try:
        code = build_app(voice)(args=argv, prog_name="asylum-screen", standalone_mode=False)
    except TyperException as problem:
        if voice.in_english:
            return _show(problem)
        from .usage import what_is_wrong

        raise Stop(Exit.USAGE, *what_is_wrong(problem, voice)) from None
    return int(code or 0)


def _show(problem: TyperException) -> int:
    """The library's own words, for the commands of trainers and programs."""
    show = getattr(problem, "show", None)
    if show is not None:
        show()
    else:
        tell(f"asylum-screen: {problem}")
    return int(getattr(problem, "exit_code", Exit.USAGE))


def _write_nearest() -> bool:
    """Where output does not take all letters, write the nearest; True when there is such an output."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if isinstance(stream, io.TextIOWrapper)]
    lacking = [stream for stream in streams if not takes_all_letters(stream)]
    if lacking:
        from asylum_screen.language.nearest import NEAREST

        for stream in lacking:
            stream.reconfigure(errors=NEAREST)
    return bool(lacking)


def _say_nearest(voice: Voice) -> None:
    """Say once, after all else, that letters were replaced."""
    from asylum_screen.language.messages import message
    from asylum_screen.language.nearest import replaced

    if replaced():
        tell(voice.say(message("error/letters")))


def _install_signals() -> None:
    """SIGTERM and SIGHUP unwind like any other way out, so that the terminal is put right first."""
    for name, code in (("SIGTERM", Exit.TERMINATED), ("SIGHUP", Exit.HANGUP)):
        with suppress(ValueError, OSError, AttributeError):
            signal.signal(getattr(signal, name), partial(_leave, code))


def _leave(code: Exit, _number: int, _frame: object) -> None:
    sys.exit(int(code))
