"""Keys that nobody means, from fixed seeds: all bytes, pieces of sequences, pastes; and what they leave behind."""

from __future__ import annotations

import os
import random
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from asylum_screen.language.english import PROGRAM
from e2e.ptys import Terminal, until
from e2e.test_front_hardened import SCREEN, SHELL, child_of

WRAPPED = SHELL.replace("trap : INT;", "trap : INT QUIT; stty noflsh;").replace('"$@";', '"$@"; echo code=$?;')
"""noflsh: else the system throws away what was written and not yet read when Ctrl-C is pressed."""
CANARY = "qxcanaryxq"
KIOSK = str(Path(__file__).with_name("kiosk_runner.py"))
SLOW_TO_LEAVE = """
import sys, time
from asylum_screen import __main__
from asylum_screen.fronts import terminal
put, restore = terminal.put, terminal.restore
terminal.put = lambda *given: (time.sleep(0.3), put(*given))
terminal.restore = lambda *given: (time.sleep(0.3), restore(*given))
__main__.run()
"""
"""The program, with time for another key at each step of its way out."""
KEYS = 300
SIZES = ((80, 24), (40, 15), (20, 10), (200, 50), (10, 4), (1, 1))
SEQUENCES = (b"\x1b[A", b"\x1b[B", b"\x1b[6~", b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[12;4R")
WAYS_OUT = (b"\x18", b"\x03", b"\x04", b"\x1b[24~")


def mashed(chance: random.Random) -> bytes:
    """One thing that hands do: often a number or Enter, so that it gets somewhere; seldom a way out."""
    match chance.randrange(12):
        case 0 | 1 | 2 | 3:
            return b"%d" % chance.randint(1, 9)
        case 4 | 5 | 6:
            return b"\r"
        case 7:
            return chance.choice(SEQUENCES)
        case 8:
            return bytes([chance.randrange(256)])
        case 9:
            return bytes(chance.randrange(256) for _ in range(40))
        case 10:
            return b"\x1b[200~" + CANARY.encode() + b"\r1\r\x1b[201~"
        case _:
            return chance.choice(WAYS_OUT) if chance.random() < 0.1 else CANARY[:1].encode()


def flow(terminal: Terminal) -> None:
    """A Ctrl-S that came when the program was gone has stopped what the shell writes: let it go on."""
    terminal.send("\x11")
    terminal.pump()


@pytest.mark.parametrize("seed", [13, 131])
@pytest.mark.parametrize("kiosk", [False, True], ids=["screen", "kiosk"])
def test_mashed_keys_leave_nothing_behind(kiosk: bool, seed: int, tmp_path: Path) -> None:
    """No fault, the terminal as it was, and nothing that was typed in any file or on the screen."""
    chance, places = random.Random(seed), {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}  # noqa: S311
    program = [KIOSK] if kiosk else SCREEN
    terminal = Terminal("-c", WRAPPED, *program, columns=40, rows=15, env=places, watch=False)
    until(lambda: b"\x1b[?1049h" in terminal.raw, terminal.pump, lambda: "not begun")
    terminal.settle()
    runs = child_of(terminal.child.pid)
    for _ in range(KEYS):
        if runs is None or child_of(terminal.child.pid) != runs:
            break
        if chance.random() < 0.02:
            terminal.resize(*chance.choice(SIZES))
        terminal.send(mashed(chance))
        terminal.pump(0.04)
    if runs is not None and child_of(terminal.child.pid) == runs:
        with suppress(ProcessLookupError):
            os.kill(runs, signal.SIGTERM)
    until(lambda: not terminal.child.isalive(), lambda: flow(terminal), lambda: "still running")
    terminal.leave()
    assert b"Traceback" not in terminal.raw
    assert CANARY.encode() not in terminal.raw.rpartition(b"\x1b[?1049l")[0]  # after it, the shell's own echo
    code = re.findall(rb"code=(\d+)", terminal.raw)
    assert code in ([[b"143"]] if kiosk else [[b"0"], [b"130"], [b"143"]])
    settings = re.findall(rb"[0-9a-f]+(?::[0-9a-f]+){20,}", terminal.raw)
    assert len(settings) == 2
    assert settings[0] == settings[1]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["pages", "plain"])
def test_ctrl_c_pressed_again_and_again_still_ends_in_words(plain: list[str], tmp_path: Path) -> None:
    """Those that come too late do nothing: the terminal is as it was, and the last line says what became of it all."""
    program = ("-c", SLOW_TO_LEAVE, "screen", "--lang", "en", *plain)
    terminal = Terminal("-c", WRAPPED, *program, env={"HOME": str(tmp_path)}, watch=False)
    until(lambda: b"Questions about asylum" in terminal.raw, terminal.pump, lambda: "not begun")
    terminal.settle()
    runs = child_of(terminal.child.pid)

    def again() -> None:
        terminal.send("\x03")
        terminal.pump(0.01)

    until(lambda: child_of(terminal.child.pid) != runs, again, lambda: "still running")
    terminal.leave()
    assert b"Traceback" not in terminal.raw
    assert re.findall(rb"code=(\d+)", terminal.raw) == [b"130"]
    said = PROGRAM["ui/bye" if plain else "ui/left"].english
    assert said in " ".join(terminal.raw.decode().split())
    settings = re.findall(rb"[0-9a-f]+(?::[0-9a-f]+){20,}", terminal.raw)
    assert len(settings) == 2
    assert settings[0] == settings[1]
