"""What stands on the paper a person takes away, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from paper_samples import PEOPLE, ROOT, TODAY, changed, evaluator, lines_of, orientation_of, pack, paper

from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import assess
from asylum_screen.core.rules import Kind
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import Bullets, CardBlock, Document, HelpBlock, Slot, TimelineBlock
from asylum_screen.present.handout import build_handout
from asylum_screen.present.handout_form import PaperForm
from asylum_screen.present.html import render_html
from asylum_screen.present.steps import MAY_SHARE

ids = [path.stem for path in PEOPLE]


@cache
def paper_options() -> PaperOptions:
    """What a paper is made with."""
    return PaperOptions(TODAY, program="0", evaluator=evaluator())


def page_of(document: Document) -> str:
    """The paper as text, by way of its HTML."""
    return render_html(document, PaperForm())


@pytest.mark.parametrize("with_answers", [False, True])
@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_page_one_stands_alone_and_says_what_to_do(path: Path, *, with_answers: bool) -> None:
    """What cannot wait (or comes first), one step, a way to reach help; the next page begins after that."""
    first, second, *_ = paper(path, with_answers=with_answers).parts
    assert (first.id, second.id, second.new_page) == ("first", "given" if with_answers else "topics", True)
    slots = [block for block in first.blocks if isinstance(block, Slot)]
    assert [slot.strong for slot in slots].count(True) == 1
    assert slots[0].strong
    labels = {slot.label.id for slot in slots if slot.label is not None}
    assert "paper/one/today" in labels
    assert labels & {"paper/one/call", "paper/one/help_at"}
    assert (slots[-1].said[0].id) == "paper/handout/about"


def test_two_languages_have_a_page_one_each() -> None:
    """The second language begins on a page of its own, and is named, so that a screen reader changes its voice."""
    parts = paper(PEOPLE[1], open_words("es", ROOT / "translations", Words())).parts
    assert [(part.id, part.new_page, part.lang) for part in parts[:2]] == [
        ("first", False, ""),
        ("first_en", True, "en"),
    ]
    assert not any(line.second for part in parts[:2] for line in lines_of(part))


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, "That is today, November 22."),
        (1, "1 day from November 22."),
        (18, "18 days from November 22."),
    ],
)
def test_days_are_counted_from_the_day_of_the_paper(left: int, said: str) -> None:
    """A paper ages: "in 10 days" would be wrong tomorrow."""
    orientation = changed(PEOPLE[1], court_date=DayRange.on(TODAY + timedelta(days=left)))
    first = build_handout(orientation, Words(), paper_options()).parts[0].blocks[0]
    assert isinstance(first, Slot)
    assert first.said[1].text == said


def test_a_court_day_that_has_passed_is_not_on_a_paper() -> None:
    """It would tell whoever finds the paper that this person may have missed it."""
    orientation = changed(PEOPLE[1], court_date=DayRange.on(TODAY - timedelta(days=1)))
    first = build_handout(orientation, Words(), paper_options()).parts[0].blocks[0]
    assert isinstance(first, Slot)
    assert [line.text for line in first.said] == ["For people whose court day has passed: ask the court line today."]


def test_a_link_of_page_one_has_a_code_and_a_number_has_none() -> None:
    """Codes of 24 mm for what can only be reached by its page."""
    slots = [block for block in paper(PEOPLE[1]).parts[0].blocks if isinstance(block, Slot)]
    assert [slot.link for slot in slots if slot.link] == ["justice.gov/eoir/list-pro-bono-legal-service-providers"]
    assert [slot.phone for slot in slots if slot.phone] == ["1-800-898-7180", "1-833-372-4237"]


def help_of(path: Path) -> dict[str, HelpBlock]:
    """The places of help on a paper."""
    blocks = next(part.blocks for part in paper(path).parts if part.id == "more")
    return {block.id: block for block in blocks if isinstance(block, HelpBlock)}


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_the_places_are_those_that_know_the_law(path: Path) -> None:
    """911 and 988 have their own line. Who is outside is told of places for people outside; others are not."""
    names = set(help_of(path))
    assert 2 <= len(names) <= 6
    assert not names & {"emergency_911", "crisis_988", "domestic_violence_hotline", "human_trafficking_hotline"}
    assert bool(names & {"irap_legal_information", "unhcr_usa"}) is ("ciudad_juarez" in path.stem)


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_a_place_says_what_it_may_share(path: Path) -> None:
    """What it may tell the government stands beside its number."""
    shown = help_of(path)
    for entry in orientation_of(path).help:
        if entry.id in shown and entry.may_share in MAY_SHARE:
            ids = {note.id for note in shown[entry.id].notes}
            assert ids & {"paper/help/may_share", f"help/{entry.id}/caution"}


@pytest.mark.parametrize("path", PEOPLE, ids=ids)
def test_the_standing_line_is_there(path: Path) -> None:
    """Under the title: not advice, no lawyer has read it, the day of the rules."""
    (standing,) = paper(path).standing
    assert "not legal advice" in standing.text
    assert "No lawyer has read this text yet" in standing.text
    assert "November 22, 2026" in standing.text


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
    for word in ("holding people", "making them work", "distress", "gay", "lgbt", "love", "whom you", "harmed you"):
        assert word not in said, word
    asked = page_of(build_handout(full, Words(), replace(paper_options(), with_answers=True))).lower()
    assert "holding people" in asked
    assert "what you answered" in asked


def test_answers_stand_on_the_paper_only_when_asked_for() -> None:
    """`with_answers` prints the questions with their answers in a part of their own."""
    assert paper(PEOPLE[0]).part("given") is None
    given = paper(PEOPLE[0], with_answers=True).part("given")
    assert given is not None


def asked(fact: str) -> str:
    """The question of a fact."""
    return pack().questions[fact].ask.english


def test_the_answers_behind_what_cannot_wait_stand_first() -> None:
    """Whoever opens the paper reads them before the others, which keep the order in which they were asked."""
    facts = Facts({"in_us_now": True, "entry_date": DayRange.on(TODAY - timedelta(days=60)), "has_court_date": True})
    facts = facts.with_answer("court_date", DayRange.on(TODAY + timedelta(days=9)))
    options = replace(paper_options(), with_answers=True)
    document = build_handout(assess(evaluator(), facts), Words(), options)
    part = document.part("given")
    assert part is not None and isinstance(part.blocks[0], Bullets)
    said = [line.text for line in part.blocks[0].items]
    places = {fact: next(at for at, each in enumerate(said) if each.startswith(asked(fact))) for fact in facts}
    assert max(places["has_court_date"], places["court_date"]) < min(places["in_us_now"], places["entry_date"])


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


def test_cards_beyond_the_first_are_named() -> None:
    """Every card that fits the person is on the paper, whole or by its title."""
    part = paper(PEOPLE[2]).part("cards")
    assert part is not None
    whole = [block.title.text for block in part.blocks if isinstance(block, CardBlock)]
    others = [line.text for block in part.blocks if isinstance(block, Bullets) for line in block.items]
    wanted = {card.title.english for card in orientation_of(PEOPLE[2]).cards}
    assert set(whole) | set(others) >= wanted
    assert "If you are afraid to go back" in whole


def test_urgent_things_are_said_with_what_to_do_when_asked_for() -> None:
    """A person who is held and asks for the answers on paper: page one in the words of the screen, all behind it."""
    parts = paper(PEOPLE[2], with_answers=True)
    why = parts.part("why")
    assert why is not None
    urgent = orientation_of(PEOPLE[2]).urgent
    said = {line.text for line in lines_of(why)}
    assert urgent
    assert said >= {item.face.say.english for item in urgent if item.face is not None}
    assert any(line.text.startswith("An officer will ask about your fear") for line in lines_of(parts.parts[0]))


def test_the_whole_screen_follows_when_asked_for() -> None:
    """`whole` adds the parts of the screen after the reasons."""
    short, whole = paper(PEOPLE[0], with_answers=True), paper(PEOPLE[0], with_answers=True, whole=True)
    assert whole.parts[: len(short.parts)] == short.parts
    assert len(whole.parts) > len(short.parts) + 5
