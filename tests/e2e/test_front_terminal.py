"""An interview on a real pseudo-terminal, with the small pack: whole runs, keys, signals, garbage, sizes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios

import pytest

from e2e.ptys import RUNNER, SOURCE, Terminal, interview

FIRST = "Are you in danger right now?"
SECOND = "Are you held by officers now?"


def at_first_question(columns: int = 80, rows: int = 24, env: dict[str, str] | None = None) -> Terminal:
    """An interview that stands at its first question."""
    terminal = interview(columns=columns, rows=rows, env=env)
    terminal.see("Ctrl-X")
    terminal.read_on(FIRST)
    return terminal


def to_review(terminal: Terminal) -> None:
    """Answer everything with a few numbers."""
    terminal.answer("2", SECOND)
    terminal.answer("2", "Do you have a day in court?")
    terminal.answer("3", "Where did you come in")
    terminal.answer("1", "Which month?")
    terminal.press(*"2026", "\r", see="Which month of 2026?")
    terminal.answer("3", "Of which country")  # no rule of this pack counts its days: no day is asked
    terminal.press("h", "o", "n", "d", see="Letters: hond")
    terminal.press("\x1b[B", "\r")
    terminal.read_on("Would you like to answer")
    terminal.answer("1", "Did anyone hurt you")
    terminal.answer("3", "Look over your answers")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (40, 15), (200, 60), (20, 12)])
def test_a_whole_run_ends_in_an_orientation(columns: int, rows: int) -> None:
    """From the first page to the end on screens of many sizes."""
    terminal = at_first_question(columns, rows)
    to_review(terminal)
    terminal.answer("1", "Your orientation")
    terminal.read_on("To be sure")
    terminal.answer("2", "Thank you")
    assert terminal.read_to_the_end() == 0
    assert "Rules of November 22, 2026" in " ".join(terminal.raw.decode().split())
    said = b" ".join(terminal.raw.split())
    assert said.endswith(b"This text stays in the window until you close it. Others can read it.")
    assert b"Nothing was kept." not in said


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"LANG": "C"}, {"LC_ALL": "C", "TERM": "linux"}, {"TERM": "vt100"}])
def test_other_surroundings(env: dict[str, str]) -> None:
    """Without colour, without a language and on simple terminals the pages are the same."""
    terminal = at_first_question(env=env)
    to_review(terminal)
    terminal.answer("1", "Your orientation")
    terminal.press("\x18")
    assert terminal.leave() == 0


def test_enter_alone_never_answers() -> None:
    """A leaning finger on Enter stops at the first question."""
    terminal = at_first_question()
    terminal.press(*["\r"] * 8)
    terminal.see("Nothing is chosen yet.")
    assert FIRST in terminal.text
    terminal.press("\x18")
    assert terminal.leave() == 0


def test_keys_typed_ahead_answer_nothing() -> None:
    """A burst of answers is nobody's answer."""
    terminal = at_first_question()
    terminal.child.send("2\r2\r2\r2\r")
    terminal.pump(0.6)
    assert FIRST in terminal.text
    terminal.answer("2", SECOND)
    terminal.press("\x18")
    assert terminal.leave() == 0


def test_an_arrow_whose_bytes_come_apart_is_an_arrow() -> None:
    """Over a slow line Esc, [ and B arrive one by one: that points at an answer and leads nowhere."""
    terminal = at_first_question()
    terminal.answer("2", SECOND)
    for byte in "\x1b[B":
        terminal.child.send(byte)
        terminal.pump(0.12)
    terminal.see("> 1. Yes")
    assert SECOND in terminal.text
    terminal.press("\x18")
    assert terminal.leave() == 0


