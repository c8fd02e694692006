"""The driver, played by script: order, back, change, asides and the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from asylum_screen.core.facts import DayRange, NonAnswer
from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import Ending, Outcome, Setup, pages
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import Chosen, Kind, Mark, Nav, Page, Reply
from asylum_screen.fronts.prompters.texts import body_lines
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Row, Slots
from packs import AS_OF, small_pack
from script_prompter import ScriptPrompter

SPANISH = Language("es", "Español", "Spanish", offered=True)
DEFAULTS: dict[str, str] = {
    "question:danger_now": "no",
    "question:in_custody": "no",
    "question:has_court_date": "no",
    "question:entry_place": "sw_land_border",
    "question:entry_date": "2026",
    "question:entry_date:month": "3",
    "question:entry_date:day": "about",
    "question:nationalities": "HN",
    "question:nationalities:more": "done",
    "question:hard_topics": "answer",
    "question:harmed_before": "no",
    "review": "done",
    "orientation": "next",
    "teach": "skip",
    "end": "finish",
}


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))


def setup(**more: object) -> Setup:
    """A setup with the small pack and no terminal."""
    given: dict[str, object] = {"pack": small_pack(), "as_of": AS_OF, "words": lambda _: Words(), "document": document}
    return Setup(**{**given, **more})  # type: ignore[arg-type]


def play(replies: Mapping[str, object], **more: object) -> tuple[Outcome, ScriptPrompter]:
    """Play the default scenario with some replies changed."""
    script = ScriptPrompter({**DEFAULTS, **replies})  # type: ignore[arg-type, dict-item]
    return drive(Conversation(setup(**more)).pages(), script), script


def facts(outcome: Outcome) -> dict[str, object]:
    """The answers an outcome rests on."""
    assert outcome.orientation is not None
    return dict(outcome.orientation.facts)


def texts(script: ScriptPrompter, page_name: str) -> str:
    """All words of the last page of this name."""
    page = next(page for page in reversed(script.pages) if page.name == page_name)
    return "\n".join(item.line.text for item in page.paras)


def names(pages: Iterable[str], prefix: str) -> list[str]:
    """The pages seen that begin so."""
    return [name for name in pages if name.startswith(prefix)]


def test_a_whole_run_ends_in_an_orientation() -> None:
    """A scenario from the first page to the last gives facts of every kind and FINISHED."""
    outcome, script = play({})
    assert outcome.ending is Ending.FINISHED
    assert outcome.exit_code == 0
    given = facts(outcome)
    assert given["danger_now"] is False
    assert given["nationalities"] == frozenset({"HN"})
    assert given["entry_date"] == DayRange(AS_OF.replace(month=3, day=1), AS_OF.replace(month=3, day=31))
    assert script.seen[:2] == ["start", "section:urgent"]


def test_urgent_questions_come_first() -> None:
    """The pack's order is the order of the interview."""
    _, script = play({})
    assert names(script.seen, "question:")[0] == "question:danger_now"


def test_i_do_not_know_to_everything_is_kept_as_that() -> None:
    """Every question can be answered with "I do not know", and none of it becomes "no"."""
    unknown = {name: "dk" for name in DEFAULTS if name.startswith("question:")}
    outcome, _ = play(unknown)
    assert set(facts(outcome).values()) == {NonAnswer.DONT_KNOW}


def test_both_non_answers_stand_under_every_question() -> None:
    """No page that asks a question lacks the two answers that settle nothing."""
    _, script = play({})
    for page in script.pages:
        if page.question and not page.name.endswith((":day", ":more")):
            assert {"dk", "skip"} <= {row.id for row in page.rows}, page.name


def test_back_asks_the_question_before_again() -> None:
    """Back shows the question before with its answer; a new answer counts."""
    outcome, script = play({"question:danger_now": ["yes", "no"], "question:in_custody": [Nav.BACK, "no"]})
    assert facts(outcome)["danger_now"] is False
    assert script.seen.count("question:danger_now") == 2


