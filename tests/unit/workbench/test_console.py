"""Tables and bars: on a terminal, and only there."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO

import pytest

from asylum_screen.cli.main import main
from asylum_screen.workbench.console import PATIENCE, table, tracked


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True

    def fileno(self) -> int:
        """Any number: the size is asked for it."""
        return 1


@pytest.fixture(autouse=True)
def _a_real_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((60, 24)))


def bar_of(seconds: list[float], stream: StringIO) -> str:
    """What stands on a stream after work on three items, the clock telling these times."""
    times = iter(seconds)
    assert list(tracked("abc", "Trying [b]changes", stream=stream, clock=lambda: next(times))) == ["a", "b", "c"]
    return stream.getvalue()


def test_long_work_shows_how_far_it_is() -> None:
    """After two seconds there is a bar, with what is done in words that are no markup."""
    shown = bar_of([0.0, 1.0, PATIENCE], Terminal())
    assert "Trying [b]changes" in shown
    assert "2/3" in shown


def test_short_work_and_pipes_show_nothing() -> None:
    """No bar flashes, and no other program reads one."""
    assert bar_of([0.0, 1.0, 1.5, 1.9], Terminal()) == ""
    assert bar_of([], StringIO()) == ""


def test_a_dumb_terminal_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot take a bar away again."""
    monkeypatch.setenv("TERM", "dumb")
    assert bar_of([], Terminal()) == ""


def test_a_table_is_drawn_on_a_terminal_and_plain_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cells; brackets in them stay."""
    parts = (("rule", ">of"), [("[red]a", "7"), ("b", "10")], ["[red]a: 7", "b: 10"])
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert table(*parts) == ["[red]a: 7", "b: 10"]

    monkeypatch.setattr(sys, "stdout", Terminal())
    drawn = table(*parts)
    assert [line.split() for line in drawn if "a" in line or "b" in line] == [["[red]a", "7"], ["b", "10"]]
    assert "rule" in drawn[0] and len({len(line) for line in drawn[2:]}) == 1


@pytest.mark.parametrize(("color", "bold"), [("never", False), ("auto", True)])
def test_a_table_keeps_to_the_colour_asked_for(color: str, bold: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--color never` draws the same table, without a single escape."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["--color", color, "rules", "explain", "all"]) == 0
    shown = sys.stdout.getvalue()  # type: ignore[attr-defined]
    assert "─" in shown
    assert ("\x1b" in shown) == bold


def test_rich_is_loaded_only_for_a_terminal() -> None:
    """A pipe does not pay for it."""
    run = "import sys; from asylum_screen.cli.main import main; main(sys.argv[1:]); print('rich' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", run, "rules", "explain", "all"], capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert lines[-1] == "False"
    assert lines[0].startswith("AS101  ")
