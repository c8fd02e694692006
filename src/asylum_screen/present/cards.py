"""Statements on cards of at most 120 words: what it is, what it means today, what to ask a lawyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from .document import Block, Bullets, Heading, HelpBlock, Line, Notice, Paragraph, Tone
from .pieces import Piece
from .statements import status_lines
from .steps import added_by, help_block
from .writer import Writer

MOST_WORDS = 120
"""On one card. A statement that is longer goes on on the next card; no text is cut."""
BARE, WHAT, TODAY, OVER, LIST, ADDED, ASK = "", "what", "today", "over", "list", "added", "ask"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never cut: one text, or one place, of one statement. label: what it stands under."""

    piece: Piece
    label: str
    said: Line | HelpBlock


def cards_of(pieces: Iterable[Piece], writer: Writer, as_of: date, told: set[str] | None = None) -> list[list[Unit]]:
    """The units of each card: as many statements as have room; one that is too long for a card is cut between texts.

    told: the texts that stand on cards before; those of these cards are added.
    """
    cards: list[list[Unit]] = []
    told = set() if told is None else told
    for piece in pieces:
        units = [unit for unit in _units(piece, writer, as_of) if _is_new(unit, told)]
        fits = bool(cards) and _words([*cards[-1], *units], writer, as_of) <= MOST_WORDS
        whole = _words(units, writer, as_of) <= MOST_WORDS
        if units and not fits and (whole or not cards):
            cards.append([])
        for unit in units:
            if cards[-1] and _words([*cards[-1], unit], writer, as_of) > MOST_WORDS:
                cards.append([cards[-1].pop()] if cards[-1][-1].label == OVER else [])
            cards[-1].append(unit)
    return cards


def card_blocks(units: Sequence[Unit], writer: Writer, as_of: date) -> list[Block]:
    """A card, laid out: each statement, then all questions for a lawyer, then what may be out of date."""
    blocks: list[Block] = []
    for _, group in groupby(units, key=lambda unit: id(unit.piece)):
        mine = list(group)
        title = mine[0].piece.title
        if title is not None:
            blocks.append(Heading(3, writer.line(title)))
        for label, same in groupby(mine, key=lambda unit: unit.label):
            blocks.extend(_labelled(label, [unit.said for unit in same], writer))
    asked = [unit.said for unit in units if unit.label == ASK and isinstance(unit.said, Line)]
    if asked:
        blocks.append(Paragraph(_together(asked, writer.line("paper/card/ask"))))
    checked = [unit.piece.checked for unit in units if unit.piece.checked is not None]
    for day in dict.fromkeys(each.on for each in checked if each.overdue(as_of)):
        blocks.append(Notice(Tone.WARNING, (writer.line("paper/label/overdue", checked=day),)))
    return blocks


def words_in(blocks: Iterable[Block]) -> int:
    """How many words stand in the first language."""
    return sum(len(line.text.split()) for block in blocks for line in _lines_in(block))


def _lines_in(block: Block) -> Iterator[Line]:
    match block:
        case Heading(_, line) | Paragraph(line):
            yield line
        case Bullets(lines) | Notice(_, lines):
            yield from lines
        case HelpBlock(name=name, does=does, contact=contact, notes=notes):
            yield from (name, does, *contact, *notes)


def _words(units: Sequence[Unit], writer: Writer, as_of: date) -> int:
    return words_in(card_blocks(units, writer, as_of))


def _labelled(label: str, said: list[Line | HelpBlock], writer: Writer) -> Iterator[Block]:
    yield from (each for each in said if isinstance(each, HelpBlock))
    lines = [each for each in said if isinstance(each, Line)]
    if label in (BARE, OVER, ADDED):
        yield from map(Paragraph, lines)
    elif label == LIST:
        yield Bullets(tuple(lines))
    elif label in (WHAT, TODAY) and lines:
        yield Paragraph(_together(lines, writer.line(f"paper/card/{label}")))


def _together(lines: Sequence[Line], label: Line) -> Line:
    """A label and the texts under it as one paragraph, in each language."""
    second = any(line.second for line in lines)
    return Line(
        " ".join([label.text, *(line.text for line in lines)]),
        " ".join([label.second or label.text, *(line.second or line.text for line in lines)]) if second else "",
        " ".join(line.id for line in lines if line.id),
        any(line.marked for line in lines),
        any(line.second_marked for line in lines),
    )


def _is_new(unit: Unit, told: set[str]) -> bool:
    """True unless the same text stands in this topic already. A list is whole: its texts belong to what it is under."""
    text = unit.said.text if isinstance(unit.said, Line) else unit.said.id
    new = text not in told or unit.label in (OVER, LIST, ADDED)
    told.add(text)
    return new


def _units(piece: Piece, writer: Writer, as_of: date) -> Iterator[Unit]:
    if piece.help is not None:
        yield Unit(piece, BARE, help_block(piece.help, writer, brief=True))
    for saying in piece.what:
        yield Unit(piece, WHAT if piece.checked is not None else BARE, writer.line(saying.text, **saying.values))
    for line in status_lines(piece.status, as_of, writer, by=False):
        yield Unit(piece, TODAY, line)
    for saying in piece.today:
        yield Unit(piece, TODAY, writer.line(saying.text, **saying.values))
    for saying in piece.excuses:
        yield Unit(piece, OVER, writer.line(saying.text, **saying.values))
    for text in piece.listed:
        yield Unit(piece, LIST, writer.line(text))
    if piece.card is not None:
        yield from (Unit(piece, ADDED, line) for line in added_by(piece.card, writer))
    if piece.also:
        yield Unit(piece, OVER, writer.line("paper/label/may_also"))
    for text in piece.also:
        yield Unit(piece, LIST, writer.line(text))
    if piece.ask is not None:
        yield Unit(piece, ASK, writer.line(piece.ask))
