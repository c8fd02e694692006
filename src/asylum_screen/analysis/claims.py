"""What a proof says: a claim about all answers, with its verdict and a witness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import NOWHERE, Place

Printed = Callable[[Facts], frozenset[str]]
"""Gives the ids of all texts that are printed for some answers."""


class Verdict(Enum):
    """Proved, refuted, or honestly neither."""

    PROVED = "proved"
    REFUTED = "refuted"
    NOT_PROVED = "not proved"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about the pack on one day.

    code: the problem it is when it does not hold. what: the claim as a sentence. witness: answers that show why.
    """

    code: str
    what: str
    verdict: Verdict
    place: Place = NOWHERE
    witness: Facts | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        """True when it was proved."""
        return self.verdict is Verdict.PROVED
