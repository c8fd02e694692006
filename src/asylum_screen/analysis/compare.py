"""Two packs side by side: for whom a statement says something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import prod

from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.rules import AllOf, AnyOf, Condition, Is, Named, Not, Option, Question, RulePack

from .compiled import Compiled
from .days import relevant
from .diagram import NO, Diagrams, Node
from .space import Space

Words = Mapping[str, Node]
"""For each word that can be said of a statement, the answers for which it is said (YES)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """For whom two packs differ: the fewest answers, how many answer sets, and how many there are."""

    witness: Facts
    number: int
    whole: int


def shape(condition: Condition | None) -> object:
    """A condition without places and names: equal shapes say the same in the same way."""
    match condition:
        case None:
            return None
        case AllOf(parts):
            return ("all", *(shape(part) for part in parts))
        case AnyOf(parts):
            return ("any", *(shape(part) for part in parts))
        case Not(part):
            return ("not", shape(part))
        case Is(part, truth):
            return ("is", truth, shape(part))
        case Named(_, part):
            return shape(part)
        case _:
            return condition


class Pair:
    """Two packs in one space, as far as some conditions of both look at it."""

    def __init__(self, old: RulePack, new: RulePack, as_of: date, olds: list[Condition], news: list[Condition]) -> None:
        before, after = Evaluator(old, as_of), Evaluator(new, as_of)
        conditions = [*relevant(before, olds), *relevant(after, news)]
        named = {fact for each in conditions for fact in facts_in(each)}
        presumed = [*before.presumptions(named), *after.presumptions(named)]
        named |= {fact for each in presumed for fact in facts_in(each)}
        merged = Evaluator(_merged(old, new), as_of)
        space = Space(merged, [*conditions, *presumed], named)
        self.diagrams = Diagrams([variable.size for variable in space.by_level])
        self.before = Compiled(before, space, self.diagrams)
        self.after = Compiled(after, space, self.diagrams)

    def differ(self, old: Words, new: Words) -> Difference | None:
        """For whom two statements have different words, or None when they differ for nobody.

        Args:
            old: for each word that the old pack can say of the statement, where it says it.
            new: the same for the new pack.
        """
        words = dict.fromkeys((*old, *new))
        parts = {each: self.diagrams.differ(old.get(each, NO), new.get(each, NO)) for each in words}
        node = self.diagrams.any_of(parts.values())
        if node == NO:
            return None
        # A person for whom something plain is gained or lost shows more than one for whom it stays open.
        telling = [parts[each] for each in _TELLING if parts.get(each, NO) != NO]
        witness = next((found for each in (*telling, node) if (found := self._somebody(each)) is not None), Facts())
        levels = set().union(*(self.after.levels(each) for each in (*old.values(), *new.values())))
        whole = prod(self.diagrams.sizes[level] for level in levels)
        return Difference(witness, self.diagrams.count(node, levels), whole)

    def _somebody(self, node: Node) -> Facts | None:
        return self.after.played(node) or self.before.played(node) or self.after.witness(node)


_TELLING = ("urgent", "points_to", "raise_with_lawyer", "yes", "know")


def _merged(old: RulePack, new: RulePack) -> RulePack:
    """The new pack with the questions and answers that only the old one had."""
    questions: dict[FactId, Question] = dict(new.questions)
    for fact, question in old.questions.items():
        other = questions.get(fact)
        if other is None or other.kind is not question.kind:
            questions[fact] = question if other is None else other
            continue
        known = {option.id for option in other.options}
        options: tuple[Option, ...] = (*other.options, *(each for each in question.options if each.id not in known))
        presumed = other.presumed or question.presumed
        presumed_no = other.presumed_no or question.presumed_no
        presumed_as = other.presumed_as or question.presumed_as
        made = replace(other, options=options, presumed=presumed, presumed_no=presumed_no, presumed_as=presumed_as)
        questions[fact] = made
    return replace(new, questions=questions, countries=old.countries | new.countries)


def same_shape(olds: Iterable[Condition], news: Iterable[Condition]) -> bool:
    """True when two lists of conditions are written alike."""
    return [shape(each) for each in olds] == [shape(each) for each in news]
