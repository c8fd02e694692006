"""All small changes of a pack that `rules mutate` tries, one at a time and always in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from asylum_screen.core.dates import Bound, Offset, Segment, Window
from asylum_screen.core.rules import (
    NEVER,
    AllOf,
    AnyOf,
    Card,
    Condition,
    Deadline,
    Finding,
    HelpEntry,
    InOperation,
    InSet,
    IsValue,
    Kind,
    Named,
    Not,
    OnDays,
    Place,
    Policy,
    RulePack,
    SetMode,
    Signal,
)

Changed = Finding | Policy | Deadline | Card | HelpEntry
FEW_VALUES = 3
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Mutant:
    """One change: a condition (`node`) replaced by another, or a whole statement (`item`) by a changed one.

    what: the change in words. kind: its sort, for the count. key: where in the statement it is made.
    """

    kind: str
    what: str
    place: Place
    node: Condition | None = None
    instead: Condition | None = None
    item: Changed | None = None
    key: tuple[str | int, ...] = ()

    @property
    def guards(self) -> bool:
        """True for a change of what decides if a question comes up."""
        return "ask_if of" in self.what or "ask_unless of" in self.what


def mutants(pack: RulePack) -> Iterator[Mutant]:
    """Every mutant of a pack."""
    seen: set[int] = set()
    for root, what, place in _roots(pack):
        yield from _of_condition(pack, root, what, place, seen)
    for finding in pack.findings:
        yield from _of_finding(finding)
    for policy in pack.policies:
        yield from _of_policy(policy)
    for deadline in pack.deadlines:
        yield from _of_deadline(deadline)
    every: list[Card | HelpEntry] = [*pack.cards, *(entry for entry in pack.help if entry.shown != "no")]
    for given in every:
        word = "not shown while open" if given.also_when_open else "shown while open"
        item = replace(given, also_when_open=not given.also_when_open)
        yield Mutant("flag", f'"{given.id}" is {word}', given.place, item=item)


def _roots(pack: RulePack) -> Iterator[tuple[Condition, str, Place]]:
    """Every condition with what it decides; an exception or guard may also be dropped as a whole."""
    for finding in pack.findings:
        yield finding.when, f'"{finding.id}"', finding.place
        yield from ((each.when, f'the exception "{each.id}" of "{finding.id}"', each.place) for each in finding.unless)
    for policy in pack.policies:
        yield policy.window, f'the days of "{policy.id}"', policy.place
        yield policy.covers, f'the class of "{policy.id}"', policy.place
        yield from ((each.when, f'the exception "{each.id}" of "{policy.id}"', each.place) for each in policy.unless)
    for deadline in pack.deadlines:
        yield deadline.when, f'"{deadline.id}"', deadline.place  # its excuses change words only, see the coverage
    for others in (pack.conflicts, pack.cards, [entry for entry in pack.help if entry.shown != "no"]):
        yield from ((other.when, f'"{other.id}"', other.place) for other in others)
    for question in pack.questions.values():
        for key, guard in (("ask_if", question.ask_if), ("ask_unless", question.ask_unless)):
            if guard is not None:
                yield guard, f'{key} of "{question.id}"', question.place
        for condition, answer in question.presumptions:
            yield condition, f'{"presumed" if answer else "presumed_no"} of "{question.id}"', question.place


def _of_condition(pack: RulePack, root: Condition, what: str, place: Place, seen: set[int]) -> Iterator[Mutant]:
    """Dropping it as a whole where it is an exception or a guard, and every change of a part."""
    if id(root) not in seen and what.startswith(("the exception", "ask_if", "ask_unless", "presumed")):
        instead = Not(NEVER) if what.startswith("ask_if") else NEVER
        yield Mutant("drop", f"{what} is dropped", place, root, instead)
    waiting = [root]
    while waiting:
        node = waiting.pop(0)
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield from _of_node(pack, node, what, place)
        match node:
            case AllOf(parts) | AnyOf(parts):
                waiting += parts
            case Not(part) | Named(_, part):
                waiting.append(part)


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
            yield from _of_set(node, what, at)
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


def _of_set(node: InSet, what: str, at: Place) -> Iterator[Mutant]:
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


def _of_finding(finding: Finding) -> Iterator[Mutant]:
    if finding.yes is not None:
        other = Signal.KNOW if finding.yes.signal is not Signal.KNOW else Signal.RAISE_WITH_LAWYER
        item = replace(finding, yes=replace(finding.yes, signal=other))
        yield Mutant(
            "signal", f'"{finding.id}" has the signal {other.value}', finding.place, item=item, key=("signal",)
        )
    yield from _known_days(finding)


def _known_days(item: Finding | Deadline) -> Iterator[Mutant]:
    for key in ("known_from", "known_to"):
        day: date | None = getattr(item, key)
        for step in (-DAY, DAY) if day is not None else ():
            assert day is not None
            changed = replace(item, **{key: day + step})  # type: ignore[arg-type]
            yield Mutant("known", f'{key} of "{item.id}" is {day + step}', item.place, item=changed, key=(key,))


def _of_policy(policy: Policy) -> Iterator[Mutant]:
    for step in (-DAY, DAY):
        item = replace(policy, known_from=policy.known_from + step)
        told = f'known_from of "{policy.id}" is {item.known_from}'
        yield Mutant("known", told, policy.place, item=item, key=("known_from",))
    for number, status in enumerate(policy.status):
        if number == 0 or status.status is policy.status[number - 1].status:
            continue  # a new note under the same status changes words only
        for step in (-DAY, DAY):
            moved = (*policy.status[:number], replace(status, first=status.first + step), *policy.status[number + 1 :])
            told = (
                f'the status of "{policy.id}" of {status.first} begins a day {"earlier" if step < DAY * 0 else "later"}'
            )
            item = replace(policy, status=moved)
            yield Mutant("status", told, policy.place, item=item, key=("status", number, "from"))


def _of_deadline(deadline: Deadline) -> Iterator[Mutant]:
    for step in (-1, 1):
        add = _days_more(deadline.add, step)
        told = f'"{deadline.id}" ends a day {"earlier" if step < 0 else "later"}'
        yield Mutant("deadline", told, deadline.place, item=replace(deadline, add=add))
    if deadline.floor is not None:
        item = replace(deadline, floor=deadline.floor + DAY)
        yield Mutant(
            "deadline", f'"{deadline.id}" is counted from {item.floor} at the earliest', deadline.place, item=item
        )
    yield from _known_days(deadline)


def _days_more(offset: Offset, days: int) -> Offset:
    return replace(offset, days=offset.days + days)


def _way(step: timedelta) -> str:
    return "earlier" if step.days < 0 else "later"
