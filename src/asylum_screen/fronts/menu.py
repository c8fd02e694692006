"""The pages after page one: the menu of topics, the cards of one topic, and where they are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from asylum_screen.core.questions import Topic
from asylum_screen.core.rules import Text
from asylum_screen.present.document import Document

from .closing import ACTION
from .desk import Desk
from .page import Kind, Page, Tone

TOPIC = "topic:"


def menu(
    desk: Desk,
    topics: Sequence[Topic],
    new: Collection[str],
    actions: Sequence[tuple[str, Text | str]],
    said: Text | str | None,
) -> Page:
    """What else there is to look at, in any order, and what can be done at the end.

    Args:
        desk: what pages are made of.
        topics: the topics; each has the same number whatever was answered.
        new: those that say something that was not there when the person last looked.
        actions: id and words of what the surroundings offer (print, save).
        said: what came of the last action.
    """
    paras = [desk.para(said, Tone.NOTICE)] if said is not None else []
    if new:
        paras.append(desk.para("ui/menu/some_new", Tone.NOTICE))
    rows = []
    for topic in topics:
        row_id = f"{TOPIC}{topic.id}"
        is_new = topic.id in new
        rows.append(desk.row(row_id, "ui/menu/new", topic=topic.title) if is_new else desk.row(row_id, topic.title))
    rows += [desk.row(f"{ACTION}{action}", text) for action, text in actions]
    rows.append(desk.row("whole", "ui/menu/whole"))
    rows.append(desk.row("review", "ui/review/title"))
    rows.append(desk.row("finish", "ui/end/finish"))
    paras.append(desk.para("ui/menu/ask", Tone.ASK))
    return desk.page(Kind.CHOOSE, "menu", None, paras, rows, patient=True)


def topic(desk: Desk, shown: Topic, cards: Document, more: int, after: Topic | None) -> Page:
    """The cards of one topic.

    Args:
        desk: what pages are made of.
        shown: the topic.
        cards: its cards; without parts when it says nothing.
        more: so many pages of questions can still come; 0: no answer can change something.
        after: the topic behind it.
    """
    rows = [desk.row(f"{TOPIC}{after.id}", "ui/topic/next", topic=after.title)] if after is not None else []
    rows.append(desk.row("menu", "ui/topic/menu"))
    if more:
        rows.append(desk.row("more", "ui/topic/more_one" if more == 1 else "ui/topic/more", count=more))
    if cards.parts:
        rows.append(desk.row("sources", "ui/topic/sources"))
        return desk.page(Kind.READ, f"topic:{shown.id}", None, [], rows, body=cards, patient=True)
    paras = [desk.para("ui/topic/nothing")]
    return desk.page(Kind.READ, f"topic:{shown.id}", desk.line(shown.title), paras, rows, patient=True)


def sources(desk: Desk, shown: Topic, written: Document) -> Page:
    """Where the cards of a topic are written."""
    return desk.page(Kind.READ, f"sources:{shown.id}", None, [], [desk.on()], body=written, patient=True)
