"""One person before each prompter in turn: by script, by numbers on plain lines, by keys on a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from asylum_screen.fronts import Outcome, Setup
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.countries import matching
from asylum_screen.fronts.drive import Prompter, drive
from asylum_screen.fronts.page import Kind, Nav, Page, Reply
from asylum_screen.fronts.prompters.numbers import command_number, row_numbers
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.screen import ScreenPrompter
from asylum_screen.fronts.prompters.view import Fragment, View
from script_prompter import Recorder

Says = Callable[[Page], Reply]
Transcript = list[tuple[str, tuple[str, ...] | str]]
KEYS = {Nav.BACK: "\x1b", Nav.WHY: "\x1bOQ", Nav.HELP: "\x1bOP", Nav.LANGUAGE: "\x1bOR", Nav.QUIT: "\x18"}


class Screen(DummyOutput):
    """An output that shows nothing, so high that nothing has to be scrolled."""

    rows = 2000

    def get_size(self) -> Size:
        """Its size."""
        return Size(self.rows, 80)


class Lines(io.StringIO):
    """Standard input that is typed as it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[str] = []

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
        """The next line typed."""
        return self.waiting.pop(0) + "\n"


def _play(setup: Setup, prompter: Prompter, before: Callable[[Page], None]) -> tuple[Outcome, Transcript]:
    recorder = Recorder(prompter.ask, before)
    return drive(Conversation(setup).pages(), recorder), recorder.transcript


def by_script(setup: Setup, says: Says) -> tuple[Outcome, Transcript]:
    """The replies themselves."""
    recorder = Recorder(says, lambda _: None)
    return drive(Conversation(setup).pages(), recorder), recorder.transcript


def by_plain(setup: Setup, says: Says) -> tuple[Outcome, Transcript]:
    """The replies, typed as numbers on plain lines."""
    typed = Lines()

    def type_number(page: Page) -> None:
        said = says(page)
        if isinstance(said, Nav):
            typed.waiting = [str(command_number(said, page))]
        elif page.kind is Kind.FIND:
            row = page.row(said.id)
            assert row is not None
            typed.waiting = [row.line.text, str(row_numbers(page)[said.id])]
        else:
            typed.waiting = [" ".join(number_of(page, row) for row in said.ids)]

    return _play(setup, PlainPrompter(typed, io.StringIO()), type_number)


def by_keys(setup: Setup, says: Says) -> tuple[Outcome, Transcript]:
    """The replies, as keys on a terminal."""
    waiting: list[str] = []
    screen = Screen()
    with rich(screen=screen) as (prompter, pipe), one_by_one(pipe, waiting):

        def press(page: Page) -> None:
            screen.rows = 300 if page.body is None else Screen.rows  # a high screen is slow
            said = says(page)
            rows = matching(page.rows, "") if page.kind is Kind.FIND else list(page.rows)
            shown = replace(page, rows=tuple(rows))
            if isinstance(said, Nav):
                waiting[:] = [KEYS[said]]
            elif page.kind is Kind.LIST:
                waiting[:] = [number_of(page, row) for row in said.ids]
            else:
                moves = [] if page.kind is Kind.READ and said.id == page.rows[0].id else [*number_of(shown, said.id)]
                waiting[:] = [*moves, "\r"]

        return _play(setup, prompter, press)


def number_of(page: Page, said: str) -> str:
    """The number, or the sign, by which a row is chosen."""
    signs = {row.id: row.key for row in page.ends}
    return signs.get(said) or next(str(number) for number, row in page.numbered(page.rows).items() if row.id == said)


@contextmanager
def rich(pace: float = 0.1, screen: Screen | None = None) -> Iterator[tuple[ScreenPrompter, PipeInput]]:
    """The terminal prompter on a pipe in place of a keyboard. pace: seconds from one look at the clock to the next."""
    with create_pipe_input() as pipe:
        ticks = iter(range(10**9))
        clock: Callable[[], float] = lambda: next(ticks) * pace  # noqa: E731
        output = screen or Screen()
        yield ScreenPrompter(io.StringIO(), io.StringIO(), keys=pipe, output=output, settle=0, clock=clock), pipe


@contextmanager
def one_by_one(pipe: PipeInput, waiting: list[str]) -> Iterator[None]:
    """Sends one key after the other, each when the one before is seen: what comes in one read is a paste."""
    draw, point, stood, pointed = View.draw, View.point, [(0, -1, "", "", 0)], [0]

    def point_at(view: View, place: int) -> None:
        pointed[0] += 1
        point(view, place)

    def drawn(view: View, columns: int, rows: int) -> list[list[Fragment]]:
        stands = (id(view), view.pointer, view.hint, view.typed, pointed[0])
        if waiting and stands != stood[0]:
            stood[0] = stands
            pipe.send_text(waiting.pop(0))
        return draw(view, columns, rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(View, "draw", drawn)
        patch.setattr(View, "point", point_at)
        yield
