"""Proofs about the table of stages: what is closed at a stage never shows there, and what is unsure closes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import permutations

from asylum_screen.core.orientation import shown_alone
from asylum_screen.core.rules import Condition, Place
from asylum_screen.core.stages import CaseStage, contradicting
from asylum_screen.core.statements import Statement
from asylum_screen.core.states import known

from .claims import Claim, Verdict
from .compiled import Compiled
from .diagram import NO, YES, BudgetError, Node

CODE = "AS811"
Kept = tuple[Node, Statement]


def stage_claims(compiled: Compiled) -> Iterator[Claim]:
    """Every stage by itself, then what an unknown, a second and a contradicted stage close."""
    table = _Table(compiled)
    for stage in table.stages:
        what = f'at the stage "{stage.name}" no text shows of a kind that is closed there'
        yield _claim(what, stage.place, partial(table.alone, stage))
    if table.stages:
        place = table.stages[0].place
        yield _claim("a stage that is not known closes nothing", place, table.unknown)
        yield _claim("of several stages each closes only what the others close too", place, table.several)
        yield _claim("a stage whose answers contradict each other closes nothing", place, table.contradicted)


def _claim(what: str, place: Place, found: Callable[[], Claim | None]) -> Claim:
    try:
        return found() or Claim(CODE, what, Verdict.PROVED, place)
    except BudgetError:
        return Claim("AS808", what, Verdict.NOT_PROVED, place, None, "too many cases")


class _Table:
    """The stages of a pack as diagrams."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.pack = compiled.evaluator.pack
        self.stages = self.pack.stages.stages
        self.statements = [each for each in known(compiled.evaluator) if self.pack.stages.kinds_of(each)]

    def _sure(self, *conditions: Condition) -> Node:
        """Where one of some conditions surely holds."""
        diagrams = self.compiled.diagrams
        return diagrams.any_of([diagrams.when(self.compiled.condition(each), YES) for each in conditions])

    def _none(self, stages: Iterable[CaseStage]) -> Node:
        """Where no stage surely holds."""
        return self.compiled.diagrams.turn(self._sure(*(stage.when for stage in stages)))

    def _doubt(self, stage: CaseStage) -> Node:
        """Where a contradiction touches a stage."""
        return self._sure(*(each.when for each in contradicting(stage, self.pack.conflicts)))

    def _others(self, stage: CaseStage, *, same_axis: bool) -> list[CaseStage]:
        return [each for each in self.stages if each is not stage and (each.axis == stage.axis) is same_axis]

    def alone(self, stage: CaseStage) -> Claim | None:
        """A text that shows although it is closed at the only stage of the axis that holds."""
        diagrams = self.compiled.diagrams
        sure = [self._sure(stage.when), self._none(self._others(stage, same_axis=True))]
        there = diagrams.all_of([*sure, diagrams.turn(self._doubt(stage))])
        witness = self.compiled.witness(self.compiled.playable(there))
        if witness is None:
            return Claim(CODE, f'somebody is at the stage "{stage.name}"', Verdict.REFUTED, stage.place)
        for statement in self.statements:
            if not stage.closes & self.pack.stages.kinds_of(statement):
                continue
            shown = diagrams.both(there, self._sure(*(face.condition for face in statement.faces)))
            really = shown_alone(self.compiled.evaluator, statement, witness)
            if shown != NO or really is not None:
                what = f'"{statement.id}" does not show at the stage "{stage.name}"'
                seen = witness if shown == NO else self.compiled.witness(shown)
                return Claim(CODE, what, Verdict.REFUTED, statement.place, seen)
        return None

    def unknown(self) -> Claim | None:
        """A text that is closed although no stage surely holds."""
        return self._wrong((self._none(self.stages), each) for each in self.statements)

    def several(self) -> Claim | None:
        """A text that is closed although a second stage of the axis leaves it open, and no other axis closes it."""
        return self._wrong(self._pairs())

    def _pairs(self) -> Iterator[Kept]:
        diagrams = self.compiled.diagrams
        for one, other in permutations(self.stages, 2):
            if one.axis == other.axis:
                elsewhere = self._none(self._others(one, same_axis=False))
                both = diagrams.all_of([self._sure(one.when), self._sure(other.when), elsewhere])
                for each in self._closed_at(one):
                    if not other.closes & self.pack.stages.kinds_of(each):
                        yield both, each

    def contradicted(self) -> Claim | None:
        """A text that is closed by a stage whose answers contradict each other, and by no other."""
        diagrams = self.compiled.diagrams
        return self._wrong(
            (
                diagrams.all_of([self._sure(stage.when), self._doubt(stage), self._none(set(self.stages) - {stage})]),
                each,
            )
            for stage in self.stages
            for each in self._closed_at(stage)
        )

    def _closed_at(self, stage: CaseStage) -> list[Statement]:
        return [each for each in self.statements if stage.closes & self.pack.stages.kinds_of(each)]

    def _wrong(self, cases: Iterable[Kept]) -> Claim | None:
        for there, statement in cases:
            closed = self.compiled.diagrams.both(there, self._sure(statement.closed))
            if closed != NO:
                what = f'"{statement.id}" is not closed by a stage that is not sure'
                witness = self.compiled.witness(closed)
                return Claim(CODE, what, Verdict.REFUTED, statement.place, witness)
        return None
