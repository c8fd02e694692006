"""One statement on paper: what to know, where the law stands, what to do next, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from asylum_screen.core.dates import with_days
from asylum_screen.core.orientation import Orientation, ShownFinding
from asylum_screen.core.rules import Signal, Status, StatusFrom
from asylum_screen.core.shown import ShownExemption
from asylum_screen.core.status import known_steps, status_on
from asylum_screen.core.truth import NO, UNKNOWN, YES
from asylum_screen.language.words import Words

from .document import Block, Bullets, Line, Notice, Paragraph, Tone
from .sources import SourceList
from .writer import Writer


def is_ground(item: ShownFinding, orientation: Orientation) -> bool:
    """True for the protected grounds themselves."""
    return item.finding.id in orientation.pack.country.grounds


def signal_of(item: ShownFinding) -> Signal | None:
    """The signal of the state shown."""
    return item.face.signal if item.face is not None else None


def settled(orientation: Orientation, *topics: str) -> list[ShownFinding]:
    """The findings of some topics that say something other than what is still to find out."""
    return [
        item for item in orientation.findings if item.finding.topic in topics and signal_of(item) is not Signal.FIND_OUT
    ]


def finding_blocks(item: ShownFinding, writer: Writer, sources: SourceList) -> list[Block]:
    """One finding: what to know, what stands in dispute, what to do next, where it is written."""
    assert item.face is not None
    blocks: list[Block] = [Paragraph(writer.line(item.face.say))]
    lines: list[Line] = []
    for shown in item.exemptions:
        if shown.trace.truth is not NO:
            lines.append(writer.line(shown.exemption.say))
    blocks.extend(status_blocks(item.finding.status, sources.as_of, writer))
    if item.face.next is not None:
        lines.append(writer.line(item.face.next))
    if item.finding.ask_a_lawyer is not None and item.truth is not NO:
        lines.append(writer.line("paper/label/ask_text", question=item.finding.ask_a_lawyer))
    if lines:
        blocks.append(Bullets(tuple(lines)))
    if item.finding.conflict_note is not None and item.finding.conflicts_with:
        blocks.append(Notice(Tone.INFO, (writer.line(item.finding.conflict_note),)))
    blocks.extend(sources.cite(item.finding.cites, item.finding.checked))
    return blocks


def list_blocks(
    items: Sequence[ShownExemption], writer: Writer, met_label: str, open_label: str, also: str = "paper/label/may_also"
) -> list[Block]:
    """A list, line by line: those that are met, then those that may also fit. What is ruled out is not printed.

    A yes to one line hides no other.
    """
    blocks: list[Block] = []
    met = [shown for shown in items if shown.trace.truth is YES]
    maybe = [shown for shown in items if shown.trace.truth is UNKNOWN]
    for label, lines in ((met_label, met), (also if met else open_label, maybe)):
        if lines:
            blocks.append(Paragraph(writer.line(label)))
            blocks.append(Bullets(tuple(writer.line(each.exemption.say) for each in lines)))
    return blocks


def status_since(steps: Sequence[StatusFrom], as_of: date) -> date | None:
    """The first day of the unbroken run of the status that holds: a new ruling with the same effect changes nothing."""
    known = known_steps(steps, as_of)
    since = None
    for step in reversed(known):
        if step.status is not known[-1].status:
            break
        since = step.first
    return since


def _names(by: str, words: Words) -> str:
    """Who or what changed a status, with its days as the language says them, before the point of the sentence."""
    return with_days(by, words.day).removesuffix(".")


def status_blocks(steps: Sequence[StatusFrom], as_of: date, writer: Writer) -> list[Block]:
    """Where the law stands: in force, in dispute, ended; with its case, and whether that is confirmed."""
    if not steps:
        return []
    current = status_on(steps, as_of)
    if current is None:
        return [Notice(Tone.INFO, (writer.line(f"paper/status/{Status.ANNOUNCED.value}"),))]
    lines = [writer.line(f"paper/status/{current.status.value}", first=status_since(steps, as_of) or current.first)]
    if current.by:
        lines.append(writer.line("paper/status/by", by=partial(_names, current.by)))
    if current.note is not None:
        lines.append(writer.line(current.note))
    if current.unconfirmed:
        lines.append(writer.line("paper/status/unconfirmed"))
    disputed = current.status in (Status.PARTLY_BLOCKED, Status.BLOCKED, Status.SET_ASIDE) or current.unconfirmed
    return [Notice(Tone.WARNING if disputed else Tone.INFO, tuple(lines))]
