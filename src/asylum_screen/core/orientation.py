"""From answers to findings: what the rules say about one set of answers on one day.

An orientation never holds a verdict. It holds what the answers touch on, what is open, and where that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any

from .evaluate import Evaluator
from .facts import FactId, Facts
from .relevance import Relevance
from .rules import Card, FactConflict, HelpEntry, RulePack, Signal
from .shown import Phase, ShownDeadline, ShownExemption, ShownFinding, ShownPolicy
from .statements import DATE, Statement
from .states import Guard, State, closers, guard_of, known, look_at, openers
from .table import Table
from .truth import UNKNOWN, YES, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """Everything the rules say about these answers on the day `as_of`.

    facts: the answers as they were given. taken: as the rules take them, without what does not fit together.
    """

    pack: RulePack
    as_of: date
    facts: Facts
    taken: Facts = field(default_factory=Facts)
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

    @property
    def right_to_ask(self) -> ShownPolicy | None:
        """The policy that says who may ask for asylum, where the pack names one."""
        name = self.pack.country.right_to_ask
        return next((item for item in self.policies if item.policy.id == name), None)


def assess(evaluator: Evaluator, facts: Facts) -> Orientation:
    """Work out the orientation.

    Args:
        evaluator: for the pack and the orientation's day.
        facts: what was answered; an absent fact was not asked.

    Returns:
        The orientation; the same answers, pack and day always give an equal one.
    """
    kept: list[Orientation] = evaluator.kept("orientation", list)
    if not kept or kept[0].facts is not facts:
        kept[:] = [_assess(evaluator, facts)]
    return kept[0]


def _assess(evaluator: Evaluator, facts: Facts) -> Orientation:
    reading = reading_of(evaluator, facts)
    shown: dict[str, list[Any]] = {each.kind: [] for each in evaluator.pack.statements}
    perhaps: set[str] = set()
    for state in reading.shown():
        shown[state.statement.kind].append(state.shown(evaluator, facts))
        if state.statement.kind in ("help", "card") and state.traces[0].truth is UNKNOWN:
            perhaps.add(state.statement.id)
    findings: list[ShownFinding] = shown.get("finding", [])
    urgent = sorted(filter(is_urgent, findings), key=lambda item: evaluator.pack.country.urgent_place(item.finding.id))
    return Orientation(
        pack=evaluator.pack,
        as_of=evaluator.as_of,
        facts=facts,
        taken=reading.facts,
        urgent=tuple(urgent),
        findings=tuple(item for item in findings if not is_urgent(item)),
        policies=tuple(shown.get("policy", ())),
        deadlines=tuple(shown.get("deadline", ())),
        conflicts=tuple(shown.get("conflict", ())),
        missing=reading.missing(),
        help=tuple(sorted(shown.get("help", ()), key=lambda entry: entry.priority)),
        cards=tuple(shown.get("card", ())),
        perhaps=frozenset(perhaps),
        short=reading.short,
        evaluator=evaluator,
    )


def is_urgent(item: ShownFinding) -> bool:
    """True when what is shown is an urgent thing."""
    return item.face is not None and item.face.signal is Signal.URGENT


Coming = tuple[set[FactId], Mapping[FactId, set[FactId]]]


class Reading:
    """All states of one pack, day and set of facts."""

    def __init__(self, evaluator: Evaluator, facts: Facts) -> None:
        self.evaluator = evaluator
        self.facts = evaluator.taken(facts)
        self.states, self._guards = _tables(evaluator, facts)
        self.short = is_short(evaluator, facts)
        """True when these answers lead to the short path."""
        self.relevance = Relevance(evaluator, facts, self._guards.get, short=self.short)
        """What can still matter."""

    def shown(self) -> Iterator[State]:
        """The state of every statement that is shown, in pack order."""
        closed = self.relevance.closed
        return (state for state in self.states if not is_silent(state, closed, short=self.short))

    def urgent(self) -> frozenset[FactId]:
        """The ids of what is urgent."""
        urgent = [state for state in self.states if state.face is not None and state.face.signal is Signal.URGENT]
        closed = self.relevance.closed
        return frozenset(state.statement.id for state in urgent if not is_silent(state, closed, short=self.short))

    def conflicts(self) -> tuple[FactConflict, ...]:
        """What does not fit together in the answers."""
        return tuple(state.statement.item for state in self.shown() if state.statement.as_said)

    def wanted(self) -> list[FactId]:
        """The facts whose answers can change what is shown, one mention for each thread."""
        return [fact for now, _ in self._asks for fact in now]

    @cached_property
    def _asks(self) -> list[tuple[tuple[FactId, ...], tuple[FactId, ...]]]:
        return [self.relevance.asks(state) for state in self.states]

    @cached_property
    def coming(self) -> Coming:
        """The questions that come up as far as is known, and those that wait, each with what for."""
        return self.relevance.coming(self.wanted())

    @cached_property
    def may_come(self) -> Coming:
        """The questions that can still come, and those that can come after others. Neither grows with an answer."""
        return self.relevance.coming(fact for _, later in self._asks for fact in later)

    def hangs_on_day(self, fact: FactId) -> bool:
        """True when it can change what is shown or asked on which day of the span that was answered something was."""
        about = Relevance(self.evaluator, self.facts, self._guards.get, short=self.short, about=fact)
        asked, waits_for = about.coming(each for state in self.states for each in about.asks(state)[1])
        return fact in asked or fact in waits_for

    def missing(self) -> tuple[FactId, ...]:
        """The facts still open that can change something shown: most often named first, then the interview's order.

        A fact whose question cannot come up for these answers is left out.
        """
        counts = self.relevance.missing(self.states)
        order: dict[FactId, int] = self.evaluator.kept(
            "order", lambda: {fact: place for place, fact in enumerate(self.evaluator.pack.asked_order())}
        )
        ranks = sorted([(-count, order[fact], fact) for fact, count in counts.items() if fact in order])
        return tuple([fact for _, _, fact in ranks])


def reading_of(evaluator: Evaluator, facts: Facts) -> Reading:
    """The reading of these facts, kept until other facts are read."""
    kept: list[tuple[Facts, Reading]] = evaluator.kept("reading", list)
    if not kept or kept[0][0] is not facts:
        kept[:] = [(facts, Reading(evaluator, facts))]
    return kept[0][1]


def _tables(evaluator: Evaluator, facts: Facts) -> tuple[list[State], dict[FactId, Guard]]:
    """The states of all statements known on the day, and the guards of all questions that have one."""

    def make() -> tuple[Table[State], Table[State], Table[Guard], list[FactId]]:
        guarded = [fact for fact in evaluator.pack.questions if openers(evaluator, fact) or closers(evaluator, fact)]
        questions = [
            ((*openers(evaluator, fact), *closers(evaluator, fact)), partial(guard_of, evaluator, fact))
            for fact in guarded
        ]
        readers = [(each.as_said, (each.conditions, partial(look_at, evaluator, each))) for each in known(evaluator)]
        as_said, as_taken = ([reader for said, reader in readers if said is which] for which in (True, False))
        return Table(evaluator, as_said), Table(evaluator, as_taken), Table(evaluator, questions), guarded

    as_said, as_taken, guards, guarded = evaluator.kept("tables", make)
    taken = evaluator.taken(facts)
    of = {True: iter(as_said.read(facts)), False: iter(as_taken.read(taken))}
    states = [next(of[each.as_said]) for each in known(evaluator)]
    return states, dict(zip(guarded, guards.read(taken), strict=True))


def is_short(evaluator: Evaluator, facts: Facts) -> bool:
    """True when these answers lead to the short path."""
    short = evaluator.pack.short_path
    if short is None or evaluator.look(short.unless, facts).truth is YES:
        return False
    return evaluator.look(short.when, facts).truth is YES


def is_silent(state: State, is_closed: Callable[[FactId], bool], *, short: bool) -> bool:
    """True when a statement is not shown: it has nothing to say, it is open only because of questions that cannot come
    up, or it is left out on the short path. What is urgent is on every path.

    Args:
        state: of the statement.
        is_closed: tells whether the question of a fact cannot come up.
        short: whether the answers lead to the short path.
    """
    statement = state.statement
    if state.face is None:
        return True
    if statement.waits and state.open and all(map(is_closed, state.open)):
        return True
    return short and not statement.on_short_path and state.face.signal is not Signal.URGENT


def shown_alone(evaluator: Evaluator, statement: Statement, facts: Facts) -> State | None:
    """One statement as `assess` shows it, without working out the others; None where it is not shown."""
    if not statement.known_on(evaluator.as_of):
        return None
    state, relevance = look_at(evaluator, statement, facts), relevance_of(evaluator, facts)
    return None if is_silent(state, relevance.closed, short=relevance.short) else state


def word_of(evaluator: Evaluator, statement: Statement, asked: str, facts: Facts) -> str:
    """The word that a scenario gets when it asks for a statement under a name (finding, urgent, status, ...)."""
    view = statement.views[asked]
    if not statement.known_on(evaluator.as_of):
        return view.absent
    look = evaluator.look_as_said if statement.as_said else evaluator.look
    word = next((word for word, when in view.words if look(when, facts).truth is YES), view.otherwise)
    if word == DATE and statement.ends_on is not None:
        return statement.ends_on(evaluator.taken(facts), evaluator.as_of).isoformat()
    may_be_silent = word != view.otherwise and (statement.waits or not statement.on_short_path)
    return view.otherwise if may_be_silent and shown_alone(evaluator, statement, facts) is None else word


def urgent_is_open(shown: Orientation) -> bool:
    """True when something urgent may be there: an urgent statement hangs on a fact that is still missing."""
    evaluator, missing = Evaluator(shown.pack, shown.as_of), frozenset(shown.missing)
    for statement in known(evaluator):
        if any(face.signal is Signal.URGENT for face in statement.states):
            state = look_at(evaluator, statement, shown.facts)
            urgent = state.face is not None and state.face.signal is Signal.URGENT
            if not urgent and not missing.isdisjoint(state.open):
                return True
    return False


def relevance_of(evaluator: Evaluator, facts: Facts) -> Relevance:
    """What can still matter, without working out all statements."""

    def guard(fact: FactId) -> Guard | None:
        return guard_of(evaluator, fact, facts)

    return Relevance(evaluator, facts, guard, short=is_short(evaluator, facts))


def guard(evaluator: Evaluator, fact: FactId, facts: Facts) -> Truth:
    """Whether the question of this fact may come up: YES, NO, or UNKNOWN while that depends on open facts."""
    return guard_of(evaluator, fact, facts).truth


__all__ = [
    "Orientation",
    "Phase",
    "Reading",
    "ShownDeadline",
    "ShownExemption",
    "ShownFinding",
    "ShownPolicy",
    "assess",
    "guard",
    "is_silent",
    "relevance_of",
    "shown_alone",
    "urgent_is_open",
    "word_of",
]
