"""The keys of a page on a terminal. Every one that leads away is also a word in the last lines of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from asylum_screen.fronts.countries import LONGEST, matching, typed_letters
from asylum_screen.fronts.desk import DONE
from asylum_screen.fronts.page import Chosen, Kind, Nav, Row

from .numbers import digit
from .view import View

KEY_NAMES = {
    Nav.BACK: "Esc",
    Nav.HELP: "F1",
    Nav.WHY: "F2",
    Nav.LANGUAGE: "F3",
    Nav.START_OVER: "F4",
    Nav.PAUSE: "F5",
    Nav.SHOW_IDS: "F6",
    Nav.NOW: "F7",
    Nav.QUIT: "Ctrl-X",
}
KEYS: dict[Nav, tuple[Keys | str, ...]] = {
    Nav.BACK: (Keys.Escape,),
    Nav.HELP: (Keys.F1, Keys.ControlG),
    Nav.WHY: (Keys.F2,),
    Nav.LANGUAGE: (Keys.F3,),
    Nav.START_OVER: (Keys.F4,),
    Nav.PAUSE: (Keys.F5,),
    Nav.SHOW_IDS: (Keys.F6,),
    Nav.NOW: (Keys.F7,),
    Nav.QUIT: (Keys.ControlX, Keys.F12),
    Nav.END_OF_INPUT: (Keys.ControlD,),
}
_ALWAYS = (Nav.QUIT, Nav.END_OF_INPUT, Nav.SHOW_IDS)
DIGIT_GAP = 1.0  # seconds in which a second digit belongs to the same number, also when that is on no row
LONGEST_NUMBER = 6  # figures of a typed number that are shown


@dataclass
class _Digits:
    """Digits pressed one after the other make one number, also when it is the number of no row."""

    view: View
    clock: Callable[[], float]
    value: int = 0
    at: float = field(default=float("-inf"))

    @property
    def waits(self) -> bool:
        """True while one more digit belongs to the same number: for a moment, and as long as its row is pointed at."""
        return self.clock() - self.at < DIGIT_GAP or 0 < self.value == self.view.pointer + 1

    def add(self, figure: int) -> int:
        joined = self.value * 10 + figure if self.waits else figure
        self.value, self.at = min(joined, 10**LONGEST_NUMBER), self.clock()
        return self.value

    def drop(self) -> None:
        self.value = 0
        self.view.point(_unpointed(self.view))


def bindings(view: View, *, opened: float, settle: float, clock: Callable[[], float]) -> KeyBindings:
    """All keys of one page.

    Args:
        view: the page on the screen.
        opened: when it was put there.
        settle: seconds for which Enter does nothing by itself.
        clock: seconds that only go up.
    """
    keys = KeyBindings()
    _add_ways_out(keys, view)
    _add_moves(keys, view)

    @keys.add(Keys.ControlM, eager=True)
    @keys.add(Keys.ControlJ, eager=True)
    def enter(event: KeyPressEvent) -> None:
        if view.moved or clock() - opened >= settle:
            digits.value = 0  # where Enter only turns the page, a number begins anew
            _enter(view, event)

    digits = _Digits(view, clock)

    @keys.add(Keys.Any, eager=True)
    def typed(event: KeyPressEvent) -> None:
        _typed(view, event, digits)

    @keys.add(Keys.Backspace, eager=True)
    def rub_out(_event: KeyPressEvent) -> None:
        if view.page.named and view.typed and not view.typed.isdecimal():
            view.type_name(view.typed[:-1])
        elif view.page.own:
            view.type_number(view.typed[:-1])
        elif view.typed:
            left = view.typed[:-1].rstrip()
            view.list_rows(matching(view.page.rows, left), left)
        else:
            digits.drop()

    return keys


def _add_ways_out(keys: KeyBindings, view: View) -> None:
    offered = {command.nav for command in view.page.commands}
    for nav, names in KEYS.items():
        for name in names:

            @keys.add(name, eager=True)
            def leave(event: KeyPressEvent, nav: Nav = nav) -> None:
                if nav in offered or nav in _ALWAYS:
                    event.app.exit(result=nav)

    @keys.add(Keys.ControlC, eager=True)
    @keys.add(Keys.SIGINT, eager=True)
    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)


def _add_moves(keys: KeyBindings, view: View) -> None:
    moves = {
        Keys.Down: view.down,
        Keys.Up: view.up,
        Keys.PageDown: view.page_down,
        Keys.PageUp: view.page_up,
    }
    for name, move in moves.items():

        @keys.add(name, eager=True)
        def go(_event: KeyPressEvent, move: Callable[[], None] = move) -> None:
            move()


def _enter(view: View, event: KeyPressEvent) -> None:
    """Take the row pointed at; where nothing is chosen, say so. Above the answers and in a text, turn the page."""
    page = view.page
    if page.kind is Kind.LIST and view.pointer >= 0:
        if view.numbered:  # "1, Enter", as on other pages, is one yes: no "not sure", no mark less
            view.hint = "ui/list/how_three" if page.three else "ui/list/how"
        else:
            _take(view, event, view.rows[view.pointer])
        return
    text_first = view.more_below or not view.rows if page.kind is Kind.READ else view.answers_below
    if page.kind is not Kind.READ and view.pointer < 0:
        if page.own and view.typed.isdecimal():
            _take_number(view, event)
        elif view.keeps is not None:
            event.app.exit(result=Chosen((view.keeps.id,)))
        elif text_first:
            view.page_down()
        else:
            view.hint = "ui/choose_first"
    elif page.kind is Kind.READ and text_first:
        view.page_down()
    else:
        event.app.exit(result=Chosen((view.rows[view.pointer].id,)))


def _take(view: View, event: KeyPressEvent, row: Row) -> None:
    """Mark a row of a list, or end the list when every row of it was in sight."""
    if not row.key:
        view.press(row)
    elif row.id == DONE and view.unseen:
        view.page_down()
    else:
        event.app.exit(result=Chosen((*view.presses, row.id)))


def _take_number(view: View, event: KeyPressEvent) -> None:
    """Take a number that is on no row as itself, where the page does; else begin it anew."""
    said = str(int(view.typed))
    if view.page.takes(said):
        event.app.exit(result=Chosen((said,)))
    else:
        view.type_number("")
        view.hint = "ui/not_an_answer"


def _unpointed(view: View) -> int:
    """Where the pointer is when nothing is chosen."""
    return 0 if view.page.kind is Kind.READ else -1


def _typed(view: View, event: KeyPressEvent, digits: _Digits) -> None:
    """A digit or a sign is a row: on a list it takes it, elsewhere it points at it. Letters find a row by its name."""
    data = event.data
    figure = digit(data)
    sign = {"؟": "?"}.get(data, data) if figure is None else str(figure)
    keyed = next((row for row in view.rows if row.key == sign), None)
    if view.page.kind is Kind.LIST:
        numbers = view.page.numbered(view.rows)
        if (row := keyed or numbers.get(figure or 0)) is not None:
            view.point(view.rows.index(row))
            view.numbered = not row.key
            _take(view, event, row)
        elif figure is not None:
            view.hint = "ui/not_an_answer"
    elif keyed is not None and not (figure is not None and (view.page.own or digits.waits)):
        view.point(view.rows.index(keyed))
    elif figure is not None and view.page.own:
        figures = view.typed if view.typed.isdecimal() else ""
        view.type_number(f"{figures}{figure}"[:LONGEST_NUMBER])
    elif figure is not None:
        place = digits.add(figure)
        if 1 <= place <= len(view.rows):
            view.point(place - 1)
        else:
            view.point(_unpointed(view))
            view.hint = "ui/not_an_answer"
    elif view.page.named and (typed_letters(data) or (data == " " and view.typed)):
        letters = "" if view.typed.isdecimal() else view.typed
        view.type_name(f"{letters}{data}"[:LONGEST])
    elif view.page.kind is Kind.FIND and len(data) == 1 and (data == " " or typed_letters(data)):
        typed = f"{view.typed}{data}".lstrip()
        if typed_letters(typed) or typed == "":
            view.list_rows(matching(view.page.rows, typed), typed[:LONGEST])
