"""Every way out at every kind of page, of an interview and of the kiosk: each key, each signal, a closed terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from e2e.ptys import Terminal, interview, until
from e2e.test_front_kiosk import FIRST, NEUTRAL, RUNNER, begin, child_of, kiosk
from e2e.test_front_kiosk_paper import gone

PLACES = ("first page", "question", "review", "result")
SEEN = {"first page": "Questions about asylum", "question": FIRST, "review": "Look over", "result": "Your orientation"}
KIOSK_FIRST = "Choose your language."


def stands_at(place: str) -> Terminal:
    """An interview that stands at a place."""
    terminal = interview() if place in ("first page", "question") else Terminal(str(RUNNER), "answered")
    terminal.see(SEEN["first page"])
    if place != "first page":
        terminal.read_on(FIRST if place == "question" else SEEN["review"])
    if place == "result":
        terminal.answer("1", SEEN["result"])
    return terminal


def kiosk_at(place: str) -> Terminal:
    """A kiosk that stands at a place."""
    if place in ("first page", "question"):
        terminal = kiosk()
        terminal.see(KIOSK_FIRST)
        if place == "question":
            begin(terminal)
        return terminal
    terminal = kiosk(env={"KIOSK_ANSWERED": "1"})
    terminal.answer("1", SEEN["first page"])
    terminal.read_on(SEEN["review"])
    if place == "result":
        terminal.answer("1", SEEN["result"])
    return terminal


def back(terminal: Terminal, place: str, before: str) -> None:
    """Esc leads to the page before; on the first page it does nothing."""
    terminal.press("\x1b")
    terminal.pump(0.3)  # Esc is waited for: it could be the beginning of another key
    if place == "first page":
        assert terminal.text == before
    else:
        until(lambda: SEEN[place] not in terminal.text, terminal.pump, lambda: f"still there: {terminal.text}")


def usable(terminal: Terminal) -> None:
    """The terminal shows its cursor and its own screen, wraps lines, and no error was shown."""
    assert b"Traceback" not in terminal.raw
    end = terminal.raw[terminal.raw.rindex(b"\x1b[?25h") :]
    assert b"\x1b[?1049l" in end
    assert b"\x1b[?7h" in end


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0), ("\x18", 0), ("\x1b[24~", 0)])
def test_keys_that_leave_an_interview(key: str, code: int, place: str) -> None:
    """Ctrl-C is 130; Ctrl-D, Ctrl-X and F12 are 0."""
    terminal = stands_at(place)
    terminal.press(key)
    assert terminal.leave() == code
    usable(terminal)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_that_leave_an_interview(number: signal.Signals, code: int, place: str) -> None:
    """SIGTERM is 143, SIGHUP 129."""
    terminal = stands_at(place)
    terminal.kill(number)
    assert terminal.leave() == code
    usable(terminal)


@pytest.mark.parametrize("place", PLACES)
def test_a_closed_terminal_ends_an_interview(place: str) -> None:
    """Nothing goes on running."""
    terminal = stands_at(place)
    os.close(terminal.child.child_fd)
    assert gone(terminal.child.pid)


@pytest.mark.parametrize("place", PLACES)
def test_keys_that_do_not_leave_an_interview(place: str) -> None:
    """Ctrl-Z and Ctrl-\\ do nothing at a page; Esc goes back one page, where there is one."""
    terminal = stands_at(place)
    before = terminal.text
    terminal.press("\x1a", "\x1c", "\x1a\x1c")
    assert terminal.text == before
    assert Path(f"/proc/{terminal.child.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "T"
    back(terminal, place, before)
    terminal.press("\x03")
    assert terminal.leave() == 130
    usable(terminal)


@pytest.mark.parametrize("place", PLACES)
def test_keys_at_a_kiosk(place: str) -> None:
    """Ctrl-Z and Ctrl-\\ do nothing, Esc goes back; Ctrl-C and Ctrl-D lead to the neutral page, and only there."""
    terminal = kiosk_at(place)
    before = terminal.text
    terminal.press("\x1a", "\x1c", "\x1a\x1c")
    assert terminal.text == before
    back(terminal, place, before)
    person = child_of(terminal)
    terminal.press("\x03", see=NEUTRAL)
    assert gone(person)
    assert SEEN[place] not in terminal.text
    terminal.press("\x03", "\x1a", "\x1c", "\x1b")
    terminal.see(NEUTRAL)
    terminal.press("\r", see=KIOSK_FIRST)
    terminal.press("\x04", see=NEUTRAL)
    terminal.kill(signal.SIGTERM)
    assert terminal.leave() == 143
    usable(terminal)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_at_a_kiosk(number: signal.Signals, code: int, place: str) -> None:
    """The kiosk and the person's process end; the screen and its history are emptied."""
    terminal = kiosk_at(place)
    person = child_of(terminal)
    terminal.kill(number)
    assert terminal.leave() == code
    assert gone(person)
    usable(terminal)
    assert b"\x1b[3J" in terminal.raw[-200:]


@pytest.mark.parametrize("place", PLACES)
def test_a_closed_terminal_ends_a_kiosk(place: str) -> None:
    """Both processes end."""
    terminal = kiosk_at(place)
    person = child_of(terminal)
    os.close(terminal.child.child_fd)
    assert gone(terminal.child.pid)
    assert gone(person)
