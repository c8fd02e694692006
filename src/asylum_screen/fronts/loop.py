"""The driver: page after page, back from everywhere, until the end or until the person leaves.

It knows the pages and the interview. Prompters know neither; the interview knows no pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from functools import partial

from asylum_screen.core.facts import Answer, FactId
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Question, Section, Text
from asylum_screen.language.cells import printable
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Slots
from asylum_screen.present.text import render_text

from . import closing, doubts, pages
from .answers import collect
from .asking import Asking, Drafts
from .desk import Desk
from .page import Chosen, Nav, Page, Tone
from .setup import EXIT_DONE, Action, Ending, Outcome, Prompter, Setup
from .turner import Build, Leave, StartOver, Turner
from .work import Work


class Stage(Enum):
    """The stretches of an interview, in order."""

    LANGUAGE = 0
    START = 1
    QUESTIONS = 2
    REVIEW = 3
    FIRST = 4
    ORIENTATION = 5
    TEACH = 6
    END = 7


class Loop:
    """One interview with one person."""

    def __init__(self, setup: Setup, prompter: Prompter) -> None:
        self._setup = setup
        self._prompter = prompter
        self._pages = Turner(setup, prompter)
        self._clear()

    def _clear(self) -> None:
        """Forget everything a person has said."""
        self._interview = Interview.start(self._setup.pack, self._setup.as_of)
        self._introduced: set[str] = set()
        self._drafts: Drafts = {}
        self._told: frozenset[str] = frozenset()  # what does not fit together and was said once
        self._reviewing = False
        self._pages.notes.clear()
        self._start_page = 0
        self._said: Text | str | None = None

    @property
    def words(self) -> Words:
        """The words of the page shown last."""
        return self._pages.desk.words

    def run(self) -> Outcome:
        """Lead through the interview."""
        if self._setup.interview is not None:
            self._interview = self._setup.interview
        choose = self._setup.language_first and len(self._setup.languages) > 1
        if self._setup.hidden:
            self._pages.note(lambda desk: [pages.cannot_show(desk, language) for language in self._setup.hidden])
        stage = Stage.LANGUAGE if choose else Stage.START
        if self._setup.neutral_first:
            self._neutral()
            if not self._setup.begins():
                return Outcome(Ending.LEFT, EXIT_DONE, self._pages.desk.words)
        while True:
            try:
                while stage is not Stage.END:
                    stage = self._stages()[stage]()
                return self._end()
            except StartOver:
                self._clear()
                stage = Stage.START
            except Leave as leave:
                self._clear()
                return Outcome(Ending.LEFT, EXIT_DONE, self._pages.desk.words, idle=leave.idle)

    def _stages(self) -> dict[Stage, Callable[[], Stage]]:
        return {
            Stage.LANGUAGE: self._language_stage,
            Stage.START: self._start_stage,
            Stage.QUESTIONS: self._question_stage,
            Stage.REVIEW: self._review_stage,
            Stage.FIRST: self._first_stage,
            Stage.ORIENTATION: self._orientation_stage,
            Stage.TEACH: self._teach_stage,
        }

    def _neutral(self) -> None:
        """Wait on a page that shows nothing. Leaving it shows it again; only the end of input ends it."""
        ended = self._pages.in_all_languages("ui/kiosk/ended") if self._setup.ended_alone else []
        while not isinstance(reply := self._prompter.ask(pages.neutral(self._pages.desk, ended)), Chosen):
            if reply is Nav.END_OF_INPUT:
                return

    # ------------------------------------------------------------ stages

    def _language_stage(self) -> Stage:
        if self._pages.choose_language(first=True) is Nav.BACK:
            return Stage.LANGUAGE
        if not self._interview.facts and not self._setup.begins():
            raise Leave
        return Stage.START

    def _start_stage(self) -> Stage:
        reply = self._pages.turn(lambda desk: pages.start(desk, self._start_page))
        if isinstance(reply, Chosen) and reply.id == "longer":
            self._prompter.slower()
        if reply is not Nav.BACK:
            self._start_page += 1
            if self._start_page < pages.START_PAGES:
                return Stage.START
            self._start_page = pages.START_PAGES - 1
            return Stage.QUESTIONS
        self._start_page = max(0, self._start_page - 1)
        return Stage.START

    def _question_stage(self) -> Stage:
        while (asked := self._interview.now()) is not None:
            section = self._setup.pack.section_of(asked.id)
            if section is not None and section.intro is not None and section.id not in self._introduced:
                if self._introduce(section) is Nav.BACK and not self._step_back():
                    return Stage.START
                continue
            current = self._interview.facts.get(asked.id) if self._interview.at is not None else None
            answer = self._collect(asked, current)
            if answer is Nav.BACK:
                if self._reviewing:
                    return Stage.REVIEW
                if not self._back_to_intro(section) and not self._step_back():
                    return Stage.START
            elif not isinstance(answer, Nav):
                self._take(asked, answer)
        return Stage.REVIEW

    def _introduce(self, section: Section) -> Chosen | Nav:
        reply = self._pages.turn(lambda desk: pages.intro(desk, section))
        if reply is not Nav.BACK:
            self._introduced.add(section.id)
        return reply

    def _back_to_intro(self, section: Section | None) -> bool:
        """From the first question of a section, back leads to what was said before it."""
        before = self._interview.before()
        if section is None or section.intro is None or any(fact in before for fact in section.questions):
            return False
        self._introduced.discard(section.id)
        return True

    def _step_back(self) -> bool:
        """Go back to the answer before; False where there is none."""
        back = self._interview.back()
        self._interview = back or self._interview
        return back is not None

    def _collect(self, asked: Question, current: Answer | None = None) -> Answer | Nav | None:
        notes = self._pages.take_notes()
        asking = Asking(
            self._pages.turn,
            asked,
            self._setup.as_of,
            0 if current is not None else self._interview.about_left(),
            lambda desk: [item for note in notes for item in note(desk)],
            current,
            self._drafts,
        )
        return collect(asking)

    def _take(self, asked: Question, answer: Answer | None) -> None:
        """Keep an answer, new or changed (None: as it is), and say at once what cannot wait and what does not fit."""
        if answer is None or answer == self._interview.facts.get(asked.id):
            self._interview = self._interview.to(None) if self._reviewing else self._interview.forward()
            return
        before = {item.finding.id for item in self._interview.orientation().urgent}
        if asked.id in self._interview.facts or self._interview.at == asked.id:
            self._amend(asked.id, answer)
        else:
            self._interview = self._interview.answer(asked.id, answer)
        after = self._interview.orientation()
        new = [item for item in after.urgent if item.finding.id in self._setup.pack.country.at_once - before]
        if new:
            places = [place for place in after.help if place.kind in pages.URGENT_HELP]
            if self._pages.turn(lambda desk: pages.urgent(desk, new, places)) is Nav.BACK:
                self._interview = self._interview.to(asked.id)
                return
        sections = [section for section in self._setup.pack.sections if section.gate == asked.id]
        if sections and answer == "read" and self._pages.turn(lambda desk: pages.reading(desk, sections)) is Nav.BACK:
            self._interview = self._interview.to(asked.id)
            return
        self._ask_what_fits(asked.id, after)

    def _amend(self, fact: FactId, answer: Answer) -> None:
        """Change an answer, and say what that does to the others."""
        amended = self._interview.amend(fact, answer)
        self._interview = amended.interview
        more = self._interview.next_question() is not None
        self._pages.note(lambda desk: closing.changed(desk, amended.dropped, asks_more=more))

    def _ask_what_fits(self, asked: FactId, orientation: Orientation) -> None:
        """Ask once about each thing in the answers that does not fit together; one that stays stands on the review."""
        found = doubts.doubts(orientation, self._pages.desk.words.lang)
        new = [doubt for doubt in found if doubt.id not in self._told]
        self._told = frozenset(doubt.id for doubt in found)
        for doubt in new:
            reply = self._pages.turn(partial(doubts.page, doubt=doubt, facts=orientation.facts))
            change = asked if isinstance(reply, Nav) else closing.to_change(reply.id)
            if change is not None:
                self._interview = self._interview.to(change)
                return

    def _review_stage(self) -> Stage:
        self._interview, self._reviewing = self._interview.to(None), False
        reply = self._pages.turn(lambda desk: closing.review(desk, self._interview))
        if isinstance(reply, Nav):
            return Stage.QUESTIONS if self._step_back() else Stage.START
        change = closing.to_change(reply.id)
        if change is None and self._interview.next_question() is None:
            return Stage.FIRST
        if change is None:  # left backwards before
            self._pages.note(lambda desk: [desk.para("ui/review/depends", Tone.NOTICE)])
        self._interview, self._reviewing = self._interview.to(change), True
        return Stage.QUESTIONS

    def _first_stage(self) -> Stage:
        """Page one, and what comes right after it: a second language, and what is only for when one is alone."""
        orientation, place = self._interview.orientation(), 0
        while place < len(self._first_pages(orientation)):
            reply = self._pages.turn(partial(self._first_page, orientation, place))
            place += -1 if reply is Nav.BACK else 1
            if place < 0:
                return Stage.REVIEW
        return Stage.ORIENTATION

    def _first_pages(self, orientation: Orientation) -> Sequence[Slots]:
        return self._setup.first(orientation, self._pages.desk.words)

    def _first_page(self, orientation: Orientation, place: int, desk: Desk) -> Page:
        """One of these pages, in the language of the desk."""
        shown = self._setup.first(orientation, desk.words)
        return closing.first(desk, place, shown[min(place, len(shown) - 1)])

    def _orientation_stage(self) -> Stage:
        orientation = self._interview.orientation()
        said, self._said = self._said, None
        reply = self._pages.turn(lambda desk: self._orientation_page(desk, orientation, said))
        if reply is Nav.BACK and self._first_pages(orientation):
            return Stage.FIRST
        if reply is Nav.BACK or (isinstance(reply, Chosen) and reply.id == "change"):
            return Stage.REVIEW
        for action in self._setup.actions:
            if isinstance(reply, Chosen) and reply.id == f"{closing.ACTION}{action.id}":
                self._said = self._while_waiting(partial(self._act, action, orientation))
                return Stage.ORIENTATION
        return Stage.TEACH

    def _act(self, action: Action, orientation: Orientation) -> Text | str:
        return action.run(orientation, self._document(orientation), self._pages.desk.words)

    def _while_waiting(self, run: Callable[[], Text | str]) -> Text | str | None:
        """Do something slow; leaving works at once all the while."""
        work = Work(run)
        if not work.begin():
            self._pages.wait(closing.printing, work.done)
        return work.said()

    def _document(self, orientation: Orientation) -> Document:
        return self._setup.document(orientation, self._pages.desk.words)

    def _orientation_page(self, desk: Desk, orientation: Orientation, said: Text | str | None) -> Page:
        document = self._document(orientation)

        def body(width: int) -> list[str]:
            text = render_text(document, width, show_ids=desk.show_ids)
            return [printable(row) for row in text.rstrip("\n").split("\n")]

        return closing.orientation(desk, body, [(action.id, action.text) for action in self._setup.actions], said)

    def _teach_stage(self) -> Stage:
        reply = self._pages.turn(closing.teach_intro)
        if reply is Nav.BACK:
            return Stage.ORIENTATION
        if isinstance(reply, Chosen) and reply.id == "skip":
            return Stage.END
        orientation = self._interview.orientation()
        steps: list[Build] = []
        for which in closing.TEACH:
            steps.append(lambda desk, which=which: closing.teach_ask(desk, which))  # type: ignore[misc]
            steps.append(lambda desk, which=which: closing.teach_show(desk, which, orientation))  # type: ignore[misc]
        place = 0
        while 0 <= place < len(steps):
            place += -1 if self._pages.turn(steps[place]) is Nav.BACK else 1
        return Stage.TEACH if place < 0 else Stage.END

    def _end(self) -> Outcome:
        """The last page. When it says that nothing was kept, everything is gone, and no key leads back."""
        finished = Outcome(Ending.FINISHED, EXIT_DONE, self._pages.desk.words)
        if not self._setup.kiosk:  # the result is printed into the window; the page says so
            orientation = self._interview.orientation()
            finished = replace(finished, orientation=orientation, document=self._document(orientation))
        self._clear()
        self._pages.turn(closing.end)
        return finished