def test_back_far_and_forward_again_loses_nothing() -> None:
    """Back to the first page and on again: each page shows its answer, and keeping it asks nothing anew."""
    asked = [name for name in DEFAULTS if name.startswith("question:") and name.count(":") == 1]
    ways: dict[str, object] = {name: [DEFAULTS[name], Nav.BACK, "keep"] for name in asked}
    ways["question:entry_date:month"], ways["question:entry_date:day"] = "3", "about"
    ways["question:nationalities"] = "HN"
    ways["question:nationalities:more"] = [Nav.BACK, "keep"]
    ways["section:urgent"] = ["next", Nav.BACK, "next"]
    ways["section:refugee"] = ["next", Nav.BACK, "next"]
    ways["section:arrival"] = ["next", Nav.BACK, "next"]
    ways["start"] = ["next", "next"]
    ways["review"] = [Nav.BACK, "done"]
    outcome, script = play(ways)
    straight, _ = play({})
    assert outcome.ending is Ending.FINISHED
    assert facts(outcome) == facts(straight)
    assert "start" in script.seen[script.seen.index("review") :]
    assert "Your answer now: No" in texts(script, "question:in_custody")


def test_rows_taken_in_stay_when_a_page_is_left_backwards() -> None:
    """Several answers, not done, then back: they are chosen still when the page comes again."""
    _, script = play(
        {
            "question:harmed_before": ["yes", "keep"],
            "question:harm_by": ["gang", Nav.BACK, "done"],
            "question:nationalities": "several",
            "question:nationalities:several": "HN",
            "question:nationalities:add": [Nav.BACK],
            "question:nationalities:more": [Nav.BACK, "done"],
            "question:entry_date": ["2026", "keep"],
        }
    )
    page = [page for page in script.pages if page.name == "question:harm_by"][2]
    assert [row.id for row in page.rows if row.mark is Mark.YES] == ["gang"]
    assert script.seen.count("question:nationalities") == 1


def test_back_from_the_change_of_an_answer_leads_to_the_review() -> None:
    """Back on the changed question, and on what its new answer asks, leads to the review; nothing is lost."""
    outcome, script = play(
        {
            "question:harmed_before": ["no", Nav.BACK, "yes"],
            "question:harm_by": [Nav.BACK, "gang", "done"],
            "review": ["change:harmed_before", "change:harmed_before", "done", "done"],
        }
    )
    straight, _ = play({})
    assert outcome.ending is Ending.FINISHED
    after = script.seen[script.seen.index("review") :]
    assert after[:5] == ["review", "question:harmed_before", "review", "question:harmed_before", "question:harm_by"]
    assert after[5:7] == ["review", "question:harm_by"]
    assert facts(outcome) == {**facts(straight), "harmed_before": True, "harm_by": frozenset({"gang"})}


def test_a_change_and_the_change_of_it_ask_nothing_twice() -> None:
    """Yes, no, and yes again: what was answered in between is still there."""
    outcome, script = play(
        {
            "question:harmed_before": ["yes", "no", "yes"],
            "question:harm_by": ["gang", "done"],
            "review": ["change:harmed_before", "change:harmed_before", "done"],
        }
    )
    assert facts(outcome)["harm_by"] == frozenset({"gang"})
    assert script.seen.count("question:harm_by") == 2


def test_back_never_leads_to_the_list_of_languages() -> None:
    """On the first page of the interview Back does nothing: it is not offered, and the page stays."""
    _, script = play({"start": [Nav.BACK, Nav.BACK, "next"]}, languages=(ENGLISH, SPANISH))
    assert script.seen[:4] == ["start", "start", "start", "section:urgent"]
    assert Nav.BACK not in {command.nav for command in script.pages[0].commands}


def test_none_of_these_with_others_is_said_and_drops_nothing() -> None:
    """The page says that both do not go together and shows what was chosen before."""
    outcome, script = play(
        {
            "question:harmed_before": "yes",
            "question:harm_by": [Chosen(("gang",)), Chosen(("none",)), Chosen(("community", "none")), "done"],
        }
    )
    assert facts(outcome)["harm_by"] == frozenset({"gang"})
    assert '"Nobody" does not go with other answers.' in texts(script, "question:harm_by")