def test_a_held_back_key_stops_at_the_first_page_and_every_answer_stays() -> None:
    """The left arrow is not Back; Esc held down ends on the first page, and Enter leads on through the answers."""
    terminal = at_first_question()
    terminal.answer("2", SECOND)
    terminal.answer("2", "Do you have a day in court?")
    terminal.press("\x1b[D", "\x1b[D")
    assert "Do you have a day in court?" in terminal.text
    for _ in range(40):
        terminal.child.send("\x1b")
        terminal.pump(0.03)
    terminal.see("This program asks you questions.")
    assert "Back" not in terminal.text
    terminal.answer("1", FIRST)
    terminal.see("Your answer now: No")
    terminal.press("\r", see=SECOND)
    terminal.see("> Keep my answer as it is")
    terminal.press("\r", see="Do you have a day in court?")
    terminal.press("\x18")
    assert terminal.leave() == 0


GARBAGE = "😀🏳️‍🌈 שלום עולם \x1b[31m\x1b]0;title\x07\x1b[2J\x03\x04\x1a\x1c1\r2\r" + "x1\r" * 20000


def test_a_pasted_block_does_nothing() -> None:
    """60,000 characters of emoji, right-to-left text and control codes: nothing happens, nothing is shown."""
    terminal = at_first_question()
    sent = GARBAGE.encode()
    before = len(terminal.raw)
    while sent:
        terminal.child.send(sent[:4000])
        sent = sent[4000:]
        terminal.pump(0.02)
    terminal.pump(0.8)
    assert FIRST in terminal.text
    assert "שלום".encode() not in terminal.raw[before:]
    terminal.answer("2", SECOND)
    terminal.press("\x18")
    assert terminal.leave() == 0


def test_a_resize_wraps_the_page_anew() -> None:
    """A window made small and large again shows the whole page each time."""
    terminal = at_first_question()
    for columns, rows in ((40, 15), (100, 40), (30, 20), (80, 24)):
        terminal.resize(columns, rows)
        terminal.see("1. Yes")
        terminal.see("Are you in danger")
    terminal.press("\x18")
    assert terminal.leave() == 0


@pytest.mark.parametrize(
    ("key", "code"),
    [("\x03", 130), ("\x04", 0), ("\x18", 0), ("\x1b[24~", 0)],
    ids=["ctrl-c", "ctrl-d", "ctrl-x", "f12"],
)
def test_ways_out_at_every_kind_of_page(key: str, code: int) -> None:
    """Ctrl-C, Ctrl-D and leaving, at the first page, a question, the review and the result."""
    first = interview()
    first.see("Press Enter")
    first.press(key)
    assert first.leave() == code
    question = at_first_question()
    question.press(key)
    assert question.leave() == code


@pytest.mark.parametrize("key", ["\x03", "\x04", "\x18"])
def test_ways_out_at_review_and_result(key: str) -> None:
    """The same at the review and at the orientation."""
    codes = {"\x03": 130, "\x04": 0, "\x18": 0}
    review = at_first_question()
    to_review(review)
    review.press(key)
    assert review.leave() == codes[key]
    result = at_first_question()
    to_review(result)
    result.answer("1", "Your orientation")
    result.press(key)
    assert result.leave() == codes[key]


@pytest.mark.parametrize("key", ["\x1a", "\x1c"], ids=["ctrl-z", "ctrl-backslash"])
def test_suspend_and_abort_keys_do_nothing(key: str) -> None:
    """At a page Ctrl-Z and Ctrl-\\ neither stop nor answer."""
    terminal = at_first_question()
    terminal.press(key, key)
    terminal.answer("2", SECOND)
    terminal.press("\x18")
    assert terminal.leave() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_leave_a_usable_terminal(number: signal.Signals, code: int) -> None:
    """After SIGTERM and SIGHUP the terminal echoes, shows its cursor and its own screen; no traceback."""
    terminal = at_first_question()
    terminal.kill(number)
    assert terminal.leave() == code
    assert b"Traceback" not in terminal.raw
    assert terminal.raw.rstrip().endswith(b"\x1b[?1049l")
    assert b"\x1b[?25h" in terminal.raw


