"""The state of one statement or one question for given facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .conditions import ALWAYS, AllOf, Condition
from .evaluate import Evaluator, Trace, open_facts, unique
from .facts import FactId, Facts
from .statements import Face, Statement, Thread
from .truth import NO, YES, Truth, all_of

MOST_KEPT = 100_000
"""The open tests of so many traces are kept."""


@dataclass(frozen=True, slots=True)
class State:
    """A statement as the answers have it.

    face: the state it is in; None where it has none. traces: of its conditions. open: the facts because of which it is
    open. threads: each with the traces of its two conditions. unsettled: the facts whose tests are open in those.
    """

    statement: Statement
    face: Face | None
    traces: tuple[Trace, ...]
    open: tuple[FactId, ...]
    threads: tuple[tuple[Thread, Trace, Trace], ...]
    unsettled: tuple[FactId, ...]

    def shown(self, evaluator: Evaluator, facts: Facts) -> Any:
        """The item as it is shown; only for a state with a face."""
        assert self.face is not None
        return self.statement.make(self.face, self.traces, evaluator.taken(facts), evaluator.as_of)


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether a question may come up. trace: of all that must hold before. when_unsure: it also comes up while that
    stays open. presumed: it does not come up because the fact is taken as answered."""

    truth: Truth
    trace: Trace
    when_unsure: bool = False
    presumed: bool = False


FREE = Guard(YES, Trace(ALWAYS, YES))
"""The guard of a question that is always open."""


def known(evaluator: Evaluator) -> tuple[Statement, ...]:
    """The statements that could be known on the orientation's day, in pack order."""
    found: tuple[Statement, ...] = evaluator.kept(
        "known", lambda: tuple(each for each in evaluator.pack.statements if each.known_on(evaluator.as_of))
    )
    return found


def look_at(evaluator: Evaluator, statement: Statement, facts: Facts) -> State:
    """The state of one statement, as if no question were ever closed and no path short."""
    look = evaluator.look_as_said if statement.as_said else evaluator.look
    face = next((each for each in statement.states if look(each.condition, facts).truth is YES), None)
    traces = tuple([look(condition, facts) for condition in statement.conditions])
    threads = tuple([(each, look(each.when, facts), look(each.after, facts)) for each in statement.threads])
    seen = (trace for _, *both in threads for trace in both)
    made = evaluator.kept("unsettled", dict)
    if len(made) > MOST_KEPT:
        made.clear()
    return State(
        statement,
        face,
        traces,
        unique(open_facts(look(statement.truth, facts))),
        threads,
        unique(fact for trace in seen for fact in trace.unsettled),
    )


def guard_of(evaluator: Evaluator, fact: FactId, facts: Facts) -> Guard:
    """Whether the question of this fact may come up.

    An `ask_unless` closes the question only when it is YES, so that "I do not know" never closes anything.
    """
    question, needs = evaluator.pack.questions[fact], openers(evaluator, fact)
    opens = tuple(evaluator.look(condition, facts) for condition in needs)
    truth = all_of(trace.truth for trace in opens)
    trace = Trace(AllOf(tuple(needs)), truth, opens)
    shut = [condition for condition in closers(evaluator, fact) if evaluator.look(condition, facts).truth is YES]
    if shut:
        taken = [condition for condition, _ in question.presumptions]
        presumed = truth is not NO and all(any(each is condition for condition in taken) for each in shut)
        return Guard(NO, trace, presumed=presumed)
    return Guard(truth, trace, question.when_unsure)


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
    found = (
        question.ask_unless,
        *(condition for condition, _ in question.presumptions),
        section.ask_unless if section is not None else None,
    )
    return [condition for condition in found if condition is not None]
