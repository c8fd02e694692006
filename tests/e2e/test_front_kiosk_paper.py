"""The kiosk stopped while `lp` runs, and the kiosk whose rules grew too old while it waited."""

from __future__ import annotations

import os
import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from asylum_screen.cli.kiosk import stale
from e2e.ptys import Terminal, until
from e2e.test_front_kiosk import CANARIES, FIRST, NEUTRAL, begin, child_of, kiosk, stop, tell_everything
from packs import small_pack


def printing(folder: Path) -> tuple[Terminal, int]:
    """A kiosk at the moment in which `lp` has the paper and does not end; the terminal and the number of lp."""
    fake = folder / "bin" / "lp"
    fake.parent.mkdir()
    number = folder / "number"
    fake.write_text(
        f"#!/usr/bin/env python3\nimport os, pathlib, sys, time\nsys.stdin.buffer.read()\n"
        f"pathlib.Path('{number}').write_text(f'{{os.getpid()}}\\n')\ntime.sleep(3600)\n"
    )
    fake.chmod(0o755)
    settings = folder / "kiosk.yaml"
    settings.write_text("printer: default\n", encoding="utf-8")
    terminal = kiosk(str(settings), env={"PATH": f"{fake.parent}:{os.environ['PATH']}", "TMPDIR": str(folder)}, rows=50)
    begin(terminal)
    tell_everything(terminal)
    terminal.answer("1", "Your orientation")
    terminal.press("2")

    def turn() -> None:  # the row comes after the last page
        terminal.press("\r")
        terminal.pump(0.3)

    until(
        lambda: number.exists() and number.read_text(encoding="ascii").endswith("\n"), turn, lambda: "lp did not begin"
    )
    return terminal, int(number.read_text(encoding="ascii"))


def gone(process: int, seconds: float = 300) -> bool:
    """True when a process ends, however long it takes; one that is dead and not yet fetched holds no memory."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in "ZX":
            return True
        time.sleep(0.02)
    return False


def nothing_left(folder: Path) -> None:
    """No answer in any file below a folder."""
    for path in folder.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not any(canary in text for canary in CANARIES), path


def test_the_person_killed_while_lp_runs(tmp_path: Path) -> None:
    """The next person can begin at once, sees nothing of the last, and lp does not keep the paper."""
    terminal, lp = printing(tmp_path)
    os.kill(child_of(terminal), signal.SIGKILL)
    terminal.see(NEUTRAL)
    assert gone(lp)
    terminal.pump(0.3)
    before = len(terminal.raw)
    terminal.press("\r", see="Choose your language.")
    terminal.answer("1", "Questions about asylum")
    terminal.read_on(FIRST)
    assert not any(canary.encode() in terminal.raw[before:] for canary in CANARIES)
    nothing_left(tmp_path)
    stop(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_kiosk_stopped_while_lp_runs(number: signal.Signals, tmp_path: Path) -> None:
    """The screen is empty and usable; the person's process and lp are gone."""
    terminal, lp = printing(tmp_path)
    person = child_of(terminal)
    terminal.kill(number)
    assert terminal.leave() == 128 + number
    assert gone(person)
    assert gone(lp)
    assert b"\x1b[3J" in terminal.raw[-200:]
    assert b"\x1b[?25h" in terminal.raw[-200:]
    nothing_left(tmp_path)


def test_the_kiosk_killed_while_lp_runs(tmp_path: Path) -> None:
    """Even a kiosk killed without warning leaves neither the person's process nor lp behind."""
    terminal, lp = printing(tmp_path)
    person = child_of(terminal)
    terminal.kill(signal.SIGKILL)
    assert gone(person)
    assert gone(lp)
    nothing_left(tmp_path)
    terminal.child.close()


def test_the_terminal_closed_while_lp_runs(tmp_path: Path) -> None:
    """A terminal that goes away ends the kiosk, the person's process and lp."""
    terminal, lp = printing(tmp_path)
    person = child_of(terminal)
    os.close(terminal.child.child_fd)
    assert gone(terminal.child.pid)
    assert gone(person)
    assert gone(lp)
    nothing_left(tmp_path)


def test_rules_too_old_end_the_kiosk_between_two_people(tmp_path: Path) -> None:
    """A person who is there finishes; then nobody is served, and the operator is told why."""
    stopper = tmp_path / "stop"
    terminal = kiosk(env={"KIOSK_STOP": str(stopper)})
    begin(terminal)
    stopper.touch()
    tell_everything(terminal)
    terminal.press("\x18")
    assert terminal.leave() == 2
    assert "The rules are too old." in terminal.text
    assert b"Traceback" not in terminal.raw


def test_rules_too_old_while_the_first_page_waited(tmp_path: Path) -> None:
    """Whoever comes to a page that stood there since the rules were good is not led on."""
    stopper = tmp_path / "stop"
    terminal = kiosk(env={"KIOSK_STOP": str(stopper)})
    terminal.see("Choose your language.")
    stopper.touch()
    terminal.insist(["1", "\r"], lambda: not terminal.child.isalive(), lambda: terminal.text)
    assert terminal.leave() == 2
    assert "The rules are too old." in terminal.text
    assert b"Questions about asylum" not in terminal.raw


def test_a_new_day_while_the_first_page_waited(tmp_path: Path) -> None:
    """The person chooses a language again, in a process that knows the new day."""
    later = tmp_path / "later"
    later.write_text("0", encoding="ascii")
    terminal = kiosk(env={"KIOSK_DAY": str(later)})
    terminal.see("Choose your language.")
    first = child_of(terminal)
    terminal.pump(0.3)
    later.write_text("1", encoding="ascii")
    terminal.insist(["1", "\r"], lambda: child_of(terminal) != first, lambda: terminal.text)
    terminal.see("Choose your language.")
    terminal.answer("1", "Questions about asylum")
    stop(terminal)


def test_the_last_day_of_the_rules() -> None:
    """On the last day they may be shown, on the day after not, nor on any later one."""
    pack = small_pack()
    last = pack.info.checked_on + timedelta(days=pack.info.stop_after_days)
    assert stale(pack, last) is None
    old = stale(pack, last + timedelta(days=1))
    assert old is not None
    assert old.values["last"] == last
    assert stale(pack, date(2099, 1, 1)) is not None


@pytest.mark.parametrize("key", ["\x18", "\x1b[24~", "\x03", "\x04"], ids=["ctrl-x", "f12", "ctrl-c", "ctrl-d"])
def test_leaving_while_lp_hangs(key: str, tmp_path: Path) -> None:
    """The neutral page comes while lp still hangs; then lp is gone, and neither a file nor a word is left."""
    terminal, lp = printing(tmp_path)
    terminal.see("The paper goes to the printer.")
    assert not any(canary in terminal.text for canary in CANARIES)
    terminal.pump(0.3)
    terminal.press(key)
    terminal.see(NEUTRAL)
    assert gone(lp)
    assert not any(word in terminal.text for word in (*CANARIES, "printer", "orientation"))
    nothing_left(tmp_path)
    terminal.pump(0.3)
    terminal.press("\r")
    terminal.see("Choose your language.")
    stop(terminal)
