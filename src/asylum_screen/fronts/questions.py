"""The questions, one after the other: introduced, asked, kept, and what an answer calls for at once."""

from __future__ import annotations

from collections.abc import Callable, Generator
from enum import Enum
from functools import partial

from asylum_screen.core.facts import Answer, FactId
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.parts import PART_ONE, at_most_left, next_question, pages_of
from asylum_screen.core.rules import Question, Section
from asylum_screen.present.document import Line

from . import closing, doubts, pages
from .answers import collect
from .asking import Asking
from .desk import Build, Desk
from .page import Nav, Reply
from .person import Person
from .setup import Setup
from .turner import Turner


class Asked(Enum):
    """How the asking ended."""

    ALL = "all"  # nothing is open any more
    BACK = "back"  # left backwards, before the first question
    REVIEW = "review"  # left backwards, from an answer changed on the review


class Questions:
    """Asks a person what can still matter."""

    def __init__(self, setup: Setup, turner: Turner, person: Person) -> None:
        self._setup = setup
        self._turner = turner
        self._person = person

    def ask_part(self, topic: str) -> Generator[Build, Reply, Asked]:
        """Ask a topic. Back leads no further than to where it began."""
        person, said = self._person, self._person.interview
        before, person.parts = person.parts, (topic,)
        try:
            return (yield from self.ask(frozenset(said.facts)))
        finally:  # also when it is left for the menu in the middle
            person.parts = tuple(dict.fromkeys((*before, topic))) if before is not None else None

    def open(self) -> Question | None:
        """The next question of the parts asked so far, or of all."""
        interview = self._person.interview
        if self._person.parts is None:
            return interview.next_question()
        found = (next_question(interview, part) for part in self._person.parts)
        return next((asked for asked in found if asked is not None), None)

    def ask(self, stop: frozenset[FactId] = frozenset()) -> Generator[Build, Reply, Asked]:
        """Ask until nothing is open, or the person goes back to before it. stop: answers that Back does not reach."""
        person = self._person
        while (asked := self._now()) is not None:
            section = self._introducing(asked)
            if section is not None and section.id not in person.introduced:
                reply = yield partial(pages.intro, section=section)
                if reply is not Nav.BACK:
                    person.introduced.add(section.id)
                elif not person.step_back(stop):
                    return Asked.BACK
                continue
            answer = yield from collect(self._asking(asked))
            if answer is Nav.BACK:
                if person.reviewing:
                    return Asked.REVIEW
                if not self._back_to_intro(section) and not person.step_back(stop):
                    return Asked.BACK
            elif not isinstance(answer, Nav):
                yield from self._take(asked, answer)
        return Asked.ALL

    def _now(self) -> Question | None:
        """The question whose page is shown: the one gone back to, else the next that is open."""
        at = self._person.interview.at
        return self._setup.pack.questions[at] if at is not None else self.open()

    def _introducing(self, asked: Question) -> Section | None:
        """The section to introduce before this question. Part one goes through many sections and introduces none."""
        section = self._setup.pack.section_of(asked.id)
        skips = self._person.parts is not None and PART_ONE in self._person.parts
        return section if section is not None and section.intro is not None and not skips else None

    def _back_to_intro(self, section: Section | None) -> bool:
        """From the first question of a section, back leads to what was said before it."""
        before = self._person.interview.before()
        if section is None or any(fact in before for fact in section.questions):
            return False
        self._person.introduced.discard(section.id)
        return True

    def _asking(self, asked: Question) -> Asking:
        notes, interview = self._turner.take_notes(), self._person.interview
        current = interview.facts.get(asked.id) if interview.at is not None else None
        return Asking(
            asked,
            self._setup.as_of,
            (lambda _: None) if current is not None else self._progress(asked),
            lambda desk: [item for note in notes for item in note(desk)],
            current,
            self._person.drafts,
        )

    def _progress(self, asked: Question) -> Callable[[Desk], Line | None]:
        """How far the person is."""
        interview, parts = self._person.interview, self._person.parts
        if parts is None:
            return partial(pages.about_left, count=interview.about_left())
        more = max(0, sum(at_most_left(interview, part) for part in parts) - 1)
        if parts != (PART_ONE,):
            return partial(pages.at_most, more=more)
        others = [page.facts for page in pages_of(interview.pack, PART_ONE) if asked.id not in page.facts]
        done = sum(any(fact in interview.facts for fact in facts) for facts in others)
        return partial(pages.page_of_part_one, page=done + 1, more=more)

    def _take(self, asked: Question, answer: Answer | None) -> Generator[Build, Reply, None]:
        """Keep an answer, new or changed (None: as it is), and say at once what cannot wait and what does not fit."""
        person = self._person
        if answer is None or answer == person.interview.facts.get(asked.id):
            person.interview = person.interview.to(None) if person.reviewing else person.interview.forward()
            return
        before = {item.finding.id for item in person.interview.orientation().urgent}
        if asked.id in person.interview.facts:
            self._amend(asked.id, answer)
        else:
            person.interview = person.interview.answer(asked.id, answer)
        after = person.interview.orientation()
        for build in (self._urgent(after, before), self._reading(asked, answer)):
            if build is not None and (yield build) is Nav.BACK:
                person.interview = person.interview.to(asked.id)
                return
        yield from self._ask_what_fits(asked.id, after)

    def _urgent(self, after: Orientation, before: set[str]) -> Build | None:
        """What an answer has made urgent that must be said at once, with the numbers to call."""
        new = [item for item in after.urgent if item.finding.id in self._setup.pack.country.at_once - before]
        places = [place for place in after.help if place.kind in pages.URGENT_HELP]
        return partial(pages.urgent, items=new, places=places) if new else None

    def _reading(self, asked: Question, answer: Answer) -> Build | None:
        """What is read instead of answering, where that was chosen."""
        sections = [section for section in self._setup.pack.sections if section.gate == asked.id]
        return partial(pages.reading, sections=sections) if sections and answer == "read" else None

    def _amend(self, fact: FactId, answer: Answer) -> None:
        """Change an answer, and say what that does to the others."""
        amended = self._person.interview.amend(fact, answer)
        self._person.interview = amended.interview
        more = self.open() is not None
        self._turner.note(lambda desk: closing.changed(desk, amended.dropped, asks_more=more))

    def _ask_what_fits(self, asked: FactId, orientation: Orientation) -> Generator[Build, Reply, None]:
        """Ask once about each thing in the answers that does not fit together; one that stays stands on the review."""
        person = self._person
        found = doubts.doubts(orientation, self._turner.words.lang)
        new = [doubt for doubt in found if doubt.id not in person.told]
        person.told = frozenset(doubt.id for doubt in found)
        for doubt in new:
            reply = yield partial(doubts.page, doubt=doubt, facts=orientation.facts)
            change = asked if isinstance(reply, Nav) else closing.to_change(reply.id)
            if change is not None:
                person.interview = person.interview.to(change)
                return
