"""Two packs side by side: for whom a statement says something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod

from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.rules import AllOf, AnyOf, Condition, Is, Named, Not, Option, Question, RulePack

from .compiled import Compiled
from .days import relevant
from .diagram import NO, YES, Diagrams, Node
from .space import Space

WordNodes = Mapping[str, Node]
"""For each word that can be said of a statement, the answers for which it is said (YES)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """For whom two packs differ: the fewest answers, how many answer sets, and how many there are.

    before and after: what is said to them.
    """

    witness: Facts
    number: int
    whole: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Sayings:
    """What one pack can say of something: each word with the answers for which it is said, and what is said else."""

    words: WordNodes
    otherwise: str


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


class PackPair:
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

    def moves(
        self, old: Sayings, new: Sayings, where: Node = YES, really: Callable[[Facts], bool] = lambda _: True
    ) -> list[Difference]:
        """For whom two packs say something else, each change of a word by itself.

        Args:
            old: what the old pack says.
            new: what the new pack says.
            where: only for these answers.
            really: whether the program tells this person something else; a change with nobody like that is left out.
        """
        befores, afters = self._all(old), self._all(new)
        levels = set().union(*map(self.after.levels, (where, *befores.values(), *afters.values())))
        whole = prod(self.diagrams.sizes[level] for level in levels)
        found = []
        for before, after in product(befores, afters):
            node = self.diagrams.all_of([befores[before], afters[after], where]) if before != after else NO
            witness = self._somebody(node, really)
            if witness is not None:
                found.append(Difference(witness, self.diagrams.count(node, levels), whole, before, after))
        return sorted(found, key=lambda move: not {move.before, move.after} & _TELLING)

    def _all(self, said: Sayings) -> dict[str, Node]:
        """Every word, with that for all others."""
        rest = self.diagrams.turn(self.diagrams.any_of(said.words.values()))
        return {**said.words, said.otherwise: self.diagrams.either(said.words.get(said.otherwise, NO), rest)}

    def _somebody(self, node: Node, really: Callable[[Facts], bool]) -> Facts | None:
        """A person for whom a diagram is YES; one whom an interview could lead there before any other."""
        for _ in range(MOST_TRIES):
            chosen = self.diagrams.cheapest(node, self.after.prices)
            if chosen is None:
                return None
            for found in (self.after.played(node), self.before.played(node), self.after.facts(chosen)):
                if found is not None and really(found):
                    return found
            node = self.diagrams.both(node, self.diagrams.turn(self.diagrams.cube(chosen)))
        return None


MOST_TRIES = 8
_TELLING = frozenset(("urgent", "points_to", "raise_with_lawyer", "yes", "know"))
"""Words that are plainer than others: a person who gains or loses one is told first."""


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
