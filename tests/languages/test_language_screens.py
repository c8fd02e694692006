"""Pages on screens of 40, 60 and 80 columns: no text is cut and no line is too wide, also a third longer."""

from __future__ import annotations

from functools import cache

import pytest

from asylum_screen.fronts.countries import matching
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.page import Kind, Page
from asylum_screen.fronts.pages import help_page, question, why
from asylum_screen.fronts.prompters.foot import ESSENTIAL, ends_lines
from asylum_screen.fronts.prompters.keys import KEY_NAMES
from asylum_screen.fronts.prompters.view import ROOMY, View
from asylum_screen.language.cells import cell_width
from asylum_screen.language.pseudo import CLOSE, OPEN
from asylum_screen.language.store import offered
from languages.leaks import not_in, not_pseudo
from languages.whole_runs import TODAY, TRANSLATIONS, Player, answers_of, hint_of, interview, pack, words_of

LANGUAGES = ("en-XA", "es", "ht")
SCREENS = ((40, 15), (40, 20), (60, 20), (80, 24))
LONG = 9000  # rows on which every page is whole
STORY = "02_honduran_mother"


@cache
def pages(lang: str) -> tuple[Page, ...]:
    """The pages of one interview, each once."""
    player = Player(answers_of(STORY))
    interview(player, lang, kiosk=True)
    return tuple({page.name: page for page in player.pages}.values())


def view_of(page: Page) -> View:
    """The page on a screen of our own."""
    rows = matching(page.rows, "") if page.kind is Kind.FIND else list(page.rows)
    return View(page, {nav.value: name for nav, name in KEY_NAMES.items()}, rows)


def lines(view: View, columns: int, rows: int) -> list[str]:
    """What the screen shows."""
    return ["".join(text for _, text in line) for line in view.draw(columns, rows)]


def ends_rows(page: Page, columns: int) -> int:
    """The rows that the ways to end a list take: they are always in sight, so a screen has so many fewer."""
    return len(ends_lines(page.ends, None, columns - 1, two=False))


def squeezed(text: str) -> str:
    """Letters only, so that it does not matter where lines were broken."""
    return "".join(text.split())


@pytest.mark.parametrize(("columns", "rows"), SCREENS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_screen_and_no_page_longer(lang: str, columns: int, rows: int) -> None:
    """Every screen of every page fits into its columns and rows."""
    for page in pages(lang):
        shown = lines(view_of(page), columns, rows)
        assert len(shown) <= rows, page.name
        assert [line for line in shown if cell_width(line) > columns] == [], page.name


@pytest.mark.parametrize(("columns", "rows"), SCREENS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stands_around_a_page_is_whole(lang: str, columns: int, rows: int) -> None:
    """The hint, every key and the sign of more below are whole; on a small screen the keys nobody can do without."""
    for page in pages(lang):
        small = rows - ends_rows(page, columns) < ROOMY
        view = view_of(page)
        shown = squeezed("\n".join(lines(view, columns, rows)))
        words = page.words
        for command in page.commands:
            if not small or command.nav in ESSENTIAL:
                assert squeezed(f"{KEY_NAMES[command.nav]} {command.line.text}") in shown, page.name
        assert small or squeezed(words(hint_of(page))) in shown, page.name
        if view.total > view.height:
            assert squeezed(words("ui/more_below")) in shown, page.name


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_every_text_of_every_page_has_its_closing_bracket(columns: int) -> None:
    """In the pseudo-language each page, on a screen that is long enough, opens and closes every bracket."""
    for page in pages("en-XA"):
        text = "\n".join(lines(view_of(page), columns, LONG))
        assert text.count(OPEN) == text.count(CLOSE) > 0, page.name
        said = [*(page.paras), *([row for row in page.rows if page.kind is not Kind.FIND])]
        missing = [each.line.text for each in said if squeezed(each.line.text) not in squeezed(text)]
        assert missing == [], page.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_of_the_rules_with_its_why_and_its_help(lang: str) -> None:
    """All questions, also those that few people are asked: in the language, and whole on the narrowest screen."""
    desk = Desk(pack(), TODAY, words_of(lang), tuple(offered(TRANSLATIONS)))
    for asked in pack().questions.values():
        made = question(desk, asked, None)
        for page in (made, why(desk, asked), help_page(desk, asked, made)):
            shown = "\n".join(lines(view_of(page), 40, LONG))
            assert (not_pseudo(shown) if lang == "en-XA" else not_in(lang, shown)) == [], page.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_can_print_is_told_before_what_the_paper_shows(lang: str) -> None:
    """At a kiosk other people see the paper: it says that answers are not on it."""
    page = next(page for page in pages(lang) if page.name == "orientation")

    assert page.row("action:print") is not None
    assert words_of(lang)("ui/kiosk/paper_has") in [item.line.text for item in page.paras]
