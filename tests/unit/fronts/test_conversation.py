"""The conversation by itself: pages out, replies in, with nothing around it."""

from __future__ import annotations

from collections.abc import Iterable

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts.conversation import Conversation, Talk
from asylum_screen.fronts.page import Chosen, Kind, Nav, Page, Reply
from asylum_screen.fronts.setup import Action, Ending, Outcome, Setup
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.messages import Message, message
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from packs import AS_OF, small_pack

SPANISH = Language("es", "Español", "Spanish", offered=True)


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))


def setup(**more: object) -> Setup:
    """A setup with the small pack."""
    return Setup(small_pack(), AS_OF, lambda _: Words(), document, **more)  # type: ignore[arg-type]


def unknown(page: Page) -> Reply:
    """Says "I do not know" to a question; goes on elsewhere, and skips what can be skipped."""
    if page.question:
        return Chosen(("dk",))
    for row in ("done", "skip"):
        if page.kind is not Kind.READ and page.row(row) is not None:
            return Chosen((row,))
    return Chosen((page.rows[0].id,))


def up_to(talk: Talk, name: str) -> Page:
    """Go on to the first page of this name."""
    page = next(talk)
    while page.name != name:
        page = talk.send(unknown(page))
    return page


def ended(talk: Talk, replies: Iterable[Reply]) -> Outcome:
    """Send the replies; the last of them ends the conversation."""
    try:
        for reply in replies:
            talk.send(reply)
    except StopIteration as end:
        assert isinstance(end.value, Outcome)
        return end.value
    raise AssertionError("it has not ended")


def test_two_conversations_can_be_held_by_turns() -> None:
    """Nothing blocks: whoever holds two conversations sends each its replies when they come."""
    first, second = Conversation(setup()), Conversation(setup())
    talks = [first.pages(), second.pages()]
    pages = [up_to(talk, "question:danger_now") for talk in talks]
    assert [page.name for page in pages] == ["question:danger_now"] * 2

    talks[0].send(Chosen(("yes",)))
    talks[1].send(Chosen(("no",)))

    assert first.person.interview.facts["danger_now"] is True
    assert second.person.interview.facts["danger_now"] is False


def test_leaving_closes_what_was_going_on_and_forgets_it() -> None:
    """From the third page of a question's calendar, and from an aside of it: one reply, and nothing is left."""
    for asides in ([], [Nav.HELP], [Nav.LANGUAGE]):
        conversation = Conversation(setup(languages=(ENGLISH, SPANISH)))
        talk = conversation.pages()
        up_to(talk, "question:entry_date")
        talk.send(Chosen(("2026",)))
        assert conversation.person.interview.facts
        outcome = ended(talk, [*asides, Nav.IDLE])
        assert (outcome.ending, outcome.idle, outcome.orientation) == (Ending.LEFT, True, None)
        assert not conversation.person.interview.facts


def test_starting_over_from_an_aside_begins_with_nothing() -> None:
    """Help, start over, yes: the next page is the first one."""
    conversation = Conversation(setup())
    talk = conversation.pages()
    up_to(talk, "question:in_custody")
    for reply in (Nav.HELP, Nav.START_OVER):
        talk.send(reply)
    page = talk.send(Chosen(("yes",)))
    assert page.name == "start"
    assert not conversation.person.interview.facts


def test_a_reply_that_is_on_no_page_changes_nothing() -> None:
    """A row of another page, no row, an unknown row: the same page comes again."""
    conversation = Conversation(setup())
    talk = conversation.pages()
    page = up_to(talk, "question:danger_now")
    for ids in ((), ("finish",), ("yes", "finish")):
        page = talk.send(Chosen(ids))
        assert page.name == "question:danger_now"
    assert not conversation.person.interview.facts


def test_an_errand_is_asked_for_and_what_came_of_it_is_said() -> None:
    """The page that waits holds what is to be done; the conversation does nothing of it."""
    done: list[Words] = []

    def run(_orientation: Orientation, _document: Document, words: Words) -> Message:
        done.append(words)
        return message("ui/kiosk/printed")

    talk = Conversation(setup(actions=(Action("print", "ui/kiosk/print", run),))).pages()
    up_to(talk, "orientation")
    page = talk.send(Chosen(("action:print",)))
    assert (page.name, done) == ("printing", [])
    assert page.errand is not None
    page = talk.send(Chosen((), page.errand()))
    assert page.name == "orientation" and len(done) == 1
    assert page.paras[0].line.id == "ui/kiosk/printed"


def test_a_page_holds_the_document_and_not_its_lines() -> None:
    """What is set for a width is left to whoever shows it."""
    page = up_to(Conversation(setup()).pages(), "orientation")
    assert isinstance(page.body, Document)


def test_more_time_is_on_every_page_once_it_was_asked_for() -> None:
    """A slow reader on a shared machine."""
    talk = Conversation(setup(kiosk=True)).pages()
    assert not up_to(talk, "start").slow
    page = talk.send(Chosen(("longer",)))
    assert page.slow
    assert talk.send(Nav.HELP).slow


def test_the_list_of_languages_says_how_far_one_reaches() -> None:
    """A language of which only a part is translated says so under its own name."""
    half = Language("es", "Español", "Spanish", offered=True, reaches="page_one")
    talk = Conversation(
        Setup(
            small_pack(),
            AS_OF,
            lambda code: Words(half if code == "es" else ENGLISH),
            document,
            languages=(ENGLISH, half),
            language_first=True,
        )
    ).pages()
    english, spanish = (row.line.text for row in next(talk).rows)
    assert english == "English" and spanish.startswith("Español (") and "page one and questions" in spanish


def test_what_cannot_be_taken_back_waits_for_a_plain_yes() -> None:
    """No, and Back, do nothing; what it is for is said before."""
    done: list[str] = []

    def run(*_: object) -> Message:
        done.append("done")
        return message("paper/handout/printed")

    for reply, times in ((Chosen(("no",)), 0), (Nav.BACK, 0), (Chosen(("yes",)), 1)):
        done.clear()
        talk = Conversation(setup(actions=(Action("keep", "paper/packet/keep", run, "paper/packet/may_i"),))).pages()
        up_to(talk, "orientation")
        page = talk.send(Chosen(("action:keep",)))
        assert page.name == "may_i" and "lawyer" in page.paras[0].line.text
        page = talk.send(reply)
        if page.errand is not None:
            page = talk.send(Chosen(("done",), said=page.errand()))
        assert page.name == "orientation" and len(done) == times
