"""Page one: the pages of these people as a reader has read them, its limits, and what holds for everybody.

To write the pages anew after reading the difference: UPDATE_GOLDEN=1 python -m pytest tests/test_page_one.py
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.first_claims import page_one_claims
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts, NonAnswer
from asylum_screen.core.first import page_of
from asylum_screen.core.first_page import FirstItem, FirstPage
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.page_one import PageOne
from asylum_screen.core.rules import HelpEntry, RulePack, Text
from asylum_screen.core.truth import YES
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build, paper_writer
from asylum_screen.present.days_left import day_words, left_words
from asylum_screen.present.handout import build_handout
from asylum_screen.present.ics import render_ics
from asylum_screen.present.page_one import SlotMaker, first_pages, render_first
from asylum_screen.present.page_rows import NEVER, Slots, count_words, fitted, styled_lines
from asylum_screen.present.text import render_text
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader
from people_made_up import any_answer
from test_golden import same_as_golden

ROOT = Path(__file__).resolve().parent
TODAY = date(2026, 11, 30)
OPTIONS = PaperOptions(TODAY)
JUDGED = yaml.safe_load((ROOT / "page_one" / "judged.yaml").read_text())
PEOPLE = [*sorted((ROOT / "page_one" / "people").glob("*.yaml")), *sorted((ROOT / "people").glob("*.yaml"))]
ASKED_FIRST = frozenset(
    [
        "danger_now",
        "crisis_now",
        "trafficking_now",
        "in_custody",
        "fear_interview_soon",
        "removal_order_before",
        "missed_court",
        "has_court_date",
        "court_date",
        "has_dated_notice",
        "family_separated",
        "age_now",
        "with_parent_or_guardian",
        "entry_place",
        "entry_manner",
        "entry_date",
        "unaccompanied_child",
        "nationalities",
        "us_place",
        "case_stage",
        "fear_result",
        "asylum_filed",
        "granted_what",
        "grant_date",
        "harm_by",
        "notice_kinds",
        "fee_notice_date",
        "missed_order",
        "missed_order_date",
        "judge_said_no",
        "judge_decision_date",
        "moved_untold",
        "move_date",
        "status_held",
        "status_still",
        "status_ended",
        "help_needs",
    ]
)


def page_lines(slots: Slots, width: int) -> list[str]:
    """The page as lines, without their weight."""
    return [text for text, _ in styled_lines(slots, width)]


@cache
def evaluator(as_of: date = TODAY) -> Evaluator:
    """The real rules of a day."""
    return Evaluator(pack(), as_of)


@cache
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT.parent / "rules")


def read(path: Path) -> Orientation:
    """The orientation of one person."""
    as_of = JUDGED[path.stem].get("as_of", TODAY)
    record = AnswerReader(pack(), as_of).file(path)
    assert record.facts is not None, [found.line() for found in record.problems]
    return assess(evaluator(as_of), record.facts)


def person(**answers: object) -> Orientation:
    """The orientation for these answers."""
    given = {fact: DayRange.on(value) if isinstance(value, date) else value for fact, value in answers.items()}
    return assess(evaluator(), Facts(given))  # type: ignore[arg-type]


def page(orientation: Orientation) -> FirstPage:
    """Page one of an orientation."""
    made = page_of(orientation)
    assert made is not None
    return made


def text(orientation: Orientation, width: int = 80) -> str:
    """All that stands before the whole orientation."""
    return render_first(first_pages(orientation, Words(), OPTIONS), width)


@cache
def made_up() -> tuple[Orientation, ...]:
    """Many people; the questions that decide page one are answered most often, and days lie near today."""
    dice, found = random.Random(17), []  # noqa: S311
    for _ in range(400):
        facts = {
            question.id: any_answer(question, dice)
            for question in pack().questions.values()
            if dice.random() < (0.6 if question.id in ASKED_FIRST else 0.1)
        }
        for fact in ("court_date", "entry_date", "judge_decision_date", "grant_date", "fee_notice_date"):
            if fact in facts:
                back = 365 if fact == "entry_date" else 730 if fact == "grant_date" else 0
                facts[fact] = DayRange.on(TODAY - timedelta(days=back + dice.randrange(-40, 200)))
        found.append(assess(evaluator(), Facts(facts)))
    return tuple(found)


# ---------------------------------------------------------------- as it was read


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_the_page_is_the_one_that_was_read(path: Path, lang: str) -> None:
    """The text at 80 columns is the golden one."""
    words = open_words(lang, ROOT.parent / "translations")
    said = render_first(first_pages(read(path), words, OPTIONS), 80)
    same_as_golden(ROOT / "page_one" / lang / f"{path.stem}.txt", said)


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_the_page_says_what_a_reader_judged_right(path: Path) -> None:
    """What stands first with its day, what has to be said, and what must not be."""
    judged, orientation = JUDGED[path.stem], read(path)
    shown = page(orientation)
    top = SlotMaker(orientation, shown, paper_writer(orientation, Words()), OPTIONS, alone=True).top_item()
    said = " ".join(text(orientation).split()).lower()

    assert (top.id if top is not None else "none") == judged["first"]
    if top is not None:
        assert (top.days_left, top.now) == (judged.get("left"), judged.get("now", True))
    assert [words for words in judged.get("says", ()) if words.lower() not in said] == []
    assert [words for words in judged.get("not", ()) if words.lower() in said] == []


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_no_page_says_a_thing_twice(path: Path) -> None:
    """Labels aside, no row of one page has the words of another."""
    for slots in first_pages(read(path), Words(), OPTIONS):
        said = [row.text.split(": ", 1)[-1].casefold() for slot in fitted(slots, 80) for row in slot]
        assert len(said) == len(set(said)), said


# ---------------------------------------------------------------- room


@pytest.mark.parametrize("width", [40, 80])
def test_a_page_never_grows_over_its_room(width: int) -> None:
    """22 lines of 80 (45 of 40), 220 words; at 40 the alarm, the step and the number stand in the first 24 lines."""
    for orientation in (*map(read, PEOPLE), *made_up()):
        for slots in first_pages(orientation, Words(), OPTIONS):
            lines = page_lines(slots, width)
            assert len(lines) <= (22 if width == 80 else 45), "\n".join(lines)
            assert count_words(fitted(slots, width)) <= 220
            assert max(map(len, lines)) <= width
            head = "\n".join(lines[:24])
            assert re.search(r"^(TODAY|NOW): ", head, re.MULTILINE)
            assert re.search(r"^(CALL|HELP):( |$)", head, re.MULTILINE)


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_words_that_are_too_long_push_out_what_can_wait_first(path: Path) -> None:
    """With each text three times as long, no row is left out while one that can wait longer stays."""
    for slots in first_pages(read(path), Words(), OPTIONS):
        # A row that tells of the others is made anew for those that stay; here it keeps its words.
        long = tuple(tuple(replace(row, text=" ".join([row.text] * 3), again=None) for row in slot) for slot in slots)
        kept = {row.text for slot in fitted(long, 80) for row in slot}
        gone = [row.drop for slot in long for row in slot if row.text not in kept]
        left = [row.drop for slot in long for row in slot if row.text in kept and row.drop]

        assert NEVER not in gone
        assert max(gone, default=0) < min(left, default=99)


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_bold_letters_tell_nothing_that_words_do_not(path: Path) -> None:
    """Without colour (NO_COLOR, TERM=dumb) the page has the same words in the same lines."""
    pages = first_pages(read(path), Words(), OPTIONS)

    assert re.sub(r"\x1b\[\d*m", "", render_first(pages, 80, ansi=True)) == render_first(pages, 80)


# ---------------------------------------------------------------- what holds for everybody


def stated(orientation: Orientation) -> dict[str, PageOne]:
    """What page one could say of the urgent findings of a person."""
    return {item.finding.id: item.finding.page_one for item in orientation.urgent if item.finding.page_one is not None}


def test_everything_urgent_stands_on_page_one() -> None:
    """In `first`, in what an item there replaces, or silenced by a sure yes."""
    for orientation in made_up():
        told = {name for item in page(orientation).first for name in (item.id, *item.replaces)}
        for name, said in stated(orientation).items():
            silent = said.silenced_by is not None and evaluator().look(said.silenced_by, orientation.facts).truth is YES
            assert name in told or silent, (name, orientation.facts)


def nearness(item: FirstItem) -> tuple[int, int]:
    """How soon the day of an item is."""
    assert item.days_left is not None
    return (0, item.days_left) if item.days_left >= 0 else (1, -item.days_left)


def test_a_nearer_day_is_never_below_a_later_one() -> None:
    """Within a tier, among what cannot wait."""
    for orientation in made_up():
        now = page(orientation).now
        for above, below in pairwise(now):
            tiers = list(pack().page_one.tiers)  # type: ignore[union-attr]
            assert tiers.index(above.tier) <= tiers.index(below.tier)
            if above.tier == below.tier and None not in (above.days_left, below.days_left):
                assert nearness(above) <= nearness(below)


def test_everybody_gets_a_step_and_a_way_to_reach_help() -> None:
    """Whatever was answered."""
    for orientation in made_up():
        shown = page(orientation)
        assert shown.reach.call is not None or shown.help or shown.reach.uses == "outside"
        assert way_to_help(text(orientation))


def test_a_step_that_is_always_possible_keeps_the_place_that_an_urgent_thing_gives_it() -> None:
    """A person who is held hears of papers to sign before the call to family, though both stand twice in the rules."""
    steps = [step.english for step, _ in page(person(in_us_now=True, in_custody=True)).next]

    assert [step.split()[0] for step in steps[:2]] == ["Before", "Tell"]


def test_kinds_of_danger_share_one_sentence() -> None:
    """The same words do not stand on a page again, and are counted once."""
    said = text(person(in_us_now=True, danger_now=True, crisis_now=True, trafficking_now=True))

    assert [part.count("Safety comes before all else") for part in said.split("START HERE")] == [0, 1, 1]
    assert "CANNOT WAIT (" not in said


def nearest_day_is_told(orientation: Orientation) -> bool | None:
    """Whether the nearest day that counts (ahead, else past) stands on page one; None for a person without any.

    While something cannot wait, a day that is far off does not count.
    """
    days = [
        item.earliest
        for item in orientation.deadlines
        if item.deadline.page_one is None
        or item.deadline.page_one.silenced_by is None
        or evaluator(orientation.as_of).look(item.deadline.page_one.silenced_by, orientation.facts).truth is not YES
    ]
    if not days:
        return None
    as_of = orientation.as_of
    beside = pack().page_one.beside  # type: ignore[union-attr]
    if page(orientation).now and beside is not None:
        days = [day for day in days if beside.holds((day - as_of).days)]
    if not days:
        return None
    nearest = min(days, key=lambda day: (day < as_of, abs((day - as_of).days)))
    return day_words(nearest, as_of)(Words()) in " ".join(text(orientation).split())


def way_to_help(said: str) -> bool:
    """Whether page one says whom to call or where to turn."""
    return re.search(r"^(CALL|HELP): ", said, re.MULTILINE) is not None


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_the_nearest_day_and_a_way_to_help_stand_on_page_one(path: Path) -> None:
    """For every person of the tests."""
    assert nearest_day_is_told(read(path)) is not False
    assert way_to_help(text(read(path)))


def test_who_is_held_is_never_sent_to_a_web_page_or_a_short_number() -> None:
    """Not 911, not 988, no page alone; any officer, and numbers that are dialled."""
    seen = 0
    for orientation in made_up():
        if orientation.facts.get("in_custody") is not True or page(orientation).reach.uses == "child":
            continue
        seen += 1
        said = text(orientation)
        assert not re.search(r"\b(911|988|211)\b", said), said
        assert all(entry.phone for entry in page(orientation).help)
        assert "any officer" in said or page(orientation).safe_only or page(orientation).reach.name == "held_outside"
    assert seen > 20


def test_outside_the_us_no_short_number_of_the_us_stands_alone() -> None:
    """911 is Mexico's number too, and is said so."""
    seen = 0
    for orientation in made_up():
        if orientation.facts.get("entry_place") == "outside_us" and orientation.facts.get("in_us_now") is not True:
            seen += 1
            said = " ".join(text(orientation).split())
            assert not re.search(
                r"(?<!In Mexico: )(?<!In Mexico it is )(?<!In the US you can call )\b(911|988|211)\b", said
            )
    assert seen > 20


