"""The terminal around an interview: what it can do, and leaving it as it was found, whatever happens."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any, TextIO

MIN_COLUMNS, MIN_ROWS = 20, 10
DEFAULT_SIZE = (80, 24)

ALTERNATE_ON, ALTERNATE_OFF = "\x1b[?1049h", "\x1b[?1049l"
CLEAR = "\x1b[2J\x1b[3J\x1b[H"  # the screen, and the lines that went out of it
SANE = "\x1b[?2004l\x1b[?25h\x1b[?7h\x1b[0m"  # no paste marks, cursor shown, lines wrap, no colour


class Stopped(SystemExit):
    """A signal told us to stop. A SystemExit, so that no event loop swallows it on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.exit_code = 128 + number


def is_terminal(stream: TextIO) -> bool:
    """True when the stream is a terminal that is still there."""
    try:
        return stream.isatty()
    except (ValueError, OSError):
        return False


def size(stream: TextIO) -> tuple[int, int]:
    """Columns and rows of the terminal behind a stream; 80 by 24 where there is none."""
    try:
        found = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return DEFAULT_SIZE
    return (found.columns, found.lines) if found.columns and found.lines else DEFAULT_SIZE


def wants_plain(stdin: TextIO, stdout: TextIO, env: Mapping[str, str]) -> bool:
    """True when numbered plain lines are the right front: no terminal, a simple or tiny one, or asked for."""
    if not (is_terminal(stdin) and is_terminal(stdout)):
        return True
    if env.get("TERM", "") in ("", "dumb", "unknown") or env.get("ACCESSIBLE", "") not in ("", "0"):
        return True
    columns, rows = size(stdout)
    return columns < MIN_COLUMNS or rows < MIN_ROWS


@contextlib.contextmanager
def signals_leave() -> Iterator[None]:
    """While inside, SIGTERM and SIGHUP unwind like an exception, so that the terminal is put back."""

    def leave(number: int, _frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    before: dict[int, Any] = {}
    for each in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(each) is not signal.SIG_IGN:  # nohup stays nohup
            before[each] = signal.signal(each, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def interrupted_once() -> Iterator[None]:
    """Past this, however it ends, Ctrl-C does nothing: the way out is not broken off, and its last words are said."""
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):  # not the main thread: it gets no signals
            signal.signal(signal.SIGINT, lambda *_: None)


@contextlib.contextmanager
def screen(stdin: TextIO, stdout: TextIO, *, clear_history: bool = False) -> Iterator[None]:
    """A screen of our own (the terminal's second one), without echo; the first one comes back as it was.

    Args:
        stdin: the terminal's keyboard; its settings are kept and put back.
        stdout: the terminal's screen.
        clear_history: also take away the lines that were there before, and ours (a shared machine).
    """
    import termios

    settings = settings_of(stdin)
    if settings is not None:  # keys that come between two pages are not written by the terminal either
        restore(stdin, [*settings[:3], settings[3] & ~(termios.ECHO | termios.ECHOCTL), *settings[4:]])
    put(stdout, (CLEAR if clear_history else "") + ALTERNATE_ON + (CLEAR if clear_history else "\x1b[2J\x1b[H"))
    try:
        yield
    finally:
        put(stdout, SANE + (CLEAR if clear_history else "\x1b[2J\x1b[H") + ALTERNATE_OFF)
        if clear_history:
            put(stdout, CLEAR)
        restore(stdin, settings)


def put(stdout: TextIO, codes: str) -> None:
    """Write control codes; a terminal that is gone is no reason to fail."""
    with contextlib.suppress(OSError, ValueError):
        stdout.write(codes)
        stdout.flush()


def settings_of(stdin: TextIO) -> list[Any] | None:
    """The settings of a terminal, or None where there is none."""
    import termios

    try:
        return termios.tcgetattr(stdin.fileno())
    except (termios.error, OSError, ValueError):
        return None


def restore(stdin: TextIO, settings: list[Any] | None) -> None:
    """Put the settings of a terminal back."""
    import termios

    if settings is not None:
        with contextlib.suppress(termios.error, OSError, ValueError):
            termios.tcsetattr(stdin.fileno(), termios.TCSANOW, settings)
