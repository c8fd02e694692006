"""The dates as a calendar file: each whole day with what it means, and "ask a lawyer to check".

Only dates stand in it, no topic and no answer: others see a calendar too, on a phone and in a cloud.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from asylum_screen.language.words import Words

from .document import DateBlock, Document
from .handout_text import shown

REMIND_DAYS = (30, 7)
_LINE = 75


def render_ics(document: Document, words: Words, stamp: date) -> str:
    """The dates of a document as an iCalendar file (RFC 5545).

    Args:
        document: whose dates to write.
        words: puts the closing sentence into the reader's language.
        stamp: the day of the orientation; the clock is not read, so the same paper gives the same file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//asylum-screen//handout//EN", "CALSCALE:GREGORIAN"]
    for block in document.dates:
        lines.extend(_event(block, document, words, stamp))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(block: DateBlock, document: Document, words: Words, stamp: date) -> Iterator[str]:
    day = date.fromisoformat(block.iso)
    check = words("paper/handout/dates/check_one")
    said = [*(line.text for line in document.warnings), block.says.text, check]
    if block.says.second:
        said.append(block.says.second)
    said.extend(line.text for line in document.standing)
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'{block.id} {block.iso}'.encode()).hexdigest()[:24]}@asylum-screen.invalid"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(block.name.text)}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(shown(line) for line in said))}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    for days in REMIND_DAYS:
        if day - timedelta(days=days) >= stamp:
            yield "BEGIN:VALARM"
            yield "ACTION:DISPLAY"
            yield f"DESCRIPTION:{_escaped(block.name.text)}"
            yield f"TRIGGER:-P{days}D"
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
