"""A paper that others may find states nothing that its person answered: every fact of the pack is tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from paper_samples import ROOT, TODAY, evaluator, lines_of, pack

from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.page_one import PageOne
from asylum_screen.core.rules import Kind, Question, Text
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import Document
from asylum_screen.present.handout import build_handout
from asylum_screen.present.ics import render_ics

OPTIONS = PaperOptions(TODAY, program="0", evaluator=evaluator())
ENTRY = date(2025, 10, 9)


def day(value: date) -> DayRange:
    """One exact day."""
    return DayRange(value, value)


HARD_CASE: dict[str, Answer] = {
    "entry_date": day(ENTRY),
    "entry_place": "sw_land_border",
    "entry_manner": "between_ports",
    "nationalities": frozenset({"IR"}),
    "in_custody": True,
    "fear_interview_soon": True,
    "removal_order_before": True,
    "missed_court": True,
    "missed_order": True,
    "missed_order_date": day(date(2026, 8, 1)),
    "judge_said_no": True,
    "judge_decision_date": day(date(2026, 11, 10)),
    "has_court_date": True,
    "court_date": day(date(2026, 12, 20)),
    "has_dated_notice": True,
    "notice_kinds": frozenset({"yearly_fee"}),
    "fee_notice_date": day(date(2026, 11, 1)),
}
"""Held, ordered out, refused, crossed, missed a court: each of these may not stand on a paper as this person's."""
FILED: dict[str, Answer] = {
    "entry_date": day(ENTRY),
    "entry_place": "airport",
    "entry_manner": "visa_overstay",
    "asylum_filed": True,
    "asylum_received": day(date(2026, 3, 1)),
    "clock_delay": False,
}


def ids_of(document: Document) -> set[str]:
    """The ids of all texts of a document."""
    return {line.id for line in lines_of(document)}


def texts_in(thing: object) -> Iterator[str]:
    """The ids of all texts of a part of the rule pack."""
    if isinstance(thing, Text):
        yield thing.id
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts_in(item)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            yield from texts_in(getattr(thing, each.name))


def for_paper(stated: PageOne | None) -> set[str]:
    """The words of page one that its rule gives to a paper, and what anybody may look for. Of safety: none."""
    rules = pack().page_one
    if stated is None or rules is None or stated.tier == rules.life:
        return set()
    papers = tuple(said.paper for said in (stated.said, stated.past) if said is not None)
    return set(texts_in((stated.look, *papers)))


def telling() -> set[str]:
    """The texts that come up because of an answer, save the words for paper and the names of the five reasons."""
    rules = pack()
    found = {
        *(
            text
            for item in rules.findings
            if item.id not in rules.country.grounds
            for text in set(texts_in(item)) - for_paper(item.page_one)
        ),
        *(text for item in rules.deadlines for text in set(texts_in(item.page_one)) - for_paper(item.page_one)),
        *(text for item in rules.conflicts for text in texts_in(item)),
        *(text for item in rules.questions.values() for text in texts_in(item)),
        *(item.say.id for item in rules.policies),
        *(text for item in rules.deadlines if not item.paper for text in texts_in(item)),
    }
    return found - ids_of(build_handout(assess(evaluator(), Facts({})), Words(), OPTIONS))


def values_of(question: Question) -> Iterator[Answer]:
    """Answers that bring up as much as can be."""
    match question.kind:
        case Kind.YES_NO:
            yield from (True, False)
        case Kind.DAY:
            yield day(date(2026, 10, 1))
        case Kind.ONE_OF:
            yield from question.option_ids
        case Kind.COUNTRIES:
            yield frozenset({"CU"})
        case _:
            yield frozenset(question.option_ids) - {"none"}


def told(answers: dict[str, Answer]) -> Orientation:
    """The orientation for some answers."""
    return assess(evaluator(), Facts(answers))


def shown_of(orientation: Orientation) -> tuple[object, ...]:
    """What an orientation shows: the same gives the same paper."""
    return (
        tuple(item.face.say.id for item in orientation.findings if item.face is not None),
        tuple((item.policy.id, item.applies.truth) for item in orientation.policies),
        tuple((item.deadline.id, item.earliest, item.phase) for item in orientation.deadlines),
        tuple(item.id for item in (*orientation.help, *orientation.cards, *orientation.conflicts)),
    )


