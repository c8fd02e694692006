"""One page at a time: shown until it is answered or left backwards, with every aside (why, help, language, pause)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import TypeVar

from asylum_screen.core.rules import Question
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line

from . import pages
from .desk import Build, Desk, Note
from .lists import why_page
from .page import Chosen, Nav, Page, Reply, Tone, line
from .setup import Setup

_LEAVING = frozenset({Nav.QUIT, Nav.IDLE, Nav.END_OF_INPUT})
OUT = _LEAVING | {Nav.START_OVER, Nav.TOPICS}
"""Replies that lead out of whatever was going on: to leave, to begin again (said twice), or to the menu of topics."""

T = TypeVar("T")
Turning = Generator[Page, Reply, Reply]
"""A page and its asides, each sent its reply; in the end a row, BACK, or a way out."""


class Turner:
    """Turns pages. It only yields them: what shows them, and when, is no business of a conversation.

    Attributes:
        desk: what pages are made of now.
        notes: lines to show on top of the next page, once.
        matters: the pages of what matters now, and where they lead: BACK, or TOPICS.
    """

    matters: Callable[[], Generator[Build, Reply, Nav]]

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self.notes: list[Note] = []
        self.desk = Desk(
            setup.pack,
            setup.as_of,
            setup.words(setup.lang),
            setup.languages,
            other_day=setup.other_day,
            kiosk=setup.kiosk,
            stays=setup.prints and not setup.kiosk,
            show_ids=setup.show_ids,
            in_parts=setup.cut_up is not None,
        )

    @property
    def words(self) -> Words:
        """The words of the page shown last."""
        return self.desk.words

    def note(self, note: Note) -> None:
        """Show lines on top of the next page."""
        self.notes.append(note)

    def take_notes(self) -> list[Note]:
        """The lines that wait, which then wait no more."""
        taken, self.notes[:] = list(self.notes), []
        return taken

    def lead(self, steps: Generator[Build, Reply, T]) -> Generator[Page, Reply, T | Nav]:
        """Turn the pages of a stretch of the conversation to its end.

        Returns:
            What the stretch gives; or the way out that was taken: the stretch is then closed where it stands.
        """
        reply: Reply | None = None
        while True:
            try:
                build = next(steps) if reply is None else steps.send(reply)
            except StopIteration as end:
                given: T = end.value
                return given
            reply = yield from self.turn(build)
            if reply in OUT and isinstance(reply, Nav):
                steps.close()
                return reply

    def turn(self, build: Build) -> Turning:
        """Show a page until it is answered, left backwards or a way out; every other command is dealt with here."""
        notes: list[Note] = []
        asked: tuple[Question, ...] = ()
        while True:
            notes += self.take_notes()
            page = build(self.desk)
            if notes:
                first = tuple(item for note in notes for item in note(self.desk))
                page = replace(page, paras=(*first, *page.paras))
            if ids := page.asks or ((page.question,) if page.question else ()):
                asked = tuple(self._setup.pack.questions[fact] for fact in ids)
            reply = yield page
            if reply is Nav.BACK or reply in _LEAVING:
                return reply
            if isinstance(reply, Nav):
                out = yield from self._aside(reply, page, asked)
                if out in OUT:
                    return out
            elif page.errand is not None or (reply.ids and all(page.takes(row) for row in reply.ids)):
                return reply

    def _aside(self, nav: Nav, page: Page, asked: tuple[Question, ...]) -> Turning:
        """Follow a command that leads away from a page and back to it; gives the last reply."""
        match nav:
            case Nav.AWAKE:
                return (yield from self._who_is_there())
            case Nav.WHY if len(asked) > 1:
                return (yield from self.turn(lambda desk: why_page(desk, asked)))
            case Nav.WHY if asked:
                return (yield from self.turn(lambda desk: pages.why(desk, asked[0])))
            case Nav.HELP if page.name != "help":
                one = asked[0] if len(asked) == 1 else None
                return (yield from self.turn(lambda desk: pages.help_page(desk, one, page)))
            case Nav.LANGUAGE if len(self._setup.languages) > 1 and page.name != "language":
                reply = yield from self.turn(self.languages(first=False))
                if isinstance(reply, Chosen):
                    self.speak(reply.id)
                    self.note(lambda desk: [desk.para("ui/language/changed", Tone.NOTICE)])
                return reply
            case Nav.PAUSE if page.name != "pause":
                return (yield from self.turn(pages.pause))
            case Nav.NOW if nav in {command.nav for command in page.commands}:
                return (yield from self.lead(self.matters()))
            case Nav.SHOW_IDS:
                self.desk = replace(self.desk, show_ids=not self.desk.show_ids)
            case Nav.START_OVER if page.name != "start_over":
                reply = yield from self.turn(pages.start_over)
                return Nav.START_OVER if isinstance(reply, Chosen) and reply.id == "yes" else reply
        return Nav.BACK

    def _who_is_there(self) -> Turning:
        """After the warning: ask on a page that shows nothing of the interview who it is that woke the screen."""
        asks = self.in_all_languages("ui/kiosk/still_there")
        rows = {name: self.in_all_languages(f"ui/kiosk/{name}") for name in ("go_on", "begin_new")}
        while True:
            reply = yield pages.who_is_there(self.desk, asks, rows)
            if isinstance(reply, Chosen):
                return reply if reply.ids == ("go_on",) else Nav.QUIT
            if reply in _LEAVING:
                return reply

    def in_all_languages(self, text: str) -> list[Line]:
        """A text of the program in the language of the page and then in every other that is offered."""
        offered = [self._setup.words(language.code) for language in self._setup.languages]
        said = list(dict.fromkeys(line(words, text) for words in [self.desk.words, *offered]))
        return [each for each in said if not each.marked] or said[:1]

    def languages(self, *, first: bool) -> Build:
        """The list of languages."""
        asks = self.in_all_languages("ui/language/choose")
        parts = {each.code: self._setup.words(each.code) for each in self._setup.languages if each.reaches != "yes"}
        notes = {code: words(f"ui/language/{words.language.reaches}") for code, words in parts.items()}
        return lambda desk: pages.language(desk, asks, notes, first=first)

    def speak(self, code: str) -> None:
        """Go on in another language."""
        self.desk = self.desk.with_words(self._setup.words(code))
        self._setup.chosen(self.desk.words)

    def slow_down(self) -> None:
        """Leave more time on every page from now on."""
        self.desk = replace(self.desk, slow=True)
