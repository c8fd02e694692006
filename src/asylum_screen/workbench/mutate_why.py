"""Why no scenario notices a change: what the search for one has seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from .mutants import Mutant


class Why(Enum):
    """The reasons, as sentences for the list of changes."""

    GAP = "A scenario would notice: --write FILE keeps it."
    SAME = "Proved: nothing different is said or asked. Another part decides first, or nobody could know the rule then."
    LATER = "It differs only for a day after the day of the orientation, which nobody can give as an answer."
    NOT_WANTED = "A question may come up elsewhere, but nothing open there needs it, so it is not asked."
    NEVER_OPEN = "Nobody's answers leave it open, so this flag decides nothing."
    NO_DAY = "No answers were found that show it on the day that changes: its own condition needs another day."
    MANY = "It is used in too many statements; the ones checked say the same."
    NOT_FOUND = "No answers were found for which a scenario could expect it. That is no proof."


@dataclass
class Looked:
    """What the search for one change has seen.

    differs: some condition has another truth. later: for days that lie ahead only. open: an answer set leaves it open.
    cut: not every statement was looked at.
    """

    differs: bool = False
    later: bool = False
    open: bool = False
    cut: bool = False

    def why(self, mutant: Mutant) -> Why:
        """The reason, for a change for which no scenario was found."""
        if mutant.item is not None:
            if mutant.kind == "flag" and not self.open:
                return Why.NEVER_OPEN
            return Why.NO_DAY if mutant.kind in ("known", "status") else Why.NOT_FOUND
        if not self.differs:
            return Why.MANY if self.cut else Why.SAME
        if self.later:
            return Why.LATER
        return Why.NOT_WANTED if mutant.guards else Why.NOT_FOUND


@dataclass(frozen=True)
class Explained:
    """A change that no scenario notices, with the reason."""

    mutant: Mutant
    why: Why


def report_reasons(explained: Sequence[Explained], folder: Path, show: Callable[[str], None]) -> None:
    """Each reason with its changes, gaps first."""
    counts = Counter(each.why for each in explained)
    for why in (why for why in Why if counts[why]):
        show("")
        show(f"{counts[why]} x {why.value}")
        for each in explained:
            if each.why is why:
                show(f"  {folder}/{each.mutant.place} {each.mutant.what}")
