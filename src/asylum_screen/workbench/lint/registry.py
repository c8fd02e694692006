"""All checks of the do-no-harm reading, in the order of their codes. A new check is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asylum_screen.problems import Problem

from . import (
    asked,
    circles,
    dated,
    doubles,
    fixed,
    gaps,
    jargon,
    money,
    numbers,
    paper,
    places,
    polarity,
    readable,
    sensitive,
    simple,
    slips,
    sourced,
    twice,
    unlisted,
    written_days,
    years,
)
from .excused import without_excused
from .model import Hit, Material, Shown
from .phrases import PHRASES, Phrases

TEXT_CHECKS: tuple[Callable[[Shown], Iterator[Hit]], ...] = (
    *PHRASES,
    numbers.read,
    money.read,
    years.read,
    paper.read,
    simple.double_question,
    simple.double_negative,
    simple.short_form,
    simple.not_english,
    simple.note_to_self,
)
PACK_CHECKS: tuple[Callable[[Material], Iterator[Problem]], ...] = (
    numbers.look,
    sensitive.look,
    polarity.look,
    years.look,
    fixed.dead,
    fixed.unmet,
    doubles.look,
    sourced.look,
    jargon.look,
    readable.look,
    unlisted.look,
    dated.look,
    fixed.always,
    places.look,
    written_days.look,
    circles.look,
    slips.look,
    asked.look,
    gaps.look,
    twice.look,
)


def read_all(material: Material) -> Iterator[Problem]:
    """Everything that all checks find and nothing excuses."""
    return without_excused(_read_all(material), material.documents)


def _read_all(material: Material) -> Iterator[Problem]:
    for check in TEXT_CHECKS:
        if isinstance(check, Phrases):
            yield from (material.problem(shown, hit) for shown, hit in check.among(material.joined))
        else:
            yield from (material.problem(shown, hit) for shown in material.texts for hit in check(shown))
    for look in PACK_CHECKS:
        yield from look(material)
