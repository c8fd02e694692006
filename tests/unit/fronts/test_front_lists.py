"""Lists of yes/no questions on one page: three states, and nothing left alone is taken for a no."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from asylum_screen.core.facts import Answer, NonAnswer
from asylum_screen.core.parts import all_parts, pages_of
from asylum_screen.core.rules import RulePack, Text
from asylum_screen.fronts import pages
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.lists import Listed, collect_list, list_page
from asylum_screen.fronts.page import KEEP, NONE, Chosen, Kind, Mark, Nav, Page, Reply, press
from asylum_screen.fronts.pages import page_of_part_one
from asylum_screen.fronts.prompters.keys import KEY_NAMES
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.screen import ScreenPrompter
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.cells import cell_width
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line
from asylum_screen.rulebook import load_pack
from packs import AS_OF, small_pack

ROOT = Path(__file__).parents[3]
PACK = small_pack()
TRANSLATIONS = Path(__file__).resolve().parents[3] / "translations"
ASKED = tuple(PACK.questions[fact] for fact in ("danger_now", "in_custody", "has_court_date"))
LIST = Listed("now", Text("list/now", "Is one of these true for you now?"), ASKED, careful=True)
NO, YES, UNSURE, DECLINED = False, True, NonAnswer.DONT_KNOW, NonAnswer.DECLINED
Result = dict[str, Answer] | Nav | None


def desk() -> Desk:
    """A desk in English."""
    return Desk(PACK, AS_OF, Words())


def play(*replies: Reply, listed: Listed = LIST) -> tuple[Result, list[Page]]:
    """What a list gives for these replies, and the pages it showed."""
    listing, shown = collect_list(listed), []
    build = next(listing)
    for reply in replies:
        shown.append(build(desk()))
        try:
            build = listing.send(reply)
        except StopIteration as ended:
            return ended.value, shown
    raise AssertionError("more is asked", build(desk()).name)


def said(danger: Answer, custody: Answer, court: Answer) -> dict[str, Answer]:
    """The answers of the three rows."""
    return {"danger_now": danger, "in_custody": custody, "has_court_date": court}


def test_the_row_that_ends_a_list_says_what_is_meant_by_the_rows_that_were_left_alone() -> None:
    """No row is a no by itself: "no to the rest" and "not sure of the rest" are two rows, and no page comes after."""
    marks = ("danger_now", "in_custody", "in_custody")
    for row, answer, words in (
        ("done", NO, "Done, no to the rest"),
        ("dk", UNSURE, "Done, not sure of the rest"),
        ("skip", DECLINED, "I prefer not to answer"),
    ):
        answers, pages = play(Chosen((*marks, row)))
        assert answers == said(YES, UNSURE, answer)
        assert [page.name for page in pages] == ["list:now"]
        ends = {each.id: each.line.text for each in pages[0].ends}
        assert ends[row] == words


def test_none_of_these_is_a_no_and_asks_nothing_more() -> None:
    """It is marked like a row; beside another mark it is refused, and another row takes it out."""
    assert play(Chosen((NONE, "done")))[0] == play(Chosen((NONE, "dk")))[0] == said(NO, NO, NO)
    assert play(Chosen(("danger_now", NONE, "dk")))[0] == said(YES, UNSURE, UNSURE)
    assert play(Chosen((NONE, "danger_now", "done")))[0] == said(YES, NO, NO)


def test_back_from_a_list_keeps_its_marks_for_when_it_comes_again() -> None:
    """What was marked is marked then."""
    listed = replace(LIST, drafts={})
    assert play(Chosen(("in_custody",)), Nav.BACK, listed=listed)[0] is Nav.BACK
    assert play(Chosen(("done",)), listed=listed)[0] == said(NO, YES, NO)
    assert listed.drafts == {}


def test_a_list_that_is_asked_again_begins_with_its_answers() -> None:
    """It can be kept; what was a "no", or declined, before stays so beside "no to the rest"."""
    listed = replace(LIST, current=said(YES, NO, UNSURE), drafts={})
    answers, pages = play(Chosen((KEEP,)), listed=listed)
    assert answers is None
    assert [row.mark for row in pages[0].rows[:4]] == [Mark.YES, Mark.EMPTY, Mark.UNSURE, Mark.EMPTY]
    assert play(Chosen(("has_court_date", "done")), listed=listed)[0] == said(YES, NO, NO)
    assert play(Chosen(("danger_now", "dk")), listed=listed)[0] == said(UNSURE, UNSURE, UNSURE)
    declined = replace(LIST, current=said(YES, DECLINED, NO), drafts={})
    assert play(Chosen(("danger_now", "danger_now", "done")), listed=declined)[0] == said(NO, DECLINED, NO)
    nothing = replace(LIST, current=said(NO, NO, NO), drafts={})
    assert play(Chosen((KEEP,)), listed=nothing)[1][0].rows[3].mark is Mark.YES
    assert play(Chosen(("danger_now", "done")), listed=nothing)[0] == said(YES, NO, NO)


def test_of_urgent_things_not_sure_is_offered_first() -> None:
    """There the first of the rows that end a list is "not sure of the rest", elsewhere "no to the rest"."""
    assert [row.id for row in list_page(desk(), LIST, {}).ends] == ["dk", "done", "skip"]
    assert [row.id for row in list_page(desk(), replace(LIST, careful=False), {}).ends] == ["done", "dk", "skip"]


@pytest.mark.parametrize("three", [True, False])
def test_presses_never_lead_to_a_mark_beside_none(three: bool) -> None:
    """Whatever is pressed: "none of these" is never marked together with another row, and each row comes round."""
    rows = ("a", "b", NONE)
    for presses in itertools.product(rows, repeat=6):
        marks = dict.fromkeys(rows, Mark.EMPTY)
        for row in presses:
            marks = press(marks, row, three=three) or marks
            others = {marks["a"], marks["b"]} - {Mark.EMPTY}
            assert marks[NONE] is Mark.EMPTY or not others
            assert three or Mark.UNSURE not in marks.values()


class Screen(DummyOutput):
    """An output of a size that shows nothing."""

    def __init__(self, columns: int, rows: int) -> None:
        self.size = Size(rows, columns)

    def get_size(self) -> Size:
        """The size."""
        return self.size


@contextmanager
def keyboard(columns: int, rows: int) -> Iterator[tuple[ScreenPrompter, PipeInput]]:
    """The terminal prompter on a pipe in place of a keyboard."""
    with create_pipe_input() as pipe:
        seconds = itertools.count(0, 2)
        prompter = ScreenPrompter(
            io.StringIO(), io.StringIO(), keys=pipe, output=Screen(columns, rows), settle=0, clock=lambda: next(seconds)
        )
        yield prompter, pipe


def by_keys(page: Page, *keys: str, columns: int = 80, rows: int = 24) -> Reply:
    """The reply to keys that come one after the other, each when the one before is drawn; Ctrl-X at the end."""
    waiting, draw = [*keys, "\x18"], View.draw
    with keyboard(columns, rows) as (prompter, pipe), pytest.MonkeyPatch.context() as patch:

        def drawn(view: View, columns: int, rows: int) -> object:
            pipe.send_text(waiting.pop(0)) if waiting else None
            return draw(view, columns, rows)

        patch.setattr(View, "draw", drawn)
        return prompter.ask(page)


def by_lines(page: Page, typed: str) -> Reply:
    """The reply of plain lines."""
    return PlainPrompter(io.StringIO(f"{typed}\n"), io.StringIO()).ask(page)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("130", Chosen(("danger_now", "has_court_date", "done"))),
        ("220", Chosen(("in_custody", "in_custody", "done"))),
        ("40", Chosen((NONE, "done"))),
        ("1?", Chosen(("danger_now", "dk"))),
        ("-", Chosen(("skip",))),
        ("0", Chosen(("done",))),
        ("٢0", Chosen(("in_custody", "done"))),
    ],
)
def test_keys_and_lines_give_the_same_reply(keys: str, reply: Reply) -> None:
    """A digit marks at once, the sign of an end ends; the same as one line of numbers and signs."""
    page = list_page(desk(), LIST, {})
    assert by_keys(page, *keys) == reply
    assert by_lines(page, " ".join(keys)) == reply


def test_arrows_and_enter_do_everything_too() -> None:
    """Enter marks the row pointed at; below the rows the arrows reach what ends the list."""
    page, down = list_page(desk(), LIST, {}), "\x1b[B"
    assert by_keys(page, down, "\r", *[down] * 4, "\r") == Chosen(("danger_now", "dk"))
    assert by_keys(page, *[down] * 6, "\r") == Chosen(("done",))


def test_a_number_and_enter_are_one_mark() -> None:
    """Other pages are answered "1, Enter": on a list that is a yes, neither "not sure" nor a mark less."""
    page, down, up = list_page(desk(), LIST, {}), "\x1b[B", "\x1b[A"
    assert by_keys(page, "1", "\r", "\r", "3", "\r", "0") == Chosen(("danger_now", "has_court_date", "done"))
    assert by_keys(page, "1", down, up, "\r", "0") == Chosen(("danger_now", "danger_now", "done"))


def test_a_command_gives_the_marks_first() -> None:
    """Who looks at the help in the middle of a list finds every mark again; who leaves hands over nothing."""
    page = list_page(desk(), LIST, {})
    assert by_keys(page, "1") is Nav.QUIT
    waiting, draw = ["1", "\x1bOP"], View.draw
    with keyboard(80, 24) as (prompter, pipe), pytest.MonkeyPatch.context() as patch:

        def drawn(view: View, columns: int, rows: int) -> object:
            pipe.send_text(waiting.pop(0)) if waiting else None
            return draw(view, columns, rows)

        patch.setattr(View, "draw", drawn)
        assert prompter.ask(page) == Chosen(("danger_now",))
        assert prompter.ask(page) is Nav.HELP


def nine_rows(words: str) -> Page:
    """A list of eight questions of so many words, and "none of these"."""
    asked = tuple(
        replace(ASKED[1], id=f"fact{place}", ask=Text(f"fact{place}", f"{place} {words}"), help=None)
        for place in range(8)
    )
    return list_page(desk(), replace(LIST, questions=asked), {})


def screens(page: Page, columns: int, rows: int) -> list[list[str]]:
    """The screens of a page, turned over until its last row was in sight."""
    view = View(page, {nav.value: name for nav, name in KEY_NAMES.items()}, list(page.rows))
    shown = []
    while not shown or view.unseen:
        if shown:
            view.page_down()
        shown.append(["".join(text for _, text in line) for line in view.draw(columns, rows)])
        assert all(cell_width(line) < columns for line in shown[-1])
        assert len(shown[-1]) == rows
    return shown


@pytest.mark.parametrize(("columns", "rows", "most"), [(80, 24, 1), (40, 20, 2), (40, 15, 4)])
def test_nine_answers_fit_and_done_is_always_in_sight(columns: int, rows: int, most: int) -> None:
    """Nine answers on one screen of 80 by 24 and on two of 40 by 20; what ends the list stands on each."""
    shown = screens(nine_rows("Did this happen to you at any time here?"), columns, rows)
    assert len(shown) <= most
    assert all("0 Done" in " ".join(lines) for lines in shown)
    assert all("Ctrl-X" in " ".join(lines[-3:]) for lines in shown)


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize(
    "hint", ["ui/too_much", "ui/press_again", "ui/not_an_answer", "ui/choose_first", "ui/list/alone"]
)
def test_what_became_of_a_key_is_said_on_a_small_screen_too(hint: str, lang: str) -> None:
    """The words are whole on 40 by 15, below a list as below a question, and the answers are still in sight."""
    words = Words() if lang == "en" else open_words(lang, TRANSLATIONS)
    there = Desk(PACK, AS_OF, words)
    for page in (list_page(there, LIST, {}), pages.question(there, PACK.questions["entry_place"], Line("12 more"))):
        view = View(page, {nav.value: name for nav, name in KEY_NAMES.items()}, list(page.rows))
        view.hint = hint
        shown = ["".join(text for _, text in line) for line in view.draw(40, 15)]
        assert words(hint) in " ".join(" ".join(shown).split())
        assert any(re.match(r"\s*1\.", line) for line in shown)


@pytest.mark.parametrize("code", ["en", "es", "ht"])
def test_the_lists_of_the_rules_fit_their_screens(code: str) -> None:
    """Each list of the real rules, with its help, fits one screen of 80 by 24 and two of 40 by 20."""
    pack = load_pack(ROOT / "rules")
    words = Words() if code == "en" else open_words(code, ROOT / "translations")
    at = Desk(pack, AS_OF, words)
    for name, listed in asked_as_lists(pack).items():
        page = list_page(at, listed, {})
        assert (len(screens(page, 80, 24)) <= 1, len(screens(page, 40, 20)) <= 2) == (True, True), name


def asked_as_lists(pack: RulePack) -> dict[str, Listed]:
    """Every list of a pack with all its questions."""
    found: dict[str, Listed] = {}
    for asked in (page for part in all_parts(pack) for page in pages_of(pack, part) if len(page.facts) > 1):
        if asked.id not in found or len(asked.facts) > len(found[asked.id].questions):
            assert asked.title is not None
            questions = tuple(pack.questions[fact] for fact in asked.facts)
            far = partial(page_of_part_one, page=4, more=9)
            found[asked.id] = Listed(asked.id, asked.title, questions, asked.careful, far)
    return found


def test_done_turns_the_page_until_every_row_was_in_sight() -> None:
    """On a screen too small for the list nobody says no to rows that were never shown."""
    page = nine_rows("Did this happen to you at any time here?")
    turns = len(screens(page, 40, 15)) - 1
    assert turns >= 1
    assert by_keys(page, *"0" * turns, columns=40, rows=15) is Nav.QUIT
    assert by_keys(page, *"0" * (turns + 1), columns=40, rows=15) == Chosen(("done",))


def test_a_list_of_plain_lines_says_its_marks_in_words() -> None:
    """A voice reads no brackets with a sign in them."""
    out = io.StringIO()
    page = list_page(desk(), LIST, {"danger_now": Mark.YES, "in_custody": Mark.UNSURE})
    PlainPrompter(io.StringIO(""), out).ask(page)
    for text in (
        "1. [chosen] Are you in danger",
        "2. [not sure] Are you held",
        "3. Do you have",
        "0. Done, no",
        "?. Done, not",
    ):
        assert text in out.getvalue()
    assert page.kind is Kind.LIST


def test_no_help_names_a_row_that_a_list_has_under_another_name() -> None:
    """Any question can come on a list, where the row is "not sure" and not "I do not know"."""
    pack, row = load_pack(ROOT / "rules"), Words()("ui/dk").casefold()
    said = [text for each in pack.questions.values() for text in (each.help, each.why) if text is not None]
    assert [text.english for text in said if row in text.english.casefold()] == []