def test_no_row_changes_its_number_while_a_person_chooses() -> None:
    """Several answers and countries: taking one in or out moves no other row."""
    _, script = play(
        {
            "question:harmed_before": ["yes"],
            "question:harm_by": ["gang", "community", "gang", "done"],
            "question:nationalities": "several",
            "question:nationalities:several": "HN",
            "question:nationalities:more": ["add", "done"],
            "question:nationalities:add": ["GT", "AL"],
        }
    )
    for name in ("question:harm_by", "question:nationalities:more"):
        numbers: dict[str, set[int]] = {}
        for page in script.pages:
            for number, row in page.numbered(page.rows).items() if page.name == name else ():
                numbers.setdefault(row.id, set()).add(number)
        assert numbers
        assert all(len(each) == 1 for each in numbers.values()), numbers


@pytest.mark.parametrize("year", ["1405", "2569", "2083", "2035"])
def test_a_year_of_another_calendar_is_asked_about_and_never_taken(year: str) -> None:
    """A year that cannot be ours leads to one kind question; then the year is chosen again."""
    outcome, script = play({"question:entry_date": [year, "2026"], "question:entry_date:calendar": "again"})
    assert f"Is {year} a year of another calendar?" in texts(script, "question:entry_date:calendar")
    said = facts(outcome)["entry_date"]
    assert isinstance(said, DayRange)
    assert said.earliest.year == 2026


@pytest.mark.parametrize(("country", "asked"), [("ET", True), ("HN", False)])
def test_2019_said_by_somebody_of_ethiopia_is_asked_about(country: str, asked: bool) -> None:
    """The year of Ethiopia's calendar that is now may be meant; it can also stay."""
    outcome, script = play(
        {
            "question:entry_date": ["2019", "2026"],
            "question:entry_date:month": ["3", "3"],
            "question:entry_date:day": ["about", "about"],
            "question:nationalities": country,
            "calendar:entry_date": "change:entry_date",
        }
    )
    said = facts(outcome)["entry_date"]
    assert isinstance(said, DayRange)
    assert ("calendar:entry_date" in script.seen) is asked
    assert said.earliest.year == (2026 if asked else 2019)
    stays, _ = play({"question:entry_date": "2019", "question:nationalities": country, "calendar:entry_date": "ours"})
    assert stays.ending is Ending.FINISHED


def test_a_conflict_is_asked_about_once_when_it_arises_and_can_be_changed() -> None:
    """Right after the second of two answers; the answer changed there is asked at once."""
    outcome, script = play(
        {
            "question:in_custody": ["yes", "no"],
            "question:entry_place": "outside_us",
            "conflict:outside_but_held": "change:in_custody",
        }
    )
    place = script.seen.index("conflict:outside_but_held")
    assert script.seen[place - 1 : place + 2] == [
        "question:entry_place",
        "conflict:outside_but_held",
        "question:in_custody",
    ]
    assert facts(outcome)["in_custody"] is False


def test_back_from_an_answer_to_change_leads_to_what_does_not_fit() -> None:
    """Back there shows the conflict again; the answer kept as it is goes on with what is open. Nothing is lost."""
    conflict, held = "conflict:outside_but_held", "question:in_custody"
    again = ["change:in_custody", "change:in_custody", "leave"]
    for last, replies in ((Nav.BACK, again), ("keep", again[:2])):
        outcome, script = play(
            {held: ["yes", Nav.BACK, last], "question:entry_place": "outside_us", conflict: list(replies)}
        )
        place = script.seen.index(conflict)
        assert script.seen[place : place + 4] == [conflict, held, conflict, held]
        assert script.seen.count(conflict) == len(replies)
        assert (facts(outcome)["in_custody"], facts(outcome)["entry_place"]) == (True, "outside_us")
        assert script.seen.count("question:entry_place") == 1


@pytest.mark.parametrize(("said", "text"), [("no", "Nothing urgent came up"), ("dk", "we do not know if something")])
def test_nothing_urgent_is_said_only_when_it_is_known(said: str, text: str) -> None:
    """With an urgent question open the recap says that it is open."""
    urgent = {f"question:{fact}": said for fact in ("danger_now", "in_custody", "has_court_date")}
    _, script = play({**urgent, "teach": "next", "teach:urgent": "can"})
    assert text in texts(script, "teach:urgent:shown")


