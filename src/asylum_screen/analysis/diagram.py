"""Decision diagrams over answer classes: one small graph instead of all combinations of answers.

A diagram gives NO, UNKNOWN or YES for each choice of one class per variable. Equal diagrams are one object (hash
consing), so "never" and "always" are a comparison of two numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NO, UNKNOWN, YES = 0, 1, 2
Node = int
_TERMINALS = 3
NEVER_CHEAP = 10**9


class BudgetError(Exception):
    """The diagram would become too large. What was asked is then "not proved", never guessed."""


class Diagrams:
    """All diagrams over one list of variables.

    Args:
        sizes: how many classes each variable has, by level.
        budget: how many nodes may be made.
    """

    def __init__(self, sizes: Sequence[int], budget: int = 300_000) -> None:
        self.sizes = tuple(sizes)
        self.budget = budget
        end = len(self.sizes)
        self.level: list[int] = [end, end, end]
        self.kids: list[tuple[Node, ...]] = [(), (), ()]
        self._known: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._lower: dict[tuple[Node, Node], Node] = {}
        self._higher: dict[tuple[Node, Node], Node] = {}
        self._mapped: dict[tuple[tuple[Node, Node, Node], Node], Node] = {}

    def node(self, level: int, kids: tuple[Node, ...]) -> Node:
        """The diagram that looks at one variable first; the same one for the same parts."""
        first = kids[0]
        if all(kid == first for kid in kids):
            return first
        key = (level, kids)
        found = self._known.get(key)
        if found is None:
            if len(self.level) >= self.budget:
                raise BudgetError
            found = self._known[key] = len(self.level)
            self.level.append(level)
            self.kids.append(kids)
        return found

    def leaf(self, level: int, truths: Iterable[Node]) -> Node:
        """A diagram about one variable alone."""
        return self.node(level, tuple(truths))

    def both(self, first: Node, second: Node) -> Node:
        """The lower truth of two: `all`."""
        return self._apply(first, second, self._lower, NO, YES)

    def either(self, first: Node, second: Node) -> Node:
        """The higher truth of two: `any`."""
        return self._apply(first, second, self._higher, YES, NO)

    def all_of(self, parts: Iterable[Node]) -> Node:
        """The lowest truth."""
        result = YES
        for part in sorted(set(parts), reverse=True):
            result = self.both(result, part)
            if result == NO:
                break
        return result

    def any_of(self, parts: Iterable[Node]) -> Node:
        """The highest truth."""
        result = NO
        for part in sorted(set(parts), reverse=True):
            result = self.either(result, part)
            if result == YES:
                break
        return result

    def _apply(self, first: Node, second: Node, done: dict[tuple[Node, Node], Node], wins: Node, yields: Node) -> Node:
        if first == second or second == yields:
            return first
        if first == yields:
            return second
        if wins in (first, second):
            return wins
        if first > second:
            first, second = second, first
        key = (first, second)
        found = done.get(key)
        if found is None:
            level = min(self.level[first], self.level[second])
            ones = self.kids[first] if self.level[first] == level else (first,) * self.sizes[level]
            others = self.kids[second] if self.level[second] == level else (second,) * self.sizes[level]
            made: dict[tuple[Node, Node], Node] = {}
            kids = []
            for pair in zip(ones, others, strict=True):
                if pair not in made:
                    made[pair] = self._apply(pair[0], pair[1], done, wins, yields)
                kids.append(made[pair])
            found = done[key] = self.node(level, tuple(kids))
        return found

    def map(self, node: Node, truths: tuple[Node, Node, Node]) -> Node:
        """The diagram with its NO, UNKNOWN and YES replaced."""
        if node < _TERMINALS:
            return truths[node]
        key = (truths, node)
        found = self._mapped.get(key)
        if found is None:
            kids = {kid: self.map(kid, truths) for kid in set(self.kids[node])}
            found = self._mapped[key] = self.node(self.level[node], tuple(kids[kid] for kid in self.kids[node]))
        return found

    def turn(self, node: Node) -> Node:
        """`not`: YES and NO swapped."""
        return self.map(node, (YES, UNKNOWN, NO))

    def when(self, node: Node, truth: Node) -> Node:
        """YES where a diagram has that truth, else NO."""
        return self.map(node, tuple(YES if each == truth else NO for each in (NO, UNKNOWN, YES)))  # type: ignore[arg-type]

    def not_when(self, node: Node, truth: Node) -> Node:
        """NO where a diagram has that truth, else YES."""
        return self.map(node, tuple(NO if each == truth else YES for each in (NO, UNKNOWN, YES)))  # type: ignore[arg-type]

    def differ(self, first: Node, second: Node) -> Node:
        """YES where two diagrams have different truths, else NO."""
        parts = []
        for truth in (NO, UNKNOWN, YES):
            parts.append(self.both(self.when(first, truth), self.not_when(second, truth)))
        return self.any_of(parts)

    def value(self, node: Node, classes: Sequence[int]) -> Node:
        """The truth for one class per variable."""
        while node >= _TERMINALS:
            node = self.kids[node][classes[self.level[node]]]
        return node

    def cheapest(self, node: Node, costs: Sequence[Sequence[int]], free: Sequence[int]) -> dict[int, int] | None:
        """The choice of classes with the lowest cost that gives YES, or None when nothing gives it.

        Args:
            node: the diagram.
            costs: by level and class. free: by level, the class that costs nothing; it is left out of the result.
        """
        best: dict[Node, tuple[int, int]] = {NO: (NEVER_CHEAP, 0), UNKNOWN: (NEVER_CHEAP, 0), YES: (0, 0)}
        for each in sorted(self.below(node)):  # parts have lower numbers than what is made of them
            price = costs[self.level[each]]
            best[each] = min((best[kid][0] + price[number], number) for number, kid in enumerate(self.kids[each]))
        if best[node][0] >= NEVER_CHEAP:
            return None
        chosen: dict[int, int] = {}
        while node >= _TERMINALS:
            number = best[node][1]
            level = self.level[node]
            if number != free[level]:
                chosen[level] = number
            node = self.kids[node][number]
        return chosen

    def below(self, node: Node) -> set[Node]:
        """The diagram and its parts, truths left out."""
        found: set[Node] = set()
        waiting = [node]
        while waiting:
            each = waiting.pop()
            if each >= _TERMINALS and each not in found:
                found.add(each)
                waiting.extend(set(self.kids[each]))
        return found

    def count(self, node: Node, levels: Sequence[int]) -> int:
        """How many choices of classes for these variables (all that matter among them) give YES."""
        ordered = sorted(levels)
        place = {level: number for number, level in enumerate(ordered)}
        end = len(ordered)
        behind = [1] * (end + 1)
        for number in range(end - 1, -1, -1):
            behind[number] = behind[number + 1] * self.sizes[ordered[number]]
        counts: dict[Node, int] = {NO: 0, UNKNOWN: 0, YES: 1}

        def at(each: Node) -> int:
            return end if each < _TERMINALS else place[self.level[each]]

        for each in sorted(self.below(node)):
            here = at(each)
            total = 0
            for kid in self.kids[each]:
                skipped = behind[here + 1] // behind[at(kid)]
                total += counts[kid] * skipped
            counts[each] = total
        return counts[node] * (behind[0] // behind[at(node)])
