"""AS512: rules that can never hold, for no answers and on no day of the orientation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import other_days, small
from asylum_screen.analysis.diagram import NO, YES
from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import leaves
from asylum_screen.core.rules import Always, AnyOf, Condition, IsValue, Named, Place
from asylum_screen.core.statements import Statement
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Conditions, and parts of an `any`, that nothing makes true on a day on which their rule can be known."""
    pack = material.pack
    compiled = material.compiled
    owners = {id(condition): statement for statement in pack.statements for condition in statement.conditions}
    seen: set[Place] = set()
    for condition in (*all_conditions(pack), *pack.definitions.values()):
        for part in _parts(condition):
            if part.place in seen or not part.place.line:
                continue
            seen.add(part.place)
            if _dead(compiled, part, owners.get(id(condition))):
                hint = "Look for two answers of one question under all, or for an empty window of days."
                yield problem("AS512", part.place, "No answers make this condition true.", hint)


def _parts(condition: Condition) -> Iterator[Condition]:
    """A condition, or the parts of which one is enough; what is defined under a name is looked at there."""
    if isinstance(condition, AnyOf) and condition.parts:
        for part in condition.parts:
            yield from _parts(part)
    elif not isinstance(condition, Named):
        yield condition


def _dead(compiled: Compiled, condition: Condition, owner: Statement | None) -> bool:
    if any(isinstance(leaf, Always) for leaf in leaves(condition)):
        return False  # "never" and "open" are written on purpose
    if isinstance(condition, IsValue):
        return False
    evaluator = compiled.evaluator
    if _known(owner, evaluator.as_of) and compiled.diagrams.when(compiled.condition(condition), YES) != NO:
        return False
    for day in (*other_days(evaluator, [condition], owner), *(owner.days if owner is not None else ())):
        if _known(owner, day):
            then = small(evaluator.pack, day, [condition])
            if then.diagrams.when(then.condition(condition), YES) != NO:
                return False
    return True


def _known(owner: Statement | None, day: date) -> bool:
    return owner is None or owner.known_on(day)
