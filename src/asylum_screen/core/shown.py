"""What is shown of a statement for one set of answers: its state, with the traces behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .dates import NO_OFFSET
from .evaluate import Trace, because, facts_in, open_facts, unique
from .facts import DayRange, FactId
from .rules import Deadline, Exemption, Finding, Policy, Wording
from .status import StatusFrom
from .truth import NO, UNKNOWN, Truth


@dataclass(frozen=True, slots=True)
class ShownExemption:
    """An exception together with its trace."""

    exemption: Exemption
    trace: Trace


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in the state the answers put it in. `face` is None where it is silent in that state."""

    finding: Finding
    truth: Truth
    face: Wording | None
    trace: Trace
    exemptions: tuple[ShownExemption, ...]

    @property
    def because(self) -> tuple[FactId, ...]:
        """The facts behind this state: those that settled it, or those that leave it open."""
        if self.truth is UNKNOWN:
            open_traces = (self.trace, *(shown.trace for shown in self.exemptions))
            return unique(fact for trace in open_traces for fact in open_facts(trace))
        settling = (self.trace, *(shown.trace for shown in self.exemptions if shown.trace.truth is not UNKNOWN))
        return unique(fact for trace in settling for fact in because(trace))


@dataclass(frozen=True, slots=True)
class ShownPolicy:
    """A policy with what the six fixed facts say (`applies`) and what the exceptions say."""

    policy: Policy
    applies: Trace
    exceptions: Truth
    exemptions: tuple[ShownExemption, ...]
    status: StatusFrom


class Phase(Enum):
    """Where the day of the orientation stands against the earliest safe day of a time limit."""

    AHEAD = "ahead"
    NEAR = "near"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class ShownDeadline:
    """A time limit counted out. earliest and latest: the first and last day on which it may end."""

    deadline: Deadline
    applies: Trace
    start: DayRange
    earliest: date
    latest: date
    phase: Phase
    exemptions: tuple[ShownExemption, ...]

    @property
    def unsure(self) -> bool:
        """True when another answer contradicts the day it is counted from: nobody knows if it is over."""
        return self.start.doubted

    @property
    def told(self) -> date | DayRange:
        """The day to tell: the first safe one; of a day that is itself the date, all that the person said of it."""
        itself = self.deadline.add == NO_OFFSET and not self.unsure
        return DayRange(self.earliest, self.latest) if itself and self.earliest != self.latest else self.earliest

    @property
    def may_excuse(self) -> tuple[FactId, ...]:
        """The facts that may excuse lateness and are not ruled out, in file order."""
        return may_excuse(self.exemptions)


def may_excuse(exemptions: Iterable[ShownExemption]) -> tuple[FactId, ...]:
    """The facts of all exceptions that are not ruled out, in file order."""
    return unique(
        fact for shown in exemptions if shown.trace.truth is not NO for fact in facts_in(shown.exemption.when)
    )


def counted_out(
    deadline: Deadline, applies: Trace, day: DayRange, exemptions: tuple[ShownExemption, ...], phase: Phase
) -> ShownDeadline:
    """A time limit counted out from the day (or span of days) that a person gave."""
    start = DayRange(deadline.starts_on(day.earliest), deadline.starts_on(day.latest), day.doubted)
    return ShownDeadline(
        deadline, applies, start, deadline.ends_on(day.earliest), deadline.ends_on(day.latest), phase, exemptions
    )
