"""A conversation with one person: a generator of pages that is sent a reply to each.

It touches no terminal, no clock and no thread, and it waits for nothing: whoever holds it shows a page when they like,
on whatever they like, and sends back what was replied. `drive` does so with a prompter.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial

from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.parts import all_parts
from asylum_screen.language.messages import Message
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Slots

from . import closing, pages
from .desk import Build, Desk
from .page import Chosen, Nav, Page, Reply, Tone
from .person import Person
from .questions import Asked, Questions
from .setup import EXIT_DONE, Action, Ending, Outcome, Setup
from .stage import Stage, Stretch
from .topics import Topics
from .turner import Turner

Talk = Generator[Page, Reply, Outcome]


class Conversation:
    """One interview with one person.

    Each stretch is a generator of pages to build. It is sent a row or BACK and gives the stretch that follows; leaving
    and starting over are seen to from outside, by closing it.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._turner = Turner(setup)
        self._turner.matters = self._matters_now
        self._clear(setup.interview)

    def _clear(self, interview: Interview | None = None) -> None:
        """Forget everything a person has said."""
        self.person = Person(interview or Interview.start(self._setup.pack, self._setup.as_of))
        self._questions = Questions(self._setup, self._turner, self.person)
        parts = self._setup.cut_up
        self._topics = None
        if parts is not None:
            self._topics = Topics(self._setup, parts, self.person, self._questions)
        if parts is None or parts.ask_all:
            self._ask_all()
        self._turner.notes.clear()
        self._said: Message | None = None
        self._begun = False

    def _ask_all(self) -> None:
        """Ask every part before page one."""
        self.person.parts = all_parts(self._setup.pack)
        self.person.ask_all = True

    @property
    def words(self) -> Words:
        """The words of the page shown last."""
        return self._turner.words

    def pages(self) -> Talk:
        """Lead through the interview.

        Yields:
            A page; send the reply to it.

        Returns:
            How it ended.
        """
        setup = self._setup
        if setup.hidden:
            self._turner.note(lambda desk: [pages.cannot_show(desk, language) for language in setup.hidden])
        if setup.neutral_first:
            yield from self._neutral()
            if not setup.begins():
                return self._left()
        stage = Stage.LANGUAGE if setup.language_first and len(setup.languages) > 1 else Stage.START
        while True:
            ended = yield from self._turner.lead(self._through(stage))
            if isinstance(ended, Outcome):
                return ended
            if ended is Nav.TOPICS:
                self.person.interview, stage = self.person.interview.to(None), Stage.MENU
                continue
            self._clear()
            if ended is not Nav.START_OVER:
                return self._left(idle=ended is Nav.IDLE)
            stage = Stage.START

    def _left(self, *, idle: bool = False) -> Outcome:
        return Outcome(Ending.LEFT, EXIT_DONE, self.words, idle=idle)

    def _neutral(self) -> Generator[Page, Reply, None]:
        """Wait on a page that shows nothing. Leaving it shows it again; only the end of input ends it."""
        said = self._turner.in_all_languages
        texts = said("ui/kiosk/neutral_title"), said("ui/kiosk/neutral")
        page = pages.neutral(self._turner.desk, *texts, said("ui/kiosk/ended") if self._setup.ended_alone else ())
        while not isinstance(reply := (yield page), Chosen):
            if reply is Nav.END_OF_INPUT:
                return

    def _through(self, stage: Stage) -> Generator[Build, Reply, Outcome | Nav]:
        """Stretch after stretch to the end, or to a person who begins anew."""
        stretches: dict[Stage, Callable[[], Stretch]] = {
            Stage.LANGUAGE: self._language,
            Stage.START: self._start,
            Stage.QUESTIONS: self._ask,
            Stage.REVIEW: self._review,
            Stage.FIRST: self._first,
            **self._topic_stretches(),
            Stage.ORIENTATION: self._orientation,
            Stage.TEACH: self._teach,
        }
        while stage in stretches:
            stage = yield from stretches[stage]()
        if stage is Stage.OVER:
            return Nav.START_OVER
        return self._left() if stage is Stage.LEFT else (yield from self._end())

    def _topic_stretches(self) -> dict[Stage, Callable[[], Stretch]]:
        """What is there only where the interview is cut up."""
        if (topics := self._topics) is None:
            return {}
        return {
            Stage.MENU: lambda: topics.menu(self._do),
            Stage.TOPIC: topics.topic,
            Stage.MORE: topics.more,
        }

    # ------------------------------------------------------------ stretches

    def _language(self) -> Stretch:
        reply = yield self._turner.languages(first=True)
        if isinstance(reply, Nav):
            return Stage.LANGUAGE
        self._turner.speak(reply.id)
        return Stage.START if self.person.interview.facts or self._setup.begins() else Stage.LEFT

    def _start(self) -> Stretch:
        again = self._begun and bool(self.person.interview.facts)
        reply = yield partial(pages.start, again=again)
        if isinstance(reply, Nav):
            return Stage.START
        if reply.id == "new":
            return Stage.OVER
        self._begun = True
        if reply.id == "longer":
            self._turner.slow_down()
        if reply.id == "all":
            self._ask_all()
        return Stage.QUESTIONS

    def _ask(self) -> Stretch:
        asked = yield from self._questions.ask()
        if asked is Asked.BACK:
            return Stage.START
        first = self._topics is not None and not self.person.ask_all and not self.person.reviewing
        return Stage.FIRST if first else Stage.REVIEW

    def _review(self) -> Stretch:
        person = self.person
        person.interview, person.reviewing = person.interview.to(None), False
        reply = yield partial(closing.review, interview=person.interview)
        if isinstance(reply, Nav):
            return self._back_from_result()
        change = closing.to_change(reply.id)
        if change is None and self._questions.open() is None:
            return Stage.FIRST
        if change is None:  # left backwards before
            self._turner.note(lambda desk: [desk.para("ui/review/depends", Tone.NOTICE)])
        person.interview, person.reviewing = person.interview.to(change), True
        return Stage.QUESTIONS

    def _back_from_result(self) -> Stage:
        """What lies before what came of the answers: the menu once it was shown, else the last answer."""
        if self._topics is not None and self._topics.seen:
            return Stage.MENU
        return Stage.QUESTIONS if self.person.step_back() else Stage.START

    def _first(self) -> Stretch:
        """Page one, and what comes right after it: a second language, and what is only for when one is alone."""
        if (yield from self._matters(aside=False)) is Nav.BACK:
            reviewed = self._topics is None or (self.person.ask_all and not self._topics.seen)
            return Stage.REVIEW if reviewed else self._back_from_result()
        return self._topics.after_page_one() if self._topics is not None else Stage.ORIENTATION

    def _matters_now(self) -> Generator[Build, Reply, Nav]:
        """What matters now, from wherever the person is; then back to it, or to the menu."""
        return (yield from self._matters(aside=True)) or Nav.BACK

    def _matters(self, *, aside: bool) -> Generator[Build, Reply, Nav | None]:
        """Page one and the pages behind it; BACK, or TOPICS, where they were left before the end."""
        orientation, place = self.person.interview.orientation(), 0
        menu = aside and self._topics is not None and self._topics.seen
        while place < len(self._first_pages(orientation)):
            reply = yield partial(self._first_page, orientation, place, aside, menu)
            if isinstance(reply, Chosen) and reply.id == "menu":
                return Nav.TOPICS
            place += -1 if reply is Nav.BACK else 1
            if place < 0:
                return Nav.BACK
        return None

    def _first_pages(self, orientation: Orientation) -> Sequence[Slots]:
        return self._setup.first(orientation, self.words)

    def _first_page(self, orientation: Orientation, place: int, aside: bool, menu: bool, desk: Desk) -> Page:
        """One of these pages, in the language of the desk."""
        shown = self._setup.first(orientation, desk.words)
        return closing.first(desk, place, shown[min(place, len(shown) - 1)], aside=aside, topics=menu)

    def _orientation(self) -> Stretch:
        orientation = self.person.interview.orientation()
        said, self._said = self._said, None
        reply = yield lambda desk: self._orientation_page(desk, orientation, said)
        if reply is Nav.BACK and self._topics is not None:
            return Stage.MENU
        if reply is Nav.BACK and self._first_pages(orientation):
            return Stage.FIRST
        if reply is Nav.BACK or (isinstance(reply, Chosen) and reply.id == "change"):
            return Stage.REVIEW
        for action in self._setup.actions:
            if isinstance(reply, Chosen) and reply.id == f"{closing.ACTION}{action.id}":
                self._said = yield from self._do(action, orientation)
                return Stage.ORIENTATION
        return Stage.TEACH if self._topics is None else Stage.MENU

    def _do(self, action: Action, orientation: Orientation) -> Generator[Build, Reply, Message | None]:
        """Have something slow done; a way out is open all the while."""
        asks = action.asks
        if asks is not None:
            reply = yield lambda desk: closing.may_i(desk, action.text, asks)
            if not (isinstance(reply, Chosen) and reply.id == "yes"):
                return None
        document, words = self._document(orientation), self.words

        def errand() -> Message:
            return action.run(orientation, document, words)

        while True:
            reply = yield lambda desk: closing.printing(desk, errand)
            if isinstance(reply, Chosen):
                return reply.said

    def _document(self, orientation: Orientation) -> Document:
        return self._setup.document(orientation, self.words)

    def _orientation_page(self, desk: Desk, orientation: Orientation, said: Message | None) -> Page:
        body = self._setup.document(orientation, desk.words)
        return closing.orientation(desk, body, [(action.id, action.text) for action in self._setup.actions], said)

    def _teach(self) -> Stretch:
        reply = yield closing.teach_intro
        if reply is Nav.BACK:
            return Stage.ORIENTATION if self._topics is None else Stage.MENU
        if isinstance(reply, Chosen) and reply.id == "skip":
            return Stage.END
        orientation = self.person.interview.orientation()
        steps: list[Build] = []
        for which in closing.TEACH:
            steps.append(partial(closing.teach_ask, which=which))
            steps.append(partial(closing.teach_show, which=which, shown=orientation))
        place = 0
        while 0 <= place < len(steps):
            place += -1 if (yield steps[place]) is Nav.BACK else 1
        return Stage.TEACH if place < 0 else Stage.END

    def _end(self) -> Generator[Build, Reply, Outcome]:
        """The last page. When it says that nothing was kept, everything is gone, and no key leads back."""
        finished = Outcome(Ending.FINISHED, EXIT_DONE, self.words)
        if not self._setup.kiosk:  # the result is printed into the window; the page says so
            orientation = self.person.interview.orientation()
            finished = replace(finished, orientation=orientation, document=self._document(orientation))
        self._clear()
        yield closing.end
        return finished
