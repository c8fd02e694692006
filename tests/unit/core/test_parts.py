"""Parts of the interview: what is asked first, the topics, and how many pages can still come."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.parts import PART_ONE, all_parts, at_most_left, next_page, next_question, pages_of
from asylum_screen.core.questions import QuestionPage
from asylum_screen.core.rules import Kind, Question, RulePack
from asylum_screen.rulebook import check_pack, load_pack

ROOT = Path(__file__).parents[3]
PACK = load_pack(ROOT / "rules")
ELMORA = load_pack(ROOT / "tests" / "other_country" / "rules")
AS_OF = date(2026, 11, 30)
EVALUATORS = {True: Evaluator(PACK, AS_OF), False: Evaluator(ELMORA, AS_OF)}
"""One for all people: what they have in common is worked out once."""


def made_up(question: Question, chance: random.Random) -> Answer:
    """Some answer to a question; now and then "I do not know"."""
    if chance.random() < 0.15:
        return NonAnswer.DONT_KNOW
    match question.kind:
        case Kind.YES_NO:
            return chance.random() < 0.4
        case Kind.ONE_OF:
            return chance.choice(question.option_ids)
        case Kind.MANY_OF:
            return frozenset(chance.sample(question.option_ids, chance.randint(1, min(2, len(question.option_ids)))))
        case Kind.COUNTRIES:
            return frozenset(chance.sample(sorted(PACK.countries), 1))
        case Kind.DAY:
            day = AS_OF - timedelta(days=chance.randint(0, 1500))
            return DayRange(day, day)


def first_page(interview: Interview, parts: tuple[str, ...]) -> tuple[str, QuestionPage] | None:
    """The next page of the first of these parts that still has one."""
    found = ((part, next_page(interview, part, whole=len(parts) > 1)) for part in parts)
    return next(((part, page) for part, page in found if page is not None), None)


def says_too_little(told: list[tuple[QuestionPage, int]]) -> bool:
    """True where a number rises, or more pages come than it said; what follows from a page is counted with it."""
    numbers = [number for _, number in told]
    comes = [len({page.counted for page, _ in told[place:]}) for place in range(len(told))]
    return numbers != sorted(numbers, reverse=True) or any(
        said < real for said, real in zip(numbers, comes, strict=True)
    )


def ways(pack: RulePack, number: int) -> list[tuple[str, ...]]:
    """What a person is asked: part one, then perhaps a topic; one in 50 everything at once."""
    parts = all_parts(pack)
    if number % 50 == 0:
        return [parts]
    return [(PART_ONE,)] if number % 3 else [(PART_ONE,), (parts[1 + number % (len(parts) - 1)],)]


@pytest.mark.long
@pytest.mark.parametrize("hundred", range(10))
@pytest.mark.parametrize(("pack", "people"), [(PACK, 100), (ELMORA, 10)], ids=["us", "elmora"])
def test_so_many_pages_at_most_are_left_and_the_number_never_rises(pack: RulePack, people: int, hundred: int) -> None:
    """1,000 made-up people, in part one, in topics, and with everything at once."""
    evaluator, wrong = EVALUATORS[pack is PACK], []
    for number in range(hundred * people, (hundred + 1) * people):
        chance = random.Random(number)  # noqa: S311
        interview, told = Interview(evaluator, Facts()), defaultdict[str, list[tuple[QuestionPage, int]]](list)
        for way in ways(pack, number):
            while (spot := first_page(interview, way)) is not None:
                part, page = spot
                own = replace(page, id=f"{part} {page.id}", after=page.after and f"{part} {page.after}")
                told[" ".join(way)].append((own, at_most_left(interview, *way)))
                for fact in page.facts:
                    interview = interview.answer(fact, made_up(pack.questions[fact], chance))
        wrong += [(number, part) for part, each in told.items() if says_too_little(each)]
    assert wrong == []


def test_a_part_is_asked_in_its_own_order() -> None:
    """The pack's order of part one stands, and not the order of the sections."""
    interview = Interview.start(ELMORA, AS_OF)
    page = next_page(interview, PART_ONE)
    assert page is not None
    assert (page.id, page.facts, page.careful) == ("right_now", ("threat", "behind_bars"), True)
    interview = interview.answer("threat", False).answer("behind_bars", False)
    assert getattr(next_question(interview, PART_ONE), "id", None) == "way_in"


def test_a_list_shows_only_what_is_still_open() -> None:
    """A question answered before does not come again with its list, and one question alone needs no title."""
    interview = Interview.start(ELMORA, AS_OF).answer("threat", True)
    page = next_page(interview, PART_ONE)
    assert page is not None
    assert (page.facts, page.title) == (("behind_bars",), None)


def test_a_topic_that_can_change_nothing_says_so() -> None:
    """After "only read" the reasons have nothing more to ask."""
    interview = Interview.start(ELMORA, AS_OF)
    assert next_page(interview, "why") is not None
    assert next_page(interview.answer("talk_or_read", "read"), "why") is None


def test_every_question_is_in_one_topic() -> None:
    """Nobody is left without a way to a question, and none is asked in two topics."""
    for pack in (PACK, ELMORA):
        asked = [fact for topic in pack.parts.topics for page in topic.pages for fact in page.facts]
        assert sorted(asked) == sorted(pack.asked_order())


def test_a_pack_without_parts_has_all_its_questions_in_part_one() -> None:
    """Packs that are not cut up are asked as they are."""
    small = load_pack(ROOT / "tests" / "rule_files" / "good" / "small")
    assert tuple(page.id for page in pages_of(small, PART_ONE)) == small.asked_order()
    assert small.parts.topics == ()


def test_a_question_in_no_topic_is_named_where_it_stands(tmp_path: Path) -> None:
    """A new section has to be given to a topic."""
    for file in (ROOT / "tests" / "other_country" / "rules").rglob("*.yaml"):
        new = tmp_path / file.relative_to(ROOT / "tests" / "other_country" / "rules")
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(file.read_text("utf-8").replace("sections: [near_you]", "questions: [valley]"), "utf-8")
    _, problems = check_pack(tmp_path)
    assert [(found.code, found.place.file) for found in problems] == [("AS324", "help/places.yaml")]
