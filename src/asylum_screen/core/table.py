"""All statements of a pack, grouped by the facts they depend on, with what each says kept per class of answers.

One reading of many: `assess`, the next question and what is missing all take their states from here, so a statement
is evaluated once for all answers that it cannot tell apart.

The classes of one answer set are written into one row of bytes, three bytes for each fact that a group sees. The groups
stand side by side, so what a group (or several neighbours together) can see of the answers is a slice of that row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .classes import Slot, fact_of, leaves
from .evaluate import unique
from .facts import Answer, DayRange, FactId, Facts
from .rules import AS_OF, Condition

if TYPE_CHECKING:
    from .evaluate import Evaluator, Trace

Said = TypeVar("Said")
Traces = tuple["Trace", ...]

MOST_KEPT = 100_000
"""So many results are kept in all; then everything kept is let go."""
MOST_ROWS = 1000
"""So many rows are kept for one fact."""
CELL = 3
"""Bytes for the class of one answer in one slot."""
FIRST_LOOK, MORE = 50, 4
"""After so many readings, and again after so many times more, it is looked at which neighbours to keep together."""
SAMPLE = 800
"""By so many of the last readings."""
SELDOM = 5
"""Neighbours are kept together when they say something new in at most one of so many readings."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something to work out from facts.

    kind: statements of one kind are collected together. conditions: everything `work` looks at. work: gives, for the
    traces of the conditions, the items that this statement adds; none when it has nothing to say.
    """

    kind: str
    conditions: tuple[Condition, ...]
    work: Callable[[Traces], tuple[Any, ...]]


class _Group(Generic[Said]):
    """Statements that depend on the same facts, seen the same way. `slots`: their facts, as they see them."""

    __slots__ = ("_kept", "_statements", "slots")

    def __init__(self, slots: tuple[int, ...], statements: list[list[Statement]]) -> None:
        self.slots = slots
        self._statements = statements  # those with the same conditions together
        self._kept: list[dict[tuple[int, ...], tuple[Traces, Said]]] = [{} for _ in statements]

    def say(self, table: Table[Said], facts: Facts) -> Said:
        """What the statements say together."""
        look = table.evaluator.look
        said = []
        for statements, kept in zip(self._statements, self._kept, strict=True):
            traces = tuple([look(condition, facts) for condition in statements[0].conditions])
            key = tuple(map(id, traces))
            found = kept.get(key)
            if found is None:
                # The traces are kept beside it, so that their id() stays their own.
                found = kept[key] = (traces, _one(table, [table.say(each, traces) for each in statements]))
            said.append(found[1])
        return _one(table, said)

    def forget(self) -> None:
        """Let go of what was kept."""
        for kept in self._kept:
            kept.clear()


def _one(table: Table[Said], said: list[Said]) -> Said:
    return said[0] if len(said) == 1 else table.join(said)


class _Span(Generic[Said]):
    """Neighbouring groups: a part of the row. Two smaller spans, or one group."""

    __slots__ = ("first", "group", "halves", "kept", "last")

    def __init__(self, first: int, last: int, halves: tuple[_Span[Said], ...], group: _Group[Said] | None) -> None:
        self.first = first
        self.last = last
        self.halves = halves
        self.group = group
        self.kept: dict[bytes, Said] = {}

    def read(self, table: Table[Said], row: bytes, facts: Facts) -> Said:
        """What the groups say together."""
        key = row[self.first : self.last]
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = self._work(table, row, facts)
            table.count_kept()
        return found

    def _work(self, table: Table[Said], row: bytes, facts: Facts) -> Said:
        if self.group is not None:
            return self.group.say(table, facts)
        return table.join([half.read(table, row, facts) for half in self.halves])

    def together(self, sample: list[bytes]) -> Iterator[_Span[Said]]:
        """The fewest spans that seldom say something new, judged by the later half of a sample."""
        first, last, middle = self.first, self.last, len(sample) // 2
        keys = [row[first:last] for row in sample]
        new = set(keys[middle:]).difference(keys[:middle])
        if self.group is not None or len(new) * SELDOM <= len(sample) - middle:
            yield self
            return
        for half in self.halves:
            yield from half.together(sample)

    def all(self) -> Iterator[_Span[Said]]:
        """This span and all in it."""
        yield self
        for half in self.halves:
            yield from half.all()


class _Sight:
    """How all groups see the answers to one fact."""

    __slots__ = ("_cells", "_rows", "_size", "_whole")

    def __init__(self, whole: Slot, cells: list[tuple[Slot, list[int]]], size: int) -> None:
        self._whole = whole
        self._cells = cells
        self._size = size
        self._rows: dict[Any, int] = {}

    def row(self, answer: Answer) -> int:
        """The row of an answer, as a number; zero wherever the fact is not seen."""
        key = self._whole.class_of(answer) if isinstance(answer, DayRange) else answer
        found = self._rows.get(key)
        if found is None:
            if len(self._rows) >= MOST_ROWS:
                self._rows.clear()
            found = self._rows[key] = self._make(answer)
        return found

    def _make(self, answer: Answer) -> int:
        row = bytearray(self._size)
        for slot, places in self._cells:
            cell = slot.number_of(answer).to_bytes(CELL, "big")
            for place in places:
                row[place : place + CELL] = cell
        return int.from_bytes(row, "big")


class Table(Generic[Said]):
    """What all statements say for given facts.

    say: what one statement says, from the traces of its conditions. join: what several say together, as one.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        statements: Iterable[Statement],
        say: Callable[[Statement, Traces], Said],
        join: Callable[[Sequence[Said]], Said],
    ) -> None:
        self.evaluator = evaluator
        self.say = say
        self.join = join
        self._slots: list[Slot] = []
        self._groups = self._grouped(statements)
        self._sights, self._size = self._lay_out()
        spans = [*self._leaves()] or [_Span(0, 0, (), _Group[Said]((), []))]
        self._whole = _tree(spans)
        self._take(spans)
        self._sample: list[bytes] = []
        self._readings = 0
        self._next_look = FIRST_LOOK
        self._kept = 0

    def read(self, facts: Facts) -> list[Said]:
        """What all statements say for these facts, in parts and in no particular order."""
        sights, number = self._sights, 0
        for fact, answer in facts.items():
            sight = sights.get(fact)
            if sight is not None:
                number |= sight.row(answer)
        row = number.to_bytes(self._size, "big")
        self._watch(row)
        kept = [known.get(row[part]) for known, part in self._parts]
        said = [
            span.read(self, row, facts) if found is None else found
            for found, span in zip(kept, self._spans, strict=True)
        ]
        if self._kept > MOST_KEPT:
            self._forget()
        return said

    def count_kept(self) -> None:
        """One more result is kept."""
        self._kept += 1

    def _watch(self, row: bytes) -> None:
        self._readings += 1
        if self._readings + SAMPLE > self._next_look:
            self._sample.append(row)
        if self._readings == self._next_look:
            self._take(list(self._whole.together(self._sample)))
            self._sample.clear()
            self._next_look *= MORE

    def _take(self, spans: list[_Span[Said]]) -> None:
        """From now on read these spans."""
        self._spans = spans
        self._parts = [(span.kept, slice(span.first, span.last)) for span in spans]

    def _forget(self) -> None:
        for span in self._whole.all():
            span.kept.clear()
        for group in self._groups:
            group.forget()
        self._kept = 0

    def _grouped(self, statements: Iterable[Statement]) -> list[_Group[Said]]:
        """The groups, those that see alike beside each other."""
        alike: dict[tuple[int, ...], list[Statement]] = {}
        for statement in statements:
            alike.setdefault(tuple(map(id, statement.conditions)), []).append(statement)
        places: dict[Any, int] = {}
        grouped: dict[tuple[int, ...], list[list[Statement]]] = {}
        for members in alike.values():
            grouped.setdefault(self._slots_of(members[0].conditions, places), []).append(members)
        groups = [_Group[Said](slots, members) for slots, members in grouped.items()]
        seen = Counter(slot.fact for group in groups for slot in self._of(group))
        return sorted(groups, key=lambda group: sorted((-seen[slot.fact], slot.fact) for slot in self._of(group)))

    def _of(self, group: _Group[Said]) -> list[Slot]:
        return [self._slots[place] for place in group.slots]

    def _slots_of(self, conditions: tuple[Condition, ...], places: dict[Any, int]) -> tuple[int, ...]:
        evaluator = self.evaluator
        cone = unique(fact for condition in conditions for fact in evaluator.cone(condition))
        by_fact: dict[FactId, dict[Condition, None]] = {fact: {} for fact in cone}
        for condition in (*conditions, *evaluator.presumptions(cone)):
            for leaf in leaves(condition):
                fact = fact_of(leaf)
                if fact is not None and fact != AS_OF:
                    by_fact[fact][leaf] = None
        found = []
        for fact in cone:
            slot = Slot(fact, by_fact[fact], evaluator.as_of, evaluator.test)
            place = places.setdefault(slot.signature, len(self._slots))
            if place == len(self._slots):
                self._slots.append(slot)
            found.append(place)
        return tuple(sorted(found))

    def _leaves(self) -> Iterator[_Span[Said]]:
        first = 0
        for group in self._groups:
            last = first + CELL * len(group.slots)
            yield _Span(first, last, (), group)
            first = last

    def _lay_out(self) -> tuple[dict[FactId, _Sight], int]:
        """Where each slot stands in the row, and how long that is."""
        cells: dict[int, list[int]] = {place: [] for place in range(len(self._slots))}
        size = 0
        for group in self._groups:
            for slot in group.slots:
                cells[slot].append(size)
                size += CELL
        sights = {}
        for fact in {slot.fact: None for slot in self._slots}:
            seen = [(slot, cells[place]) for place, slot in enumerate(self._slots) if slot.fact == fact]
            all_leaves = dict.fromkeys(leaf for slot, _ in seen for leaf in slot.leaves)
            sights[fact] = _Sight(Slot(fact, all_leaves, self.evaluator.as_of, self.evaluator.test), seen, size)
        return sights, size


def _tree(spans: Sequence[_Span[Said]]) -> _Span[Said]:
    """All spans as one, halved and halved again."""
    if len(spans) == 1:
        return spans[0]
    middle = len(spans) // 2
    halves = (_tree(spans[:middle]), _tree(spans[middle:]))
    return _Span(halves[0].first, halves[1].last, halves, None)
