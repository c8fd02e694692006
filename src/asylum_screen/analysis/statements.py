"""Everything a pack can say, as diagrams: each statement with its faces, and when each face is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asylum_screen.core.classes import leaves
from asylum_screen.core.dates import NO_OFFSET
from asylum_screen.core.orientation import known_deadlines, known_findings, known_policies
from asylum_screen.core.rules import (
    Always,
    Card,
    Condition,
    Deadline,
    Exemption,
    Finding,
    HelpEntry,
    Place,
    Policy,
    Signal,
    Text,
)
from asylum_screen.core.truth import Truth

from .compiled import Compiled, phase_conditions
from .diagram import NO, UNKNOWN, YES, Node

Item = Finding | Policy | Deadline | Card | HelpEntry


@dataclass(frozen=True, slots=True)
class Face:
    """One state in which something is shown.

    kind and id: the statement, as scenarios name it. word: the state, as scenarios expect it (a signal, yes, ...).
    shown: YES where the state holds. text: what is said then.
    """

    kind: str
    id: str
    name: str
    word: str
    shown: Node
    place: Place
    text: Text | None = None
    signal: Signal | None = None
    topic: str = ""

    @property
    def label(self) -> str:
        """Its name for people."""
        return f"{self.kind} {self.id}, {self.name}" if self.name else f"{self.kind} {self.id}"


def faces(compiled: Compiled) -> Iterator[Face]:
    """Every face of every statement that could be known on the day, in the order of the pack."""
    evaluator = compiled.evaluator
    pack = evaluator.pack
    items: list[Item] = [*known_findings(evaluator), *known_policies(evaluator), *known_deadlines(evaluator)]
    for item in items:
        yield from faces_of(compiled, item)
    for conflict in pack.conflicts:
        shown = compiled.diagrams.when(compiled.condition(conflict.when), YES)
        yield Face("conflict", conflict.id, "", "yes", shown, conflict.place, conflict.say)
    items = [*(entry for entry in pack.help if entry.shown != "no"), *pack.cards]
    for given in items:
        yield from faces_of(compiled, given)


def faces_of(compiled: Compiled, item: Item) -> Iterator[Face]:
    """The faces of one statement."""
    if isinstance(item, Finding):
        yield from finding_faces(compiled, item)
    elif isinstance(item, Policy):
        yield from _policy_faces(compiled, item)
    elif isinstance(item, Deadline):
        yield from _deadline_faces(compiled, item)
    else:
        kind, text = ("help", item.does) if isinstance(item, HelpEntry) else ("card", item.title)
        yield Face(kind, item.id, "", "yes", fits(compiled, item), item.place, text)


def truth_of(compiled: Compiled, item: Item) -> Node:
    """The truth of a statement: of a finding with its exceptions, of a policy whether it may be looked at."""
    if isinstance(item, Finding):
        return compiled.with_exceptions(item.when, item.unless)
    return compiled.condition(item.applies if isinstance(item, Policy) else item.when)


def fits(compiled: Compiled, item: HelpEntry | Card) -> Node:
    """YES where a card or help entry is given."""
    unknown = YES if item.also_when_open else NO
    return compiled.diagrams.map(compiled.condition(item.when), (NO, unknown, YES))


def finding_faces(compiled: Compiled, finding: Finding) -> Iterator[Face]:
    """The faces of one finding, and its exceptions."""
    truth = truth_of(compiled, finding)
    states = (("", finding.yes, YES), ("while open", finding.open, UNKNOWN), ("when not", finding.no, NO))
    for name, face, wanted in states:
        if face is not None:
            shown = compiled.diagrams.when(truth, wanted)
            kind = "urgent" if face.signal is Signal.URGENT else "finding"
            word = "yes" if kind == "urgent" else face.signal.value
            yield Face(kind, finding.id, name, word, shown, face.say.place, face.say, face.signal, finding.topic)
    kind = "urgent" if finding.yes is not None and finding.yes.signal is Signal.URGENT else "finding"
    word = "no" if kind == "urgent" else ("silent" if finding.no is None else finding.no.signal.value)
    yield from _exception_faces(compiled, finding.unless, compiled.condition(finding.when), kind, finding.id, word)


def _exception_faces(
    compiled: Compiled, unless: tuple[Exemption, ...], when: Node, kind: str, owner: str, word: str
) -> Iterator[Face]:
    """The rule holds but for this exception, and no other exception is met."""
    held = compiled.diagrams.when(when, YES)
    for each in unless:
        others = [compiled.diagrams.not_when(compiled.condition(o.when), YES) for o in unless if o is not each]
        alone = compiled.diagrams.all_of([compiled.diagrams.when(compiled.condition(each.when), YES), *others])
        shown = compiled.diagrams.both(held, alone)
        yield Face(kind, owner, f"exception {each.id}", word, shown, each.place, each.say)


def _policy_faces(compiled: Compiled, policy: Policy) -> Iterator[Face]:
    truth = truth_of(compiled, policy)
    shown = compiled.diagrams.when(truth, YES)
    if not _never(policy.covers):
        yield Face("policy", policy.id, "", "yes", shown, policy.place, policy.say, None, "entry")
    if policy.say_open is not None:
        opened = compiled.diagrams.when(truth, UNKNOWN)
        yield Face("policy", policy.id, "while open", "unknown", opened, policy.say_open.place, policy.say_open)
    yield from _exception_faces(compiled, policy.unless, truth, "exceptions", policy.id, "yes")


def _never(condition: Condition) -> bool:
    """True for a class that the author wrote as never: nobody's answers alone can settle it."""
    return any(isinstance(leaf, Always) and leaf.truth is Truth.NO for leaf in leaves(condition))


def _deadline_faces(compiled: Compiled, deadline: Deadline) -> Iterator[Face]:
    diagrams = compiled.diagrams
    held = diagrams.not_when(compiled.condition(deadline.when), NO)
    past, near, ahead = phases(compiled, deadline)
    states = (("ahead", deadline.say, ahead), ("near", deadline.say_near, near), ("past", deadline.say_past, past))
    for name, text, phase in states:
        if name == "ahead" and begins_near(compiled, deadline):
            continue
        shown = diagrams.both(held, diagrams.when(phase, YES))
        yield Face("deadline", deadline.id, name, name, shown, text.place, text)
    for each in deadline.excuses:
        met = diagrams.when(compiled.condition(each.when), YES)
        counted = diagrams.not_when(ahead, UNKNOWN)
        shown = diagrams.all_of([held, met, counted])
        yield Face("deadline", deadline.id, f"excuse {each.id}", "date", shown, each.place, each.say)


def begins_near(compiled: Compiled, deadline: Deadline) -> bool:
    """True when the near days begin with a start day in the past, so that the wording "ahead" is never needed."""
    near = deadline.near
    question = compiled.evaluator.pack.questions.get(deadline.counted_from)
    if question is not None and question.may_be_future:
        return False
    return near != NO_OFFSET and (near.years, near.months) == (0, 0) and near.days <= 0


def phases(compiled: Compiled, deadline: Deadline) -> tuple[Node, Node, Node]:
    """Past, near and ahead, three-valued: open while the start day is not known."""
    diagrams = compiled.diagrams
    past, begun = (compiled.condition(each) for each in phase_conditions(deadline))
    if deadline.near == NO_OFFSET:
        begun = diagrams.map(past, (NO, UNKNOWN, NO))
    near = diagrams.both(begun, diagrams.turn(past))
    return past, near, diagrams.both(diagrams.turn(past), diagrams.turn(begun))
