"""The pages from the review on: all answers, the orientation, three questions to check our words, the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from asylum_screen.core.conditions import Text
from asylum_screen.core.facts import Answer, FactId, Facts
from asylum_screen.core.first import page_of
from asylum_screen.core.interview import Interview, Taken
from asylum_screen.core.orientation import Orientation, urgent_is_open
from asylum_screen.core.result import deadline_text
from asylum_screen.language.messages import Message
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Slots

from .desk import DONE, Desk
from .page import Errand, Kind, Nav, Page, Para, Row, Tone
from .pages import ASIDE, help_lines

CHANGE = "change:"
ACTION = "action:"


def review(desk: Desk, interview: Interview, notes: Sequence[Para] = ()) -> Page:
    """Every answer with its question (but nothing private), what does not fit together, and the way on."""
    conflicts = interview.conflicts()
    paras = [*notes, desk.para("ui/review/intro")]
    if conflicts:
        paras.append(desk.para("ui/review/conflict", Tone.NOTICE))
        paras.extend(desk.para(conflict.say, Tone.NOTICE) for conflict in conflicts)
    if not interview.facts:
        paras.append(desk.para("ui/review/none"))
    rows = [desk.row(DONE, "ui/review/done"), *_by_section(desk, interview)]
    rows += [taken_row(desk, taken, interview.facts) for taken in interview.taken()]
    return desk.page(Kind.CHOOSE, "review", desk.line("ui/review/title"), paras, rows)


def _by_section(desk: Desk, interview: Interview) -> Iterator[Row]:
    """The answers under the titles of their sections."""
    facts = {fact: answer for fact, answer in interview.facts.items() if not desk.pack.questions[fact].private}
    placed = [(section.title, [fact for fact in section.questions if fact in facts]) for section in desk.pack.sections]
    for title, answered in placed:
        for place, fact in enumerate(answered):
            row = answer_row(desk, fact, facts[fact])
            yield row if place else replace(row, group=desk.line(title))


def answer_row(desk: Desk, fact: FactId, answer: Answer) -> Row:
    """An answer with its question, to change it."""
    question, said = desk.pack.questions[fact].ask, desk.answer_in_words(fact, answer)
    return desk.row(f"{CHANGE}{fact}", "ui/review/row", question=question, answer=said)


def taken_row(desk: Desk, taken: Taken, facts: Facts) -> Row:
    """A question that was not asked, with the answer that others imply, to change it."""

    def because(words: Words) -> str:
        return "; ".join(desk.answer_in_words(fact, facts[fact])(words) for fact in taken.because if fact in facts)

    question, answer = desk.pack.questions[taken.fact].ask, desk.answer_in_words(taken.fact, taken.answer)
    return desk.row(f"{CHANGE}{taken.fact}", "ui/review/taken", question=question, answer=answer, because=because)


def to_change(row: str) -> FactId | None:
    """The fact whose answer this row changes; None for any other row."""
    return row.removeprefix(CHANGE) if row.startswith(CHANGE) else None


def changed(desk: Desk, dropped: Sequence[FactId], *, asks_more: bool) -> list[Para]:
    """One or two lines about what a changed answer has done to the others."""
    paras = [desk.para("ui/review/changed", Tone.NOTICE)]
    if dropped:
        paras.append(desk.para("ui/review/dropped", Tone.NOTICE))
        for fact in dropped:
            paras.append(
                replace(desk.para("ui/review/dropped_row", question=desk.pack.questions[fact].ask), close=True)
            )
    if asks_more:
        paras.append(desk.para("ui/review/depends", Tone.NOTICE))
    return paras


def first(desk: Desk, place: int, slots: Slots, *, aside: bool = False, topics: bool = False) -> Page:
    """Page one, or the page behind it.

    Args:
        desk: what pages are made of.
        place: 0 for page one.
        slots: what stands on it.
        aside: it was asked for in the middle of something else, to which the person comes back.
        topics: the menu of topics can be gone to.
    """
    rows = [desk.on() if aside else desk.row("next", "ui/end/read_on")]
    if topics:
        rows.append(desk.row("menu", "ui/topic/menu"))
    name = f"{'now' if aside else 'first'}:{place}"  # few commands: the room is for the page
    return desk.page(Kind.READ, name, None, [], rows, body=slots, patient=True, without=ASIDE)


def orientation(desk: Desk, body: Document, actions: Sequence[tuple[str, Text | str]], said: Message | None) -> Page:
    """The orientation, and what can be done with it.

    Args:
        desk: what pages are made of.
        body: the orientation.
        actions: id and words of what the surroundings offer (print, save).
        said: what came of the last action.
    """
    paras = desk.told(said)
    if desk.kiosk and actions:
        paras.append(desk.para("ui/kiosk/paper_has", Tone.QUIET))
    rows = [desk.row("next", "ui/end/read_on")]
    rows.extend(desk.row(f"{ACTION}{action}", text) for action, text in actions)
    rows.append(desk.row("change", "ui/end/change"))
    return desk.page(Kind.READ, "orientation", None, paras, rows, body=body, patient=True)


def printing(desk: Desk, errand: Errand) -> Page:
    """Stands while the paper goes to the printer; all there is to do is wait, or leave."""
    paras = [desk.para("ui/kiosk/printing")]
    without = ASIDE | {Nav.BACK, Nav.LANGUAGE}
    return desk.page(Kind.READ, "printing", None, paras, [], without=without, patient=True, errand=errand)


def may_i(desk: Desk, text: Text | str, asks: Text | str) -> Page:
    """Asks before something is done that cannot be taken back. Only a plain yes counts."""
    rows = [desk.row("no", "ui/no"), desk.row("yes", "ui/yes")]
    return desk.page(Kind.CHOOSE, "may_i", desk.line(text), [desk.para(asks, Tone.ASK)], rows)


TEACH = ("urgent", "dates", "help")


def teach_intro(desk: Desk) -> Page:
    """Says what the three questions are for; they can be skipped."""
    rows = [desk.row("next", "ui/teach/begin"), desk.row("skip", "ui/teach/skip")]
    return desk.page(Kind.CHOOSE, "teach", desk.line("ui/teach/title"), [desk.para("ui/teach/intro")], rows)


def teach_ask(desk: Desk, which: str) -> Page:
    """One of the three questions. Both answers are fine; nothing is counted."""
    rows = [desk.row("can", "ui/teach/can"), desk.row("again", "ui/teach/again")]
    paras = [desk.para(f"ui/teach/{which}", Tone.ASK)]
    return desk.page(Kind.CHOOSE, f"teach:{which}", desk.line("ui/teach/title"), paras, rows)


def teach_show(desk: Desk, which: str, shown: Orientation) -> Page:
    """What the orientation said about it, once more."""
    paras = [desk.para("ui/teach/answer"), *_TEACH[which](desk, shown)]
    return desk.page(Kind.READ, f"teach:{which}:shown", desk.line("ui/teach/title"), paras, [desk.on()])


def _teach_urgent(desk: Desk, shown: Orientation) -> list[Para]:
    faces = [item.face for item in shown.urgent[:2] if item.face is not None]
    if not faces:
        return [desk.para("ui/teach/urgent_open" if urgent_is_open(shown) else "ui/teach/no_urgent")]
    return [desk.para(text, Tone.URGENT) for face in faces for text in (face.say,)]


def _teach_dates(desk: Desk, shown: Orientation) -> list[Para]:
    deadlines = sorted(shown.deadlines, key=lambda item: item.earliest)[:2]
    if not deadlines:
        return [desk.para("ui/teach/no_dates")]
    return [desk.para(deadline_text(item), date=item.told) for item in deadlines]


def _teach_help(desk: Desk, shown: Orientation) -> list[Para]:
    places = (page_of(shown) or shown).help[:2]
    return [part for place in places for part in help_lines(desk, place)] or [desk.para("ui/teach/no_help")]


_TEACH: dict[str, Callable[[Desk, Orientation], list[Para]]] = {
    "urgent": _teach_urgent,
    "dates": _teach_dates,
    "help": _teach_help,
}


def end(desk: Desk) -> Page:
    """The calm end. Nothing is left behind it: no key leads back, and it does not stay for long."""
    texts = ["ui/end/thanks", "ui/start/stays" if desk.stays else "ui/end/kept", "ui/end/rest"]
    rows = [desk.row("finish", "ui/end/finish")]
    paras = [desk.para(text) for text in texts]
    without = ASIDE | {Nav.BACK, Nav.LANGUAGE}
    return desk.page(Kind.READ, "end", desk.line("ui/end/title"), paras, rows, without=without, brief=True)
