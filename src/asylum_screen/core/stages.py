"""Stages and kinds of text: what is not told to a person who surely stands at a stage.

The pack's table is the one place that silences by stage. Three rules make it careful. A stage counts only when it
surely holds, so what is unknown closes nothing. Two stages of one axis at once close only what both close, so several
close nothing of their own. And a stage that looks at answers which contradict each other does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .conditions import ALWAYS, NEVER, NOWHERE, AllOf, AnyOf, Condition, Is, Not, Place
from .statements import Statement, Thread, told_apart
from .truth import YES

if TYPE_CHECKING:
    from .rules import FactConflict, RulePack


@dataclass(frozen=True, slots=True)
class CaseStage:
    """Where a person may stand. axis: of the stages of one axis only one can be true. closes: kinds of text."""

    axis: str
    name: str
    when: Condition
    closes: frozenset[str]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Stages:
    """The table. kinds: each kind of text with its meaning. about: the kinds of a statement, by "finding/its.id"."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    stages: tuple[CaseStage, ...] = ()
    about: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def kinds_of(self, statement: Statement) -> frozenset[str]:
        """The kinds of text that a statement is."""
        return self.about.get("/".join(statement.key), frozenset())

    def axes(self) -> dict[str, list[CaseStage]]:
        """The stages by axis."""
        found: dict[str, list[CaseStage]] = {}
        for stage in self.stages:
            found.setdefault(stage.axis, []).append(stage)
        return found


@dataclass(frozen=True, slots=True)
class ShortPath:
    """Where `when` holds, a person meets only these findings (and every urgent one and the grounds) and cards.

    unless: only a sure yes leaves the path.
    """

    when: Condition
    findings: frozenset[str]
    cards: frozenset[str]
    unless: Condition = NEVER
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Closing:
    """Where the table closes some kinds of text, where it does not, and all conditions that it looks at for that."""

    closed: Condition
    told: Condition
    looks_at: tuple[Condition, ...]


def closing_of(pack: RulePack, kinds: frozenset[str]) -> Closing | None:
    """What closes texts that are of these kinds; None where nothing does."""
    axes = [axis for axis in pack.stages.axes().values() if any(kinds & stage.closes for stage in axis)]
    if not axes:
        return None
    closed = AnyOf(tuple(_closed(axis, kind, pack.conflicts) for axis in axes for kind in sorted(kinds)))
    looked_at = [stage.when for axis in axes for stage in axis]
    contradictions = [each.when for axis in axes for stage in axis for each in contradicting(stage, pack.conflicts)]
    return Closing(closed, Not(closed), (*looked_at, *contradictions))


def fitted(pack: RulePack, statement: Statement) -> Statement:
    """The statement as the table lets it be told."""
    closing = pack.closing(pack.stages.kinds_of(statement))
    if closing is None:
        return statement
    closed, told = closing.closed, closing.told
    makes, number = statement.make, len(statement.conditions)

    def make(face: Any, traces: Any, *about: Any) -> Any:
        return makes(face, traces[:number], *about)

    return replace(
        statement,
        conditions=(*statement.conditions, *closing.looks_at),
        faces=tuple(replace(face, condition=AllOf((face.condition, told))) for face in statement.faces),
        threads=(
            *(replace(each, after=_both(each.after, told)) for each in statement.threads),
            _closer(statement, closed),
        ),
        views={
            name: replace(
                view,
                words=tuple((word, AllOf((when, told))) for word, when in view.words),
                otherwise=view.otherwise or view.absent,
            )
            for name, view in statement.views.items()
        },
        make=make,
        lists=_both(statement.lists, told),
        closed=closed,
    )


def contradicting(stage: CaseStage, conflicts: Iterable[FactConflict]) -> Iterator[FactConflict]:
    """The contradictions between answers that a stage looks at."""
    from .evaluate import facts_in  # the rules are made of stages, and evaluated by that module

    facts = set(facts_in(stage.when))
    return (each for each in conflicts if not facts.isdisjoint(each.facts))


def stands(stage: CaseStage, conflicts: Iterable[FactConflict]) -> Condition:
    """The stage surely holds, and no contradiction touches it."""
    contradicted = tuple(Is(each.when, YES) for each in contradicting(stage, conflicts))
    sure = Is(stage.when, YES)
    return AllOf((sure, Not(AnyOf(contradicted)))) if contradicted else sure


def _closed(axis: Iterable[CaseStage], kind: str, conflicts: tuple[FactConflict, ...]) -> Condition:
    closing = tuple(stands(stage, conflicts) for stage in axis if kind in stage.closes)
    rivals = tuple(Is(stage.when, YES) for stage in axis if kind not in stage.closes)
    if not closing:
        return NEVER
    return AllOf((AnyOf(closing), Not(AnyOf(rivals)))) if rivals else AnyOf(closing)


def _closer(statement: Statement, closed: Condition) -> Thread:
    """What may close it is asked for wherever it is told, or would be."""
    shown = AnyOf(tuple(face.condition for face in statement.faces))
    return Thread(closed, told_apart("told", "told", "closed"), after=shown)


def _both(condition: Condition, told: Condition) -> Condition:
    if condition == NEVER:
        return NEVER
    return told if condition == ALWAYS else AllOf((condition, told))
