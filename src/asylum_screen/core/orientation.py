"""From answers to findings: what the rules say about one set of answers on one day.

An orientation never holds a verdict. It holds what the answers touch on, what is open, and where that is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .dates import NO_OFFSET
from .evaluate import Evaluator, Trace
from .facts import DayRange, FactId, Facts
from .rules import Card, Deadline, FactConflict, HelpEntry, Policy, RulePack, ShortPath, Signal
from .shown import Phase, ShownDeadline, ShownExemption, ShownFinding, ShownPolicy
from .states import (
    FREE,
    Exceptions,
    Guard,
    guard_of,
    known_deadlines,
    known_findings,
    known_policies,
    look_at_exceptions,
    look_at_finding,
    table_of,
)
from .truth import NO, UNKNOWN, YES, Truth

GROUNDS = tuple(
    f"ground.{name}" for name in ("race", "religion", "nationality", "particular_social_group", "political_opinion")
)
"""The five protected grounds; each is always shown, by one of its faces."""
URGENT_ORDER = (
    "danger_now",
    "crisis_now",
    "trafficking",
    "in_custody",
    "fear_interview_soon",
    "removal_order",
    "missed_court",
    "court_date",
    "dated_notice",
    "one_year_near",
    "child_alone",
    "family_separated",
)


@dataclass(frozen=True, slots=True)
class Orientation:
    """Everything the rules say about these answers on the day `as_of`."""

    pack: RulePack
    as_of: date
    facts: Facts
    urgent: tuple[ShownFinding, ...]
    findings: tuple[ShownFinding, ...]
    policies: tuple[ShownPolicy, ...]
    deadlines: tuple[ShownDeadline, ...]
    conflicts: tuple[FactConflict, ...]
    missing: tuple[FactId, ...]
    help: tuple[HelpEntry, ...]
    cards: tuple[Card, ...]
    perhaps: frozenset[str] = frozenset()
    """Ids of the cards and help entries that only fit because something is still open."""
    short: bool = False
    """True on the short path (a child alone): little is shown, and no lists of what else may matter."""


def assess(evaluator: Evaluator, facts: Facts) -> Orientation:
    """Work out the orientation.

    Args:
        evaluator: for the pack and the orientation's day.
        facts: what was answered; an absent fact was not asked.

    Returns:
        The orientation; the same answers, pack and day always give an equal one.
    """
    reading = Reading(evaluator, facts)
    pack = evaluator.pack
    shown = reading.findings()
    urgent = [item for item in shown if is_urgent(item)]
    help_places = [item for _, item, _ in sorted(reading.items("help"), key=_first)]
    cards = reading.cards()
    return Orientation(
        pack,
        evaluator.as_of,
        facts,
        tuple(sorted(urgent, key=lambda item: _urgent_place(item.finding.id))),
        tuple(item for item in shown if not is_urgent(item)),
        reading.policies(),
        tuple(reading.deadlines()),
        tuple(pack.conflicts[place] for place in sorted(place for place, _ in reading.items("conflict"))),
        reading.missing(),
        tuple(sorted(help_places, key=lambda entry: entry.priority)),
        cards,
        frozenset(item.id for _, item, perhaps in (*reading.items("help"), *reading.items("card")) if perhaps),
        reading.short_path() is not None,
    )


def is_urgent(item: ShownFinding) -> bool:
    """True when what is shown is an urgent thing."""
    return item.face is not None and item.face.signal is Signal.URGENT


def _first(item: tuple[int, ...]) -> int:
    return item[0]


def _urgent_place(finding_id: str) -> int:
    return URGENT_ORDER.index(finding_id) if finding_id in URGENT_ORDER else len(URGENT_ORDER)


class Reading:
    """All states of one pack, day and set of facts."""

    def __init__(self, evaluator: Evaluator, facts: Facts) -> None:
        self.evaluator = evaluator
        self.facts = facts
        self._items = table_of(evaluator).read(facts)

    def items(self, kind: str) -> list[Any]:
        """What the statements of a kind add; see `states` for the shape of each kind."""
        return self._items.get(kind, [])

    def findings(self) -> list[ShownFinding]:
        """Every finding with something to say, in pack order.

        One that is open only because of questions that cannot come up is silent; the grounds never are.
        """
        short = self.short_path()
        guards = self.guards()
        found = []
        for _, item, still in sorted(self.items("finding"), key=_first):
            name = item.finding.id
            if name in GROUNDS:
                found.append(item)
                continue
            if short is not None and name not in short.findings and not is_urgent(item):
                continue
            if not (still and all(guards.get(fact, FREE).truth is NO for fact in still)):
                found.append(item)
        return found

    def cards(self) -> tuple[Card, ...]:
        """The cards that fit, in pack order."""
        short = self.short_path()
        cards = [item for _, item, _ in sorted(self.items("card"), key=_first)]
        return tuple(card for card in cards if short is None or card.id in short.cards)

    def short_path(self) -> ShortPath | None:
        """The short path, when these answers lead to it."""
        short = self.evaluator.pack.short_path
        return short if short is not None and self.evaluator.look(short.when, self.facts).truth is YES else None

    def policies(self) -> tuple[ShownPolicy, ...]:
        """Every policy that could be known, with what applies and what its exceptions say."""
        exceptions: dict[int, Exceptions] = dict(self.items("policy_unless"))
        known = known_policies(self.evaluator)
        made: dict[tuple[int, int, int], ShownPolicy] = self.evaluator.kept("shown policies", dict)
        shown = []
        for place, trace in sorted(self.items("policy"), key=_first):
            unless = exceptions[place]
            key = (place, id(trace), id(unless))
            found = made.get(key)
            if found is None:
                policy = known[place]
                status = policy.status_on(self.evaluator.as_of)
                found = made[key] = ShownPolicy(policy, trace, unless.truth, unless.shown, status)
            shown.append(found)
        return tuple(shown)

    def deadlines(self) -> Iterator[ShownDeadline]:
        """Every time limit that can be counted out, in pack order."""
        exceptions: dict[int, Exceptions] = dict(self.items("deadline_unless"))
        known = known_deadlines(self.evaluator)
        for place, trace in sorted(self.items("deadline"), key=_first):
            start = self.facts.get(known[place].counted_from)
            if isinstance(start, DayRange) and trace.truth is not NO:
                yield _count(known[place], trace, start, exceptions[place].shown, self.evaluator.as_of)

    def open_facts(self, *, everything: bool) -> list[FactId]:
        """The facts that keep statements open, one mention for each statement.

        everything: also those that no interview follows (exceptions of a policy not yet known to be looked at).
        """
        found: list[FactId] = list(self.items("open"))
        policy_unless: dict[int, Exceptions] = dict(self.items("policy_unless"))
        for place, trace in self.items("policy"):
            if trace.truth is YES or (everything and trace.truth is UNKNOWN):
                found += policy_unless[place].open
        deadline_unless: dict[int, Exceptions] = dict(self.items("deadline_unless"))
        known = known_deadlines(self.evaluator)
        for place, trace in self.items("deadline"):
            if trace.truth is NO:
                continue
            counted_from = known[place].counted_from
            if isinstance(self.facts.get(counted_from), DayRange):
                found += deadline_unless[place].open
            else:
                found.append(counted_from)
        return found

    def guards(self) -> dict[FactId, Guard]:
        """The guards of all questions that have one."""
        return dict(self.items("guard"))

    def missing(self) -> tuple[FactId, ...]:
        """The facts still open on which something depends: most often named first, then the interview's order.

        A fact whose question cannot come up for these answers is left out.
        """
        counts = Counter(self.open_facts(everything=True))
        guards = self.guards()
        order: dict[FactId, int] = self.evaluator.kept(
            "order", lambda: {fact: place for place, fact in enumerate(self.evaluator.pack.asked_order())}
        )
        found = [fact for fact in counts if fact in order and guards.get(fact, FREE).truth is not NO]
        return tuple(sorted(found, key=lambda fact: (-counts[fact], order[fact])))


def look_at_policy(evaluator: Evaluator, policy: Policy, facts: Facts) -> ShownPolicy:
    """Whether one policy may be looked at for these answers, its exceptions, and its status that day."""
    exceptions = look_at_exceptions(evaluator, policy.unless, facts)
    applies = evaluator.look(policy.applies, facts)
    return ShownPolicy(policy, applies, exceptions.truth, exceptions.shown, policy.status_on(evaluator.as_of))


def _count(
    deadline: Deadline, applies: Trace, start: DayRange, exemptions: tuple[ShownExemption, ...], as_of: date
) -> ShownDeadline:
    if deadline.floor is not None:
        start = DayRange(max(start.earliest, deadline.floor), max(start.latest, deadline.floor))
    earliest, latest = deadline.add.after(start.earliest), deadline.add.after(start.latest)
    phase = Phase.AHEAD
    if as_of > earliest:
        phase = Phase.PAST
    elif deadline.near != NO_OFFSET and as_of >= deadline.near.after(start.earliest):
        phase = Phase.NEAR
    return ShownDeadline(deadline, applies, start, earliest, latest, phase, exemptions)


def missing_facts(evaluator: Evaluator, facts: Facts) -> tuple[FactId, ...]:
    """See `Reading.missing`."""
    return Reading(evaluator, facts).missing()


def guard(evaluator: Evaluator, fact: FactId, facts: Facts) -> Truth:
    """Whether the question of this fact may come up: YES, NO, or UNKNOWN while that depends on open facts."""
    return guard_of(evaluator, fact, facts).truth


__all__ = [
    "GROUNDS",
    "URGENT_ORDER",
    "Orientation",
    "Phase",
    "Reading",
    "ShownDeadline",
    "ShownExemption",
    "ShownFinding",
    "ShownPolicy",
    "assess",
    "guard",
    "known_deadlines",
    "known_findings",
    "known_policies",
    "look_at_exceptions",
    "look_at_finding",
    "look_at_policy",
    "missing_facts",
]
