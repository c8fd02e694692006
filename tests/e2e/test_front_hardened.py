"""`screen` on a terminal keeps no core file, cannot be suspended or dumped, and leaves the terminal as it found it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.ptys import SOURCE, Terminal, until

SCREEN = ("-m", "asylum_screen", "screen", "--lang", "en")
SHELL = (
    "import os,sys; line = 'trap : INT; stty -g; \"$@\"; stty -g'\n"
    "os.execvp('sh', ['sh', '-c', line, 'sh', sys.executable, *sys.argv[1:]])"
)


@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["pages", "plain"])
def test_nothing_stops_or_dumps_the_interview(plain: list[str]) -> None:
    """Ctrl-Z and Ctrl-\\ (as keys and as signals) do nothing; there is no core file and no look into the memory."""
    terminal = Terminal(*SCREEN, *plain)
    terminal.see("Questions about asylum")
    for key in ("\x1c", "\x1a"):
        terminal.send(key)
        terminal.settle()
    for number in (signal.SIGQUIT, signal.SIGTSTP):
        os.kill(terminal.child.pid, number)
    terminal.settle()
    process = Path(f"/proc/{terminal.child.pid}")
    assert terminal.child.isalive()
    assert (process / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "T"
    limits = (process / "limits").read_text(encoding="ascii")
    assert re.search(r"Max core file size\s+0\s+0", limits)
    assert (process / "mem").stat().st_uid == 0  # what cannot be dumped belongs to root
    if plain:
        terminal.send("\r")  # the two keys were letters of a line
        terminal.settle()
    terminal.send("\x04")
    assert terminal.leave() == 0


def test_nothing_stops_or_dumps_a_program_that_is_about_to_end() -> None:
    """Keys mashed past the end find the terminal as it was, and still do nothing."""
    code = (
        "import os, signal, sys; from asylum_screen.fronts.no_trace import hardened\n"
        "with hardened(sys.stdin): pass\n"
        "os.kill(os.getpid(), signal.SIGTSTP); os.kill(os.getpid(), signal.SIGQUIT); print('here')"
    )
    terminal = Terminal("-c", code)
    assert terminal.leave() == 0
    assert b"here" in terminal.raw


def child_of(process: int) -> int | None:
    """The program that a shell runs; None when it has ended, or the shell too."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(found[0]) if found else None


@pytest.mark.parametrize(
    ("plain", "end"),
    [
        *(([], end) for end in ("\x18", "\x03", "\x04", signal.SIGTERM, signal.SIGHUP)),
        *((["--plain"], end) for end in ("\x03", "\x04", signal.SIGTERM, signal.SIGHUP)),
    ],
)
def test_the_terminal_is_as_before_at_every_end(plain: list[str], end: str | signal.Signals) -> None:
    """The settings of the terminal before and after; a key that leaves is answered with one sentence, no word cut."""
    terminal = Terminal("-c", SHELL, *SCREEN, *plain, columns=40, rows=60)
    terminal.see("Questions about asylum")
    terminal.settle()
    if isinstance(end, str):
        terminal.send(end)
    else:
        child = child_of(terminal.child.pid)
        assert child is not None
        os.kill(child, end)
    terminal.leave()
    if isinstance(end, str):
        said = "Thank you. This text stays" if plain else "You have left. Nothing was kept."
        assert terminal.raw.decode().count(said) == 1
        told = terminal.raw.decode().partition(said)[2].splitlines()
        assert len(said + told[0]) < 40
        assert not told[1].startswith(" ")
    settings = re.findall(rb"[0-9a-f]+(?::[0-9a-f]+){20,}", terminal.raw)
    assert len(settings) == 2
    assert settings[0] == settings[1]


@pytest.mark.parametrize(("typed", "code"), [(b"", 2), (b"\n", 0), (b"999\n", 0)], ids=["empty", "line", "no answer"])
def test_an_empty_input_is_a_mistake_and_its_end_is_not(typed: bytes, code: int) -> None:
    """`</dev/null` ends with a sentence and 2; the end of input after a line leaves as by choice."""
    done = subprocess.run(
        [sys.executable, *SCREEN],
        input=typed,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(SOURCE)},
        check=False,
    )
    assert done.returncode == code
    assert (b"Standard input is empty." in done.stderr) is (code == 2)
    assert b"Traceback" not in done.stderr


def test_the_way_out_names_no_asylum_after_a_fault() -> None:
    """A fault of ours is said in two sentences: nothing was kept, you can start again."""
    code = (
        "import sys; from asylum_screen.fronts import questions\n"
        "def fail(self): raise RuntimeError('canary')\n"
        "questions.Questions.ask = fail\n"
        "from asylum_screen.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    terminal = Terminal("-c", code, "screen", "--lang", "en")
    terminal.see("Questions about asylum")
    until(lambda: not terminal.child.isalive(), lambda: terminal.press("\r"), lambda: terminal.text)
    terminal.leave()
    said = terminal.raw.decode().rpartition("\x1b[?1049l")[2]
    assert "Nothing was kept. You can start again." in " ".join(said.split())
    assert "asylum" not in said
    assert "canary" not in said


@pytest.mark.parametrize("lang", ["es", "ht"])
@pytest.mark.parametrize(
    "given",
    [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp437"}, {"PYTHONIOENCODING": "latin-1"}],
    ids=str,
)
@pytest.mark.parametrize("command", ["screen", "assess", "json"])
def test_letters_that_cannot_be_written_are_written_nearest(command: str, given: dict[str, str], lang: str) -> None:
    """No encoding breaks the program off or turns letters into question marks; what was replaced is said once."""
    answers = Path(__file__).parents[1] / "people" / "03_held_interview_tomorrow.yaml"
    arguments = {
        "screen": ["screen", "--lang", lang],
        "assess": ["assess", "--lang", lang, str(answers)],
        "json": ["assess", "--lang", lang, "--format", "json", str(answers)],
    }
    done = subprocess.run(
        [sys.executable, "-m", "asylum_screen", *arguments[command]],
        input=b"\n1\n",
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), **given},
        check=False,
    )
    encoding = given.get("PYTHONIOENCODING", "ascii")
    said = done.stdout.decode(encoding)
    assert done.returncode == 0, done.stderr
    if command == "json":
        json.loads(said)
        return
    assert not re.search(r"[^\W\d_]\?[^\W\d_]", said)
    if encoding == "ascii":
        assert done.stderr.count(b"\n") == 1
        assert ("avoka" if lang == "ht" else "informacion general") in said or command == "assess"
