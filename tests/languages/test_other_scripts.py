"""A small Arabic and a small Chinese catalogue, made for tests only: any script is ready, wherever it can be shown."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from asylum_screen.core.rules import Text
from asylum_screen.fronts import Setup, Terminal, run_interview
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.run import shown_here
from asylum_screen.language.catalogue import Catalogue, Entry
from asylum_screen.language.cells import cell_width, wrap
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.present.handout import build_handout
from asylum_screen.present.handout_form import PaperForm
from asylum_screen.present.html import render_html
from asylum_screen.present.pdf_data import paper_data
from asylum_screen.present.text import render_text
from languages.whole_runs import OPTIONS, orientation_of, pack
from packs import AS_OF, small_pack
from script_prompter import ScriptPrompter

ARABIC = Language("ar", "العربية", "Arabic", "rtl", "Arab", offered=True)
CHINESE = Language("zh-Hans", "中文", "Chinese", "ltr", "Hans", offered=True)
SPANISH = Language("es", "Español", "Spanish", offered=True)
TEN = {
    "ar": {
        "ui/title": "أسئلة عن اللجوء في الولايات المتحدة",
        "ui/yes": "نعم",
        "ui/no": "لا",
        "ui/dk": "لا أعرف",
        "ui/key/next": "متابعة",
        "ui/at_most/more": "بقي حوالي {count} سؤال.",
        "ui/language/choose": "اختر لغتك.",
        "paper/title": "توجيهك بشأن اللجوء في الولايات المتحدة",
        "paper/dates/day": "{date}",
        "paper/help/link": "الموقع: {link}",
    },
    "zh-Hans": {
        "ui/title": "关于美国庇护的问题",
        "ui/yes": "是",
        "ui/no": "不是",
        "ui/dk": "我不知道",
        "ui/key/next": "继续",
        "ui/at_most/more": "还有大约{count}个问题。",
        "ui/language/choose": "请选择您的语言。",
        "paper/title": "您在美国的庇护说明",
        "paper/about/1": "这里提供的是一般法律信息，不是法律意见。这里没有人对您的案件作出决定。",
        "paper/help/phone": "电话：{phone}",
    },
}


class Screen(io.StringIO):
    """A screen whose letters are known."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = True) -> None:
        super().__init__()
        self._encoding, self._terminal = encoding, terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What letters it takes."""
        return self._encoding

    def isatty(self) -> bool:
        """If a person looks at it."""
        return self._terminal


@cache
def small(code: str) -> Words:
    """The words of a small catalogue."""
    language = {"ar": ARABIC, "zh-Hans": CHINESE, "es": SPANISH}[code]
    english = {**PROGRAM, **pack().texts}
    entries = {key: Entry(key, english[key].english, words) for key, words in TEN.get(code, {}).items()}
    return Words(language, Catalogue(entries))


def words_of(code: str) -> Words:
    """English, or a small catalogue."""
    return Words() if code == "en" else small(code)


def setup(lang: str = "en", **more: object) -> Setup:
    """An interview that offers English, Spanish, Arabic and Chinese."""
    languages = (ENGLISH, SPANISH, ARABIC, CHINESE)
    given: dict[str, object] = {"languages": languages, "language_first": lang == "en", "lang": lang, **more}
    rules = replace(small_pack(), country=pack().country)
    return Setup(rules, AS_OF, words_of, document, **given)  # type: ignore[arg-type]


def terminal(out: io.StringIO, term: str = "", *, plain: bool = False) -> Terminal:
    """Two lines are typed on it."""
    return Terminal(io.StringIO("1\n1\n"), out, {"TERM": term} if term else {}, plain=plain)


def document(orientation: object, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, PaperOptions(AS_OF))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encoding", "term", "offered", "hidden"),
    [
        ("utf-8", "xterm-256color", ["en", "es", "zh-Hans"], ["ar"]),
        ("utf-8", "linux", ["en", "es"], ["ar", "zh-Hans"]),
        ("ascii", "xterm", ["en", "es"], ["ar", "zh-Hans"]),
    ],
)
def test_only_what_the_screen_shows_is_offered(encoding: str, term: str, offered: list[str], hidden: list[str]) -> None:
    """Arabic is for the page; Chinese needs more letters than a text console has; Spanish is read in ASCII."""
    here = shown_here(setup(), terminal(Screen(encoding), term), plain=False)

    assert [language.code for language in here.languages] == offered
    assert [language.code for language in here.hidden] == hidden


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_language_that_cannot_be_shown_is_named_and_the_page_is_offered(lang: str) -> None:
    """The first page says so by the language's own name, in words that the screen can show."""
    script = ScriptPrompter({"language": "en"})
    here = shown_here(setup(lang), terminal(Screen(), "xterm"), plain=False)
    drive(Conversation(here).pages(), script)
    first = script.pages[0]

    assert first.name == "language" and here.lang == "en"
    assert first.paras[0].line.text == (
        "العربية (Arabic): this screen cannot show these letters. Ask for the web page or the paper."
    )
    assert [row.line.text for row in first.rows] == ["English", "Español", "中文"]
    assert "cannot show" not in script.pages[1].paras[0].line.text