def test_back_from_the_first_question_leads_to_its_introduction_and_the_start() -> None:
    """Back on the first question goes to the section's page, then to the start page."""
    _, script = play({"question:danger_now": [Nav.BACK, "no"], "section:urgent": ["next", Nav.BACK, "next"]})
    assert script.seen[:6] == [
        "start",
        "section:urgent",
        "question:danger_now",
        "section:urgent",
        "start",
        "section:urgent",
    ]


def test_back_from_review_orientation_and_end() -> None:
    """Every page after the questions leads back too."""
    outcome, script = play(
        {
            "question:harmed_before": ["no", "dk"],
            "review": [Nav.BACK, "done", "done"],
            "orientation": [Nav.BACK, "next", "next"],
            "teach": [Nav.BACK, "skip", "skip"],
            "end": [Nav.BACK, "finish"],
        }
    )
    assert outcome.ending is Ending.FINISHED
    assert facts(outcome)["harmed_before"] is NonAnswer.DONT_KNOW
    assert script.seen.count("review") == 3


def test_danger_shows_lines_to_call_at_once() -> None:
    """Danger answered with yes shows the urgent text and the emergency line before the next question."""
    _, script = play({"question:danger_now": "yes"})
    place = script.seen.index("urgent:danger_now")
    assert script.seen[place - 1] == "question:danger_now"
    assert "Emergency line 911" in texts(script, "urgent:danger_now")


def test_a_removed_urgent_answer_leaves_nothing_behind() -> None:
    """After danger is changed to no, neither the urgent part nor its help is left."""
    outcome, _ = play({"question:danger_now": ["yes", "no"], "review": ["change:danger_now", "done"]})
    assert outcome.orientation is not None
    assert outcome.orientation.urgent == ()
    assert "emergency_line" not in [entry.id for entry in outcome.orientation.help]


def test_a_change_drops_what_no_longer_fits_and_says_so() -> None:
    """Changing the gate's answer takes the answers behind it out and names them."""
    outcome, script = play(
        {
            "question:harmed_before": ["yes"],
            "question:harm_by": ["gang", "done"],
            "question:hard_topics": ["answer", "read"],
            "review": ["change:hard_topics", "done"],
        }
    )
    assert "harmed_before" not in facts(outcome)
    assert "harm_by" not in facts(outcome)
    assert "- Did anyone hurt you in your country?" in texts(script, "read:refugee")


def test_a_change_asks_what_now_depends_on_it() -> None:
    """Changing "no" to "yes" asks the follow-up and says why."""
    outcome, script = play(
        {
            "question:harmed_before": ["no", "yes"],
            "question:harm_by": ["gang", "government", "done"],
            "review": ["change:harmed_before", "done"],
        }
    )
    assert facts(outcome)["harm_by"] == frozenset({"gang", "government"})
    assert "They come now" in texts(script, "question:harm_by") or any(
        "They come now" in item.line.text for page in script.pages for item in page.paras
    )


def test_about_this_month_is_a_span_that_ends_today() -> None:
    """In the month of the orientation, "about this month" goes no further than its day."""
    outcome, _ = play({"question:entry_date:month": str(AS_OF.month), "question:entry_date:day": "about"})
    assert facts(outcome)["entry_date"] == DayRange(AS_OF.replace(day=1), AS_OF)


def test_reading_instead_of_answering_shows_the_rules_words() -> None:
    """A person who chooses to read sees what the rules look at and is asked nothing."""
    outcome, script = play({"question:hard_topics": "read"})
    assert "The law looks at harm and at who did it." in texts(script, "read:refugee")
    assert "harmed_before" not in facts(outcome)


def test_a_kiosk_offers_reading_first() -> None:
    """On a shared machine the first row of the gate is to read."""
    _, script = play({}, kiosk=True)
    page = next(page for page in script.pages if page.name == "question:hard_topics")
    assert page.rows[0].id == "read"


