"""Who has read which statement, and whether it is still what they read.

A signature stands for the words of a statement, its conditions and its sources, by a hash of them all. When one of them
changes, the signature no longer counts; nor does it once the statement is due to be looked at again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from .conditions import NOWHERE, Named, Place, Text
from .questions import Checked

if TYPE_CHECKING:
    from .rules import RulePack
    from .statements import Statement

SIGNED_KINDS = ("finding", "policy", "deadline", "card")
"""The kinds of statements that a lawyer reads: they say what the law is."""
_UNSIGNED = {"place", "note", "last_checked", "checked_how", "source_date", "priority", "seen", "how"}
"""Fields that no reader of a statement meets, or that only say when it was looked at."""
FEE = re.compile(r"\{fee\.([^{}]*)\}")
"""A sum of money in a text, by its id."""
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Signature:
    """One statement that was read.

    key: its kind and id, such as "finding port.asked". hash: of what was read. on: the day. holds: the statement still
    says what was read.
    """

    key: str
    hash: str
    on: date
    holds: bool
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A lawyer who reads the law, or an organisation with one: who, where admitted, and what they signed."""

    reviewer: str
    role: str
    admitted: str
    signed: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How much of a page was read. read: so many of its parts. reviewers: by whom. on: the oldest day of a reading."""

    read: int
    parts: int
    reviewers: tuple[str, ...] = ()
    on: date = date.min


def key_of(statement: Statement) -> str:
    """How a signature names a statement."""
    return f"{statement.kind} {statement.id}"


def signable(pack: RulePack) -> Iterator[Statement]:
    """The statements that a lawyer reads."""
    return (each for each in pack.statements if each.kind in SIGNED_KINDS)


def fingerprint(pack: RulePack, statement: Statement) -> str:
    """The hash of what a reader of a statement signs: its words, its conditions, its sources, the sums it names."""
    data = _plain(statement.item)
    cites = {*statement.cites, *(cite for each in statement.exceptions for cite in each.cites)}
    sources = [_plain(pack.sources[cite]) for cite in sorted(cites) if cite in pack.sources]
    named = set(FEE.findall(json.dumps(data, ensure_ascii=False)))
    sums = [[each.id, str(each.amount), str(each.first), str(each.last)] for each in pack.amounts if each.id in named]
    text = json.dumps([statement.kind, data, sources, sums], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def pack_hash(pack: RulePack) -> str:
    """Twelve digits of all that a pack says of the law, to tell later if two papers were made with the same rules."""
    text = "".join(fingerprint(pack, each) for each in signable(pack))
    return str(int(hashlib.sha256(text.encode()).hexdigest(), 16))[-12:]


def _plain(value: Any) -> Any:
    """A value of a rule as lists and words, the same on every machine."""
    match value:
        case Named(part=part):
            return _plain(part)
        case Text():
            return value.english
        case Checked():
            return None
        case Enum():
            return value.value if isinstance(value.value, str) else value.name
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case frozenset():
            return sorted(str(_plain(each)) for each in value)
        case tuple() | list():
            return [_plain(each) for each in value]
    if is_dataclass(value):
        kept = (each for each in fields(value) if each.name not in _UNSIGNED and not each.name.startswith("_"))
        return [type(value).__name__, {each.name: _plain(getattr(value, each.name)) for each in kept}]
    return value


def signatures(pack: RulePack) -> Mapping[str, tuple[Review, Signature]]:
    """The newest signature of each statement that still says what was signed, by the key of the statement."""
    found: dict[str, tuple[Review, Signature]] = {}
    for review in pack.reviews:
        for signed in review.signed:
            older = found.get(signed.key)
            if signed.holds and (older is None or older[1].on <= signed.on):
                found[signed.key] = (review, signed)
    return found


def read_by(pack: RulePack, statements: Iterable[Statement], today: date) -> ReadBy:
    """How many of these statements a lawyer has read. A reading counts until the statement is to be looked at again."""
    asked = [each for each in statements if each.kind in SIGNED_KINDS]
    kept = []
    for each in asked:
        signed = pack.signatures.get(key_of(each))
        if signed is not None and signed[1].on <= today and not (each.checked and each.checked.overdue(today)):
            kept.append(signed)
    if not kept:
        return ReadBy(0, len(asked))
    reviewers = tuple(dict.fromkeys(review.reviewer for review, _ in kept))
    return ReadBy(len(kept), len(asked), reviewers, min(signed.on for _, signed in kept))


def texts_in(value: object) -> Iterator[Text]:
    """Every text in a part of a rule, in its order."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))


def told_by(pack: RulePack, texts: frozenset[str]) -> Iterator[Statement]:
    """The statements that one of these texts, by their ids, is a part of."""
    return (each for each in signable(pack) if not texts.isdisjoint(text.id for text in texts_in(each.item)))
