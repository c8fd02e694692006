"""The paper a person takes away: page one that stands alone, then what a lawyer looks at, cards and help, then reasons.

Page one says what cannot wait. Behind it stand the reasons that the answers touch on, dates, questions, cards and help.
It is laid out as if the person had declined every sensitive question, and without every statement that an answer
brought up (`in_general`), so that no sentence on it states what this person answered. `with_answers` prints all of it,
on request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from asylum_screen.core.facts import DayRange
from asylum_screen.core.first_page import FirstPage
from asylum_screen.core.orientation import Orientation, ShownFinding
from asylum_screen.core.result import deadline_text
from asylum_screen.core.truth import UNKNOWN, YES
from asylum_screen.language.words import Words

from .build import PaperOptions, build, laid_out, paper_writer
from .days_left import day_words
from .document import Block, Bullets, CardBlock, Document, Paragraph, Part, TimelineBlock, TimePoint
from .handout_help import help_blocks
from .handout_reasons import (
    MOST_CARDS,
    cards_in_order,
    detail_blocks,
    in_general,
    named_alike,
    named_grounds,
    reason_blocks,
    without_secrets,
)
from .page_one_paper import first_parts, paper_page
from .sources import SourceList
from .statements import settled
from .steps import added_by, given_blocks
from .writer import Writer

MOST_QUESTIONS = 10
MOST_DATES = 5


def build_handout(orientation: Orientation, words: Words, options: PaperOptions, *, whole: bool = False) -> Document:
    """Lay out the paper a person takes away.

    Args:
        orientation: what the rules say.
        words: the reader's language, and the second one where two are shown.
        options: what the reader asked for.
        whole: after the reasons, all that the screen said; only together with the answers.
    """
    told = orientation if options.with_answers else without_secrets(orientation, options.evaluator)
    paper = told if options.with_answers else in_general(told, options.evaluator)
    writer = paper_writer(paper, words)
    page = paper_page(told, with_answers=options.with_answers)
    first = tuple(first_parts(told, page, words, options))
    later = _later_pages(paper, page, named_grounds(orientation), writer, options)
    parts = (*first, *_with_new_pages([part for part in later if part.blocks], after=bool(first)))
    if whole and options.with_answers:
        screen = build(orientation, words, replace(options, with_answers=False))
        parts += tuple(replace(part, id=f"screen_{part.id}") for part in screen.parts)
    return laid_out(paper, writer, options, parts, "paper/handout/title")


def _later_pages(
    paper: Orientation, page: FirstPage | None, grounds: list[ShownFinding], writer: Writer, options: PaperOptions
) -> Iterator[Part]:
    sources, with_answers = SourceList(paper, writer), options.with_answers
    first = tuple(entry.id for entry in page.places) if page is not None else ()
    if with_answers:
        yield _part(writer, "given", "paper/given/title", given_blocks(paper, writer))
    yield _part(writer, "topics", "paper/handout/part/topics", _topics(paper, grounds, writer))
    if page is None or with_answers:
        dates = _dates(paper, writer, options)
    else:
        dates = _days_of(page, paper.as_of, writer, options)
    yield _part(writer, "dates", "paper/handout/part/dates", dates)
    yield _part(
        writer, "questions", "paper/handout/part/questions", _questions(paper, grounds, writer, of_rules=with_answers)
    )
    yield _part(writer, "cards", "paper/handout/part/cards", card_blocks(paper, writer))
    yield _part(writer, "more", "paper/handout/part/more", help_blocks(paper, first, writer))
    reasons = reason_blocks(paper, grounds, writer, sources, with_answers=with_answers)
    yield _part(writer, "why", "paper/handout/part/why", reasons)
    if with_answers:
        yield _part(writer, "details", "paper/handout/part/details", detail_blocks(paper, writer, sources))
    yield _part(writer, "sources", "paper/part/why", sources.blocks(options.program))


def _with_new_pages(parts: list[Part], *, after: bool) -> Iterator[Part]:
    """Page one stands alone, and the reasons begin on a page of their own, so that they can be left away."""
    for place, part in enumerate(parts):
        yield replace(part, new_page=True) if (place == 0 and after) or part.id == "why" else part


def _part(writer: Writer, name: str, title: str, blocks: list[Block]) -> Part:
    return Part(name, writer.line(title), tuple(blocks))


def _topics(orientation: Orientation, grounds: list[ShownFinding], writer: Writer) -> list[Block]:
    """The reasons touched on, by their names alone; the rules stand with the reasons."""
    country = orientation.pack.country
    names = [item.finding.id for item in grounds] or tuple(country.grounds)
    blocks: list[Block] = [
        Paragraph(writer.line(f"paper/handout/topics/{'grounds' if grounds else 'open'}")),
        _names(names, orientation, writer),
    ]
    right = orientation.right_to_ask
    if right is not None and right.applies.truth is YES:
        blocks.append(Paragraph(writer.line("paper/next/closing_right")))
    rules = [item for item in orientation.policies if item is not right]
    if not any(item.applies.truth is YES for item in rules) and any(item.applies.truth is UNKNOWN for item in rules):
        blocks.append(Paragraph(writer.line("paper/handout/topics/rules_open")))
    blocks.append(Paragraph(writer.line("paper/handout/topics/private")))
    return blocks


def _names(grounds: Sequence[str], orientation: Orientation, writer: Writer) -> Bullets:
    return Bullets(tuple(writer.line(orientation.pack.country.grounds[name]) for name in grounds))


def _dates(orientation: Orientation, writer: Writer, options: PaperOptions) -> list[Block]:
    if not orientation.deadlines:
        return [Paragraph(writer.line("paper/handout/dates/none"))]
    return [TimelineBlock(time_points(orientation, writer, options))]


def _days_of(page: FirstPage, as_of: date, writer: Writer, options: PaperOptions) -> list[Block]:
    """The days ahead that page one of this paper may tell, in its words; nothing when there is none."""
    points = [_today(as_of, writer, options)]
    for item in page.first:
        words = item.said.paper
        if item.day is None or item.unsure or item.day < as_of:
            continue
        if words.brief is not None and "{date}" in words.brief.english:
            day = day_words(item.told or item.day, as_of)
            says = None if words.step is None else writer.line(words.step, date=day)
            points.append(TimePoint("date", item.day.isoformat(), writer.line(words.brief, date=day), says))
    points = points[: MOST_DATES + 1]
    return [TimelineBlock(tuple(sorted(points, key=lambda point: point.iso)))] if len(points) > 1 else []


def time_points(orientation: Orientation, writer: Writer, options: PaperOptions) -> tuple[TimePoint, ...]:
    """Today and the dates that count, in the order of their days; the arrival only on request."""
    points = []
    arrival = orientation.facts.get(orientation.pack.country.arrival)
    if options.with_answers and isinstance(arrival, DayRange):
        line = writer.line("paper/handout/line/arrival", days=arrival)
        points.append(TimePoint("arrival", arrival.earliest.isoformat(), line))
    points.append(_today(orientation.as_of, writer, options))
    past_last = sorted(orientation.deadlines, key=lambda item: (item.earliest < orientation.as_of, item.earliest))
    for item in past_last[:MOST_DATES]:
        line = writer.line("paper/handout/line/date", name=item.deadline.title, day=item.told)
        says = writer.line(deadline_text(item), date=item.told)
        points.append(TimePoint("date", item.earliest.isoformat(), line, says))
    return tuple(sorted(points, key=lambda point: point.iso))


def _today(as_of: date, writer: Writer, options: PaperOptions) -> TimePoint:
    """The day of the rules, which is today unless another was asked for."""
    label = "today" if as_of == options.today else "as_of"
    return TimePoint("today", as_of.isoformat(), writer.line(f"paper/handout/line/{label}", day=as_of))


def _questions(orientation: Orientation, grounds: list[ShownFinding], writer: Writer, *, of_rules: bool) -> list[Block]:
    """Questions to take to a lawyer. of_rules: also those about one rule, which can tell how the person came."""
    first = orientation.pack.country.right_to_ask
    rules = [item.policy for item in orientation.policies if item.applies.truth is YES]
    texts = [
        *(item.deadline.ask_a_lawyer for item in orientation.deadlines if of_rules or named_alike(item)),
        *(policy.ask_a_lawyer for policy in rules if of_rules or policy.id == first),
        *(item.finding.ask_a_lawyer for item in grounds),
        *(item.finding.ask_a_lawyer for item in settled(orientation, "process", "dates", "family", "entry")),
    ]
    lines = dict.fromkeys(writer.line(text) for text in texts if text is not None)
    return [Bullets(tuple(lines)[:MOST_QUESTIONS])] if lines else []


def card_blocks(orientation: Orientation, writer: Writer) -> list[Block]:
    """The first cards that fit the person, the others by their titles."""
    order = cards_in_order(orientation)
    cards: list[Block] = [
        CardBlock(card.id, writer.line(card.title), (*map(writer.line, card.points), *added_by(card, writer)))
        for card in order[:MOST_CARDS]
    ]
    others = tuple(writer.line(card.title) for card in order[MOST_CARDS:])
    return [*cards, Paragraph(writer.line("paper/handout/cards/others")), Bullets(others)] if others else cards
