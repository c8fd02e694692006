"""Frozen data as plain JSON, and back: each different thing once, in a list in which later things name earlier ones.

The list holds numbers, texts, truths and nothing first; each row after them is the number of a class and the places of
what its constructor is given. Only classes that a shelf was made for are ever called.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

Rows = dict[str, list[Any]]
Laid = tuple[Callable[[Any], tuple[Any, ...]], Callable[..., Any]]
_PLAIN: tuple[type, ...] = (str, int, bool, type(None))
_NAMES: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "bool": (bool,),
    "None": (type(None),),
    "date": (date,),
    "tuple": (tuple,),
    "frozenset": (frozenset,),
    "Mapping": (dict,),
    "dict": (dict,),
}
_PART = re.compile(r"^\s*([A-Za-z_]+)")


class Shelf:
    """Puts things of some classes on a shelf and takes them off.

    Args:
        classes: frozen dataclasses and enums; another class needs an entry in `parts`.
        aliases: what other names in the annotations of the classes stand for.
        parts: for a class that is no dataclass, what it consists of, and what makes it of that.
    """

    def __init__(
        self,
        *classes: type,
        aliases: Mapping[str, tuple[type, ...]] | None = None,
        parts: Mapping[type, Laid] | None = None,
    ) -> None:
        self._parts = parts or {}
        names = {**_NAMES, **{each.__name__: (each,) for each in classes}, **(aliases or {})}
        kinds = [_Kind(tuple, lambda *items: items), _Kind(frozenset, lambda *items: frozenset(items))]
        kinds += [_Kind(dict, _mapping), _Kind(date, date.fromordinal, ((int,),))]
        self._kinds = kinds + [_kind(each, names, self._parts) for each in classes]
        self._number = {kind.of: number for number, kind in enumerate(self._kinds)}

    def put(self, thing: object) -> Rows:
        """A thing with all that it consists of, as plain data.

        Raises:
            KeyError: for a class that this shelf was not made for.
        """
        plain: dict[tuple[type, Any], int] = {}
        self._collect(thing, plain, set())
        rows: dict[tuple[int, ...], int] = {}
        places: dict[int, int] = {}
        kept: list[object] = []

        def put(each: Any) -> int:
            if type(each) in _PLAIN:
                return plain[type(each), each]
            if id(each) not in places:
                row = (self._number[type(each)], *[put(part) for part in self._given(each)])
                places[id(each)] = rows.setdefault(row, len(plain) + len(rows))
                kept.append(each)  # as long as it is here no other thing gets its id
            return places[id(each)]

        last = put(thing)
        return {"plain": [value for _, value in plain], "rows": [list(row) for row in rows], "last": [last]}

    def _collect(self, thing: Any, plain: dict[tuple[type, Any], int], seen: set[int]) -> None:
        if type(thing) in _PLAIN:
            plain.setdefault((type(thing), thing), len(plain))
        elif id(thing) not in seen:
            given = self._given(thing)
            if type(thing) in (dict, frozenset) or dataclasses.is_dataclass(thing) or type(thing) is tuple:
                seen.add(id(thing))
            for part in given:
                self._collect(part, plain, seen)

    def _given(self, thing: Any) -> tuple[Any, ...]:
        if type(thing) is tuple:
            return thing
        if type(thing) is frozenset:
            return tuple(sorted(thing))
        if type(thing) is dict:
            return tuple(part for pair in thing.items() for part in pair)
        if type(thing) is date:
            return (thing.toordinal(),)
        if isinstance(thing, Enum):
            return (thing.value,)
        if type(thing) in self._parts:
            return self._parts[type(thing)][0](thing)
        return tuple(getattr(thing, name) for name in self._kinds[self._number[type(thing)]].names)

    def take(self, data: Any) -> Any:
        """The thing that was put.

        Raises:
            ValueError, TypeError, KeyError, IndexError: the data was not made by `put`.
        """
        values: list[Any] = data["plain"]
        if not {type(value) for value in values}.issubset(_PLAIN):
            raise TypeError("a value that is not plain")
        kinds, add = self._kinds, values.append
        if min(map(min, data["rows"]), default=0) < 0:
            raise IndexError("a place before the first")
        for number, *places in data["rows"]:
            kind = kinds[number]
            given = [values[place] for place in places]
            if kind.fields is not None and tuple(map(type, given)) not in kind.good:
                kind.check(given)
            add(kind.call(*given))
        return values[data["last"][0]]


class _Kind:
    """One class: how it is made, and what its constructor may be given."""

    def __init__(
        self,
        of: type,
        call: Callable[..., Any],
        fields: tuple[tuple[type, ...], ...] | None = None,
        names: tuple[str, ...] = (),
    ) -> None:
        self.of = of
        self.names = names
        self.call = call
        self.fields = fields
        self.good: set[tuple[type, ...]] = set()

    def check(self, given: list[Any]) -> None:
        """Look once at each row of types that the constructor may be given.

        Raises:
            TypeError: it does not take one of them.
        """
        types = tuple(map(type, given))
        for kind, allowed in zip(types, self.fields or (), strict=True):
            if kind not in allowed:
                raise TypeError(f"{self.of.__name__} takes no {kind.__name__}")
        self.good.add(types)


def _kind(of: Any, names: Mapping[str, tuple[type, ...]], parts: Mapping[type, Any]) -> _Kind:
    if of in parts:
        return _Kind(of, parts[of][1])
    if issubclass(of, Enum):
        return _Kind(of, of, ((str, int),))
    fields = [each for each in dataclasses.fields(of) if each.init]
    allowed = tuple(_allowed(str(each.type), names) for each in fields)
    called = tuple(each.name for each in fields)
    if any(each.kw_only for each in fields):
        return _Kind(of, lambda *given: of(**dict(zip(called, given, strict=True))), allowed, called)
    return _Kind(of, of, allowed, called)


def _allowed(annotation: str, names: Mapping[str, tuple[type, ...]]) -> tuple[type, ...]:
    """The classes that an annotation allows, by the names outside its brackets."""
    outer = re.sub(r"\[[^\[\]]*(\[[^\[\]]*\])?[^\[\]]*\]", "", annotation)
    found: list[type] = []
    for part in outer.split("|"):
        name = _PART.match(part)
        assert name is not None, annotation
        found += names[name[1]]
    return tuple(found)


def _mapping(*items: Any) -> dict[Any, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))
