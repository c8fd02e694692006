"""Exit codes, and how every failure becomes one with a clear message and never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes other programs may rely on."""

    DONE = 0
    OUR_BUG = 1
    USAGE = 2
    RULES = 3
    TRANSLATIONS = 4
    NOT_WRITTEN = 6
    LACKING = 7
    HANGUP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class Stop(Exception):  # noqa: N818  (a way to leave, not always an error)
    """Leave with a code, after a message on standard error."""

    def __init__(self, code: Exit, message: str = "") -> None:
        super().__init__(message)
        self.code = code


def tell(message: str) -> None:
    """Write a line of talk to standard error; a closed standard error is no reason to fail."""
    try:
        print(message, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def guarded(action: Callable[[], int]) -> int:
    """Run an action and turn whatever happens into an exit code.

    A closed standard output is a normal end. A full disk or an unwritable file is "could not write what was asked
    for". Anything else is our bug: only the type of the exception is named, because its text may hold an answer.
    """
    try:
        code = action()
        sys.stdout.flush()
    except Stop as stop:
        if str(stop):
            tell(str(stop))
        code = stop.code
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else Exit.OUR_BUG
    except BrokenPipeError:
        _drop_output()
        code = Exit.DONE
    except OSError as problem:
        code = _io_failure(problem)
    except Exception as bug:
        tell(f"asylum-screen: something went wrong inside the program ({type(bug).__name__}). Nothing was kept.")
        if os.environ.get("ASYLUM_SCREEN_DEBUG") == "1":
            raise
        code = Exit.OUR_BUG
    return _flushed(int(code))


def _io_failure(problem: OSError) -> Exit:
    if problem.errno == errno.EPIPE:
        _drop_output()
        return Exit.DONE
    if problem.errno == errno.EIO:
        _drop_output()
        return Exit.HANGUP
    reason = os.strerror(problem.errno) if problem.errno else "unknown reason"
    name = f" {problem.filename}" if problem.filename else ""
    tell(f"asylum-screen: could not read or write{name}: {reason}.")
    return Exit.NOT_WRITTEN


def _flushed(code: int) -> int:
    """Flush what is left, so that a full disk is noticed here and not by the interpreter at its end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as problem:
        code = int(_io_failure(problem)) if code == Exit.DONE else code
        _drop_output()
    except ValueError:
        pass
    return code


def _drop_output() -> None:
    """Send the rest of standard output to nowhere, so that the interpreter does not complain when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
