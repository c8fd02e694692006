"""From pages to one answer: a day in steps, a list of countries, several of a list. Nothing sensitive is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from asylum_screen.core.facts import STATELESS, Answer
from asylum_screen.core.rules import Kind as QuestionKind
from asylum_screen.core.rules import Question
from asylum_screen.language.answers import answer_words
from asylum_screen.language.words import Words

from .asking import Asking, Collecting, frame, settles
from .countries import CODES, search_names
from .days import Days
from .desk import DONE, NON_ANSWERS, Desk
from .page import KEEP, NONE, Chosen, Kind, Mark, Nav, Page, Row, Tone, press
from .pages import many, non_answers

SEVERAL = "several"  # the row of who is a citizen of more than one country


def collect(asking: Asking) -> Collecting:
    """Ask one question over as many pages as its kind needs.

    Yields:
        Its pages; each is sent its reply.

    Returns:
        The answer; Nav.BACK for the page before; None to keep the answer given before.
    """
    match asking.asked.kind:
        case QuestionKind.DAY:
            return Days(asking).collect()
        case QuestionKind.COUNTRIES:
            return _countries(asking)
        case QuestionKind.MANY_OF:
            return _many(asking)
        case _:
            return _one(asking)


def _one(asking: Asking) -> Collecting:
    reply = yield asking.page("", lambda _, base: base)
    ended, answer = settles(reply)
    if ended or isinstance(reply, Nav):
        return answer
    if asking.asked.kind is QuestionKind.YES_NO:
        return reply.id == "yes"
    return reply.id


def _begin(asking: Asking) -> tuple[str, ...]:
    """What is chosen when the page opens: what was left before it was done, else the answer so far."""
    so_far = asking.current if isinstance(asking.current, frozenset) else frozenset()
    return asking.drafts.get(asking.asked.id, tuple(sorted(so_far)))


def _left(asking: Asking, chosen: tuple[str, ...], answer: Answer | Nav | None) -> Answer | Nav | None:
    """Leave a page of several answers. Back keeps what is chosen; an answer settles it."""
    asking.drafts.pop(asking.asked.id, None)
    if answer is Nav.BACK and frozenset(chosen) != (asking.current or frozenset()):
        asking.drafts[asking.asked.id] = chosen
    return answer


def _may_keep(asking: Asking, chosen: tuple[str, ...]) -> bool:
    """False once something else is chosen: then "keep my answer" could mean either."""
    return not isinstance(asking.current, frozenset) or frozenset(chosen) == asking.current


def _many(asking: Asking) -> Collecting:
    chosen, at, said = _begin(asking), "", ""
    while True:
        reply = yield asking.page("", partial(_list_of, asking, chosen=chosen, at=at, said=said))
        if isinstance(reply, Nav):
            return _left(asking, chosen, reply)
        pressed = [row for row in reply.ids if row in asking.asked.option_ids]
        taken, at = _press_all(asking.asked, chosen, pressed), next(reversed(pressed), at)
        said = "ui/none_alone" if taken is None else ""
        chosen = chosen if taken is None else taken
        ended, answer = settles(Chosen(reply.ids[-1:]))
        if ended and taken is not None:
            return _left(asking, chosen, answer)
        if DONE in reply.ids and taken:
            return _left(asking, chosen, frozenset(taken))
        if DONE in reply.ids and not chosen:
            said = "ui/list/nothing"


def _list_of(asking: Asking, desk: Desk, base: Page, *, chosen: tuple[str, ...], at: str, said: str) -> Page:
    page = many(desk, base, frozenset(chosen), at, keep=_may_keep(asking, chosen))
    none = next((option.text for option in asking.asked.options if option.id == NONE), "")
    notice = (desk.para(said, Tone.NOTICE, **({"answer": none} if said == "ui/none_alone" else {})),) if said else ()
    return replace(page, paras=(*notice, *page.paras))


def _press_all(asked: Question, chosen: tuple[str, ...], rows: Sequence[str]) -> tuple[str, ...] | None:
    """What is marked after these presses; None when "none of these" was pressed beside another mark."""
    marks: dict[str, Mark] | None = {row: Mark.YES if row in chosen else Mark.EMPTY for row in asked.option_ids}
    for row in rows:
        marks = press(marks, row, three=False) if marks is not None else None
    return None if marks is None else tuple(row for row, mark in marks.items() if mark is Mark.YES)


def _toggle(chosen: tuple[str, ...], row: str) -> tuple[str, ...]:
    """Put a row in or out."""
    return tuple(item for item in chosen if item != row) if row in chosen else (*chosen, row)


# ------------------------------------------------------------ countries


def _countries(asking: Asking) -> Collecting:
    """One country and done, unless the person says that there are more."""
    chosen = _begin(asking)
    adding, one = not chosen, not chosen
    while True:
        if adding:
            step = "add" if chosen else "" if one else "several"
            reply = yield asking.page(step, partial(_find, asking, chosen=chosen, several=one))
            if reply is Nav.BACK and step:
                adding, one = not chosen, not chosen
                continue
        else:
            reply = yield asking.page("more", partial(_chosen, asking, chosen=chosen))
        ended, answer = settles(reply)
        if ended or isinstance(reply, Nav):
            return _left(asking, chosen, answer)
        if reply.id == SEVERAL:
            one = False
            continue
        if reply.id == DONE:
            return _left(asking, chosen, frozenset(chosen))
        first = not chosen
        chosen, adding = _country_step(chosen, reply.id)
        if one and chosen:
            return _left(asking, chosen, frozenset(chosen))
        adding = adding or (first and STATELESS not in chosen)  # there is a second one


def _find(asking: Asking, desk: Desk, base: Page, chosen: tuple[str, ...], several: bool) -> Page:
    named = desk.words.countries(code for code in CODES if code not in chosen)
    rows = [
        Row(code, desk.word(partial(_country, code)), names=search_names(desk.words, code, name), extra=False)
        for code, name in named
    ]
    kept = [row for row in base.rows if row.id in NON_ANSWERS or (row.id == KEEP and _may_keep(asking, chosen))]
    how = desk.para("ui/country/pick", Tone.QUIET)
    more = [desk.row(SEVERAL, "ui/country/several")] if several and not asking.asked.one else []
    stateless = [] if chosen else [desk.row(STATELESS, "ui/country/stateless")]
    return replace(base, kind=Kind.FIND, paras=(*base.paras, how), rows=(*rows, *more, *stateless, *kept))


def _chosen(asking: Asking, desk: Desk, base: Page, chosen: tuple[str, ...]) -> Page:
    """What is chosen so far. The rows that take a country out stand last, so that no other row's number changes."""
    rows = [desk.row(DONE, "ui/country/done"), *non_answers(desk)]
    if STATELESS not in chosen:
        rows.insert(1, desk.row("add", "ui/country/add"))
    rows += [desk.row(f"remove:{code}", "ui/country/remove", country=partial(_country, code)) for code in chosen]
    if _may_keep(asking, chosen):
        rows += [row for row in base.rows if row.id == KEEP]
    so_far = desk.para("ui/country/so_far", countries=answer_words(asking.asked, frozenset(chosen)))
    top = [item for item in frame(base) if item.line.id != asking.asked.ask.id]
    paras = (*top, so_far, desk.para("ui/country/more", Tone.ASK))
    return replace(base, paras=paras, rows=tuple(rows))


def _country(code: str, words: Words) -> str:
    return words.country(code)


def _country_step(chosen: tuple[str, ...], row: str) -> tuple[tuple[str, ...], bool]:
    """The list after a choice, and whether another country is looked for next."""
    if row == "add":
        return chosen, True
    if row.startswith("remove:"):
        left = _toggle(chosen, row.removeprefix("remove:"))
        return left, not left
    return ((STATELESS,) if row == STATELESS else (*chosen, row)), False
