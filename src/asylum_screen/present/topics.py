"""The nine topics: each with its cards of at most 120 words, and where what stands on them is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from asylum_screen.core.orientation import Orientation
from asylum_screen.core.questions import Topic
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Words

from .build import PaperOptions, laid_out, paper_writer
from .cards import Unit, card_blocks, cards_of
from .document import Block, Document, Line, Paragraph, Part
from .pieces import Piece, pieces, topics_in
from .sources import SourceList
from .statements import status_by
from .text import NARROWEST, WIDEST
from .writer import Writer

MOST_GENERAL = 6
"""Cards of a topic shown at once where none of them touches this person."""


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A topic that has something to say.

    topic: what the pack says of it. cards: how many touch this person. more: how many are general.
    row: its name and these numbers, in words, for a menu.
    """

    topic: Topic
    cards: int
    more: int
    row: Line


def topics(orientation: Orientation, words: Words) -> tuple[ListedTopic, ...]:
    """The topics that have something to say, in the order in which they are offered."""
    writer = paper_writer(orientation, words)
    said = pieces(orientation)
    found = []
    for topic in topics_in(orientation.pack):
        if topic.id in said:
            first, more = map(len, _split(said[topic.id], writer, orientation.as_of))
            row = writer.line("paper/card/row", title=topic.title, count=partial(_count, first, more))
            found.append(ListedTopic(topic, first, more, row))
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


def _row(listed: ListedTopic, words: Words) -> str:
    return words("paper/card/row", title=listed.topic.title, count=partial(_count, listed.cards, listed.more))


def _count(cards: int, more: int, words: Words) -> str:
    said = words("paper/card/one" if cards == 1 else "paper/card/count", count=cards)
    return words("paper/card/and_more", count=said, more=more) if more else said


def _split(said: Sequence[Piece], writer: Writer, as_of: date) -> tuple[list[list[Unit]], list[list[Unit]]]:
    """The cards that touch this person, and the general ones; where none touches, the first few of these come first."""
    near = [piece for piece in said if not piece.general]
    if not any(piece.checked is not None or piece.tells_a_thing for piece in near):
        cards = cards_of(said, writer, as_of)
        return cards[:MOST_GENERAL], cards[MOST_GENERAL:]
    told: set[str] = set()
    first = cards_of(near, writer, as_of, told)
    return first, cards_of((piece for piece in said if piece.general), writer, as_of, told)


def topic_cards(orientation: Orientation, topic: str, words: Words, options: PaperOptions) -> Document:
    """The cards of one topic, one part for each: those that touch this person, then the general ones.

    Args:
        orientation: what the rules say.
        topic: the id of one of `topics_in` the pack.
        words: the reader's language, and the second one where two are shown.
        options: what the reader asked for.

    Returns:
        The document; without parts when the topic has nothing to say.
    """
    writer = paper_writer(orientation, words)
    first, more = split_cards(orientation, topic, writer)
    cards = [card_blocks(card, writer, orientation.as_of) for card in (*first, *more)]
    return _document(orientation, topic, cards, len(first), writer, options)


def card_sources(orientation: Orientation, topic: str, words: Words, options: PaperOptions) -> Document:
    """Where the cards of one topic are written: one part for each card of `topic_cards`, in the same order."""
    writer = paper_writer(orientation, words)
    first, more = split_cards(orientation, topic, writer)
    cards = [_sources(card, orientation, writer) for card in (*first, *more)]
    return _document(orientation, topic, cards, len(first), writer, options)


def printed_topic(
    orientation: Orientation, topic: str, words: Words, options: PaperOptions, *, whole: bool
) -> Document:
    """One topic to be printed: the cards that touch this person (whole: all of them), then where they are written."""
    writer = paper_writer(orientation, words)
    document = topic_cards(orientation, topic, words, options)
    first, more = split_cards(orientation, topic, writer)
    shown = [part for part in document.parts if whole or not part.general]
    if len(shown) < len(document.parts):
        said = Paragraph(writer.line("paper/card/general_left", count=len(more), topic=topic))
        shown.append(Part("more", writer.line("paper/card/general"), (said,)))
    if shown:
        units = [unit for card in (*first, *(more if whole else ())) for unit in card]
        shown.append(Part("why", writer.line("paper/part/why"), tuple(_sources(units, orientation, writer))))
    return replace(document, parts=tuple(shown))


def split_cards(orientation: Orientation, topic: str, writer: Writer) -> tuple[list[list[Unit]], list[list[Unit]]]:
    """The cards of one topic, not laid out: those that touch this person, and the general ones."""
    return _split(pieces(orientation).get(topic, ()), writer, orientation.as_of)


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
    orientation: Orientation, topic: str, cards: list[list[Block]], first: int, writer: Writer, options: PaperOptions
) -> Document:
    """Cards, one part for each, under the topic and their number. first: so many of them touch this person."""
    title = next(each.title for each in topics_in(orientation.pack) if each.id == topic)
    parts = []
    for number, blocks in enumerate(cards, 1):
        head = writer.line(title)
        if len(cards) > 1:
            head = writer.line("paper/card/title", topic=title, number=number, count=len(cards))
        parts.append(Part(f"{topic}_{number}", head, tuple(blocks), general=number > first))
    return laid_out(orientation, writer, options, tuple(parts), title)
