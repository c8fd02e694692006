"""The kiosk on a real terminal: one person after the other, and nothing of anybody left anywhere."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from asylum_screen.fronts.kiosk_settings import KioskSettings, SettingsWrong, read_settings
from e2e.ptys import SOURCE, Terminal, until

RUNNER = Path(__file__).with_name("kiosk_runner.py")
FIRST = "Are you in danger right now?"
CANARIES = ("Honduras", "hondu", "after a long journey", "November 2025", "People I know")
NEUTRAL = "Community information"
LEAVE = ("\x18", "\x03", "\x04", "\x1b[24~")  # Ctrl-X, Ctrl-C, Ctrl-D, F12
STAY = ("\x1b", "\x1b[D", "\x1bOS", "\x1b[15~")  # Esc, left, F4, F5


def kiosk(*arguments: str, env: dict[str, str] | None = None, rows: int = 24) -> Terminal:
    """A kiosk with the small pack."""
    return Terminal(str(RUNNER), *arguments, rows=rows, env=env)


def under(*command: str, env: dict[str, str] | None = None) -> Terminal:
    """Another program on a terminal."""
    return Terminal("-c", "import os,sys; os.execvp(sys.argv[1], sys.argv[1:])", *command, env=env)


def begin(terminal: Terminal) -> None:
    """From the first page to the first question."""
    terminal.see("Choose your language.")
    terminal.answer("1", "Questions about asylum")
    terminal.read_on(FIRST)


def tell_everything(terminal: Terminal) -> None:
    """A whole interview with answers that would be seen if they were left anywhere."""
    terminal.answer("2", "Are you held")
    terminal.answer("2", "day in court")
    terminal.answer("2", "Where did you come in")
    terminal.answer("2", "On what day did you last come in?")
    terminal.press(*"2025", "\r", see="Which month of 2025?")
    terminal.press("1", "1", "\r", see="Which day of November 2025?")  # here the day matters, so it is asked
    terminal.press("1", "8", "\r", see="Of which country")
    terminal.press(*"hondu", see="Letters: hondu")
    terminal.press("\x1b[B", "\r", see="What happened")
    terminal.read_on("Would you like to answer")
    terminal.answer("2", "Did anyone hurt you")
    terminal.answer("1", "Who did it?")
    terminal.press("3", see="[x] People I know")
    terminal.press("0", see="Look over your answers")


def finish(terminal: Terminal) -> None:
    """From the review to the end."""
    terminal.answer("1", "Your orientation")
    terminal.read_on("To be sure")
    terminal.answer("2", "Thank you")
    terminal.read_on("Choose your language.")


def child_of(terminal: Terminal) -> int:
    """The process of the person who is there now."""
    children = Path(f"/proc/{terminal.child.pid}/task/{terminal.child.pid}/children")
    until(lambda: bool(children.read_text(encoding="ascii").split()), terminal.pump, lambda: "no child")
    return int(children.read_text(encoding="ascii").split()[0])


def stop(terminal: Terminal) -> None:
    """End the kiosk as the system does."""
    terminal.kill(signal.SIGTERM)
    assert terminal.leave() == 143


def test_one_person_after_the_other_in_processes_of_their_own() -> None:
    """After the end the next person begins with the language, in another process, and sees nothing of the last."""
    terminal = kiosk()
    begin(terminal)
    first = child_of(terminal)
    tell_everything(terminal)
    for where in ("environ", "cmdline"):
        for process in (first, terminal.child.pid):
            seen = Path(f"/proc/{process}/{where}").read_bytes().decode("utf-8", "replace")
            assert not any(canary in seen for canary in CANARIES)
    finish(terminal)
    assert child_of(terminal) != first
    before = len(terminal.raw)
    terminal.answer("1", "Questions about asylum")
    terminal.read_on(FIRST)
    assert not any(canary.encode() in terminal.raw[before:] for canary in CANARIES)
    stop(terminal)


def test_leaving_shows_a_neutral_page_at_once() -> None:
    """Leave now, Ctrl-C, Ctrl-D and F12 at a question: a neutral page, the old words gone from the screen."""
    terminal = kiosk()
    for key in LEAVE:
        begin(terminal)
        terminal.press(key, see=NEUTRAL)
        assert "danger" not in terminal.text
        terminal.press("\x18", "\x1b[24~")
        terminal.see(NEUTRAL)
        terminal.pump(0.3)
        terminal.press("\r", see="Choose your language.")
    stop(terminal)


@pytest.mark.parametrize("key", ["\x1a", "\x1c"], ids=["ctrl-z", "ctrl-backslash"])
def test_no_key_stops_or_dumps(key: str) -> None:
    """Ctrl-Z and Ctrl-\\ do nothing, also when pressed between two pages."""
    terminal = kiosk()
    terminal.see("Choose your language.")
    for piece in ("1", key, "\r", key, key):
        terminal.send(piece)
        terminal.pump(0.05)
    terminal.entered("Questions about asylum")
    limits = Path(f"/proc/{child_of(terminal)}/limits").read_text(encoding="ascii")
    assert re.search(r"Max core file size\s+0\s+0", limits)
    stop(terminal)


def test_nobody_there_warns_then_wipes() -> None:
    """Without a key a warning comes, with the seconds left; without one the answers go, and that is said."""
    terminal = kiosk("fast")
    begin(terminal)
    terminal.see("In 5 seconds this page closes, and your answers are gone.")
    terminal.see(NEUTRAL)
    terminal.see("Nothing was kept. You can start again.")
    stop(terminal)


@pytest.mark.parametrize("rows", [24, 15])
def test_a_key_after_the_warning_uncovers_nothing(rows: int) -> None:
    """Who wakes the screen is asked who they are; only "go on" brings the page back, and "I am new" never does."""
    terminal = kiosk("fast", rows=rows)
    begin(terminal)
    terminal.see("Are you still there?")
    terminal.press("x", see="I was here before. Go on.")
    assert "danger" not in terminal.text
    terminal.answer("1", FIRST)
    terminal.see("Are you still there?")
    before = len(terminal.raw)
    terminal.press("x", see="I am new here. Begin.")
    terminal.answer("2", "Press Enter to begin.")
    assert "Nothing was kept" not in terminal.text
    assert b"danger" not in terminal.raw[before:]
    stop(terminal)


def test_the_keys_that_leave_leave_during_the_warning() -> None:
    """The warning swallows none of them."""
    terminal = kiosk("fast")
    for key in LEAVE:
        begin(terminal)
        terminal.see("Are you still there?")
        before = len(terminal.raw)
        terminal.press(key, see=NEUTRAL)
        assert "I was here before" not in terminal.text
        assert b"danger" not in terminal.raw[before:]
        terminal.press("\r", see="Choose your language.")
    stop(terminal)


def test_no_key_leads_back_from_the_end() -> None:
    """Where it says that nothing was kept, nothing comes back; and the page does not stay for long."""
    terminal = kiosk("fast")
    begin(terminal)
    tell_everything(terminal)
    terminal.answer("1", "Your orientation")
    terminal.read_on("To be sure")
    terminal.answer("2", "Nothing that you answered was kept.")
    before = len(terminal.raw)
    for key in STAY:  # each is tried once the end of Esc, which could begin another key, was waited for
        terminal.press(key)
        terminal.pump(0.3)
    terminal.see(NEUTRAL)
    assert not any(canary.encode() in terminal.raw[before:] for canary in CANARIES)
    assert b"orientation" not in terminal.raw[before:]
    stop(terminal)


@pytest.mark.parametrize("where", ["question", "review", "result"])
def test_killed_at_any_moment_it_is_ready_again(where: str) -> None:
    """The process of a person killed: the next person can begin, nothing is left."""
    terminal = kiosk()
    begin(terminal)
    if where != "question":
        tell_everything(terminal)
    if where == "result":
        terminal.answer("1", "Your orientation")
    os.kill(child_of(terminal), signal.SIGKILL)
    terminal.see(NEUTRAL)
    terminal.pump(0.3)
    terminal.press("\r", see="Choose your language.")
    assert not any(canary in terminal.text for canary in CANARIES)
    stop(terminal)


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "STY"])
def test_it_refuses_where_somebody_may_watch(name: str) -> None:
    """Over ssh and inside screen it does not start, and says why."""
    terminal = kiosk(env={name: "1"})
    terminal.see("The kiosk does not start.")
    assert terminal.leave() == 2


@pytest.mark.skipif(not shutil.which("script"), reason="script(1) is not here")
def test_it_refuses_under_a_recorder(tmp_path: Path) -> None:
    """Under script(1) it does not start."""
    command = f"{sys.executable} {RUNNER}"
    terminal = under("script", "-qec", command, str(tmp_path / "log"))
    terminal.see("Something may record this screen (script).")
    assert terminal.leave() == 2


def test_it_refuses_without_a_terminal_and_on_a_tiny_one() -> None:
    """A pipe and a screen of ten rows are no kiosk."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "TERM": "xterm"}
    done = subprocess.run([sys.executable, str(RUNNER)], env=env, input=b"", capture_output=True, check=False)
    assert done.returncode == 2
    terminal = kiosk(rows=12)
    terminal.see("too small for the kiosk")
    assert terminal.leave() == 2


