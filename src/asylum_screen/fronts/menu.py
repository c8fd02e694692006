"""The pages after page one: the menu of topics, the cards of one topic, and where they are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from asylum_screen.core.conditions import Text
from asylum_screen.core.questions import Topic
from asylum_screen.language.messages import Message
from asylum_screen.present.document import Document

from .closing import ACTION
from .desk import Desk
from .page import Kind, Page, Tone
from .write_down import WRITE_DOWN

TOPIC = "topic:"


def menu(
    desk: Desk,
    topics: Sequence[Topic],
    new: Collection[str],
    actions: Sequence[tuple[str, Text | str]],
    said: Message | None,
    by_hand: bool = False,
) -> Page:
    """What else there is to look at, in any order, and what can be done at the end.

    Args:
        desk: what pages are made of.
        topics: the topics; each has the same number whatever was answered.
        new: those that say something that was not there when the person last looked.
        actions: id and words of what the surroundings offer (print, save).
        said: what came of the last action.
        by_hand: a page to copy by hand is offered.
    """
    paras = desk.told(said)
    if new:
        paras.append(desk.para("ui/menu/some_new", Tone.NOTICE))
    rows = []
    for topic in topics:
        row_id = f"{TOPIC}{topic.id}"
        is_new = topic.id in new
        rows.append(desk.row(row_id, "ui/menu/new", topic=topic.title) if is_new else desk.row(row_id, topic.title))
    rows += [desk.row(f"{ACTION}{action}", text) for action, text in actions]
    if by_hand:
        rows.append(desk.row(WRITE_DOWN, "ui/kiosk/write_down"))
    rows.append(desk.row("whole", "ui/menu/whole"))
    rows.append(desk.row("review", "ui/review/title"))
    rows.append(desk.row("finish", "ui/end/finish"))
    paras.append(desk.para("ui/menu/ask", Tone.ASK))
    return desk.page(Kind.CHOOSE, "menu", None, paras, rows, patient=True)


def topic(desk: Desk, shown: Topic, card: int, cards: Document, more: int, after: Topic | None) -> Page:
    """One card of a topic.

    Args:
        desk: what pages are made of.
        shown: the topic.
        card: which of its cards, from 0.
        cards: all of them, one part for each; without parts when the topic says nothing.
        more: so many pages of questions can still come; 0: no answer can change something.
        after: the topic behind it.
    """
    rows = []
    left = cards.parts[card + 1 :]
    general = bool(left) and left[0].general and not cards.parts[card].general
    if left and not general:
        rows.append(desk.row("card", "ui/topic/card"))
    elif after is not None:
        rows.append(desk.row(f"{TOPIC}{after.id}", "ui/topic/next", topic=after.title))
    rows.append(desk.row("menu", "ui/topic/menu"))
    if general:
        rows.append(desk.row("card", "ui/topic/general", count=len(left)))
    if more:
        rows.append(desk.row("answer", "ui/topic/more_one" if more == 1 else "ui/topic/more", count=more))
    name = f"topic:{shown.id}:{card + 1}" if card else f"topic:{shown.id}"
    if not cards.parts:
        paras = [desk.para("ui/topic/nothing")]
        return desk.page(Kind.READ, name, desk.line(shown.title), paras, rows, patient=True)
    rows.append(desk.row("sources", "ui/topic/sources"))
    body = _part(cards, card)
    # What this is stands on the first card of a topic; nobody needs it again on each.
    return desk.page(Kind.READ, name, None, [], rows, body=replace(body, standing=()) if card else body, patient=True)


def sources(desk: Desk, shown: Topic, card: int, written: Document) -> Page:
    """Where one card of a topic is written. written: the same for all of its cards, in their order."""
    body = _part(written, card)
    return desk.page(Kind.READ, f"sources:{shown.id}", None, [], [desk.on()], body=body, patient=True)


def _part(document: Document, place: int) -> Document:
    """A document with one of its parts; with the last one where there are fewer."""
    return replace(document, parts=document.parts[place : place + 1] or document.parts[-1:])
