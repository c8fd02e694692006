"""What stands on the paper a person takes away, and what does not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from paper_samples import PEOPLE, ROOT, TODAY, changed, evaluator, orientation_of, pack, paper

from asylum_screen.core.facts import Facts, NonAnswer
from asylum_screen.core.orientation import assess
from asylum_screen.core.rules import Kind
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import Bullets, CardBlock, Document, HelpBlock, Notice, Paragraph, TimelineBlock
from asylum_screen.present.handout import build_handout
from asylum_screen.present.handout_form import PaperForm
from asylum_screen.present.html import render_html

ids = [path.stem for path in PEOPLE]


@cache
def paper_options() -> PaperOptions:
    """What a paper is made with."""
    return PaperOptions(TODAY, program="0", evaluator=evaluator())


def page_of(document: Document) -> str:
    """The paper as text, by way of its HTML."""
    return render_html(document, PaperForm())


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_page_one_keeps_the_order_of_an_orientation(path: Path) -> None:
    """Urgent things, topics, dates, three steps, help; and the next page begins after that."""
    parts = paper(path).parts
    first_later = next(place for place, part in enumerate(parts) if part.new_page)
    names = [part.id for part in parts[:first_later]]
    assert names in (["urgent", "topics", "dates", "next", "help"], ["topics", "dates", "next", "help"])
    steps = parts[names.index("next")].blocks[0]
    assert isinstance(steps, Bullets)
    assert steps.numbered
    assert len(steps.items) == 3


@pytest.mark.parametrize("code", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_page_one_names_two_places_of_help(path: Path, code: str) -> None:
    """One place alone may be an office that does not help this person; two stand in the same row."""
    parts = paper(path, open_words(code, ROOT / "translations")).parts
    blocks = next(part.blocks for part in parts if part.id == "help")
    assert sum(isinstance(block, HelpBlock) for block in blocks) >= 2


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_page_one_gives_its_room_to_places_that_know_the_law(path: Path) -> None:
    """911 and 988 have their own line. Who is outside is told of places for people outside; others are not."""
    blocks = next(part.blocks for part in paper(path).parts if part.id == "help")
    names = {block.id for block in blocks if isinstance(block, HelpBlock)}
    assert not names & {"emergency_911", "crisis_988"}
    assert bool(names & {"irap_legal_information", "unhcr_usa"}) is ("ciudad_juarez" in path.stem)


def test_page_one_says_who_may_tell_the_government() -> None:
    """The line for a child alone is a government office: what it may share stands beside its number."""
    path = next(path for path in PEOPLE if "boy_alone" in path.stem)
    blocks = next(part.blocks for part in paper(path).parts if part.id == "help")
    office = next(block for block in blocks if isinstance(block, HelpBlock) and block.id == "children_call_center")
    assert "Ask first what they will tell the government." in [note.text for note in office.notes]


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_the_standing_line_is_there(path: Path) -> None:
    """Under the title: not advice, no lawyer has read it, the day of the rules."""
    (standing,) = paper(path).standing
    assert "not legal advice" in standing.text
    assert "No lawyer has read this text yet" in standing.text
    assert "22 November 2026" in standing.text


def sensitive_of(path: Path) -> list[str]:
    """The sensitive facts a person answered, save those whose topic may be named."""
    facts = orientation_of(path).facts
    return [fact for fact in facts if fact in pack().questions and pack().questions[fact].sensitive]


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_no_question_or_answer_stands_on_a_paper_by_default(path: Path) -> None:
    """Neither the questions asked nor the words of the options chosen."""
    said = page_of(paper(path))
    for fact in sensitive_of(path):
        question = pack().questions[fact]
        assert question.ask.english not in said
        for option in question.options:
            assert len(option.text.english) < 25 or option.text.english not in said


def without_grounds(path: Path) -> tuple[str, str]:
    """The paper of a person who chose no reason, and of one who declined every sensitive question."""
    questions = pack().questions
    facts = orientation_of(path).facts
    lists = {
        fact: frozenset({"none"})
        for fact in facts
        if questions[fact].sensitive and "none" in questions[fact].option_ids
    }
    declined = {fact: NonAnswer.DECLINED for fact in facts if questions[fact].sensitive}
    options = [build_handout(changed(path, **answers), Words(), paper_options()) for answers in (lists, declined)]  # type: ignore[arg-type]
    return page_of(options[0]), page_of(options[1])


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_a_person_who_names_no_reason_gets_the_paper_of_one_who_declined(path: Path) -> None:
    """Lists answered with "none of these" leave no trace either."""
    first, second = without_grounds(path)
    assert first == second


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_a_sensitive_answer_changes_nothing_but_the_names_of_the_reasons(path: Path) -> None:
    """The paper is the same whatever is answered to a sensitive question, outside the five reasons."""
    before = page_of(paper(path))
    facts = orientation_of(path).facts
    for fact, question in pack().questions.items():
        if not question.sensitive or question.kind is Kind.MANY_OF or fact not in facts:
            continue
        other: object = NonAnswer.DECLINED
        if question.kind is Kind.YES_NO:
            other = facts[fact] is not True
        after = build_handout(changed(path, **{fact: other}), Words(), paper_options())  # type: ignore[arg-type]
        assert page_of(after) == before, fact


def test_a_canary_in_sensitive_answers_is_on_no_paper() -> None:
    """Held by force, ill, harmed, hunted for one's love: no paper tells of it by default."""
    facts = {
        **orientation_of(PEOPLE[6]).facts,
        "trafficking_now": True,
        "crisis_now": True,
        "private_topics": "talk_in_private",
    }
    full = assess(evaluator(), Facts(facts))
    said = page_of(build_handout(full, Words(), paper_options())).lower()
    for word in ("holds you", "makes you work", "distress", "gay", "lgbt", "love", "whom you", "harmed you"):
        assert word not in said, word
    asked = page_of(build_handout(full, Words(), replace(paper_options(), with_answers=True))).lower()
    assert "holds you" in asked
    assert "what you answered" in asked


