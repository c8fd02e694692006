"""Slow things beside a page: leaving works all the while, and what came of them is said."""

from __future__ import annotations

import io
import threading
from dataclasses import replace

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import Ending, Outcome, Setup, Terminal
from asylum_screen.fronts.closing import printing
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import Nav
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.screen import ScreenPrompter
from asylum_screen.fronts.prompters.view import Fragment, View
from asylum_screen.fronts.run import shown_here
from asylum_screen.fronts.setup import Action
from asylum_screen.language.messages import Message, message
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from packs import AS_OF, small_pack
from script_prompter import ScriptPrompter

GUARD = 120  # seconds after which a test that hangs ends
REPLIES = {"question:danger_now": Nav.END_OF_INPUT}


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))


def setup(action: Action | None = None) -> Setup:
    """A setup with the small pack and one action."""
    actions = (action,) if action else ()
    return Setup(small_pack(), AS_OF, lambda _: Words(), document, actions=actions)


def play(action: Action, **replies: object) -> tuple[Outcome, ScriptPrompter]:
    """An interview in which nothing is known, then the action."""
    pack = small_pack()
    said: dict[str, object] = {f"question:{fact}": "dk" for fact in pack.questions}
    said |= {"review": "done", "orientation": [f"action:{action.id}", "next"], "teach": "skip", **replies}
    script = ScriptPrompter(said)  # type: ignore[arg-type]
    return drive(Conversation(setup(action)).pages(), script), script


def test_leaving_does_not_wait_for_the_printer() -> None:
    """A printer that never answers: "leave now" leaves while it still hangs."""
    hangs = threading.Event()
    outcome, script = play(Action("print", "ui/kiosk/print", lambda *_: str(hangs.wait(GUARD))), printing=Nav.QUIT)
    assert outcome.ending is Ending.LEFT
    assert script.seen[-1] == "printing"
    assert not hangs.is_set()
    hangs.set()


def test_what_came_of_it_is_said() -> None:
    """After a printer that took its time the orientation stands there again, with what came of it on top."""
    takes = threading.Event()
    threading.Timer(0.4, takes.set).start()

    def run(*_: object) -> Message:
        takes.wait(GUARD)
        return message("ui/kiosk/printed")

    outcome, script = play(Action("print", "ui/kiosk/print", run))
    assert outcome.ending is Ending.FINISHED
    said = [page.paras[0].line.id for page in script.pages if page.name == "orientation" and page.paras]
    assert said == ["ui/kiosk/printed"]


def test_a_fault_of_the_action_is_not_lost() -> None:
    """What goes wrong beside the page goes wrong where the page is."""

    def run(*_: object) -> str:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        play(Action("print", "ui/kiosk/print", run))


def keys_during(typed: str, done: threading.Event) -> tuple[object, list[str]]:
    """The reply to keys on the page that waits, and the hints seen on it."""
    hints: list[str] = []
    page = printing(Desk(small_pack(), AS_OF, Words()), str)
    draw = View.draw
    with create_pipe_input() as pipe, pytest.MonkeyPatch.context() as patch:

        def drawn(view: View, columns: int, rows: int) -> list[list[Fragment]]:
            hints.append(view.hint)
            if len(hints) == 1:
                pipe.send_text(typed)
                threading.Timer(0.3, done.set).start()
            return draw(view, columns, rows)

        patch.setattr(View, "draw", drawn)
        prompter = ScreenPrompter(io.StringIO(), io.StringIO(), keys=pipe, output=DummyOutput(), settle=0)
        return prompter.during(page, done), hints


def test_the_page_that_waits_ends_by_itself() -> None:
    """Enter does nothing on it; it goes when the work is done."""
    done = threading.Event()
    reply, hints = keys_during("\r", done)
    assert reply is None
    assert done.is_set()
    assert hints[0] == "ui/kiosk/wait"


@pytest.mark.parametrize(("key", "nav"), [("\x18", Nav.QUIT), ("\x04", Nav.END_OF_INPUT)])
def test_the_page_that_waits_can_be_left(key: str, nav: Nav) -> None:
    """Before the work is done."""
    done = threading.Event()
    reply, _ = keys_during(key, done)
    assert reply is nav


def test_plain_lines_wait_too() -> None:
    """The words are written once."""
    done = threading.Event()
    done.set()
    written = io.StringIO()
    assert PlainPrompter(io.StringIO(), written).during(printing(Desk(small_pack(), AS_OF, Words()), str), done) is None
    assert "goes to the printer" in written.getvalue()


def test_the_words_of_a_language_are_read_once() -> None:
    """The list of languages can be opened again and again without reading the files again."""
    asked: list[str] = []

    def words(code: str) -> Words:
        asked.append(code)
        return Words()

    here = shown_here(
        replace(setup(), words=words), Terminal(io.StringIO(), io.StringIO(), {"TERM": "xterm"}), plain=False
    )
    before = len(asked)
    for _ in range(3):
        here.words("es")
    assert asked[before:] == ["es"]
