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
from .facts import FactId, Facts
from .rules import AS_OF, Condition, Kind, Question

if TYPE_CHECKING:
    from .evaluate import Evaluator


FEW_OPTIONS = 9
FEW_FACTS = 3
MOST_PLANS = 1000
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


def _few(question: Question) -> bool:
    return question.kind is Kind.YES_NO or (question.kind is Kind.ONE_OF and len(question.options) <= FEW_OPTIONS)


class _Group:
    """Statements that depend on the same facts, seen the same way."""

    __slots__ = ("_untouched", "kept", "pick", "places", "statements")

    def __init__(self, places: tuple[int, ...], statements: list[Statement]) -> None:
        self.places = places
        self.statements = statements
        self._untouched: Kept | None = None
        self.kept: dict[Any, Kept] = {}
        self.pick: Callable[[list[int]], Any] = itemgetter(*places) if places else lambda _classes: ()

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


class _Bundle:
    """Groups that see the same of the facts that were answered; what they add together is kept once more."""

    __slots__ = ("groups", "kept", "pick")

    def __init__(self, places: tuple[int, ...], groups: list[_Group]) -> None:
        self.groups = groups
        self.kept: dict[Any, Kept] = {}
        self.pick: Callable[[list[int]], Any] = itemgetter(*places)

    def work(self, classes: list[int], facts: Facts) -> Kept:
        """What the groups add, by kind."""
        together: dict[str, list[Any]] = {}
        for group in self.groups:
            key = group.pick(classes)
            kept = group.kept.get(key)
            if kept is None:
                kept = group.kept[key] = group.work(facts)
            for kind, found in kept:
                together.setdefault(kind, []).extend(found)
        return tuple(together.items())


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
        self._whole = self._whole_slots(evaluator)
        self._by_fact: dict[FactId, list[tuple[int, Slot]]] = {}
        for place, slot in enumerate(self._slots):
            self._by_fact.setdefault(slot.fact, []).append((place, slot))
        self._empty = [NOT_ASKED] * len(self._slots)
        self._plans: dict[tuple[FactId, ...], tuple[list[_Bundle], dict[str, list[Any]]]] = {}

    def _whole_slots(self, evaluator: Evaluator) -> dict[FactId, int]:
        """For each fact one slot that tells apart all that any other slot of the fact does."""
        together: dict[FactId, list[Slot]] = {}
        for slot in self._slots:
            together.setdefault(slot.fact, []).append(slot)
        whole = {}
        for fact, slots in together.items():
            whole[fact] = len(self._slots)
            self._slots.append(Slot.union(fact, slots, evaluator.as_of, evaluator.test))
        return whole

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
            question = evaluator.pack.questions.get(fact)
            few = question is not None and _few(question)
            slot = Slot(fact, by_fact[fact], evaluator.as_of, evaluator.test, few=few)
            place = places.setdefault(slot.signature, len(self._slots))
            if place == len(self._slots):
                self._slots.append(slot)
            found.append(place)
        return tuple(sorted(found))

    def read(self, facts: Facts) -> dict[str, list[Any]]:
        """The items that all statements add for these facts, by kind, in no particular order."""
        classes = self._empty.copy()
        for fact, answer in facts.items():
            for place, slot in self._by_fact.get(fact, ()):
                classes[place] = slot.class_of(answer)
        bundles, rest = self._plan(facts)
        items = {kind: found.copy() for kind, found in rest.items()}
        for bundle in bundles:
            key = bundle.pick(classes)
            kept = bundle.kept.get(key)
            if kept is None:
                kept = bundle.kept[key] = bundle.work(classes, facts)
            for kind, found in kept:
                items[kind] += found
        return items

    def _bundle_places(self, seen: tuple[int, ...]) -> tuple[int, ...]:
        """Few facts: their whole slots, so that many groups share a bundle. More: only what the group itself sees."""
        facts = dict.fromkeys(self._slots[place].fact for place in seen)
        return tuple(self._whole[fact] for fact in facts) if len(facts) <= FEW_FACTS else seen

    def _plan(self, facts: Facts) -> tuple[list[_Bundle], dict[str, list[Any]]]:
        """For answers to just these facts: the groups that see one of them, and what all the others add."""
        answered = tuple(facts)
        plan = self._plans.get(answered)
        if plan is None:
            places = {place for fact in answered for place, _ in self._by_fact.get(fact, ())}
            bundled: dict[tuple[int, ...], list[_Group]] = {}
            rest: dict[str, list[Any]] = {kind: [] for kind in self._kinds}
            for group in self._groups:
                seen = tuple(place for place in group.places if place in places)
                if seen:
                    bundled.setdefault(self._bundle_places(seen), []).append(group)
                    continue
                for kind, found in group.untouched():
                    rest[kind] += found
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            plan = self._plans[answered] = ([_Bundle(*each) for each in bundled.items()], rest)
        return plan
