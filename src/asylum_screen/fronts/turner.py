"""One page at a time: shown until it is answered or left backwards, with every aside (why, help, language, pause)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event

from asylum_screen.core.rules import Question
from asylum_screen.present.document import Line

from . import pages
from .desk import Desk
from .page import Chosen, Nav, Page, Para, Tone, line
from .setup import Prompter, Setup

Build = Callable[[Desk], Page]
Note = Callable[[Desk], Sequence[Para]]


class Leave(Exception):  # noqa: N818  (a way out, not an error)
    """The person leaves, now. idle: nobody is there any more."""

    def __init__(self, *, idle: bool = False) -> None:
        super().__init__()
        self.idle = idle


class StartOver(Exception):  # noqa: N818  (a way back to the first page)
    """All answers go; the interview begins again."""


class Turner:
    """Turns pages. Pages are built anew each time they are shown, so that another language counts at once.

    Attributes:
        desk: what pages are made of now.
        notes: lines to show on top of the next page, once.
    """

    def __init__(self, setup: Setup, prompter: Prompter) -> None:
        self._setup = setup
        self._prompter = prompter
        self.notes: list[Note] = []
        self.desk = Desk(
            setup.pack,
            setup.as_of,
            setup.words(setup.lang),
            setup.languages,
            other_day=setup.other_day,
            kiosk=setup.kiosk,
            stays=not setup.kiosk,
            show_ids=setup.show_ids,
        )

    def note(self, note: Note) -> None:
        """Show lines on top of the next page."""
        self.notes.append(note)

    def take_notes(self) -> list[Note]:
        """The lines that wait, which then wait no more."""
        taken, self.notes[:] = list(self.notes), []
        return taken

    def turn(self, build: Build) -> Chosen | Nav:
        """Show a page until it is answered or left backwards; every other command is dealt with here.

        Raises:
            Leave: the person leaves.
            StartOver: the person begins again.
        """
        notes: list[Note] = []
        asked: Question | None = None
        while True:
            notes += self.take_notes()
            page = build(self.desk)
            if notes:
                first = tuple(item for note in notes for item in note(self.desk))
                page = replace(page, paras=(*first, *page.paras))
            if page.question:
                asked = self._setup.pack.questions[page.question]
            reply = self._prompter.ask(page)
            if isinstance(reply, Chosen) and all(page.takes(row) for row in reply.ids):
                return reply
            if reply is Nav.BACK:
                return reply
            if isinstance(reply, Nav):
                self._aside(reply, page, asked)

    def wait(self, build: Build, done: Event) -> None:
        """Show a page until something is done.

        Raises:
            Leave: the person leaves before.
        """
        while not done.is_set():
            page = build(self.desk)
            reply = self._prompter.during(page, done)
            if isinstance(reply, Nav):
                self._aside(reply, page, None)

    def _aside(self, nav: Nav, page: Page, asked: Question | None) -> None:
        """Follow a command that leads away from a page and back to it."""
        match nav:
            case Nav.QUIT | Nav.IDLE | Nav.END_OF_INPUT:
                raise Leave(idle=nav is Nav.IDLE)
            case Nav.AWAKE:
                self._who_is_there()
            case Nav.WHY if asked is not None:
                self.turn(lambda desk: pages.why(desk, asked))
            case Nav.HELP if page.name != "help":
                keys = [(self._prompter.key(command.nav), command) for command in page.commands]
                self.turn(lambda desk: pages.help_page(desk, asked, keys))
            case Nav.LANGUAGE if len(self._setup.languages) > 1 and page.name != "language":
                self.choose_language(first=False)
            case Nav.PAUSE if page.name != "pause":
                self.turn(pages.pause)
            case Nav.SHOW_IDS:
                self.desk = replace(self.desk, show_ids=not self.desk.show_ids)
            case Nav.START_OVER if page.name != "start_over":
                reply = self.turn(pages.start_over)
                if isinstance(reply, Chosen) and reply.id == "yes":
                    raise StartOver

    def _who_is_there(self) -> None:
        """After the warning: ask on a page that shows nothing of the interview who it is that woke the screen."""
        asks = self.in_all_languages("ui/kiosk/still_there")
        rows = {name: self.in_all_languages(f"ui/kiosk/{name}") for name in ("go_on", "begin_new")}
        while (reply := self._prompter.ask(pages.who_is_there(self.desk, asks, rows))) != Chosen(("go_on",)):
            if isinstance(reply, Chosen) or reply in (Nav.QUIT, Nav.IDLE, Nav.END_OF_INPUT):
                raise Leave(idle=reply is Nav.IDLE)

    def in_all_languages(self, text: str) -> list[Line]:
        """A text of the program in the language of the page and then in every other that is offered."""
        offered = [self._setup.words(language.code) for language in self._setup.languages]
        said = list(dict.fromkeys(line(words, text) for words in [self.desk.words, *offered]))
        return [each for each in said if not each.marked] or said[:1]

    def choose_language(self, *, first: bool) -> Nav | None:
        """Show the list of languages and change to the one chosen; Nav.BACK when none was."""
        asks = self.in_all_languages("ui/language/choose")
        reply = self.turn(lambda desk: pages.language(desk, asks, first=first))
        if isinstance(reply, Nav):
            return reply
        self.desk = self.desk.with_words(self._setup.words(reply.id))
        self._setup.chosen(self.desk.words)
        if not first:
            self.note(lambda desk: [desk.para("ui/language/changed", Tone.NOTICE)])
        return None