@pytest.mark.parametrize("base", [HARD_CASE, FILED, {}], ids=["hard", "filed", "nothing"])
def test_no_fact_of_the_pack_stands_on_a_paper(base: dict[str, Answer]) -> None:
    """Whatever is answered: a paper says nothing that would not be said to somebody else too, save names and dates."""
    forbidden, reached, seen = telling(), set(), set()
    for fact, question in pack().questions.items():
        for value in values_of(question):
            orientation = told({**base, fact: value})
            if (key := shown_of(orientation)) in seen:
                continue
            seen.add(key)
            reached |= {item.finding.id for item in orientation.urgent}
            found = ids_of(build_handout(orientation, Words(), OPTIONS)) & forbidden
            assert not found, (fact, value, found)
    assert {"in_custody", "removal_order", "missed_court"} <= reached


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
def test_the_facts_that_can_harm_stand_on_no_form_of_a_paper(lang: str) -> None:
    """Custody, order, refusal, missed court, filing and the day of entry, in all forms; asked for, they are there."""
    words = open_words(lang, ROOT / "translations")
    for base in (HARD_CASE, FILED):
        orientation = told(base)
        document = build_handout(orientation, words, OPTIONS)
        whole = build_handout(orientation, words, replace(OPTIONS, with_answers=True), whole=True)
        said, asked = ({line.text for line in lines_of(each)} for each in (document, whole))
        entry = words("paper/handout/line/arrival", days=day(ENTRY))
        assert entry not in said
        assert entry in asked
        faces = [item.face.say.id for item in orientation.urgent if item.face is not None]
        assert not ids_of(document) & set(faces)
        assert ids_of(whole) >= set(faces)
        calendar = render_ics(document, words, TODAY).replace("\r\n ", "")
        for item in orientation.deadlines:
            ahead = item.earliest >= TODAY
            assert (words(item.deadline.title) in calendar) is (item.deadline.paper and ahead), item.deadline.id
            assert (f"DTSTART;VALUE=DATE:{item.earliest:%Y%m%d}" in calendar) is ahead


def test_all_that_the_screen_said_comes_only_with_the_answers() -> None:
    """`whole` alone adds nothing."""
    orientation = told(HARD_CASE)
    assert build_handout(orientation, Words(), OPTIONS, whole=True) == build_handout(orientation, Words(), OPTIONS)


@pytest.mark.parametrize("base", [HARD_CASE, FILED, {}], ids=["hard", "filed", "nothing"])
@pytest.mark.parametrize(
    ("fact", "answer"),
    [
        ("danger_now", True),
        ("crisis_now", True),
        ("trafficking_now", True),
        ("harm_by", frozenset({"family_or_partner"})),
    ],
)
def test_whoever_does_harm_finds_nothing_on_the_paper(base: dict[str, Answer], fact: str, answer: Answer) -> None:
    """With danger, distress, force or harm by a partner the paper is that of one who did not want to answer."""
    yes, silent = ({**base, fact: each} for each in (answer, NonAnswer.DECLINED))
    assert build_handout(told(yes), Words(), OPTIONS) == build_handout(told(silent), Words(), OPTIONS)


def test_page_one_has_words_of_its_own_for_paper() -> None:
    """Held and refused: "For people who ...", a day without its name; asked for, the words of the screen."""
    first, asked = (
        build_handout(told(HARD_CASE), Words(), replace(OPTIONS, with_answers=with_answers)).parts[0]
        for with_answers in (False, True)
    )
    said, open_said = (" ".join(line.text for line in lines_of(part)) for part in (first, asked))
    assert "For people who are held" in said
    assert "An officer will ask about your fear" not in said
    assert "A day to ask a lawyer about" in said
    assert "appeal" not in said.lower()
    assert "TOUCH" not in said
    assert "An officer will ask about your fear" in open_said
    granted: dict[str, Answer] = {"in_us_now": True, "asylum_filed": "already_granted", "granted_what": "asylum"}
    paper = build_handout(told(granted), Words(), replace(OPTIONS, with_answers=True)).parts[0]
    assert "YOUR ANSWERS TOUCH ON" in " ".join(line.text for line in lines_of(paper))