def test_plain_lines_that_go_to_another_program_can_be_in_any_language() -> None:
    """What a screen reader or a file makes of Arabic is its own affair."""
    out = Screen(terminal=False)
    run_interview(setup("ar"), terminal(out, plain=True))

    assert TEN["ar"]["ui/title"] in out.getvalue()
    assert "cannot show" not in out.getvalue()


def test_the_paper_is_in_the_language_asked_for_though_the_screen_was_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--lang ar --handout page.html`: the interview falls back, the page does not."""
    said = {"language": "en", "review": "done", "teach": "skip"}
    asked = {f"question:{fact}": "skip" for fact in small_pack().questions}
    script = ScriptPrompter({**said, **asked})
    monkeypatch.setattr(PlainPrompter, "ask", lambda _, page: script.ask(page))
    outcome = run_interview(setup("ar"), terminal(Screen(), "dumb"))

    assert outcome.words is not None and outcome.words.lang == "ar"
    assert outcome.document is not None and outcome.document.lang == "en"


def test_a_second_language_that_cannot_be_shown_stays_off_the_screen() -> None:
    """`--with ar` on a terminal: the screen has one language, the paper has both."""
    both = Words(second=small("ar"))
    given = replace(setup(), words=lambda _: both)
    here = shown_here(given, terminal(Screen(), "xterm"), plain=False)

    assert here.words("en").second is None
    assert given.words("en").second is not None
    assert [language.code for language in here.hidden] == ["ar"]


# ------------------------------------------------------------ width


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("lang", ["ar", "zh-Hans"])
def test_no_line_has_more_cells_than_the_screen(lang: str, width: int) -> None:
    """A Chinese letter takes two cells; a whole orientation keeps to the width."""
    text = render_text(document_of(lang), width)

    assert max(cell_width(line) for line in text.splitlines()) <= width
    assert TEN[lang]["paper/title"] in text


def document_of(lang: str) -> Document:
    """The orientation of one person."""
    return build(orientation_of("02_honduran_mother"), small(lang), OPTIONS)


def test_chinese_breaks_where_chinese_breaks() -> None:
    """Between two letters, never before a comma or a full stop."""
    lines = wrap(TEN["zh-Hans"]["paper/about/1"], 20)

    assert all(cell_width(line) <= 20 for line in lines)
    assert not any(line[0] in "，。" for line in lines)
    assert "".join(lines) == TEN["zh-Hans"]["paper/about/1"]


# ------------------------------------------------------------ direction


def test_arabic_turns_the_page_and_english_in_it_stays_as_it_is() -> None:
    """The page runs from right to left; what is not translated is marked as English, from left to right."""
    page = render_html(build_handout(orientation_of("02_honduran_mother"), small("ar"), OPTIONS))

    assert '<html lang="ar" dir="rtl">' in page
    assert re.search(r'<span lang="en" dir="ltr">\[EN\] ', page)
    assert re.search(r'<a class="link"[^>]* dir="ltr"', page)
    assert "[U+" not in page  # no sign of direction without its other half
    assert re.search(r'<bdi>الموقع: <a href="https://[^>]* dir="ltr">[a-z./-]+</a></bdi>', page)


def test_two_directions_stand_beside_each_other() -> None:
    """English first and Arabic under it: each keeps its own."""
    page = render_html(build_handout(orientation_of("02_honduran_mother"), Words(second=small("ar")), OPTIONS))

    assert '<html lang="en" dir="ltr">' in page
    assert '<span class="second" lang="ar" dir="rtl">' in page
    data = paper_data(
        build_handout(orientation_of("02_honduran_mother"), Words(second=small("ar")), OPTIONS), PaperForm()
    )
    assert (data["direction"], data["second_direction"]) == ("ltr", "rtl")


def test_values_keep_their_own_direction_inside_arabic() -> None:
    """A number in an Arabic sentence stands in an isolate, and its digits are Latin."""
    said = small("ar")("ui/at_most/more", count=12)

    assert "\u206812\u2069" in said
    assert small("ar").day(date(2027, 3, 15)).count("2027") == 1
    assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", small("ar").day(date(2027, 3, 15)))


def test_an_answer_may_be_typed_in_the_digits_of_any_script() -> None:
    """Arabic, Persian and Devanagari digits choose a row as Latin ones do."""
    from asylum_screen.fronts.prompters.numbers import number

    assert [number(text) for text in ("12", "١٢", "۱۲", "१२", "１２")] == [12] * 5


def test_a_text_of_the_rules_without_a_translation_is_english_and_marked() -> None:
    """The page says once that some sentences are in English."""
    laid_out = document_of("zh-Hans")

    assert any(line.id == "lang/some_english" for line in laid_out.warnings)
    assert small("zh-Hans")(Text("x/say", "A rule.")) == "[EN] A rule."
