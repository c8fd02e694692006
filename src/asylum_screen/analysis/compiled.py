"""The conditions of a pack as diagrams, and which answers an interview can hold at all."""

from __future__ import annotations

from bisect import bisect_left
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.classes import fact_of
from asylum_screen.core.conditions import SetMode
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import Answer, DayRange, FactId, Facts
from asylum_screen.core.rules import AS_OF, AllOf, Always, AnyOf, Condition, InSet, Is, IsValue, Named, Not
from asylum_screen.core.truth import Truth

from .diagram import NO, UNKNOWN, YES, Diagrams, Node
from .needs import needs_of
from .space import Space, Variable, turns_of

_TRUTHS = {Truth.NO: NO, Truth.UNKNOWN: UNKNOWN, Truth.YES: YES}


class Compiled:
    """One pack on one day.

    Args:
        evaluator: for the pack and the day.
        space: the classes of answers; made from the pack when None.
        diagrams: where the diagrams are kept; shared when two packs, or a pack and its change, are compared.
        swap: a condition and what is taken in its place, wherever it stands.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        space: Space | None = None,
        diagrams: Diagrams | None = None,
        swap: tuple[Condition, Condition] | None = None,
    ) -> None:
        self.evaluator = evaluator
        self._swap = swap
        self.space = space or Space(evaluator, all_conditions(evaluator.pack), evaluator.pack.questions)
        self.diagrams = diagrams or Diagrams([variable.size for variable in self.space.by_level])
        self._done: dict[int, tuple[Condition, Node]] = {}
        self._leaves: dict[Condition, Node] = {}
        self._guards: dict[tuple[FactId, bool, bool], Node] = {}
        self._allowed: dict[tuple[FactId, bool, bool], Node] = {}
        self.prices = [self._prices_of(variable) for variable in self.space.by_level]

    # ------------------------------------------------------------ conditions

    def condition(self, condition: Condition) -> Node:
        """The truth of a condition for all answers."""
        found = self._done.get(id(condition))
        if found is None:
            swapped = self._swap is not None and condition is self._swap[0]
            node = self._make(self._swap[1] if swapped and self._swap else condition)
            found = self._done[id(condition)] = (condition, node)
        return found[1]

    def _make(self, condition: Condition) -> Node:
        match condition:
            case AllOf(parts):
                return self.diagrams.all_of([self.condition(part) for part in parts])
            case AnyOf(parts):
                return self.diagrams.any_of([self.condition(part) for part in parts])
            case Not(part):
                return self.diagrams.turn(self.condition(part))
            case Is(part, truth):
                return self.diagrams.when(self.condition(part), _TRUTHS[truth])
            case Named(_, part):
                return self.condition(part)
            case Always(truth):
                return _TRUTHS[truth]
            case _:
                return self._leaf(condition)

    def _leaf(self, leaf: Condition) -> Node:
        fact = fact_of(leaf)
        if fact is None or fact == AS_OF or fact not in self.space.variables:
            asked = DayRange.on(self.evaluator.as_of) if fact == AS_OF else None
            return UNKNOWN if asked is None else _TRUTHS[self.evaluator.test(leaf, asked)]
        if leaf not in self._leaves:
            self._leaves[leaf] = self._leaf_of(leaf, self.space.variables[fact])
        return self._leaves[leaf]

    def _leaf_of(self, leaf: Condition, variable: Variable) -> Node:
        truths = self._truths(leaf, variable)
        truths[UNKNOWN] = truths.get(UNKNOWN, 0) | 1 << variable.open
        if variable.absent == variable.open:
            return self.diagrams.node(variable.level, truths)
        question = self.evaluator.pack.questions.get(variable.fact)
        away = 1 << variable.absent
        if question is None or not question.presumptions:  # only another pack presumes it
            return self.diagrams.node(variable.level, {**truths, UNKNOWN: truths[UNKNOWN] | away})
        # While not asked, the fact counts as answered where a presumption holds; else nothing is known.
        answered = self.diagrams.node(variable.level, {**truths, NO: truths.get(NO, 0) | away})
        presumed = UNKNOWN
        for condition, answer in reversed(question.presumptions):
            taken = _TRUTHS[self.evaluator.test(leaf, answer)]
            holds = self.diagrams.when(self.condition(condition), YES)
            presumed = self._chosen(holds, taken, presumed)
        return self.diagrams.either(answered, self.diagrams.both(self.is_absent(variable.fact), presumed))

    def _chosen(self, holds: Node, first: Node, other: Node) -> Node:
        """One diagram where another is YES, else a second one. holds: never UNKNOWN."""
        return self.diagrams.either(
            self.diagrams.both(holds, first), self.diagrams.both(self.diagrams.turn(holds), other)
        )

    def _truths(self, leaf: Condition, variable: Variable) -> dict[Node, int]:
        """What a leaf says of the classes of answers, as bits by truth."""
        every = (1 << variable.open) - 1
        match leaf:
            case IsValue(_, value) if variable.holding:
                met = variable.holding.get(value, 0) if isinstance(value, str) else 0
                return {YES: met, NO: every & ~met}
            case InSet(_, values, mode) if variable.holding and mode is not SetMode.SEVERAL:
                held = [variable.holding.get(value, 0) for value in values]
                met = reduce(and_, held, every) if mode is SetMode.ALL else reduce(or_, held, 0)
                yes, no = (NO, YES) if mode is SetMode.NONE else (YES, NO)
                return {yes: met, no: every & ~met}
        truths: dict[Node, int] = {}
        edges = self._edges(leaf, variable)
        for first, end in pairwise(edges):
            truth = _TRUTHS[self.evaluator.test(leaf, variable.answers[first])]
            truths[truth] = truths.get(truth, 0) | (1 << end) - (1 << first)
        return truths

    def _edges(self, leaf: Condition, variable: Variable) -> list[int]:
        """Where the truth of a leaf may change: between two such numbers all classes (days, in order) have the same."""
        days = [answer.earliest for answer in variable.answers if isinstance(answer, DayRange)]
        if len(days) != variable.open:
            return list(range(variable.open + 1))
        turns = {bisect_left(days, day) for day in turns_of(leaf, self.evaluator.as_of)}
        return sorted({0, *turns, len(days)})

    # ------------------------------------------------------------ facts and guards

    def is_absent(self, fact: FactId) -> Node:
        """YES where a fact was not asked."""
        variable = self.space.variables[fact]
        return self.diagrams.only(variable.level, 1 << variable.absent)

    def guard(self, fact: FactId, *, closed: bool = True, sure: bool = False) -> Node:
        """Whether the question of a fact may come up.

        closed: with what keeps it from being asked. sure: only where its `ask_if` holds, not while that stays open.
        """
        known, key = self._guards, (fact, closed, sure)
        if key not in known:
            opening, closing = needs_of(self.evaluator.pack).guards(self.evaluator, fact)
            opened = self.diagrams.all_of([self.condition(each) for each in opening])
            if (
                self.evaluator.pack.questions[fact].when_unsure and not sure
            ):  # what is not asked and what is not known are one class
                opened = self.diagrams.turn(self.diagrams.when(opened, NO))
            if closed:
                shut = [self.diagrams.when(self.condition(each), YES) for each in closing]
                opened = self.diagrams.both(opened, self.diagrams.turn(self.diagrams.any_of(shut)))
            known[key] = opened
        return known[key]

    def closure(self, facts: set[FactId]) -> set[FactId]:
        """The facts, and those on which the guards of their questions depend."""
        found: set[FactId] = set()
        needs = needs_of(self.evaluator.pack)
        waiting = [fact for fact in facts if fact in self.space.variables]
        while waiting:
            fact = waiting.pop()
            if fact in found:
                continue
            found.add(fact)
            waiting += [each for each in needs.waits_for(self.evaluator, fact) if each in self.space.variables]
        return found

    def playable(self, node: Node, *, closed: bool = True, sure: bool = False) -> Node:
        """YES where a diagram is YES and an interview could hold the answers, and the rules take them as they are.

        Each question asked may come up, and no conflict makes an answer unsure: what it does is as good as not known.

        closed: False gives a wider set, for proofs that something can never be (a question may close after it was
        answered). sure: see `guard`.
        """
        result = node
        facts = self.closure({self.space.by_level[level].fact for level in self.levels(node)})
        for fact in sorted(facts, key=lambda fact: self.space.variables[fact].level):
            result = self.diagrams.both(result, self._may_be(fact, closed=closed, sure=sure))
            if result == NO:
                return NO
        return self.diagrams.both(result, self._fitting(facts))

    def _fitting(self, facts: set[FactId]) -> Node:
        """YES where no conflict surely holds that makes a given answer unsure; those without any of these facts aside.

        What is only presumed is no answer, and no conflict takes it back.
        """
        unsure = []
        for each in self.evaluator.pack.conflicts:
            if each.unsure and facts & set(facts_in(each.when)):
                absent = self.diagrams.all_of(
                    [self.is_absent(fact) for fact in each.unsure if fact in self.space.variables]
                )
                holds = self.diagrams.when(self.condition(each.when), YES)
                unsure.append(self.diagrams.both(holds, self.diagrams.turn(absent)))
        return self.diagrams.turn(self.diagrams.any_of(unsure))

    def _may_be(self, fact: FactId, *, closed: bool, sure: bool) -> Node:
        """YES where a fact was not asked, or where its question may come up."""
        found = self._allowed.get((fact, closed, sure))
        if found is None:
            guard = self.diagrams.when(self.guard(fact, closed=closed, sure=sure), YES)
            found = self._allowed[fact, closed, sure] = self.diagrams.either(self.is_absent(fact), guard)
        return found

    def levels(self, node: Node) -> set[int]:
        """The variables a diagram looks at."""
        return {self.diagrams.level[each] for each in self.diagrams.below(node)}

    # ------------------------------------------------------------ answers

    def _prices_of(self, variable: Variable) -> list[tuple[int, int]]:
        """Not being asked costs nothing, an answer 2, "I do not know" 3: witnesses are short and plain."""
        answers = (1 << variable.open) - 1
        return [(0, 1 << variable.absent), (2, answers), (3, 1 << variable.open)]

    def witness(self, node: Node) -> Facts | None:
        """The fewest answers for which a diagram is YES, in the order of the interview, or None when it never is."""
        chosen = self.diagrams.cheapest(node, self.prices)
        return None if chosen is None else self.facts(chosen)

    def facts(self, classes: dict[int, int]) -> Facts:
        """The answers that stand for some classes."""
        answers: dict[FactId, Answer] = {}
        for level in sorted(classes):
            answer = self.space.by_level[level].answer(classes[level])
            if answer is not None and classes[level] != self.space.by_level[level].absent:
                answers[self.space.by_level[level].fact] = answer
        return Facts(answers)

    def played(self, node: Node) -> Facts | None:
        """A witness that an interview could hold: first what the shortest one needs, then all of them."""
        chosen = self.diagrams.cheapest(node, self.prices)
        if chosen is None:
            return None
        near = self.playable(self.diagrams.cube(chosen), sure=True)
        found = self.witness(near if near != NO else self.playable(node, sure=True))
        return self.witness(self.playable(node)) if found is None else found