def test_conflicts_are_shown_in_words_on_the_review() -> None:
    """Answers that do not fit together are named before the orientation."""
    leave = {"conflict:outside_but_held": "leave"}
    _, script = play({"question:in_custody": "yes", "question:entry_place": "outside_us", **leave})
    assert "You said you are outside, and that officers hold you." in texts(script, "review")


def test_language_change_keeps_answers_and_says_so() -> None:
    """Another language can be chosen at any question; answers stay."""
    outcome, script = play(
        {"question:in_custody": [Nav.LANGUAGE, "no"], "language": "es"}, languages=(ENGLISH, SPANISH)
    )
    assert facts(outcome)["danger_now"] is False
    assert "Your answers are still here" in texts(script, "question:in_custody")


@pytest.mark.parametrize("kiosk", [False, True])
def test_a_pause_promises_no_more_than_is_kept(kiosk: bool) -> None:
    """A shared machine forgets when nobody comes back, and says so before."""
    said = [para.line.id for para in pages.pause(Desk(small_pack(), AS_OF, Words(), kiosk=kiosk)).paras]
    assert ("ui/pause/kiosk" in said) is kiosk


def test_start_over_forgets_everything() -> None:
    """After starting over no answer is left and the first page is shown."""
    outcome, script = play(
        {
            "question:danger_now": ["yes", "dk"],
            "question:in_custody": [Nav.START_OVER, "no"],
            "start_over": "yes",
        }
    )
    assert facts(outcome)["danger_now"] is NonAnswer.DONT_KNOW
    assert script.seen.count("start") == 2


@pytest.mark.parametrize(("chosen", "left"), [("next", False), ("new", NonAnswer.DONT_KNOW)])
def test_the_first_page_asks_whose_the_answers_are(chosen: str, left: object) -> None:
    """Gone back to, it looks like a beginning: who comes next goes on with nobody's answers by Enter alone."""
    outcome, script = play(
        {
            "start": ["next", chosen, "next"],
            "section:urgent": ["next", Nav.BACK, "next"],
            "question:danger_now": ["no", Nav.BACK, "keep" if chosen == "next" else "dk"],
            "question:in_custody": [Nav.BACK, "no"],
        }
    )
    first, again = [page for page in script.pages if page.name == "start"][:2]
    assert (first.kind, again.kind) == (Kind.READ, Kind.CHOOSE)
    assert [row.id for row in again.rows[:2]] == ["next", "new"]
    assert facts(outcome)["danger_now"] is left


def test_leaving_gives_no_orientation() -> None:
    """Leave now ends at once with code 0 and nothing in hand."""
    outcome, _ = play({"question:in_custody": Nav.QUIT})
    assert (outcome.ending, outcome.exit_code, outcome.orientation) == (Ending.LEFT, 0, None)


def test_why_help_and_pause_come_back_to_the_question() -> None:
    """Asides show their page and return to the same question."""
    _, script = play({"question:danger_now": [Nav.WHY, Nav.HELP, Nav.PAUSE, "no"]})
    assert script.seen.count("question:danger_now") == 4
    assert "Help can be called." in texts(script, "why:danger_now")
    assert {"help", "pause"} <= set(script.seen)


def test_ids_are_shown_on_request() -> None:
    """Every text shows its id once the person asks for it."""
    _, script = play({"question:danger_now": [Nav.SHOW_IDS, "no"]})
    assert not script.pages[2].show_ids
    assert script.pages[3].show_ids


def test_another_day_is_said_on_every_page() -> None:
    """With a day set by hand no page lacks the warning."""
    _, script = play({}, other_day=True)
    for page in script.pages:
        assert any("not today's law" in item.line.text for item in page.paras) or page.body, page.name


def test_the_three_questions_at_the_end_count_nothing() -> None:
    """Both answers of the teach-back lead to the same text again."""
    for said in ("can", "again"):
        _, script = play(
            {
                "teach": "next",
                "teach:urgent": said,
                "teach:dates": said,
                "teach:help": said,
                "question:in_custody": "yes",
            }
        )
        assert names(script.seen, "teach:") == [
            "teach:urgent",
            "teach:urgent:shown",
            "teach:dates",
            "teach:dates:shown",
            "teach:help",
            "teach:help:shown",
        ]
        assert "You said you are held." in texts(script, "teach:urgent:shown")
        assert "February 28, 2027" in texts(script, "teach:dates:shown")


