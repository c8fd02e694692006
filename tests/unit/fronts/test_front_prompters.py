"""All prompters give the same transcript for the same scenario; keys and lines mean what they say, and no more."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from prompt_toolkit.input import create_pipe_input

from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Option
from asylum_screen.fronts import Ending, Setup
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import KEEP, Chosen, Kind, Nav, Page, Reply, Row
from asylum_screen.fronts.pages import question
from asylum_screen.fronts.prompters.numbers import number
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.screen import ScreenPrompter
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document, Line
from packs import AS_OF, small_pack, text
from played import Screen, by_keys, by_plain, by_script, one_by_one, rich
from script_prompter import ScriptPrompter

SCENARIO: dict[str, list[str | Nav | Chosen]] = {
    "question:danger_now": ["yes", "no"],
    "question:in_custody": [Nav.WHY, Nav.BACK, "dk"],
    "question:has_court_date": ["yes"],
    "question:court_date": ["2027"],
    "question:court_date:month": ["season", "season"],
    "question:court_date:season": [Nav.BACK, "4"],
    "question:entry_place": ["airport", "sw_land_border"],
    "question:entry_date": ["2026", "2025"],
    "question:entry_date:month": [Nav.BACK, "12"],
    "question:entry_date:day": ["17"],
    "question:nationalities": ["several"],
    "question:nationalities:several": ["HN"],
    "question:nationalities:add": ["GT"],
    "question:nationalities:more": ["done"],
    "question:hard_topics": ["answer"],
    "question:harmed_before": ["yes"],
    "question:harm_by": [Chosen(("gang", "community", "gang", "done"))],
    "review": ["change:entry_place", "done"],
    "teach": ["next"],
    "teach:urgent": ["can"],
    "teach:dates": ["again"],
    "teach:help": ["can"],
}


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))


def setup() -> Setup:
    """A setup without a terminal."""
    return Setup(small_pack(), AS_OF, lambda _: Words(), document)


class Player:
    """Knows the scenario and what to do next on a page."""

    def __init__(self) -> None:
        self.left = {name: list(said) for name, said in SCENARIO.items()}

    def __call__(self, page: Page) -> Reply:
        """The reply the scenario wants on this page."""
        waiting = self.left.get(page.name)
        if waiting:
            said = waiting.pop(0)
            return Chosen((said,)) if isinstance(said, str) else said
        assert page.kind is Kind.READ, page.name
        return Chosen((page.rows[0].id,))


def test_all_prompters_give_the_same_transcript() -> None:
    """Script, plain lines and keys: same pages, same replies, same answers."""
    played = [play(setup(), Player()) for play in (by_script, by_plain, by_keys)]
    for outcome, transcript in played:
        assert outcome.ending is Ending.FINISHED
        assert transcript == played[0][1]
        assert outcome.orientation == played[0][0].orientation


def ask_plain(page: Page, typed: str) -> tuple[Reply, str]:
    """The reply of plain lines to what was typed, and what was written."""
    out = io.StringIO()
    return PlainPrompter(io.StringIO(typed), out).ask(page), out.getvalue()


def page_of(name: str) -> Page:
    """A page of the scenario."""
    script = ScriptPrompter(SCENARIO)
    drive(Conversation(setup()).pages(), script)
    return next(page for page in script.pages if page.name == name)


@pytest.mark.parametrize("typed", ["2", "٢", "۲", "२", " 2 "])
def test_digits_of_any_script_are_read(typed: str) -> None:
    """Arabic-Indic, Persian and Devanagari digits count like Latin ones."""
    assert ask_plain(page_of("question:in_custody"), f"{typed}\n")[0] == Chosen(("no",))
    assert number(typed) == 2


def test_end_of_input_leaves_and_invents_nothing() -> None:
    """No line, no answer."""
    assert ask_plain(page_of("question:in_custody"), "")[0] is Nav.END_OF_INPUT


GARBAGE = [
    "\n",
    "yes\n",
    "0\n",
    "99999\n",
    "-1\n",
    "1 2\n",
    "😀 שלום\n",
    "\x1b[31m\x1b]0;x\x07\n",
    "1" * 60000 + "\n",
    "½\n",
]


@pytest.mark.parametrize("typed", GARBAGE)
def test_garbage_answers_nothing_on_plain_lines(typed: str) -> None:
    """What is no number of the list is refused in words and never shown again."""
    reply, written = ask_plain(page_of("question:in_custody"), f"{typed}\n")
    assert reply is Nav.END_OF_INPUT
    assert "\x1b" not in written
    assert "שלום" not in written


def test_plain_pages_have_no_cursor_codes_and_no_drawing() -> None:
    """A screen reader meets words and numbers only."""
    for name in ("start", "question:in_custody", "review", "orientation"):
        _, written = ask_plain(page_of(name), "\n" if name in ("start", "orientation") else "")
        assert not set(written) & set("\x1b\r\x08│┌└─█")


def test_enter_alone_goes_on_only_where_there_is_something_to_read() -> None:
    """An empty line turns a page of text and answers no question."""
    assert ask_plain(page_of("start"), "\n")[0] == Chosen(("next",))
    assert ask_plain(page_of("question:danger_now"), "\n\n\n")[0] is Nav.END_OF_INPUT


def test_several_numbers_are_taken_at_once_where_the_page_says_so() -> None:
    """On a list of several answers one line may hold all of them, but not together with "I do not know"."""
    page = page_of("question:harm_by")
    assert ask_plain(page, "1 3\n")[0] == Chosen(("government", "community"))
    assert ask_plain(page, "1 3 0\n")[0] == Chosen(("government", "community", "done"))
    assert ask_plain(page, "?\n")[0] == Chosen(("dk",))
    assert ask_plain(page, "0 1\n")[0] is Nav.END_OF_INPUT
    assert ask_plain(page, "0 ?\n")[0] is Nav.END_OF_INPUT


def test_the_country_list_can_be_read_in_parts() -> None:
    """Who does not type letters can turn the list over; each part says where it stands."""
    page = page_of("question:nationalities")
    more = str(len([row for row in page.rows if row.extra]) + 1)
    reply, written = ask_plain(page, f"{more}\n{int(more) + 1}\n")
    assert "1 to 20 of" in written
    assert reply == Chosen(("AF",))


def test_a_row_of_the_country_list_has_one_number() -> None:
    """However a country is found, and whatever else is shown, each row keeps its number."""
    page = page_of("question:nationalities")
    numbers: dict[str, set[str]] = {}
    for typed in ("", "hond", "gua", "4\n4", "el sal"):
        for line in ask_plain(page, f"{typed}\n")[1].splitlines():
            number, dot, name = line.removeprefix("> ").partition(". ")
            if dot and number.isdecimal():
                numbers.setdefault(name, set()).add(number)
    assert {"I do not know", "Honduras", "Guatemala", "El Salvador"} <= set(numbers)
    assert all(len(each) == 1 for each in numbers.values()), numbers


def test_enter_alone_keeps_an_answer_on_plain_lines() -> None:
    """A page that shows an answer given before says so and keeps it."""
    page = replace(page_of("question:in_custody"), rows=(Row("yes", Line("Yes")), Row(KEEP, Line("Keep"))))
    reply, written = ask_plain(page, "\n")
    assert reply == Chosen((KEEP,))
    assert "press Enter alone to keep your answer" in written


@pytest.mark.parametrize(("year", "taken"), [("2026", "2026"), ("1998", "1998"), ("1405", "1405"), ("٢٠٢١", "2021")])
def test_a_typed_year_is_itself_on_plain_lines(year: str, taken: str) -> None:
    """Every year can be typed, also one that is on no row; the page after it asks about a strange one."""
    assert ask_plain(page_of("question:entry_date"), f"{year}\n")[0] == Chosen((taken,))


@pytest.mark.parametrize(
    ("name", "typed"),
    [("question:entry_date", n) for n in ("26", "99", "91", "202", "20266", "0")]
    + [("question:entry_date:month", "12"), ("question:entry_date:month", "0")]
    + [("question:entry_date:day", "40"), ("question:entry_date:day", "0")],
)
def test_a_number_that_is_no_year_month_or_day_is_nothing_on_plain_lines(name: str, typed: str) -> None:
    """A short year leaves no page and no interview; a month that lies ahead is no other row."""
    assert ask_plain(page_of(name), f"{typed}\n")[0] is Nav.END_OF_INPUT


def ask_keys(page: Page, *keys: str, pace: float = 0.1) -> Reply:
    """The reply to keys that come one after the other; Ctrl-X at the end."""
    with rich(pace) as (prompter, pipe), one_by_one(pipe, [*keys, "\x18"]):
        return prompter.ask(page)


def test_enter_alone_never_answers() -> None:
    """On a question Enter does nothing before something is chosen."""
    assert ask_keys(page_of("question:danger_now"), "\r") is Nav.QUIT


@pytest.mark.parametrize(("key", "nav"), [("\x18", Nav.QUIT), ("\x04", Nav.END_OF_INPUT), ("\x1b", Nav.BACK)])
def test_keys_that_lead_away(key: str, nav: Nav) -> None:
    """Each key is its command."""
    assert ask_keys(page_of("question:danger_now"), key) is nav


@pytest.mark.parametrize("year", ["2026", "2021", "2019", "1998", "1405", "2569"])
def test_a_typed_year_is_itself(year: str) -> None:
    """Four figures and Enter are that year, whichever rows stand on the page."""
    assert ask_keys(page_of("question:entry_date"), *year, "\r") == Chosen((year,))


@pytest.mark.parametrize("typed", ["20266", "202", "99", "26"])
def test_a_number_that_is_no_year_is_nothing(typed: str) -> None:
    """Enter after it chooses no row; the page says so."""
    assert ask_keys(page_of("question:entry_date"), *typed, "\r") is Nav.QUIT


@pytest.mark.parametrize(("typed", "taken"), [("3", "3"), ("11", "11"), ("12", None), ("31", None)])
def test_a_typed_month_is_that_month(typed: str, taken: str | None) -> None:
    """December of this year lies ahead: 12 is no other row."""
    reply = ask_keys(page_of("question:entry_date:month"), *typed, "\r")
    assert reply == (Chosen((taken,)) if taken is not None else Nav.QUIT)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("may", "5"), ("ma", "3"), ("MAR", "3"), ("june", "6"), ("ber", "9"), ("x", None), ("ma5", "5")],
)
def test_a_month_can_be_typed_in_letters(typed: str, taken: str | None) -> None:
    """Letters point at the first month that has such a name; a figure after them is a month again."""
    reply = ask_keys(page_of("question:entry_date:month"), *typed, "\r")
    assert reply == (Chosen((taken,)) if taken is not None else Nav.QUIT)


def test_letters_are_shown_and_can_be_rubbed_out() -> None:
    """One letter less points elsewhere; an arrow forgets them."""
    page = page_of("question:entry_date:month")
    view = View(replace(page, commands=()), {}, list(page.rows))
    view.type_name("ma")
    assert any("Typed: ma" in text for line in view.draw(80, 24) for _, text in line)
    assert ask_keys(page, *"mayx", "\x7f", "\r") == Chosen(("5",))
    assert ask_keys(page, *"ma", "\x1b[B", "j", "\r") == Chosen(("1",))
    assert ask_keys(page, "m", "\x7f", "\r") is Nav.QUIT


def test_letters_find_a_month_on_plain_lines() -> None:
    """They show its number; the number is the answer."""
    reply, written = ask_plain(page_of("question:entry_date:month"), "ma\n5\n")
    assert reply == Chosen(("5",))
    assert written.count("March 2026") == 2
    assert "Type letters or a number" in written


def test_letters_find_a_state() -> None:
    """A question of many answers is one of names: letters point at one, and its number stays."""
    names = ("Maine", "Ohio", "New Mexico", *"abcdefghijklmnopqrs")
    options = tuple(Option(f"s{place}", text(f"s{place}", name)) for place, name in enumerate(names))
    asked = replace(small_pack().questions["entry_place"], options=options)
    page = question(Desk(small_pack(), AS_OF, Words()), asked, None)
    assert ask_keys(page, *"new m", "\r") == Chosen(("s2",))
    assert ask_keys(page, "3", "\r") == Chosen(("s2",))
    assert "3. New Mexico" in ask_plain(page, "mex\n")[1].split("Type letters")[1]


def test_figures_are_shown_and_can_be_rubbed_out() -> None:
    """What is typed stands on the page; a wrong figure goes with Backspace, slowly or fast."""
    page = replace(page_of("question:entry_date"), commands=())
    view = View(page, {}, list(page.rows))
    view.type_number("202")
    assert any("Typed: 202" in text for line in view.draw(80, 24) for _, text in line)
    assert ask_keys(page_of("question:entry_date"), *"2027", "\x7f", "1", "\r") == Chosen(("2021",))


@pytest.mark.parametrize("pace", [0.1, 3.0], ids=["fast", "slow"])
@pytest.mark.parametrize("typed", ["21", "2026", "18", "33", "13"])
def test_a_second_digit_never_chooses_another_row(typed: str, pace: float) -> None:
    """On a page of a few answers two digits are one number, however slowly; the number of no row chooses nothing."""
    assert ask_keys(page_of("question:danger_now"), *typed, "\r", pace=pace) is Nav.QUIT


@pytest.mark.parametrize("between", ["\x7f", "\x1b[B"], ids=["backspace", "arrow"])
def test_a_digit_can_be_taken_back(between: str) -> None:
    """After Backspace or an arrow the next digit begins a number of its own."""
    assert ask_keys(page_of("question:danger_now"), "1", between, "3", "\r", pace=3.0) == Chosen(("dk",))


def test_enter_keeps_an_answer_and_a_number_changes_it() -> None:
    """A page with an answer begins on "keep my answer"; its rows have the numbers they had before."""
    page = page_of("question:in_custody")
    kept = replace(page, rows=(*page.rows, Row(KEEP, Line("Keep my answer as it is"))))
    assert ask_keys(kept, "\r") == Chosen((KEEP,))
    assert ask_keys(kept, "2", "\r") == Chosen(("no",))
    find = page_of("question:nationalities")
    find = replace(find, rows=(*find.rows, Row(KEEP, Line("Keep my answer as it is"))))
    assert ask_keys(find, "h", "o", "n", "\r") is Nav.QUIT


def test_ctrl_c_is_an_interrupt() -> None:
    """Ctrl-C leaves through KeyboardInterrupt, which the entry point turns into 130."""
    with pytest.raises(KeyboardInterrupt):
        ask_keys(page_of("question:danger_now"), "\x03")


@pytest.mark.parametrize("pasted", ["1\r2\r3\r1\r", "😀" * 50 + "\r", "\x1b[31m" * 20 + "1\r", "x" * 900 + "1\r"])
def test_a_pasted_block_answers_nothing(pasted: str) -> None:
    """Keys that come in a burst are nobody's answer."""
    with create_pipe_input() as pipe:
        now = [0.0]
        prompter = ScreenPrompter(
            io.StringIO(), io.StringIO(), keys=pipe, output=Screen(), settle=0, clock=lambda: now[0]
        )
        pipe.send_text(pasted)
        taken = prompter._input.read_keys()
        assert taken == []
