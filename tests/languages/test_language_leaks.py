"""Nothing that a person meets is left in English: whole interviews, the kiosk, the orientation, the paper, faults."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest

from asylum_screen.analysis.explain import explain_text
from asylum_screen.core.dates import with_days
from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import Ending, Setup, Terminal, run_interview
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.page import Kind
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.store import offered
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.handout import build_handout
from asylum_screen.present.handout_form import PaperForm
from asylum_screen.present.html import render_html
from asylum_screen.present.ics import render_ics
from asylum_screen.present.statements import status_blocks
from asylum_screen.present.text import render_text
from asylum_screen.present.writer import Writer
from languages.leaks import english_runs, lines_of, names_in, not_in, not_pseudo
from languages.whole_runs import (
    OPTIONS,
    TODAY,
    TRANSLATIONS,
    WHO,
    WIDE,
    WIDTHS,
    Player,
    answers_of,
    document,
    interview,
    orientation_of,
    pack,
    words_of,
)

PSEUDO = "en-XA"
LANGUAGES = (PSEUDO, "es", "ht")
STORIES = ("01_iran_convert", "02_honduran_mother", "09_guatemala_boy_alone")


def leaks(lang: str, text: str) -> list[str]:
    """What in a text is not in the language."""
    return not_pseudo(text) if lang == PSEUDO else not_in(lang, text)


def leaking(lang: str, shown: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What is not in the language, by page."""
    own = ((name, without_others(lang, text) if name == "neutral" else text) for name, text in dict.fromkeys(shown))
    return {name: found for name, text in own if (found := leaks(lang, text))}


def without_others(lang: str, text: str) -> str:
    """The page that waits for anybody, without what it says again in every other language that is offered."""
    for other in {language.code for language in offered(TRANSLATIONS)} - {lang}:
        for text_id in ("ui/kiosk/neutral_title", "ui/kiosk/neutral"):
            assert words_of(other)(text_id) in text
            text = text.replace(words_of(other)(text_id), " ")
    return text


@pytest.mark.parametrize(("who", "kiosk"), list(zip(STORIES, (False, True, False), strict=True)))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_interview_is_in_one_language(lang: str, who: str, kiosk: bool) -> None:
    """Every line of every page, with why, help, a rest, wrong lines, a changed answer, the paper and the end."""
    player = Player(answers_of(who), widths=WIDTHS)
    outcome = interview(player, lang, kiosk=kiosk, other_day=kiosk)

    assert outcome.ending is Ending.FINISHED
    names = {page.name.partition(":")[0] for page in player.pages}
    assert {"start", "section", "question", "why", "help", "pause", "start_over", "review", "teach", "end"} <= names
    assert leaking(lang, player.shown) == {}
    for (name, text), narrow in zip(player.shown, player.narrow, strict=True):
        assert all("".join(part.split()) == "".join(text.split()) for part in narrow.values()), f"cut: {name}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_interview_in_parts_is_in_one_language(lang: str) -> None:
    """Lists, page one, the menu, every card with where it is written, and all that the topics still ask."""
    player = Player(answers_of(STORIES[0]))
    outcome = interview(player, lang, in_parts=True)

    assert outcome.ending is Ending.FINISHED
    names = {page.name.partition(":")[0] for page in player.pages}
    assert {"list", "first", "menu", "topic", "sources", "section", "question", "orientation"} <= names
    nested = ("first", "now") if lang == PSEUDO else ()  # page one puts texts into texts: brackets within brackets
    assert leaking(lang, [shown for shown in player.shown if not shown[0].startswith(nested)]) == {}


