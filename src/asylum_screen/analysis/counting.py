"""How many different sets of answers an interview can end with, counted exactly and without listing them.

The few facts on which most questions depend (a child's path, a gate) are tried one answer after the other. What is
left falls apart into groups of questions that have nothing to do with each other; each group is counted alone, in the
order of the interview, remembering of its answers only what decides which later questions come up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import prod

from .compiled import Compiled
from .diagram import NO, YES, BudgetError, Diagrams, Node

MOST_STATES = 60_000
SHARED_BY = 0.25  # a fact that this share of all questions depends on is tried answer by answer
State = tuple[Node, ...]
"""What must still come true, then the guards of the questions that are still ahead."""


def count_answer_sets(compiled: Compiled) -> int | None:
    """The number of answer sets, or None when there are too many cases to count.

    Two answers that no rule tells apart count as one; so do "I do not know" and a question that was not asked.
    """
    diagrams, variables = compiled.diagrams, compiled.space.by_level
    guards = {each.level: diagrams.when(compiled.guard(each.fact), YES) for each in variables}
    absent = [each.absent for each in variables]
    counter = _Counter(diagrams, absent)
    looks_at = _LooksAt(diagrams)
    try:
        return sum(
            times * prod(counter.group(levels, left) for levels in _groups(left, looks_at))
            for left, times in _cases(diagrams, guards, absent, looks_at)
        )
    except BudgetError:
        return None


def _cases(
    diagrams: Diagrams, guards: dict[int, Node], absent: Sequence[int], looks_at: _LooksAt
) -> Iterator[tuple[dict[int, Node], int]]:
    """The guards that are left, for each choice of answers to the shared facts, and how many choices leave the same."""
    needs = {level: looks_at[guard] for level, guard in guards.items()}
    uses = Counter(level for levels in needs.values() for level in levels)
    shared = sorted(level for level, number in uses.items() if number > SHARED_BY * len(guards))
    cases = {tuple(guards.items()): 1}
    for level in shared:
        if not needs[level] <= set(shared):
            continue
        following: Counter[tuple[tuple[int, Node], ...]] = Counter()
        for items, times in cases.items():
            left = dict(items)
            for number in range(diagrams.sizes[level]):
                if left[level] == YES or number == absent[level]:
                    rest = (
                        (o, diagrams.fixed(node, level, number) if level in needs[o] else node)
                        for o, node in items
                        if o != level
                    )
                    following[tuple(rest)] += times
        cases = following
    for items, times in cases.items():
        yield dict(items), times


class _LooksAt(dict[Node, frozenset[int]]):
    """The variables each diagram looks at, worked out once."""

    def __init__(self, diagrams: Diagrams) -> None:
        super().__init__()
        self._diagrams = diagrams

    def __missing__(self, node: Node) -> frozenset[int]:
        diagrams = self._diagrams
        found = self[node] = frozenset([diagrams.level[each] for each in diagrams.below(node)])
        return found


def _groups(guards: dict[int, Node], looks_at: _LooksAt) -> Iterator[tuple[int, ...]]:
    """Questions that have to do with each other."""
    parent = {level: level for level in guards}

    def find(level: int) -> int:
        while parent[level] != level:
            level = parent[level]
        return level

    for level, guard in guards.items():
        for other in looks_at[guard]:
            if other in parent:
                parent[find(other)] = find(level)
    groups: dict[int, list[int]] = {}
    for level in guards:
        groups.setdefault(find(level), []).append(level)
    for levels in groups.values():
        yield tuple(sorted(levels))


class _Counter:
    """Counts groups; a group that was seen before is not counted again."""

    def __init__(self, diagrams: Diagrams, absent: Sequence[int]) -> None:
        self.diagrams = diagrams
        self.absent = absent
        self._groups: dict[tuple[tuple[int, ...], tuple[Node, ...]], int] = {}
        self._rows: dict[tuple[int, tuple[Node, ...]], dict[tuple[Node, ...], tuple[int, int]]] = {}
        self._work = 0

    def group(self, levels: tuple[int, ...], guards: dict[int, Node]) -> int:
        """The number of answer sets of one group."""
        key = (levels, tuple(guards[level] for level in levels))
        if key not in self._groups:
            self._groups[key] = self._count(levels, key[1])
        return self._groups[key]

    def _count(self, levels: tuple[int, ...], guards: tuple[Node, ...]) -> int:
        ahead = [sorted(set(guards[place:])) for place in range(len(levels) + 1)]
        states: dict[State, int] = {(YES, *ahead[0]): 1}
        for place, level in enumerate(levels):
            own = 1 + ahead[place].index(guards[place])
            kept = (0, *(1 + ahead[place].index(node) for node in ahead[place + 1]))
            states = self._step(states, level, own, kept)
            self._work += len(states)
            if self._work > MOST_STATES:
                raise BudgetError
        return sum(states.values())

    def _step(self, states: dict[State, int], level: int, own: int, kept: tuple[int, ...]) -> dict[State, int]:
        following: dict[State, int] = {}
        for state, number in states.items():
            guard = state[own]
            for outcome, (unasked, answered) in self._outcomes(level, [state[place] for place in kept]):
                if outcome[0] == NO:
                    continue
                if unasked:
                    following[outcome] = following.get(outcome, 0) + number * unasked
                if answered and guard != NO:
                    must = outcome[0] if guard == YES else self.diagrams.both(outcome[0], self._later(guard, level))
                    if must != NO:
                        told = (must, *outcome[1:])
                        following[told] = following.get(told, 0) + number * answered
        return following

    def _later(self, guard: Node, level: int) -> Node:
        """A guard that waits for later answers; one that depends on its own question never holds."""
        return guard if self.diagrams.level[guard] > level else NO

    def _outcomes(self, level: int, nodes: list[Node]) -> Iterator[tuple[State, tuple[int, int]]]:
        """What becomes of the nodes, with how many classes lead there: not asked (0 or 1), and answered."""
        levels = self.diagrams.level
        looking = [place for place, node in enumerate(nodes) if levels[node] == level]
        if not looking:
            yield tuple(nodes), (1, self.diagrams.sizes[level] - 1)
            return
        key = (level, tuple(nodes[place] for place in looking))
        rows = self._rows.get(key)
        if rows is None:
            rows = self._rows[key] = self._grouped(level, key[1])
        for row, classes in rows.items():
            for place, node in zip(looking, row, strict=True):
                nodes[place] = node
            yield tuple(nodes), classes

    def _grouped(self, level: int, nodes: tuple[Node, ...]) -> dict[tuple[Node, ...], tuple[int, int]]:
        rows: list[tuple[tuple[Node, ...], int]] = [((), self.diagrams.whole[level])]
        for node in nodes:
            rows = [
                ((*row, kid), classes & limits)
                for row, classes in rows
                for kid, limits in self.diagrams.kids[node]
                if classes & limits
            ]
        found = {}
        for row, classes in rows:
            unasked = classes >> self.absent[level] & 1
            found[row] = (unasked, classes.bit_count() - unasked)
        return found
