"""What is given along with an orientation: places that help, cards, and the sums the government charges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .conditions import NOWHERE, Condition, Place, Text
from .page_one import ShortHelp
from .questions import Checked


@dataclass(frozen=True, slots=True)
class Own:
    """What a clinic or shelter has added: who they are, when, and how to reach their staff (None: not said)."""

    organization: str
    added: date
    staff: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpEntry:
    """A place that may help. shown: yes, check (seen in a copy, not called) or no (kept, never shown)."""

    id: str
    name: Text
    does: Text
    caution: Text | None = None
    kind: str
    phone: str = ""
    text_line: str = ""
    link: str = ""
    hours: Text | None = None
    languages: tuple[str, ...]
    run_by: str
    may_share: str
    status: str
    shown: str
    when: Condition
    priority: int
    source: str
    source_date: str
    last_checked: date
    checked_how: str
    checked: Checked
    place: Place = NOWHERE
    also_when_open: bool = False  # fits also while `when` is unknown
    page_one: ShortHelp | None = None
    own: Own | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card to take away: a title and short points."""

    id: str
    title: Text
    points: tuple[Text, ...]
    when: Condition
    cites: tuple[str, ...]
    checked: Checked
    urgent: bool = False
    place: Place = NOWHERE
    also_when_open: bool = False
    topic: str = ""
    own: Own | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money the government charges from `first` to `last`; put into texts as `{fee.<id>}`.

    Those of one id follow each other without a gap. known_from: the first day on which anybody could know it.
    """

    id: str
    amount: str
    first: date
    last: date | None
    cites: tuple[str, ...]
    checked: Checked
    known_from: date
    place: Place = NOWHERE

    def on(self, day: date) -> bool:
        """True when it is the sum of that day."""
        return self.first <= day and (self.last is None or day <= self.last)