def test_paper_goes_over_standard_input_to_lp(tmp_path: Path) -> None:
    """Printing hands the orientation to lp; no answer stands in it, in its arguments or in its environment."""
    fake = tmp_path / "lp"
    fake.write_text(
        f'#!/bin/sh\ncat > "{tmp_path}/paper"\necho "$@" > "{tmp_path}/arguments"\nenv > "{tmp_path}/env"\n'
    )
    fake.chmod(0o755)
    settings = tmp_path / "kiosk.yaml"
    settings.write_text("printer: default\nlanguages: [en]\n", encoding="utf-8")
    terminal = kiosk(str(settings), env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, rows=50)
    terminal.see("Questions about asylum")
    terminal.read_on(FIRST)
    tell_everything(terminal)
    terminal.answer("1", "Your orientation")
    terminal.press("2", "\r")
    terminal.read_on("was sent to the printer")
    paper = (tmp_path / "paper").read_text(encoding="utf-8")
    assert "Rules of November 22, 2026" in " ".join(paper.split())
    for name in ("paper", "arguments", "env"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert not any(canary in text for canary in CANARIES)
    stop(terminal)


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not here")
@pytest.mark.parametrize("way_out", ["finish", "leave", "term"])
def test_nothing_is_left_in_the_history_of_tmux(way_out: str, tmp_path: Path) -> None:
    """After a whole session tmux's scrollback holds no question and no answer."""
    tmux = Tmux(tmp_path / "socket")
    try:
        tmux.start(f"PYTHONPATH={SOURCE} {sys.executable} {RUNNER}; echo code $?; cat")
        tmux.play()
        if way_out == "finish":
            tmux.finish()
        elif way_out == "leave":
            tmux.keys("C-x")
            tmux.see(NEUTRAL)
        else:
            pane = tmux.run("display-message", "-p", "#{pane_pid}").strip()
            subprocess.run(["pkill", "-TERM", "-P", pane, "-f", "kiosk_runner"], check=True)
            tmux.see("code 143")
        kept = tmux.run("capture-pane", "-p", "-S", "-5000")
        for word in (*CANARIES, "danger", "Look over", "hurt"):
            assert word not in kept
    finally:
        tmux.run("kill-server")


class Tmux:
    """A tmux of our own with one window."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def run(self, *arguments: str) -> str:
        """One tmux command."""
        command = ["tmux", "-S", str(self._socket), "-f", "/dev/null", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def start(self, command: str) -> None:
        """Run a shell command in a window of 80 by 24."""
        self.run("new-session", "-d", "-x", "80", "-y", "24", command)

    def text(self) -> str:
        """The words on the screen."""
        return " ".join(self.run("capture-pane", "-p").split())

    def see(self, words: str) -> None:
        """Wait for words on the screen."""
        until(
            lambda: words in self.text(),
            lambda: time.sleep(0.05),
            lambda: f"not seen: {words!r}; on the screen: {self.text()}",
        )

    def keys(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.run("send-keys", key)
            time.sleep(0.08)

    def answer(self, *keys: str, see: str) -> None:
        """Press keys and Enter, wait for the next page."""
        self.keys(*keys)

        def enter() -> None:
            self.keys("Enter")
            for _ in range(60):
                if see not in self.text():
                    time.sleep(0.05)

        until(lambda: see in self.text(), enter, lambda: f"not seen: {see!r}; on the screen: {self.text()}")

    def read_on(self, words: str) -> None:
        """Turn pages until words are seen."""

        def turn() -> None:
            self.keys("Enter")
            time.sleep(0.25)

        until(lambda: words in self.text(), turn, self.text)

    def play(self) -> None:
        """A whole interview up to the review."""
        self.see("Choose your language.")
        self.answer("1", see="Questions about asylum")
        self.read_on(FIRST)
        for key, see in (("2", "Are you held"), ("2", "day in court"), ("2", "Where did"), ("2", "On what day")):
            self.answer(key, see=see)
        self.answer(*"2025", see="Which month of 2025?")
        self.answer("1", "1", see="Which day of November 2025?")
        self.answer("1", "8", see="Of which country")
        for letter, seen in zip("hondu", ("h", "ho", "hon", "hond", "hondu"), strict=True):
            self.keys(letter)
            self.see(f"Letters: {seen}")
        self.answer("Down", see="What happened")
        self.read_on("Would you like to answer")
        self.answer("2", see="Did anyone hurt you")
        self.answer("1", see="Who did it?")
        self.keys("3")
        self.see("[x] People I know")
        self.keys("0")
        self.see("Look over your answers")

    def finish(self) -> None:
        """From the review to the next person."""
        self.answer("1", see="Your orientation")
        self.read_on("To be sure")
        self.answer("2", see="Thank you")
        self.read_on("Choose your language.")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here")
def test_no_file_is_written_and_no_socket_opened(tmp_path: Path) -> None:
    """Every system call of a whole session: nothing is opened for writing but the terminal, no network."""
    log = tmp_path / "calls"
    calls = "open,openat,creat,socket,connect,rename,renameat2,mkdir,mkdirat,link,symlink,truncate,memfd_create"
    terminal = under(
        *("strace", "-f", "-qq", "-e", f"trace={calls}", "-o", str(log), sys.executable, "-B", str(RUNNER)),
        env={"HOME": str(tmp_path)},  # without a home the C library asks a name service for one
    )
    begin(terminal)
    tell_everything(terminal)
    finish(terminal)
    terminal.child.sendintr()
    children = Path(f"/proc/{terminal.child.pid}/task/{terminal.child.pid}/children").read_text(encoding="ascii")
    os.kill(int(children.split()[0]), signal.SIGTERM)
    terminal.leave()
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert len(lines) > 100
    for line in lines:
        if " = -1 " in line or "resumed" in line:
            continue
        assert not re.search(r"\b(socket|connect|creat|rename|renameat2|mkdir|mkdirat|memfd_create)\(", line), line
        if "O_WRONLY" in line or "O_RDWR" in line or "O_CREAT" in line:
            assert re.search(r'"/dev/(tty|null|pts/\d+)"', line), line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("langages: [en]\n", "languages"),
        ("warn_after: soon\n", ":1:13"),
        ("warn_after: 100\nleave_after: 101\n", "leave_after"),
        ("printer: -rf\n", "printer"),
        ("- en\n", ":1:1: Write it like this"),
        ("printer: [a]\n", "printer"),
    ],
)
def test_a_wrong_settings_file_is_refused_at_its_place(text: str, said: str, tmp_path: Path) -> None:
    """Each mistake is named with its line and column."""
    path = tmp_path / "kiosk.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsWrong, match=re.escape(said)):
        read_settings(path)


def test_settings_are_read() -> None:
    """Without a file the usual settings hold."""
    assert read_settings(None) == KioskSettings((), 90, 120, "none")
