"""All statements of a pack, grouped by the facts they depend on, with what each says kept per class of answers.

One reading of many: `assess`, the next question and what is missing all take their states from here, so a statement
is evaluated once for all answers that it cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from .classes import NOT_ASKED, Slot, fact_of, leaves
from .evaluate import unique
from .facts import Answer, FactId, Facts
from .rules import AS_OF, Condition

if TYPE_CHECKING:
    from .evaluate import Evaluator


MOST_PLANS = 1000
MOST_KEPT = 20_000
SAMPLES = (500, 3000)
"""After so many readings of the same facts, bundles that seldom differ are made one."""
SELDOM = 5
"""A bundle may say something new in one of so many readings."""
Classes = list[int]
Pick = Callable[[Classes], Any]
Kept = tuple[tuple[str, list[Any]], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something to work out from facts.

    kind: statements of one kind are collected together. conditions: everything `work` looks at. work: gives the
    items that this statement adds, none when it has nothing to say.
    """

    kind: str
    conditions: tuple[Condition, ...]
    work: Callable[[Facts], tuple[Any, ...]]


class _Group:
    """Statements that depend on the same facts, seen the same way. `places`: their slots."""

    __slots__ = ("_untouched", "kept", "places", "statements")

    def __init__(self, places: tuple[int, ...], statements: list[Statement]) -> None:
        self.places = places
        self.statements = statements
        self._untouched: Kept | None = None
        self.kept: dict[Any, Kept] = {}

    def untouched(self) -> Kept:
        """What the statements add while none of their facts was asked."""
        if self._untouched is None:
            self._untouched = self.work(Facts())
        return self._untouched

    def work(self, facts: Facts) -> Kept:
        """What the statements of the group add, by kind; kinds without anything are left out."""
        found: dict[str, list[Any]] = {}
        for statement in self.statements:
            items = statement.work(facts)
            if items:
                found.setdefault(statement.kind, []).extend(items)
        return tuple(found.items())


class _Part:
    """What some groups add for answers to the facts of one plan, kept by the classes that they see."""

    __slots__ = ("kept", "pick", "seen", "within")

    def __init__(self, seen: tuple[int, ...], within: tuple[_Part, ...] = ()) -> None:
        self.seen = seen
        self.within = within
        self.pick: Pick = itemgetter(*seen)
        self.kept: dict[Any, Kept] = {}

    def read(self, classes: Classes, facts: Facts) -> Kept:
        """What the groups add, by kind."""
        key = self.pick(classes)
        kept = self.kept.get(key)
        if kept is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            kept = self.kept[key] = self._work(classes, facts)
        return kept

    def _work(self, classes: Classes, facts: Facts) -> Kept:
        together: dict[str, list[Any]] = {}
        for part in self.within:
            for kind, found in part.read(classes, facts):
                together.setdefault(kind, []).extend(found)
        return tuple(together.items())

    def differing(self, sample: list[Classes]) -> int:
        """In how many ways the readings of a sample differ here."""
        return len(set(map(self.pick, sample)))


class _Leaf(_Part):
    """One group; what it adds is kept with the group, for all plans."""

    __slots__ = ("group",)

    def __init__(self, group: _Group, seen: tuple[int, ...], whole: Pick) -> None:
        super().__init__(seen)
        self.group = group
        self.kept = group.kept
        self.pick = whole

    def _work(self, _classes: Classes, facts: Facts) -> Kept:
        return self.group.work(facts)


class _Plan:
    """For answers to just some facts: the parts that see one of them, and what all other groups add (`rest`)."""

    __slots__ = ("_readings", "_sample", "parts", "rest")

    def __init__(self, parts: list[_Part], rest: dict[str, list[Any]]) -> None:
        self.parts = parts
        self.rest = rest
        self._sample: list[Classes] = []
        self._readings = 0

    def read(self, classes: Classes, facts: Facts) -> dict[str, list[Any]]:
        """The items of all statements, by kind."""
        if self._readings < SAMPLES[-1]:
            self._watch(classes)
        items = {kind: found.copy() for kind, found in self.rest.items()}
        for part in self.parts:
            key = part.pick(classes)
            kept = part.kept.get(key)
            if kept is None:
                kept = part.read(classes, facts)
            for kind, found in kept:
                items[kind] += found
        return items

    def _watch(self, classes: Classes) -> None:
        self._readings += 1
        self._sample.append(classes)
        if self._readings in SAMPLES:
            self._join()
            self._sample.clear()

    def _join(self) -> None:
        """Make parts that seldom say something new, together too, one part."""
        most = len(self._sample) // SELDOM
        joined: list[_Part] = []
        within: list[_Part] = []
        for part in sorted(self.parts, key=lambda part: (part.differing(self._sample), part.seen)):
            seen = tuple(sorted({place for each in (*within, part) for place in each.seen}))
            if within and _Part(seen).differing(self._sample) > most:
                joined.append(_one(within))
                within = []
            within.append(part)
        self.parts = [*joined, _one(within)] if within else joined


