"""Answers the pages of a conversation as one person would who has an answer to each question. Pure: no terminal."""

from __future__ import annotations

from collections.abc import Callable

from asylum_screen.core.facts import STATELESS, Answer, DayRange, NonAnswer
from asylum_screen.core.rules import Question, RulePack
from asylum_screen.fronts.page import Chosen, Page

Says = Callable[[Question], Answer]
NOT_SAID = {NonAnswer.DONT_KNOW: "dk", NonAnswer.DECLINED: "skip"}
ROWS = {"review": "done", "menu": "finish", "teach": "skip"}


def reply_to(pack: RulePack, says: Says, page: Page) -> Chosen:
    """What the person chooses on a page.

    Args:
        pack: the rules asked from.
        says: the answer to each question.
        page: any page of a conversation.
    """
    kind, _, rest = page.name.partition(":")
    if kind == "list":
        return Chosen(_marks(pack, says, page))
    if kind == "question":
        fact, _, step = rest.partition(":")
        return Chosen(_rows(says(pack.questions[fact]), step, page))
    if kind in ROWS:
        return Chosen((ROWS[kind],))
    row = next((row.id for row in page.rows if row.id in ("leave", "ours")), page.rows[0].id)
    return Chosen((row,))


def _marks(pack: RulePack, says: Says, page: Page) -> tuple[str, ...]:
    """One press for a yes, two for "not sure"; what is a no is left alone."""
    said = {fact: says(pack.questions[fact]) for fact in page.asks}
    if page.row("none") is not None and not any(said.values()):
        return ("none", "done")
    return (*(fact for fact, answer in said.items() for _ in range(_presses(answer))), "done")


def _presses(answer: Answer) -> int:
    return 2 if isinstance(answer, NonAnswer) else 1 if answer else 0


def _rows(answer: Answer, step: str, page: Page) -> tuple[str, ...]:
    """The rows that say this answer, on the page of a question or of one of its steps."""
    if isinstance(answer, NonAnswer):
        return (NOT_SAID[answer],)
    if isinstance(answer, bool):
        return ("yes" if answer else "no",)
    if isinstance(answer, DayRange):
        return (_of_day(answer, step, page),)
    if isinstance(answer, str):
        return (answer,)
    if page.row("done") is not None and step != "more":
        return (*sorted(answer), "done")
    if STATELESS in answer:
        return (STATELESS,)
    return _of_countries(sorted(answer), step)


def _of_countries(named: list[str], step: str) -> tuple[str, ...]:
    """One country; or first that there are several. The made-up people have two at most."""
    if step == "more":
        return ("done",)
    return ("several",) if not step and len(named) > 1 else (named[-1] if step == "add" else named[0],)


def _of_day(said: DayRange, step: str, page: Page) -> str:
    """The month where it is there, else the year, then the month; then the day. A span of days is about a month."""
    day = said.earliest
    if page.row(near := f"{day.year}-{day.month}") is not None:
        return near
    if step == "month":
        return str(day.month)
    if step == "day":
        return str(day.day) if said.earliest == said.latest else "about"
    return str(day.year) if page.row(str(day.year)) is not None else "earlier"