def test_answers_stand_on_the_paper_only_when_asked_for() -> None:
    """`with_answers` prints the questions with their answers in a part of their own."""
    assert paper(PEOPLE[0]).part("given") is None
    given = paper(PEOPLE[0], with_answers=True).part("given")
    assert given is not None


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_the_line_of_time_is_said_in_words(path: Path) -> None:
    """Every point of the picture is a line of the list, in the order of the days; today is among them."""
    for part in paper(path).parts:
        for block in part.blocks:
            if isinstance(block, TimelineBlock):
                days = [point.iso for point in block.points]
                assert days == sorted(days)
                assert sum(point.kind == "today" for point in block.points) == 1
                assert all(point.line.text for point in block.points)


def test_a_date_explained_above_is_not_explained_twice() -> None:
    """The court date of an urgent notice stands on the line without a second explanation."""
    dates = paper(PEOPLE[1], with_answers=True).part("dates")
    assert dates is not None
    (block,) = (block for block in dates.blocks if isinstance(block, TimelineBlock))
    assert [point.says for point in block.points if point.kind == "date"] == [None, None]


def test_cards_that_do_not_fit_are_named() -> None:
    """Every card that fits the person is on the paper, whole or by its title."""
    part = paper(PEOPLE[2]).part("cards")
    assert part is not None
    whole = [block.title.text for block in part.blocks if isinstance(block, CardBlock)]
    others = [line.text for block in part.blocks if isinstance(block, Bullets) for line in block.items]
    wanted = {card.title.english for card in orientation_of(PEOPLE[2]).cards}
    assert set(whole) | set(others) >= wanted
    assert "If you are afraid to go back" in whole


def test_urgent_things_come_first_and_are_whole() -> None:
    """A person who is held and asks for the answers on paper reads that first, with what to do."""
    first = paper(PEOPLE[2], with_answers=True).parts[0]
    assert first.id == "urgent"
    assert all(isinstance(block, Notice) and len(block.lines) == 2 for block in first.blocks)


def test_the_whole_screen_follows_when_asked_for() -> None:
    """`whole` adds the parts of the screen after the reasons."""
    short, whole = paper(PEOPLE[0], with_answers=True), paper(PEOPLE[0], with_answers=True, whole=True)
    assert whole.parts[: len(short.parts)] == short.parts
    assert len(whole.parts) > len(short.parts) + 5


def test_what_a_date_means_moves_to_the_reasons_when_page_one_is_full() -> None:
    """With two languages page one keeps only the days; nothing is lost."""
    words = open_words("es", ROOT / "translations", Words())
    one = paper(PEOPLE[9], open_words("es", ROOT / "translations"), with_answers=True)
    two = paper(PEOPLE[9], words, with_answers=True)
    said = {
        point.says.text
        for part in one.parts
        for block in part.blocks
        if isinstance(block, TimelineBlock)
        for point in block.points
        if point.says is not None
    }
    assert said
    assert all(sentence not in page_of(one).partition('id="part-why"')[2] for sentence in said)
    first, _, reasons = page_of(two).partition('id="part-why"')
    assert all(sentence not in first and sentence in reasons for sentence in said)


def test_a_full_page_one_names_fewer_rules() -> None:
    """Where two languages leave no room for help, the list of rules is cut and the paper says where it stands."""
    words = open_words("es", ROOT / "translations", Words())
    topics = paper(PEOPLE[9], words, with_answers=True).part("topics")
    assert topics is not None
    seconds = [block.line.second for block in topics.blocks if isinstance(block, Paragraph)]
    assert any("stand in the part with the reasons" in line for line in seconds)
