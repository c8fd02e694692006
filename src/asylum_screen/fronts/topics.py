"""After page one: the menu, the topics in any order, and the questions that each of them can still ask."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial

from asylum_screen.core.orientation import Orientation
from asylum_screen.core.parts import at_most_left, next_page
from asylum_screen.core.questions import Topic
from asylum_screen.language.messages import Message
from asylum_screen.language.words import Words
from asylum_screen.present.pieces import Piece, pieces
from asylum_screen.present.write_down import ToWrite

from . import menu
from .closing import ACTION
from .desk import Build, Desk
from .page import Chosen, Nav, Page, Reply
from .person import Person
from .questions import Asked, Questions
from .setup import Action, InParts, Setup
from .stage import Stage, Stretch
from .write_down import WRITE_DOWN, write_down_page

ByHand = Callable[[Orientation, Words], ToWrite | None]
Doing = Callable[[Action, Orientation], Generator[Build, Reply, Message | None]]
"""Has an action of the surroundings done: the page that stands meanwhile; in the end what came of it."""


class Topics:
    """Leads through the topics of an interview that is cut up."""

    def __init__(self, setup: Setup, parts: InParts, person: Person, questions: Questions) -> None:
        self._setup = setup
        self._parts = parts
        self._person = person
        self._questions = questions
        self._topics = setup.pack.parts.topics
        self._topic = parts.topic or ""
        self._seen: dict[str, list[Piece]] | None = None
        self._said: Message | None = None

    @property
    def seen(self) -> bool:
        """True once the menu was shown: part one is over."""
        return self._seen is not None

    def after_page_one(self) -> Stage:
        """The topic that was asked for by name, the first time; then the menu."""
        named = self._parts.topic is not None and not self.seen
        return Stage.TOPIC if named else Stage.MENU

    def menu(self, do: Doing) -> Stretch:
        """The menu. do: has an action done."""
        orientation = self._person.interview.orientation()
        new = self._new(pieces(orientation))
        said, self._said = self._said, None
        actions = [(action.id, action.text) for action in self._setup.actions]
        by_hand = self._parts.to_write if not actions else None
        reply = yield partial(
            menu.menu, topics=self._topics, new=new, actions=actions, said=said, by_hand=by_hand is not None
        )
        if isinstance(reply, Nav):
            return Stage.FIRST
        if reply.id == WRITE_DOWN and by_hand is not None:
            yield partial(self._by_hand, by_hand, orientation)
        for action in self._setup.actions:
            if reply.id == f"{ACTION}{action.id}":
                self._said = yield from do(action, orientation)
        return self._goes_to(reply) or Stage.MENU

    def _by_hand(self, by_hand: ByHand, orientation: Orientation, desk: Desk) -> Page:
        return write_down_page(desk, by_hand(orientation, desk.words))

    def _goes_to(self, reply: Chosen) -> Stage | None:
        """The stretch that a row leads to."""
        if reply.id.startswith(menu.TOPIC):
            self._topic = reply.id.removeprefix(menu.TOPIC)
            return Stage.TOPIC
        rows = {
            "whole": Stage.ORIENTATION,
            "review": Stage.REVIEW,
            "finish": Stage.TEACH,
            "answer": Stage.MORE,
        }
        return rows.get(reply.id)

    def _new(self, said: dict[str, list[Piece]]) -> frozenset[str]:
        """The topics that say something else than when they were last looked at, or than on the first menu."""
        if self._seen is None:
            self._seen = said
        return frozenset(topic.id for topic in self._topics if said.get(topic.id) != self._seen.get(topic.id))

    def topic(self) -> Stretch:
        """The topic that was chosen, card by card."""
        place = next(place for place, topic in enumerate(self._topics) if topic.id == self._topic)
        topic, after = self._topics[place], (*self._topics[place + 1 :], None)[0]
        interview = self._person.interview
        orientation = interview.orientation()
        said = pieces(orientation)
        self._new(said)
        self._seen = {**(self._seen or {}), topic.id: said.get(topic.id, [])}
        more = at_most_left(interview, topic.id) if next_page(interview, topic.id) is not None else 0
        card = 0
        while True:
            reply = yield partial(self._card, orientation, topic, card, more, after)
            if isinstance(reply, Nav):
                card -= 1
            elif reply.id == "card":
                card += 1
            elif reply.id == "sources":
                yield partial(self._sources, orientation, topic, card)
            else:
                return self._goes_to(reply) or Stage.MENU
            if card < 0:
                return Stage.MENU

    def _card(
        self, orientation: Orientation, topic: Topic, card: int, more: int, after: Topic | None, desk: Desk
    ) -> Page:
        return menu.topic(desk, topic, card, self._parts.cards(orientation, topic.id, desk.words), more, after)

    def _sources(self, orientation: Orientation, topic: Topic, card: int, desk: Desk) -> Page:
        return menu.sources(desk, topic, card, self._parts.sources(orientation, topic.id, desk.words))

    def more(self) -> Stretch:
        """The questions of the topic; then the menu, which says what is new."""
        asked = yield from self._questions.ask_part(self._topic)
        return Stage.TOPIC if asked is Asked.BACK else Stage.MENU
