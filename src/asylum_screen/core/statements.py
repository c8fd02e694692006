"""What a pack says, as one list of statements: each publishes its faces, and a face is a condition with words.

Everything that asks "what does this person see?" is a fold over these: the orientation, the interview, the proof,
coverage, mutation and difference. Only `kinds` knows what a finding, a policy or a time limit is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from .conditions import ALWAYS, NEVER, NOWHERE, Condition, InOperation, Place, Text
from .facts import FactId, Facts

if TYPE_CHECKING:
    from .evaluate import Trace
    from .page_one import PageOne
    from .questions import Checked
    from .rules import Exemption, Signal
from .status import StatusFrom

DATE = "date"
"""The word of a view that stands for a day: the one on which a time limit ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One state in which something is shown.

    kind, id and word: how a scenario names it (`finding port.asked: know`). name: the state, "" for the plain one.
    condition: YES where it is shown, NO elsewhere. text: what is said; None when no words are for this state alone.
    exception: the exception that it tells of; a statement is in one state, and any number of exceptions may hold.
    unreached: no interview leads here, only answers from a file.
    """

    kind: str
    id: str
    name: str
    word: str
    condition: Condition
    place: Place
    text: Text | None = None
    signal: Signal | None = None
    topic: str = ""
    exception: Exemption | None = None
    unreached: bool = False

    @property
    def label(self) -> str:
        """Its name for people."""
        return f"{self.kind} {self.id}, {self.name}" if self.name else f"{self.kind} {self.id}"


Seen = int
"""The pairs of truths that can be told apart, as bits in the order of `PAIRS`."""
PAIRS = ((0, 1), (1, 2), (0, 2))
EACH: Seen = 7


def told_apart(no: object, unknown: object, yes: object) -> Seen:
    """The pairs of truths for which something else is said."""
    says = (no, unknown, yes)
    return sum(1 << place for place, (one, other) in enumerate(PAIRS) if says[one] != says[other])


@dataclass(frozen=True, slots=True)
class Thread:
    """Something that may be open, and so wants questions answered.

    when: its open facts are wanted. seen: the truths of it that are told apart. after: only where this is YES.
    followed: the interview asks for them; else they are only named as missing.
    """

    when: Condition
    seen: Seen = EACH
    after: Condition = ALWAYS
    followed: bool = True


@dataclass(frozen=True, slots=True)
class WordView:
    """What a scenario can expect of a statement under one name.

    words: each word with the condition under which it is said. otherwise: said when none is. absent: said on a day on
    which the statement could not be known.
    """

    words: tuple[tuple[str, Condition], ...]
    otherwise: str
    absent: str


Make = Callable[[Face, tuple["Trace", ...], Facts, date], Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """One thing a pack can say.

    kind and id: as scenarios name it. item: as the rule file says it. conditions: all it depends on, in file order.
    truth: the condition it turns on. views: by the name under which a scenario asks (urgent, exceptions, ...).
    make: gives the item as it is shown in a face, for the traces of its conditions.
    lists: where its exceptions are printed, each that is not ruled out by a line of its own.
    waits: it stays silent while it is open only because of questions that are closed.
    on_short_path: it is also shown on the short path. ends_on: the day on which a time limit ends for some answers.
    days: those on which it begins to be known or to stand otherwise, and the last ones before.
    page_one: what it says there. as_said: it is judged on the answers as they were given.
    closed: YES where the stage of the person closes it; the faces say so too.
    title: its name for people, where it has one. topic: where trainers look for it. covers: what it asks of answers,
    beside its exceptions and its days. window: the days on which it is in operation. status: how it has stood.
    checked: when its law was read.
    turns: the name of a view, a day fact (or "as_of"), and a first day of it on which the view may say something else.
    """

    kind: str
    id: str
    item: Any
    conditions: tuple[Condition, ...]
    truth: Condition
    faces: tuple[Face, ...]
    threads: tuple[Thread, ...]
    views: Mapping[str, WordView]
    make: Make
    exceptions: tuple[Exemption, ...] = ()
    lists: Condition = NEVER
    cites: tuple[str, ...] = ()
    known_from: date | None = None
    known_to: date | None = None
    waits: bool = False
    on_short_path: bool = True
    ends_on: Callable[[Facts, date], date] | None = None
    days: tuple[date, ...] = ()
    turns: tuple[tuple[str, FactId, date], ...] = ()
    page_one: PageOne | None = None
    closed: Condition = NEVER
    title: Text | None = None
    topic: str
    covers: Condition
    window: InOperation | None = None
    status: tuple[StatusFrom, ...] = ()
    checked: Checked | None = None
    place: Place = NOWHERE
    as_said: bool = False
    states: tuple[Face, ...] = field(init=False)
    """The faces of which one is shown at a time."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "states", tuple(face for face in self.faces if face.exception is None))

    def known_on(self, day: date) -> bool:
        """True when the statement could be known, and was not yet replaced, on a day."""
        return (self.known_from is None or self.known_from <= day) and (self.known_to is None or day <= self.known_to)

    @property
    def key(self) -> tuple[str, FactId]:
        """Kind and id."""
        return self.kind, self.id
