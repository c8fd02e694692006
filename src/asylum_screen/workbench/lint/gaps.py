"""AS539: days on which neither of two findings that follow each other is told."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from typing import Any

from asylum_screen.core.rules import Finding
from asylum_screen.problems import Problem, problem

from .model import Material

_A_DAY = timedelta(days=1)


def look(material: Material) -> Iterator[Problem]:
    """Findings of the same people and the same matter, one after the other, with days between them."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in material.pack.findings:
        if finding.known_from or finding.known_to:
            key = (finding.when, finding.unless, finding.place.file, _about(material, finding))
            groups.setdefault(key, []).append(finding)
    for group in groups.values():
        for first in group:
            later = [each for each in group if (each.known_from or date.min) > (first.known_to or date.max)]
            if not later or first.known_to is None:
                continue
            after = first.known_to + _A_DAY
            following = min(later, key=lambda each: each.known_from or date.min)
            if any(_told(each, after) for each in group):
                continue
            place = material.documents[first.place.file].place(("findings", first.id, "known_to"))
            message = f'From {after} on people read nothing until "{following.id}" begins on {following.known_from}.'
            yield problem("AS539", place, message, "Mend the day that is wrong, or give them different conditions.")


def _told(finding: Finding, day: date) -> bool:
    return (finding.known_from or date.min) <= day <= (finding.known_to or date.max)


def _about(material: Material, finding: Finding) -> str:
    """The matter, as it is written."""
    data: Any = material.documents[finding.place.file].data
    return str(data["findings"][finding.id].get("about", ""))
