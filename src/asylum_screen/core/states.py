"""What each statement of a pack says for given facts, as the statements of one `Table`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .evaluate import Evaluator, Trace, open_facts, unique
from .facts import FactId, Facts
from .rules import Card, Condition, Deadline, Exemption, Finding, HelpEntry, Policy
from .shown import ShownExemption, ShownFinding, ShownPolicy
from .table import Statement, Table
from .truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negate

Open = tuple[FactId, ...]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What the exceptions of a policy or a time limit say together, and the facts that keep that open."""

    truth: Truth
    shown: tuple[ShownExemption, ...]
    open: Open


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether a question may come up, and the facts that keep that open."""

    truth: Truth
    open: Open


FREE = Guard(YES, ())
"""The guard of a question that is always open."""


def table_of(evaluator: Evaluator) -> Table:
    """The table of all statements that could be known on the orientation's day (made once)."""
    table: Table = evaluator.kept("table", lambda: Table(evaluator, _statements(evaluator)))
    return table


def known_on(item: Finding | Deadline, as_of: date) -> bool:
    """True when the statement could be known, and was not yet replaced, on the day of the orientation."""
    return (item.known_from is None or item.known_from <= as_of) and (item.known_to is None or as_of <= item.known_to)


def known_findings(evaluator: Evaluator) -> tuple[Finding, ...]:
    """The findings that could be known on the orientation's day, in pack order."""
    found: tuple[Finding, ...] = evaluator.kept(
        "findings", lambda: tuple(item for item in evaluator.pack.findings if known_on(item, evaluator.as_of))
    )
    return found


def known_policies(evaluator: Evaluator) -> tuple[Policy, ...]:
    """The policies that could be known on the orientation's day, in pack order."""
    found: tuple[Policy, ...] = evaluator.kept(
        "policies", lambda: tuple(item for item in evaluator.pack.policies if item.known_from <= evaluator.as_of)
    )
    return found


def known_deadlines(evaluator: Evaluator) -> tuple[Deadline, ...]:
    """The time limits that could be known on the orientation's day, in pack order."""
    found: tuple[Deadline, ...] = evaluator.kept(
        "deadlines", lambda: tuple(item for item in evaluator.pack.deadlines if known_on(item, evaluator.as_of))
    )
    return found


def look_at_finding(evaluator: Evaluator, finding: Finding, facts: Facts) -> ShownFinding:
    """The state of one finding: `when` holds and no exception does."""
    trace = evaluator.look(finding.when, facts)
    exemptions = tuple(ShownExemption(each, evaluator.look(each.when, facts)) for each in finding.unless)
    truth = all_of((trace.truth, negate(any_of(shown.trace.truth for shown in exemptions))))
    face = {YES: finding.yes, UNKNOWN: finding.open, NO: finding.no}[truth]
    return ShownFinding(finding, truth, face, trace, exemptions)


def look_at_exceptions(evaluator: Evaluator, unless: tuple[Exemption, ...], facts: Facts) -> Exceptions:
    """What the exceptions say together: YES when one is met, NO when all are ruled out."""
    shown = tuple(ShownExemption(each, evaluator.look(each.when, facts)) for each in unless)
    truth = any_of(each.trace.truth for each in shown)
    still = unique(fact for each in shown for fact in open_facts(each.trace)) if truth is UNKNOWN else ()
    return Exceptions(truth, shown, still)


def look_at_policy(evaluator: Evaluator, policy: Policy, facts: Facts) -> ShownPolicy:
    """Whether one policy may be looked at for these answers, its exceptions, and its status that day."""
    exceptions = look_at_exceptions(evaluator, policy.unless, facts)
    applies = evaluator.look(policy.applies, facts)
    return ShownPolicy(policy, applies, exceptions.truth, exceptions.shown, policy.status_on(evaluator.as_of))


def guard_of(evaluator: Evaluator, fact: FactId, facts: Facts) -> Guard:
    """Whether the question of this fact may come up.

    An `ask_unless` closes the question only when it is YES, so that "I do not know" never closes anything.
    """
    if any(evaluator.look(condition, facts).truth is YES for condition in closers(evaluator, fact)):
        return Guard(NO, ())
    traces = [evaluator.look(condition, facts) for condition in openers(evaluator, fact)]
    return Guard(all_of(t.truth for t in traces), unique(found for t in traces for found in open_facts(t)))


def openers(evaluator: Evaluator, fact: FactId) -> list[Condition]:
    """The conditions that must hold before a question is asked."""
    question, section = evaluator.pack.questions[fact], evaluator.pack.section_of(fact)
    found = [question.ask_if]
    if section is not None:
        found += [section.ask_if, section.gate_open if section.gate not in (None, fact) else None]
    return [condition for condition in found if condition is not None]


def closers(evaluator: Evaluator, fact: FactId) -> list[Condition]:
    """The conditions that keep a question from being asked when they hold."""
    question, section = evaluator.pack.questions[fact], evaluator.pack.section_of(fact)
    found = (question.ask_unless, question.presumed, section.ask_unless if section is not None else None)
    return [condition for condition in found if condition is not None]


