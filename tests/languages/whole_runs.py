"""Whole interviews in a language, by script: every page on plain lines and on a drawn screen, at several widths."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from threading import Event

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import RulePack
from asylum_screen.fronts import InParts, Outcome, Setup
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.countries import matching
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import Kind, Nav, Page, Reply
from asylum_screen.fronts.prompters.keys import KEY_NAMES
from asylum_screen.fronts.prompters.numbers import command_number, row_numbers
from asylum_screen.fronts.prompters.plain import PlainPrompter
from asylum_screen.fronts.prompters.view import View
from asylum_screen.fronts.setup import Action
from asylum_screen.language.messages import message
from asylum_screen.language.store import offered, open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.present.page_one import first_pages
from asylum_screen.present.topics import card_sources, topic_cards
from asylum_screen.reading import read_file
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader
from list_presses import presses

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "translations"
PEOPLE = ROOT / "tests" / "people"
WHO = tuple(sorted(path.stem for path in PEOPLE.glob("*.yaml")))
TODAY = date(2026, 11, 22)
WIDTHS = (40, 60, 80)
WIDE = 5000  # no line is broken
SCREENS = ((40, 20), (60, 20), (80, 24))
NO_ANSWER = {"unknown": "dk", "declined": "skip"}
LONG_SCREEN = 1500
WRONG_LINES = ("abc", "", "0", "998 998", "x" * 300)
OPTIONS = PaperOptions(TODAY, program="0")


@cache
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT / "rules")


@cache
def words_of(lang: str, second: str = "") -> Words:
    """The real words of a language."""
    return open_words(lang, TRANSLATIONS, words_of(second) if second else None)


@cache
def evaluator() -> Evaluator:
    """The real rules of the day, for all people."""
    return Evaluator(pack(), TODAY)


@cache
def orientation_of(who: str) -> Orientation:
    """What the rules say to one of the ten people."""
    record = AnswerReader(pack(), TODAY).file(PEOPLE / f"{who}.yaml")
    assert record.facts is not None
    return assess(evaluator(), record.facts)


def answers_of(who: str) -> dict[str, object]:
    """The answers of one of the ten people."""
    data = read_file(PEOPLE / f"{who}.yaml").data
    assert isinstance(data, dict)
    return dict(data)


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, OPTIONS)


def drawn(page: Page, columns: int, rows: int) -> str:
    """What a screen of a size shows of a page at first, then all of the page on a screen that is long enough."""
    listed = matching(page.rows, "") if page.kind is Kind.FIND else list(page.rows)
    view = View(page, {nav.value: name for nav, name in KEY_NAMES.items()}, listed)
    whole = [view.draw(columns, height) for height in (rows, LONG_SCREEN)]
    return "\n\n".join("\n".join("".join(text for _, text in line) for line in lines) for lines in whole)


def hint_of(page: Page) -> str:
    """The id of the words below a page: what is to be done there."""
    usual = {Kind.READ: "ui/press_enter", Kind.LIST: "ui/list/how_three" if page.three else "ui/list/how"}
    return usual.get(page.kind, "ui/choose_letters" if page.named else "ui/choose_keys")


class Player:
    """A prompter that answers as one person would, and keeps all that each page would show.

    Every page is written by the plain front, in one wide line and at each width; the reply goes through it too. On the
    way this person asks why, asks for help, rests, begins to start over, types wrong lines, changes an answer, and
    reads the end.

    Attributes:
        shown: the pages as they were written, by name.
        narrow: the same pages at each width.
    """

    def __init__(self, answers: Mapping[str, object], *, asides: bool = True, widths: tuple[int, ...] = ()) -> None:
        self.answers = answers
        self.widths = widths
        self.asides = asides
        self.language = ""
        self.shown: list[tuple[str, str]] = []
        self.narrow: list[dict[int, str]] = []
        self.pages: list[Page] = []
        self._done: set[tuple[str, Nav]] = set()
        self._given: dict[str, set[str]] = {}
        self._changed = False
        self._mistyped = False

    def during(self, page: Page, done: Event) -> Reply | None:  # noqa: ARG002  (the shape of a prompter)
        """All the time it takes."""
        done.wait()
        return None

    def ask(self, page: Page) -> Reply:
        """Show the page everywhere, and reply."""
        self.pages.append(page)
        nav = self._aside(page)
        lines = [str(command_number(nav, page))] if nav is not None else self._lines_for(page, self._row(page))
        if page.question and page.kind is Kind.CHOOSE and not page.named and not self._mistyped:
            self._mistyped = True
            lines = [*WRONG_LINES, *lines]
        reply, text = _plain(page, lines, WIDE)
        self.shown.append((page.name, text))
        self.narrow.append({width: _plain(page, lines, width)[1] for width in self.widths})
        return reply

    def _lines_for(self, page: Page, row: str) -> list[str]:
        if page.kind is Kind.LIST and row != "keep":
            typed = {each.id: each.key or str(row_numbers(page)[each.id]) for each in page.rows}
            return [" ".join(typed[each] for each in presses(page.name, typed, self.answers))]
        if page.kind is not Kind.FIND or next(each for each in page.rows if each.id == row).extra:
            return [str(row_numbers(page)[row])]
        typed = next(each for each in page.rows if each.id == row).names[0]
        return ["qqqq", "a", typed, str(row_numbers(page)[row])]

    # ------------------------------------------------------------ what this person does

    def _aside(self, page: Page) -> Nav | None:
        """The next command this person tries on a page; each once on a page, and only on pages that offer it."""
        if not self.asides:
            return None
        offered = [command.nav for command in page.commands]
        kind = f"{page.kind.value}{page.name.count(':')}"
        tries = [(Nav.WHY, page.name), (Nav.HELP, kind), (Nav.PAUSE, kind), (Nav.START_OVER, kind)]
        for nav, where in tries if page.question else ():
            if nav in offered and (where, nav) not in self._done:
                self._done.add((where, nav))
                return nav
        return None

    def _row(self, page: Page) -> str:
        fixed = {"teach": "next", "start_over": "no", "review": self._review(page)}
        if page.name in fixed:
            return fixed[page.name]
        if page.name == "language":
            return self.language
        if page.name.startswith("question:"):
            fact, _, step = page.name.removeprefix("question:").partition(":")
            if page.row("keep"):
                return "keep" if self.answers.get(fact) is None else self._answer(fact, step, page)
            return self._answer(fact, step, page)
        if page.name == "menu" or page.name.startswith("topic:"):
            return self._topics(page)
        if page.name == "orientation" and page.row("action:print") and "printed" not in self._given:
            self._given["printed"] = set()
            return "action:print"
        return page.rows[0].id

    def _topics(self, page: Page) -> str:
        """Every topic once: where its first card is written, its other cards, then all that it still asks."""
        last = "finish" if page.name == "menu" else "menu"
        rows = [row.id for row in page.rows if row.id.startswith("topic:")] if page.name == "menu" else []
        tries = [*rows, "whole"] if page.name == "menu" else ["sources", "card", "answer"]
        given = self._given.setdefault(page.name, set())
        found = next((row for row in tries if page.row(row) is not None and row not in given), last)
        given.add(found)
        return found

    def _review(self, page: Page) -> str:
        """Change one answer, the second time go on."""
        if page.name == "review" and not self._changed and self.asides:
            self._changed = True
            self.answers = {**self.answers, "in_custody": "yes"}
            return "change:in_custody"
        return "done"

    def _answer(self, fact: str, step: str, page: Page) -> str:
        said = self.answers.get(fact, "unknown")
        if isinstance(said, list):
            return self._one_of_several(fact, said, step)
        if str(said) in NO_ANSWER:
            return NO_ANSWER[str(said)]
        if isinstance(said, dict):  # the people's spans are whole months
            said = "about" if step == "day" else said["earliest"]
        if said == "about" or step or (str(said)[:4].isdigit() and str(said)[4:5] == "-"):
            return self._part_of_a_day(str(said), step, page)
        return str(said)

    def _one_of_several(self, fact: str, said: list[str], step: str) -> str:
        if not step and len(said) > 1:
            return "several"
        given = self._given.setdefault(fact, set())
        left = [item for item in said if item not in given]
        if step == "more":
            return "add" if left else "done"
        if not left:
            return "done"
        given.add(left[0])
        return left[0]

    def _part_of_a_day(self, said: str, step: str, page: Page) -> str:
        if said == "about":
            return said
        year, month, day = said.split("-")
        if step in ("", "earlier"):
            return year if page.row(year) else "earlier"
        return str(int(month)) if step == "month" else str(int(day))


def _plain(page: Page, lines: list[str], width: int) -> tuple[Reply, str]:
    out = io.StringIO()
    reply = PlainPrompter(io.StringIO("".join(f"{each}\n" for each in lines)), out, width).ask(page)
    return reply, out.getvalue()


def _cards(orientation: Orientation, topic: str, words: Words) -> Document:
    return topic_cards(orientation, topic, words, OPTIONS)


def _sources(orientation: Orientation, topic: str, words: Words) -> Document:
    return card_sources(orientation, topic, words, OPTIONS)


def interview(
    player: Player,
    lang: str,
    second: str = "",
    *,
    kiosk: bool = False,
    first: str = "",
    other_day: bool = False,
    in_parts: bool = False,
) -> Outcome:
    """Play a whole interview.

    Args:
        player: the person.
        lang: the language to begin with.
        second: the language under it.
        kiosk: on a shared machine: a page that shows nothing first, reading offered first, a printer.
        first: choose this language from the list first; "" shows no list.
        other_day: the day was set by hand.
        in_parts: part one, page one, then every topic.
    """
    languages = tuple(offered(TRANSLATIONS))
    if first:
        player.language = first
    setup = Setup(
        pack(),
        TODAY,
        lambda code: words_of(code, second if second != code else ""),
        document,
        lang=lang,
        languages=languages,
        language_first=bool(first),
        kiosk=kiosk,
        neutral_first=kiosk,
        other_day=other_day,
        actions=(Action("print", "ui/kiosk/print", lambda *_: message("ui/kiosk/not_printed")),),
        first=lambda orientation, words: first_pages(orientation, words, OPTIONS) if in_parts else (),
        parts=InParts(_cards, _sources) if in_parts else None,
    )
    return drive(Conversation(setup).pages(), player)
