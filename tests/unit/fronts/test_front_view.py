"""A page on screens of many sizes, without a terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from prompt_toolkit.key_binding import KeyPressEvent

from asylum_screen.core.facts import NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.rules import Kind as QuestionKind
from asylum_screen.core.rules import Option, Question, Text
from asylum_screen.fronts import closing, pages
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.page import Page
from asylum_screen.fronts.prompters.keys import KEY_NAMES, _enter
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.cells import cell_width
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line
from asylum_screen.rulebook import load_pack
from packs import AS_OF, small_pack

ROOT = Path(__file__).resolve().parents[3]
NAMES = {nav.value: name for nav, name in KEY_NAMES.items()}
PACK = small_pack()


def view_of(page: Page) -> View:
    """A view with all rows of the page."""
    return View(page, NAMES, list(page.rows))


def desk() -> Desk:
    """A desk in English."""
    return Desk(PACK, AS_OF, Words())


def lines(view: View, columns: int, rows: int) -> list[str]:
    """What stands on the screen."""
    return ["".join(text for _, text in line) for line in view.draw(columns, rows)]


def long_question(words: str) -> Page:
    """A question whose nine answers are made of `words`."""
    options = tuple(Option(f"o{place}", Text(f"o{place}", words)) for place in range(9))
    base = PACK.questions["entry_place"]
    asked: Question = replace(base, kind=QuestionKind.ONE_OF, options=options)
    return pages.question(desk(), asked, Line("About 5 questions left."))


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
@pytest.mark.parametrize("rows", [10, 15, 24, 60])
def test_no_line_is_wider_or_more_than_the_screen(columns: int, rows: int) -> None:
    """Every page fits every size."""
    for page in (pages.start(desk()), long_question("a rather long answer " * 6), closing.end(desk())):
        shown = lines(view_of(page), columns, rows)
        assert len(shown) <= rows
        assert all(cell_width(line) <= columns for line in shown)


@pytest.mark.parametrize("words", ["很长的回答" * 12, "لا أعرف " * 12, "é🏳️‍🌈 " * 12, "मुझे नहीं पता " * 8])
def test_wide_and_combining_letters_fit(words: str) -> None:
    """Letters of two cells, marks and joined emoji never make a line too wide."""
    for columns in (20, 40, 80):
        assert all(cell_width(line) <= columns for line in lines(view_of(long_question(words)), columns, 24))


def test_every_answer_is_whole_somewhere() -> None:
    """No answer is cut: its words can all be read by scrolling."""
    words = "This answer is long and has an end"
    view = view_of(long_question(words))
    seen: set[str] = set()
    for _ in range(60):
        seen |= {line.strip(" >") for line in lines(view, 40, 15)}
        view.down()
    assert {f"{place}. This answer is long and has an" for place in range(1, 10)} <= seen
    assert "end" in seen


def test_a_list_longer_than_the_screen_says_so() -> None:
    """More below and more above are said in words."""
    view = view_of(long_question("a rather long answer " * 3))
    assert any("More below" in line for line in lines(view, 40, 15))
    for _ in range(60):
        view.down()
        lines(view, 40, 15)
    assert any("More above" in line for line in lines(view, 40, 15))


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24), (40, 20), (60, 20)])
def test_the_two_non_answers_are_always_in_sight(columns: int, rows: int) -> None:
    """However long the question is, both stand on the screen from the beginning."""
    shown = " ".join(lines(view_of(long_question("a rather long answer " * 3)), columns, rows))
    assert "I do not know" in shown
    assert "I prefer not to answer" in shown


def test_commands_stand_as_words_under_every_page() -> None:
    """Keys are named with their words on the smallest usual screen too, as long as the answers have room."""
    short = pages.question(desk(), PACK.questions["danger_now"], Line("About 5 questions left."))
    for page, columns, rows in ((long_question("short"), 80, 24), (short, 40, 15)):
        shown = " ".join(lines(view_of(page), columns, rows))
        for word in ("Back", "Help", "Why we ask", "Start over", "Pause", "Leave now"):
            assert word in shown


def test_a_resize_keeps_the_row_pointed_at_in_sight() -> None:
    """After the window gets smaller the chosen row is still to be seen."""
    view = view_of(long_question("a rather long answer " * 3))
    lines(view, 80, 40)
    for _ in range(8):
        view.down()
        lines(view, 80, 40)
    assert any(line.startswith("> ") for line in lines(view, 40, 15))


def test_review_shows_long_answers_whole() -> None:
    """On the review an answer of many words is wrapped, never cut."""
    interview = Interview.start(PACK, AS_OF).answer("entry_place", "airport")
    shown = " ".join(line.strip() for line in lines(view_of(closing.review(desk(), interview)), 60, 40))
    assert "in which many things may have happened to you on the way" in shown


REAL = load_pack(ROOT / "rules")
TO_READ_FIRST = {"private_topics"}  # so long a question that its answers wait below it


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
def test_no_answer_is_hidden_while_others_are_in_sight(lang: str) -> None:
    """At 40 by 15 each question shows its first answer at once, never only "I do not know"; most show them all."""
    at = Desk(REAL, AS_OF, open_words(lang, ROOT / "translations"))
    whole = 0
    asked = [item for item in REAL.questions.values() if item.kind not in (QuestionKind.DAY, QuestionKind.COUNTRIES)]
    for question in asked:
        view = view_of(pages.question(at, question, Line("About 9 questions left.")))
        shown = lines(view, 40, 15)
        assert len(shown) <= 15
        first = any(re.match(r" +1\. ", line) for line in shown)
        assert first or question.id in TO_READ_FIRST, shown
        assert first or not any(view.page.rows[-1].line.text in line for line in shown)
        assert any("Ctrl-X" in line for line in shown)
        whole += view.spans[-1][1] <= view.height
    assert whole > 0.7 * len(asked)


def test_done_stays_in_sight_where_several_can_be_chosen() -> None:
    """On a list longer than the screen the answer that ends it is named below, with its number."""
    question = next(
        item for item in REAL.questions.values() if len(item.options) > 8 and item.kind is QuestionKind.MANY_OF
    )
    base = pages.question(Desk(REAL, AS_OF, Words()), question, Line("About 9 questions left."))
    page = pages.many(Desk(REAL, AS_OF, Words()), base, chosen=frozenset({question.options[0].id}), at="")
    shown = " ".join(lines(view_of(page), 80, 24))
    assert "0 Done, only these   ? I do not know   - I prefer not to answer" in shown


def test_a_crowded_small_screen_keeps_the_keys_one_needs() -> None:
    """Back, help and leaving stay; the page of help has the others. A roomy screen has them all."""
    page = long_question("a rather long answer " * 6)
    small, large = " ".join(lines(view_of(page), 40, 15)), " ".join(lines(view_of(page), 80, 40))
    for word in ("Esc Back", "F1 Help", "Ctrl-X Leave now"):
        assert word in small
        assert word in large
    assert "F5 Pause" not in small
    assert "F5 Pause" in large


def test_a_word_below_the_page_hides_no_row_that_enter_takes() -> None:
    """After a paste the page says so; on a small screen the row pointed at is still in sight."""
    for place in range(9):
        view = view_of(long_question("a rather long answer " * 3))
        lines(view, 40, 15)
        view.point(place)
        lines(view, 40, 15)
        view.hint = "ui/too_much"
        assert f"> {place + 1}. " in " ".join(lines(view, 40, 15)).replace(">  ", "> ")


def test_enter_turns_the_page_until_the_answers_are_in_sight() -> None:
    """On a question longer than a small screen Enter shows its answers; only then it says that nothing is chosen."""
    asked = replace(PACK.questions["danger_now"], ask=Text("x", "A long question. " * 40))
    view = view_of(pages.question(desk(), asked, Line("About 5 questions left.")))
    nobody = cast("KeyPressEvent", None)  # Enter leaves no page here
    assert "1. Yes" not in " ".join(lines(view, 40, 15))
    for _ in range(20):
        if not view.answers_below:
            break
        _enter(view, nobody)
        lines(view, 40, 15)
        assert not view.hint
    assert "1. Yes" in " ".join(lines(view, 40, 15))
    _enter(view, nobody)
    assert view.hint == "ui/choose_first"
    assert view.pointer == -1
    for place in (0, 1, 2, 3, 2, 1, 0):
        while view.pointer != place:
            (view.down if view.pointer < place else view.up)()
            shown = " ".join(lines(view, 40, 15))
        assert f"> {place + 1}. " in shown


@pytest.mark.parametrize(
    ("fact", "finding", "kind"),
    [
        ("danger_now", "danger_now", "violence"),
        ("crisis_now", "crisis_now", "crisis"),
        ("trafficking_now", "trafficking", "trafficking"),
    ],
)
def test_the_line_that_fits_stands_first_where_it_is_urgent(fact: str, finding: str, kind: str) -> None:
    """After the emergency number comes the line for what was answered; none of the others is left out."""
    shown = Interview.start(REAL, AS_OF).answer(fact, True).orientation()
    items = [item for item in shown.urgent if item.finding.id == finding]
    places = [place for place in shown.help if place.kind in pages.URGENT_HELP]
    page = pages.urgent(Desk(REAL, AS_OF, Words()), items, places)
    said = [item.line.text for item in page.paras]
    named = {place.kind: [text for text in said if text.startswith(place.name.english)] for place in reversed(places)}
    at = {kind: said.index(texts[0]) for kind, texts in named.items()}
    assert len(at) == 4
    assert sorted(at, key=at.__getitem__)[:2] == ["emergency", kind]


def test_the_words_below_a_page_stand_on_the_last_rows() -> None:
    """However short the page is: the keys are always at the same place."""
    for page in (pages.start(desk()), long_question("an answer"), closing.end(desk())):
        shown = lines(view_of(page), 80, 40)
        assert len(shown) == 40
        assert "Ctrl-X" in " ".join(shown[-2:])


def test_what_is_asked_is_the_boldest_of_a_page() -> None:
    """Not the title, and not the words that nothing is chosen yet; what cannot wait alone is red, and has its sign."""
    asked = PACK.questions["in_custody"]
    drawn = [part for line in view_of(pages.question(desk(), asked, Line("Page 3"))).draw(80, 24) for part in line]
    assert [text for style, text in drawn if "bold" in style] == [asked.ask.english]
    assert [style for style, text in drawn if "Not chosen yet" in text] == ["dim"]
    interview = Interview.start(PACK, AS_OF).answer("danger_now", True)
    urgent = pages.urgent(desk(), interview.orientation().urgent, [])
    red = [text for line in view_of(urgent).draw(80, 24) for style, text in line if "red" in style]
    assert red == ["!! You said you are in danger now."]


def test_review_rows_stand_by_section_with_the_answer_first() -> None:
    """The title of a section stands once, above its answers."""
    interview = Interview.start(PACK, AS_OF).answer("danger_now", False).answer("in_custody", NonAnswer.DONT_KNOW)
    shown = [line.strip() for line in lines(view_of(closing.review(desk(), interview)), 80, 24)]
    assert "2. No: Are you in danger right now?" in shown
    assert "3. I do not know: Are you held by officers now?" in shown
    title = PACK.section_of("danger_now").title.english  # type: ignore[union-attr]
    assert shown.index(title) == shown.index("2. No: Are you in danger right now?") - 1
    assert shown.count(title) == 1


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24)])
def test_the_warning_is_in_every_language_that_is_ready(columns: int, rows: int) -> None:
    """On the smallest screen of a kiosk too, whole: whoever comes back reads what is about to happen."""
    view = view_of(long_question("short"))
    view.voices = tuple(open_words(lang, ROOT / "translations") for lang in ("es", "ht"))
    view.warning = 30
    shown = " ".join(" ".join(lines(view, columns, rows)).split())
    for words in (Words(), *view.voices):
        assert words("ui/kiosk/still_there") in shown
        assert words("ui/kiosk/any_key", seconds=30) in shown
