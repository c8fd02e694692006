"""The rule pack: everything a rule file says, as frozen data. Nothing here reads, asks, prints or decides.

Every part keeps its place in the rule file (`Place`), so that an explanation can cite the line of the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from .conditions import (
    ALWAYS,
    AS_OF,
    NEVER,
    NOWHERE,
    AllOf,
    Always,
    AnyOf,
    Condition,
    InOperation,
    InSet,
    Is,
    IsValue,
    Named,
    Not,
    OnDays,
    Place,
    Text,
)
from .country import Country
from .dates import Offset
from .entries import Amount, Card, HelpEntry, Own
from .facts import FactId
from .page_one import PageOne, PageOneRules, PolicyTouch
from .questions import Checked, Confidence, Kind, Option, Parts, Question, Section, Source
from .reviews import Review, Signature, signatures
from .stages import Closing, ShortPath, Stages, closing_of
from .status import Status, StatusFrom, status_on

if TYPE_CHECKING:
    from .statements import Statement


class Signal(Enum):
    """What a finding is. There is no score and no verdict among them."""

    POINTS_TO = "points_to"
    RAISE_WITH_LAWYER = "raise_with_lawyer"
    FIND_OUT = "find_out"
    URGENT = "urgent"
    KNOW = "know"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said in one state of a finding."""

    signal: Signal
    say: Text
    next: Text | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exception, rebuttal or officer's choice: its own condition, words and citation."""

    id: str
    when: Condition
    say: Text
    cites: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the answers may touch on.

    `when` and no exemption: the face `yes` is shown. While that is open: `open`. When it does not hold: `no`, which
    may only ever be a thing to find out or to know. A finding without a face for a state is silent in that state.
    """

    id: str
    topic: str
    when: Condition
    unless: tuple[Exemption, ...]
    yes: Wording | None
    open: Wording | None
    no: Wording | None
    cites: tuple[str, ...]
    checked: Checked
    known_from: date | None = None
    known_to: date | None = None
    status: tuple[StatusFrom, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    conflict_note: Text | None = None
    ask_a_lawyer: Text | None = None
    place: Place = NOWHERE
    page_one: PageOne | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A dated policy about how people come in.

    window: when it operated, on the day of its axis. covers: the class, from the six fixed facts (UNKNOWN where our
    sources leave a part of the class open). applies: both together.
    """

    id: str
    title: Text
    group: tuple[str, ...]
    window: InOperation
    covers: Condition
    unless: tuple[Exemption, ...]
    status: tuple[StatusFrom, ...]
    say: Text
    say_open: Text | None = None
    then: Text | None = None
    now: Text | None = None
    remains: Text | None = None
    ask_a_lawyer: Text | None = None
    cites: tuple[str, ...]
    checked: Checked
    known_from: date
    place: Place = NOWHERE
    page_one: PolicyTouch | None = None
    applies: Condition = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "applies", AllOf((self.window, self.covers), self.place))

    def status_on(self, as_of: date) -> StatusFrom:
        """The status on a day; before the first one begins the policy is announced."""
        return status_on(self.status, as_of) or StatusFrom(self.known_from, Status.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit counted from a day the person gave: `floor` or the day, whichever is later, plus `add`.

    Three wordings: ahead, near (from `near` after the start day on) and past; never "too late".
    `excuses`: facts that may excuse lateness, in file order. `title` names it on the date list and in calendars.
    `paper`: False where its very name tells too much about the person; a paper then gives only the day.
    `sure`: counted only where `when` surely holds, for words that another time limit has for everybody else.
    """

    id: str
    title: Text
    counted_from: FactId
    add: Offset
    floor: date | None
    when: Condition
    say: Text
    say_near: Text
    say_past: Text
    near: Offset
    excuses: tuple[Exemption, ...]
    cites: tuple[str, ...]
    checked: Checked
    known_from: date | None = None
    known_to: date | None = None
    ask_a_lawyer: Text | None = None
    place: Place = NOWHERE
    paper: bool = True
    page_one: PageOne | None = None
    sure: bool = False

    def starts_on(self, day: date) -> date:
        """The day from which it is counted for somebody who gave this day."""
        return day if self.floor is None else max(day, self.floor)

    def ends_on(self, day: date) -> date:
        """The day on which it ends for somebody who gave this day."""
        return self.add.after(self.starts_on(day))


@dataclass(frozen=True, slots=True)
class FactConflict:
    """Answers that do not fit together. unsure: taken as not known while `when` surely holds (see `taken`)."""

    id: str
    facts: tuple[FactId, ...]
    when: Condition
    say: Text
    place: Place = NOWHERE
    unsure: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """Who the pack is, how fresh it is and who has read it."""

    id: str
    version: str
    checked_on: date
    courts_followed_to: date
    stop_after_days: int
    good_for_days: int


@dataclass(frozen=True)
class RulePack:
    """All rules, built once. Mappings keep file order and are not changed after building."""

    info: PackInfo
    sections: tuple[Section, ...]
    questions: Mapping[FactId, Question]
    definitions: Mapping[str, Condition]
    findings: tuple[Finding, ...]
    policies: tuple[Policy, ...]
    deadlines: tuple[Deadline, ...]
    conflicts: tuple[FactConflict, ...]
    help: tuple[HelpEntry, ...]
    cards: tuple[Card, ...]
    sources: Mapping[str, Source]
    amounts: tuple[Amount, ...] = ()
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()  # the country codes a person may answer with
    short_path: ShortPath | None = None
    country: Country = field(default_factory=Country)
    page_one: PageOneRules | None = None
    parts: Parts = field(default_factory=Parts)
    stages: Stages = field(default_factory=Stages)
    reviews: tuple[Review, ...] = ()
    own: Own | None = None
    _sections: dict[FactId, Section] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {fact: section for section in self.sections for fact in section.questions}
        object.__setattr__(self, "_sections", places)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Everything the pack can say, kind by kind, in file order."""
        from .kinds import statements_of  # it is made of the items above

        return tuple(statements_of(self))

    @cached_property
    def signatures(self) -> Mapping[str, tuple[Review, Signature]]:
        """What lawyers have signed and still says what they read, by the key of the statement."""
        return signatures(self)

    @cached_property
    def closing(self) -> Callable[[frozenset[str]], Closing | None]:
        """Gives what closes texts of some kinds, made once, so that statements share it (see `closing_of`)."""
        return cache(partial(closing_of, self))

    def section_of(self, fact: FactId) -> Section | None:
        """The section in which a question is asked; None when none asks it."""
        return self._sections.get(fact)

    def asked_order(self) -> tuple[FactId, ...]:
        """Every question in the order of the interview."""
        return tuple(fact for section in self.sections for fact in section.questions)


__all__ = [
    "ALWAYS",
    "AS_OF",
    "NEVER",
    "NOWHERE",
    "AllOf",
    "Always",
    "AnyOf",
    "Card",
    "Checked",
    "Condition",
    "Confidence",
    "Deadline",
    "Exemption",
    "FactConflict",
    "Finding",
    "HelpEntry",
    "InOperation",
    "InSet",
    "Is",
    "IsValue",
    "Kind",
    "Named",
    "Not",
    "OnDays",
    "Option",
    "PackInfo",
    "Place",
    "Policy",
    "Question",
    "RulePack",
    "Section",
    "Signal",
    "Source",
    "Text",
    "Wording",
]
