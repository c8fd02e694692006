"""From answers to findings: what the rules say about one set of answers on one day.

An orientation never holds a verdict. It holds what the answers touch on, what is open, and where that is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

from .dates import NO_OFFSET
from .evaluate import Evaluator, Trace
from .facts import DayRange, FactId, Facts
from .rules import Card, Deadline, FactConflict, HelpEntry, RulePack, ShortPath, Signal
from .shown import Phase, ShownDeadline, ShownExemption, ShownFinding, ShownPolicy
from .states import (
    Exceptions,
    Guard,
    guard_of,
    known_deadlines,
    known_findings,
    known_policies,
    look_at_exceptions,
    look_at_finding,
    look_at_policy,
    statements,
)
from .table import Statement, Table, Traces
from .truth import Truth

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
    evaluator: Evaluator | None = field(default=None, compare=False, repr=False)
    """What worked it out, so that more can be read from the same answers (`first.page_of`)."""


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
    urgent: list[ShownFinding] = []
    others: list[ShownFinding] = []
    for item in reading.findings():
        (urgent if is_urgent(item) else others).append(item)
    return Orientation(
        pack,
        evaluator.as_of,
        facts,
        tuple(sorted(urgent, key=lambda item: urgent_place(item.finding.id))),
        tuple(others),
        reading.policies(),
        tuple(reading.deadlines()),
        tuple([pack.conflicts[place] for place in sorted([place for place, _ in reading.items("conflict")])]),
        reading.missing(),
        tuple([item for _, item, _ in sorted(reading.items("help"), key=_FIRST)]),
        reading.cards(),
        frozenset([item.id for kind in ("help", "card") for _, item, perhaps in reading.items(kind) if perhaps]),
        reading.short is not None,
        evaluator=evaluator,
    )


def is_urgent(item: ShownFinding) -> bool:
    """True when what is shown is an urgent thing."""
    return item.face is not None and item.face.signal is Signal.URGENT


_FIRST = itemgetter(0)


def urgent_place(finding_id: str) -> int:
    """The place of an urgent thing among all: the smaller, the earlier it is told."""
    return URGENT_ORDER.index(finding_id) if finding_id in URGENT_ORDER else len(URGENT_ORDER)


Items = dict[str, list[Any]]


def table_of(evaluator: Evaluator) -> Table[Items]:
    """The table of all statements, which gives their items by kind (made once)."""

    def say(statement: Statement, traces: Traces) -> Items:
        items = statement.work(traces)
        return {statement.kind: list(items)} if items else {}

    table: Table[Items] = evaluator.kept("table", lambda: Table(evaluator, statements(evaluator), say, _together))
    return table


def _together(parts: Iterable[Items]) -> Items:
    together: Items = {}
    for items in parts:
        for kind, found in items.items():
            if kind in together:
                together[kind] += found
            else:
                together[kind] = found.copy()
    return together


class Reading:
    """All states of one pack, day and set of facts."""

    def __init__(self, evaluator: Evaluator, facts: Facts) -> None:
        self.evaluator = evaluator
        self.facts = facts
        self._items = _together(table_of(evaluator).read(facts))
        self.short: ShortPath | None = evaluator.pack.short_path if self.items("short") else None
        """The short path, when these answers lead to it."""
        self._closed = frozenset(self.items("closed"))

    def items(self, kind: str) -> list[Any]:
        """What the statements of a kind add; see `states` for the shape of each kind."""
        return self._items.get(kind, [])

    def findings(self) -> list[ShownFinding]:
        """Every finding with something to say, in pack order.

        One that is open only because of questions that cannot come up is silent; the grounds never are.
        """
        short, closed = self.short, self._closed
        found = []
        for _, item, still in sorted(self.items("finding"), key=_FIRST):
            name = item.finding.id
            if (still and closed.issuperset(still) and name not in GROUNDS) or (
                short is not None and name not in short.findings and name not in GROUNDS and not is_urgent(item)
            ):
                continue
            found.append(item)
        return found

    def cards(self) -> tuple[Card, ...]:
        """The cards that fit, in pack order."""
        short = self.short
        cards = [item for _, item, _ in sorted(self.items("card"), key=_FIRST)]
        return tuple([card for card in cards if short is None or card.id in short.cards])

    def policies(self) -> tuple[ShownPolicy, ...]:
        """Every policy that could be known, with what applies and what its exceptions say."""
        return tuple([item for _, item in sorted(self.items("policy"), key=_FIRST)])

    def deadlines(self) -> Iterator[ShownDeadline]:
        """Every time limit that can be counted out, in pack order."""
        exceptions: dict[int, Exceptions] = dict(self.items("deadline_unless"))
        known = known_deadlines(self.evaluator)
        made: dict[Any, ShownDeadline] = self.evaluator.kept("shown deadlines", dict)
        for place, trace in sorted(self.items("deadline"), key=_FIRST):
            start = self.facts.get(known[place].counted_from)
            if not isinstance(start, DayRange):
                continue
            unless = exceptions[place]
            key = (place, start, id(trace), id(unless))
            found = made.get(key)
            if found is None:
                found = made[key] = counted_out(known[place], trace, start, unless.shown, self.evaluator.as_of)
            yield found

    def open_facts(self, *, everything: bool) -> list[FactId]:
        """The facts that keep statements open, one mention for each statement.

        everything: also those that no interview follows (exceptions of a policy not yet known to be looked at).
        """
        found: list[FactId] = list(self.items("open"))
        if everything:
            found += self.items("perhaps")
        deadline_unless: dict[int, Exceptions] = dict(self.items("deadline_unless"))
        known = known_deadlines(self.evaluator)
        for place, _trace in self.items("deadline"):
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
        closed = self._closed
        order: dict[FactId, int] = self.evaluator.kept(
            "order", lambda: {fact: place for place, fact in enumerate(self.evaluator.pack.asked_order())}
        )
        ranks = sorted([(-count, order[fact], fact) for fact, count in counts.items() if fact in order])
        return tuple([fact for _, _, fact in ranks if fact not in closed])


def counted_out(
    deadline: Deadline, applies: Trace, start: DayRange, exemptions: tuple[ShownExemption, ...], as_of: date
) -> ShownDeadline:
    """A time limit counted out from the day (or span of days) on which it starts."""
    if deadline.floor is not None:
        start = DayRange(max(start.earliest, deadline.floor), max(start.latest, deadline.floor))
    earliest = deadline.add.after(start.earliest)
    latest = earliest if start.exact else deadline.add.after(start.latest)
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
