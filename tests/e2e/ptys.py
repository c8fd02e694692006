"""A program on a real pseudo-terminal, and the screen a person would see (pyte).

Nothing is timed here. A key is pressed when the program waits for one, however slow the machine is; HUNG only ends a
test that would never end.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte

RUNNER = Path(__file__).with_name("runner.py")
SOURCE = Path(__file__).resolve().parents[2] / "src"
HUNG = 600  # seconds after which a program that does nothing hangs


def waits(process: int) -> bool:
    """True when a process and all below it wait for something; always where the system has no /proc."""
    tasks = Path(f"/proc/{process}/task")
    try:
        for task in tasks.iterdir():
            if (task / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] in "RD":
                return False
            if not all(waits(int(child)) for child in (task / "children").read_text(encoding="ascii").split()):
                return False
    except (FileNotFoundError, ProcessLookupError):
        return True
    return True


def until(done: Callable[[], bool], meanwhile: Callable[[], object], told: Callable[[], str]) -> None:
    """Do something again and again until something holds.

    Raises:
        AssertionError: when it hangs; `told` says where.
    """
    end = time.monotonic() + HUNG
    while not done():
        meanwhile()
        assert time.monotonic() < end, told()


class Terminal:
    """One program, its keyboard and its screen."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        watch: bool = True,
    ) -> None:
        self._watch = watch  # False: keep what is written, draw no screen (drawing takes most of a test's time)
        given = {"TERM": "xterm-256color", "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(SOURCE)}
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            sys.executable, list(arguments), dimensions=(rows, columns), env={**given, **(env or {})}, timeout=10
        )
        self.child.delaybeforesend = None

    def pump(self, seconds: float = 0.05) -> None:
        """Read what the program writes for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                piece = self.child.read_nonblocking(65536, timeout=0.02)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.raw += piece
            if self._watch:
                self._stream.feed(piece)

    @property
    def text(self) -> str:
        """The words on the screen, with one space between."""
        return " ".join(" ".join(self.screen.display).split())

    def settle(self) -> None:
        """Read until the program waits, for a key or for a time."""
        quiet = 0

        def look() -> None:
            nonlocal quiet
            self.pump(0.01)
            quiet = quiet + 1 if waits(self.child.pid) else 0

        until(lambda: quiet >= 2, look, lambda: f"still busy; on the screen: {self.text}")

    def see(self, words: str) -> None:
        """Wait until words stand on the screen.

        Raises:
            AssertionError: when the program ended without them, or hangs.
        """

        def look() -> None:
            alive = self.child.isalive()
            self.pump()
            assert alive or words in self.text, f"ended before {words!r}; on the screen: {self.text}"

        until(lambda: words in self.text, look, lambda: f"not seen: {words!r}; on the screen: {self.text}")

    def send(self, keys: str | bytes) -> None:
        """Send keys at once; to a program that is just ending they are lost, as they are for a person."""
        try:
            self.child.send(keys)
        except OSError:
            until(lambda: not self.child.isalive(), self.pump, lambda: "takes no keys, and does not end")

    def press(self, *keys: str, see: str | None = None, pace: float = 0.04) -> None:
        """Press keys one after the other, as a person does, then wait for words; Enter is pressed until they come."""
        for key in keys:
            self.pump(pace)
            self.settle()
            self.send(key)
        self.pump(pace)
        self.settle()
        if see is not None and keys[-1] == "\r":
            self.entered(see)
        elif see is not None:
            self.see(see)

    def entered(self, see: str) -> None:
        """Wait for words after Enter; where it did not count, press it again until they come."""
        self._wait_a_while(lambda: see in self.text)
        if see not in self.text:
            self.insist("\r", lambda: see in self.text, lambda: f"not seen: {see!r}; on the screen: {self.text}")

    def read_on(self, see: str) -> None:
        """Turn pages of text with Enter until words stand on the screen."""

        def turn() -> None:
            assert self.child.isalive(), f"ended before {see!r}; on the screen: {self.text}"
            self.press("\r")
            self.pump(0.15)

        until(lambda: see in self.text, turn, lambda: f"not reached: {see!r}; on the screen: {self.text}")

    def read_to_the_end(self) -> int:
        """Turn pages with Enter until the program ends; gives its exit code."""

        def turn() -> None:
            self.press("\r")
            self.pump(0.3)

        self._until_gone(turn)
        return self.leave()

    def _until_gone(self, meanwhile: Callable[[], object]) -> None:
        until(lambda: not self.child.isalive(), meanwhile, lambda: f"still running; on the screen: {self.text}")

    def insist(self, keys: Sequence[str], done: Callable[[], bool], told: Callable[[], str]) -> None:
        """Press keys until something holds: again when the program has waited for long and nothing came of them.

        Where a machine is so busy that two keys reach the program together, they answer nothing, as it is meant. The
        page then asks to press once more, and a person does.
        """

        def turn() -> None:
            self.press(*keys)
            self._wait_a_while(done)

        until(done, turn, told)

    def _wait_a_while(self, done: Callable[[], bool]) -> None:
        quiet = 0
        while quiet < 40 and not done():
            self.pump(0.05)
            quiet = quiet + 1 if waits(self.child.pid) else 0

    def answer(self, number: str, see: str) -> None:
        """Point at an answer by its number, press Enter, wait for the next page."""
        self.insist([number, "\r"], lambda: see in self.text, lambda: f"not seen: {see!r}; on the screen: {self.text}")

    def leave(self) -> int:
        """Wait for the end and give the exit code as a shell shows it."""
        self._until_gone(self.pump)
        self.pump()
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else 128 + int(self.child.signalstatus or 0)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.child.kill(number)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        self.screen.reset()
        self.child.setwinsize(rows, columns)


def interview(*arguments: str, columns: int = 80, rows: int = 24, env: dict[str, str] | None = None) -> Terminal:
    """An interview with the small pack."""
    return Terminal(str(RUNNER), *arguments, columns=columns, rows=rows, env=env)
