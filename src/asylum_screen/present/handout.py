"""The paper a person takes away: page one that stands alone, then questions, cards and help, then the reasons.

Topics and dates only. It is laid out as if the person had declined every sensitive question, so that no sentence on it
can tell such an answer; only the names of the five reasons are added, because a lawyer needs them. `with_answers`
prints all of it, on request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asylum_screen.core.facts import DayRange
from asylum_screen.core.orientation import Orientation, ShownFinding
from asylum_screen.core.truth import UNKNOWN, YES
from asylum_screen.language.words import Words

from .build import PaperOptions, build, standing_line, warning_lines
from .document import Block, Bullets, CardBlock, Document, Line, Notice, Paragraph, Part, TimelineBlock, TimePoint, Tone
from .entry import FIRST
from .handout_help import more_help, near_help
from .handout_reasons import detail_blocks, named_grounds, reason_blocks, without_secrets
from .sources import SourceList
from .statements import GROUNDS, settled
from .steps import date_blocks, given_blocks
from .writer import Writer

MOST_RULES = 5
MOST_QUESTIONS = 10
MOST_DATES = 5
ROOM_FOR_CARDS = 9000
"""Letters of cards that fit on two sheets together with page one; the others are named by their titles."""


def build_handout(orientation: Orientation, words: Words, options: PaperOptions, *, whole: bool = False) -> Document:
    """Lay out the paper a person takes away.

    Args:
        orientation: what the rules say.
        words: the reader's language, and the second one where two are shown.
        options: what the reader asked for.
        whole: after the reasons, all that the screen said.
    """
    full, grounds = orientation, named_grounds(orientation)
    if not options.with_answers:
        orientation = without_secrets(full)
    writer = Writer(words, orientation.pack.amounts, orientation.as_of)
    sources = SourceList(orientation, writer)
    dates = date_blocks(orientation, writer)[:MOST_DATES]
    near = near_help(orientation, writer)
    found = [
        _part(writer, "urgent", "paper/part/urgent", _urgent(orientation, writer)),
        _part(writer, "topics", "paper/handout/part/topics", _topics(orientation, grounds, writer)),
        _part(writer, "dates", "paper/handout/part/dates", _dates(orientation, writer, options, dates)),
        _part(writer, "next", "paper/handout/part/next", _steps(orientation, writer, dates)),
        _part(writer, "help", f"paper/handout/part/{'help' if near.by_place else 'help_any'}", near.blocks),
        _part(
            writer, "questions", "paper/handout/part/questions", _questions(orientation, grounds, writer), new_page=True
        ),
        _part(writer, "cards", "paper/handout/part/cards", card_blocks(orientation, writer)),
        _part(writer, "more", "paper/handout/part/more", more_help(orientation, writer, near)),
        _part(
            writer, "why", "paper/handout/part/why", reason_blocks(orientation, grounds, writer, sources), new_page=True
        ),
    ]
    if options.with_answers:
        found.append(
            _part(writer, "details", "paper/handout/part/details", detail_blocks(orientation, writer, sources))
        )
        found.append(_part(writer, "given", "paper/given/title", given_blocks(orientation, writer)))
    found.append(_part(writer, "sources", "paper/part/why", sources.blocks(options.program)))
    parts = tuple(part for part in found if part.blocks)
    if whole:
        parts += build(full, words, options).parts
    second = words.second
    return Document(
        writer.line("paper/handout/title"),
        words.lang,
        words.direction,
        second.lang if second is not None else "",
        (standing_line(orientation, writer),),
        warning_lines(orientation, words, writer, options),
        parts,
        dates,
        second.direction if second is not None else "ltr",
    )


def _part(writer: Writer, name: str, title: str, blocks: list[Block], *, new_page: bool = False) -> Part:
    return Part(name, writer.line(title), tuple(blocks), new_page=new_page)


def _urgent(orientation: Orientation, writer: Writer) -> list[Block]:
    blocks: list[Block] = []
    for item in orientation.urgent:
        assert item.face is not None
        lines = [writer.line(item.face.say)]
        if item.face.next is not None:
            lines.append(writer.line(item.face.next))
        blocks.append(Notice(Tone.URGENT, tuple(lines)))
    return blocks


def _topics(orientation: Orientation, grounds: list[ShownFinding], writer: Writer) -> list[Block]:
    """The reasons touched on, by their names alone, and the rules that may be looked at, by their titles."""
    blocks: list[Block] = [Paragraph(writer.line("paper/handout/about"))]
    if grounds:
        blocks.append(Paragraph(writer.line("paper/handout/topics/grounds")))
        blocks.append(_names([item.finding.id for item in grounds], writer))
    else:
        blocks.append(Paragraph(writer.line("paper/handout/topics/open")))
        blocks.append(_names(GROUNDS, writer))
    right = next((item for item in orientation.policies if item.policy.id == FIRST), None)
    if right is not None and right.applies.truth is YES:
        blocks.append(Paragraph(writer.line("paper/next/closing_right")))
    rules = [item for item in orientation.policies if item.applies.truth is YES and item.policy.id != FIRST]
    if rules:
        blocks.append(Paragraph(writer.line("paper/handout/topics/rules")))
        blocks.append(Bullets(tuple(writer.line(item.policy.title) for item in rules[:MOST_RULES])))
        if len(rules) > MOST_RULES:
            blocks.append(Paragraph(writer.line("paper/handout/topics/more_rules")))
    elif any(item.applies.truth is UNKNOWN for item in orientation.policies):
        blocks.append(Paragraph(writer.line("paper/handout/topics/rules_open")))
    blocks.append(Paragraph(writer.line("paper/handout/topics/private")))
    return blocks


def _names(grounds: Sequence[str], writer: Writer) -> Bullets:
    return Bullets(tuple(writer.line(f"paper/handout/ground/{name.partition('.')[2]}") for name in grounds))


def _dates(orientation: Orientation, writer: Writer, options: PaperOptions, dates: tuple[Block, ...]) -> list[Block]:
    if not dates:
        return [Paragraph(writer.line("paper/handout/dates/none"))]
    return [TimelineBlock(time_points(orientation, writer, options)), *dates]


def time_points(orientation: Orientation, writer: Writer, options: PaperOptions) -> tuple[TimePoint, ...]:
    """Arrival, today and the dates that count, in the order of their days."""
    points = []
    arrival = orientation.facts.get("entry_date")
    if isinstance(arrival, DayRange):
        line = writer.line("paper/handout/line/arrival", days=arrival)
        points.append(TimePoint("arrival", arrival.earliest.isoformat(), line))
    label = "today" if orientation.as_of == options.today else "as_of"
    today = writer.line(f"paper/handout/line/{label}", day=orientation.as_of)
    points.append(TimePoint("today", orientation.as_of.isoformat(), today))
    shown = sorted(orientation.deadlines, key=lambda item: item.earliest)[:MOST_DATES]
    for item in shown:
        line = writer.line("paper/handout/line/date", name=item.deadline.title, day=item.earliest)
        points.append(TimePoint("date", item.earliest.isoformat(), line))
    return tuple(sorted(points, key=lambda point: point.iso))


def _steps(orientation: Orientation, writer: Writer, dates: tuple[Block, ...]) -> list[Block]:
    """Three steps for everybody; what is special to a person stands in the urgent part."""
    urgent = {item.finding.id for item in orientation.urgent}
    outside = orientation.facts.get("entry_place") == "outside_us"
    first = "help_outside" if outside else "help_child" if "child_alone" in urgent else "lawyer"
    if "in_custody" in urgent:
        first = "help_held"
    second = "story" if outside else "dates" if dates else "find_dates"
    third = "papers_outside" if outside else "papers"
    steps = (writer.line(f"paper/handout/step/{name}") for name in (first, second, third))
    return [Bullets(tuple(steps), numbered=True)]


def _questions(orientation: Orientation, grounds: list[ShownFinding], writer: Writer) -> list[Block]:
    """Questions to take to a lawyer."""
    texts = [
        *(item.deadline.ask_a_lawyer for item in orientation.deadlines),
        *(item.policy.ask_a_lawyer for item in orientation.policies if item.applies.truth is YES),
        *(item.finding.ask_a_lawyer for item in grounds),
        *(item.finding.ask_a_lawyer for item in settled(orientation, "process", "dates", "family", "entry")),
    ]
    lines = dict.fromkeys(writer.line(text) for text in texts if text is not None)
    return [Bullets(tuple(lines)[:MOST_QUESTIONS])] if lines else []


def card_blocks(orientation: Orientation, writer: Writer, room: int = ROOM_FOR_CARDS) -> list[Block]:
    """The cards that fit the person: urgent ones first, then those that surely fit, as many as there is room for."""
    order = sorted(orientation.cards, key=lambda card: (not card.urgent, card.id in orientation.perhaps))
    blocks: list[Block] = []
    left: list[Line] = []
    for card in order:
        made = CardBlock(card.id, writer.line(card.title), tuple(writer.line(point) for point in card.points))
        room -= sum(_letters(made))
        if room >= 0:
            blocks.append(made)
        else:
            left.append(made.title)
    if left:
        blocks.append(Paragraph(writer.line("paper/handout/cards/others")))
        blocks.append(Bullets(tuple(left)))
    return blocks


def _letters(card: CardBlock) -> Iterator[int]:
    for line in (card.title, *card.points):
        yield len(line.text) + len(line.second)
