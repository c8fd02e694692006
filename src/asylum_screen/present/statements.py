"""One statement on paper: what to know, where the law stands, what to do next, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from asylum_screen.core.dates import with_days
from asylum_screen.core.orientation import Orientation, ShownFinding
from asylum_screen.core.rules import Policy, Signal
from asylum_screen.core.status import Status, StatusFrom, known_steps, status_on
from asylum_screen.core.truth import NO
from asylum_screen.language.words import Words

from .document import Block, Bullets, Line, Notice, Paragraph, Tone
from .sources import SourceList
from .writer import Writer

DISPUTED = (Status.PARTLY_BLOCKED, Status.BLOCKED, Status.SET_ASIDE)


def effect_of(policy: Policy) -> str:
    """What a policy does, as the rules say; empty where they do not."""
    return "" if policy.page_one is None else policy.page_one.effect


def is_ground(item: ShownFinding, orientation: Orientation) -> bool:
    """True for the protected grounds themselves."""
    return item.finding.id in orientation.pack.country.grounds


def signal_of(item: ShownFinding) -> Signal | None:
    """The signal of the state shown."""
    return item.face.signal if item.face is not None else None


def grounds_open(orientation: Orientation) -> bool:
    """True when each of the protected grounds is open, so that one sentence tells it."""
    found = [item for item in orientation.findings if signal_of(item) is Signal.FIND_OUT]
    grounds = orientation.pack.country.grounds
    return bool(grounds) and sum(is_ground(item, orientation) for item in found) == len(grounds)


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


def status_since(steps: Sequence[StatusFrom], as_of: date) -> date | None:
    """The first day of the unbroken run of the status that holds: a new ruling with the same effect changes nothing."""
    known = known_steps(steps, as_of)
    since = None
    for step in reversed(known):
        if step.status is not known[-1].status:
            break
        since = step.first
    return since


def is_over(status: Sequence[StatusFrom], as_of: date) -> bool:
    """True for an older rule, which counts for few people today."""
    today = status_on(status, as_of)
    return today is not None and today.status is Status.ENDED


def _names(by: str, words: Words) -> str:
    """Who or what changed a status, with its days as the language says them, before the point of the sentence."""
    return with_days(by, words.day).removesuffix(".")


def status_lines(steps: Sequence[StatusFrom], as_of: date, writer: Writer, *, by: bool = True) -> list[Line]:
    """Where the law stands: in force, in dispute, ended; (`by`) with its case, and whether that is confirmed."""
    if not steps:
        return []
    current = status_on(steps, as_of)
    if current is None:
        return [writer.line(f"paper/status/{Status.ANNOUNCED.value}")]
    lines = [writer.line(f"paper/status/{current.status.value}", first=status_since(steps, as_of) or current.first)]
    if by:
        lines.extend(status_by(steps, as_of, writer))
    if current.note is not None:
        lines.append(writer.line(current.note))
    if current.unconfirmed:
        lines.append(writer.line("paper/status/unconfirmed"))
    return lines


def status_by(steps: Sequence[StatusFrom], as_of: date, writer: Writer) -> list[Line]:
    """The case, rule or proclamation that put it there."""
    current = status_on(steps, as_of)
    by = current.by if current is not None else ""
    return [writer.line("paper/status/by", by=partial(_names, by))] if by else []


def status_blocks(steps: Sequence[StatusFrom], as_of: date, writer: Writer) -> list[Block]:
    """The same as a notice; what is in dispute stands out."""
    lines = status_lines(steps, as_of, writer)
    if not lines:
        return []
    current = status_on(steps, as_of)
    disputed = current is not None and (current.status in DISPUTED or current.unconfirmed)
    return [Notice(Tone.WARNING if disputed else Tone.INFO, tuple(lines))]