def test_who_was_given_asylum_never_meets_the_one_year() -> None:
    """Who knows what was given reads no day; who does not is told it with its "if" (`one_year_given`)."""
    met = 0
    for orientation in made_up():
        facts = orientation.facts
        if facts.get("asylum_filed") == "already_granted":
            met += 1
            alarms = {"one_year"}
            if facts.get("granted_what") in ("asylum", "refugee"):
                alarms |= {"one_year_given", "one_year_near"}
            adult = facts.get("age_now") in ("from_18_to_20", "from_21") and facts.get("in_us_now") is True
            assert not (alarms if adult else alarms - {"one_year"}) & {item.id for item in page(orientation).first}
    assert met > 5


def test_only_a_sure_yes_silences() -> None:
    """An old order in use takes the one-year day off the page; not knowing where the case stands does not."""
    came = {"entry_place": "airport", "unaccompanied_child": False, "entry_date": date(2025, 12, 20)}
    in_use = person(**came, case_stage=frozenset({"old_order"}))
    not_known = person(**came, case_stage=NonAnswer.DONT_KNOW)

    assert "one_year" not in {item.id for item in page(in_use).first}
    assert page(not_known).first[0].id == "one_year"


@pytest.mark.parametrize(
    ("back", "now"), [(273, False), (274, True), (364, True), (365, True), (364 + 180, True), (366 + 180, False)]
)
def test_the_one_year_cannot_wait_only_in_its_window(back: int, now: bool) -> None:
    """From 90 days before the safe day to 180 after it, while an exception may fit; never nineteen years later."""
    came = person(entry_place="airport", unaccompanied_child=False, entry_date=TODAY - timedelta(days=back))
    found = {item.id: item.now for item in page(came).first}

    assert found["one_year"] is now


