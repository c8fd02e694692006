"""Orientation in, Document out: the whole, for lawyers and volunteers, each sentence and each source once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from asylum_screen.core.conditions import Text
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import Orientation, urgent_is_open
from asylum_screen.core.reviews import told_by
from asylum_screen.core.truth import NO
from asylum_screen.language.words import Words

from .document import Block, Bullets, CardBlock, Document, Heading, Line, Notice, Paragraph, Part, Tone, ids_in
from .pieces import FIRST, URGENT, Piece, Saying, pieces, topic_about, topics_in
from .signed import reader
from .sources import SourceList
from .statements import status_blocks
from .steps import added_by, date_blocks, given_blocks, help_block
from .writer import Writer


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """What the reader asked for.

    today: the real day, to tell it from the day of the rules. with_answers: print what was answered.
    show_ids: print the id of every text, for a report about a sentence. program: the program's version.
    evaluator: the one that made the orientation; a paper that assesses anew is ready sooner with it.
    """

    today: date
    with_answers: bool = False
    show_ids: bool = False
    program: str = ""
    evaluator: Evaluator | None = None


def build(orientation: Orientation, words: Words, options: PaperOptions) -> Document:
    """Lay out everything an orientation says, topic by topic, then what this is and where all is written.

    Args:
        orientation: what the rules say.
        words: the reader's language (and the second one, where two are shown).
        options: what the reader asked for.

    Returns:
        The document; topics without anything to say are left out.
    """
    writer = paper_writer(orientation, words)
    whole = _Whole(orientation, writer)
    found = pieces(orientation)
    if not orientation.urgent:
        first = topic_about(orientation.pack, URGENT)
        found[first] = [_nothing_urgent(orientation), *found.get(first, ())]
    parts = [
        Part(topic.id, writer.line(topic.title), tuple(whole.topic(found[topic.id])), number)
        for number, topic in enumerate(topics_in(orientation.pack), 1)
        if topic.id in found
    ]
    parts.append(Part("about", writer.line("paper/part/about"), tuple(_about(orientation, writer))))
    why = whole.sources.blocks(options.program, brief=True)
    parts.append(Part("why", writer.line("paper/part/why"), tuple(why)))
    if options.with_answers and (given := given_blocks(orientation, writer)):
        parts.append(Part("given", writer.line("paper/given/title"), tuple(given)))
    return laid_out(orientation, writer, options, tuple(parts))


def paper_writer(orientation: Orientation, words: Words) -> Writer:
    """What puts the texts of an orientation into words."""
    return Writer(words, orientation.pack.amounts, orientation.as_of, orientation.pack.country.words)


def laid_out(
    orientation: Orientation,
    writer: Writer,
    options: PaperOptions,
    parts: tuple[Part, ...],
    title: Text | str = "paper/title",
) -> Document:
    """A document of these parts, under what it is and what to be warned of (only now is it known what is English)."""
    words = writer.words
    second = words.second
    return Document(
        writer.line(title),
        words.lang,
        words.direction,
        second.lang if second is not None else "",
        (standing_line(orientation, writer, options.today, ids_in(parts)),),
        warning_lines(orientation, writer, options),
        parts,
        date_blocks(orientation, writer),
        second.direction if second is not None else "ltr",
    )


def standing_line(orientation: Orientation, writer: Writer, today: date, shown: frozenset[str]) -> Line:
    """The line under the title of every page. shown: the ids of the texts on it."""
    who = reader(orientation.pack, told_by(orientation.pack, shown), today)
    return writer.line("paper/standing/what", checked=orientation.pack.info.checked_on, reader=who)


def warning_lines(orientation: Orientation, writer: Writer, options: PaperOptions) -> tuple[Line, ...]:
    """What stands on top of every page: another day's rules, old rules, draft words, English that stands in."""
    found: list[Line] = []
    info = orientation.pack.info
    if orientation.as_of != options.today:
        which = "ahead" if orientation.as_of > options.today else "as_of"
        found.append(writer.line(f"paper/warning/{which}", as_of=orientation.as_of))
    if options.today > info.checked_on + timedelta(days=info.good_for_days):
        found.append(writer.line("paper/warning/old", checked=info.checked_on))
    if (draft := writer.draft()) is not None:
        found.append(draft)
    if writer.stood_in:
        found.append(writer.line("lang/some_english"))
    return tuple(found)