def _one(parts: list[_Part]) -> _Part:
    """One part of many."""
    if len(parts) == 1:
        return parts[0]
    return _Part(tuple(sorted({place for part in parts for place in part.seen})), tuple(parts))


class Table:
    """What all statements say for given facts."""

    def __init__(self, evaluator: Evaluator, statements: Iterable[Statement]) -> None:
        self._slots: list[Slot] = []
        self._kinds: dict[str, None] = {}
        places: dict[Any, int] = {}
        grouped: dict[tuple[int, ...], list[Statement]] = {}
        for statement in statements:
            grouped.setdefault(self._slots_of(evaluator, statement, places), []).append(statement)
            self._kinds.setdefault(statement.kind)
        self._groups = [_Group(slots, members) for slots, members in grouped.items()]
        self._by_fact: dict[FactId, list[int]] = {}
        for place, slot in enumerate(self._slots):
            self._by_fact.setdefault(slot.fact, []).append(place)
        self._classes: dict[FactId, dict[Answer, Classes]] = {fact: {} for fact in self._by_fact}
        self._plans: dict[tuple[FactId, ...], _Plan] = {}

    def _slots_of(self, evaluator: Evaluator, statement: Statement, places: dict[Any, int]) -> tuple[int, ...]:
        cone = unique(fact for condition in statement.conditions for fact in evaluator.cone(condition))
        by_fact: dict[FactId, dict[Condition, None]] = {fact: {} for fact in cone}
        for condition in (*statement.conditions, *evaluator.presumptions(cone)):
            for leaf in leaves(condition):
                fact = fact_of(leaf)
                if fact is not None and fact != AS_OF:
                    by_fact[fact][leaf] = None
        found = []
        for fact in cone:
            slot = Slot(fact, by_fact[fact], evaluator.as_of, evaluator.test)
            place = places.setdefault(slot.signature, len(self._slots))
            if place == len(self._slots):
                self._slots.append(slot)
            found.append(place)
        return tuple(sorted(found))

    def read(self, facts: Facts) -> dict[str, list[Any]]:
        """The items that all statements add for these facts, by kind, in no particular order."""
        classes: Classes = []
        for fact, answer in facts.items():
            known = self._classes.get(fact)
            if known is not None:
                classes += known.get(answer) or self._see(known, fact, answer)
        classes.append(NOT_ASKED)
        answered = tuple(facts)
        plan = self._plans.get(answered)
        if plan is None:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            plan = self._plans[answered] = self._plan(answered)
        return plan.read(classes, facts)

    def _see(self, known: dict[Answer, Classes], fact: FactId, answer: Answer) -> Classes:
        """The class of an answer in each slot of its fact."""
        if len(known) >= MOST_KEPT:
            known.clear()
        found = known[answer] = [self._slots[place].class_of(answer) for place in self._by_fact[fact]]
        return found

    def _plan(self, answered: tuple[FactId, ...]) -> _Plan:
        order = [place for fact in answered for place in self._by_fact.get(fact, ())]
        at = {place: position for position, place in enumerate(order)}
        bundled: dict[tuple[int, ...], list[_Part]] = {}
        rest: dict[str, list[Any]] = {kind: [] for kind in self._kinds}
        for group in self._groups:
            seen = tuple(at[place] for place in group.places if place in at)
            if seen:
                whole: Pick = itemgetter(*(at.get(place, -1) for place in group.places))
                bundled.setdefault(seen, []).append(_Leaf(group, seen, whole))
                continue
            for kind, found in group.untouched():
                rest[kind] += found
        return _Plan([_one(parts) for parts in bundled.values()], rest)
