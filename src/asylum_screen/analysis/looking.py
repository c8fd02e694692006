"""One statement at a time: what is shown of it for given answers, without working out all the others.

Agrees with `core.orientation.assess`, which works out everything together (a test compares them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asylum_screen.core.evaluate import Evaluator, open_facts
from asylum_screen.core.facts import DayRange, FactId, Facts
from asylum_screen.core.orientation import (
    guard,
    is_urgent,
    known_deadlines,
    known_findings,
    known_policies,
    look_at_finding,
)
from asylum_screen.core.rules import (
    Card,
    Condition,
    Deadline,
    Exemption,
    Finding,
    HelpEntry,
    IsValue,
    Policy,
    ShortPath,
)
from asylum_screen.core.shown import ShownFinding
from asylum_screen.core.states import guard_of, known_on, look_at_exceptions, openers
from asylum_screen.core.truth import NO, UNKNOWN, YES

from .needs import needs_of


def short_path(evaluator: Evaluator, facts: Facts) -> ShortPath | None:
    """The short path, when these answers lead to it."""
    short = evaluator.pack.short_path
    return short if short is not None and evaluator.look(short.when, facts).truth is YES else None


def shown_finding(evaluator: Evaluator, finding: Finding, facts: Facts) -> ShownFinding | None:
    """A finding as it is shown, or None where it is silent or could not be known that day."""
    if not known_on(finding, evaluator.as_of):
        return None
    shown = look_at_finding(evaluator, finding, facts)
    if shown.face is None:
        return None
    if finding.id in evaluator.pack.country.grounds:
        return shown
    short = short_path(evaluator, facts)
    if short is not None and finding.id not in short.findings and not is_urgent(shown):
        return None
    still = shown.because if shown.truth is UNKNOWN else ()
    if still and all(guard(evaluator, fact, facts) is NO for fact in still):
        return None
    return shown


def is_given(evaluator: Evaluator, item: HelpEntry | Card, facts: Facts) -> bool:
    """True when a card or help entry is given."""
    if isinstance(item, HelpEntry) and item.shown == "no":
        return False
    short = short_path(evaluator, facts)
    if isinstance(item, Card) and short is not None and item.id not in short.cards:
        return False
    truth = evaluator.look(item.when, facts).truth
    return truth is YES or (truth is UNKNOWN and item.also_when_open)


class Wanting:
    """Whether an interview could still ask a question, one question at a time.

    Agrees with `Interview.to_ask`, which works out all questions together (a test compares them).
    """

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._threads: dict[FactId, list[Thread]] = {}
        needs = needs_of(evaluator.pack)
        for thread in _threads(evaluator):
            for when in thread.conditions:
                for fact in needs.cone(evaluator, when):
                    self._threads.setdefault(fact, []).append(thread)
        self._opening: dict[FactId, list[FactId]] = {}
        for question in evaluator.pack.questions:
            for condition in openers(evaluator, question):
                for fact in needs.cone(evaluator, condition):
                    self._opening.setdefault(fact, []).append(question)

    def asks(self, fact: FactId, facts: Facts) -> bool:
        """True when the question may come up and something open depends on it."""
        return fact not in facts and guard(self.evaluator, fact, facts) is YES and self._wanted(fact, facts, set())

    def _wanted(self, fact: FactId, facts: Facts, seen: set[FactId]) -> bool:
        if any(fact in thread.open(self.evaluator, facts) for thread in self._threads.get(fact, ())):
            return True
        seen.add(fact)
        for other in self._opening.get(fact, ()):
            if other in seen or other in facts:
                continue
            state = guard_of(self.evaluator, other, facts)
            if state.truth is UNKNOWN and fact in state.open and self._wanted(other, facts, seen):
                return True
        return False


@dataclass(frozen=True)
class Thread:
    """Something that may be open, and so may want questions answered."""

    item: Finding | Policy | Deadline | HelpEntry | Card
    conditions: tuple[Condition, ...]

    def open(self, evaluator: Evaluator, facts: Facts) -> tuple[FactId, ...]:
        """The facts because of which it is open."""
        item = self.item
        if isinstance(item, Finding):
            shown = look_at_finding(evaluator, item, facts)
            return shown.because if shown.truth is UNKNOWN else ()
        if isinstance(item, Policy):
            trace = evaluator.look(item.applies, facts)
            return _exceptions(evaluator, item.unless, facts) if trace.truth is YES else tuple(open_facts(trace))
        trace = evaluator.look(item.when, facts)
        if not isinstance(item, Deadline):
            return tuple(open_facts(trace))
        if trace.truth is NO:
            return ()
        counted = isinstance(facts.get(item.counted_from), DayRange)
        more = _exceptions(evaluator, item.excuses, facts) if counted else (item.counted_from,)
        return (*open_facts(trace), *more)


def _exceptions(evaluator: Evaluator, unless: tuple[Exemption, ...], facts: Facts) -> tuple[FactId, ...]:
    return look_at_exceptions(evaluator, unless, facts).open


def _threads(evaluator: Evaluator) -> Iterator[Thread]:
    for finding in known_findings(evaluator):
        yield Thread(finding, (finding.when, *(each.when for each in finding.unless)))
    for policy in known_policies(evaluator):
        yield Thread(policy, (policy.applies, *(each.when for each in policy.unless)))
    for deadline in known_deadlines(evaluator):
        counted = IsValue(deadline.counted_from, value=True)  # only to name the fact
        yield Thread(deadline, (deadline.when, counted, *(each.when for each in deadline.excuses)))
    yield from (Thread(entry, (entry.when,)) for entry in evaluator.pack.help if entry.shown != "no")
    yield from (Thread(card, (card.when,)) for card in evaluator.pack.cards)
