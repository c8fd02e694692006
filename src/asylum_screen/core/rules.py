"""The rule pack: everything a rule file says, as frozen data. Nothing here reads, asks, prints or decides.

Every part keeps its place in the rule file (`Place`), so that an explanation can cite the line of the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from .conditions import (
    AS_OF,
    NEVER,
    NOWHERE,
    AllOf,
    Always,
    AnyOf,
    Condition,
    InOperation,
    InSet,
    IsValue,
    Named,
    Not,
    OnDays,
    Place,
    SetMode,
    Text,
)
from .dates import Offset
from .entries import Amount, Card, HelpEntry
from .facts import FactId
from .page_one import PageOne, PageOneRules, PolicyTouch
from .questions import Checked, Confidence, Kind, Option, Question, Section, Source


class Signal(Enum):
    """What a finding is. There is no score and no verdict among them."""

    POINTS_TO = "points_to"
    RAISE_WITH_LAWYER = "raise_with_lawyer"
    FIND_OUT = "find_out"
    DEADLINE = "deadline"
    URGENT = "urgent"
    KNOW = "know"


@dataclass(frozen=True, slots=True)
class Face:
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


class Status(Enum):
    """Where a policy stands, in the agencies and in the courts."""

    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    PARTLY_BLOCKED = "partly_blocked"
    BLOCKED = "blocked"
    SET_ASIDE = "set_aside"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class StatusFrom:
    """From this day on the policy has this status, because of `by` (a case, a rule, a proclamation).

    unconfirmed: our sources could not settle it. known_from: the day this could first be known, when later.
    """

    first: date
    status: Status
    by: str = ""
    note: Text | None = None
    unconfirmed: bool = False
    known_from: date | None = None


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
    yes: Face | None
    open: Face | None
    no: Face | None
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


@dataclass(frozen=True, slots=True)
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
    say_open: Text | None
    then: Text | None
    now: Text | None
    remains: Text | None
    ask_a_lawyer: Text | None
    cites: tuple[str, ...]
    checked: Checked
    known_from: date
    place: Place = NOWHERE
    page_one: PolicyTouch | None = None
    applies: Condition = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "applies", AllOf((self.window, self.covers), self.place))

    def status_on(self, as_of: date) -> StatusFrom:
        """The status on a day: the last one that began by then and could be known by then.

        Before the first one begins the policy is announced.
        """
        current = StatusFrom(self.known_from, Status.ANNOUNCED)
        for step in self.status:
            if step.first <= as_of and (step.known_from is None or step.known_from <= as_of):
                current = step
        return current


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit counted from a day the person gave: `floor` or the day, whichever is later, plus `add`.

    Three wordings: ahead, near (from `near` after the start day on) and past; never "too late".
    `excuses`: facts that may excuse lateness, in file order. `title` names it on the date list and in calendars.
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
    page_one: PageOne | None = None


@dataclass(frozen=True, slots=True)
class FactConflict:
    """Answers that do not fit together."""

    id: str
    facts: tuple[FactId, ...]
    when: Condition
    say: Text
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ShortPath:
    """Where `when` holds, a person meets only these findings (and every urgent one and the grounds) and cards."""

    when: Condition
    findings: frozenset[str]
    cards: frozenset[str]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PackInfo:
    """Who the pack is, how fresh it is and who has read it."""

    id: str
    version: str
    checked_on: date
    courts_followed_to: date
    reviewed_by_lawyer: str
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
    page_one: PageOneRules | None = None
    _sections: dict[FactId, Section] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {fact: section for section in self.sections for fact in section.questions}
        object.__setattr__(self, "_sections", places)

    def section_of(self, fact: FactId) -> Section | None:
        """The section in which a question is asked, or None when no section asks it."""
        return self._sections.get(fact)

    def asked_order(self) -> tuple[FactId, ...]:
        """Every question in the order of the interview."""
        return tuple(fact for section in self.sections for fact in section.questions)


__all__ = [
    "AS_OF",
    "NEVER",
    "NOWHERE",
    "AllOf",
    "Always",
    "Amount",
    "AnyOf",
    "Card",
    "Checked",
    "Condition",
    "Confidence",
    "Deadline",
    "Exemption",
    "Face",
    "FactConflict",
    "Finding",
    "HelpEntry",
    "InOperation",
    "InSet",
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
    "SetMode",
    "ShortPath",
    "Signal",
    "Source",
    "Status",
    "StatusFrom",
    "Text",
]
