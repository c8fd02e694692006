"""One statement as it stands on the paper a person gets: an orientation that holds nothing else, laid out as always."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from asylum_screen.core.evaluate import Evaluator, Trace
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.statements import Face, Statement
from asylum_screen.core.truth import NO, UNKNOWN, YES
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Block, Document, Line, Part

PARTS = {
    "urgent": "urgent", "finding": "findings", "policy": "policies", "deadline": "deadlines",
    "conflict": "conflicts", "help": "help", "card": "cards",
}  # fmt: skip
"""The part of an orientation in which a face stands."""
LABELS = {
    "": "When it holds", "while open": "While it is open", "when not": "When it does not hold",
    "ahead": "Ahead", "near": "Near", "past": "After it",
}  # fmt: skip
_TRUTHS = {"while open": UNKNOWN, "when not": NO}
_NOTHING: dict[str, Any] = dict.fromkeys(PARTS.values(), ())


@dataclass(frozen=True, slots=True)
class Alone:
    """One state of a statement, and the orientation in which it stands alone."""

    label: str
    orientation: Orientation


def faces_of(statement: Statement, evaluator: Evaluator) -> Iterator[Alone]:
    """Every state of a statement in which something may be said."""
    for face in statement.states:
        facts = Facts() if statement.ends_on is None else _start(statement, face, evaluator)
        if facts is None or (face.text is None and face.name == "when not"):
            continue
        truth = _TRUTHS.get(face.name, YES)
        # Where exceptions are part of what holds, none of them is met; else nothing is known of them.
        others = NO if truth is YES and statement.truth is not statement.conditions[0] else UNKNOWN
        traces = tuple(Trace(each, others) for each in statement.conditions[1:])
        shown = statement.make(face, (Trace(statement.conditions[0], truth), *traces), facts, evaluator.as_of)
        said: dict[str, Any] = {**_NOTHING, "missing": (), PARTS[face.kind]: (shown,)}
        yield Alone(LABELS[face.name], Orientation(pack=evaluator.pack, as_of=evaluator.as_of, facts=Facts(), **said))


def _start(statement: Statement, face: Face, evaluator: Evaluator) -> Facts | None:
    """The newest day from which a time limit is counted so that it has this face; for one ahead, none to come."""
    if face.unreached:
        return None
    for back in range(0 if face is statement.states[0] else -370, 4000):
        day = DayRange.on(evaluator.as_of - timedelta(days=back))
        facts = Facts({statement.item.counted_from: day})
        if evaluator.look(face.condition, facts).truth is YES:
            return facts
    return None


def on_paper(face: Alone, words: Words, today: date) -> Document:
    """What stands on paper because of this statement, under the titles of its parts, and nothing else."""
    options = PaperOptions(today)
    whole = build(face.orientation, words, options)
    without = build(replace(face.orientation, **_NOTHING), words, options)
    parts = []
    for part in whole.parts:
        other = without.part(part.id)
        common = set(other.blocks) if other is not None else set()
        kept: tuple[Block, ...] = tuple(block for block in part.blocks if block not in common)
        if kept and part.id != "why":
            parts.append(Part(part.id, part.title, kept, part.number))
    return replace(whole, title=Line(f"-- {face.label} --"), standing=(), parts=tuple(parts))
