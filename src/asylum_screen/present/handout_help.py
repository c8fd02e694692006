"""Which places of help stand behind page one of a paper, each in full."""

from __future__ import annotations

from collections.abc import Sequence

from asylum_screen.core.country import Country
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import HelpEntry

from .document import Block, Notice, Paragraph, Tone
from .steps import help_block
from .writer import Writer

MOST_HELP = 6
EMERGENCY = ("emergency", "crisis")
SECRET = (*EMERGENCY, "violence", "trafficking")
"""Places that a person who does harm had better not read of; those for danger stand on every paper in general words."""


def help_blocks(orientation: Orientation, first: Sequence[str], writer: Writer) -> list[Block]:
    """The lines for danger, then a few places: those of page one, near ones, lists of lawyers, then others.

    Args:
        orientation: what the rules say.
        first: ids of the places that reach this person, the best first.
        writer: puts it into words.
    """
    blocks: list[Block] = []
    if any(entry.kind in EMERGENCY for entry in orientation.help):
        blocks.append(Notice(Tone.INFO, (writer.line("paper/handout/danger"), writer.line("paper/handout/crisis"))))
    country = orientation.pack.country
    order = {name: place for place, name in enumerate(first)}
    entries = [entry for entry in _usable(orientation, country) if entry.kind not in SECRET]
    entries.sort(key=lambda entry: (order.get(entry.id, len(order)), not _near(entry, orientation)))
    if not entries:
        return [*blocks, Paragraph(writer.line("paper/help/none"))]
    blocks.append(Paragraph(writer.line("paper/handout/help/more")))
    return [*blocks, *(help_block(entry, writer) for entry in entries[:MOST_HELP])]


def _usable(orientation: Orientation, country: Country) -> list[HelpEntry]:
    """The places that surely fit, then those that may fit; of places for one part of the country only sure ones."""
    perhaps = orientation.perhaps
    sure = [entry for entry in orientation.help if entry.id not in perhaps]
    return sure + [entry for entry in orientation.help if entry.id in perhaps and not _by_place(entry, country)]


def _near(entry: HelpEntry, orientation: Orientation) -> bool:
    """A place for where the person is, or for people outside; then lists of lawyers."""
    country = orientation.pack.country
    outside = country.is_outside(orientation.taken) and country.outside[0] in facts_in(entry.when)
    return outside or _by_place(entry, country) or entry.kind == "lawyer_list"


def _by_place(entry: HelpEntry, country: Country) -> bool:
    return country.living_in in facts_in(entry.when)
