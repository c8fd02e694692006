"""Which questions can still matter for one set of answers: one rule for interview, result, proof and explanation.

A question whose answer can change nothing that is shown is not asked, and not named as missing (see `reach`). A fact
that was answered with "I do not know", or whose question cannot come up any more, is spent: it stays open for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from .evaluate import Evaluator
from .facts import FactId, Facts
from .reach import Live, Made, reach_of, wanted_in
from .rules import Signal
from .statements import Thread, told_apart
from .states import FREE, Guard, State
from .truth import NO, UNKNOWN, YES

MOST_KEPT = 100_000
_SURE, _SURE_OR_OPEN = told_apart(0, 0, 1), told_apart(0, 1, 1)


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
        self._questions = evaluator.pack.questions
        self._pack = evaluator.pack
        self._look_at = evaluator.look
        self._facts = facts
        self._guard = guard
        self.short = short
        self._live: dict[FactId, bool] = {} if about is None else {about: True}
        self._reach = {True: Made(), False: Made()}  # as the person can still say, as they could find out
        self._kept: dict[Any, tuple[State | Guard, tuple[FactId, ...]]] = evaluator.kept("relevance", dict)

    # ------------------------------------------------------------ one question

    def live(self, fact: FactId) -> bool:
        """True when a fact was not answered and its question may still come up, now or after other answers."""
        found = self._live.get(fact)
        if found is None:
            self._live[fact] = False  # a question that waits for itself never comes up
            found = self._live[fact] = self._is_live(fact)
        return found

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
            return guarded.when_unsure and not reach_of(guarded.trace, self.live) & 1
        return guarded.truth is YES

    def closed(self, fact: FactId) -> bool:
        """True when the question of a fact cannot come up, and nobody answered it in place of what is taken."""
        guarded = self.guard(fact)
        return guarded.truth is NO and not (guarded.presumed and fact in self._facts)

    # ------------------------------------------------------------ one statement

    def wants(self, state: State) -> tuple[FactId, ...]:
        """The facts whose answers can change what a statement shows."""
        if self._is_left_out(state):
            return ()
        return self._look(state, "now", self.live, lambda thread, active: active and thread.followed)

    def may_want(self, state: State) -> tuple[FactId, ...]:
        """The facts whose answers can change what a statement shows now or after any answers to other questions."""
        if self._is_left_out(state) and not self._may_leave:
            return ()
        return self._look(state, "later", self.live, lambda thread, _: thread.followed)

    def misses(self, state: State) -> tuple[FactId, ...]:
        """The facts that the person could find out and that can change what a statement shows."""
        if self._is_left_out(state):
            return ()
        return self._look(state, "missing", lambda fact: not self.closed(fact), lambda _, active: active)

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

    def _look(
        self, state: State, name: str, live: Live, looks_at: Callable[[Thread, bool], bool]
    ) -> tuple[FactId, ...]:
        """The wanted facts, one mention for each thread; worked out once for each choice of facts still to come."""
        if not state.unsettled:
            return ()
        key = (id(state), name, *[live(fact) for fact in state.unsettled])
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            wanted: list[FactId] = []
            made = self._reach[name == "missing"]
            for thread, when, after in state.threads:
                if looks_at(thread, after.truth is YES) and reach_of(after, live, made) & 4:
                    wanted += wanted_in(when, thread.seen, live, made)
            # The state is kept beside, so that its id() stays its own.
            found = self._kept[key] = (state, tuple(wanted))
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
        return wanted_in(guarded.trace, _SURE_OR_OPEN if guarded.when_unsure else _SURE, self.live)

    def missing(self, states: Iterable[State]) -> Counter[FactId]:
        """What the person could find out, with how much hangs on it."""
        return Counter(fact for state in states for fact in self.misses(state))
