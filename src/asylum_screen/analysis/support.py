"""Which answers suffice for a state, and what one more answer would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from asylum_screen.core.facts import FactId, Facts

Holds = Callable[[Facts], bool]
MOST_EXACT = 12  # among so many answers the smallest set is searched for, else one without a needless answer
MOST_TRIES = 3000


def smallest_support(holds: Holds, facts: Facts, cone: Iterable[FactId]) -> tuple[FactId, ...] | None:
    """The fewest answers because of which something holds, in the order given; all others count as not asked.

    Args:
        holds: whether it holds for some answers.
        facts: all answers.
        cone: the facts on which it may depend.

    Returns:
        The facts, none of which can be left out; or None when it does not hold for these answers alone.
    """
    wanted = set(cone)
    given = [fact for fact in facts if fact in wanted]
    if not holds(only(facts, given)):
        return None
    for fact in list(given):
        rest = [other for other in given if other != fact]
        if holds(only(facts, rest)):
            given = rest
    return tuple(_fewer(holds, facts, [fact for fact in facts if fact in wanted], given))


def _fewer(holds: Holds, facts: Facts, all_given: list[FactId], found: list[FactId]) -> list[FactId]:
    """A smaller set than one without a needless answer, where there is one."""
    if len(all_given) > MOST_EXACT:
        return found
    tries = 0
    for size in range(len(found)):
        for chosen in combinations(all_given, size):
            tries += 1
            if tries > MOST_TRIES:
                return found
            if holds(only(facts, chosen)):
                return list(chosen)
    return found


def only(facts: Facts, kept: Iterable[FactId]) -> Facts:
    """Some of the answers; the others count as not asked."""
    chosen = set(kept)
    return Facts({fact: answer for fact, answer in facts.items() if fact in chosen})


def grouped(pairs: Iterable[tuple[tuple[FactId, ...], str]]) -> Iterator[tuple[tuple[FactId, ...], list[str]]]:
    """Names with the same supporting answers together, first mention first."""
    groups: dict[tuple[FactId, ...], list[str]] = {}
    for support, name in pairs:
        groups.setdefault(support, []).append(name)
    yield from groups.items()
