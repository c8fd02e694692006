"""The state of one statement or one question for given facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .conditions import Condition
from .evaluate import Evaluator, Trace, open_facts, unique
from .facts import FactId, Facts
from .statements import Face, Statement, Thread
from .truth import NO, YES, Truth, all_of


@dataclass(frozen=True, slots=True)
class State:
    """A statement as the answers have it.

    face: the state it is in; None where it has none. traces: of its conditions. open: the facts because of which it is
    open and that an interview asks for, one mention for each thread. perhaps: those that are only named as missing.
    """

    statement: Statement
    face: Face | None
    traces: tuple[Trace, ...]
    open: tuple[FactId, ...]
    perhaps: tuple[FactId, ...]

    def shown(self, evaluator: Evaluator, facts: Facts) -> Any:
        """The item as it is shown; only for a state with a face."""
        assert self.face is not None
        return self.statement.make(self.face, self.traces, facts, evaluator.as_of)


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether a question may come up, and the facts that keep that open."""

    truth: Truth
    open: tuple[FactId, ...]


FREE = Guard(YES, ())
"""The guard of a question that is always open."""


def known(evaluator: Evaluator) -> tuple[Statement, ...]:
    """The statements that could be known on the orientation's day, in pack order."""
    found: tuple[Statement, ...] = evaluator.kept(
        "known", lambda: tuple(each for each in evaluator.pack.statements if each.known_on(evaluator.as_of))
    )
    return found


def look_at(evaluator: Evaluator, statement: Statement, facts: Facts) -> State:
    """The state of one statement, as if no question were ever closed and no path short."""
    look = evaluator.look
    face = next((each for each in statement.states if look(each.condition, facts).truth is YES), None)
    traces = tuple([look(condition, facts) for condition in statement.conditions])
    followed: list[FactId] = []
    perhaps: list[FactId] = []
    for thread in statement.threads:
        (followed if thread.followed else perhaps).extend(open_in(evaluator, thread, facts))
    return State(statement, face, traces, tuple(followed), tuple(perhaps))


def open_in(evaluator: Evaluator, thread: Thread, facts: Facts) -> tuple[FactId, ...]:
    """The facts because of which one thread is open."""
    if evaluator.look(thread.after, facts).truth is not YES:
        return ()
    return unique(open_facts(evaluator.look(thread.when, facts)))


def guard_of(evaluator: Evaluator, fact: FactId, facts: Facts) -> Guard:
    """Whether the question of this fact may come up.

    An `ask_unless` closes the question only when it is YES, so that "I do not know" never closes anything.
    """
    if any(trace.truth is YES for trace in _looks(evaluator, closers(evaluator, fact), facts)):
        return Guard(NO, ())
    opens = _looks(evaluator, openers(evaluator, fact), facts)
    return Guard(all_of(t.truth for t in opens), unique(found for t in opens for found in open_facts(t)))


def _looks(evaluator: Evaluator, conditions: Iterable[Condition], facts: Facts) -> list[Trace]:
    return [evaluator.look(condition, facts) for condition in conditions]


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