def test_somebody_who_looks_on_learns_nothing() -> None:
    """In danger, or harmed by a partner: the first page tells no answer; the rest waits behind it."""
    harmed = person(entry_place="airport", harm_by=frozenset({"family_or_partner"}), danger_now=True, in_custody=False)
    first, behind = first_pages(harmed, Words(), OPTIONS)

    assert "TOUCH" not in "\n".join(page_lines(first, 80))
    assert "danger" not in "\n".join(page_lines(first, 80)).lower()
    assert "More about your answers" not in "\n".join(page_lines(behind, 80))


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, "That is today."),
        (1, "That is tomorrow."),
        (2, "That is in 2 days."),
        (60, "That is in 60 days."),
        (61, "That is in about 2 months."),
        (120, "That is in about 4 months."),
        (-1, "That was yesterday."),
        (-12, "That was 12 days ago."),
        (-92, "That was about 3 months ago."),
        (-7000, "That was more than 19 years ago."),
    ],
)
def test_days_left_are_said_in_words(left: int, said: str) -> None:
    """As people count them."""
    key, count = left_words(left)

    assert Words()(key, count=count) == said


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_each_language_keeps_the_room_and_what_is_needed(path: Path, lang: str) -> None:
    """A longer translation loses what can wait, never the step, a day, the second next step or the place of help."""
    words = open_words(lang, ROOT.parent / "translations")
    for slots in first_pages(read(path), words, OPTIONS):
        kept = {row.text for slot in fitted(slots, 80) for row in slot}
        lines = [line for line in page_lines(slots, 80) if not line.startswith("! ")]

        assert len(lines) <= 22, "\n".join(lines)
        assert [row.text for slot in slots for row in slot if row.needed and row.text not in kept] == []


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("outside", "a way to reach help"),
        ("freedom_for_immigrants", "no web page alone"),
        ("emergency_mexico", "no short number is given alone"),
    ],
)
def test_a_claim_about_page_one_is_refuted_where_it_does_not_hold(entry: str, what: str) -> None:
    """Without any place for people outside; with no number for who is held; with 911 alone outside."""

    def spoilt(each: HelpEntry) -> HelpEntry:
        if each.page_one is not None and entry in each.page_one.reach:
            return replace(each, page_one=None)
        if each.id != entry or each.page_one is None:
            return each
        if entry == "freedom_for_immigrants":
            return replace(each, phone="")
        return replace(each, page_one=replace(each.page_one, say=Text("x", "{phone}, at once.")))

    spoilt_pack = replace(pack(), help=tuple(spoilt(each) for each in pack().help))
    claims = list(page_one_claims(Compiled(Evaluator(spoilt_pack, TODAY))))

    assert [claim.what for claim in claims if not claim.holds and what in claim.what]


