"""The questions, one after the other: introduced, asked, kept, and what an answer calls for at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from asylum_screen.core.facts import Answer, FactId
from asylum_screen.core.interview import Interview
from asylum_screen.core.parts import PART_ONE, at_most_left, next_page, pages_done, pages_of
from asylum_screen.core.questions import QuestionPage
from asylum_screen.core.rules import Section
from asylum_screen.present.document import Line

from . import closing, doubts, pages
from .answers import collect
from .asking import Asking
from .desk import Build, Desk
from .lists import Listed, collect_list
from .page import Nav, Para, Reply
from .person import Person
from .setup import Setup
from .turner import Turner


class Asked(Enum):
    """How the asking ended."""

    ALL = "all"  # nothing is open any more
    BACK = "back"  # left backwards, before the first question
    REVIEW = "review"  # left backwards, from an answer changed on the review


@dataclass(frozen=True)
class Spot:
    """A page to ask, and the part in which it is asked."""

    part: str
    page: QuestionPage


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
            person.parts = tuple(dict.fromkeys((*before, topic)))

    def open(self) -> Spot | None:
        """The next page of the parts that are asked."""
        interview = self._person.interview
        whole = self._person.ask_all
        found = ((part, next_page(interview, part, whole=whole)) for part in self._person.parts)
        return next((Spot(part, page) for part, page in found if page is not None), None)

    def ask(self, stop: frozenset[FactId] = frozenset()) -> Generator[Build, Reply, Asked]:
        """Ask until nothing is open, or the person goes back to before it. stop: answers that Back does not reach."""
        person = self._person
        person.doubted = None
        while (spot := self._now()) is not None:
            section = self._introducing(spot)
            if section is not None and section.id not in person.introduced:
                reply = yield partial(pages.intro, section=section)
                if reply is not Nav.BACK:
                    person.introduced.add(section.id)
                elif not person.step_back(spot.page.facts, stop):
                    return Asked.BACK
                continue
            answers = yield from self._collect(spot)
            if answers is Nav.BACK:
                if person.doubted is not None:
                    yield from self._doubt_on(*person.doubted, again=True)
                    continue
                if person.reviewing:
                    return Asked.REVIEW
                if not self._back_to_intro(section, spot) and not person.step_back(spot.page.facts, stop):
                    return Asked.BACK
            elif not isinstance(answers, Nav):
                yield from self._take(spot.page.facts, answers or {})
        return Asked.ALL

    def _now(self) -> Spot | None:
        """The page that is shown: the one of the answer gone back to, else the next that is open."""
        interview = self._person.interview
        if (at := interview.at) is None:
            return self.open()
        wanted = {*interview.facts, *interview.to_ask()}
        for part in self._person.parts:
            for page in pages_of(interview.pack, part):
                if at in page.facts and len(page.facts) > 1 and not self._person.reviewing:
                    return Spot(part, replace(page, facts=tuple(fact for fact in page.facts if fact in wanted)))
        return Spot(PART_ONE, QuestionPage(at, (at,)))

    def _introducing(self, spot: Spot) -> Section | None:
        """The section to introduce before this page.

        Part one goes through many sections and introduces none; everything at once, only those that may be hard.
        """
        section = self._setup.pack.section_of(spot.page.facts[0])
        if section is None or section.intro is None:
            return None
        skips = spot.part == PART_ONE or (self._person.ask_all and section.gate is None)
        return None if self._setup.cut_up is not None and skips else section

    def _back_to_intro(self, section: Section | None, spot: Spot) -> bool:
        """From the first page of a section, back leads to what was said before it."""
        before = self._person.before(spot.page.facts)
        if section is None or any(fact in before for fact in section.questions):
            return False
        self._person.introduced.discard(section.id)
        return True

    def _collect(self, spot: Spot) -> Generator[Build, Reply, dict[FactId, Answer] | Nav | None]:
        """Ask one page: the answers, BACK, or None for the answers as they are."""
        notes, person = self._turner.take_notes(), self._person
        questions = [self._setup.pack.questions[fact] for fact in spot.page.facts]
        again = person.interview.at is not None
        current = {
            fact: person.interview.facts[fact] for fact in spot.page.facts if again and fact in person.interview.facts
        }
        progress: Callable[[Desk], Line | None] = (lambda _: None) if again else self._progress(spot)

        def said(desk: Desk) -> list[Para]:
            return [item for note in notes for item in note(desk)]

        title = spot.page.title
        if title is not None and len(questions) > 1:
            careful = spot.page.careful
            page = Listed(spot.page.id, title, tuple(questions), careful, progress, said, current, person.marks)
            return (yield from collect_list(page))
        asked = questions[0]
        counts = partial(person.interview.day_counts, asked.id)
        asking = Asking(asked, self._setup.as_of, progress, said, current.get(asked.id), person.drafts, counts)
        answer = yield from collect(asking)
        return answer if answer is None or isinstance(answer, Nav) else {asked.id: answer}

    def _progress(self, spot: Spot) -> Callable[[Desk], Line | None]:
        """How far the person is."""
        interview = self._person.interview
        if self._person.reviewing:
            return lambda _: None
        parts = self._person.parts if self._person.ask_all else (spot.part,)
        more = max(0, at_most_left(interview, *parts) - 1)
        if spot.part != PART_ONE or self._person.ask_all:
            return partial(pages.at_most, more=more)
        return partial(pages.page_of_part_one, page=pages_done(interview, spot.page) + 1, more=more)

    def _take(self, here: Sequence[FactId], answers: Mapping[FactId, Answer]) -> Generator[Build, Reply, None]:
        """Keep the answers of a page, new or changed (none: as they are), and say at once what cannot wait."""
        person = self._person
        doubted, person.doubted = person.doubted, None
        changed = {fact: answer for fact, answer in answers.items() if answer != person.interview.facts.get(fact)}
        if not changed and doubted is not None:
            yield from self._doubt_on(*doubted, again=False)
            return
        if not changed:
            person.interview = person.interview.to(None if person.reviewing else person.after(here))
            return
        before = person.interview.urgent()
        self._keep(changed)
        for build in (self._urgent(before), self._reading(changed)):
            if build is not None and (yield build) is Nav.BACK:
                person.interview = person.interview.to(here[0])
                return
        yield from self._ask_what_fits(here[0])

    def _keep(self, answers: Mapping[FactId, Answer]) -> None:
        """Keep answers; where one was another before, say what that does to the others."""
        person, dropped, amends = self._person, list[FactId](), False
        for fact, answer in answers.items():
            if fact in person.interview.facts or person.interview.at == fact:
                amended = person.interview.amend(fact, answer)
                person.interview, amends = amended.interview, True
                dropped += [other for other in amended.dropped if other not in answers]
            else:
                person.interview = person.interview.answer(fact, answer)
        if amends:
            more = self.open() is not None
            self._turner.note(lambda desk: closing.changed(desk, dropped, asks_more=more))

    def _urgent(self, before: frozenset[FactId]) -> Build | None:
        """What an answer has made urgent that must be said at once, with the numbers to call."""
        interview = self._person.interview
        new = (interview.urgent() & self._setup.pack.country.at_once) - before
        if not new:
            return None
        after = interview.orientation()
        items = [item for item in after.urgent if item.finding.id in new]
        places = [place for place in after.help if place.kind in pages.URGENT_HELP]
        return partial(pages.urgent, items=items, places=places)

    def _reading(self, answers: Mapping[FactId, Answer]) -> Build | None:
        """What is read instead of answering, where that was chosen."""
        read = {fact for fact, answer in answers.items() if answer == "read"}
        sections = [section for section in self._setup.pack.sections if section.gate in read]
        return partial(pages.reading, sections=sections) if sections else None

    def _ask_what_fits(self, asked: FactId) -> Generator[Build, Reply, None]:
        """Ask once about each thing in the answers that does not fit together; one that stays stands on the review."""
        person, before = self._person, self._person.interview
        found = doubts.doubts(before, self._turner.words.lang)
        person.told &= {doubt.id for doubt in found}
        for doubt in found:
            if doubt.id in person.told:
                continue
            person.told |= {doubt.id}
            reply = yield partial(doubts.page, doubt=doubt, facts=before.facts)
            change = asked if isinstance(reply, Nav) else closing.to_change(reply.id)
            if change is not None:
                person.interview = person.interview.to(change)
                person.doubted = None if isinstance(reply, Nav) else (doubt.id, asked, before)
                return

    def _doubt_on(self, doubt: str, asked: FactId, before: Interview, *, again: bool) -> Generator[Build, Reply, None]:
        """From an answer that was to be changed, and was not: to what does not fit, or to what else does not."""
        person = self._person
        person.interview, person.doubted = before, None
        person.told -= {doubt} if again else set()
        yield from self._ask_what_fits(asked)
