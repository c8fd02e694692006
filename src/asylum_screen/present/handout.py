"""The paper a person takes away: page one that stands alone, then questions, cards and help, then the reasons.

It names the reasons that the answers touch on, the rules a lawyer can look at, dates and help. It is laid out as if the
person had declined every sensitive question, and without every statement that an answer brought up (`in_general`),
so that no sentence on it states what this person answered. `with_answers` prints all of it, on request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from asylum_screen.core.facts import DayRange
from asylum_screen.core.orientation import Orientation, ShownFinding
from asylum_screen.core.result import deadline_text
from asylum_screen.core.truth import UNKNOWN, YES
from asylum_screen.language.words import Words

from .build import PaperOptions, build, standing_line, warning_lines
from .document import Block, Bullets, CardBlock, Document, Notice, Paragraph, Part, TimelineBlock, TimePoint, Tone
from .handout_help import NearHelp, more_help, near_help, urgent_help
from .handout_reasons import detail_blocks, in_general, named_grounds, reason_blocks, without_secrets
from .handout_room import FULL, HEADING, Room, height
from .sources import SourceList
from .statements import settled
from .steps import date_blocks, given_blocks
from .writer import Writer

CUTS = ((4, True), (2, True), (0, True), (0, False))
"""Rules named on page one, and if it says what the dates mean: the first that leaves room for help."""
LEAST_CARDS = 4
ROOM_FOR_HELP = 10.0
LEAST_FOR_HELP = 6.0  # lines of one place of help, under the lines for danger
ROOM_FOR_PLACES = 38.0  # lines kept free of cards, for places of help and the titles of other cards
ROOM_WHEN_TIGHT, SECOND_WHEN_TIGHT = 5.0, 10.0  # lines that smaller letters win, with one language and with two
MOST_QUESTIONS = 10
MOST_DATES = 5


def build_handout(
    orientation: Orientation, words: Words, options: PaperOptions, *, whole: bool = False, large: bool = False
) -> Document:
    """Lay out the paper a person takes away.

    Args:
        orientation: what the rules say.
        words: the reader's language, and the second one where two are shown.
        options: what the reader asked for.
        whole: after the reasons, all that the screen said; only together with the answers.
        large: it will be set in large print, so that less of it fits on a sheet.
    """
    told = orientation if options.with_answers else without_secrets(orientation, options.evaluator)
    paper = told if options.with_answers else in_general(told, options.evaluator)
    writer = Writer(words, paper.pack.amounts, paper.as_of, paper.pack.country.words)
    grounds = named_grounds(orientation)
    warnings = warning_lines(paper, writer, options)
    room = Room.of(warnings=len(warnings), two_languages=words.second is not None, large=large)
    first = _page_one(paper, told, grounds, writer, options, room)
    later = _later_pages(paper, grounds, writer, options, first, room)
    parts = (*first.parts, *_with_new_pages([part for part in later if part.blocks]))
    if whole and options.with_answers:
        screen = build(orientation, words, replace(options, with_answers=False))
        parts += tuple(replace(part, id=f"screen_{part.id}") for part in screen.parts)
    second = words.second
    return Document(
        writer.line("paper/handout/title"),
        words.lang,
        words.direction,
        second.lang if second is not None else "",
        (standing_line(paper, writer),),
        warning_lines(paper, writer, options),  # once more: now it is known if English stands in somewhere
        parts,
        date_blocks(paper, writer),
        second.direction if second is not None else "ltr",
        first.tight,
    )


@dataclass(frozen=True, slots=True)
class _PageOne:
    """The parts of page one, and the help on it.

    tight: its letters have to be smaller. dates_told: it says what each date means, not only the day.
    """

    parts: tuple[Part, ...]
    near: NearHelp
    tight: bool
    dates_told: bool


def _page_one(
    paper: Orientation,
    told: Orientation,
    grounds: list[ShownFinding],
    writer: Writer,
    options: PaperOptions,
    room: Room,
) -> _PageOne:
    """Page one, with less of what stands on a later page too where there is no room for help.

    told: by which steps and help are chosen; they state nothing about a person.
    """
    urgent, steps = _urgent(paper, writer), _steps(told, writer, held=options.with_answers)
    for rules, said in CUTS:
        topics, dates = _topics(paper, grounds, writer, rules), _dates(paper, writer, options, told=said)
        left = room.first - room.taken(urgent, topics, (dates, steps))
        tight = left < ROOM_FOR_HELP
        if tight:
            left += ROOM_WHEN_TIGHT if room.columns else SECOND_WHEN_TIGHT
        if left >= LEAST_FOR_HELP:
            break
    near = near_help(told, writer, room, left)
    parts = (
        _part(writer, "urgent", "paper/part/urgent", urgent),
        _part(writer, "topics", "paper/handout/part/topics", topics),
        _part(writer, "dates", "paper/handout/part/dates", dates),
        _part(writer, "next", "paper/handout/part/next", steps),
        _part(writer, "help", f"paper/handout/part/{'help' if near.by_place else 'help_any'}", near.blocks),
    )
    return _PageOne(tuple(part for part in parts if part.blocks), near, tight, said)


def _later_pages(
    paper: Orientation, grounds: list[ShownFinding], writer: Writer, options: PaperOptions, first: _PageOne, room: Room
) -> Iterator[Part]:
    sources = SourceList(paper, writer)
    questions = _questions(paper, grounds, writer, of_rules=options.with_answers)
    left = room.later - height(questions, FULL)
    cards = card_blocks(paper, writer, room, left - ROOM_FOR_PLACES)
    left -= room.in_rows([card for card in cards if isinstance(card, CardBlock)])
    left -= height([block for block in cards if not isinstance(block, CardBlock)], FULL) + 2 * HEADING
    yield _part(writer, "questions", "paper/handout/part/questions", questions)
    yield _part(writer, "cards", "paper/handout/part/cards", cards)
    yield _part(writer, "more", "paper/handout/part/more", more_help(paper, writer, first.near, room, left))
    with_dates, with_answers = not first.dates_told, options.with_answers
    reasons = reason_blocks(paper, grounds, writer, sources, with_dates=with_dates, with_answers=with_answers)
    yield _part(writer, "why", "paper/handout/part/why", reasons)
    if options.with_answers:
        yield _part(writer, "details", "paper/handout/part/details", detail_blocks(paper, writer, sources))
        yield _part(writer, "given", "paper/given/title", given_blocks(paper, writer))
    yield _part(writer, "sources", "paper/part/why", sources.blocks(options.program))


def _with_new_pages(parts: list[Part]) -> Iterator[Part]:
    """Page one stands alone, and the reasons begin on a page of their own, so that they can be left away."""
    for place, part in enumerate(parts):
        yield replace(part, new_page=True) if place == 0 or part.id == "why" else part


def _part(writer: Writer, name: str, title: str, blocks: list[Block]) -> Part:
    return Part(name, writer.line(title), tuple(blocks))


def _urgent(orientation: Orientation, writer: Writer) -> list[Block]:
    blocks: list[Block] = []
    for item in orientation.urgent:
        assert item.face is not None
        lines = [writer.line(item.face.say)]
        if item.face.next is not None:
            lines.append(writer.line(item.face.next))
        blocks.append(Notice(Tone.URGENT, tuple(lines)))
    return blocks


def _topics(orientation: Orientation, grounds: list[ShownFinding], writer: Writer, most: int) -> list[Block]:
    """The reasons touched on, by their names alone, and at most so many of the rules that may be looked at."""
    blocks: list[Block] = [Paragraph(writer.line("paper/handout/about"))]
    if grounds:
        blocks.append(Paragraph(writer.line("paper/handout/topics/grounds")))
        blocks.append(_names([item.finding.id for item in grounds], orientation, writer))
    else:
        blocks.append(Paragraph(writer.line("paper/handout/topics/open")))
        blocks.append(_names(tuple(orientation.pack.country.grounds), orientation, writer))
    right = orientation.right_to_ask
    if right is not None and right.applies.truth is YES:
        blocks.append(Paragraph(writer.line("paper/next/closing_right")))
    rules = [item for item in orientation.policies if item.applies.truth is YES and item is not right]
    if rules and not most:
        blocks.append(Paragraph(writer.line("paper/handout/topics/rules_later")))
    elif rules:
        blocks.append(Paragraph(writer.line("paper/handout/topics/rules")))
        blocks.append(Bullets(tuple(writer.line(item.policy.title) for item in rules[:most])))
        if len(rules) > most:
            blocks.append(Paragraph(writer.line("paper/handout/topics/more_rules")))
    elif any(item.applies.truth is UNKNOWN for item in orientation.policies):
        blocks.append(Paragraph(writer.line("paper/handout/topics/rules_open")))
    blocks.append(Paragraph(writer.line("paper/handout/topics/private")))
    return blocks


def _names(grounds: Sequence[str], orientation: Orientation, writer: Writer) -> Bullets:
    return Bullets(tuple(writer.line(orientation.pack.country.grounds[name]) for name in grounds))


def _dates(orientation: Orientation, writer: Writer, options: PaperOptions, *, told: bool) -> list[Block]:
    if not orientation.deadlines:
        return [Paragraph(writer.line("paper/handout/dates/none"))]
    points = time_points(orientation, writer, options)
    return [TimelineBlock(points if told else tuple(replace(point, says=None) for point in points))]


def time_points(orientation: Orientation, writer: Writer, options: PaperOptions) -> tuple[TimePoint, ...]:
    """Today and the dates that count, in the order of their days; the arrival only on request.

    A date that an urgent notice above speaks of is not explained a second time.
    """
    points = []
    country = orientation.pack.country
    shown = {item.finding.id for item in orientation.urgent}
    explained = {item.deadline for item in country.urgent if item.finding in shown}
    arrival = orientation.facts.get(country.arrival)
    if options.with_answers and isinstance(arrival, DayRange):
        line = writer.line("paper/handout/line/arrival", days=arrival)
        points.append(TimePoint("arrival", arrival.earliest.isoformat(), line))
    label = "today" if orientation.as_of == options.today else "as_of"
    today = writer.line(f"paper/handout/line/{label}", day=orientation.as_of)
    points.append(TimePoint("today", orientation.as_of.isoformat(), today))
    past_last = sorted(orientation.deadlines, key=lambda item: (item.earliest < orientation.as_of, item.earliest))
    for item in past_last[:MOST_DATES]:
        line = writer.line("paper/handout/line/date", name=item.deadline.title, day=item.earliest)
        says = None
        if item.deadline.id not in explained:
            says = writer.line(deadline_text(item), date=item.earliest)
        points.append(TimePoint("date", item.earliest.isoformat(), line, says))
    return tuple(sorted(points, key=lambda point: point.iso))


def _steps(orientation: Orientation, writer: Writer, *, held: bool) -> list[Block]:
    """Three steps for everybody; what is special to a person stands in the urgent part.

    held: the step for people who are held may be there.
    """
    country = orientation.pack.country
    outside, first_help = country.is_outside(orientation.facts), urgent_help(orientation)
    first = "help_outside" if outside else "help_child" if "children" in first_help else "lawyer"
    if held and "detention" in first_help:
        first = "help_held"
    second = "story" if outside else "dates" if orientation.deadlines else "find_dates"
    third = "papers_outside" if outside else "papers"
    steps = (writer.line(f"paper/handout/step/{name}") for name in (first, second, third))
    return [Bullets(tuple(steps), numbered=True)]


def _questions(orientation: Orientation, grounds: list[ShownFinding], writer: Writer, *, of_rules: bool) -> list[Block]:
    """Questions to take to a lawyer. of_rules: also those about one rule, which can tell how the person came."""
    first = orientation.pack.country.right_to_ask
    rules = [item.policy for item in orientation.policies if item.applies.truth is YES]
    texts = [
        *(item.deadline.ask_a_lawyer for item in orientation.deadlines),
        *(policy.ask_a_lawyer for policy in rules if of_rules or policy.id == first),
        *(item.finding.ask_a_lawyer for item in grounds),
        *(item.finding.ask_a_lawyer for item in settled(orientation, "process", "dates", "family", "entry")),
    ]
    lines = dict.fromkeys(writer.line(text) for text in texts if text is not None)
    return [Bullets(tuple(lines)[:MOST_QUESTIONS])] if lines else []


def card_blocks(orientation: Orientation, writer: Writer, room: Room, left: float) -> list[Block]:
    """The cards that fit the person: urgent ones first, then those that surely fit, as many as there is room for."""
    order = sorted(orientation.cards, key=lambda card: (not card.urgent, card.id in orientation.perhaps))
    cards = [
        CardBlock(card.id, writer.line(card.title), tuple(writer.line(point) for point in card.points))
        for card in order
    ]
    most = max(room.fitting(cards, left), min(LEAST_CARDS, len(cards)))
    others_left = tuple(card.title for card in cards[most:])
    others: list[Block] = (
        [Paragraph(writer.line("paper/handout/cards/others")), Bullets(others_left)] if others_left else []
    )
    return [*cards[:most], *others]
