"""Orientations of many people as lines of JSON, without making each orientation.

What a statement adds to a line is written once for all answers that it cannot tell apart; a line is put together from
such pieces. It says what `result_data(assess(evaluator, facts))` says, letter for letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain
from struct import Struct
from typing import Any, NamedTuple

from .evaluate import Evaluator, Trace
from .facts import DayRange, FactId, Facts
from .first_data import first_data
from .orientation import GROUNDS, assess, counted_out, is_urgent, urgent_place
from .result import LISTS, Say, conflict_data, deadline_data, finding_data, head, policy_data, urgent_data
from .rules import Signal
from .shown import ShownExemption, ShownFinding, may_excuse
from .states import known_deadlines, known_findings, known_help, known_policies, statements
from .table import Statement, Table, Traces

MOST_KEPT = 20_000
LANE = 32
"""Bits of a row that belong to one fact: whether its question is closed, how often it is open, its place."""
CLOSED = 1 << (LANE - 1)


class Excuse(NamedTuple):
    """What the exceptions of a time limit add. shown: the exceptions. facts: what may excuse. row: the facts open."""

    shown: tuple[ShownExemption, ...]
    facts: tuple[FactId, ...]
    row: int


class Piece(NamedTuple):
    """What some statements add to a line.

    texts: what stands at which place of the line. waiting: (place, row of facts): nothing stands there when the
    questions of all these facts are closed. row: which facts are closed, and how often which are open. deadlines: those
    that may be counted, as if their day were open. excuses: what the exceptions of each deadline add. short: whether
    the short path is taken.
    """

    texts: tuple[tuple[int, bytes], ...] = ()
    waiting: tuple[tuple[int, int], ...] = ()
    row: int = 0
    deadlines: tuple[tuple[int, Trace], ...] = ()
    excuses: tuple[tuple[int, Excuse], ...] = ()
    short: bool = False


NOTHING = Piece()


def _joined(pieces: Sequence[Piece]) -> Piece:
    """What several pieces add, as one."""
    some = [piece for piece in pieces if piece is not NOTHING]
    if len(some) < 2:
        return some[0] if some else NOTHING
    texts, waiting, rows, deadlines, excuses, short = zip(*some, strict=True)
    join = chain.from_iterable
    return Piece(
        tuple(join(texts)), tuple(join(waiting)), sum(rows), tuple(join(deadlines)), tuple(join(excuses)), any(short)
    )


class _Names(dict[int, bytes]):
    """The names of facts, by their lanes in a row: by the low bits alone."""

    def __init__(self, order: Sequence[FactId], low: int) -> None:
        self._all = [b"", *(_json(fact) for fact in reversed(order))]
        self._low = low

    def __missing__(self, lane: int) -> bytes:
        if len(self) >= MOST_KEPT:
            self.clear()
        name = self[lane] = self._all[lane & self._low]
        return name


class _Layout:
    """Where each item stands in a line: the sections side by side, each in its own order.

    first: the first place of each section, in the order of the result. long: places left empty on the short path.
    """

    def __init__(self, evaluator: Evaluator) -> None:
        pack = evaluator.pack
        findings = known_findings(evaluator)
        urgent = [
            place
            for place, each in enumerate(findings)
            if any(face and face.signal is Signal.URGENT for face in (each.yes, each.open, each.no))
        ]
        urgent.sort(key=lambda place: urgent_place(findings[place].id))
        sizes = {
            "urgent": len(urgent),
            "findings": len(findings),
            "policies": len(known_policies(evaluator)),
            "deadlines": len(known_deadlines(evaluator)),
            "conflicts": len(pack.conflicts),
            "missing": 1,
            "help": len(known_help(evaluator)),
            "cards": len(pack.cards),
        }
        self.first: dict[str, int] = {}
        self.size = 0
        for key in LISTS:
            self.first[key] = self.size
            self.size += sizes[key]
        self.urgent = {place: rank for rank, place in enumerate(urgent)}
        self.long: list[int] = []
        if (short := pack.short_path) is not None:
            kept = {*short.findings, *GROUNDS}
            self.long += [self.first["findings"] + n for n, each in enumerate(findings) if each.id not in kept]
            self.long += [self.first["cards"] + n for n, each in enumerate(pack.cards) if each.id not in short.cards]

    def sections(self, begin: bytes) -> list[tuple[bytes, int, int]]:
        """What stands before each section, with its first place and the place after its last."""
        ends = [*self.first.values(), self.size][1:]
        found = []
        for (key, first), end in zip(self.first.items(), ends, strict=True):
            found.append((begin + f',"{key}":['.encode(), first, end))
            begin = b"]"
        return found


class ResultLines:
    """Writes the orientations of one pack, day and language as JSON in UTF-8, one line each.

    Args:
        evaluator: for the pack and the orientation's day.
        say: gives the words of a Text in the language wanted; values for placeholders are keyword arguments.
        lang: the code of that language.
    """

    def __init__(self, evaluator: Evaluator, say: Say, lang: str) -> None:
        self._say = say
        self._evaluator = evaluator
        self._layout = _Layout(evaluator)
        self._sections = self._layout.sections(_json(head(evaluator.pack, evaluator.as_of, lang))[:-1])
        order = evaluator.pack.asked_order()
        self._lanes = {
            fact: place * LANE for place, fact in enumerate(dict.fromkeys((*order, *evaluator.pack.questions)))
        }
        self._spare = len(self._lanes) * LANE
        self._asked = frozenset(order)
        self._one = 1 << len(order).bit_length()
        self._places = sum((len(order) - place) << place * LANE for place in range(len(order)))
        self._names = _Names(order, self._one - 1)
        self._unpack = Struct(f"<{len(order)}i").unpack_from
        self._deadlines = known_deadlines(evaluator)
        self._counted_from: dict[FactId, list[tuple[int, int]]] = {}
        for place, deadline in enumerate(self._deadlines):
            fact = deadline.counted_from
            self._counted_from.setdefault(fact, []).append((place, self._open_row((fact,))))
        self._texts: dict[Any, bytes] = {}
        wanted = (each for each in statements(evaluator) if each.kind != "guard")
        self._table: Table[Piece] = Table(evaluator, wanted, self._piece, _joined)

    def line(self, facts: Facts) -> bytes:
        """The orientation for these facts, with a line end."""
        layout = self._layout
        items = [b""] * layout.size
        waiting: list[tuple[int, int]] = []
        deadlines: list[tuple[int, Trace]] = []
        excuses: list[tuple[int, Excuse]] = []
        row, short = self._places, False
        for texts, more_waiting, more_row, more_deadlines, more_excuses, is_short in self._table.read(facts):
            for place, text in texts:
                items[place] = text
            waiting += more_waiting
            row += more_row
            deadlines += more_deadlines
            excuses += more_excuses
            short = short or is_short
        for place, still in waiting:
            if row & still == still:
                items[place] = b""
        if short:
            for place in layout.long:
                items[place] = b""
        row += self._count_out(facts, dict(deadlines), dict(excuses), items)
        items[layout.first["missing"]] = self._missing(row)
        line: list[bytes] = []
        for begin, first, end in self._sections:
            line += (begin, b",".join(filter(None, items[first:end])))
        ranked = _json(first_data(assess(self._evaluator, facts), self._say))  # of the whole: no piece holds it
        line += (b"],", ranked[1:], b"\n")
        return b"".join(line)

    def _count_out(
        self, facts: Facts, deadlines: dict[int, Trace], excuses: dict[int, Excuse], items: list[bytes]
    ) -> int:
        """Write the time limits that can be counted out. Returns how that changes the row of open facts."""
        row, first = 0, self._layout.first["deadlines"]
        for fact, start in facts.items():
            if not isinstance(start, DayRange):
                continue
            for place, as_open in self._counted_from.get(fact, ()):
                if place not in deadlines:
                    continue
                unless = excuses[place]
                row += unless.row - as_open
                key = (place, start.earliest, start.latest, unless.facts)
                text = self._texts.get(key)
                if text is None:
                    shown = counted_out(
                        self._deadlines[place], deadlines[place], start, unless.shown, self._evaluator.as_of
                    )
                    text = self._keep(key, deadline_data(shown, self._say, unless.facts))
                items[first + place] = text
        return row

    def _missing(self, row: int) -> bytes:
        """The facts still open and not closed, most often named first, then the interview's order."""
        lanes = self._unpack(row.to_bytes(self._spare // 8, "little"))  # closed ones are negative
        one = self._one
        named = sorted([lane for lane in lanes if lane >= one], reverse=True)
        return b",".join(map(self._names.__getitem__, named))

    def _open_row(self, facts: Sequence[FactId]) -> int:
        """One mention of each fact as open. A fact that is never asked is not counted."""
        return sum(self._one << self._lanes[fact] for fact in facts if fact in self._asked)

    def _closed_row(self, facts: Sequence[FactId]) -> int:
        """The facts as closed. A fact without a question has a lane that is never closed."""
        lanes = {self._lanes.get(fact, self._spare) for fact in facts}
        return sum(CLOSED << lane for lane in lanes)

    def _piece(self, statement: Statement, traces: Traces) -> Piece:
        """What one statement adds."""
        items = statement.work(traces)
        if not items:
            return NOTHING
        match statement.kind:
            case "closed":
                return Piece(row=self._closed_row(items))
            case "open" | "perhaps":
                return Piece(row=self._open_row(items))
            case "finding":
                return self._finding(*items[0])
            case "policy":
                return self._text("policies", items[0][0], policy_data(items[0][1], self._say))
            case "deadline":
                place, trace = items[0]
                return Piece(deadlines=((place, trace),), row=self._open_row((self._deadlines[place].counted_from,)))
            case "deadline_unless":
                place, unless = items[0]
                excuse = Excuse(unless.shown, may_excuse(unless.shown), self._open_row(unless.open))
                return Piece(excuses=((place, excuse),))
            case "conflict":
                place, _ = items[0]
                return self._text("conflicts", place, conflict_data(self._evaluator.pack.conflicts[place], self._say))
            case "help" | "card":
                place, entry, _ = items[0]
                return self._text("help" if statement.kind == "help" else "cards", place, entry.id)
            case "short":
                return Piece(short=True)
        raise ValueError(statement.kind)

    def _text(self, section: str, place: int, data: Any) -> Piece:
        return Piece(texts=((self._layout.first[section] + place, _json(data)),))

    def _finding(self, place: int, item: ShownFinding, still: tuple[FactId, ...]) -> Piece:
        urgent = is_urgent(item)
        at = self._layout.urgent[place] if urgent else self._layout.first["findings"] + place
        # A finding told by the same face because of the same facts reads the same, whatever settled it.
        key = (place, item.truth, item.because)
        text = self._texts.get(key) or self._keep(key, (urgent_data if urgent else finding_data)(item, self._say))
        waits = bool(still) and item.finding.id not in GROUNDS
        return Piece(texts=((at, text),), waiting=((at, self._closed_row(still)),) if waits else ())

    def _keep(self, key: Any, data: Any) -> bytes:
        if len(self._texts) >= MOST_KEPT:
            self._texts.clear()
        text = self._texts[key] = _json(data)
        return text


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
