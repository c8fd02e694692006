"""AS528: conditions that hold whatever is answered, on every day: they test nothing."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import other_days, small
from asylum_screen.analysis.diagram import NO
from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import leaves, parts_of
from asylum_screen.core.rules import Always, Condition, InOperation, InSet, Named, Place
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Conditions, and parts of them, that are never no."""
    pack = material.pack
    seen: set[Place] = set()
    for condition in (*all_conditions(pack), *pack.definitions.values()):
        for part in _outermost(material.compiled, condition):
            if part.place.line and part.place not in seen and _always(material.compiled, part):
                hint = "Take it out, or test what you mean. What always holds is written {not: never}."
                yield problem("AS528", part.place, "No answers make this condition false.", hint)
            seen.add(part.place)


def _outermost(compiled: Compiled, condition: Condition) -> Iterator[Condition]:
    """The largest parts that are never no on the day of the pack; what has a name is looked at there."""
    if isinstance(condition, Named | InOperation):
        return
    if compiled.diagrams.when(compiled.condition(condition), NO) == NO:
        yield condition
        return
    for part in parts_of(condition) or ():
        yield from _outermost(compiled, part)


def _always(compiled: Compiled, condition: Condition) -> bool:
    """True when a condition is never no on other days either. "All answers of a question" asks if it was answered."""
    evaluator = compiled.evaluator
    for leaf in leaves(condition):
        every = isinstance(leaf, InSet) and compiled.diagrams.when(compiled.condition(leaf), NO) == NO
        if every or isinstance(leaf, Always):
            return False
    for day in other_days(evaluator, [condition]):
        then = small(evaluator.pack, day, [condition])
        if then.diagrams.when(then.condition(condition), NO) != NO:
            return False
    return True
