"""`rules timeline`: each policy as stretches of days, by what our rules say of a day when asked on another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from asylum_screen.core.rules import Policy, RulePack
from asylum_screen.core.status import Status, StatusFrom
from asylum_screen.core.truth import NO, UNKNOWN, YES, Truth

DAY = timedelta(days=1)
FIRST = date(2016, 1, 1)


class Pattern(Enum):
    """How a stretch is drawn. Each has a pattern and a word of its own."""

    RUNS = "in force"
    PARTLY = "blocked in part"
    UNDONE = "blocked then, undone later"
    GAP = "blocked"
    PAUSE = "not in operation"
    UNCLEAR = "unclear day"
    ANNOUNCED = "announced"
    COURT = "in court after its end"


STATUS_WORDS = {
    Status.ANNOUNCED: "announced",
    Status.IN_FORCE: "in force",
    Status.PARTLY_BLOCKED: "blocked in part",
    Status.BLOCKED: "blocked",
    Status.SET_ASIDE: "set aside",
    Status.ENDED: "ended",
}
NOT_KNOWN = "not known yet"


@dataclass(frozen=True, slots=True)
class Bar:
    """Days from first to last, both counted; no last day: no end found. why: the case or rule behind it."""

    first: date
    last: date | None
    mark: Pattern
    why: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One policy: its stretches, and its status on the day asked."""

    policy: Policy
    stretches: tuple[Bar, ...]
    status: str
    unconfirmed: bool


def lanes(pack: RulePack, as_of: date) -> tuple[Lane, ...]:
    """Every policy, the one that began first on top."""
    return tuple(_lane(policy, as_of) for policy in pack.policies)


def _lane(policy: Policy, as_of: date) -> Lane:
    known = policy.known_from <= as_of
    now = policy.status_on(as_of)
    status = STATUS_WORDS[now.status] if known else NOT_KNOWN
    return Lane(policy, tuple(_joined(_pieces(policy, as_of))), status, known and now.unconfirmed)


def turns(policy: Policy) -> set[date]:
    """The days on which anything about a policy changes."""
    return {policy.known_from, *policy.window.timeline.boundaries(), *(step.first for step in policy.status)}


def _pieces(policy: Policy, as_of: date) -> list[Bar]:
    """The stretches between two days on which anything changes."""
    timeline = policy.window.timeline
    starts = sorted(day for day in turns(policy) if day >= policy.known_from)
    found = []
    for place, first in enumerate(starts):
        last = starts[place + 1] - DAY if place + 1 < len(starts) else None
        mark = _mark(policy, first, timeline.on(first, as_of))
        if mark is not None:
            found.append(Bar(first, last, mark, _status_then(policy, first).by))
    return found


def _status_then(policy: Policy, day: date) -> StatusFrom:
    current = StatusFrom(policy.known_from, Status.ANNOUNCED)
    for step in policy.status:
        if step.first <= day:
            current = step
    return current


def _mark(policy: Policy, day: date, truth: Truth) -> Pattern | None:
    status = _status_then(policy, day).status
    stopped = status in (Status.BLOCKED, Status.SET_ASIDE)
    if truth is UNKNOWN:
        return Pattern.UNCLEAR
    if truth is YES:
        if status is Status.PARTLY_BLOCKED:
            return Pattern.PARTLY
        return Pattern.UNDONE if stopped else Pattern.RUNS
    runs = [segment for segment in policy.window.timeline.segments if segment.truth is not NO]
    if all(segment.first is not None and day < segment.first for segment in runs):
        return Pattern.ANNOUNCED
    if any(segment.last is None or day <= segment.last for segment in runs):
        return Pattern.GAP if stopped or status is Status.PARTLY_BLOCKED else Pattern.PAUSE
    return Pattern.COURT if status in (Status.BLOCKED, Status.PARTLY_BLOCKED) else None


def _joined(pieces: list[Bar]) -> list[Bar]:
    """Neighbours with the same mark as one stretch."""
    found: list[Bar] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and before.mark is piece.mark and before.last == piece.first - DAY:
            why = "; ".join(dict.fromkeys(each for each in (before.why, piece.why) if each))
            found[-1] = Bar(before.first, piece.last, piece.mark, why)
        else:
            found.append(piece)
    return found
