"""Dates, next steps, cards, help, and (only on request) what was answered."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date

from asylum_screen.core.facts import Answer, DayRange, NonAnswer
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.result import deadline_text
from asylum_screen.core.rules import Card, HelpEntry, Kind, Question
from asylum_screen.core.truth import NO
from asylum_screen.language.words import Words

from .document import Block, Bullets, CardBlock, DateBlock, Heading, HelpBlock, Line, Paragraph
from .sources import SourceList
from .statements import finding_blocks, list_blocks, settled
from .writer import Writer

MAY_SHARE = ("possible", "yes")
"""Places that may tell the government what they hear."""
MOST_HELP = 8
"""Places shown at most; those that surely fit are shown all."""


def date_blocks(orientation: Orientation, writer: Writer) -> tuple[DateBlock, ...]:
    """Every date that counts, by its earliest safe day, earliest first."""
    blocks = [
        DateBlock(
            item.deadline.id,
            writer.line(item.deadline.title),
            writer.line("paper/dates/day", date=item.earliest),
            item.earliest.isoformat(),
            writer.line(deadline_text(item), date=item.earliest),
        )
        for item in orientation.deadlines
    ]
    return tuple(sorted(blocks, key=lambda block: block.iso))


def deadline_blocks(
    orientation: Orientation, writer: Writer, sources: SourceList, dates: tuple[DateBlock, ...]
) -> list[Block]:
    """Part five: each date with its exceptions, then what else is said about time limits."""
    by_id = {item.deadline.id: item for item in orientation.deadlines}
    blocks: list[Block] = []
    for block in dates:
        item = by_id[block.id]
        blocks.append(block)
        if item.earliest != item.latest:
            blocks.append(Paragraph(writer.line("paper/dates/earliest")))
        blocks.extend(list_blocks(item.exemptions, writer, "paper/dates/excuses", "paper/dates/excuses"))
        if item.deadline.ask_a_lawyer is not None:
            blocks.append(Bullets((writer.line("paper/label/ask_text", question=item.deadline.ask_a_lawyer),)))
        blocks.extend(sources.cite(item.deadline.cites, item.deadline.checked))
    for finding in settled(orientation, "dates"):
        blocks.extend(finding_blocks(finding, writer, sources))
    blocks.append(Paragraph(writer.line("paper/dates/check" if dates else "paper/dates/none")))
    return blocks


def next_blocks(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    """Part nine: the process, the family, after filing, cards; and the three closing sentences."""
    blocks: list[Block] = []
    right = orientation.right_to_ask
    if right is not None and right.applies.truth is not NO:
        blocks.append(Paragraph(writer.line("paper/next/closing_right")))
    blocks.append(Paragraph(writer.line("paper/next/closing_lawyer")))
    blocks.append(Paragraph(writer.line("paper/next/closing_help")))
    for topic in ("process", "family", "after"):
        found = settled(orientation, topic)
        if found:
            blocks.append(Heading(2, writer.line(f"paper/next/{topic}")))
        for finding in found:
            blocks.extend(finding_blocks(finding, writer, sources))
    blocks.extend(_cards(orientation, writer, sources))
    return blocks


def _of_its_day(card: Card, orientation: Orientation) -> bool:
    """True unless the card may tell of law that came after the orientation's day."""
    return card.checked.reaches is None or card.checked.reaches <= orientation.as_of


def _cards(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    """The cards that fit, whole; those that only may fit, or that tell of days still to come, by their titles."""
    sure = [card for card in orientation.cards if card.id not in orientation.perhaps and _of_its_day(card, orientation)]
    perhaps = [card for card in orientation.cards if card not in sure]
    blocks: list[Block] = [Heading(2, writer.line("paper/next/cards"))] if orientation.cards else []
    for card in sure:
        blocks.append(CardBlock(card.id, writer.line(card.title), tuple(writer.line(point) for point in card.points)))
        blocks.extend(sources.cite(card.cites, card.checked))
    if perhaps:
        blocks.append(Paragraph(writer.line("paper/next/more_cards")))
        blocks.append(Bullets(tuple(writer.line(card.title) for card in perhaps)))
    return blocks


def help_blocks(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    """Part ten: places that may help, each with how it was seen and what it may share."""
    blocks: list[Block] = [Paragraph(writer.line("paper/help/intro" if orientation.help else "paper/help/none"))]
    for finding in settled(orientation, "help"):
        blocks.extend(finding_blocks(finding, writer, sources))
    heads = len(blocks)
    sure = sum(entry.id not in orientation.perhaps for entry in orientation.help)
    room = max(0, MOST_HELP - sure)
    for entry in orientation.help:
        if entry.id in orientation.perhaps:
            if room == 0:
                continue
            room -= 1
        blocks.append(help_block(entry, writer))
    if len(blocks) - heads < len(orientation.help):
        blocks.append(Paragraph(writer.line("paper/help/more")))
    return blocks


def help_block(entry: HelpEntry, writer: Writer) -> HelpBlock:
    """One place that may help."""
    contact: list[Line] = []
    if entry.phone:
        contact.append(writer.line("paper/help/phone", phone=entry.phone))
    if entry.text_line:
        contact.append(writer.line("paper/help/text", number=entry.text_line))
    if entry.link:
        contact.append(writer.line("paper/help/link", link=entry.link))
    if entry.hours is not None:
        contact.append(writer.line("paper/help/hours", hours=entry.hours))
    notes = [writer.line(f"paper/help/{entry.run_by}")] if entry.run_by in ("gov", "nonprofit", "intl") else []
    if entry.caution is not None:
        notes.append(writer.line(entry.caution))
    elif entry.may_share in MAY_SHARE:
        notes.append(writer.line("paper/help/may_share"))
    if entry.shown == "check":
        key = "paper/help/seen" if entry.phone else "paper/help/seen_link"
        notes.append(
            writer.line(key, seen=_days_of(entry.source_date))
            if entry.source_date
            else writer.line("paper/help/undated")
        )
    return HelpBlock(
        entry.id, writer.line(entry.name), writer.line(entry.does), tuple(contact), tuple(notes), entry.link
    )


def _days_of(written: str) -> DayRange | str:
    """The days of a date in a rule file: YYYY, YYYY-MM or YYYY-MM-DD. Anything else stays as it is."""
    try:
        year, month, day = (int(part) for part in f"{written}-0-0".split("-")[:3])
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return DayRange(date(year, month or 1, day or 1), date(year, last_month, last_day))
    except ValueError:
        return written


def given_blocks(orientation: Orientation, writer: Writer) -> list[Block]:
    """What the person answered, but nothing private: printed only when the person asks for it."""
    lines = []
    for fact, answer in orientation.facts.items():
        question = orientation.pack.questions.get(fact)
        if question is not None and not question.private:
            said = answer_words(question, answer)
            lines.append(writer.line("paper/given/answer", question=question.ask, answer=said))
    return [Bullets(tuple(lines))] if lines else []


def answer_words(question: Question, answer: Answer) -> Callable[[Words], str]:
    """An answer as its reader says it, in any language."""

    def said(words: Words) -> str:
        if isinstance(answer, NonAnswer):
            return words("ui/dk" if answer is NonAnswer.DONT_KNOW else "ui/skip")
        if isinstance(answer, bool):
            return words("ui/yes" if answer else "ui/no")
        if isinstance(answer, DayRange):
            return words.days(answer)
        chosen = {answer} if isinstance(answer, str) else answer
        if question.kind is Kind.COUNTRIES:
            return ", ".join(name for _, name in words.countries(chosen))
        return "; ".join(words(option.text) for option in question.options if option.id in chosen)

    return said