def test_no_page_shows_an_answer_in_its_repr() -> None:
    """Replies and outcomes keep answers out of their repr, so that no log can show them."""
    outcome, _ = play({})
    assert "HN" not in repr(outcome)
    assert "HN" not in repr(Chosen(("HN",)))


def test_nothing_is_left_when_the_last_page_says_so() -> None:
    """On a shared machine the answers are gone before that page is shown, and no reply to it brings them back."""
    left: list[object] = []

    class Watching(ScriptPrompter):
        def ask(self, page: Page) -> Reply:
            if page.name == "end":
                left.append(dict(conversation.person.interview.facts))
                assert {command.nav for command in page.commands} == {Nav.QUIT}
            return super().ask(page)

    for reply in ("finish", Nav.BACK):
        conversation = Conversation(setup(kiosk=True))
        watching = Watching({**DEFAULTS, "end": reply})  # type: ignore[arg-type, dict-item]
        outcome = drive(conversation.pages(), watching)
        assert outcome.ending is Ending.FINISHED
        assert outcome.orientation is outcome.document is None
    assert left == [{}, {}]


def test_page_one_comes_before_the_whole_and_back_leads_through_it() -> None:
    """What was kept off the first page follows on its own; back goes through both to the review."""

    def first(_orientation: Orientation, _words: Words) -> tuple[Slots, ...]:
        return ((Row("CANNOT WAIT"),),), ((Row("TOUCH"),),)

    _, script = play(
        {"review": ["done", "done"], "orientation": [Nav.BACK, Nav.BACK, "next"], "first:0": ["next", Nav.BACK]},
        first=first,
    )
    ends = [name for name in script.seen if name.startswith(("first", "review", "orientation"))]

    assert ends[:4] == ["review", "first:0", "first:1", "orientation"]
    assert ends[4:7] == ["first:0", "review", "first:0"]
    page = next(page for page in script.pages if page.name == "first:0")
    assert body_lines(page, 40) == ["CANNOT WAIT"]


@pytest.mark.parametrize(
    ("month", "asked"),
    [("2026-11", False), ("2026-6", False), ("2025-12", True), ("2025-11", True), ("2024-3", False)],
)
def test_the_day_of_a_month_is_asked_only_where_it_counts(month: str, asked: bool) -> None:
    """A month of late is one page; the day comes where a time limit ends soon: one year after December 2025."""
    year, _, number = month.partition("-")
    first = month if year == "2026" else year
    outcome, script = play({"question:entry_date": first, "question:entry_date:month": number})
    assert ("question:entry_date:day" in script.seen) is asked
    assert ("question:entry_date:month" in script.seen) is (first == year)
    said = facts(outcome)["entry_date"]
    assert isinstance(said, DayRange)
    assert (said.earliest.year, said.earliest.month, said.earliest.day) == (int(year), int(number), 1)


@pytest.mark.parametrize(("month", "asked"), [("2026-11", True), ("2027-1", True), ("2027-3", False)])
def test_a_day_ahead_is_asked_by_its_month_and_the_day_only_when_it_is_near(month: str, asked: bool) -> None:
    """The months from this one on stand on the first page."""
    replies = {"question:has_court_date": "yes", "question:court_date": month, "question:court_date:day": "about"}
    _, script = play(replies)
    assert ("question:court_date:day" in script.seen) is asked
    assert "question:court_date:month" not in script.seen


def test_one_country_takes_one_page() -> None:
    """Who has more says so on it first."""
    outcome, script = play({})
    assert [name for name in script.seen if "nationalities" in name] == ["question:nationalities"]
    replies = {"several": "HN", "add": "GT", "more": "done"}
    more = {f"question:nationalities:{step}": said for step, said in replies.items()}
    outcome, script = play({"question:nationalities": "several", **more})
    assert facts(outcome)["nationalities"] == frozenset({"HN", "GT"})
