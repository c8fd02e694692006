"""`rules preview`: a question or a rule exactly as a person sees it, made by the same pages and papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import Question, RulePack, Section
from asylum_screen.core.statements import Statement
from asylum_screen.fronts import pages
from asylum_screen.fronts.answers import collect
from asylum_screen.fronts.asking import Asking
from asylum_screen.fronts.countries import matching
from asylum_screen.fronts.desk import Desk
from asylum_screen.fronts.page import Kind, Page
from asylum_screen.fronts.prompters.keys import KEY_NAMES
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line
from asylum_screen.present.page_rows import Weight
from asylum_screen.present.text import lettered, render_text
from asylum_screen.present.writer import Writer
from asylum_screen.problems import near

from .preview_faces import faces_of, on_paper
from .preview_page_one import page_one_lines

TALL = 10_000  # a screen on which everything fits
LIST = 30  # lines of a long list to find countries in
UNPRINTED = "(not on paper: no part of it prints this)"


class NoSuchId(LookupError):  # noqa: N818  (an outcome that is told, not a fault)
    """Nothing that a person sees has this id."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown, and how. width: cells in a line. ansi: bold letters may be used."""

    id: str
    width: int
    as_of: date
    today: date
    ansi: bool = False


def preview(pack: RulePack, words: Words, wish: Wish) -> list[str]:
    """The lines a person sees.

    Raises:
        NoSuchId: when nothing has this id.
    """
    lines: list[str] = []
    other, ahead = wish.as_of != wish.today, wish.as_of > wish.today
    desk = Desk(pack, wish.as_of, words, other_day=other, ahead=ahead)
    for section in pack.sections:
        if section.id == wish.id:
            lines += _section(desk, section, wish)
    if wish.id in pack.questions:
        lines += _question(desk, pack.questions[wish.id], wish)
    for statement in pack.statements:
        if statement.id == wish.id:
            lines += _statement(pack, statement, words, wish)
    if not lines:
        known = [*pack.questions, *(each.id for each in pack.statements), *(each.id for each in pack.sections)]
        raise NoSuchId(f'Nobody sees anything called "{wish.id}". {near(wish.id, known)}'.strip())
    return lines


def _head(label: str, wish: Wish) -> list[str]:
    """A line of our own between what a person sees."""
    return [f"---- {label} ".ljust(min(wish.width, 90), "-"), ""]


# ---------------------------------------------------------------- pages


def _section(desk: Desk, section: Section, wish: Wish) -> list[str]:
    place = f"{section.place.file}:{section.place.line}"
    return [*_head(f"section {section.id}, {place}", wish), *_screen(pages.intro(desk, section), wish)]


def _question(desk: Desk, asked: Question, wish: Wish) -> list[str]:
    place = f"{asked.place.file}:{asked.place.line}"
    lines = [*_head(f"question {asked.id}, {place}", wish), *_screen(_first_page(desk, asked), wish)]
    lines += [*_head("after F2: why we ask", wish), *_screen(pages.why(desk, asked), wish)]
    if asked.help is not None:
        lines += [*_head("after ?: help", wish), *_screen(pages.help_page(desk, asked), wish)]
    return lines


def _first_page(desk: Desk, asked: Question) -> Page:
    """The page on which a question begins, as the interview makes it."""
    return next(collect(Asking(asked, desk.as_of, lambda _: None, lambda _: ())))(desk)


def _screen(page: Page, wish: Wish) -> list[str]:
    """A page on a screen on which it fits; a list of all countries is cut, as on a screen."""
    rows = matching(page.rows, "") if page.kind is Kind.FIND else list(page.rows)
    view = View(page, {nav.value: name for nav, name in KEY_NAMES.items()}, rows, to_last_rows=False)
    if page.kind is Kind.READ:
        view.pointer = 0
    drawn = view.draw(wish.width + 1, LIST if page.kind is Kind.FIND else TALL)
    return ["".join(_letters(style, text, wish) for style, text in line).rstrip() for line in drawn] + [""]


def _letters(style: str, text: str, wish: Wish) -> str:
    return lettered(text, Weight.STRONG, ansi=wish.ansi and "bold" in style and bool(text.strip()))


# ---------------------------------------------------------------- papers


def _statement(pack: RulePack, statement: Statement, words: Words, wish: Wish) -> list[str]:
    day = _day_for(statement, wish.as_of)
    evaluator = Evaluator(pack, day)
    when = "" if day == wish.as_of else f", as on {day}"
    place = f"{statement.place.file}:{statement.place.line}"
    lines = _head(f"{statement.kind} {statement.id}, {place}{when}", wish)
    lines += [] if statement.faces else ["(nobody is shown this)", ""]
    for face in faces_of(statement, evaluator):
        document = on_paper(face, words, wish.today)
        if not document.parts:
            document = replace(document, title=Line(f"{document.title.text} {UNPRINTED}"))
        lines += [*render_text(document, wish.width, ansi=wish.ansi).rstrip("\n").split("\n"), ""]
    return [*lines, *page_one_lines(statement, Writer(words, pack.amounts, day), day, wish.width)]


def _day_for(statement: Statement, as_of: date) -> date:
    """The day asked, or the nearest one on which the statement could be known."""
    return min(max(as_of, statement.known_from or as_of), statement.known_to or date.max)
