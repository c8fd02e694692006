"""Which places of help stand on page one of a paper, and which on a later page."""

from __future__ import annotations

from dataclasses import dataclass

from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import HelpEntry

from .document import Block, Notice, Paragraph, Tone
from .steps import help_block
from .writer import Writer

MOST_NEAR = 4
MOST_MORE = 8
EMERGENCY = ("emergency", "crisis")
DATES = ("your_court_date", "missed_court_180", "appeal")


@dataclass(frozen=True, slots=True)
class NearHelp:
    """The places on page one. by_place: at least one of them was chosen by where the person is."""

    ids: frozenset[str]
    blocks: list[Block]
    by_place: bool


def near_help(orientation: Orientation, writer: Writer) -> NearHelp:
    """Up to four places: those for who is held or a child, those near, the lists of lawyers, the court's line."""
    usable = [entry for entry in orientation.help if _sure(entry, orientation)]
    urgent = {item.finding.id for item in orientation.urgent}
    groups = (
        [entry for entry in usable if entry.kind == "children"] if "child_alone" in urgent else [],
        [entry for entry in usable if entry.kind == "detention"] if "in_custody" in urgent else [],
        [entry for entry in usable if _by_place(entry)],
        [entry for entry in usable if entry.kind == "lawyer_list"],
        [entry for entry in usable if entry.kind == "case_line"] if _has_court(orientation) else [],
        [entry for entry in usable if entry.kind in ("lawyer", "local", "information")],
    )
    chosen: dict[str, HelpEntry] = {}
    for most, group in zip((1, 1, 2, 2, 1, MOST_NEAR), groups, strict=True):
        fresh = [entry for entry in group if entry.id not in chosen]
        for entry in fresh[: min(most, MOST_NEAR - len(chosen))]:
            chosen[entry.id] = entry
    blocks: list[Block] = []
    if any(entry.kind in EMERGENCY for entry in orientation.help):
        blocks.append(Notice(Tone.INFO, (writer.line("paper/handout/danger"), writer.line("paper/handout/crisis"))))
    blocks.extend(help_block(entry, writer) for entry in chosen.values())
    blocks.append(Paragraph(writer.line("paper/handout/help/more" if chosen else "paper/help/none")))
    return NearHelp(frozenset(chosen), blocks, any(_by_place(entry) for entry in chosen.values()))


def more_help(orientation: Orientation, writer: Writer, near: NearHelp) -> list[Block]:
    """More places that surely fit and tell nothing about the person, first by how urgent they are."""
    entries = [
        entry
        for entry in orientation.help
        if entry.id not in near.ids and _sure(entry, orientation) and entry.kind not in EMERGENCY
    ]
    return [help_block(entry, writer) for entry in entries[:MOST_MORE]]


def _sure(entry: HelpEntry, orientation: Orientation) -> bool:
    return entry.id not in orientation.perhaps


def _by_place(entry: HelpEntry) -> bool:
    return "us_place" in facts_in(entry.when)


def _has_court(orientation: Orientation) -> bool:
    return any(item.deadline.id in DATES for item in orientation.deadlines)