WHOM = re.compile(
    r"\b(lawyers?|officers?|workers?|court|staff|adult|someone|people|office|USCIS|page|UNHCR)\b", re.IGNORECASE
)


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_who_has_only_this_page_knows_what_by_when_the_step_to_whom_and_whom_to_call(path: Path) -> None:
    """The first thing; its day, or a word for how soon; a step that names a person or office; a number or a place."""
    orientation = read(path)
    for slots in first_pages(orientation, Words(), OPTIONS):
        rows = {row.label.text: row for slot in fitted(slots, 80) for row in slot if row.label is not None}
        step = rows.get("TODAY") or rows["NOW"]
        call = rows.get("CALL") or rows["HELP"]

        assert rows.keys() & {"CANNOT WAIT", "FIRST", "NEXT DATE", "YOUR DATE"}
        assert WHOM.search(step.text.split(": ", 1)[1]), step.text
        assert call.entry is not None or re.search(r"\b(officer|lawyer|adult|worker|country)\b", call.text), call.text
        if call.entry is not None and not call.entry.phone:
            assert re.search(r"someone you trust|worker|COMAR|A-number", call.text), call.text


def rows_of(slots: Slots) -> dict[str, str]:
    """The rows of a page by their English label."""
    return {row.label.text: row.text for slot in fitted(slots, 80) for row in slot if row.label is not None}


