"""What was worked out for one set of answers, kept for all others that the rules cannot tell from it.

Each reader (a statement, a question) sees a few facts, and of each fact only the class of the answer. So a reader works
once for each combination of classes: one more answer changes the state of the few statements that look at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .classes import FactView, fact_of
from .conditions import leaves
from .evaluate import unique
from .facts import Answer, FactId, Facts
from .rules import AS_OF, Condition

if TYPE_CHECKING:
    from .evaluate import Evaluator

Said = TypeVar("Said")
MOST_KEPT = 100_000
"""So many results are kept in all; then everything kept is let go."""
MOST_ANSWERS = 1000
"""The classes of so many answers are kept for one fact."""


@dataclass(slots=True)
class _Reader(Generic[Said]):
    """Something to work out. places: where it looks. sees: what it sees of the classes of all answers."""

    places: tuple[int, ...]
    sees: Callable[[list[int]], Any]
    work: Callable[[Facts], Said]
    kept: dict[Any, Said] = field(default_factory=dict)


class Table(Generic[Said]):
    """Results for given facts, each worked out once for all facts that look the same to it."""

    def __init__(
        self, evaluator: Evaluator, readers: Iterable[tuple[Sequence[Condition], Callable[[Facts], Said]]]
    ) -> None:
        """Each reader: everything it looks at, and what works out its result."""
        self._slots: dict[Any, tuple[int, FactView]] = {}
        seen = ((self._seen(evaluator, looks_at), work) for looks_at, work in readers)
        self._readers = [_Reader(places, _picker(places), work) for places, work in seen]
        self._by_fact: dict[FactId, list[tuple[int, FactView]]] = {}
        for place, slot in self._slots.values():
            self._by_fact.setdefault(slot.fact, []).append((place, slot))
        self._classes: dict[FactId, dict[Answer, list[tuple[int, int]]]] = {fact: {} for fact in self._by_fact}
        self._looking: dict[int, list[int]] = {}
        for number, reader in enumerate(self._readers):
            for place in reader.places:
                self._looking.setdefault(place, []).append(number)
        self._last: tuple[list[int], list[Said]] | None = None
        self._kept = 0

    def read(self, facts: Facts) -> list[Said]:
        """The results of all readers, in their order."""
        row = [0] * len(self._slots)
        for fact, answer in facts.items():
            for place, number in self._numbers(fact, answer):
                row[place] = number
        said, changed = self._since_last(row)
        for number in changed:
            reader = self._readers[number]
            key = reader.sees(row)
            found = reader.kept.get(key)
            if found is None:
                found = reader.kept[key] = reader.work(facts)
                self._kept += 1
            said[number] = found
        if self._kept > MOST_KEPT:
            self._kept = 0
            for reader in self._readers:
                reader.kept.clear()
        self._last = (row, said)
        return said

    def _since_last(self, row: list[int]) -> tuple[list[Any], Iterable[int]]:
        """The results of last time, and the numbers of the readers that see something else now."""
        if self._last is None:
            return [None] * len(self._readers), range(len(self._readers))
        before, said = self._last
        changed = [place for place, (one, other) in enumerate(zip(before, row, strict=True)) if one != other]
        return list(said), {number: None for place in changed for number in self._looking.get(place, ())}

    def _numbers(self, fact: FactId, answer: Answer) -> list[tuple[int, int]]:
        """The class of an answer in each slot of its fact."""
        known = self._classes.get(fact)
        if known is None:
            return []
        found = known.get(answer)
        if found is None:
            if len(known) >= MOST_ANSWERS:
                known.clear()
            found = known[answer] = [(place, slot.number_of(answer)) for place, slot in self._by_fact[fact]]
        return found

    def _seen(self, evaluator: Evaluator, conditions: Sequence[Condition]) -> tuple[int, ...]:
        """The slots through which some conditions see the facts, made where they are new."""
        cone = unique(fact for condition in conditions for fact in evaluator.cone(condition))
        by_fact: dict[FactId, dict[Condition, None]] = {fact: {} for fact in cone}
        for condition in (*conditions, *evaluator.presumptions(cone)):
            for leaf in leaves(condition):
                fact = fact_of(leaf)
                if fact is not None and fact != AS_OF:
                    by_fact[fact][leaf] = None
        slots = [FactView(fact, by_fact[fact], evaluator.as_of, evaluator.test) for fact in cone]
        return tuple([self._slots.setdefault(slot.signature, (len(self._slots), slot))[0] for slot in slots])


def _picker(places: tuple[int, ...]) -> Callable[[list[int]], Any]:
    """What picks these places out of a row."""
    return itemgetter(*places) if places else lambda _row: ()
