"""Two packs field by field: everything that a rule file says and a person may read is compared, whatever it is called.

The walk goes through the dataclasses of the pack and knows none of them, so that a field which is added tomorrow is
compared tomorrow. What is left out stands in `UNREAD`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, get_args

from asylum_screen.analysis.compare import same_shape
from asylum_screen.core.dates import Offset
from asylum_screen.core.rules import Condition, InOperation, RulePack, Text

from .pictures.words import timeline_words

CONDITIONS = get_args(Condition)
UNREAD = {
    "Text.id": "a name for translators",
    "Text.note": "for translators",
    "RulePack.definitions": "compared wherever they are used",
    "RulePack.groups": "compared wherever they are used",
    "RulePack.texts": "each stands in what says it",
    "Section.gate_open": "made of the gate",
    "Policy.applies": "made of window and covers",
    "Signature.holds": "made of the hash",
    "RulePack.own": "of a clinic, not of the rules",
    "HelpEntry.own": "of a clinic, not of the rules",
    "Card.own": "of a clinic, not of the rules",
}
"""Fields that are not compared, and why. Places are not either."""
OWNERS = {
    "findings": "finding",
    "policies": "policy",
    "deadlines": "deadline",
    "conflicts": "conflict",
    "help": "help",
    "cards": "card",
    "questions": "question",
    "sections": "section",
    "sources": "source",
    "amounts": "amount",
}
"""The fields of a pack whose items are told by themselves, and what each item is."""
ORDER = "order"


@dataclass(frozen=True, slots=True)
class Different:
    """One thing that is not the same.

    path: the names and keys that lead to it, such as findings, port.asked, unless, hardship, say. field: the last
    field with its class (`Exemption.say`). before and after: as the packs have them; None where it is not there.
    """

    path: tuple[str, ...]
    field: str
    before: Any
    after: Any


def differences(old: RulePack, new: RulePack) -> Iterator[Different]:
    """Everything that two packs do not say alike. Conditions that are only written otherwise are told too."""
    return _differences(old, new, (), "")


def read_fields(of: type) -> list[Field[Any]]:
    """The fields of a class that are compared."""
    return [
        each
        for each in fields(of)
        if each.name != "place" and not each.name.startswith("_") and f"{of.__name__}.{each.name}" not in UNREAD
    ]


def _differences(old: Any, new: Any, path: tuple[str, ...], name: str) -> Iterator[Different]:
    if isinstance(old, CONDITIONS) and isinstance(new, CONDITIONS):
        if not same_shape([old], [new]):
            yield Different(path, name, old, new)
    elif type(old) is type(new) and _is_walked(old):
        for each in read_fields(type(old)):
            inner = f"{type(old).__name__}.{each.name}"
            yield from _differences(getattr(old, each.name), getattr(new, each.name), (*path, each.name), inner)
    elif (befores := _by_key(old)) is not None and (afters := _by_key(new)) is not None:
        yield from _items(befores, afters, path, name)
    elif old != new:
        yield Different(path, name, old, new)


def _items(old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...], name: str) -> Iterator[Different]:
    for key in dict.fromkeys((*old, *new)):
        if key in old and key in new:
            yield from _differences(old[key], new[key], (*path, key), name)
        else:
            yield Different((*path, key), name, old.get(key), new.get(key))
    befores, afters = [key for key in old if key in new], [key for key in new if key in old]
    if befores != afters:
        yield Different((*path, ORDER), name, tuple(befores), tuple(afters))


def _is_walked(thing: object) -> bool:
    return is_dataclass(thing) and not isinstance(thing, (Text, Offset))


def _by_key(thing: Any) -> Mapping[str, Any] | None:
    """The items of a mapping or list under names that stay theirs in another pack; None for a plain list or value."""
    if isinstance(thing, Mapping):
        return {str(key): each for key, each in thing.items()}
    if not isinstance(thing, tuple) or any(not is_dataclass(each) for each in thing):
        return None
    found: dict[str, Any] = {}
    for number, each in enumerate(thing, 1):
        key = next((str(value) for key in _KEYS if (value := getattr(each, key, None))), str(number))
        if isinstance(each, Text):
            key = str(number)
        found[key if key not in found else f"{key} ({number})"] = each
    return found


_KEYS = ("id", "name", "finding", "first", "reviewer", "key")


# ---------------------------------------------------------------- in words


def told(value: Any) -> str:
    """A value of a rule in words; "" for none."""
    match value:
        case None | () | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value).replace("_", " ")
        case Text():
            return f'"{value.english}"'
        case date():
            return value.isoformat()
        case Offset():
            spans = ((value.years, "years"), (value.months, "months"), (value.days, "days"))
            return ", ".join(f"{number} {word}" for number, word in spans if number) or "at once"
        case tuple() | frozenset():
            return ", ".join(filter(None, map(told, sorted(value) if isinstance(value, frozenset) else value)))
        case Mapping():
            return ", ".join(f"{key} {told(each)}" for key, each in value.items())
    if isinstance(value, CONDITIONS):
        return "a condition"
    if is_dataclass(value):
        parts = [getattr(value, each.name) for each in read_fields(type(value)) if each.name != "id"]
        text = next((each for each in parts if isinstance(each, Text)), None)
        return told(text) if text is not None else ", ".join(filter(None, map(told, filter(_is_word, parts))))
    return str(value)


def _is_word(value: object) -> bool:
    return not isinstance(value, bool)


def change_words(before: Any, after: Any) -> str:
    """What a value was and is. Of long lists only what came, went or moved."""
    if isinstance(before, InOperation) and isinstance(after, InOperation):
        lines = [tuple(timeline_words(each.timeline)) for each in (before, after)]
        was, now = ("; ".join(_less(*pair)) for pair in (lines, lines[::-1]))
        return f"{was or 'none'} before, {now or 'none'} now"
    if isinstance(before, (tuple, frozenset)) and isinstance(after, (tuple, frozenset)):
        more, fewer = _less(after, before), _less(before, after)
        if more or fewer:
            said = [f"{word} {told(each)}" for word, each in (("new:", more), ("gone:", fewer)) if each]
            return "; ".join(said)
        moved = [each for place, each in enumerate(after) if before[place] != each]  # type: ignore[index]
        return f"another order now, from {told(moved[0])} on"
    return f"{told(before) or 'none'} before, {told(after) or 'none'} now"


def _less(one: tuple[Any, ...] | frozenset[Any], other: tuple[Any, ...] | frozenset[Any]) -> tuple[Any, ...]:
    left = [each for each in one if each not in other]
    return tuple(sorted(left, key=str) if isinstance(one, frozenset) else left)
