"""The rule pack: everything a rule file says, as frozen data. Nothing here reads, asks, prints or decides.

Every part keeps its place in the rule file (`Place`), so that an explanation can cite the line of the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from .dates import Offset, Timeline, Window
from .facts import FactId
from .truth import Truth


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file (relative to the rule folder), line and column, both counted from 1."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Text:
    """An English sentence as it stands in a rule file, under its stable id. `{name}` marks a value put in later."""

    id: str
    english: str
    place: Place = NOWHERE
    note: str = ""  # for translators


# ---------------------------------------------------------------- conditions


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class IsValue:
    """A yes/no fact is `value`, a one-of fact is the option `value`, or a list contains `value`."""

    fact: FactId
    value: bool | str
    place: Place = NOWHERE


class SetMode(Enum):
    """How the answer and the named values must overlap."""

    ANY = "any_of"
    ALL = "all_of"
    NONE = "none_of"


@dataclass(frozen=True, slots=True)
class InSet:
    """The answer (one option, or a list) overlaps `values` as `mode` says."""

    fact: FactId
    values: frozenset[str]
    mode: SetMode
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class OnDays:
    """The day answered lies in the window."""

    fact: FactId
    window: Window
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class InOperation:
    """The timeline holds on the day of `axis`: a day fact, or "as_of" for the day of the orientation."""

    axis: FactId
    timeline: Timeline
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Always:
    """A fixed truth: UNKNOWN stands for what no answer can settle (our sources leave it open)."""

    truth: Truth
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to a condition defined under a name; `part` is that condition itself."""

    name: str
    part: Condition
    place: Place = NOWHERE


Condition = AllOf | AnyOf | Not | IsValue | InSet | OnDays | InOperation | Always | Named
AS_OF = "as_of"
NEVER = Always(Truth.NO)


# ---------------------------------------------------------------- sources and checking


@dataclass(frozen=True, slots=True)
class Source:
    """A source named once, cited by id.

    kind: statute, regulation, federal_register, court, agency, legal_aid, press, dataset or treaty.
    seen: the day the text was looked at, or None when it is named from memory.
    """

    id: str
    kind: str
    title: Text
    pinpoint: str = ""
    link: str = ""
    seen: date | None = None
    how: str = ""
    place: Place = NOWHERE


class Confidence(Enum):
    """How a statement of law was confirmed: its text read, a second-hand source, or from memory only."""

    TEXT = "text"
    SECONDARY = "secondary"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Checked:
    """When and how a statement was checked, and when it must be looked at again.

    on: the day somebody compared it with the source. reaches: the newest day that source knows of.
    """

    on: date
    how: str
    by: str
    review_by: date
    confidence: Confidence
    reaches: date | None = None

    def overdue(self, as_of: date) -> bool:
        """True when the statement should have been looked at again before `as_of`."""
        return as_of > self.review_by


# ---------------------------------------------------------------- questions


class Kind(Enum):
    """What kind of answer a question takes."""

    YES_NO = "yes_no"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    DAY = "day"
    COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a person can choose; the id is stored, the text is shown."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the fact of the same id that it fills.

    ask_if / ask_unless: only asked when the first holds and the second does not. presumed: while the question was
    not asked, the fact counts as yes where this condition holds. may_be_future: the day may lie after the as-of day.
    """

    id: FactId
    kind: Kind
    ask: Text
    why: Text | None
    help: Text | None
    options: tuple[Option, ...]
    sensitive: bool
    ask_if: Condition | None
    ask_unless: Condition | None
    presumed: Condition | None
    may_be_future: bool
    place: Place = NOWHERE

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids a person can choose from, in file order."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the interview.

    gate: a question with the options `answer` and `read`; the other questions of the section need `answer`.
    ask_if / ask_unless: as for a question, for the whole section.
    """

    id: str
    title: Text
    intro: Text | None
    gate: FactId | None
    ask_if: Condition | None
    ask_unless: Condition | None
    questions: tuple[FactId, ...]
    place: Place = NOWHERE
    gate_open: Condition = field(init=False)

    def __post_init__(self) -> None:
        opened = IsValue(self.gate, "answer", self.place) if self.gate is not None else Always(Truth.YES)
        object.__setattr__(self, "gate_open", opened)


# ---------------------------------------------------------------- what a rule says


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


@dataclass(frozen=True, slots=True)
class FactConflict:
    """Answers that do not fit together."""

    id: str
    facts: tuple[FactId, ...]
    when: Condition
    say: Text
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """A place that may help. shown: yes, check (seen in a copy, not called) or no (kept, never shown)."""

    id: str
    name: Text
    does: Text
    caution: Text | None
    kind: str
    phone: str
    text_line: str
    link: str
    hours: Text | None
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


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money the government charges, from a dated data file; put into texts as `{fee.<id>}`."""

    id: str
    amount: str
    first: date
    last: date | None
    cites: tuple[str, ...]


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
