"""`rules diff` names every field that a person may read: each field of each class of a pack is changed by itself.

The fields are found by reflection, so that one that is added tomorrow is tested tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from asylum_screen.core import conditions, country, dates, entries, page_one, questions, reviews, rules, stages, status
from asylum_screen.core.rules import Condition, Not, RulePack, Text
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.diff import compare
from asylum_screen.workbench.diff_walk import CONDITIONS, OWNERS, UNREAD, differences

TESTS = Path(__file__).parents[2]
PACKS = (TESTS / "rule_files" / "good" / "small", TESTS / "other_country" / "rules", TESTS.parent / "rules")
AS_OF = date(2026, 11, 30)
LONG = ("findings", "policies", "deadlines", "help", "cards", "amounts")
"""What the real pack has hundreds of."""
MODULES = (conditions, country, dates, entries, page_one, questions, reviews, rules, stages, status)
EMPTY = (None, "", (), frozenset(), {})
Path_ = tuple[tuple[str, Any], ...]
"""The way to a thing: fields, and keys of mappings and lists."""


def hint_of(of: type, name: str) -> Any:
    """The annotation of a field."""
    names = {name: each for module in MODULES for name, each in vars(module).items()}
    return get_type_hints(of, names)[name]


def classes_of(of: type, seen: dict[type, None]) -> dict[type, None]:
    """Every dataclass that a field of this class can hold, in the order of the fields."""
    if of in seen or not is_dataclass(of):
        return seen
    seen[of] = None
    for field in fields(of):
        for each in plain_types(hint_of(of, field.name)):
            classes_of(each, seen)
    return seen


def plain_types(hint: Any) -> Iterator[type]:
    """The classes in an annotation."""
    if get_origin(hint) is None:
        if isinstance(hint, type):
            yield hint
    else:
        for each in get_args(hint):
            yield from plain_types(each)


CLASSES = tuple(each for each in classes_of(RulePack, {}) if each not in (conditions.Place, conditions.Is, entries.Own))
UNNAMED = {**UNREAD, "Named.name": "a condition under another name is the same condition"}
FIELDS = [
    (each, field.name)
    for each in CLASSES
    for field in fields(each)
    if field.name != "place" and field.init and f"{each.__name__}.{field.name}" not in UNNAMED
]
NAMES = [f"{of.__name__}.{name}" for of, name in FIELDS]


@cache
def pack_of(number: int) -> RulePack:
    """One of the packs: of the real one no more than has something in every field that it has something in."""
    pack = load_pack(PACKS[number])
    if number < len(PACKS) - 1:
        return pack
    held: set[str] = set()
    return replace(pack, **{name: tuple(adding(getattr(pack, name), held)) for name in LONG})


def adding(items: Iterable[Any], held: set[str]) -> Iterator[Any]:
    """The items that have something in a field in which none before them has; `held` are the fields so far."""
    for item in items:
        found: set[str] = set()
        for _, thing in walk(item, ()):
            filled = (each.name for each in fields(thing) if getattr(thing, each.name) not in EMPTY)
            found |= {f"{type(thing).__name__}.{name}" for name in filled}
        if found - held:
            held |= found
            yield item


def walk(thing: Any, way: Path_) -> Iterator[tuple[Path_, Any]]:
    """Everything that a thing consists of, with the way to it."""
    if is_dataclass(thing):
        yield way, thing
        for field in fields(thing):
            if field.init and field.name != "place" and f"{type(thing).__name__}.{field.name}" not in UNREAD:
                yield from walk(getattr(thing, field.name), (*way, ("field", field.name)))
    elif isinstance(thing, Mapping | tuple):
        for key, each in thing.items() if isinstance(thing, Mapping) else enumerate(thing):
            yield from walk(each, (*way, ("item", key)))


@cache
def things(number: int) -> Mapping[type, list[tuple[Path_, Any]]]:
    """Everything that a pack consists of, by its class, with the way to it."""
    found: dict[type, list[tuple[Path_, Any]]] = {}
    for way, thing in walk(pack_of(number), ()):
        found.setdefault(type(thing), []).append((way, thing))
    return found


def put(thing: Any, way: Path_, change: Callable[[Any], Any]) -> Any:
    """A thing with something in it changed."""
    if not way:
        return change(thing)
    (how, key), *rest = way
    if how == "field":
        return replace(thing, **{key: put(getattr(thing, key), tuple(rest), change)})
    if isinstance(thing, Mapping):
        return {**thing, key: put(thing[key], tuple(rest), change)}
    return (*thing[:key], put(thing[key], tuple(rest), change), *thing[key + 1 :])


def another(value: Any, hint: Any, pack: RulePack) -> Any:
    """A value of the same type that is another one."""
    match value:
        case bool():
            return not value
        case Text():
            return replace(value, english=f"{value.english} Changed.")
        case Enum():
            return next(each for each in type(value) if each is not value)
        case date():
            return value + timedelta(days=1)
        case int():
            return value + 1
        case str():
            return others(value, pack)
        case tuple() | frozenset() | Mapping() if value:
            kept = list(value)[1:]
            return {key: value[key] for key in kept} if isinstance(value, Mapping) else type(value)(kept)
    if isinstance(value, CONDITIONS) and not isinstance(value, conditions.InOperation):
        return Not(value)
    if is_dataclass(value):
        names = [each.name for each in fields(value) if each.init and each.name != "place"]
        name = next((each for each in reversed(names) if getattr(value, each) not in EMPTY), names[0])
        return replace(value, **{name: another(getattr(value, name), hint_of(type(value), name), pack)})
    return made_up(hint, pack)


def others(word: str, pack: RulePack) -> str:
    """Another word: for the name of a question that of another one which takes the same kind of answer."""
    kinds = {each.id: each.kind for each in pack.questions.values()}
    alike = [each for each, kind in kinds.items() if kinds.get(word) is kind and each != word]
    return alike[0] if alike else f"{word}x"


def made_up(hint: Any, pack: RulePack) -> Any:
    """Some value for a field that is empty everywhere."""
    if get_origin(hint) in (Union, UnionType):
        return made_up(next(each for each in get_args(hint) if each is not type(None)), pack)
    plain: dict[Any, Any] = {
        str: "x",
        date: AS_OF,
        Text: Text("made/up", "Made up."),
        page_one.DaySpan: page_one.DaySpan(1, 1),
        tuple[str, ...]: ("x",),
        frozenset[str]: frozenset("x"),
        Mapping[str, str]: {"x": "x"},
    }
    if is_dataclass(hint) and isinstance(hint, type) and hint not in plain and hint not in CONDITIONS:
        needed = [each for each in fields(hint) if each.init and each.default is each.default_factory is MISSING]
        return hint(**{each.name: made_up(hint_of(hint, each.name), pack) for each in needed})
    if get_origin(hint) is tuple:
        return plain.get(hint, (made_up(get_args(hint)[0], pack),))
    if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
        return {made_up(key, pack): made_up(value, pack) for key, value in [get_args(hint)]}
    if hint in CONDITIONS:
        return conditions.IsValue(next(iter(pack.questions)), value=True)
    return plain[hint]


def changed_packs(of: type, name: str) -> Iterator[tuple[RulePack, RulePack, Path_]]:
    """Two packs that differ only in this field; first where it holds something."""
    empty: list[tuple[int, Path_]] = []
    for number in range(len(PACKS)):
        for way, thing in things(number).get(of, []):
            if getattr(thing, name) in EMPTY:
                empty.append((number, way))
                continue
            hint = hint_of(of, name)
            yield *changed(number, way, of, name, lambda value, pack, hint=hint: another(value, hint, pack)), way
            if type(None) in get_args(hint) and of not in INNER:
                yield *changed(number, way, of, name, lambda *_: None), way
            return
    assert empty, "no pack of the tests has one of these: add it to the small pack"
    number, way = empty[0]
    yield *changed(number, way, of, name, lambda _, pack: made_up(hint_of(of, name), pack)), way


def changed(
    number: int, way: Path_, of: type, name: str, change: Callable[[Any, RulePack], Any]
) -> tuple[RulePack, RulePack]:
    """A pack, and the same with a field of the thing at the end of the way changed."""
    pack = pack_of(number)
    new: RulePack = put(pack, way, lambda thing: replace(thing, **{name: change(getattr(thing, name), pack)}))
    return pack, new


INNER = frozenset(CONDITIONS) | {dates.Timeline, dates.Segment, dates.Window, dates.Bound}
"""What conditions consist of: for whom such a change counts is another test."""


@pytest.mark.parametrize(("of", "name"), FIELDS, ids=NAMES)
def test_every_field_is_named_when_it_changes(of: type, name: str) -> None:
    """One field is another: the difference is told, and says of which thing it is."""
    for old, new, way in changed_packs(of, name):
        if of in INNER:
            assert list(differences(old, new))
            continue
        found = compare(old, new, AS_OF)
        assert not found.empty
        keys = [key for _, key in way]
        if len(keys) > 1 and keys[0] in OWNERS:
            thing = getattr(old, keys[0])[keys[1]]
            told = [change.id for change in found.changes] + [text.id for text in found.texts]
            assert any(getattr(thing, "id", keys[1]) in each for each in told), told


def test_every_class_of_a_condition_is_walked() -> None:
    """The reflection finds what conditions consist of, and every class that a pack is kept with."""
    assert {*get_args(Condition)} <= {*CLASSES, conditions.Is}
    assert {rules.Exemption, status.StatusFrom, questions.Checked, entries.Amount, page_one.ReachRules} <= {*CLASSES}
