"""Proof that a yes never hides another line of its list: each line that is not ruled out is asked for and printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from asylum_screen.core.rules import Exemption
from asylum_screen.core.statements import Statement
from asylum_screen.core.states import known

from .claims import Claim, Printed, Verdict
from .compiled import Compiled
from .diagram import NO, UNKNOWN, YES, BudgetError, Node


def no_line_hidden(compiled: Compiled, printed: Printed) -> Iterator[Claim]:
    """For each list of two lines or more: whatever its other lines say, an open line is wanted and printed."""
    for statement in known(compiled.evaluator):
        if len(statement.exceptions) > 1 and statement.faces:
            what = f'a yes to one line of the list of "{statement.id}" hides no other line'
            try:
                yield _list(compiled, statement, what, printed)
            except BudgetError:
                yield Claim("AS810", what, Verdict.NOT_PROVED, statement.place, None, "too many cases")


def _list(compiled: Compiled, statement: Statement, what: str, printed: Printed) -> Claim:
    diagrams = compiled.diagrams
    owner = diagrams.when(compiled.condition(statement.lists), YES)
    for line in statement.exceptions:
        is_open = diagrams.when(compiled.condition(line.when), UNKNOWN)
        unwanted = diagrams.turn(diagrams.any_of(_wanted(compiled, statement, line)))
        hidden = diagrams.all_of([owner, is_open, unwanted])
        if hidden != NO:
            note = f'"{line.id}" is open and not asked for'
            return Claim("AS810", what, Verdict.REFUTED, line.place, compiled.witness(hidden), note)
    for met, other in permutations(statement.exceptions, 2):
        both = [diagrams.when(compiled.condition(each.when), truth) for each, truth in ((met, YES), (other, UNKNOWN))]
        witness = compiled.witness(diagrams.all_of([owner, *both]))
        if witness is not None:
            missing = [each for each in (met, other) if each.say.id not in printed(witness)]
            if missing:
                note = f'"{missing[0].id}" is not printed'
                return Claim("AS810", what, Verdict.REFUTED, missing[0].place, witness, note)
            return Claim("AS810", what, Verdict.PROVED, statement.place, witness)
    return Claim("AS810", what, Verdict.PROVED, statement.place)


def _wanted(compiled: Compiled, statement: Statement, line: Exemption) -> Iterator[Node]:
    """Where an open line is asked for."""
    for thread in statement.threads:
        if thread.followed and thread.when is line.when:
            yield compiled.diagrams.when(compiled.condition(thread.after), YES)
