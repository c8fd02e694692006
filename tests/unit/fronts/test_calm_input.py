"""Keys that come together were not pressed by a finger: a digit and Enter in one paste answer nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import DummyOutput

from asylum_screen.fronts.page import Chosen, Kind, Nav, Page, Reply, Row
from asylum_screen.fronts.prompters.calm_input import ALONE_FOR, BURST_GAP, CalmInput
from asylum_screen.fronts.prompters.screen import ScreenPrompter
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line

ENTER, DOWN, LEFT, LEAVE = "\r", "\x1b[B", "\x1b[D", "\x18"
NAMES: dict[str, str] = {
    Keys.ControlM: "enter",
    Keys.Down: "down",
    Keys.Left: "left",
    Keys.ControlX: "leave",
    Keys.Escape: "esc",
    Keys.ControlC: "stop",
}


@dataclass
class Keyboard:
    """Pieces of keys, each in one read, with seconds of a made-up clock between them."""

    pipe: PipeInput
    now: float = 100.0
    dropped: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.calm = CalmInput(self.pipe, lambda: self.now, lambda: True, self.dropped.append)

    def read(self, typed: str, after: float = 1.0) -> list[str]:
        """What is taken of one read."""
        self.now += after
        self.pipe.send_text(typed)
        return [NAMES.get(key.key, key.data) for key in self.calm.read_keys()]


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """A keyboard of our own."""
    with create_pipe_input() as pipe:
        yield Keyboard(pipe)


@pytest.mark.parametrize("pasted", ["2\r", "\r2", "2\r\r", "\r2\r", "12\r", "2\n", f"{DOWN}\r", "😀\r"])
def test_enter_and_back_do_not_count_together_with_other_keys(pasted: str) -> None:
    """One read with Enter or back among other keys points at most; it says that something was left out."""
    with keyboard() as keys:
        taken = keys.read(pasted)
        assert not {"enter", "\n"} & set(taken)
        assert keys.dropped == [False]


@pytest.mark.parametrize("gap", [0.0, 0.005, ALONE_FOR - 0.001])
def test_a_paste_that_comes_in_two_reads_answers_nothing(gap: float) -> None:
    """Enter right behind a digit was sent by the same paste, however many Enters follow in its read."""
    with keyboard() as keys:
        assert keys.read("2") == ["2"]
        assert keys.read(ENTER, gap) == []
    with keyboard() as keys:
        assert keys.read("2") == ["2"]
        assert keys.read("\r\r", gap) == []
    with keyboard() as keys:
        assert keys.read("2\r") == ["2"]
        assert keys.read(ENTER, gap) == []


def test_fingers_get_on_at_once() -> None:
    """A digit, and Enter a finger's time later."""
    with keyboard() as keys:
        assert keys.read("2") == ["2"]
        assert keys.read(ENTER, ALONE_FOR + 0.001) == ["enter"]
        assert keys.dropped == []


@pytest.mark.parametrize("typed", ["2\r", "12\r", f"{DOWN}\r", f"{DOWN}{DOWN}{DOWN}{DOWN}{DOWN}\r"])
def test_on_a_slow_machine_enter_once_more_counts(typed: str) -> None:
    """Two honest presses that came in one read: the pointer has moved, and the next press of Enter is taken."""
    with keyboard() as keys:
        assert keys.read(typed)[-1] == ("down" if DOWN in typed else "2")
        assert keys.read(ENTER, 0.15) == ["enter"]


def test_a_machine_so_slow_that_presses_pile_up() -> None:
    """Several presses in each read: one Enter by itself still gets on, and so does Enter held down."""
    with keyboard() as keys:
        for _ in range(5):
            assert "enter" not in keys.read("2\r", 0.4)
        assert keys.read(ENTER, 0.2) == ["enter"]
    with keyboard() as keys:
        assert keys.read("2\r", 0.4) == ["2"]
        assert keys.read("\r\r", 0.2)[0] == "enter"


def test_after_a_burst_a_moment_of_rest_is_enough() -> None:
    """A burst is dropped and said; then a digit and Enter count again."""
    with keyboard() as keys:
        assert keys.read("1\r2\r3\r") == []
        assert keys.read("2\r", BURST_GAP - 0.01) == []
        assert set(keys.dropped) == {True}
        assert keys.read("2", BURST_GAP + 0.01) == ["2"]
        assert keys.read(ENTER, 0.05) == ["enter"]


def test_the_tail_of_a_long_paste_answers_nothing() -> None:
    """60,000 characters read in pieces: the short last piece belongs to them, even when it comes late."""
    for late in (0.0, 0.09, 0.5):
        with keyboard() as keys:
            for _ in range(59):
                assert keys.read("x1\r" * 341, 0.001) == []
            assert "enter" not in keys.read("2\r", late)


def test_a_marked_paste_is_said_and_dropped() -> None:
    """A terminal that marks pastes: none of it counts, and the page says so."""
    with keyboard() as keys:
        assert keys.read("\x1b[200~2\r😀\x1b[201~") == []
        assert keys.dropped == [True]


@pytest.mark.parametrize("typed", [LEAVE, f"2{LEAVE}", f"{LEAVE}{LEAVE}{LEAVE}", f"\r{LEAVE}"])
def test_leaving_counts_also_among_other_keys(typed: str) -> None:
    """A hand that hits several keys at once still leaves."""
    with keyboard() as keys:
        assert "leave" in keys.read(typed)


def test_arrows_held_down_move_and_nothing_is_lost() -> None:
    """Many arrows in a moment are one finger that leans on the key."""
    with keyboard() as keys:
        assert keys.read(DOWN * 9) == ["down"] * 9
        assert keys.read(DOWN * 9, 0.01) == ["down"] * 9
        assert keys.read(LEFT, 0.2) == ["left"]


class Screen(DummyOutput):
    """A screen that shows nothing."""


def page() -> Page:
    """A page with three answers."""
    rows = tuple(Row(name, Line(name)) for name in ("one", "two", "three"))
    return Page(Kind.CHOOSE, "question:x", None, (), rows, (), Words())


def replies(*typed: str) -> tuple[Reply, list[tuple[int, str]]]:
    """The reply to pieces of keys, each sent when the page stands as the last one left it; pointer and hint between."""
    seen: list[tuple[int, str]] = []
    with create_pipe_input() as pipe:
        ticks = [0.0]
        prompter = ScreenPrompter(
            io.StringIO(), io.StringIO(), keys=pipe, output=Screen(), settle=0, clock=lambda: ticks[0]
        )
        waiting = list(typed)
        draw = View.draw

        def drawn(view: View, columns: int, rows: int) -> list[list[tuple[str, str]]]:
            seen.append((view.pointer, view.hint))
            first = len(seen) == 1
            said = bool(view.hint) and seen[-2:-1] != seen[-1:]
            if waiting and (first or said):
                ticks[0] += 1
                pipe.send_text(waiting.pop(0))
            return draw(view, columns, rows)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(View, "draw", drawn)
            return prompter.ask(page()), seen


def test_the_page_points_says_it_and_takes_the_next_enter() -> None:
    """On the page itself: after "2 Enter" in one paste the pointer stands on 2 and the page asks for the key again."""
    reply, seen = replies("2\r", ENTER)
    assert reply == Chosen(("two",))
    assert (1, "ui/press_again") in seen


def test_the_page_says_that_a_paste_answered_nothing() -> None:
    """On the page itself: a burst is named, and the keys that lead away still work after it."""
    reply, seen = replies("2\r2\r2\r", LEAVE)
    assert reply is Nav.QUIT
    assert (-1, "ui/too_much") in seen