def _nothing_urgent(orientation: Orientation) -> Piece:
    """Stands in the place of what is urgent."""
    said = "paper/urgent/open" if urgent_is_open(orientation) else "paper/urgent/none"
    return Piece(about=URGENT, rank=FIRST, what=(Saying(said),))


def _about(orientation: Orientation, writer: Writer) -> Iterator[Block]:
    for number in range(1, 6):
        yield Paragraph(writer.line(f"paper/about/{number}"))
    yield Paragraph(writer.line("paper/about/courts", courts=orientation.pack.info.courts_followed_to))
    right = orientation.right_to_ask
    if right is not None and right.applies.truth is not NO:
        yield Paragraph(writer.line("paper/next/closing_right"))
    yield Paragraph(writer.line("paper/next/closing_lawyer"))
    yield Paragraph(writer.line("paper/next/closing_help"))


class _Whole:
    """Lays the pieces of all topics out; what was said once is not said again."""

    def __init__(self, orientation: Orientation, writer: Writer) -> None:
        self.orientation, self.writer = orientation, writer
        self.sources = SourceList(orientation, writer)
        self.dates = {block.id: block for block in date_blocks(orientation, writer)}
        self.said: set[str] = set()

    def topic(self, found: Iterable[Piece]) -> Iterator[Block]:
        """The pieces of one topic, then the questions for a lawyer in one list."""
        asks = []
        for piece in found:
            yield from self._piece(piece)
            asks += [] if piece.ask is None else [Saying(piece.ask)]
        if questions := self._lines(asks):
            yield Paragraph(self.writer.line("paper/card/ask"))
            yield Bullets(tuple(questions))

    def _piece(self, piece: Piece) -> Iterator[Block]:
        writer = self.writer
        cited = "" if piece.checked is None else self.sources.brackets(piece.cites, piece.checked)
        if piece.help is not None:
            yield help_block(piece.help, writer, brief=True)
            return
        if piece.card is not None:
            points = [*self._list(piece.listed), *added_by(piece.card, writer)]
            yield CardBlock(piece.card.id, _cited(writer.line(piece.card.title), cited), tuple(points))
            return
        if piece.deadline is not None:
            date_of = self.dates[piece.deadline.deadline.id]
            yield replace(date_of, says=_cited(date_of.says, cited))
        else:
            yield from self._what(piece, cited)
        yield from map(Paragraph, self._lines(piece.then))
        yield from status_blocks(piece.status, self.orientation.as_of, writer)
        today = [] if piece.urgent else self._lines(piece.today)
        listed = self._list(piece.listed)
        if piece.title is not None:
            yield from map(Paragraph, today)
            today = []
            yield from (Paragraph(writer.line(saying.text)) for saying in piece.excuses if listed)
        if today or listed:
            yield Bullets((*today, *listed))
        if piece.also:
            yield Paragraph(writer.line("paper/label/may_also"))
            yield Bullets(tuple(self._list(piece.also)))

    def _what(self, piece: Piece, cited: str) -> Iterator[Block]:
        if piece.title is not None:
            yield Heading(2, self.writer.line(piece.title))
        lines = self._lines(piece.what)
        if lines:
            lines[-1] = _cited(lines[-1], cited)
        if piece.urgent:
            yield Notice(Tone.URGENT, (*lines, *self._lines(piece.today)))
        else:
            yield from map(Paragraph, lines)

    def _lines(self, sayings: Iterable[Saying]) -> list[Line]:
        """The texts that were not said before."""
        found = []
        for saying in sayings:
            line = self.writer.line(saying.text, **saying.values)
            if line.text not in self.said:
                self.said.add(line.text)
                found.append(line)
        return found

    def _list(self, texts: Iterable[Text]) -> list[Line]:
        """All texts of a list: an exception of two rules stands under each, or one would seem to lack it."""
        return [self.writer.line(text) for text in texts]


def _cited(line: Line, cited: str) -> Line:
    return replace(line, text=f"{line.text} {cited}") if cited else line
