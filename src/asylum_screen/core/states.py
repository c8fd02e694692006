"""What each statement of a pack says for given facts, as the statements of a `Table`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .evaluate import Evaluator, open_facts, unique
from .facts import FactId, Facts
from .rules import Card, Condition, Deadline, Exemption, Finding, HelpEntry, Policy
from .shown import ShownExemption, ShownFinding, ShownPolicy
from .table import Statement, Traces
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


def known_help(evaluator: Evaluator) -> tuple[HelpEntry, ...]:
    """The help entries that may be shown, the most important first."""
    shown = [entry for entry in evaluator.pack.help if entry.shown != "no"]
    return tuple(sorted(shown, key=lambda entry: entry.priority))


def look_at_finding(evaluator: Evaluator, finding: Finding, facts: Facts) -> ShownFinding:
    """The state of one finding: `when` holds and no exception does."""
    return _finding(finding, _looks(evaluator, (finding.when, *_whens(finding.unless)), facts))


def look_at_exceptions(evaluator: Evaluator, unless: tuple[Exemption, ...], facts: Facts) -> Exceptions:
    """What the exceptions say together: YES when one is met, NO when all are ruled out."""
    return _exceptions(unless, _looks(evaluator, _whens(unless), facts))


def look_at_policy(evaluator: Evaluator, policy: Policy, facts: Facts) -> ShownPolicy:
    """Whether one policy may be looked at for these answers, its exceptions, and its status that day."""
    return _policy(policy, _looks(evaluator, (policy.applies, *_whens(policy.unless)), facts), evaluator.as_of)


def guard_of(evaluator: Evaluator, fact: FactId, facts: Facts) -> Guard:
    """Whether the question of this fact may come up.

    An `ask_unless` closes the question only when it is YES, so that "I do not know" never closes anything.
    """
    opening = openers(evaluator, fact)
    return _guard(_looks(evaluator, (*opening, *closers(evaluator, fact)), facts), len(opening))


def _looks(evaluator: Evaluator, conditions: Iterable[Condition], facts: Facts) -> Traces:
    return tuple([evaluator.look(condition, facts) for condition in conditions])


def _whens(unless: tuple[Exemption, ...]) -> tuple[Condition, ...]:
    return tuple(each.when for each in unless)


def _finding(finding: Finding, traces: Traces) -> ShownFinding:
    trace = traces[0]
    exemptions = tuple(map(ShownExemption, finding.unless, traces[1:]))
    truth = all_of((trace.truth, negate(any_of(shown.trace.truth for shown in exemptions))))
    face = {YES: finding.yes, UNKNOWN: finding.open, NO: finding.no}[truth]
    return ShownFinding(finding, truth, face, trace, exemptions)


def _exceptions(unless: tuple[Exemption, ...], traces: Traces) -> Exceptions:
    truth = any_of(trace.truth for trace in traces)
    still = unique(fact for trace in traces for fact in open_facts(trace)) if truth is UNKNOWN else ()
    return Exceptions(truth, tuple(map(ShownExemption, unless, traces)), still)


def _policy(policy: Policy, traces: Traces, as_of: date) -> ShownPolicy:
    exceptions = _exceptions(policy.unless, traces[1:])
    return ShownPolicy(policy, traces[0], exceptions.truth, exceptions.shown, policy.status_on(as_of))


def _guard(traces: Traces, opening: int) -> Guard:
    """The first `opening` traces open the question, the others close it."""
    if any(trace.truth is YES for trace in traces[opening:]):
        return Guard(NO, ())
    opens = traces[:opening]
    return Guard(all_of(t.truth for t in opens), unique(found for t in opens for found in open_facts(t)))


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


def statements(evaluator: Evaluator) -> Iterator[Statement]:
    """All statements that could be known on the orientation's day.

    By kind, what each item is: "finding": (place, the finding as shown, the facts that keep it open). "policy":
    (place, the policy as shown). "deadline": (place, trace) of one that may be counted. "deadline_unless": (place,
    what its exceptions say). "conflict": (place, trace). "help", "card": (place, entry, whether only perhaps).
    "short": one item when the short path is taken. "guard": (fact, its guard). "closed": a fact whose question cannot
    come up. "open": a fact that keeps something open. "perhaps": the same, of an exception that may not be needed.
    """
    yield from _finding_statements(evaluator)
    yield from _policy_statements(evaluator)
    yield from _deadline_statements(evaluator)
    for place, conflict in enumerate(evaluator.pack.conflicts):
        yield _truth_statement("conflict", conflict.when, place, keep=(YES,))
    yield from _fitting("help", known_help(evaluator))
    yield from _fitting("card", evaluator.pack.cards)
    if evaluator.pack.short_path is not None:
        yield _truth_statement("short", evaluator.pack.short_path.when, 0, keep=(YES,))
    for fact in evaluator.pack.questions:
        opening, closing = openers(evaluator, fact), closers(evaluator, fact)
        if opening or closing:

            def guard(traces: Traces, fact: FactId = fact, opening: int = len(opening)) -> tuple[Any, ...]:
                return ((fact, _guard(traces, opening)),)

            def closed(traces: Traces, fact: FactId = fact, opening: int = len(opening)) -> tuple[Any, ...]:
                return (fact,) if _guard(traces, opening).truth is NO else ()

            yield Statement("guard", (*opening, *closing), guard)
            yield Statement("closed", (*opening, *closing), closed)


def _finding_statements(evaluator: Evaluator) -> Iterator[Statement]:
    for place, finding in enumerate(known_findings(evaluator)):
        conditions = (finding.when, *_whens(finding.unless))

        def show(traces: Traces, finding: Finding = finding, place: int = place) -> tuple[Any, ...]:
            shown = _finding(finding, traces)
            still = shown.because if shown.truth is UNKNOWN else ()
            return ((place, shown, still),) if shown.face is not None else ()

        def thread(traces: Traces, finding: Finding = finding) -> tuple[Any, ...]:
            shown = _finding(finding, traces)
            return shown.because if shown.truth is UNKNOWN else ()

        yield Statement("finding", conditions, show)
        yield Statement("open", conditions, thread)


def _policy_statements(evaluator: Evaluator) -> Iterator[Statement]:
    """The policy as shown; what keeps it open; what keeps its exceptions open, once or before it applies."""
    for place, policy in enumerate(known_policies(evaluator)):
        conditions = (policy.applies, *_whens(policy.unless))

        def show(traces: Traces, policy: Policy = policy, place: int = place) -> tuple[Any, ...]:
            return ((place, _policy(policy, traces, evaluator.as_of)),)

        yield Statement("policy", conditions, show)
        yield Statement("open", (policy.applies,), _thread)
        for kind, truth in (("open", YES), ("perhaps", UNKNOWN)):

            def exceptions(traces: Traces, policy: Policy = policy, truth: Truth = truth) -> tuple[Any, ...]:
                return _exceptions(policy.unless, traces[1:]).open if traces[0].truth is truth else ()

            yield Statement(kind, conditions, exceptions)


def _deadline_statements(evaluator: Evaluator) -> Iterator[Statement]:
    """Whether a time limit is counted, what keeps that open, and what its exceptions say."""
    for place, deadline in enumerate(known_deadlines(evaluator)):
        yield _truth_statement("deadline", deadline.when, place, keep=(YES, UNKNOWN))
        yield Statement("open", (deadline.when,), _thread)

        def exceptions(traces: Traces, deadline: Deadline = deadline, place: int = place) -> tuple[Any, ...]:
            return ((place, _exceptions(deadline.excuses, traces)),)

        yield Statement("deadline_unless", _whens(deadline.excuses), exceptions)


def _thread(traces: Traces) -> tuple[Any, ...]:
    return unique(open_facts(traces[0]))


def _truth_statement(kind: str, when: Condition, place: int, keep: tuple[Truth, ...]) -> Statement:
    """(place, trace) while the truth is one of `keep`."""
    return Statement(kind, (when,), lambda traces: ((place, traces[0]),) if traces[0].truth in keep else ())


def _fitting(kind: str, items: Iterable[HelpEntry | Card]) -> Iterator[Statement]:
    """(place, item, only perhaps) while a card or help entry fits; and the thread that keeps it open."""
    for place, item in enumerate(items):

        def fit(traces: Traces, item: HelpEntry | Card = item, place: int = place) -> tuple[Any, ...]:
            truth = traces[0].truth
            fits = truth is YES or (truth is UNKNOWN and item.also_when_open)
            return ((place, item, truth is UNKNOWN),) if fits else ()

        yield Statement(kind, (item.when,), fit)
        yield Statement("open", (item.when,), _thread)
