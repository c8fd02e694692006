"""From answers to findings: what the rules say about one set of answers on one day.

An orientation never holds a verdict. It holds what the answers touch on, what is open, and where that is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .evaluate import Evaluator, Trace, because, facts_in, open_facts, unique
from .facts import DayRange, FactId, Facts
from .rules import (
    Card,
    Condition,
    Deadline,
    Exemption,
    Face,
    FactConflict,
    Finding,
    HelpEntry,
    Policy,
    RulePack,
    Signal,
    StatusFrom,
)
from .truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negate

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
class ShownExemption:
    """An exception together with its trace."""

    exemption: Exemption
    trace: Trace


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in the state the answers put it in. `face` is None where it is silent in that state."""

    finding: Finding
    truth: Truth
    face: Face | None
    trace: Trace
    exemptions: tuple[ShownExemption, ...]

    @property
    def because(self) -> tuple[FactId, ...]:
        """The facts behind this state: those that settled it, or those that leave it open."""
        traces = (self.trace, *(shown.trace for shown in self.exemptions if shown.trace.truth is self.truth))
        if self.truth is UNKNOWN:
            traces = (self.trace, *(shown.trace for shown in self.exemptions))
            return unique(fact for trace in traces for fact in open_facts(trace))
        return unique(fact for trace in traces for fact in because(trace))


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
    def may_excuse(self) -> tuple[FactId, ...]:
        """The facts that may excuse lateness and are not ruled out, in file order."""
        return unique(
            fact for shown in self.exemptions if shown.trace.truth is not NO for fact in facts_in(shown.exemption.when)
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


def assess(evaluator: Evaluator, facts: Facts) -> Orientation:
    """Work out the orientation.

    Args:
        evaluator: for the pack and the orientation's day.
        facts: what was answered; an absent fact was not asked.

    Returns:
        The orientation; the same answers, pack and day always give an equal one.
    """
    pack, as_of = evaluator.pack, evaluator.as_of
    shown = tuple(look_at_finding(evaluator, finding, facts) for finding in known_findings(evaluator))
    urgent = [item for item in shown if item.face is not None and item.face.signal is Signal.URGENT]
    policies = tuple(look_at_policy(evaluator, policy, facts) for policy in known_policies(evaluator))
    return Orientation(
        pack,
        as_of,
        facts,
        tuple(sorted(urgent, key=lambda item: _urgent_place(item.finding.id))),
        tuple(item for item in shown if item.face is not None and item.face.signal is not Signal.URGENT),
        policies,
        tuple(item for deadline in known_deadlines(evaluator) for item in _count(evaluator, deadline, facts)),
        tuple(conflict for conflict in pack.conflicts if evaluator.look(conflict.when, facts).truth is YES),
        missing_facts(evaluator, facts),
        tuple(
            sorted(
                (entry for entry in pack.help if entry.shown != "no" and _fits(evaluator, entry, facts)),
                key=lambda entry: entry.priority,
            )
        ),
        tuple(card for card in pack.cards if _fits(evaluator, card, facts)),
        frozenset(
            name
            for name, when in (*((e.id, e.when) for e in pack.help), *((c.id, c.when) for c in pack.cards))
            if evaluator.look(when, facts).truth is UNKNOWN
        ),
    )


def _urgent_place(finding_id: str) -> int:
    return URGENT_ORDER.index(finding_id) if finding_id in URGENT_ORDER else len(URGENT_ORDER)


def _fits(evaluator: Evaluator, item: HelpEntry | Card, facts: Facts) -> bool:
    truth = evaluator.look(item.when, facts).truth
    return truth is YES or (truth is UNKNOWN and item.also_when_open)


def known_on(item: Finding | Deadline, as_of: date) -> bool:
    """True when the statement could be known, and was not yet replaced, on the day of the orientation."""
    return (item.known_from is None or item.known_from <= as_of) and (item.known_to is None or as_of <= item.known_to)


def known_findings(evaluator: Evaluator) -> tuple[Finding, ...]:
    """The findings that could be known on the orientation's day, in file order."""
    return tuple(finding for finding in evaluator.pack.findings if known_on(finding, evaluator.as_of))


def known_policies(evaluator: Evaluator) -> tuple[Policy, ...]:
    """The policies that could be known on the orientation's day, in pack order."""
    return tuple(policy for policy in evaluator.pack.policies if policy.known_from <= evaluator.as_of)


def known_deadlines(evaluator: Evaluator) -> tuple[Deadline, ...]:
    """The time limits that could be known on the orientation's day, in pack order."""
    return tuple(deadline for deadline in evaluator.pack.deadlines if known_on(deadline, evaluator.as_of))


def _exemptions(evaluator: Evaluator, unless: Iterable[Exemption], facts: Facts) -> tuple[ShownExemption, ...]:
    return tuple(ShownExemption(exemption, evaluator.look(exemption.when, facts)) for exemption in unless)


def look_at_finding(evaluator: Evaluator, finding: Finding, facts: Facts) -> ShownFinding:
    """The state of one finding: `when` holds and no exception does."""
    trace = evaluator.look(finding.when, facts)
    exemptions = _exemptions(evaluator, finding.unless, facts)
    truth = all_of((trace.truth, negate(any_of(shown.trace.truth for shown in exemptions))))
    face = {YES: finding.yes, UNKNOWN: finding.open, NO: finding.no}[truth]
    return ShownFinding(finding, truth, face, trace, exemptions)


def look_at_policy(evaluator: Evaluator, policy: Policy, facts: Facts) -> ShownPolicy:
    """Whether one policy may be looked at for these answers, its exceptions, and its status that day."""
    exemptions = _exemptions(evaluator, policy.unless, facts)
    return ShownPolicy(
        policy,
        evaluator.look(policy.applies, facts),
        any_of(shown.trace.truth for shown in exemptions),
        exemptions,
        policy.status_on(evaluator.as_of),
    )


def _count(evaluator: Evaluator, deadline: Deadline, facts: Facts) -> tuple[ShownDeadline, ...]:
    start = facts.get(deadline.counted_from)
    applies = evaluator.look(deadline.when, facts)
    if not isinstance(start, DayRange) or applies.truth is NO:
        return ()
    if deadline.floor is not None:
        start = DayRange(max(start.earliest, deadline.floor), max(start.latest, deadline.floor))
    earliest, latest = deadline.add.after(start.earliest), deadline.add.after(start.latest)
    phase = Phase.AHEAD
    if evaluator.as_of > earliest:
        phase = Phase.PAST
    elif evaluator.as_of >= deadline.near.after(start.earliest):
        phase = Phase.NEAR
    excuses = _exemptions(evaluator, deadline.excuses, facts)
    return (ShownDeadline(deadline, applies, start, earliest, latest, phase, excuses),)


# ---------------------------------------------------------------- what is still open


def open_threads(evaluator: Evaluator, facts: Facts, *, everything: bool) -> Iterable[tuple[FactId, ...]]:
    """For every statement that is still open, the facts that keep it open.

    everything: also threads that no interview follows (exceptions of a policy not yet known to be looked at).
    """
    for finding in known_findings(evaluator):
        shown = look_at_finding(evaluator, finding, facts)
        if shown.truth is UNKNOWN:
            yield shown.because
    for policy in known_policies(evaluator):
        applies = evaluator.look(policy.applies, facts)
        if applies.truth is UNKNOWN:
            yield unique(open_facts(applies))
        if applies.truth is YES or (everything and applies.truth is UNKNOWN):
            yield from _open_exemptions(evaluator, policy.unless, facts)
    for deadline in known_deadlines(evaluator):
        applies = evaluator.look(deadline.when, facts)
        if applies.truth is NO:
            continue
        start = facts.get(deadline.counted_from)
        counted = isinstance(start, DayRange)
        yield (*unique(open_facts(applies)), *(() if counted else (deadline.counted_from,)))
        if counted:
            yield from _open_exemptions(evaluator, deadline.excuses, facts)
    whens = [*(entry.when for entry in evaluator.pack.help), *(card.when for card in evaluator.pack.cards)]
    for when in whens:
        yield unique(open_facts(evaluator.look(when, facts)))


def _open_exemptions(evaluator: Evaluator, unless: tuple[Exemption, ...], facts: Facts) -> Iterable[tuple[FactId, ...]]:
    traces = [evaluator.look(exemption.when, facts) for exemption in unless]
    if any_of(trace.truth for trace in traces) is UNKNOWN:
        yield unique(fact for trace in traces for fact in open_facts(trace))


def missing_facts(evaluator: Evaluator, facts: Facts) -> tuple[FactId, ...]:
    """The facts still open on which something depends: most often named first, then the order of the interview.

    A fact whose question cannot come up for these answers is left out.
    """
    counts: Counter[FactId] = Counter()
    for thread in open_threads(evaluator, facts, everything=True):
        counts.update(frozenset(thread))
    order = {fact: place for place, fact in enumerate(evaluator.pack.asked_order())}
    found = [fact for fact in counts if fact in order and guard(evaluator, fact, facts) is not NO]
    return tuple(sorted(found, key=lambda fact: (-counts[fact], order[fact])))


def guard(evaluator: Evaluator, fact: FactId, facts: Facts) -> Truth:
    """Whether the question of this fact may come up: YES, NO, or UNKNOWN while that depends on open facts.

    An `ask_unless` closes the question only when it is YES, so that "I do not know" never closes anything.
    """
    parts = [evaluator.look(condition, facts).truth for condition in _openers(evaluator, fact)]
    for condition in _closers(evaluator, fact):
        if evaluator.look(condition, facts).truth is YES:
            return NO
    return all_of(parts)


def _openers(evaluator: Evaluator, fact: FactId) -> list[Condition]:
    question = evaluator.pack.questions[fact]
    found = [question.ask_if] if question.ask_if is not None else []
    section = evaluator.pack.section_of(fact)
    if section is not None:
        if section.ask_if is not None:
            found.append(section.ask_if)
        if section.gate is not None and section.gate != fact:
            found.append(section.gate_open)
    return found


def _closers(evaluator: Evaluator, fact: FactId) -> list[Condition]:
    question = evaluator.pack.questions[fact]
    section = evaluator.pack.section_of(fact)
    found = (question.ask_unless, question.presumed, section.ask_unless if section is not None else None)
    return [condition for condition in found if condition is not None]


def guard_open_facts(evaluator: Evaluator, fact: FactId, facts: Facts) -> tuple[FactId, ...]:
    """The facts that keep the guard of a question UNKNOWN."""
    return unique(
        found for condition in _openers(evaluator, fact) for found in open_facts(evaluator.look(condition, facts))
    )
