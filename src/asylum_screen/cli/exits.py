"""Exit codes, and how every failure becomes one with a clear message and never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, TextIO

from .voice import Voice

if TYPE_CHECKING:
    from asylum_screen.language.messages import Message

PROGRAM = "asylum-screen"
_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.EROFS: "read_only",
}


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
    """Leave with a code, after messages on standard error, which stand on one line in the language of the run."""

    def __init__(self, code: Exit, *messages: str | Message) -> None:
        super().__init__(" ".join(map(str, messages)))
        self.code = code
        self.messages = messages


def tell(message: str) -> None:
    """Write a line of talk to standard error; a closed standard error is no reason to fail."""
    try:
        print(message, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def takes_all_letters(stream: TextIO) -> bool:
    """True for an output in UTF-8 (or UTF-16, UTF-32)."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")


def why(problem: OSError) -> Message:
    """The reason of a failed reading or writing, as a sentence."""
    from asylum_screen.language.messages import message

    name = _REASONS.get(problem.errno or 0)
    return message(f"error/why/{name}") if name else message("error/why/other", number=str(problem.errno or "?"))


def guarded(action: Callable[[], int], voice: Voice | None = None) -> int:
    """Run an action and turn whatever happens into an exit code.

    A closed standard output is a normal end. A full disk or an unwritable file is "could not write what was asked
    for". Anything else is our bug: only the type of the exception is named, because its text may hold an answer.

    Args:
        action: what to run; gives an exit code.
        voice: says what happened, in the language of the run.
    """
    voice = voice or Voice()
    try:
        code = action()
        sys.stdout.flush()
    except Stop as stop:
        if stop.messages:
            tell(voice.say(*stop.messages))
        code = stop.code
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else Exit.OUR_BUG
    except BrokenPipeError:
        _drop_output()
        code = Exit.DONE
    except OSError as problem:
        code = _io_failure(problem, voice)
    except Exception as bug:
        _tell_bug(bug, voice)
        if os.environ.get("ASYLUM_SCREEN_DEBUG") == "1":
            raise
        code = Exit.OUR_BUG
    return _flushed(int(code), voice)


def _tell_bug(bug: Exception, voice: Voice) -> None:
    from asylum_screen.language.messages import message

    tell(voice.say(message("error/bug", kind=type(bug).__name__)))


def _io_failure(problem: OSError, voice: Voice) -> Exit:
    if problem.errno == errno.EPIPE:
        _drop_output()
        return Exit.DONE
    if problem.errno == errno.EIO:
        _drop_output()
        return Exit.HANGUP
    from asylum_screen.language.messages import message

    name = str(problem.filename) if problem.filename else message("error/screen_or_file")
    tell(f"{PROGRAM}: {voice.say(message('error/input_output', name=name, reason=why(problem)))}")
    return Exit.NOT_WRITTEN


def _flushed(code: int, voice: Voice) -> int:
    """Flush what is left, so that a full disk is noticed here and not by the interpreter at its end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as problem:
        code = int(_io_failure(problem, voice)) if code == Exit.DONE else code
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
