"""What conditions and questions look at, worked out once for a pack.

Proofs ask the same of the same few hundred conditions many thousand times, on many days.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator

from asylum_screen.core.conditions import leaves
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId
from asylum_screen.core.rules import Condition, RulePack
from asylum_screen.core.states import closers, openers


class Needs:
    """What the conditions of one pack look at. Each is kept beside what is known of it, so that its id() is its own."""

    def __init__(self) -> None:
        self._leaves: dict[int, tuple[Condition, tuple[Condition, ...]]] = {}
        self._facts: dict[int, tuple[Condition, tuple[FactId, ...]]] = {}
        self._cones: dict[int, tuple[Condition, tuple[FactId, ...]]] = {}
        self._guards: dict[FactId, tuple[list[Condition], list[Condition]]] = {}
        self._waits: dict[FactId, tuple[FactId, ...]] = {}

    def leaves(self, condition: Condition) -> tuple[Condition, ...]:
        """Every leaf of a condition once, in reading order."""
        found = self._leaves.get(id(condition))
        if found is None:
            once = {id(leaf): leaf for leaf in leaves(condition)}
            found = self._leaves[id(condition)] = (condition, tuple(once.values()))
        return found[1]

    def facts(self, condition: Condition) -> tuple[FactId, ...]:
        """Every fact a condition names, in reading order, without repeats."""
        found = self._facts.get(id(condition))
        if found is None:
            found = self._facts[id(condition)] = (condition, tuple(dict.fromkeys(facts_in(condition))))
        return found[1]

    def cone(self, evaluator: Evaluator, condition: Condition) -> tuple[FactId, ...]:
        """Every fact on which a condition may depend, presumptions included."""
        found = self._cones.get(id(condition))
        if found is None:
            found = self._cones[id(condition)] = (condition, evaluator.cone(condition))
        return found[1]

    def guards(self, evaluator: Evaluator, fact: FactId) -> tuple[list[Condition], list[Condition]]:
        """The conditions that must hold before a question is asked, and those that keep it from being asked."""
        found = self._guards.get(fact)
        if found is None:
            found = self._guards[fact] = (openers(evaluator, fact), closers(evaluator, fact))
        return found

    def waits_for(self, evaluator: Evaluator, fact: FactId) -> tuple[FactId, ...]:
        """The facts those conditions name, without repeats."""
        found = self._waits.get(fact)
        if found is None:
            opened, closed = self.guards(evaluator, fact)
            found = self._waits[fact] = tuple(dict.fromkeys(self.all_facts([*opened, *closed])))
        return found

    def all_facts(self, conditions: Iterable[Condition]) -> Iterator[FactId]:
        """The facts that some conditions name, with repeats."""
        for condition in conditions:
            yield from self.facts(condition)


_KNOWN: dict[int, Needs] = {}


def needs_of(pack: RulePack) -> Needs:
    """What is known of a pack; forgotten with it."""
    found = _KNOWN.get(id(pack))
    if found is None:
        found = _KNOWN[id(pack)] = Needs()
        weakref.finalize(pack, _KNOWN.pop, id(pack), None)
    return found