def _statements(evaluator: Evaluator) -> Iterator[Statement]:
    yield from _finding_statements(evaluator)
    yield from _policy_statements(evaluator)
    yield from _deadline_statements(evaluator)
    for place, conflict in enumerate(evaluator.pack.conflicts):
        yield _truth_statement(evaluator, "conflict", conflict.when, place, keep=(YES,))
    shown = [entry for entry in evaluator.pack.help if entry.shown != "no"]
    in_order = sorted(shown, key=lambda entry: entry.priority)
    yield from _fitting(evaluator, "help", in_order)
    yield from _fitting(evaluator, "card", evaluator.pack.cards)
    if evaluator.pack.short_path is not None:
        yield _truth_statement(evaluator, "short", evaluator.pack.short_path.when, 0, keep=(YES,))
    for fact in evaluator.pack.questions:
        conditions = (*openers(evaluator, fact), *closers(evaluator, fact))
        if conditions:

            def guard(facts: Facts, fact: FactId = fact) -> tuple[Any, ...]:
                return ((fact, guard_of(evaluator, fact, facts)),)

            def closed(facts: Facts, fact: FactId = fact) -> tuple[Any, ...]:
                return (fact,) if guard_of(evaluator, fact, facts).truth is NO else ()

            yield Statement("guard", conditions, guard)
            yield Statement("closed", conditions, closed)


def _finding_statements(evaluator: Evaluator) -> Iterator[Statement]:
    for place, finding in enumerate(known_findings(evaluator)):
        conditions = (finding.when, *(each.when for each in finding.unless))

        def show(facts: Facts, finding: Finding = finding, place: int = place) -> tuple[Any, ...]:
            shown = look_at_finding(evaluator, finding, facts)
            still = shown.because if shown.truth is UNKNOWN else ()
            return ((place, shown, still),) if shown.face is not None else ()

        def thread(facts: Facts, finding: Finding = finding) -> tuple[Any, ...]:
            shown = look_at_finding(evaluator, finding, facts)
            return shown.because if shown.truth is UNKNOWN else ()

        yield Statement("finding", conditions, show)
        yield Statement("open", conditions, thread)


def _policy_statements(evaluator: Evaluator) -> Iterator[Statement]:
    """(place, the policy as shown); what keeps it open; what keeps its exceptions open, once or before it applies."""
    for place, policy in enumerate(known_policies(evaluator)):
        conditions = (policy.applies, *(each.when for each in policy.unless))

        def show(facts: Facts, policy: Policy = policy, place: int = place) -> tuple[Any, ...]:
            return ((place, look_at_policy(evaluator, policy, facts)),)

        yield Statement("policy", conditions, show)
        yield Statement("open", (policy.applies,), _thread(evaluator, policy.applies))
        for kind, truth in (("open", YES), ("perhaps", UNKNOWN)):

            def exceptions(facts: Facts, policy: Policy = policy, truth: Truth = truth) -> tuple[Any, ...]:
                if evaluator.look(policy.applies, facts).truth is not truth:
                    return ()
                return look_at_exceptions(evaluator, policy.unless, facts).open

            yield Statement(kind, conditions, exceptions)


def _deadline_statements(evaluator: Evaluator) -> Iterator[Statement]:
    """Whether a time limit is counted, what keeps that open, and what its exceptions say."""
    for place, deadline in enumerate(known_deadlines(evaluator)):
        yield _truth_statement(evaluator, "deadline", deadline.when, place, keep=(YES, UNKNOWN))
        yield Statement("open", (deadline.when,), _thread(evaluator, deadline.when))

        def exceptions(facts: Facts, deadline: Deadline = deadline, place: int = place) -> tuple[Any, ...]:
            return ((place, look_at_exceptions(evaluator, deadline.excuses, facts)),)

        yield Statement("deadline_unless", tuple(each.when for each in deadline.excuses), exceptions)


def _thread(evaluator: Evaluator, when: Condition) -> Callable[[Facts], tuple[Any, ...]]:
    return lambda facts: unique(open_facts(evaluator.look(when, facts)))


def _truth_statement(
    evaluator: Evaluator, kind: str, when: Condition, place: int, keep: tuple[Truth, ...]
) -> Statement:
    """(place, trace) while the truth is one of `keep`."""

    def work(facts: Facts) -> tuple[Any, ...]:
        trace: Trace = evaluator.look(when, facts)
        return ((place, trace),) if trace.truth in keep else ()

    return Statement(kind, (when,), work)


def _fitting(evaluator: Evaluator, kind: str, items: Iterable[HelpEntry | Card]) -> Iterator[Statement]:
    """(place, item, only perhaps) while a card or help entry fits; and the thread that keeps it open."""
    for place, item in enumerate(items):

        def fit(facts: Facts, item: HelpEntry | Card = item, place: int = place) -> tuple[Any, ...]:
            truth = evaluator.look(item.when, facts).truth
            fits = truth is YES or (truth is UNKNOWN and item.also_when_open)
            return ((place, item, truth is UNKNOWN),) if fits else ()

        def thread(facts: Facts, item: HelpEntry | Card = item) -> tuple[Any, ...]:
            return unique(open_facts(evaluator.look(item.when, facts)))

        yield Statement(kind, (item.when,), fit)
        yield Statement("open", (item.when,), thread)
