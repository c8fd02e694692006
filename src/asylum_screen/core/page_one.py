"""What rule files say for page one: the short words of a statement, its tier, its window, and whom help reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .conditions import NOWHERE, Condition, Place, Text


@dataclass(frozen=True, slots=True)
class ShortWords:
    """The lines of one statement: what it is, what is lost, one step for today, and what comes next."""

    brief: Text | None = None
    loses: Text | None = None
    step: Text | None = None
    next: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortSaid:
    """Short words for the screen, and as they may stand on a paper that others find (without a brief: not at all)."""

    screen: ShortWords
    paper: ShortWords


@dataclass(frozen=True, slots=True)
class DaySpan:
    """How many days before and after its day a statement cannot wait."""

    before: int
    after: int

    def holds(self, left: int) -> bool:
        """True when a day that is so many days off is within it."""
        return -self.after <= left <= self.before


@dataclass(frozen=True, slots=True)
class PageOne:
    """A finding or a deadline on page one.

    tier: a name of the pack's list; "" when it never stands among what cannot wait. past: the words once the day has
    passed. call: help entries, the first that reaches the person counts. replaces: findings that this one tells too.
    silenced_by: only a sure yes takes it off the page. look: what to look for while nobody knows if it holds. touch:
    its line among what the answers touch on. leads: while it can wait, it may still stand on top of the page.
    """

    tier: str = ""
    said: ShortSaid | None = None
    past: ShortSaid | None = None
    call: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    span: DaySpan | None = None
    silenced_by: Condition | None = None
    look: Text | None = None
    touch: Text | None = None
    leads: bool = True
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PolicyTouch:
    """A policy on page one. bites_at: whether it counts at the person's next step (None: at any)."""

    touch: Text
    effect: str
    bites_at: Condition | None = None


EFFECTS = ("protects", "closes_asylum", "process", "cost")
"""What a policy does, the more important first."""
CRIME = "crime"
"""The effect of a policy about a crime: it never stands on page one, and comes last elsewhere."""


@dataclass(frozen=True, slots=True)
class ShortHelp:
    """A help entry on page one.

    say, paper: its line on the screen and on a paper, with {phone} or {link}. when: for whom, beside the entry's own
    condition.
    """

    say: Text
    paper: Text
    reach: frozenset[str]
    short_link: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class ReachRules:
    """A situation that decides which help can be reached, with the words for it.

    when: None for the last one, which holds when no other surely does. uses: the words of `reach` a help entry needs.
    step and next: what is always possible. call: said in place of a number. note: said after a number.
    danger: where to turn in danger. help: entries that stand for help here, before the others. unless: only a sure yes
    leaves it. paper: the same in words that tell nothing of a person (None: these are that already).
    """

    name: str
    when: Condition | None
    uses: str
    step: Text
    next: tuple[Text, ...] = ()
    call: Text | None = None
    note: Text | None = None
    danger: Text | None = None
    help: tuple[str, ...] = ()
    unless: Condition | None = None
    paper: ReachRules | None = None


@dataclass(frozen=True, slots=True)
class PageOneRules:
    """What the pack says of page one as a whole.

    tiers: name to why it stands there, the most urgent first. life: the tier for which safety alone is shown. alone:
    the tiers that have a page of their own kind ("first", not "cannot wait"). soon: a day of a tier of `soon_of` within
    `soon_days` moves up to it. same_day: deadlines that come first on the same day. aside: who may be watched, so that
    nothing touched on is shown at once. beside: while something cannot wait, another day stands on the page only so
    many days before and after it (None: always).
    """

    tiers: Mapping[str, str]
    life: str
    alone: str
    soon: str
    soon_of: tuple[str, ...]
    soon_days: int
    span: DaySpan
    same_day: tuple[str, ...] = ()
    aside: Condition | None = None
    beside: DaySpan | None = None
    reach: tuple[ReachRules, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