def test_the_terminal_is_as_it_was() -> None:
    """The settings of the terminal after the interview are those from before."""
    terminal = Terminal(
        "-c",
        "import os, subprocess, sys, termios\n"
        "before = termios.tcgetattr(0)\n"
        "code = subprocess.run([sys.executable, sys.argv[1]]).returncode\n"
        "print('code', code, 'same', termios.tcgetattr(0) == before)",
        str(RUNNER),
    )
    terminal.see("Press Enter")
    terminal.press("\x03")
    terminal.see("code 130 same True")
    assert terminal.leave() == 0


def test_a_closed_terminal_ends_the_program() -> None:
    """When the window is closed nothing goes on running."""
    terminal = at_first_question()
    pid = terminal.child.pid
    terminal.child.close(force=False)
    for _ in range(100):
        if not terminal.child.isalive():
            break
        os.sched_yield()
    terminal.child.wait() if terminal.child.isalive() else None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize(
    ("columns", "rows", "env"),
    [(19, 24, {}), (80, 9, {}), (80, 24, {"TERM": "dumb"}), (80, 24, {"ACCESSIBLE": "1"})],
)
def test_small_and_simple_terminals_get_plain_lines(columns: int, rows: int, env: dict[str, str]) -> None:
    """Plain numbered lines without a single control code; Ctrl-C is 130, Ctrl-D is 0."""
    for key, code in (("\x03", 130), ("\x04", 0)):
        terminal = interview(columns=columns, rows=rows, env=env)
        terminal.see("1. Begin" if columns > 19 else "Begin")
        assert b"\x1b" not in terminal.raw
        terminal.press(key)
        assert terminal.leave() == code
        assert b"Traceback" not in terminal.raw


def test_garbage_on_plain_lines_of_a_terminal() -> None:
    """Several lines pasted at once answer nothing, even when one of them is a number of the list."""
    terminal = interview(env={"TERM": "dumb"})
    terminal.see("1. Begin")
    terminal.press("1\r", see="1. Continue")
    terminal.press("1\r", see=FIRST)
    terminal.child.send("2\r2\r2\r2\r")
    terminal.pump(0.4)
    assert SECOND not in terminal.text
    terminal.press("2\r", see=SECOND)
    terminal.press("\x04")
    assert terminal.leave() == 0
    assert b"Nothing was kept." not in terminal.raw  # it all stands there, and is said to
    assert b"stays in the window until you close it." in b" ".join(terminal.raw.split())


def run_piped(typed: str, *, closed: bool = False) -> subprocess.CompletedProcess[str]:
    """The runner without a terminal."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)}
    return subprocess.run(
        [sys.executable, str(RUNNER)], input=typed, env=env, capture_output=True, text=True, check=False
    )


def test_a_whole_run_through_a_pipe() -> None:
    """Numbers on standard input lead to the orientation on standard output."""
    done = run_piped("\n".join(["", "", "2", "2", "2", "3", "3", "", "4", "1", "", "2", ""]) + "\n")
    assert done.returncode == 0, done.stderr
    assert "Rules of November 22, 2026" in " ".join(done.stdout.split())
    assert "\x1b" not in done.stdout


def test_no_input_at_all_is_a_mistake() -> None:
    """An empty standard input ends with 2 and invents nothing."""
    done = run_piped("")
    assert done.returncode == 2
    assert "orientation about asylum" not in done.stdout


def test_modes_of_a_plain_terminal_are_untouched() -> None:
    """Plain lines change no setting of the terminal."""
    terminal = interview(env={"TERM": "dumb"})
    terminal.see("1. Begin")
    flags = termios.tcgetattr(terminal.child.child_fd)[3]
    assert flags & termios.ICANON
    assert flags & termios.ECHO
    terminal.press("\x04")
    assert terminal.leave() == 0
