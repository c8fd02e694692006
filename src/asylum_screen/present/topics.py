"""The nine topics: each with its cards of at most 120 words, and where what stands on them is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from asylum_screen.core.orientation import Orientation
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.words import Words

from .build import PaperOptions, laid_out, paper_writer
from .cards import Unit, card_blocks, cards_of
from .document import Block, Document, Line, Paragraph, Part
from .pieces import pieces
from .sources import SourceList
from .statements import status_by
from .writer import Writer


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that has something to say.

    id: short and stable. title: its name. cards: how many it has. count: the same in words.
    """

    id: str
    title: Line
    cards: int
    count: Line


def topics(orientation: Orientation, words: Words) -> tuple[Topic, ...]:
    """The topics that have something to say, in the order in which they are offered."""
    writer = paper_writer(orientation, words)
    found = []
    for name, said in pieces(orientation).items():
        number = len(cards_of(said, writer, orientation.as_of))
        count = writer.line("paper/card/one" if number == 1 else "paper/card/count", count=number)
        found.append(Topic(name, writer.line(f"paper/topic/{name}"), number, count))
    return tuple(found)


def topic_cards(orientation: Orientation, topic: str, words: Words, options: PaperOptions) -> Document:
    """The cards of one topic, one part for each.

    Args:
        orientation: what the rules say.
        topic: one of `pieces.TOPICS`.
        words: the reader's language, and the second one where two are shown.
        options: what the reader asked for.

    Returns:
        The document; without parts when the topic has nothing to say.
    """
    writer = paper_writer(orientation, words)
    cards = [card_blocks(card, writer) for card in _cards(orientation, topic, writer)]
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
    title = writer.line(f"paper/topic/{topic}")
    parts = []
    for number, blocks in enumerate(cards, 1):
        head = title
        if len(cards) > 1:
            name = PROGRAM[f"paper/topic/{topic}"]
            head = writer.line("paper/card/title", topic=name, number=number, count=len(cards))
        parts.append(Part(f"{topic}_{number}", head, tuple(blocks)))
    return replace(laid_out(orientation, writer, options, tuple(parts)), title=title)
