"""AS512 and AS528: conditions that nothing makes true, and conditions that hold whatever is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import other_days, small
from asylum_screen.analysis.diagram import NO, YES, Node
from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import leaves, parts_of
from asylum_screen.core.rules import Always, AnyOf, Condition, InOperation, InSet, IsValue, Named, Place
from asylum_screen.core.statements import Statement
from asylum_screen.problems import Problem, problem

from .model import Material


def dead(material: Material) -> Iterator[Problem]:
    """Conditions, and parts of an `any`, that nothing makes true on a day on which their rule can be known."""
    owners = {id(each): statement for statement in material.pack.statements for each in statement.conditions}
    seen: set[Place] = set()
    for condition in _written(material):
        for part in _enough(condition):
            if part.place in seen or not part.place.line:
                continue
            seen.add(part.place)
            if _is_dead(material.compiled, part, owners.get(id(condition))):
                hint = "Look for two answers of one question under all, or for an empty window of days."
                yield problem("AS512", part.place, "No answers make this condition true.", hint)


def always(material: Material) -> Iterator[Problem]:
    """Conditions, and parts of them, that are never no."""
    seen: set[Place] = set()
    for condition in _written(material):
        for part in _outermost(material.compiled, condition):
            if part.place.line and part.place not in seen and _is_always(material.compiled, part):
                hint = "Take it out, or test what you mean. What always holds is written {not: never}."
                yield problem("AS528", part.place, "No answers make this condition false.", hint)
            seen.add(part.place)


def _written(material: Material) -> Iterable[Condition]:
    return (*all_conditions(material.pack), *material.pack.definitions.values())


def _when(compiled: Compiled, condition: Condition, truth: Node) -> bool:
    """Whether some answers give a condition this truth on the day."""
    return compiled.diagrams.when(compiled.condition(condition), truth) != NO


def _on_days(compiled: Compiled, condition: Condition, truth: Node, days: Iterable[date]) -> bool:
    """The same on any of some other days."""
    pack = compiled.evaluator.pack
    return any(_when(small(pack, day, [condition]), condition, truth) for day in days)


def _enough(condition: Condition) -> Iterator[Condition]:
    """A condition, or the parts of which one is enough; what is defined under a name is looked at there."""
    if isinstance(condition, AnyOf) and condition.parts:
        for part in condition.parts:
            yield from _enough(part)
    elif not isinstance(condition, Named):
        yield condition


def _is_dead(compiled: Compiled, condition: Condition, owner: Statement | None) -> bool:
    if isinstance(condition, IsValue) or any(isinstance(leaf, Always) for leaf in leaves(condition)):
        return False  # "never" and "open" are written on purpose

    def known(day: date) -> bool:
        return owner is None or owner.known_on(day)

    if known(compiled.evaluator.as_of) and _when(compiled, condition, YES):
        return False
    days = (*other_days(compiled.evaluator, [condition], owner), *(owner.days if owner is not None else ()))
    return not _on_days(compiled, condition, YES, filter(known, days))


def _outermost(compiled: Compiled, condition: Condition) -> Iterator[Condition]:
    """The largest parts that are never no on the day of the pack; what has a name is looked at there."""
    if isinstance(condition, Named | InOperation):
        return
    if not _when(compiled, condition, NO):
        yield condition
        return
    for part in parts_of(condition) or ():
        yield from _outermost(compiled, part)


def _is_always(compiled: Compiled, condition: Condition) -> bool:
    """True when a condition is never no on other days either. "All answers of a question" asks if it was answered."""
    for leaf in leaves(condition):
        if isinstance(leaf, Always) or (isinstance(leaf, InSet) and not _when(compiled, leaf, NO)):
            return False
    return not _on_days(compiled, condition, NO, other_days(compiled.evaluator, [condition]))
