"""Places and texts of rule files, and conditions: the closed grammar of what a rule may test.

Two conditions that test the same are equal, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from .dates import Timeline, Window
from .facts import FactId
from .truth import Truth


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file (relative to the rule folder), line and column, both counted from 1."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Text:
    """An English sentence as it stands in a rule file, under its stable id. `{name}` marks a value put in later."""

    id: str
    english: str
    place: Place = NOWHERE
    note: str = ""  # for translators


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class IsValue:
    """A yes/no fact is `value`, a one-of fact is the option `value`, or a list contains `value`."""

    fact: FactId
    value: bool | str
    place: Place = field(default=NOWHERE, compare=False)


class SetMode(Enum):
    """How the answer and the named values must overlap."""

    ANY = "any_of"
    ALL = "all_of"
    NONE = "none_of"
    SEVERAL = "several"  # more than one, whichever they are


@dataclass(frozen=True, slots=True)
class InSet:
    """The answer (one option, or a list) overlaps `values` as `mode` says."""

    fact: FactId
    values: frozenset[str]
    mode: SetMode
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class OnDays:
    """The day answered lies in the window."""

    fact: FactId
    window: Window
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class InOperation:
    """The timeline holds on the day of `axis`: a day fact, or "as_of" for the day of the orientation."""

    axis: FactId
    timeline: Timeline
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Always:
    """A fixed truth: UNKNOWN stands for what no answer can settle (our sources leave it open)."""

    truth: Truth
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to a condition defined under a name; `part` is that condition itself."""

    name: str
    part: Condition
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Is:
    """The condition has exactly this truth: YES or NO, never open. Rule files cannot write it; statements are built of
    it."""

    part: Condition
    truth: Truth
    place: Place = field(default=NOWHERE, compare=False)


Condition = AllOf | AnyOf | Not | IsValue | InSet | OnDays | InOperation | Always | Named | Is


def parts_of(condition: Condition) -> tuple[Condition, ...] | None:
    """The conditions right inside another, in reading order; None for a leaf."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Is(part) | Named(_, part):
            return (part,)
    return None


def leaves(condition: Condition) -> Iterator[Condition]:
    """Every leaf of a condition, in reading order, with repeats."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        parts = parts_of(node)
        if parts is None:
            yield node
        else:
            waiting += reversed(parts)


AS_OF = "as_of"
NEVER = Always(Truth.NO)
ALWAYS = Always(Truth.YES)
