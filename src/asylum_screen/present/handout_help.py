"""Which places of help stand on page one of a paper, and which on a later page."""

from __future__ import annotations

from dataclasses import dataclass

from asylum_screen.core.country import Country
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import HelpEntry

from .document import Block, HelpBlock, Line, Notice, Paragraph, Tone
from .handout_room import FULL, HEADING, Room, height
from .steps import MAY_SHARE, help_block
from .writer import Writer

LEAST_NEAR, MOST_NEAR = 2, 4  # a row of two takes hardly more lines than one place alone
MOST_MORE = 8
EMERGENCY = ("emergency", "crisis")


@dataclass(frozen=True, slots=True)
class NearHelp:
    """The places on page one. by_place: at least one of them was chosen by where the person is."""

    ids: frozenset[str]
    blocks: list[Block]
    by_place: bool


def near_help(orientation: Orientation, writer: Writer, room: Room, left: float) -> NearHelp:
    """Up to four places, as far as there is room on page one.

    First for who is held and for children, then places near or for people outside, the lists of lawyers, the court's
    line.

    Args:
        orientation: what the rules say.
        writer: puts it into words.
        room: the room on the paper.
        left: lines left on page one.
    """
    usable = _usable(orientation)
    country, urgent = orientation.pack.country, urgent_help(orientation)
    groups = (
        [entry for entry in usable if entry.kind == "children"] if "children" in urgent else [],
        [entry for entry in usable if entry.kind == "detention"] if "detention" in urgent else [],
        [entry for entry in usable if _by_place(entry, country)],
        [entry for entry in usable if _by_entry(entry, country)] if country.is_outside(orientation.facts) else [],
        [entry for entry in usable if entry.kind == "lawyer_list"],
        [entry for entry in usable if entry.kind == "case_line"] if _has_court(orientation) else [],
        [entry for entry in usable if entry.kind in ("lawyer", "local", "information")],
    )
    chosen: dict[str, HelpEntry] = {}
    for group in groups:
        fresh = [entry for entry in group if entry.id not in chosen]
        chosen.update({entry.id: entry for entry in fresh[:1]})
    for entry in (entry for group in groups for entry in group):
        chosen.setdefault(entry.id, entry)
    blocks: list[Block] = []
    if any(entry.kind in EMERGENCY for entry in orientation.help):
        blocks.append(Notice(Tone.INFO, (writer.line("paper/handout/danger"), writer.line("paper/handout/crisis"))))
    left -= height(blocks, FULL) or HEADING
    places = [short_block(entry, writer) for entry in list(chosen.values())[:MOST_NEAR]]
    near = places[: max(LEAST_NEAR if room.columns else 1, room.fitting(places, left))]
    blocks.extend(near or [Paragraph(writer.line("paper/help/none"))])
    ids = frozenset(block.id for block in near)
    return NearHelp(ids, blocks, any(entry.id in ids and _by_place(entry, country) for entry in usable))


def short_block(entry: HelpEntry, writer: Writer) -> HelpBlock:
    """A place by its name, how to reach it, what it may share and what we did not check; all is on a later page."""
    whole = help_block(entry, writer)
    notes = (writer.line("paper/help/may_share"),) if entry.may_share in MAY_SHARE else ()
    seen = whole.notes[-1:] if entry.shown == "check" else ()
    return HelpBlock(whole.id, whole.name, Line(""), whole.contact, (*notes, *seen), whole.link)


def more_help(orientation: Orientation, writer: Writer, near: NearHelp, room: Room, left: float) -> list[Block]:
    """The places of page one in full, then more places that surely fit, as many as there is room for."""
    entries = [entry for entry in _usable(orientation) if entry.kind not in EMERGENCY]
    entries.sort(key=lambda entry: entry.id not in near.ids)
    places: list[Block] = [help_block(entry, writer) for entry in entries[:MOST_MORE]]
    most = max(room.fitting(places, left), len(near.ids))
    return [Paragraph(writer.line("paper/handout/help/more")), *places[:most]] if places else []


def _usable(orientation: Orientation) -> list[HelpEntry]:
    """The places that surely fit, then those that may fit; of places for one part of the country only sure ones."""
    country, perhaps = orientation.pack.country, orientation.perhaps
    sure = [entry for entry in orientation.help if entry.id not in perhaps]
    return sure + [entry for entry in orientation.help if entry.id in perhaps and not _by_place(entry, country)]


def urgent_help(orientation: Orientation) -> set[str]:
    """The kinds of help that are named first for the urgent things of this person."""
    return {orientation.pack.country.help_first(item.finding.id) for item in orientation.urgent}


def _by_place(entry: HelpEntry, country: Country) -> bool:
    return country.living_in in facts_in(entry.when)


def _by_entry(entry: HelpEntry, country: Country) -> bool:
    return country.outside[0] in facts_in(entry.when) and entry.kind not in EMERGENCY


def _has_court(orientation: Orientation) -> bool:
    return any(item.deadline.id in orientation.pack.country.court_dates for item in orientation.deadlines)
