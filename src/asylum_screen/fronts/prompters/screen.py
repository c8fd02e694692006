"""Pages on a terminal. The only place where questionary is called, wrapped once.

From questionary come the question, its choices and the running of it; what is drawn and every key is ours, because
its own list cuts long answers, its hints are English only, and its first row is chosen by Enter alone.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from threading import Event
from typing import Any, TextIO

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.input.base import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output.base import Output
from prompt_toolkit.output.vt100 import Vt100_Output

from asylum_screen.fronts.countries import matching
from asylum_screen.fronts.page import Chosen, Kind, Nav, Page, Reply
from asylum_screen.fronts.setup import Idle
from asylum_screen.fronts.terminal import size
from asylum_screen.language.nearest import written
from asylum_screen.language.words import Words

from .calm_input import CalmInput
from .keys import KEY_NAMES, bindings
from .view import View

ARROW_BYTES = 0.4  # seconds in which the rest of an arrow key may still follow its Esc, over a slow line
_FORGETS = (Nav.QUIT, Nav.IDLE, Nav.END_OF_INPUT)  # after these nothing that was marked is wanted
STEP = 5  # the seconds left are counted down in such steps


class TerminalGone(Exception):  # noqa: N818  (it is no error of ours)
    """The terminal was closed."""


class ScreenPrompter:
    """Shows each page on a screen of its own and takes keys.

    Args:
        stdin: the terminal's keyboard.
        stdout: the terminal's screen.
        term: the terminal's kind, from the environment.
        idle: limits for a shared machine, or None.
        voices: the languages in which the warning is said that the limit comes near.
        keys: where keys come from, in place of stdin (tests).
        output: where pages go, in place of stdout (tests).
        settle: seconds for which Enter does nothing on a new page, so that a leaning finger turns no pages.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        *,
        term: str | None = None,
        idle: Idle | None = None,
        voices: Sequence[Words] = (),
        keys: Input | None = None,
        output: Output | None = None,
        settle: float = 0.2,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._encoding = getattr(stdout, "encoding", None) or "utf-8"
        self._output = output or Vt100_Output(stdout, lambda: _size(stdout), term=term, enable_cpr=False)
        self._input = CalmInput(keys or create_input(stdin), clock, self._awake, self._dropped)
        self._on_terminal = keys is None
        self._idle = idle
        self._voices = voices
        self._settle = settle
        self._clock = clock
        self._last_key = clock()
        self._view: View | None = None
        self._app: Application[Any] | None = None
        self._shell: questionary.Question | None = None
        self._drawn_for: Size | None = None
        self._until: Event | None = None
        self._then: tuple[str, Nav] | None = None  # the command that follows when the marks of a list were given

    def ask(self, page: Page) -> Reply:
        """Show a page and wait for the reply."""
        then, self._then = self._then, None
        if then is not None and then[0] == page.name:
            return then[1]
        rows = matching(page.rows, "") if page.kind is Kind.FIND else list(page.rows)
        view = View(page, {nav.value: name for nav, name in KEY_NAMES.items()}, rows, voices=self._voices)
        if page.kind is Kind.READ:
            view.pointer = 0
        for place, row in enumerate(view.rows):
            if row.id == page.start_at:
                view.pointer = place
        if self._until is not None:
            view.hint = "ui/kiosk/wait"
        self._view = view
        self._last_key = self._clock()
        self._forget_typed()
        question = self._question(view)
        try:
            reply = question.unsafe_ask()
        except EOFError:
            raise TerminalGone from None
        finally:
            self._view = self._app = None
            self._forget_typed()
        if view.presses and isinstance(reply, Nav) and reply not in _FORGETS:
            self._then = page.name, reply
            return Chosen(view.presses)
        return reply if isinstance(reply, Chosen | Nav) else Nav.END_OF_INPUT

    def during(self, page: Page, done: Event) -> Reply | None:
        """Show a page without rows until something is done; a reply when the person leaves it before."""
        self._until = done
        try:
            reply = self.ask(page)
        finally:
            self._until = None
        return reply if isinstance(reply, Nav) else None

    def _question(self, view: View) -> questionary.Question:
        """questionary's question, made once (that takes most of the time of a page), with this page and its keys."""
        if self._shell is None:
            self._shell = self._make_shell()
        app = self._app = self._shell.application
        control = FormattedTextControl(lambda: self._fragments(view), show_cursor=False)
        app.layout = Layout(Window(control, wrap_lines=False, always_hide_cursor=True))
        app.key_bindings = bindings(view, opened=self._clock(), settle=self._settle, clock=self._clock)
        app.pre_run_callables += [lambda: self._watch(app, view), lambda: self._wait_until(app)]
        self._drawn_for = None
        return self._shell

    def _make_shell(self) -> questionary.Question:
        question = questionary.select(
            " ", choices=[questionary.Choice(title=" ", value=" ")], input=self._input, output=self._output
        )
        app = question.application
        app.erase_when_done = True
        app.ttimeoutlen = app.timeoutlen = ARROW_BYTES
        app.before_render += self._clean_on_resize
        app._handle_exception = partial(_fail, app)  # type: ignore[method-assign]  # its own shows a traceback
        return question

    def _fragments(self, view: View) -> StyleAndTextTuples:
        room = self._output.get_size()
        parts: StyleAndTextTuples = []
        for place, line in enumerate(view.draw(room.columns, room.rows)):
            if place:
                parts.append(("", "\n"))
            parts.extend((style, written(text, self._encoding)) for style, text in line)
        return parts

    def _clean_on_resize(self, _app: Application[Any]) -> None:
        """Begin each page, and each new size, on an empty screen: a terminal that re-wraps leaves pieces behind."""
        room = self._output.get_size()
        if self._drawn_for != room:
            self._drawn_for = room
            self._output.erase_screen()
            self._output.cursor_goto(1, 1)

    # ------------------------------------------------------------ nobody there

    def _awake(self) -> bool:
        """Note a key; False when it only ends a warning. What was behind the warning does not come back by itself."""
        self._last_key = self._clock()
        view, app = self._view, self._app
        if view is None or not view.warning:
            return True
        if app is not None and app.loop is not None:
            app.loop.call_soon(lambda: app.is_running and not app.is_done and app.exit(result=Nav.AWAKE))
        return False

    def _dropped(self, burst: bool) -> None:
        """Say below the page that keys were not taken, after those that were have moved the pointer."""
        view, app = self._view, self._app
        if view is None or app is None or app.loop is None:
            return

        def say() -> None:
            view.hint = "ui/too_much" if burst else "ui/press_again"
            app.invalidate()

        app.loop.call_soon(say)

    def _watch(self, app: Application[Any], view: View) -> None:
        """Look every half second whether somebody is there."""
        if self._idle is None or app.loop is None or view.page.waits:
            return
        page = view.page
        limits = self._idle.on(page)
        loop = app.loop

        def look() -> None:
            if not app.is_running or app.is_done:
                return
            silent = self._clock() - self._last_key
            if silent >= limits.wipe:
                app.exit(result=Nav.IDLE)
                return
            warned = silent >= limits.warn and not view.page.brief
            left = ceil((limits.wipe - silent) / STEP) * STEP if warned else 0
            if left != view.warning:
                view.warning = left
                app.invalidate()
            loop.call_later(0.5, look)

        loop.call_later(0.5, look)

    def _wait_until(self, app: Application[Any]) -> None:
        """Leave the page when what it waits for is done."""
        done, loop = self._until, app.loop
        if done is None or loop is None:
            return

        def look() -> None:
            if app.is_running and not app.is_done:
                if done.is_set():
                    app.exit(result=Chosen(()))
                else:
                    loop.call_later(0.05, look)

        look()

    def _forget_typed(self) -> None:
        """Throw away what was typed before the page was there."""
        clear_typeahead(self._input)
        if self._on_terminal:
            import termios

            with contextlib.suppress(OSError, ValueError, termios.error):
                termios.tcflush(self._input.fileno(), termios.TCIFLUSH)


def _fail(app: Application[Any], _loop: object, context: dict[str, Any]) -> None:
    """A fault while a page is on the screen ends the page with that fault."""
    if app.is_running and not app.is_done:
        app.exit(exception=context.get("exception") or RuntimeError("page"))


def _size(stdout: TextIO) -> Size:
    columns, rows = size(stdout)
    return Size(rows, columns)
