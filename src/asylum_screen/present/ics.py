"""The dates still to come as a calendar file: each whole day with what it means, and "ask a lawyer to check".

Only dates stand in it, no topic and no answer. Titles and reminders are neutral: a phone shows them on its lock screen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from asylum_screen.language.words import Words

from .document import DateBlock, Document
from .handout_text import shown

REMIND_DAYS = (30, 7, 1)
REMIND_HOUR = 9
"""A reminder rings in the morning, not at midnight, when the whole day begins."""
_LINE = 75


def render_ics(document: Document, words: Words, stamp: date) -> str:
    """The dates of a document as an iCalendar file (RFC 5545).

    Args:
        document: whose dates to write, without those before the stamp and those of which nobody knows the day.
        words: puts the closing sentence into the reader's language.
        stamp: the day of the orientation; the clock is not read, so the same paper gives the same file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//handout//EN", "CALSCALE:GREGORIAN"]
    seen = Counter[str]()
    for block in document.dates:
        if block.iso >= stamp.isoformat() and not block.some_day:
            seen[block.id] += 1
            lines.extend(_event(block, f"{block.id} {seen[block.id]}", document, words, stamp))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(block: DateBlock, name: str, document: Document, words: Words, stamp: date) -> Iterator[str]:
    """One day. Its UID comes from its name alone, so that a calendar moves the event when the day of it changes."""
    day = date.fromisoformat(block.iso)
    title, check = words("paper/calendar/title"), words("paper/handout/dates/check_one")
    said = [*(line.text for line in document.warnings), block.name.text, block.says.text, check]
    said += [line for line in (block.name.second, block.says.second) if line]
    said.extend(line.text for line in document.standing)
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(name.encode()).hexdigest()[:24]}@calendar.invalid"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(shown(line) for line in said))}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    for days in REMIND_DAYS:
        if day - timedelta(days=days) >= stamp:
            yield "BEGIN:VALARM"
            yield "ACTION:DISPLAY"
            yield f"DESCRIPTION:{_escaped(title)}"
            yield f"TRIGGER:-PT{days * 24 - REMIND_HOUR}H"
            yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    lines = (shown(line) for line in text.split("\n"))
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, never inside a letter; the others begin with a space."""
    piece, size = "", 0
    for letter in line:
        more = len(letter.encode())
        if size + more > _LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += more
    yield piece
