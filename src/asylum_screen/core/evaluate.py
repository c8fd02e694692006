"""Conditions and facts in, traces out. The only place where a condition is evaluated.

How it works. A rule file is a tree of conditions over facts: `all`, `any`, `not`, and leaves that test one fact. A
fact is answered, answered with "I do not know" or "I prefer not to answer", or not asked; only an answer settles a
leaf, so every leaf is YES, NO or UNKNOWN, and the tree joins these three truths (`truth`). No default value stands in
for what is not known: that is how "I do not know" never becomes "no".

The result is a `Trace`: the truth of the condition with the traces of its parts. Everything else only reads traces.
`open_facts` walks down the UNKNOWN parts and finds what could still settle it: the interview asks for these, and
"what is missing" counts them. `because` walks down the parts that made it what it is. Nothing evaluates a second time
in another way; the decision diagrams in `analysis` compile the same conditions, and property tests compare the two.

Answers that do not fit together settle nothing: `look` takes what a conflict makes unsure as not known (`taken`). Only
the conflicts themselves are looked at as the person said it.

Two things are less plain than they look. A question may be presumed: while it was not asked, its fact counts as yes
(or as no) where another condition holds, so the facts a condition depends on (`cone`) are more than those it names. And
a span of days settles a test only when all its days agree, except where a test says that it looks at the earliest day.

`Is` turns a truth into a condition ("the rule is open" is YES or NO). With it each state of a finding, a policy or a
time limit is a condition too, a *face*, which the statements of a pack publish (`statements`, `kinds`). So the
orientation is a fold over faces (`orientation.assess`), and so are the interview, the proof, coverage, mutation and
difference.

Why traces are shared. An interview evaluates several hundred conditions at each step, and nearly all come out as
before. The same condition with the same parts gives the same `Trace` object, and `Table` keeps the state of each
statement for all answers that it cannot tell apart. Both only save time: with nothing kept, every result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .classes import fact_of
from .conditions import SetMode, leaves
from .facts import Answer, DayRange, FactId, Facts, NonAnswer
from .rules import AS_OF, AllOf, Always, AnyOf, Condition, InOperation, InSet, Is, IsValue, Named, Not, OnDays, RulePack
from .taken import Taking
from .truth import NO, UNKNOWN, YES, Truth, all_of, any_of, known, negate


@dataclass(frozen=True, slots=True)
class Trace:
    """The truth of a condition with the traces of its parts. A leaf about a fact names that fact.

    unsettled: every fact whose test is open in it, in reading order.
    """

    condition: Condition
    truth: Truth
    parts: tuple[Trace, ...] = ()
    fact: FactId | None = None
    unsettled: tuple[FactId, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = (self.fact,) if self.fact is not None and self.truth is UNKNOWN else ()
        below = (fact for part in self.parts for fact in part.unsettled)
        object.__setattr__(self, "unsettled", unique((*own, *below)))


Tracer = Callable[[Facts], Trace]
MOST_MADE = 1000
"""So many traces are kept for one condition, and so many answers for one leaf."""


def _joined(
    condition: Condition,
    tracers: Sequence[Tracer],
    join: Callable[[Iterable[Truth]], Truth],
    fact: FactId | None = None,
) -> Tracer:
    """Traces made of the traces of parts: the same object for the same parts, worked out once for the same facts."""
    made: dict[tuple[int, ...], Trace] = {}
    last: tuple[Facts, Trace] | None = None

    def trace(facts: Facts) -> Trace:
        nonlocal last
        if last is not None and last[0] is facts:
            return last[1]
        parts = [tracer(facts) for tracer in tracers]
        key = tuple(map(id, parts))
        found = made.get(key)
        if found is None:
            if len(made) >= MOST_MADE:
                made.clear()
            # The trace holds its parts, so that their id() stays their own while it is kept.
            found = made[key] = Trace(condition, join(part.truth for part in parts), tuple(parts), fact)
        last = (facts, found)
        return found

    return trace


def _always(trace: Trace) -> Tracer:
    return lambda _facts: trace


def open_facts(trace: Trace) -> Iterator[FactId]:
    """The facts because of which this trace is UNKNOWN, in reading order, with repeats. Settled: none."""
    if trace.truth is not UNKNOWN:
        return
    if trace.fact is not None:
        yield trace.fact
    for part in trace.parts:
        yield from open_facts(part)


def because(trace: Trace) -> Iterator[FactId]:
    """The facts that made a settled trace what it is, in reading order, with repeats. UNKNOWN: none."""
    if trace.truth is UNKNOWN:
        return
    if trace.fact is not None:
        yield trace.fact
    turned = isinstance(trace.condition, Not)
    wanted = trace.truth if trace.fact is None else YES  # below a fact stands why it is taken for answered
    for part in trace.parts:
        if turned or part.truth is wanted:
            yield from because(part)


def facts_in(condition: Condition) -> Iterator[FactId]:
    """Every fact a condition names, in reading order, with repeats; the day of the orientation is not a fact."""
    return (fact for fact in map(fact_of, leaves(condition)) if fact is not None and fact != AS_OF)


def unique(facts: Iterable[FactId]) -> tuple[FactId, ...]:
    """The facts without repeats, first mention first."""
    return tuple(dict.fromkeys(facts))


class Evaluator:
    """Evaluates conditions of one rule pack for one orientation day."""

    def __init__(self, pack: RulePack, as_of: date) -> None:
        self.pack = pack
        self.as_of = as_of
        self._shared: dict[Any, Any] = {}
        self._facts: Facts | None = None
        self._traces: dict[int, Trace] = {}
        self._tracers: dict[int, tuple[Condition, Tracer]] = {}
        self.taken = Taking(pack.conflicts, lambda when, facts: self.look_as_said(when, facts).truth is YES)
        """Gives the answers as the rules take them: without what a conflict makes unsure."""

    def look(self, condition: Condition, facts: Facts) -> Trace:
        """The trace of a condition; statements that share a condition share its trace, for the same facts."""
        return self._kept_trace(condition, self.taken(facts))

    def look_as_said(self, condition: Condition, facts: Facts) -> Trace:
        """The same for the answers as they were given, even where they do not fit together."""
        return self._kept_trace(condition, facts)

    def kept(self, key: Any, make: Callable[[], Any]) -> Any:
        """Something made once for this pack and day, such as the table of its statements."""
        if key not in self._shared:
            self._shared[key] = make()
        return self._shared[key]

    def cone(self, condition: Condition) -> tuple[FactId, ...]:
        """Every fact on which the truth of a condition may depend, presumptions included."""
        found: dict[FactId, None] = {}
        waiting = list(facts_in(condition))
        while waiting:
            fact = waiting.pop(0)
            if fact in found:
                continue
            found[fact] = None
            for presumption in self.presumptions((fact,)):
                waiting.extend(facts_in(presumption))
        return tuple(found)

    def presumptions(self, facts: Iterable[FactId]) -> Iterator[Condition]:
        """The conditions under which these facts count as answered while they were not asked."""
        for fact in facts:
            question = self.pack.questions.get(fact)
            if question is not None:
                yield from (condition for condition, _ in question.presumptions)

    def trace(self, condition: Condition, facts: Facts) -> Trace:
        """The trace of a condition. The same condition with the same parts is one and the same object."""
        return self._tracer(condition)(facts)

    def _tracer(self, condition: Condition) -> Tracer:
        """What gives the traces of a condition (made once)."""
        kept = self._tracers.get(id(condition))
        if kept is None:
            # The condition is kept beside its tracer, so that its id() stays its own.
            kept = self._tracers[id(condition)] = (condition, self._make_tracer(condition))
        return kept[1]

    def _make_tracer(self, condition: Condition) -> Tracer:
        match condition:
            case AllOf(parts):
                return _joined(condition, [self._tracer(part) for part in parts], all_of)
            case AnyOf(parts):
                return _joined(condition, [self._tracer(part) for part in parts], any_of)
            case Not(part):
                return _joined(condition, [self._tracer(part)], lambda truths: negate(all_of(truths)))
            case Is(part, truth):
                return _joined(condition, [self._tracer(part)], lambda truths: known(all_of(truths) is truth))
            case Named(_, part):
                return _joined(condition, [lambda facts: self._kept_trace(part, facts)], all_of)
            case Always(truth):
                return _always(Trace(condition, truth))
            case IsValue(fact) | InSet(fact) | OnDays(fact):
                return self._leaf(condition, fact)
            case InOperation(axis):
                return self._leaf(condition, axis)

    def _kept_trace(self, condition: Condition, facts: Facts) -> Trace:
        """The trace of a whole or a named condition, worked out once for the same facts."""
        if self._facts is not facts:
            self._facts = facts
            self._traces = {}
        kept = self._traces.get(id(condition))
        if kept is None:
            # The trace holds its condition, so that the id() of a condition stays its own.
            kept = self._traces[id(condition)] = self.trace(condition, facts)
        return kept

    def _leaf(self, condition: Condition, fact: FactId) -> Tracer:
        if fact == AS_OF:
            return _always(Trace(condition, self.test(condition, DayRange.on(self.as_of))))
        by_truth = [Trace(condition, truth, (), fact) for truth in (NO, UNKNOWN, YES)]
        known: dict[Answer, Trace] = {}
        question = self.pack.questions.get(fact)
        presumptions = question.presumptions if question is not None else ()
        not_asked = by_truth[UNKNOWN.value]
        presumed = self._presumed(condition, fact, presumptions) if presumptions else None

        def trace(facts: Facts) -> Trace:
            answer = facts.get(fact)
            if answer is None:
                return not_asked if presumed is None else presumed(facts)
            found = known.get(answer)
            if found is None:
                if len(known) >= MOST_MADE:
                    known.clear()
                found = known[answer] = by_truth[self.test(condition, answer).value]
            return found

        return trace

    def _presumed(self, condition: Condition, fact: FactId, presumptions: Sequence[tuple[Condition, Any]]) -> Tracer:
        """The traces of a leaf while its question was not asked, because it may be taken for answered."""
        taken = [self.test(condition, answer) for _, answer in presumptions]

        def as_presumed(truths: Iterable[Truth]) -> Truth:
            return next((said for truth, said in zip(truths, taken, strict=True) if truth is YES), UNKNOWN)

        return _joined(condition, [self._tracer(presumption) for presumption, _ in presumptions], as_presumed, fact)

    def test(self, condition: Condition, answer: Answer) -> Truth:
        """One answer against one leaf; `as_of` is that day. An answer of another kind than it tests settles nothing."""
        answer = DayRange.on(self.as_of) if answer == AS_OF else answer
        if isinstance(answer, NonAnswer):
            return UNKNOWN
        match condition:
            case IsValue(_, value) if isinstance(answer, frozenset):
                return known(value in answer)
            case IsValue(_, value) if isinstance(answer, bool | str):
                return known(type(answer) is type(value) and answer == value)
            case InSet(_, values, mode) if isinstance(answer, str | frozenset):
                chosen = answer if isinstance(answer, frozenset) else frozenset({answer})
                if mode is SetMode.SEVERAL:
                    return known(len(chosen) > 1)
                if mode is SetMode.ALL:
                    return known(values <= chosen)
                return known(bool(values & chosen) is (mode is SetMode.ANY))
            case OnDays(_, window) if isinstance(answer, DayRange):
                return window.test(answer, self.as_of)
            case InOperation(_, timeline) if isinstance(answer, DayRange):
                return timeline.over(answer, self.as_of)
        return UNKNOWN
