"""Orientation in, Document out: the eleven parts in their fixed order, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Signal
from asylum_screen.language.words import Words

from . import entry, steps
from .document import Block, Bullets, Document, Line, Notice, Paragraph, Part, Tone
from .sources import SourceList
from .statements import finding_blocks, is_ground, settled, signal_of
from .writer import Writer

FEW = 10
"""With more open things than this, only what is open is said, not how to find each one out."""


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
    """Lay an orientation out as a Document.

    Args:
        orientation: what the rules say.
        words: the reader's language (and the second one, where two are shown).
        options: what the reader asked for.

    Returns:
        The document; parts without anything to say are left out.
    """
    writer = Writer(words, orientation.pack.amounts, orientation.as_of, orientation.pack.country.words)
    sources = SourceList(orientation, writer)
    dates = steps.date_blocks(orientation, writer)
    parts = (
        ("urgent", _urgent(orientation, writer)),
        ("about", _about(orientation, writer)),
        ("answers", _answers(orientation, writer, sources)),
        ("entry", entry.entry_blocks(orientation, writer, sources)),
        ("dates", steps.deadline_blocks(orientation, writer, sources, dates)),
        ("private", _topic(orientation, writer, sources, "private", "paper/private/intro")),
        ("open", _open(orientation, writer)),
        ("other", _topic(orientation, writer, sources, "other_protection", None)),
        ("next", steps.next_blocks(orientation, writer, sources)),
        ("help", steps.help_blocks(orientation, writer, sources)),
        ("why", sources.blocks(options.program)),
        ("given", steps.given_blocks(orientation, writer) if options.with_answers else []),
    )
    return Document(
        writer.line("paper/title"),
        words.lang,
        words.direction,
        words.second.lang if words.second is not None else "",
        (standing_line(orientation, writer),),
        warning_lines(orientation, writer, options),
        tuple(
            Part(name, _title(writer, name), tuple(blocks), 0 if name == "given" else number)
            for number, (name, blocks) in enumerate(parts, 1)
            if blocks
        ),
        dates,
        words.second.direction if words.second is not None else "ltr",
    )


def _title(writer: Writer, part: str) -> Line:
    return writer.line("paper/given/title" if part == "given" else f"paper/part/{part}")


def standing_line(orientation: Orientation, writer: Writer) -> Line:
    """The line under the title of every page."""
    reviewer = orientation.pack.info.reviewed_by_lawyer
    if reviewer == "nobody":
        return writer.line("paper/standing/what", as_of=orientation.as_of)
    return writer.line("paper/standing/reviewed", as_of=orientation.as_of, reviewer=reviewer)


def warning_lines(orientation: Orientation, writer: Writer, options: PaperOptions) -> tuple[Line, ...]:
    """What stands on top of every page: another day's rules, old rules, draft words, English that stands in."""
    found: list[Line] = []
    info = orientation.pack.info
    if orientation.as_of != options.today:
        found.append(writer.line("paper/warning/as_of", as_of=orientation.as_of))
    if options.today > info.checked_on + timedelta(days=info.good_for_days):
        found.append(writer.line("paper/warning/old", checked=info.checked_on))
    if (draft := writer.draft()) is not None:
        found.append(draft)
    if writer.stood_in:
        found.append(writer.line("lang/some_english"))
    return tuple(found)


def _urgent(orientation: Orientation, writer: Writer) -> list[Block]:
    blocks: list[Block] = []
    for item in orientation.urgent:
        assert item.face is not None
        lines = [writer.line(item.face.say)]
        if item.face.next is not None:
            lines.append(writer.line(item.face.next))
        blocks.append(Notice(Tone.URGENT, tuple(lines)))
    return blocks or [Paragraph(writer.line("paper/urgent/open" if _urgent_open(orientation) else "paper/urgent/none"))]


def _urgent_open(orientation: Orientation) -> bool:
    """True while a question of the first section is open: then nobody may say that nothing is urgent."""
    sections = orientation.pack.sections
    first = frozenset(sections[0].questions) if sections else frozenset()
    return not first.isdisjoint(orientation.missing)


def _about(orientation: Orientation, writer: Writer) -> list[Block]:
    lines: list[Block] = [Paragraph(writer.line(f"paper/about/{number}")) for number in range(1, 6)]
    lines.append(Paragraph(writer.line("paper/about/courts", courts=orientation.pack.info.courts_followed_to)))
    return lines


def _answers(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    touched = [
        item for item in orientation.findings if is_ground(item, orientation) and signal_of(item) is Signal.POINTS_TO
    ]
    intro = "paper/answers/grounds_intro" if touched else "paper/answers/none_yet"
    blocks: list[Block] = [Paragraph(writer.line(intro))]
    for item in touched:
        blocks.extend(finding_blocks(item, writer, sources))
    for topic in ("grounds", "harm"):
        for item in settled(orientation, topic):
            if not is_ground(item, orientation):
                blocks.extend(finding_blocks(item, writer, sources))
    return blocks


def _topic(orientation: Orientation, writer: Writer, sources: SourceList, topic: str, intro: str | None) -> list[Block]:
    blocks: list[Block] = []
    for item in settled(orientation, topic):
        blocks.extend(finding_blocks(item, writer, sources))
    if blocks and intro is not None:
        blocks.insert(0, Paragraph(writer.line(intro)))
    return blocks


def _open(orientation: Orientation, writer: Writer) -> list[Block]:
    blocks: list[Block] = []
    if orientation.conflicts:
        blocks.append(Paragraph(writer.line("paper/open/conflicts")))
        blocks.append(Bullets(tuple(writer.line(conflict.say) for conflict in orientation.conflicts)))
    found = [item for item in orientation.findings if signal_of(item) is Signal.FIND_OUT]
    grounds = [item for item in found if is_ground(item, orientation)]
    together = len(grounds) == len(orientation.pack.country.grounds)
    if found:
        blocks.append(Paragraph(writer.line("paper/open/intro")))
        lines: list[Line] = []
        for item in found:
            if item.face is None or (together and is_ground(item, orientation)):
                continue
            lines.append(writer.line(item.face.say))
            if item.face.next is not None and len(found) <= FEW:
                lines.append(writer.line(item.face.next))
        if together:
            lines.append(writer.line("paper/open/more"))
        blocks.append(Bullets(tuple(dict.fromkeys(lines))))
    return blocks
