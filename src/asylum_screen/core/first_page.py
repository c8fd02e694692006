"""What page one holds, before it has words of a language: its items, what to look for, and the steps that come next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from .facts import DayRange, FactId
from .first_help import LEGAL
from .page_one import ReachRules, ShortSaid, ShortWords
from .rules import HelpEntry, Text

MOST_STEPS = 3
Steps = tuple[tuple[Text, date | DayRange | None], ...]
"""Next steps, each with the day it speaks of."""
FEW_LOOKS = 3
"""From so many open things on, and with nothing else, page one tells what to look for."""


@dataclass(frozen=True, slots=True)
class FirstItem:
    """One thing on page one.

    now: it cannot wait; else its day is far off or long past. day: the earliest safe day. calls: the places it names
    that reach the person. call: the first of them, or else the best there is. excused: an exception is not ruled out.
    replaces: what it tells along with itself. may_be_ahead: the earliest safe day has passed, but the person gave more
    than one day, and by the last of them it has not. unsure: other answers contradict its day. leads: may stand on top
    of the page. later: its day is too far from today to stand beside what cannot wait. name: a few words for it. told:
    its day as it is told, a span where only a month or a year is known.
    """

    id: str
    tier: str
    now: bool
    said: ShortSaid
    calls: tuple[HelpEntry, ...]
    call: HelpEntry | None
    day: date | None = None
    days_left: int | None = None
    replaces: tuple[str, ...] = ()
    because: tuple[FactId, ...] = ()
    excused: bool = False
    may_be_ahead: bool = False
    unsure: bool = False
    leads: bool = True
    later: bool = False
    told: date | DayRange | None = None

    @property
    def some_day(self) -> bool:
        """True when only the month or year of its day is known."""
        return isinstance(self.told, DayRange)

    name: Text | None = None


def not_later(first: Iterable[FirstItem]) -> list[FirstItem]:
    """The items; while one of them cannot wait, without days that are far off."""
    first = list(first)
    return [item for item in first if not item.later] if any(item.now for item in first) else first


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that nobody knows yet and that could not wait."""

    id: str
    tier: str
    text: Text


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Page one, before it has words of a language.

    first: what cannot wait, then other days. looks: what could not wait and is open. help: the places that reach this
    person, best first. safe_only: safety comes before all else. aside: nothing that was touched on is shown at once.
    own: the places of the clinic where the person is, which fit.
    """

    first: tuple[FirstItem, ...]
    looks: tuple[OpenItem, ...]
    touches: tuple[tuple[str, Text], ...]
    next: Steps
    help: tuple[HelpEntry, ...]
    reach: ReachRules
    safe_only: bool
    aside: bool
    own: tuple[HelpEntry, ...] = ()

    @property
    def places(self) -> tuple[HelpEntry, ...]:
        """Where free help is: the best place, what the items name (a number first), then what leads to a lawyer.

        Where safety comes first, what the first item names stands before all.
        """
        named = [entry for item in self.first[: 1 if self.safe_only else None] for entry in item.calls]
        if not self.safe_only:
            named = [*self.help[:1], *sorted(named, key=lambda entry: not entry.phone)]
        others = (entry for entry in self.help if entry.kind in LEGAL or entry.id in self.reach.help)
        return tuple(dict.fromkeys([*named, *others]))

    @property
    def now(self) -> tuple[FirstItem, ...]:
        """What cannot wait."""
        return tuple(item for item in self.first if item.now)

    @property
    def others(self) -> tuple[FirstItem, ...]:
        """Other days: those ahead first, the nearest first."""
        return tuple(item for item in not_later(self.first) if not item.now)

    @property
    def mostly_open(self) -> bool:
        """True when nothing is known that cannot wait, and much could be."""
        return not self.now and len(self.looks) >= FEW_LOOKS


def next_steps(first: Iterable[FirstItem], reach: ReachRules, words: Callable[[ShortSaid], ShortWords]) -> Steps:
    """Next steps with their days, none unsure: of the first thing, then of the others, then what is always possible.

    Args:
        first: the items, the most urgent first.
        reach: the situation of the person.
        words: which words of an item count, those for the screen or those for paper.
    """
    first = not_later(first)
    steps = ((text, item) for item in first for text in words(item.said).next)
    said = ((text, item.told) for text, item in steps if not (item.unsure and "{date}" in text.english))
    above = {text.english for item in first[:1] for text in (words(item.said).loses, words(item.said).step) if text}
    once: dict[str, tuple[Text, date | DayRange | None]] = {}
    for text, day in (*said, *((text, None) for text in reach.next)):
        if text.english not in above:
            once.setdefault(text.english, (text, day))
    return tuple(once.values())[:MOST_STEPS]
