"""Several yes/no questions on one page, each a row with three states: yes, not sure, and nothing said.

A row that was left alone is no "no" by itself: a list ends in one of two ways, and each says what is meant by these.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from asylum_screen.core.facts import Answer, FactId, NonAnswer
from asylum_screen.core.rules import Question, Text
from asylum_screen.present.document import Line

from .desk import DONE, NON_ANSWERS, Build, Desk
from .page import KEEP, NONE, Kind, Mark, Nav, Page, Para, Reply, Row, Tone, press
from .pages import ASIDE, non_answers

_MARK_OF: dict[Answer, Mark] = {True: Mark.YES, NonAnswer.DONT_KNOW: Mark.UNSURE}
_ANSWER_OF = {mark: answer for answer, mark in _MARK_OF.items()}

States = Mapping[FactId | str, Mark]
Listing = Generator[Build, Reply, dict[FactId, Answer] | Nav | None]
"""The pages of a list, each given its reply; in the end the answers, BACK, or None for the answers as they are."""


@dataclass(frozen=True)
class Listed:
    """A list that is asked.

    id: short and stable. title: what is asked of all rows. careful: of urgent things, courts and bars: of the rows that
    were left alone, "not sure" is offered first. progress: how far the person is. notes: lines to show on top.
    current: the answers so far, when it is asked again. drafts: marks of a list that was left before it was done.
    """

    id: str
    title: Text | str
    questions: tuple[Question, ...]
    careful: bool = False
    progress: Callable[[Desk], Line | None] = lambda _: None
    notes: Callable[[Desk], Sequence[Para]] = lambda _: ()
    current: Mapping[FactId, Answer] = field(default_factory=dict, repr=False)
    drafts: dict[str, States] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The name of its page."""
        return f"list:{self.id}"


def list_page(desk: Desk, listed: Listed, states: States, *, at: str = "", keep: bool = False) -> Page:
    """The list with its marks.

    Args:
        desk: what pages are made of.
        listed: the list.
        states: the mark of each fact and of NONE ("none of these"); one that is not in it is empty.
        at: the row on which the pointer begins.
        keep: the answers so far can be kept as they are.
    """
    rows = [
        Row(
            asked.id,
            desk.line(asked.ask),
            note=desk.line(asked.help) if asked.help is not None else None,
            mark=states.get(asked.id, Mark.EMPTY),
        )
        for asked in listed.questions
    ]
    rows.append(replace(desk.row(NONE, "ui/list/none"), mark=states.get(NONE, Mark.EMPTY)))
    unsure, skip = non_answers(desk)
    ends = [desk.row(DONE, "ui/list/no"), replace(unsure, line=desk.line("ui/list/dk"))]
    rows += [*(reversed(ends) if listed.careful else ends), skip]
    if keep:
        rows.append(desk.row(KEEP, "ui/list/keep"))
    paras = [*listed.notes(desk), desk.para(listed.title, Tone.ASK)]
    asks = tuple(asked.id for asked in listed.questions)
    page = desk.page(Kind.LIST, listed.name, None, paras, rows, why=True, progress=listed.progress(desk))
    return replace(page, three=True, start_at=at, asks=asks)


def why_page(desk: Desk, questions: Iterable[Question]) -> Page:
    """Why each of these is asked, for those that say so."""
    paras = []
    for asked in questions:
        if asked.why is not None:
            paras += [desk.para(asked.ask, Tone.ASK), desk.para(asked.why)]
    paras.append(desk.para("ui/why_kept"))
    return desk.page(Kind.READ, "why:list", desk.line("ui/why_title"), paras, [desk.on()], without=ASIDE)


def collect_list(listed: Listed) -> Listing:
    """Ask a list.

    Yields:
        Its pages; each is sent its reply.

    Returns:
        The answer of every fact: yes, no, not known or declined. Nav.BACK for the page before, None to keep them all.
    """
    states, at = _begin(listed), ""
    while True:
        reply = yield partial(_page, listed, states, at)
        if isinstance(reply, Nav):
            listed.drafts[listed.id] = states
            return reply
        for row in reply.ids:
            if (after := press(states, row, three=True)) is not None:
                states, at = after, row
        end = reply.ids[-1] if reply.ids else ""
        if end == KEEP:
            return None
        said: Answer | None = False if end == DONE else NON_ANSWERS.get(end)
        if said is NonAnswer.DONT_KNOW and states[NONE] is Mark.YES:
            said = False  # none of these: nothing was left alone
        if said is not None:
            listed.drafts.pop(listed.id, None)
            return _answers(listed, states, said, kept=end == DONE)


def _page(listed: Listed, states: States, at: str, desk: Desk) -> Page:
    same = bool(listed.current) and states == _marks_of(listed)
    return list_page(desk, listed, states, at=at, keep=same)


def _begin(listed: Listed) -> States:
    """What was marked when the list was left, else the answers so far."""
    so_far = _marks_of(listed)
    return {row: listed.drafts.get(listed.id, so_far).get(row, mark) for row, mark in so_far.items()}


def _marks_of(listed: Listed) -> dict[str, Mark]:
    """The answers so far as marks; where all of them are no, that is "none of these"."""
    facts = [asked.id for asked in listed.questions]
    none = all(listed.current.get(fact) is False for fact in facts)
    marks = {fact: _MARK_OF.get(listed.current.get(fact, False), Mark.EMPTY) for fact in facts}
    return {**marks, NONE: Mark.YES if none else Mark.EMPTY}


def _said_before(listed: Listed) -> dict[FactId, Answer]:
    """The answers so far that no mark shows: no, and declined."""
    return {fact: answer for fact, answer in listed.current.items() if answer not in _MARK_OF}


def _answers(listed: Listed, states: States, said: Answer, *, kept: bool) -> dict[FactId, Answer]:
    """The answer of every fact. said: of rows that were left alone; kept: where nothing was said of them before."""
    before = _said_before(listed) if kept and states[NONE] is Mark.EMPTY else {}
    facts = [asked.id for asked in listed.questions]
    return {fact: _ANSWER_OF.get(states[fact], before.get(fact, said)) for fact in facts}
