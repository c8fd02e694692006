"""The same person says the same on the touch page, on a screen, on plain lines and by script: each page, in order."""

from __future__ import annotations

import re

import pytest

from asylum_screen.core.facts import Answer, NonAnswer
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Question
from asylum_screen.fronts import Ending, InParts, Setup
from asylum_screen.fronts.page import Chosen, Kind, Page, Reply
from asylum_screen.language.store import offered
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.page_one import first_pages
from asylum_screen.present.topics import card_sources, topic_cards
from asylum_screen.rulebook.answers import AnswerReader
from languages.whole_runs import OPTIONS, PEOPLE, TODAY, TRANSLATIONS, WHO, document, pack, words_of
from people_at_pages import reply_to
from played import by_keys, by_plain, by_script
from web_player import Player, Seen


def setup(lang: str = "en", results: list[Orientation] | None = None) -> Setup:
    """The real interview of a kiosk. results: where each result that is shown is kept."""
    kept = results if results is not None else []

    def shown(told: Orientation, words: Words) -> Document:
        kept.append(told)
        return document(told, words)

    return Setup(
        pack(),
        TODAY,
        words_of,
        shown,
        lang=lang,
        languages=tuple(offered(TRANSLATIONS)),
        kiosk=True,
        first=lambda told, words: first_pages(told, words, OPTIONS),
        parts=InParts(
            lambda told, topic, words: topic_cards(told, topic, words, OPTIONS),
            lambda told, topic, words: card_sources(told, topic, words, OPTIONS),
        ),
    )


class Person:
    """Answers from a file; opens topics (one of them all, the others two), answers what they ask, then finishes."""

    def __init__(self, who: str) -> None:
        facts = AnswerReader(pack(), TODAY).file(PEOPLE / f"{who}.yaml").facts
        assert facts is not None
        self._facts = facts
        self._opened: set[str] = set()
        self._topics = [f"topic:{topic.id}" for topic in pack().parts.topics][:: 1 if who == WHO[1] else 5]

    def says(self, question: Question) -> Answer:
        """What the file says; what is not in it is not known."""
        return self._facts.get(question.id, NonAnswer.DONT_KNOW)

    def __call__(self, page: Page) -> Reply:
        """The reply to a page."""
        if page.name == "menu":
            wanted = [*self._topics, "whole", "finish"]
            row = next(row for row in wanted if row not in self._opened)
            self._opened.add(row)
            return Chosen((row,))
        if page.name.startswith("topic:"):
            first = [row for row in ("sources", "answer") if page.row(row) and f"{page.name}{row}" not in self._opened]
            self._opened.update(f"{page.name}{row}" for row in first[:1])
            return Chosen((first[0] if first else "menu",))
        said = reply_to(pack(), self.says, page)
        if page.kind is not Kind.LIST:
            return said
        *marks, end = said.ids
        return Chosen((*(row.id for row in page.rows for _ in range(marks.count(row.id))), end))


@pytest.mark.parametrize("who", WHO)
def test_the_transcript_is_the_same(who: str) -> None:
    """What stands on a page as a button or a tick, a number or a key means the same, and comes to the same result."""
    results: list[Orientation] = []
    player = Player(setup("en", results))
    on_page = player.play(Person(who))
    assert len(on_page) > 20 and results
    for play in (by_script, by_plain, by_keys):
        again: list[Orientation] = []
        outcome, transcript = play(setup("en", again), Person(who))
        assert outcome.ending is Ending.FINISHED
        assert transcript == on_page
        assert again == results
    for html in player.html:
        assert Seen(html).headings == 1
        assert [
            found for found in re.findall(r'(?:href|src|action)="([^"]*)', html) if not found.startswith(("/", "#"))
        ] == []


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_a_whole_interview_in_another_language(lang: str) -> None:
    """No word of English stands on a page in place of a translation, but names and signs."""
    player = Player(setup(lang))
    person = Person(WHO[1])
    player.play(person)
    assert [place for place, html in enumerate(player.html) if "[EN]" in html] == []
    for html in player.html:  # countries and states are each under one letter, in the order of this language
        strip = re.findall(r'class="letter">([^<]+)', html)
        assert strip == sorted(set(strip), key=strip.index)
    assert any('<span class="phone">1-800-' in html for html in player.html)
    assert {html.partition("<html ")[2][:9] for html in player.html} == {f'lang="{lang}"'}


def test_a_page_holds_every_row_of_its_page() -> None:
    """No row is lost between a page and its HTML, whatever its kind."""
    player = Player(setup())
    kinds = set()
    page: Page | None = player.begin()
    person = Person(WHO[1])
    while page is not None:
        seen = Seen(player.html[-1])
        sent = {row for name, row in (*seen.buttons, *seen.ticks) if name in ("row", "yes")}
        assert {row.id for row in page.rows} == sent, page.name
        assert {command.nav.value for command in page.commands} == {nav for name, nav in seen.buttons if name == "nav"}
        kinds.add(page.kind)
        page = player.reply(page, person(page))
    assert kinds == set(Kind)
