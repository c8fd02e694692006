"""AS512 and AS528: conditions that nothing makes true, and conditions that hold whatever is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import other_days, small
from asylum_screen.analysis.diagram import NO, YES, Node
from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import leaves, parts_of
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import AllOf, Always, AnyOf, Condition, InOperation, InSet, IsValue, Named, Place, Policy
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
                turn = _where_it_turns(material.compiled, part)
                more = f" Nobody is left from line {turn.line} on." if turn.line > part.place.line else ""
                yield problem("AS512", part.place, f"No answers make this condition true.{more}", hint)


def always(material: Material) -> Iterator[Problem]:
    """Conditions, and parts of them, that are never no."""
    seen: set[Place] = set()
    for condition in _written(material):
        for part in _outermost(material.compiled, condition):
            if part.place.line and part.place not in seen and _is_always(material.compiled, part):
                hint = "Take it out, or test what you mean. What always holds is written {not: never}."
                yield problem("AS528", part.place, "No answers make this condition false.", hint)
            seen.add(part.place)


def _where_it_turns(compiled: Compiled, condition: Condition) -> Place:
    """The part of an `all` that leaves nobody of those whom the parts above it let through."""
    parts = list(_flat(condition))
    for number, part in enumerate(parts, start=1):
        if part.place.line and not _when(compiled, AllOf(tuple(parts[:number])), YES):
            return part.place
    return condition.place


def _flat(condition: Condition) -> Iterator[Condition]:
    for part in condition.parts if isinstance(condition, AllOf) else ():
        yield from _flat(part)
    if not isinstance(condition, AllOf):
        yield condition


def unmet(material: Material) -> Iterator[Problem]:
    """Exceptions that ask what only people under another policy are asked."""
    compiled = material.compiled
    for policy in material.pack.policies:
        for exemption in policy.unless:
            if any(isinstance(leaf, Always) for leaf in leaves(exemption.when)):
                continue  # "never" and "open" are written on purpose
            if not (_of_another(material, policy, exemption.when) and _when(compiled, exemption.when, YES)):
                continue  # what nothing makes true is told of in `dead`
            both = AllOf((policy.window, policy.covers, exemption.when))
            if _met(compiled, both):
                continue
            if not any(_met(small(material.pack, day, [both]), both) for day in other_days(compiled.evaluator, [both])):
                message = f'Nobody whom "{policy.id}" reaches is asked what makes this exception true.'
                place = exemption.when.place if exemption.when.place.line else exemption.place
                yield problem("AS512", place, message, "Use a question of this policy, or correct its ask_if.")


def _of_another(material: Material, policy: Policy, condition: Condition) -> bool:
    """True when a condition asks something that is asked of people under another policy."""
    known = material.pack.questions
    guards = [known[fact].ask_if for fact in facts_in(condition) if fact in known]
    inside = [leaf for guard in guards if guard is not None for leaf in leaves(guard)]
    return any(isinstance(leaf, InOperation) and leaf != policy.window for leaf in inside)


def _met(compiled: Compiled, condition: Condition) -> bool:
    """Whether an interview could hold answers that make a condition true."""
    return compiled.playable(compiled.diagrams.when(compiled.condition(condition), YES), closed=False) != NO


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
