"""`--with`: a second language under the first, for a volunteer and a person who read together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape

import pytest

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts.countries import matching
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.page import Kind, Nav, Page
from asylum_screen.fronts.pages import help_page, question, start
from asylum_screen.fronts.prompters.foot import ends_lines
from asylum_screen.fronts.prompters.keys import KEY_NAMES
from asylum_screen.fronts.prompters.texts import para_texts
from asylum_screen.fronts.prompters.view import ROOMY, View
from asylum_screen.language.cells import cell_width
from asylum_screen.language.store import offered
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Citations, Document, Line, Part
from asylum_screen.present.handout import build_handout
from asylum_screen.present.handout_form import Look, PaperForm
from asylum_screen.present.html import render_html
from asylum_screen.present.pdf_data import paper_data
from asylum_screen.present.text import render_text
from languages.leaks import not_in
from languages.whole_runs import (
    OPTIONS,
    TODAY,
    TRANSLATIONS,
    Player,
    answers_of,
    document,
    hint_of,
    interview,
    orientation_of,
    pack,
    words_of,
)

STORY = "02_honduran_mother"
PAPERS = [("es", "", "Borrador."), ("ht", "en", "Tèks pwovizwa."), ("en", "ht", "Haitian Creole: draft.")]
PAIRS = [("es", "en"), ("ht", "en"), ("en", "es"), ("ht", "es")]


@cache
def played(lang: str, second: str) -> Player:
    """Who went through one interview; only read."""
    player = Player(answers_of(STORY), asides=False)
    interview(player, lang, second)
    return player


def texts(part: object) -> list[Line]:
    """Every Line of a document, but for sources, whose names are the same in every language."""
    found: list[Line] = []

    def walk(each: object) -> None:
        if isinstance(each, Line):
            found.append(each)
        elif isinstance(each, tuple):
            for inner in each:
                walk(inner)
        elif isinstance(each, Part) and each.id in ("why", "sources"):
            walk(each.title)
        elif not isinstance(each, Citations) and hasattr(each, "__dataclass_fields__"):
            for name in each.__dataclass_fields__:
                walk(getattr(each, name))

    walk(part)
    return found


@pytest.mark.parametrize(("lang", "second"), PAIRS)
def test_each_language_stands_whole_on_every_page(lang: str, second: str) -> None:
    """First the one, under it the other: neither holds a word of the other, also in answers, days and countries."""
    player = Player(answers_of(STORY))
    interview(player, lang, second)
    for page in player.pages:
        said = [page.title, page.progress, *(item.line for item in page.paras), *(row.line for row in page.rows)]
        for line in (line for line in said if line is not None):
            assert lang == "en" or not_in(lang, line.text) == [], page.name
            assert second == "en" or not_in(second, line.second) == [], page.name
        if page.name == "review":
            assert all(line.line.second for line in page.rows)


def test_the_review_page_says_question_and_answer_in_each_language() -> None:
    """A day, a country and a choice are put in words anew for the second language."""
    soon = Player({**answers_of(STORY), "court_date": "2026-12-09"}, asides=False)  # a day soon is asked to the day
    far = Player(answers_of(STORY), asides=False)
    reviewed = []
    for player in (far, soon):
        interview(player, "es", "en")
        review = next(page for page in player.pages if page.name == "review")
        reviewed.append({row.id.removeprefix("change:"): row.line for row in review.rows})
    rows = reviewed[1]

    assert reviewed[0]["court_date"].text.startswith("marzo de 2027: ")
    assert reviewed[0]["court_date"].second.startswith("March 2027: ")
    assert rows["court_date"].text.startswith("9 de diciembre de 2026: ")
    assert rows["court_date"].second.startswith("December 9, 2026: ")
    assert rows["entry_date"].second.startswith("June 2023: ")
    assert "Yes" in rows["has_court_date"].second and "Sí" in rows["has_court_date"].text
    assert rows["group_self"].second.partition(": ")[0] != rows["group_self"].text.partition(": ")[0]


def test_both_stand_on_plain_lines_and_on_a_drawn_screen() -> None:
    """Every prompter shows title, text and rows in both languages, the second under the first."""
    player = played("es", "en")
    for page, (name, plain) in zip(player.pages, player.shown, strict=True):
        if page.kind is Kind.FIND:
            continue
        view = View(page, {nav.value: key for nav, key in KEY_NAMES.items()}, list(page.rows))
        screen = "".join("".join(text for _, text in line) for line in view.draw(80, 9000))
        lines = [page.title, *(item.line for item in page.paras), *(row.line for row in page.rows)]
        for line in (line for line in lines if line is not None and line.second):
            for shown in ("".join(plain.split()), "".join(screen.split())):
                first, under = ("".join(text.split()) for text in (line.text, line.second))
                assert first in shown, name
                assert under in shown[shown.index(first) :], name


@pytest.mark.parametrize(("lang", "second"), PAIRS)
def test_both_stand_in_the_orientation_and_on_paper(lang: str, second: str) -> None:
    """Every text of the orientation and of the paper has the second language, and none is mixed."""
    words, orientation = words_of(lang, second), orientation_of(STORY)
    options = PaperOptions(TODAY, with_answers=True, program="0")
    paper = build_handout(orientation, words, options, whole=True)
    first, other, *later = paper.parts  # page one has a page in each language
    assert (first.lang, other.lang) == ("", second)
    assert all(
        lang == "en" or not_in(lang, line.text) == []
        for line in texts(replace(paper, parts=(first,)))
        if not line.second
    )
    for laid_out in (build(orientation, words, options), replace(paper, parts=tuple(later))):
        for line in texts(laid_out):
            assert lang == "en" or not_in(lang, line.text) == [], line
            assert second == "en" or not_in(second, line.second) == [], line
            if not line.second:  # a name, or words that are the same in both
                assert line.id.endswith("/name") or len(line.text.split()) < 4, line


def test_the_text_of_assess_has_the_second_language_under_the_first() -> None:
    """One after the other, on lines of their own."""
    text = render_text(document(orientation_of(STORY), words_of("es", "en")), 80)
    lines = text.splitlines()

    assert lines[0] == words_of("es")(pack().country.words["paper/title"])
    assert lines[1] == words_of("en")(pack().country.words["paper/title"])


@pytest.mark.parametrize("look", [(), (Look.BESIDE,), (Look.LARGE,)], ids=["under", "beside", "large"])
def test_the_second_language_of_a_page_is_marked_as_such(look: tuple[Look, ...]) -> None:
    """A screen reader changes its voice: the second language has its own `lang`, and stands in the same element."""
    page = render_html(build_handout(orientation_of(STORY), words_of("ht", "es"), OPTIONS), PaperForm.of(look))
    seconds = re.findall(r'<span class="second" lang="es" dir="ltr">(.*?)</span>', page)

    assert '<html lang="ht"' in page
    assert len(seconds) > 50
    assert [found for text in seconds if (found := not_in("es", unescape(re.sub("<[^>]*>", "", text))))] == []


def test_the_pdf_gets_both_languages() -> None:
    """The data that the PDF is set from names both."""
    data = paper_data(build_handout(orientation_of(STORY), words_of("ht", "en"), OPTIONS), PaperForm())

    assert (data["lang"], data["second_lang"]) == ("ht", "en")
    assert data["title"]["second"] == words_of("en")("paper/handout/title")


def test_a_draft_is_said_of_each_language() -> None:
    """Of the first in its own words; when only the second is a draft, it is named."""

    def notice(words: Words) -> list[str]:
        page = start(Desk(pack(), TODAY, words))
        line = next(item.line for item in page.paras if item.line.id.startswith("lang/draft"))
        return [line.text, line.second]

    assert notice(words_of("es"))[0].startswith("Borrador.")
    assert notice(words_of("ht"))[0].startswith("Tèks pwovizwa.")
    assert notice(words_of("en", "es")) == [
        "Spanish: draft. Not yet reviewed by a native speaker.",
        "Español: borrador. Todavía no lo ha revisado alguien que habla este idioma desde la niñez.",
    ]
    assert not any(item.line.id.startswith("lang/draft") for item in start(Desk(pack(), TODAY, Words())).paras)


@pytest.mark.parametrize(
    ("lang", "second", "said"), [("es", "", "Borrador."), ("ht", "en", "Tèks pwovizwa."), ("en", "ht", "")]
)
def test_a_draft_is_said_in_the_orientation_and_on_paper(lang: str, second: str, said: str) -> None:
    """On top of both, in that language, not only on the first page."""
    orientation: Orientation = orientation_of(STORY)
    words = words_of(lang, second)
    papers: list[Document] = [document(orientation, words), build_handout(orientation, words, OPTIONS)]
    for laid_out in papers:
        warning = next(line for line in laid_out.warnings if line.id.startswith("lang/draft"))
        assert warning.text.startswith(said)
    assert said in render_html(papers[1])


# ------------------------------------------------------------ the words around a page


def pages_of(lang: str, second: str) -> list[Page]:
    """The pages of one interview, each once."""
    return list({page.name: page for page in played(lang, second).pages}.values())


def around(page: Page, columns: int, rows: int) -> tuple[View, str]:
    """A page on a screen, and what the screen shows, without the places where lines were broken."""
    listed = matching(page.rows, "") if page.kind is Kind.FIND else list(page.rows)
    view = View(page, {nav.value: key for nav, key in KEY_NAMES.items()}, listed)
    shown = ["".join(text for _, text in line) for line in view.draw(columns, rows)]
    assert len(shown) <= rows and max(map(cell_width, shown)) <= columns, page.name
    return view, squeezed(" ".join(shown))


def squeezed(text: str) -> str:
    """Letters only."""
    return "".join(text.split())


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (100, 40)])
@pytest.mark.parametrize(("lang", "second"), PAIRS)
def test_the_keys_and_the_hint_stand_in_both_where_there_is_room(
    lang: str, second: str, columns: int, rows: int
) -> None:
    """Back, why, help, language, leave: whoever reads either language finds them. Only answers come before them."""
    seen = whole = 0
    for page in pages_of(lang, second):
        view, shown = around(page, columns, rows)
        hint = hint_of(page)
        if rows - len(ends_lines(page.ends, None, columns - 1, two=False)) < ROOMY:
            continue  # a list, whose ends are always in sight, has a small screen: test_language_screens holds its keys
        seen += 1
        texts = [
            hint,
            *(["ui/more_below"] if view.total > view.height else []),
            *(key.line.id for key in page.commands),
        ]
        missing = [text for text in texts if squeezed(words_of(second)(text)) not in shown]
        whole += not missing
        assert [text for text in texts if squeezed(words_of(lang)(text)) not in shown] == [], page.name
        assert missing == [] or page.kind is not Kind.READ, page.name
        if set(missing) - {hint, "ui/more_below"}:  # the keys gave way: now the first answer is in sight
            assert view.spans[0][1] <= view.top + view.height, page.name
            assert "ui/key/help" not in missing, page.name
    assert whole > {20: 5, 24: seen // 2, 40: seen - 3}[rows]


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (40, 24), (59, 24), (80, 15)])
@pytest.mark.parametrize(("lang", "second"), PAIRS)
def test_on_a_small_screen_help_alone_has_its_word_in_both(lang: str, second: str, columns: int, rows: int) -> None:
    """The first language is whole; Help, in both, leads to a page that has every key in both."""
    first, other = words_of(lang), words_of(second)
    for page in pages_of(lang, second):
        shown = around(page, columns, rows)[1]
        for key in page.commands:
            both = f"{KEY_NAMES[key.nav]} {first(key.line.id)} ({other(key.line.id)})"
            assert (squeezed(both) in shown) is (key.nav is Nav.HELP), page.name
            if rows >= ROOMY or key.nav is Nav.HELP:  # on few rows keys give way to the answers
                assert squeezed(f"{KEY_NAMES[key.nav]} {first(key.line.id)}") in shown, page.name


def test_the_page_of_help_has_every_key_in_both() -> None:
    """What a small screen leaves out at its foot stands there."""
    desk = Desk(pack(), TODAY, words_of("es", "en"), tuple(offered(TRANSLATIONS)))
    asked = question(desk, pack().questions["in_custody"], None)
    page = help_page(desk, None, asked)
    said = [text for item in page.paras for text in para_texts(page, item, KEY_NAMES.__getitem__)]

    assert {"Esc: Back", "F2: Why we ask", "F3: Language", "Ctrl-X: Leave now"} <= set(said)


@pytest.mark.parametrize(("lang", "second"), PAIRS)
def test_plain_lines_have_the_commands_and_the_hint_in_both(lang: str, second: str) -> None:
    """Also what is said after a wrong line, and the way to a long list."""
    player = played(lang, second)
    hints = ("ui/choose_number", "ui/choose_many", "ui/choose_letters")
    for page, (name, text) in zip(player.pages, player.shown, strict=True):
        for code in (lang, second):
            words = words_of(code)
            assert all(words(key.line.id) in text for key in page.commands), name
            assert any(words(hint) in text for hint in hints), name
        if page.kind is Kind.FIND:
            assert all(words_of(code)("ui/country/none") in text for code in (lang, second))
            assert all(words_of(code)("ui/list_next") in text for code in (lang, second))
    assert all(words_of(code)("ui/too_much") in "".join(text for _, text in player.shown) for code in (lang, second))
