"""Decision diagrams over answer classes: one small graph instead of all combinations of answers.

A diagram gives NO, UNKNOWN or YES for each choice of one class per variable. Equal diagrams are one object (hash
consing), so "never" and "always" are a comparison of two numbers. The classes that lead to the same part are kept
together as the bits of one number, so that a fact with thousands of classes costs no more than one with two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

NO, UNKNOWN, YES = 0, 1, 2
Node = int
Kids = tuple[tuple[Node, int], ...]
"""The parts, each with the classes (as bits) that lead to it."""
TERMINALS = 3
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
        self.whole = tuple((1 << size) - 1 for size in sizes)
        self.budget = budget
        end = len(self.sizes)
        self.level: list[int] = [end] * TERMINALS
        self.kids: list[Kids] = [()] * TERMINALS
        self._known: dict[tuple[int, Kids], Node] = {}
        self._lower: dict[tuple[Node, Node], Node] = {}
        self._higher: dict[tuple[Node, Node], Node] = {}
        self._fixed: dict[tuple[Node, int, int], Node] = {}
        self._mapped: dict[tuple[tuple[Node, Node, Node], Node], Node] = {}

    # ------------------------------------------------------------ making

    def node(self, level: int, parts: Mapping[Node, int]) -> Node:
        """The diagram that looks at one variable first: for each part the classes that lead to it."""
        return self._node(level, {kid: classes for kid, classes in parts.items() if classes})

    def _node(self, level: int, parts: dict[Node, int]) -> Node:
        """The same for parts none of which is empty."""
        if len(parts) == 1:
            return next(iter(parts))
        kids = tuple(sorted(parts.items()))
        key = (level, kids)
        found = self._known.get(key)
        if found is None:
            if len(self.level) >= self.budget:
                raise BudgetError
            found = self._known[key] = len(self.level)
            self.level.append(level)
            self.kids.append(kids)
        return found

    def only(self, level: int, classes: int) -> Node:
        """YES for some classes of one variable, NO for the others."""
        return self.node(level, {YES: classes, NO: self.whole[level] & ~classes})

    def cube(self, classes: Mapping[int, int]) -> Node:
        """YES for exactly these classes of these variables."""
        result = YES
        for level in sorted(classes, reverse=True):
            bit = 1 << classes[level]
            result = self.node(level, {result: bit, NO: self.whole[level] & ~bit})
        return result

    # ------------------------------------------------------------ combining

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
            ones = self.kids[first] if self.level[first] == level else ((first, self.whole[level]),)
            others = self.kids[second] if self.level[second] == level else ((second, self.whole[level]),)
            parts: dict[Node, int] = {}
            for one, classes in ones:
                for other, limits in others:
                    shared = classes & limits
                    if shared:
                        kid = self._apply(one, other, done, wins, yields)
                        parts[kid] = parts.get(kid, 0) | shared
            found = done[key] = self._node(level, parts)
        return found

    def map(self, node: Node, truths: tuple[Node, Node, Node]) -> Node:
        """The diagram with its NO, UNKNOWN and YES replaced."""
        if node < TERMINALS:
            return truths[node]
        key = (truths, node)
        found = self._mapped.get(key)
        if found is None:
            parts: dict[Node, int] = {}
            for kid, classes in self.kids[node]:
                made = self.map(kid, truths)
                parts[made] = parts.get(made, 0) | classes
            found = self._mapped[key] = self._node(self.level[node], parts)
        return found

    def turn(self, node: Node) -> Node:
        """`not`: YES and NO swapped."""
        return self.map(node, (YES, UNKNOWN, NO))

    def when(self, node: Node, truth: Node) -> Node:
        """YES where a diagram has that truth, else NO."""
        return self.map(node, (_yes(truth == NO), _yes(truth == UNKNOWN), _yes(truth == YES)))

    def not_when(self, node: Node, truth: Node) -> Node:
        """NO where a diagram has that truth, else YES."""
        return self.map(node, (_yes(truth != NO), _yes(truth != UNKNOWN), _yes(truth != YES)))

    def fixed(self, node: Node, level: int, number: int) -> Node:
        """The diagram with one variable set to one class."""
        if self.level[node] > level:
            return node
        if self.level[node] == level:
            return self.kid(node, number)
        key = (node, level, number)
        found = self._fixed.get(key)
        if found is None:
            parts: dict[Node, int] = {}
            for kid, classes in self.kids[node]:
                made = self.fixed(kid, level, number)
                parts[made] = parts.get(made, 0) | classes
            found = self._fixed[key] = self._node(self.level[node], parts)
        return found

    def differ(self, first: Node, second: Node) -> Node:
        """YES where two diagrams have different truths, else NO."""
        truths = (NO, UNKNOWN, YES)
        return self.any_of([self.both(self.when(first, each), self.not_when(second, each)) for each in truths])

    # ------------------------------------------------------------ reading

    def kid(self, node: Node, number: int) -> Node:
        """The part to which one class leads."""
        return next(kid for kid, classes in self.kids[node] if classes >> number & 1)

    def value(self, node: Node, classes: Mapping[int, int]) -> Node:
        """The truth for one class per variable."""
        while node >= TERMINALS:
            node = self.kid(node, classes[self.level[node]])
        return node

    def below(self, node: Node) -> set[Node]:
        """The diagram and its parts, truths left out."""
        found: set[Node] = set()
        waiting = [node]
        while waiting:
            each = waiting.pop()
            if each >= TERMINALS and each not in found:
                found.add(each)
                waiting.extend(kid for kid, _ in self.kids[each])
        return found

    def cheapest(self, node: Node, prices: Sequence[Sequence[tuple[int, int]]]) -> dict[int, int] | None:
        """The way to YES with the lowest price: the class of each variable looked at, or None when nothing gives YES.

        prices: by level, (price, classes) from the lowest price on. A variable that is not in the result may have
        any class.
        """
        best: dict[Node, tuple[int, int, Node]] = {
            NO: (NEVER_CHEAP, 0, NO),
            UNKNOWN: (NEVER_CHEAP, 0, NO),
            YES: (0, 0, YES),
        }
        for each in sorted(self.below(node)):  # parts have lower numbers than what is made of them
            ways = []
            for kid, classes in self.kids[each]:
                price, shared = next((p, classes & at) for p, at in prices[self.level[each]] if classes & at)
                ways.append((best[kid][0] + price, (shared & -shared).bit_length() - 1, kid))
            best[each] = min(ways)
        if best[node][0] >= NEVER_CHEAP:
            return None
        chosen: dict[int, int] = {}
        while node >= TERMINALS:
            chosen[self.level[node]] = best[node][1]
            node = best[node][2]
        return chosen

    def count(self, node: Node, levels: Iterable[int]) -> int:
        """How many choices of classes for these variables (all that matter among them) give YES."""
        ordered = sorted(levels)
        place = {level: number for number, level in enumerate(ordered)}
        behind = [1]
        for level in reversed(ordered):
            behind.append(behind[-1] * self.sizes[level])
        behind.reverse()
        place[len(self.sizes)] = len(ordered)
        counts: dict[Node, int] = {NO: 0, UNKNOWN: 0, YES: 1}
        for each in sorted(self.below(node)):
            after = place[self.level[each]] + 1
            counts[each] = sum(
                counts[kid] * classes.bit_count() * (behind[after] // behind[place[self.level[kid]]])
                for kid, classes in self.kids[each]
            )
        return counts[node] * (behind[0] // behind[place[self.level[node]]])


def _yes(holds: bool) -> Node:
    return YES if holds else NO
