"""The answer space of a pack on one day: for each fact, the few classes of answers that its rules can tell apart.

Each class has one answer that stands for all of it. One more class is "open" (I do not know, or not asked: no rule
tells these apart). Only a fact that is presumed while not asked has both, "open" and "not asked".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.classes import fact_of, flips_of
from asylum_screen.core.conditions import SetMode
from asylum_screen.core.dates import Window
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import ALONE, Answer, DayRange, FactId, NonAnswer
from asylum_screen.core.rules import AS_OF, Condition, InSet, IsValue, Kind, OnDays, Question, RulePack

from .needs import needs_of

_BEFORE_ALL = date(1990, 1, 1)
_MOST_COUNTRIES = 4
"""Citizenships of one person that are looked at together, but for a test that asks for more. Each new list of countries
in the rules would double the ways of all lists; what is true of many is true of the few that tests look for."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One fact with its classes.

    level: its place in the order of the interview. answers: one answer for each class that settles something. open:
    the number of the class "open". absent: the number of the class "not asked", the same as `open` but for a
    presumed fact.
    """

    fact: FactId
    level: int
    answers: tuple[Answer, ...]
    presumed: bool
    holding: Mapping[str, int] = field(default_factory=dict)

    @property
    def open(self) -> int:
        """The class of "I do not know"."""
        return len(self.answers)

    @property
    def absent(self) -> int:
        """The class of a fact that was not asked."""
        return len(self.answers) + self.presumed

    @property
    def size(self) -> int:
        """How many classes there are."""
        return self.absent + 1

    def answer(self, number: int) -> Answer | None:
        """The answer that stands for a class; None for a fact that was not asked."""
        if number < len(self.answers):
            return self.answers[number]
        return None if number == self.absent else NonAnswer.DONT_KNOW


class Space:
    """All facts of a pack with their classes, as one or more groups of conditions see them.

    Args:
        evaluator: for the pack and the day.
        conditions: whose tests tell answers apart; every condition of the pack when None. Facts that none of them
            names are left out, but for `facts`.
    """

    def __init__(
        self, evaluator: Evaluator, conditions: Iterable[Condition] | None = None, facts: Iterable[FactId] = ()
    ) -> None:
        self.evaluator = evaluator
        self.pack = evaluator.pack
        self.as_of = evaluator.as_of
        self._leaves: dict[FactId, dict[int, Condition]] = {}
        self._values: dict[FactId, set[str]] = {}
        for condition in all_conditions(self.pack) if conditions is None else conditions:
            self._take(condition)
        self.variables: dict[FactId, Variable] = {}
        wanted = {*facts, *self._leaves}
        order = [fact for fact in _order(self.pack) if conditions is None or fact in wanted]
        for level, fact in enumerate(order):
            question = self.pack.questions[fact]
            answers = tuple(self._classes(question))
            self.variables[fact] = Variable(fact, level, answers, bool(question.presumptions), _holding(answers))
        self.by_level = tuple(self.variables.values())

    def _take(self, condition: Condition) -> None:
        for leaf in needs_of(self.pack).leaves(condition):
            fact = fact_of(leaf)
            if fact is not None and fact != AS_OF:
                self._leaves.setdefault(fact, {})[id(leaf)] = leaf

    def _classes(self, question: Question) -> Iterable[Answer]:
        tests = list(self._leaves.get(question.id, {}).values())
        match question.kind:
            case Kind.YES_NO:
                return (True, False)
            case Kind.ONE_OF:
                return question.option_ids
            case Kind.DAY:
                return [DayRange.on(day) for day in self._days(question, tests)]
            case Kind.MANY_OF:
                return _lists(question.option_ids, tests)
            case Kind.COUNTRIES:
                asked_for = [len(leaf.values) for leaf in tests if isinstance(leaf, InSet) and leaf.mode is SetMode.ALL]
                most = max((_MOST_COUNTRIES, *asked_for))
                return _lists(sorted(self.pack.countries) or _named(tests), tests, most)

    def _days(self, question: Question, tests: Sequence[Condition]) -> list[date]:
        """One day for each stretch of days that the rules treat alike."""
        turns = sorted({day for leaf in tests for day in turns_of(leaf, self.as_of)})
        starts = [turns[0] - timedelta(days=1) if turns else min(self.as_of, _BEFORE_ALL), *turns]
        if not question.may_be_future:
            starts = [day for day in starts if day <= self.as_of] or [self.as_of]
        return starts


@lru_cache(maxsize=4096)
def _turns(window: Window, as_of: date) -> tuple[date, ...]:
    return tuple(window.flips(as_of))


def turns_of(leaf: Condition, as_of: date) -> Sequence[date]:
    """The days on which a leaf about a day starts to answer otherwise; worked out once for each window."""
    return _turns(leaf.window, as_of) if isinstance(leaf, OnDays) else flips_of(leaf, as_of)


def _holding(answers: tuple[Answer, ...]) -> dict[str, int]:
    """For each value the classes, as bits, whose answer is it or holds it."""
    bits: dict[str, bytearray] = {}
    for number, answer in enumerate(answers):
        for value in answer if isinstance(answer, frozenset) else (answer,) if isinstance(answer, str) else ():
            if value not in bits:
                bits[value] = bytearray(len(answers) // 8 + 1)
            bits[value][number >> 3] |= 1 << (number & 7)
    return {value: int.from_bytes(found, "little") for value, found in bits.items()}


def _order(pack: RulePack) -> list[FactId]:
    asked = dict.fromkeys(fact for fact in pack.asked_order() if fact in pack.questions)
    return list({**asked, **dict.fromkeys(pack.questions)})


def _named(tests: Iterable[Condition]) -> list[str]:
    """Every value some test names, and one that no test names."""
    named: set[str] = {"XX"}
    for leaf in tests:
        if isinstance(leaf, InSet):
            named |= leaf.values
        elif isinstance(leaf, IsValue):
            named.add(str(leaf.value))
    return sorted(named)


def _lists(values: Sequence[str], tests: Sequence[Condition], most: int | None = None) -> list[frozenset[str]]:
    """One smallest list for each way in which the tests can turn out.

    A list adds up what its values do, so the ways are found by adding one value at a time until nothing is new, or
    until the lists have `most` values.
    """
    groups = _groups(tests)
    several = 1 << len(groups) if any(isinstance(leaf, InSet) and leaf.mode is SetMode.SEVERAL for leaf in tests) else 0
    marks = {value: sum(1 << place for place, group in enumerate(groups) if value in group) for value in values}
    alike: dict[int, list[str]] = {}
    for value in values:
        if value not in ALONE:
            alike.setdefault(marks[value], []).append(value)
    atoms = {mark | several: same[0] for mark, same in alike.items()}
    found = {mark: frozenset({same[0]}) for mark, same in alike.items()}
    pairs = {mark | several: frozenset(same[:2]) for mark, same in alike.items() if several and len(same) > 1}
    fresh = {**found, **pairs}
    seen = set(fresh)
    while fresh:
        found.update(fresh)
        upcoming: dict[int, frozenset[str]] = {}
        for mark, chosen in fresh.items():
            if most is not None and len(chosen) >= most:
                continue
            wider = [mark | other for other in atoms]
            if not seen.issuperset(wider):
                for wide, value in zip(wider, atoms.values(), strict=True):
                    if wide not in seen and value not in chosen:
                        seen.add(wide)
                        upcoming[wide] = chosen | {value}
        fresh = upcoming
    alone = {marks[value]: frozenset({value}) for value in values if value in ALONE}
    return [*found.values(), *(chosen for mark, chosen in alone.items() if mark not in found)]


def _groups(tests: Iterable[Condition]) -> list[frozenset[str]]:
    """The groups of values that some test looks for; `all_of` looks for each of its values."""
    groups: dict[frozenset[str], None] = {}
    for leaf in tests:
        if isinstance(leaf, IsValue):
            groups[frozenset({str(leaf.value)})] = None
        elif isinstance(leaf, InSet) and leaf.mode is SetMode.ALL:
            groups.update(dict.fromkeys(frozenset({value}) for value in leaf.values))
        elif isinstance(leaf, InSet) and leaf.mode is not SetMode.SEVERAL:
            groups[leaf.values] = None
    return list(groups)