CALLED = re.compile(r"(?<!Ask to )\bcall (a|your) lawyer", re.IGNORECASE)


def wrong_calls(orientation: Orientation) -> list[str]:
    """What pages say to call that cannot be called there: a lawyer by the number of others, a line without a number."""
    found = []
    for slots in first_pages(orientation, Words(), OPTIONS):
        rows = rows_of(slots)
        call, said = rows.get("CALL") or rows["HELP"], " ".join(rows.values())
        step = rows.get("TODAY") or rows["NOW"]
        if CALLED.search(step) and "phone" not in step and "lawyer" not in call.replace("Not lawyers", ""):
            found.append(step)
        if "court line" in said and "1-800-898-7180" not in said:
            found.append(said)
    return found


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_whom_a_step_says_to_call_can_be_called_on_that_page(path: Path) -> None:
    """No "call a lawyer" above a number of people who are not lawyers, and no court line without its number."""
    assert wrong_calls(read(path)) == []


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        (
            {
                "case_stage": frozenset({"fast_removal"}),
                "fear_result": "judge_said_no_too",
                "fear_decided_date": TODAY - timedelta(days=2),
            },
            "fear_look_again",
        ),
        ({"board_said_no": True, "board_decision_date": TODAY - timedelta(days=9)}, "federal_court_thirty"),
    ],
)
def test_who_is_held_without_a_lawyer_to_call_is_sent_to_an_officer_for_the_list(
    answers: dict[str, object], first: str
) -> None:
    """The step itself says so, where the number is of people who are not lawyers."""
    held = person(in_us_now=True, in_custody=True, us_place="ga", **answers)
    step = rows_of(first_pages(held, Words(), OPTIONS)[0])["TODAY"]

    assert page(held).first[0].id == first
    assert "Ask an officer for a phone and the free list" in step
    assert wrong_calls(held) == []