def test_the_stories_meet_every_kind_of_question() -> None:
    """Yes or no, one of several, several, a day, a country."""
    kinds = set()
    for who in STORIES:
        player = Player(answers_of(who), asides=False)
        interview(player, "es")
        kinds |= {pack().questions[page.question].kind for page in player.pages if page.question}
    assert len(kinds) == 5


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_a_person_who_begins_in_english_goes_on_in_their_own_language(lang: str) -> None:
    """After the first choice nothing is English, whatever the machine was set to."""
    player = Player(answers_of(STORIES[0]))
    interview(player, "en", kiosk=True, first=lang)
    after = [page.name for page in player.pages].index("language") + 1

    assert leaking(lang, player.shown[after:]) == {}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_orientation_and_the_paper_are_in_one_language(lang: str, who: str) -> None:
    """The text of `assess`, the HTML paper with everything on it, and the calendar."""
    words, orientation = words_of(lang), orientation_of(who)
    laid_out = document(orientation, words)
    assert leaks(lang, "\n".join(lines_of(laid_out))) == []
    text = "".join(render_text(laid_out, 40).split())
    assert [line for line in lines_of(laid_out) if "".join(line.split()) not in text] == []
    paper = build_handout(orientation, words, OPTIONS, whole=True)
    page = render_html(paper, PaperForm())
    assert f'<html lang="{lang}" dir="ltr">' in page
    shown = re.sub(r"<style>.*?</style>|<[^>]*>", " ", re.sub(r"</?a\b[^>]*>", "", page), flags=re.DOTALL)
    assert leaks(lang, unescape(shown)) == []
    calendar = render_ics(paper, words, TODAY).replace("\r\n ", "").splitlines()
    told = [line.partition(":")[2] for line in calendar if line.startswith(("SUMMARY", "DESCRIPTION"))]
    assert leaks(lang, "\n".join(told).replace("\\n", " ").replace("\\", "")) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_explanation_is_in_the_language_but_for_ids(lang: str) -> None:
    """`--explain` is for volunteers and trainers: sentences in the language, ids of rules and facts as they are."""
    text = explain_text(orientation_of("03_held_interview_tomorrow"), words_of(lang), WIDE)
    rules = pack()
    items = (*rules.findings, *rules.policies, *rules.deadlines, *rules.cards, *rules.help, *rules.conflicts)
    ids = [*rules.questions, *(item.id for item in items)]
    bare = re.sub(r"\[[^\]]*\]", " ", text)
    for each in sorted(ids, key=len, reverse=True):
        bare = re.sub(rf"(?<![\w.]){re.escape(each)}(?![\w])", " ", bare)

    assert leaks(lang, bare) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_of_every_status_is_in_the_language(lang: str) -> None:
    """On the day of each step: the status, the names and the day of what changed it, the note."""
    rules, words = pack(), words_of(lang)
    found = {}
    for item in (*rules.findings, *rules.policies):
        for step in item.status:
            day = max(step.first, step.known_from or step.first)
            said = status_blocks(item.status, day, Writer(words, rules.amounts, day))
            found[f"{item.id} {day}"] = leaks(lang, "\n".join(line for block in said for line in lines_of(block)))

    assert len(found) > 100
    assert {place: words for place, words in found.items() if words} == {}


@pytest.mark.parametrize("by", ["later notices", "D.D.C., order of the court", "DHS, 9 May 2025", "memo of 2025-05-09"])
def test_a_phrase_is_no_name_of_who_changed_a_status(by: str) -> None:
    """Such words in `by` are not taken for a name, so a page that shows them is found to leak."""
    assert by not in names_in(by)
    assert not_pseudo(with_days(by, words_of(PSEUDO).day))


def test_the_names_of_who_changed_a_status_come_without_their_days() -> None:
    """Case, court and number stay; the day is left to the language."""
    assert names_in("8 USC 1225(b)(1)(A)(ii); RAICES v. Noem, D.D.C. No. 25-cv-3, 2025-07-02") == [
        "8 USC 1225(b)(1)(A)(ii)",
        "RAICES v. Noem, D.D.C. No. 25-cv-3",
    ]


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_the_translations_hold_no_run_of_english_words(lang: str) -> None:
    """Two English words in a row stand in a translation only as a name, or as the law's own term beside its meaning."""
    assert english_runs(lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_question_if_somebody_is_there_is_in_the_language(lang: str) -> None:
    """The warning before a shared machine forgets, which no interview by script meets."""
    view = View(Desk(pack(), TODAY, words_of(lang)).page(Kind.READ, "x", None, [], []), {}, [], warning=20)
    shown = "\n".join(text for line in view.draw(40, 20) for _, text in line)

    assert shown.strip()
    assert leaks(lang, shown) == []


@pytest.mark.parametrize("lang", ["es", "ht"])
def test_a_fault_of_ours_is_said_in_the_language(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program fails in an interview, its last words to the person are not English."""

    def fails(_orientation: Orientation, _words: Words) -> Document:
        raise RuntimeError

    said, out = Player(answers_of(STORIES[0]), asides=False), io.StringIO()
    setup = Setup(pack(), TODAY, words_of, fails, lang=lang)
    monkeypatch.setattr(PlainPrompter, "ask", lambda _, page: said.ask(page))
    with pytest.raises(RuntimeError):
        run_interview(setup, Terminal(io.StringIO(), out, {}, plain=True))
    last = out.getvalue().strip().splitlines()[-1]

    assert last == words_of(lang)("error/stopped")
    assert leaks(lang, out.getvalue()) == []


def test_a_leak_would_be_found() -> None:
    """The test itself: English words, an unmarked value, a missing bracket and English that stands in are all seen."""
    assert not_in("es", "¿Tiene usted miedo? Please answer.") == ["Please", "answer"]
    assert "[EN] " in not_in("ht", "[EN] Kontinye")
    assert not_in("es", "Fuente: Title 8 United States Code, section 1158") != []
    assert not_pseudo("⟦Báçk óñé⟧ Help") != []
    assert not_pseudo("⟦Báçk óñé") == ["1 open, 0 closed"]
