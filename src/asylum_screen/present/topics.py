"""The nine topics: each with its cards of at most 120 words, and where what stands on them is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from asylum_screen.core.orientation import Orientation
from asylum_screen.core.questions import Topic
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Words

from .build import PaperOptions, laid_out, paper_writer
from .cards import Unit, card_blocks, cards_of
from .document import Block, Document, Line, Paragraph, Part
from .pieces import pieces, topics_in
from .sources import SourceList
from .statements import status_by
from .text import NARROWEST, WIDEST
from .writer import Writer


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic that has something to say.

    topic: what the pack says of it. cards: how many it has. row: its name and that number, in words, for a menu.
    """

    topic: Topic
    cards: int
    row: Line


def topics(orientation: Orientation, words: Words) -> tuple[Listed, ...]:
    """The topics that have something to say, in the order in which they are offered."""
    writer = paper_writer(orientation, words)
    said = pieces(orientation)
    found = []
    for topic in topics_in(orientation.pack):
        if topic.id in said:
            number = len(cards_of(said[topic.id], writer, orientation.as_of))
            row = writer.line("paper/card/row", title=topic.title, count=partial(_count, number))
            found.append(Listed(topic, number, row))
    return tuple(found)


def render_topics(orientation: Orientation, words: Words, width: int) -> str:
    """The list of topics as text: how to see one, and how many cards each has; ending in a newline."""
    writer = paper_writer(orientation, words)
    lines = [writer.line("paper/topics/intro", option="--topic", whole="--whole")]
    for each in topics(orientation, words):
        lines.append(writer.line("paper/topics/row", topic=each.topic.id, row=partial(_row, each)))
    width = max(NARROWEST, min(width, WIDEST))
    said = [
        (text, "  " if place else "") for place, line in enumerate(lines) for text in (line.text, line.second) if text
    ]
    return "".join(f"{row}\n" for text, first in said for row in wrap(text, width, first=first, rest="  "))


def _row(listed: Listed, words: Words) -> str:
    return words("paper/card/row", title=listed.topic.title, count=partial(_count, listed.cards))


def _count(cards: int, words: Words) -> str:
    return words("paper/card/one" if cards == 1 else "paper/card/count", count=cards)


def topic_cards(orientation: Orientation, topic: str, words: Words, options: PaperOptions) -> Document:
    """The cards of one topic, one part for each.

    Args:
        orientation: what the rules say.
        topic: the id of one of `topics_in` the pack.
        words: the reader's language, and the second one where two are shown.
        options: what the reader asked for.

    Returns:
        The document; without parts when the topic has nothing to say.
    """
    writer = paper_writer(orientation, words)
    cards = [card_blocks(card, writer, orientation.as_of) for card in _cards(orientation, topic, writer)]
    return _document(orientation, topic, cards, writer, options)


def card_sources(orientation: Orientation, topic: str, words: Words, options: PaperOptions) -> Document:
    """Where the cards of one topic are written: one part for each card of `topic_cards`, in the same order."""
    writer = paper_writer(orientation, words)
    cards = [_sources(card, orientation, writer) for card in _cards(orientation, topic, writer)]
    return _document(orientation, topic, cards, writer, options)


def _cards(orientation: Orientation, topic: str, writer: Writer) -> list[list[Unit]]:
    return cards_of(pieces(orientation).get(topic, ()), writer, orientation.as_of)


def _sources(card: list[Unit], orientation: Orientation, writer: Writer) -> list[Block]:
    """The sources of what stands on a card, each once, with the days they were checked."""
    sources = SourceList(orientation, writer)
    blocks: list[Block] = []
    for _, units in groupby(card, key=lambda unit: id(unit.piece)):
        piece = next(units).piece
        if piece.checked is not None:
            said = [Paragraph(line) for line in status_by(piece.status, orientation.as_of, writer)]
            blocks += [each for each in (*said, *sources.cite(piece.cites, piece.checked)) if each not in blocks]
    return [*blocks, sources.listed()] if blocks else [Paragraph(writer.line("paper/card/no_source"))]


def _document(
    orientation: Orientation, topic: str, cards: list[list[Block]], writer: Writer, options: PaperOptions
) -> Document:
    """Cards, one part for each, under the topic and their number."""
    title = next(each.title for each in topics_in(orientation.pack) if each.id == topic)
    parts = []
    for number, blocks in enumerate(cards, 1):
        head = writer.line(title)
        if len(cards) > 1:
            head = writer.line("paper/card/title", topic=title, number=number, count=len(cards))
        parts.append(Part(f"{topic}_{number}", head, tuple(blocks)))
    return replace(laid_out(orientation, writer, options, tuple(parts)), title=writer.line(title))