@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_who_is_free_in_the_us_has_a_number_where_somebody_finds_a_lawyer(path: Path) -> None:
    """A web page alone is no help to who has no internet; the list of the government stands before 211."""
    orientation = read(path)
    if page(orientation).reach.uses != "free":
        return
    said = text(orientation).split("START HERE")[-1]
    assert re.search(r"^(CALL|FREE HELP|  ).*?(\d{3}-\d{3}-\d{4}|\b211\b)", said, re.MULTILINE), said
    if page(orientation).reach.call is None and re.search(r"\b211\b", said):
        assert -1 < said.find("justice.gov/eoir") < said.find("211"), said


LABELS = (("cannot_wait", "first", "next_date", "your_date"), ("today", "now"), ("call", "help_at"))
"""Labels of what stands first, of the step, and of the number or place."""


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=[path.stem for path in PEOPLE])
def test_the_narrowest_page_says_what_counts_in_its_first_24_lines(path: Path, lang: str) -> None:
    """At 40 columns: what stands first with its day, the step, and the number or place."""
    words = open_words(lang, ROOT.parent / "translations")
    labels = [[words(f"paper/one/{name}") for name in names] for names in LABELS]
    for slots in first_pages(read(path), words, OPTIONS):
        lines = [line for line in page_lines(slots, 40) if not line.startswith("! ")]
        head = "".join("".join(lines[:24]).split())
        for names in labels:
            row = next(row for slot in slots for row in slot if row.label is not None and row.label.text in names)
            told = [row.text] if row.entry is None or row.label is None else [row.label.text, row.entry.phone]
            assert all("".join(each.split()) in head for each in told), "\n".join(lines)


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("months", [1, 12])
@pytest.mark.parametrize("fact", ["court_date", "next_check_in", "letter_day", "fear_interview_day"])
def test_no_page_makes_up_the_day_of_a_month(fact: str, months: int, lang: str) -> None:
    """Only the month or year of a court day is known: no page, paper or calendar names a day of it."""
    last = date(2027, 3, 31) if months == 1 else date(2027, 12, 31)
    span = DayRange(date(2027, 3 if months == 1 else 1, 1), last)
    given: dict[str, object] = {"in_us_now": True, "has_court_date": True, fact: span}
    found = assess(evaluator(), Facts(given))  # type: ignore[arg-type]
    words = open_words(lang, ROOT.parent / "translations")
    paper = build_handout(found, words, OPTIONS)
    said = [render_first(first_pages(found, words, OPTIONS), 80), render_text(paper, 80)]
    said += [render_text(build(found, words, OPTIONS), 80), render_ics(paper, words, TODAY)]
    wrong = {words.day(span.earliest), f"{words.month_name(span.earliest.month)} 1,", f"{span.earliest:%Y%m%d}"}
    wrong |= {f"1 {words.month_name(span.earliest.month)}", f"1 de {words.month_name(span.earliest.month)} de 2027"}
    for text in said:
        assert not [each for each in wrong if each in " ".join(text.split())]
