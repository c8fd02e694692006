"""Dates, places that help, and (only on request) what was answered."""

from __future__ import annotations

import calendar
from datetime import date

from asylum_screen.core.facts import DayRange, NonAnswer
from asylum_screen.core.first import page_of
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.result import deadline_text
from asylum_screen.core.reviews import pack_hash
from asylum_screen.core.rules import Card, HelpEntry
from asylum_screen.language.answers import answer_words

from .document import Block, Bullets, DateBlock, Heading, HelpBlock, Line, Paragraph
from .writer import Writer

MAY_SHARE = ("possible", "yes")
"""Places that may tell the government what they hear."""


def date_blocks(orientation: Orientation, writer: Writer) -> tuple[DateBlock, ...]:
    """Every date that counts, by its earliest safe day, earliest first."""
    blocks = [
        DateBlock(
            item.deadline.id,
            writer.line(item.deadline.title),
            writer.line("paper/dates/day", date=item.told),
            item.earliest.isoformat(),
            writer.line(deadline_text(item), date=item.told),
            isinstance(item.told, DayRange),
        )
        for item in orientation.deadlines
    ]
    return tuple(sorted(blocks, key=lambda block: block.iso))


def help_block(entry: HelpEntry, writer: Writer, *, brief: bool = False) -> HelpBlock:
    """One place that may help. brief: without what is said once above a list of places (`paper/help/brief`)."""
    contact: list[Line] = []
    if entry.phone:
        contact.append(writer.line("paper/help/phone", phone=entry.phone))
    if entry.text_line:
        contact.append(writer.line("paper/help/text", number=entry.text_line))
    if entry.link:
        contact.append(writer.line("paper/help/link", link=entry.link))
    if entry.hours is not None:
        contact.append(writer.line("paper/help/hours", hours=entry.hours))
    told = ("gov", "intl") if brief else ("gov", "nonprofit", "intl")
    notes = [writer.line(f"paper/help/{entry.run_by}")] if entry.run_by in told else []
    notes += added_by(entry, writer)
    if entry.caution is not None:
        notes.append(writer.line(entry.caution))
    elif entry.may_share in MAY_SHARE:
        notes.append(writer.line("paper/help/may_share"))
    if entry.shown == "check":
        notes.append(_seen(entry, writer, brief=brief))
    return HelpBlock(
        entry.id,
        writer.line(entry.name),
        writer.line(entry.does),
        tuple(contact),
        tuple(notes),
        entry.link,
        entry.phone,
    )


def added_by(entry: HelpEntry | Card, writer: Writer) -> tuple[Line, ...]:
    """Who added a place or a card to the national ones; nothing where nobody did."""
    if entry.own is None:
        return ()
    return (writer.line("paper/help/added", organization=entry.own.organization, added=entry.own.added),)


def _seen(entry: HelpEntry, writer: Writer, *, brief: bool) -> Line:
    if not entry.source_date:
        return writer.line("paper/help/copy_undated" if brief else "paper/help/undated")
    key = "paper/help/copy" if brief else "paper/help/seen" if entry.phone else "paper/help/seen_link"
    return writer.line(key, seen=_days_of(entry.source_date))


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
    """What the person answered, but nothing private: printed only when the person asks for it.

    The answers behind what cannot wait stand first, the others in the order of the interview; what is not known, and
    what was not said, in lists of their own.
    """
    lists: dict[str, list[Line]] = {"answered": [], "unknown": [], "declined": []}
    page = page_of(orientation)
    behind = [] if page is None else [fact for item in page.first if item.now for fact in item.because]
    facts_first = {fact: orientation.facts[fact] for fact in behind if fact in orientation.facts}
    for fact, answer in {**facts_first, **orientation.facts}.items():
        question = orientation.pack.questions.get(fact)
        if question is None or question.private:
            continue
        if isinstance(answer, NonAnswer):
            lists[answer.value].append(writer.line(question.ask))
        else:
            said = answer_words(question, answer)
            lists["answered"].append(writer.line("paper/given/answer", question=question.ask, answer=said))
    blocks: list[Block] = []
    for name, lines in lists.items():
        title = [Heading(2, writer.line(f"paper/given/{name}"))] if lines and name != "answered" else []
        blocks += [*title, Bullets(tuple(lines))] if lines else []
    if not blocks:
        return []
    info = orientation.pack.info
    made_with = {"id": info.id, "version": info.version, "hash": pack_hash(orientation.pack)}
    return [*blocks, Paragraph(writer.line("paper/given/rules", **made_with))]
