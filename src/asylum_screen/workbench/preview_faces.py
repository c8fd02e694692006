"""One rule as it stands on the paper a person gets: an orientation that holds nothing else, laid out as always."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from asylum_screen.core.dates import NO_OFFSET
from asylum_screen.core.evaluate import Evaluator, Trace
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import Orientation, is_urgent
from asylum_screen.core.rules import Card, Condition, Deadline, Exemption, FactConflict, Finding, HelpEntry, Policy
from asylum_screen.core.shown import Phase, ShownDeadline, ShownExemption, ShownFinding, ShownPolicy
from asylum_screen.core.truth import NO, UNKNOWN, YES, Truth
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Block, Document, Line, Part

Ruled = Finding | Policy | Deadline | Card | HelpEntry | FactConflict


@dataclass(frozen=True, slots=True)
class FaceOf:
    """One state of a rule, and the orientation in which it stands alone."""

    label: str
    orientation: Orientation


def faces_of(item: Ruled, evaluator: Evaluator) -> Iterator[FaceOf]:
    """Every state of a rule in which something is said."""
    alone = empty(evaluator)
    match item:
        case Finding():
            for label, truth, face in (
                ("When it holds", YES, item.yes),
                ("While it is open", UNKNOWN, item.open),
                ("When it does not hold", NO, item.no),
            ):
                if face is not None:
                    exceptions = _exceptions(item.unless, NO if truth is YES else UNKNOWN)
                    shown = ShownFinding(item, truth, face, Trace(item.when, truth), exceptions)
                    kind = "urgent" if is_urgent(shown) else "findings"
                    yield FaceOf(label, _only(alone, {kind: (shown,)}))
        case Policy():
            for label, truth in (("When it may be looked at", YES), ("While that is open", UNKNOWN)):
                exceptions = _exceptions(item.unless, UNKNOWN)
                state = Trace(item.applies, truth)
                status = item.status_on(evaluator.as_of)
                shown_policy = ShownPolicy(item, state, UNKNOWN, exceptions, status)
                yield FaceOf(label, replace(alone, policies=(shown_policy,)))
        case Deadline():
            for label, phase in (("Ahead", Phase.AHEAD), ("Near", Phase.NEAR), ("After it", Phase.PAST)):
                found = _deadline(item, phase, evaluator.as_of)
                if found is not None:
                    yield FaceOf(label, replace(alone, deadlines=(found,)))
        case Card():
            yield FaceOf("The card", replace(alone, cards=(item,)))
        case HelpEntry():
            yield FaceOf("In the list of places", replace(alone, help=(item,)))
        case FactConflict():
            yield FaceOf("When the answers do not fit together", replace(alone, conflicts=(item,)))


def empty(evaluator: Evaluator) -> Orientation:
    """An orientation that says nothing."""
    nothing: dict[str, Any] = {**_NOTHING, "missing": ()}
    return Orientation(pack=evaluator.pack, as_of=evaluator.as_of, facts=Facts(), **nothing)


def _exceptions(items: tuple[Exemption, ...], truth: Truth) -> tuple[ShownExemption, ...]:
    return tuple(ShownExemption(each, _settled(each.when, truth)) for each in items)


def _settled(condition: Condition, truth: Truth) -> Trace:
    return Trace(condition, truth)


def _deadline(item: Deadline, phase: Phase, as_of: date) -> ShownDeadline | None:
    """The time limit counted from a day that brings it into a phase; the start is the newest such day."""
    for back in range(-370, 4000):
        start = as_of - timedelta(days=back)
        if item.floor is not None and start < item.floor:
            return None
        end = item.add.after(start)
        if _phase(item, start, end, as_of) is phase and (phase is not Phase.AHEAD or back >= 0):
            excuses = _exceptions(item.excuses, UNKNOWN)
            days = DayRange.on(start)
            return ShownDeadline(item, _settled(item.when, YES), days, end, end, phase, excuses)
    return None


def _phase(item: Deadline, start: date, end: date, as_of: date) -> Phase:
    if as_of > end:
        return Phase.PAST
    near = item.near != NO_OFFSET and as_of >= item.near.after(start)
    return Phase.NEAR if near else Phase.AHEAD


def on_paper(face: FaceOf, words: Words, today: date) -> Document:
    """What stands on paper because of this rule, under the titles of its parts, and nothing else."""
    options = PaperOptions(today)
    whole = build(face.orientation, words, options)
    without = build(_only(face.orientation, _NOTHING), words, options)
    parts = []
    for part in whole.parts:
        other = without.part(part.id)
        common = set(other.blocks) if other is not None else set()
        kept: tuple[Block, ...] = tuple(block for block in part.blocks if block not in common)
        if kept and part.id != "why":
            parts.append(Part(part.id, part.title, kept, part.number))
    return replace(whole, title=Line(f"-- {face.label} --"), standing=(), parts=tuple(parts))


def _only(orientation: Orientation, parts: dict[str, Any]) -> Orientation:
    return replace(orientation, **parts)


_NOTHING: dict[str, Any] = dict.fromkeys(
    ("urgent", "findings", "policies", "deadlines", "conflicts", "help", "cards"), ()
)
