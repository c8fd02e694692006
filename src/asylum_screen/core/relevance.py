"""Which questions can still matter for one set of answers: one rule for interview, result, proof and explanation.

A question whose answer can change nothing that is shown is not asked, and not named as missing (see `reach`). A fact
that was answered with "I do not know", or whose question cannot come up any more, is spent: it stays open for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from .evaluate import Evaluator
from .facts import FactId, Facts
from .reach import Live, Made, reach_of, wanted_in
from .rules import Signal
from .statements import told_apart
from .states import FREE, Guard, State
from .truth import NO, UNKNOWN, YES

MOST_KEPT = 100_000
_SURE, _SURE_OR_OPEN = told_apart(0, 0, 1), told_apart(0, 1, 1)


class _Live(dict[FactId, bool]):
    """Whether each fact may still come to be known, worked out when it is first looked up."""

    def __init__(self, work: Callable[[FactId], bool], known: Mapping[FactId, bool]) -> None:
        super().__init__(known)
        self._work = work

    def __missing__(self, fact: FactId) -> bool:
        self[fact] = False  # a question that waits for itself never comes up
        found = self[fact] = self._work(fact)
        return found


class Relevance:
    """What can still matter.

    Args:
        evaluator: for the pack and the day.
        facts: the answers.
        guard: gives the guard of a question.
        short: True when the answers lead to the short path.
        about: a fact whose answer is a span of days, looked at as if its day could still be said.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        facts: Facts,
        guard: Callable[[FactId], Guard | None],
        *,
        short: bool,
        about: FactId | None = None,
    ) -> None:
        self._pack = evaluator.pack
        self._look_at = evaluator.look
        self._facts = facts
        self._guard = guard
        self.short = short
        self.live: Live = _Live(self._is_live, {} if about is None else {about: True}).__getitem__
        """True for a fact that was not answered and whose question may still come up, now or after other answers."""
        self._open: Live = _Live(lambda fact: not self.closed(fact), {}).__getitem__
        self._reach, self._reach_open = Made(), Made()  # as the person can still say, as they could find out
        self._kept: dict[Any, tuple[State | Guard, Any]] = evaluator.kept("relevance", dict)

    # ------------------------------------------------------------ one question

    def _is_live(self, fact: FactId) -> bool:
        if fact in self._facts or self._pack.section_of(fact) is None:
            return False
        guarded = self.guard(fact)
        if guarded.truth is not UNKNOWN:
            return guarded.truth is YES
        return guarded.when_unsure or bool(reach_of(guarded.trace, self.live) & 4)

    def guard(self, fact: FactId) -> Guard:
        """The guard of a question."""
        return self._guard(fact) or FREE

    def may_ask(self, fact: FactId) -> bool:
        """True when nothing keeps the question of a fact from coming up.

        While its guard is open it comes up only where it says so (`when_unsure: ask`), and only once no answer that
        may still come can close it.
        """
        guarded = self.guard(fact)
        if guarded.truth is UNKNOWN:
            return guarded.when_unsure and not reach_of(guarded.trace, self.live, self._reach) & 1
        return guarded.truth is YES

    def closed(self, fact: FactId) -> bool:
        """True when the question of a fact cannot come up, and nobody answered it in place of what is taken."""
        guarded = self.guard(fact)
        return guarded.truth is NO and not (guarded.presumed and fact in self._facts)

    # ------------------------------------------------------------ one statement

    def wants(self, state: State) -> tuple[FactId, ...]:
        """The facts whose answers can change what a statement shows."""
        return self.asks(state)[0]

    def asks(self, state: State) -> tuple[tuple[FactId, ...], tuple[FactId, ...]]:
        """Those, and the facts whose answers can change what it shows now or after any answers to other questions."""
        if not state.unsettled:
            return (), ()
        if not self._is_left_out(state):
            return self._look(state)
        return (), self._look(state)[1] if self._may_leave else ()

    def misses(self, state: State) -> tuple[FactId, ...]:
        """The facts that the person could find out and that can change what a statement shows."""
        if not state.unsettled or self._is_left_out(state):
            return ()

        def work() -> tuple[FactId, ...]:
            active = ((when, thread.seen) for thread, when, after in state.threads if after.truth is YES)
            return tuple(f for when, seen in active for f in wanted_in(when, seen, self._open, self._reach_open))

        found: tuple[FactId, ...] = self._once("missing", state, state.unsettled, self._open, work)
        return found

    @cached_property
    def _may_leave(self) -> bool:
        """True when an answer that may still come can lead away from the short path."""
        short = self._pack.short_path
        return short is not None and bool(reach_of(self._look_at(short.unless, self._facts), self.live) & 4)

    def _is_left_out(self, state: State) -> bool:
        """True when a statement is not shown on the short path, in whatever state it is."""
        statement = state.statement
        if not self.short or statement.on_short_path:
            return False
        return all(face.signal is not Signal.URGENT for face in statement.states)

    def _look(self, state: State) -> tuple[tuple[FactId, ...], tuple[FactId, ...]]:
        """What `asks` gives where the statement is not left out. One mention for each thread."""
        live, made = self.live, self._reach

        def work() -> tuple[tuple[FactId, ...], tuple[FactId, ...]]:
            now, later = list[FactId](), list[FactId]()
            for thread, when, after in state.threads:
                if thread.followed and reach_of(after, live, made) & 4:
                    wanted = wanted_in(when, thread.seen, live, made)
                    later += wanted
                    now += wanted if after.truth is YES else ()
            return tuple(now), tuple(later)

        found: tuple[tuple[FactId, ...], tuple[FactId, ...]] = self._once("asked", state, state.unsettled, live, work)
        return found

    def _once(self, name: str, of: State | Guard, facts: Iterable[FactId], live: Live, work: Callable[[], Any]) -> Any:
        """Something about a state or a guard, worked out once for each choice of its facts that may still come."""
        key = (name, id(of), *map(live, facts))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = (of, work())  # kept beside, so that its id() stays its own
        return found[1]

    # ------------------------------------------------------------ all questions

    def coming(self, wanted: Iterable[FactId]) -> tuple[set[FactId], dict[FactId, set[FactId]]]:
        """The facts whose questions come up because these are wanted, and those that wait, each with what for."""
        asked: set[FactId] = set()
        waits_for: dict[FactId, set[FactId]] = {}
        waiting = list(dict.fromkeys(wanted))
        while waiting:
            fact = waiting.pop()
            if fact in asked or fact in waits_for:
                continue
            if self.may_ask(fact):
                asked.add(fact)
            else:
                waits_for[fact] = set(self.opening(fact))
                waiting.extend(waits_for[fact])
        return asked, waits_for

    def opening(self, fact: FactId) -> tuple[FactId, ...]:
        """The facts whose answers decide whether a question that waits comes up."""
        guarded = self.guard(fact)
        seen = _SURE_OR_OPEN if guarded.when_unsure else _SURE

        def work() -> tuple[FactId, ...]:
            return wanted_in(guarded.trace, seen, self.live, self._reach)

        found: tuple[FactId, ...] = self._once("opening", guarded, guarded.trace.unsettled, self.live, work)
        return found

    def missing(self, states: Iterable[State]) -> Counter[FactId]:
        """What the person could find out, with how much hangs on it."""
        return Counter(fact for state in states for fact in self.misses(state))
