"""Where a policy stands, in the agencies and in the courts, from which day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .conditions import Text


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


def known_steps(steps: Sequence[StatusFrom], day: date) -> list[StatusFrom]:
    """The steps that have begun by a day and could be known by then."""
    return [step for step in steps if step.first <= day and (step.known_from is None or step.known_from <= day)]


def status_on(steps: Sequence[StatusFrom], day: date) -> StatusFrom | None:
    """The status on a day: the last step that has begun and could be known by then; None before the first."""
    known = known_steps(steps, day)
    return known[-1] if known else None
