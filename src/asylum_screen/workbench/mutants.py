"""All small changes of a pack that `rules mutate` tries, one at a time and always in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from asylum_screen.core.conditions import SetMode, parts_of
from asylum_screen.core.dates import Bound, Segment, Window
from asylum_screen.core.rules import (
    NEVER,
    AllOf,
    AnyOf,
    Condition,
    InOperation,
    InSet,
    Is,
    IsValue,
    Kind,
    Not,
    OnDays,
    Place,
    RulePack,
    Signal,
)
from asylum_screen.core.statements import Statement

FEW_VALUES = 3
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Mutant:
    """One change: a condition (`node`) replaced by another, or a whole statement (`item`) by a changed one.

    what: the change in words. kind: its sort, for the count. key: where in the file it is made.
    """

    kind: str
    what: str
    place: Place
    node: Condition | None = None
    instead: Condition | None = None
    item: Any = None
    key: tuple[str | int, ...] = ()

    @property
    def guards(self) -> bool:
        """True for a change of what decides if a question comes up."""
        return "ask_if of" in self.what or "ask_unless of" in self.what


def mutants(pack: RulePack) -> Iterator[Mutant]:
    """Every mutant of a pack."""
    seen: set[int] = set()
    shown = [each for each in pack.statements if each.faces]
    roots = [root for statement in shown for root in _roots(statement)]
    for root, what, place in (*roots, *_guards(pack)):
        yield from _of_condition(pack, root, what, place, seen)
    for statement in shown:
        yield from _of_item(statement)


def _roots(statement: Statement) -> Iterator[tuple[Condition, str, Place]]:
    """Every condition of a statement with what it decides; an exception may also be dropped as a whole."""
    place, named = statement.place, f'"{statement.id}"'
    if statement.window is not None:
        yield statement.window, f"the days of {named}", place
    yield statement.covers, named if statement.window is None else f"the class of {named}", place
    if statement.ends_on is None:  # the excuses of a time limit change words only, see the coverage
        for each in statement.exceptions:
            yield each.when, f'the exception "{each.id}" of {named}', each.place


def _guards(pack: RulePack) -> Iterator[tuple[Condition, str, Place]]:
    """What decides if a question comes up."""
    for question in pack.questions.values():
        for key in ("ask_if", "ask_unless"):
            guard: Condition | None = getattr(question, key)
            if guard is not None:
                yield guard, f'{key} of "{question.id}"', question.place
        for condition, answer in question.presumptions:
            key = f"presumed_as {answer}" if isinstance(answer, str) else "presumed" if answer else "presumed_no"
            yield condition, f'{key} of "{question.id}"', question.place


def _of_condition(pack: RulePack, root: Condition, what: str, place: Place, seen: set[int]) -> Iterator[Mutant]:
    """Dropping it as a whole where it is an exception or a guard, and every change of a part."""
    if id(root) not in seen and what.startswith(("the exception", "ask_if", "ask_unless", "presumed")):
        instead = Not(NEVER) if what.startswith("ask_if") else NEVER
        yield Mutant("drop", f"{what} is dropped", place, root, instead)
    for node in nodes_in([root], seen):
        yield from _of_node(pack, node, what, place)


def nodes_in(roots: Iterable[Condition], seen: set[int]) -> Iterator[Condition]:
    """The conditions inside some, outer ones first, each once. seen: the id() of those that were met."""
    waiting = list(roots)
    while waiting:
        node = waiting.pop(0)
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if not isinstance(node, Is):  # a test of a truth is not written in a rule file
            waiting += parts_of(node) or ()


def _of_node(pack: RulePack, node: Condition, what: str, place: Place) -> Iterator[Mutant]:
    at = node.place if node.place.line else place
    match node:
        case AllOf(parts) | AnyOf(parts):
            yield from _of_list(node, parts, what, at)
        case Not(part):
            yield Mutant("not", f"in {what}, a not is taken away", at, node, part)
        case IsValue(fact, value):
            other = _other_value(pack, fact, value)
            if other is not None:
                yield Mutant("value", f"in {what}, {fact} is {_word(other)}", at, node, replace(node, value=other))
        case InSet():
            yield from _of_set(pack, node, what, at)
        case OnDays():
            for told, window in _windows(node.window):
                yield Mutant("days", f"in {what}, {node.fact} {told}", at, node, replace(node, window=window))
        case InOperation():
            for told, segments in _segments(node.timeline.segments):
                timeline = replace(node.timeline, segments=segments)
                yield Mutant("period", f"in {what}, {told}", at, node, replace(node, timeline=timeline))


def _of_list(node: Condition, parts: tuple[Condition, ...], what: str, at: Place) -> Iterator[Mutant]:
    if len(parts) < 2:
        return
    turned = AnyOf(parts, at) if isinstance(node, AllOf) else AllOf(parts, at)
    word = "all becomes any" if isinstance(node, AllOf) else "any becomes all"
    yield Mutant("all/any", f"in {what}, {word}", at, node, turned)
    for number, part in enumerate(parts):
        rest = (*parts[:number], *parts[number + 1 :])
        instead = AllOf(rest, at) if isinstance(node, AllOf) else AnyOf(rest, at)
        where = part.place if part.place.line else at
        yield Mutant("part", f"in {what}, part {number + 1} of {len(parts)} is dropped", where, node, instead)


def _other_value(pack: RulePack, fact: str, value: bool | str) -> bool | str | None:
    if isinstance(value, bool):
        return not value
    question = pack.questions.get(fact)
    if question is None or question.kind is Kind.COUNTRIES:
        return None
    options = question.option_ids
    return options[(options.index(value) + 1) % len(options)] if value in options and len(options) > 1 else None


def _word(value: bool | str) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _of_set(pack: RulePack, node: InSet, what: str, at: Place) -> Iterator[Mutant]:
    if node.mode is SetMode.SEVERAL:
        one = replace(node, mode=SetMode.ANY, values=pack.countries)
        yield Mutant("mode", f"in {what}, one {node.fact} is enough", at, node, one)
        return
    values = sorted(node.values)
    chosen = values if len(values) <= FEW_VALUES else [values[0], values[-1]]
    for value in chosen if len(values) > 1 else ():
        told = f"in {what}, {value} is taken out of {node.fact}"
        yield Mutant("value", told, at, node, replace(node, values=node.values - {value}))
    turned = SetMode.NONE if node.mode is not SetMode.NONE else SetMode.ANY
    yield Mutant("mode", f"in {what}, {node.fact} {turned.value}", at, node, replace(node, mode=turned))


def _windows(window: Window) -> Iterator[tuple[str, Window]]:
    for name, bound in (("begins", window.low), ("ends", window.high)):
        for step in (-1, 1) if bound is not None else ():
            assert bound is not None
            moved = Bound(bound.day, bound.plus_days + step)
            changed = replace(window, low=moved) if name == "begins" else replace(window, high=moved)
            yield f"{name} a day {'earlier' if step < 0 else 'later'}", changed
    for unit in ("years", "months"):
        number = getattr(window.offset, unit)
        if number:
            yield f"counts a {unit[:-1]} more", replace(window, offset=replace(window.offset, **{unit: number + 1}))
    if window.by_earliest:
        yield "looks at the whole span", replace(window, by_earliest=False)


def _segments(segments: tuple[Segment, ...]) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    for number, segment in enumerate(segments):
        for end in ("first", "last"):
            day: date | None = getattr(segment, end)
            for step in (-DAY, DAY) if day is not None else ():
                assert day is not None
                moved = replace(segment, **{end: day + step})  # type: ignore[arg-type]
                word = "begins" if end == "first" else "ends"
                told = f"the period of {segment.first} {word} a day {_way(step)}"
                if moved.first is None or moved.last is None or moved.first <= moved.last:
                    yield told, (*segments[:number], moved, *segments[number + 1 :])
        if len(segments) > 1:
            yield f"the period of {segment.first} is dropped", (*segments[:number], *segments[number + 1 :])


def _of_item(statement: Statement) -> Iterator[Mutant]:
    """Changes of what is no condition: a signal, the length of a time limit, days, steps of a status, a flag."""
    item = statement.item
    base = () if statement.window is not None else (f"{statement.kind}s", item.id)  # a policy is a file of its own

    def changed(kind: str, told: str, *key: str | int, **fields: Any) -> Mutant:
        return Mutant(kind, told, statement.place, item=replace(item, **fields), key=(*base, *key) if key else ())

    if getattr(item, "yes", None) is not None:
        other = Signal.KNOW if item.yes.signal is not Signal.KNOW else Signal.RAISE_WITH_LAWYER
        told = f'"{item.id}" has the signal {other.value}'
        yield changed("signal", told, "signal", yes=replace(item.yes, signal=other))
    if statement.ends_on is not None:
        for step in (-DAY, DAY):
            add = replace(item.add, days=item.add.days + step.days)
            yield changed("deadline", f'"{item.id}" ends a day {_way(step)}', add=add)
        if item.floor is not None:
            floor = item.floor + DAY
            yield changed("deadline", f'"{item.id}" is counted from {floor} at the earliest', floor=floor)
    for name in ("known_from", "known_to"):
        day: date | None = getattr(statement, name)
        for moved in (day - DAY, day + DAY) if day is not None else ():
            yield changed("known", f'{name} of "{item.id}" is {moved}', name, **{name: moved})
    for number, status in enumerate(item.status if "status" in statement.views else ()):
        if number == 0 or status.status is item.status[number - 1].status:
            continue  # a new note under the same status changes words only
        for step in (-DAY, DAY):
            steps = (*item.status[:number], replace(status, first=status.first + step), *item.status[number + 1 :])
            told = f'the status of "{item.id}" of {status.first} begins a day {_way(step)}'
            yield changed("status", told, "status", number, "from", status=steps)
    if hasattr(item, "also_when_open"):
        word = "not shown while open" if item.also_when_open else "shown while open"
        yield changed("flag", f'"{item.id}" is {word}', also_when_open=not item.also_when_open)


def _way(step: timedelta) -> str:
    return "earlier" if step.days < 0 else "later"
