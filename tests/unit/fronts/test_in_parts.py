"""An interview that is cut up: part one, page one, and topics in any order."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import pytest

from asylum_screen.core.conditions import IsValue
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.questions import Parts, QuestionPage, Topic
from asylum_screen.core.rules import Text
from asylum_screen.fronts import Ending, InParts, Outcome, Setup
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import Chosen, Kind, Nav, Page
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.texts import body_lines
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document, Line
from asylum_screen.present.page_rows import Row, Slots
from asylum_screen.present.topics import card_sources, topic_cards
from packs import AS_OF, small_pack
from script_prompter import ScriptPrompter

NOW = QuestionPage("now", ("danger_now", "in_custody"), Text("now", "Is one of these true?"), careful=True)
PARTS = Parts(
    (NOW, *(QuestionPage(fact, (fact,)) for fact in ("has_court_date", "court_date", "entry_place"))),
    (
        Topic(
            "came", Text("came", "How you came"), (QuestionPage("entry_date", ("entry_date",)),), frozenset({"entry"})
        ),
        Topic(
            "reasons",
            Text("reasons", "Your reasons"),
            tuple(QuestionPage(fact, (fact,)) for fact in ("hard_topics", "harmed_before", "harm_by")),
            frozenset({"harm"}),
        ),
        Topic("other", Text("other", "Other"), (), frozenset()),
        Topic("rest", Text("rest", "The rest"), (), frozenset()),
    ),
)
OPTIONS = PaperOptions(AS_OF)
SAID: dict[str, object] = {
    "list:now": Chosen(("none", "done")),
    "question:has_court_date": "no",
    "question:entry_place": "sw_land_border",
    "question:entry_date": "dk",
    "question:hard_topics": "answer",
    "question:harmed_before": "no",
    "question:nationalities": "dk",
    "review": "done",
    "menu": "finish",
    "teach": "skip",
}


def first(orientation: Orientation, _words: Words) -> tuple[Slots, ...]:
    """A page one that counts the answers."""
    return (((Row(f"CANNOT WAIT: {len(orientation.facts)}"),),),)


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, OPTIONS)


def setup(**more: object) -> Setup:
    """A setup with the small pack, cut up."""
    parts = InParts(
        lambda orientation, topic, words: topic_cards(orientation, topic, words, OPTIONS),
        lambda orientation, topic, words: card_sources(orientation, topic, words, OPTIONS),
        **more,  # type: ignore[arg-type]
    )
    return Setup(replace(small_pack(), parts=PARTS), AS_OF, lambda _: Words(), document, first=first, parts=parts)


def play(replies: Mapping[str, object], **more: object) -> tuple[Outcome, ScriptPrompter]:
    """Play a person through it."""
    script = ScriptPrompter({**SAID, **replies})  # type: ignore[dict-item]
    return drive(Conversation(setup(**more)).pages(), script), script


def rows(script: ScriptPrompter, name: str, time: int = -1) -> list[str]:
    """The words of the rows of a page of this name."""
    page = [page for page in script.pages if page.name == name][time]
    return [row.line.text for row in page.rows]


def test_part_one_leads_to_page_one_and_the_menu() -> None:
    """Nothing of a topic is asked, no section is introduced, and the menu comes after page one."""
    outcome, script = play({})
    assert outcome.ending is Ending.FINISHED
    assert script.seen == [
        "start",
        "list:now",
        "question:has_court_date",
        "question:entry_place",
        "first:0",
        "menu",
        "teach",
        "end",
    ]


def test_the_counter_of_part_one_and_of_a_topic_falls() -> None:
    """Which page this is, and how many can still come at most."""
    replies = {"menu": ["topic:reasons", "finish"], "topic:reasons": "answer", "question:harmed_before": "yes"}
    _, script = play(
        {**replies, "question:has_court_date": "yes", "question:court_date": "dk", "question:harm_by": "dk"}
    )
    said = {page.name: page.progress.text for page in script.pages if page.progress is not None}
    assert said == {
        "list:now": "Part one: page 1, at most 3 more",
        "question:has_court_date": "Part one: page 2, at most 2 more",
        "question:court_date": "Part one: page 3, at most 1 more",
        "question:entry_place": "Part one: page 4. This may be the last page.",
        "question:hard_topics": "At most 2 more",
        "question:harmed_before": "At most 1 more",
        "question:harm_by": "This may be the last question.",
    }


def test_a_topic_shows_its_cards_asks_more_and_the_menu_says_what_is_new() -> None:
    """The topic that says something else than before is marked, until it is looked at."""
    replies = {
        "menu": ["topic:reasons", "topic:reasons", "finish"],
        "topic:reasons": ["answer", "menu"],
        "question:harmed_before": "yes",
        "question:harm_by": [Chosen(("gang", "done"))],
    }
    _, script = play(replies)
    assert "Your answers touch on harm." not in "\n".join(body_lines(page_of(script, "topic:reasons", 0), 80))
    assert "Your answers touch on harm." in "\n".join(body_lines(page_of(script, "topic:reasons", 1), 80))
    assert [rows(script, "menu", time)[1] for time in range(3)] == [
        "Your reasons",
        "Your reasons - new",
        "Your reasons",
    ]
    assert "Answer more (at most 3 pages)" in rows(script, "topic:reasons", 0)
    assert not any("Answer more" in row for row in rows(script, "topic:reasons", 1))


def page_of(script: ScriptPrompter, name: str, time: int) -> Page:
    """A page that was seen."""
    return [page for page in script.pages if page.name == name][time]


def test_topics_follow_each_other_and_back_leads_to_the_menu() -> None:
    """The first row is the next topic; a topic of which nothing is said says so; its sources are one row away."""
    replies = {
        "menu": ["topic:came", "topic:reasons", "finish"],
        "topic:came": "topic:reasons",
        "topic:reasons": ["sources", "topic:other", Nav.BACK],
        "topic:other": Nav.BACK,
    }
    _, script = play(replies)
    assert script.seen[5:-2] == [
        "menu",
        "topic:came",
        "topic:reasons",
        "sources:reasons",
        "topic:reasons",
        "topic:other",
        "menu",
        "topic:reasons",
        "menu",
    ]
    assert rows(script, "topic:other") == ["Next topic: The rest", "List of topics"]
    assert script.pages[script.seen.index("topic:other")].paras[0].line.id == "ui/topic/nothing"


def test_cards_are_turned_one_by_one() -> None:
    """Each is a page; the first row leads on to the next, back to the one before, and after the last to a topic."""

    def three(orientation: Orientation, topic: str, words: Words) -> Document:
        (part,) = topic_cards(orientation, topic, words, OPTIONS).parts
        numbered = [replace(part, title=Line(f"Card {number}")) for number in (1, 2, 3)]
        return replace(topic_cards(orientation, topic, words, OPTIONS), parts=tuple(numbered))

    replies = {
        "menu": ["topic:rest", "finish"],
        "topic:rest": ["card", Nav.BACK],
        "topic:rest:2": ["card", Nav.BACK],
        "topic:rest:3": ["sources", Nav.BACK],
    }
    script = ScriptPrompter({**SAID, **replies})  # type: ignore[dict-item]
    given = setup()
    assert given.parts is not None
    drive(Conversation(replace(given, parts=replace(given.parts, cards=three))).pages(), script)
    first, second, third = "topic:rest", "topic:rest:2", "topic:rest:3"
    assert script.seen[6:14] == [first, second, third, f"sources:{first[6:]}", third, second, first, "menu"]
    shown = "\n".join(body_lines(page_of(script, third, 0), 80))
    assert "Card 3" in shown and "Card 2" not in shown
    assert rows(script, third)[0] != "Next card"


def test_back_in_a_topic_goes_no_further_than_the_topic() -> None:
    """From its first question to its cards; the answers of part one are changed on the review."""
    replies = {
        "menu": ["topic:reasons", "finish"],
        "topic:reasons": ["answer", "menu"],
        "question:hard_topics": ["answer", Nav.BACK],
        "question:harmed_before": Nav.BACK,
    }
    outcome, script = play(replies)
    at = script.seen.index("question:harmed_before")
    assert script.seen[at + 1 : at + 4] == ["question:hard_topics", "topic:reasons", "menu"]
    assert outcome.orientation is not None and outcome.orientation.facts["hard_topics"] == "answer"


@pytest.mark.parametrize("where", ["question:has_court_date", "list:now", "urgent:danger_now"])
def test_what_matters_now_can_be_seen_from_every_page(where: str) -> None:
    """Page one from the answers so far; then the same page again. Only the first page has no answer behind it."""
    marked = Chosen(("danger_now", "done"))
    replies = {"list:now": marked, where: [Nav.NOW, SAID.get(where, "next")]}
    if where == "list:now":
        replies[where] = [Nav.NOW, marked]
    _, script = play(replies)
    at = script.seen.index("now:0")
    assert script.seen[at - 1] == script.seen[at + 1] == where
    facts = 0 if where == "list:now" else 2
    assert body_lines(script.pages[at], 80) == [f"CANNOT WAIT: {facts}"]
    assert all(row.id != "menu" for row in script.pages[at].rows)


def test_from_page_one_in_a_topic_the_menu_is_one_row_away() -> None:
    """What was answered stays, and the topic is asked on from there the next time."""
    replies = {
        "menu": ["topic:reasons", "topic:reasons", "finish"],
        "topic:reasons": "answer",
        "question:harmed_before": [Nav.NOW, "no"],
        "now:0": "menu",
    }
    replies["topic:reasons"] = ["answer", "answer"]
    outcome, script = play(replies)
    at = script.seen.index("now:0")
    assert script.seen[at + 1 : at + 4] == ["menu", "topic:reasons", "question:harmed_before"]
    assert outcome.orientation is not None and outcome.orientation.facts["harmed_before"] is False


def test_a_changed_answer_asks_only_what_was_asked_before() -> None:
    """From the menu to the review: a change in part one asks what it opens there, and no topic that was not chosen."""
    replies = {
        "menu": ["review", "finish"],
        "review": ["change:has_court_date", "done"],
        "question:has_court_date": ["no", "yes"],
        "question:court_date": "dk",
    }
    _, script = play(replies)
    at = script.seen.index("review")
    assert script.seen[at:-2] == [
        "review",
        "question:has_court_date",
        "question:court_date",
        "review",
        "first:0",
        "menu",
    ]


@pytest.mark.parametrize("by_option", [True, False])
def test_everything_at_once_asks_every_topic_before_page_one(by_option: bool) -> None:
    """By the row of the start page or by the option; page one comes after the review, then the menu."""
    _, script = play({} if by_option else {"start": "all"}, ask_all=by_option)
    asked = [name for name in script.seen if name.startswith(("question", "list"))]
    assert asked[0] == "list:now"
    assert {"question:entry_date", "question:harmed_before"} <= set(asked)
    assert script.seen[-5:] == ["review", "first:0", "menu", "teach", "end"]


def test_a_topic_chosen_by_name_is_opened_after_page_one() -> None:
    """Once; then the menu."""
    _, script = play({"topic:reasons": Nav.BACK}, topic="reasons")
    assert script.seen[4:7] == ["first:0", "topic:reasons", "menu"]


def test_the_whole_and_page_one_lead_back_to_the_menu() -> None:
    """Everything with its sources; back from the menu shows page one again."""
    _, script = play({"menu": ["whole", Nav.BACK, "finish"], "orientation": "next"})
    assert script.seen[4:-2] == ["first:0", "menu", "orientation", "menu", "first:0", "menu"]


def test_why_a_list_is_asked_can_be_read() -> None:
    """Each of its questions that says why."""
    _, script = play({"list:now": [Nav.WHY, Chosen(("none", "done"))]})
    page = script.pages[script.seen.index("why:list")]
    assert "Help can be called." in [item.line.text for item in page.paras]


def test_every_page_is_a_page_to_read_or_to_choose_on() -> None:
    """The cards and the menu are used like every other page."""
    _, script = play({"menu": ["topic:reasons", "finish"], "topic:reasons": "menu"})
    kinds = {page.name: page.kind for page in script.pages}
    assert (kinds["menu"], kinds["topic:reasons"]) == (Kind.CHOOSE, Kind.READ)


def test_plain_lines_ask_more_too() -> None:
    """Every row of the menu and of a card is chosen by its number on plain lines."""
    _, script = play({"menu": ["topic:reasons", "finish"], "topic:reasons": "menu"})
    for name in ("menu", "topic:reasons"):
        page = page_of(script, name, 0)
        for number, row in page.numbered(page.rows).items():
            assert PlainPrompter(io.StringIO(f"{number}\n"), io.StringIO()).ask(page) == Chosen((row.id,))


def test_an_answer_that_was_taken_is_changed_on_the_review() -> None:
    """What was not asked, because earlier answers imply it, is a row of the review; another answer counts."""
    pack = replace(small_pack(), parts=PARTS)
    implied = IsValue("entry_place", "sw_land_border")
    court = replace(pack.questions["has_court_date"], presumed_no=implied)
    pack = replace(pack, questions={**pack.questions, court.id: court})
    replies = {"menu": ["review", "finish"], "review": ["change:has_court_date", "done"]}
    script = ScriptPrompter({**SAID, **replies, "question:has_court_date": "yes", "question:court_date": "dk"})  # type: ignore[dict-item]
    early = replace(setup(), pack=replace(pack, parts=replace(PARTS, part_one=PARTS.part_one[::-1])))
    outcome = drive(Conversation(early).pages(), script)
    assert script.seen.count("question:has_court_date") == 1
    assert script.seen.index("review") < script.seen.index("question:has_court_date")
    assert outcome.orientation is not None and outcome.orientation.facts["has_court_date"] is True
