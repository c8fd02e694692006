"""Keeping no trace on a shared machine, and seeing who may be watching. Linux first; elsewhere as far as it goes.

What no program can stop is in deploy/README.md: cameras, a copy of the memory, a changed terminal.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from . import terminal

RECORDERS = frozenset({"script", "asciinema", "ttyrec", "termrec", "tlog-rec", "tlog-rec-sessio", "screen", "SCREEN"})
NETWORK = frozenset({"sshd", "sshd-session", "dropbear", "mosh-server", "telnetd", "in.telnetd", "rlogind"})
_DUMPABLE, _DEATH_SIGNAL = 4, 1  # prctl


@contextlib.contextmanager
def no_trace(stdin: TextIO, stdout: TextIO) -> Iterator[None]:
    """A screen without history and keys that cannot stop, suspend or dump the program.

    On the way out the screen and its history are empty and the terminal is as it was.
    """
    harden()
    settings = terminal.settings_of(stdin)
    ignored = {number: signal.signal(number, signal.SIG_IGN) for number in _job_signals()}
    hook = sys.excepthook
    sys.excepthook = _say_type_only
    try:
        with terminal.screen(stdin, stdout, clear_history=True):
            quiet_terminal(stdin)
            yield
    finally:
        sys.excepthook = hook
        terminal.restore(stdin, settings)
        for number, handler in ignored.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def hardened(stdin: TextIO) -> Iterator[None]:
    r"""No core file and no look into our memory; Ctrl-\ and Ctrl-Z do nothing. Ctrl-C still interrupts.

    On the way out the terminal is as it was. The two keys do nothing until the process has ended: there is still
    memory to dump.
    """
    harden()
    settings = terminal.settings_of(stdin)
    for number in (signal.SIGTSTP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    try:
        _switch_off(stdin, ("VSUSP", "VQUIT", "VDSUSP"))
        yield
    finally:
        terminal.restore(stdin, settings)


def harden() -> None:
    """No core file, no look into our memory from outside."""
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_DUMPABLE, 0)


def lock_memory() -> None:
    """Keep our memory out of the swap, where the limits of the service allow all of it."""
    import ctypes
    import resource

    with contextlib.suppress(OSError, AttributeError, ValueError):
        if resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == resource.RLIM_INFINITY:
            ctypes.CDLL(None).mlockall(3)  # what is there now, and what comes


def die_with_parent() -> None:
    """Ask the kernel to end this process when the one that started it ends."""
    _prctl(_DEATH_SIGNAL, int(signal.SIGTERM))


def dies_with_us() -> Callable[[], None] | None:
    """What a program we start does before anything else, so that it never outlives this process.

    Returns:
        a `preexec_fn`: the kernel kills that program when the thread that started it ends, however that ends. None
        where the kernel cannot.
    """
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # here and not in `first`: after a fork nothing may be loaded

    prctl, us = ctypes.CDLL(None).prctl, os.getpid()

    def first() -> None:
        prctl(_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != us:  # we were gone before the kernel was asked
            os._exit(1)

    return first


def quiet_terminal(stdin: TextIO) -> None:
    """Between two pages too: no echo, and no key that suspends, interrupts or dumps."""
    import termios

    _switch_off(stdin, ("VSUSP", "VQUIT", "VINTR", "VDSUSP"), termios.ECHO | termios.ECHOCTL)


def _switch_off(stdin: TextIO, keys: Iterable[str], modes: int = 0) -> None:
    """Take keys of the terminal away by their names in `termios`, and local modes."""
    import termios

    settings = terminal.settings_of(stdin)
    if settings is None:
        return
    settings[3] &= ~modes
    for name in keys:
        place = getattr(termios, name, None)
        if place is not None:
            settings[6][place] = b"\x00"
    terminal.restore(stdin, settings)


def wipe(stdin: TextIO, stdout: TextIO) -> None:
    """After one person: an empty screen and history, a quiet terminal, no key left over."""
    import termios

    terminal.put(stdout, terminal.SANE + terminal.ALTERNATE_ON + terminal.CLEAR)
    with contextlib.suppress(termios.error, OSError, ValueError):
        termios.tcflush(stdin.fileno(), termios.TCIFLUSH)


def watchers(env: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Who may see this terminal: the name of a recorder, and of a way over the network; None where there is none."""
    names = ancestors()
    recorder = next((name for name in names if name in RECORDERS), None)
    if recorder is None and env.get("STY"):
        recorder = "screen"
    if recorder is None and env.get("TMUX") and _tmux_pipes(env):
        recorder = "tmux pipe-pane"
    network = next((name for name in names if name in NETWORK), None)
    if network is None and any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        network = "ssh"
    return recorder, network


def ancestors() -> list[str]:
    """The names of the programs above this one, nearest first; none where they cannot be seen."""
    names: list[str] = []
    number = "self"
    for _ in range(64):
        try:
            stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            break
        name, rest = stat.split("(", 1)[1].rsplit(")", 1)
        names.append(name)
        number = rest.split()[1]
        if number == "0":
            break
    return names[1:]


def swaps() -> list[str] | None:
    """Where memory can be written to: swap areas on a disk, by name. None when it cannot be seen. zram is memory."""
    try:
        lines = Path("/proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return None
    return [line.split()[0] for line in lines if line.split() and not line.startswith("/dev/zram")]


def _tmux_pipes(env: Mapping[str, str]) -> bool:
    """True when tmux writes this pane down, and when tmux does not tell."""
    try:
        asked = subprocess.run(  # noqa: S603  (a fixed command)
            ["tmux", "display-message", "-p", "-t", env.get("TMUX_PANE", ""), "#{pane_pipe}"],  # noqa: S607
            env={name: env[name] for name in ("PATH", "TMUX", "TMUX_PANE") if name in env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return True
    return asked.stdout.strip() != b"0"


def _job_signals() -> list[signal.Signals]:
    return [signal.SIGTSTP, signal.SIGQUIT, signal.SIGTTOU, signal.SIGTTIN]


def _prctl(option: int, value: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _say_type_only(kind: type[BaseException], _problem: BaseException, _trace: TracebackType | None) -> Any:
    """An error of ours shows its kind and nothing else: its text and its trace may hold an answer."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"asylum-screen: {kind.__name__}\n")
