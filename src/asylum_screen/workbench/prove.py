"""`rules prove`: what holds for every set of answers, each claim proved, refuted with a witness, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from asylum_screen.analysis.claims import Claim, Verdict
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import coming_days, other_days, small
from asylum_screen.analysis.first_claims import page_one_claims
from asylum_screen.analysis.lists import no_line_hidden
from asylum_screen.analysis.opposites import declared_meet, no_opposites
from asylum_screen.analysis.reach import Search, WitnessCheck, face_reachable, question_reachable, questions_reachable
from asylum_screen.analysis.safety import closing_sentences, no_dead_end, unknown_is_never_no, urgent_first
from asylum_screen.analysis.stages import stage_claims
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.orientation import assess, shown_alone
from asylum_screen.core.rules import RulePack
from asylum_screen.core.statements import Face, Statement
from asylum_screen.core.states import known, openers
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.reading.lasting import lasting

from .console import tracked
from .scenarios import lines_of

NOTHING_URGENT = {"paper/urgent/open", "paper/urgent/none"}
CLOSING = ("paper/next/closing_lawyer", "paper/next/closing_help")


@dataclass(frozen=True, slots=True)
class Proof:
    """Every claim about one pack on one day."""

    as_of: date
    claims: tuple[Claim, ...]

    @property
    def refuted(self) -> tuple[Claim, ...]:
        """The claims that do not hold."""
        return tuple(claim for claim in self.claims if claim.verdict is Verdict.REFUTED)


def prove(pack: RulePack, as_of: date) -> Proof:
    """Prove everything that can be proved about a pack.

    Args:
        pack: the rules.
        as_of: the day of the orientation. What nobody meets on that day is looked for on other days, and each day
            ahead on which the rules begin to say something else is looked at too.
    """
    with lasting():
        claims = _claims(Compiled(Evaluator(pack, as_of)))
        held = {claim.what: claim.holds for claim in claims}
        for day in coming_days(pack, as_of):
            for claim in _claims(Compiled(Evaluator(pack, day))):
                if claim.what not in held or (held[claim.what] and not claim.holds):  # told once, on the first such day
                    claims.append(replace(claim, what=f"{claim.what} on {day}"))
                held[claim.what] = held.get(claim.what, True) and claim.holds
        return Proof(as_of, tuple(claims))


def _claims(compiled: Compiled) -> list[Claim]:
    pack = compiled.evaluator.pack
    shown = [face for statement in known(compiled.evaluator) for face in told(statement)]
    said = {face.id for face in shown}
    findings = [finding for finding in pack.findings if finding.id in said]
    printed = partial(_printed, compiled.evaluator)
    claims = [
        *_questions(compiled),
        *_faces(compiled),
        *no_dead_end(compiled),
        *no_opposites(compiled, shown, findings, printed),
        *declared_meet(compiled, shown, findings),
        *closing_sentences(compiled),
        *urgent_first(compiled),
        *page_one_claims(compiled),
        *stage_claims(compiled),
        *unknown_is_never_no(compiled),
        *no_line_hidden(compiled, printed),
    ]
    claims.append(_closing_lines(compiled.evaluator, claims))
    return claims


# ---------------------------------------------------------------- other days


def _questions(compiled: Compiled) -> Iterator[Claim]:
    pack = compiled.evaluator.pack
    claims = dict(zip(pack.questions, questions_reachable(compiled), strict=True))
    other = _Elsewhen(compiled, [fact for fact, claim in claims.items() if not claim.holds])
    for fact, claim in claims.items():
        yield claim if claim.holds else other.question(fact, claim)


class _Elsewhen:
    """Questions that nobody is asked on the day, looked for on other days."""

    def __init__(self, compiled: Compiled, facts: list[FactId]) -> None:
        self.evaluator = compiled.evaluator
        self.facts = facts
        self.conditions = [each for fact in facts for each in openers(self.evaluator, fact)]
        self._searches: dict[date, Search] = {}

    def question(self, fact: FactId, claim: Claim) -> Claim:
        """The claim for another day, where it holds on one."""
        for day in other_days(self.evaluator, openers(self.evaluator, fact)):
            if day not in self._searches:
                self._searches[day] = Search(small(self.evaluator.pack, day, self.conditions, self.facts))
            found = question_reachable(self._searches[day], fact, f"{claim.what} on {day}")
            if found.holds:
                return replace(found, note=f"on {day}")
        return claim


def _faces(compiled: Compiled) -> Iterator[Claim]:
    evaluator = compiled.evaluator
    for statement in tracked(known(evaluator), "Proving"):
        for face in told(statement):
            claim = face_reachable(compiled, face, _really(evaluator, statement))
            yield claim if claim.holds else _face_elsewhen(evaluator, face, statement, claim)
    for statement in evaluator.pack.statements:
        last = statement.known_to
        if last is not None and last < evaluator.as_of:
            yield from _only_before(evaluator, statement, last)


def told(statement: Statement) -> Iterator[Face]:
    """The faces with words of their own to which an interview can lead."""
    return (face for face in statement.faces if face.text is not None and not face.unreached)


def _only_before(evaluator: Evaluator, statement: Statement, last: date) -> Iterator[Claim]:
    """A statement that could not be known on the day any more, looked at on the last day on which it could."""
    then = small(evaluator.pack, last, statement.conditions)
    for face in told(statement):
        claim = face_reachable(then, face, _really(then.evaluator, statement), f" on {last}")
        yield claim if claim.holds else _face_elsewhen(evaluator, face, statement, claim)


def _face_elsewhen(evaluator: Evaluator, face: Face, statement: Statement, claim: Claim) -> Claim:
    for day in other_days(evaluator, statement.conditions, statement):
        then = small(evaluator.pack, day, statement.conditions)
        found = face_reachable(then, face, _really(then.evaluator, statement), f" on {day}")
        if found.holds:
            return replace(found, note=f"on {day}")
    return claim


def _really(evaluator: Evaluator, statement: Statement) -> WitnessCheck:
    """Looks at a witness with the program itself, so that a proof is never about another program."""

    def shown(face: Face, facts: Facts) -> bool:
        state = shown_alone(evaluator, statement, facts)
        return face.exception is not None or (state is not None and state.face is face)

    return shown


# ---------------------------------------------------------------- on paper


def _printed(evaluator: Evaluator, facts: Facts) -> frozenset[str]:
    """The ids of all texts on paper."""
    document = build(assess(evaluator, facts), Words(), PaperOptions(evaluator.as_of))
    return frozenset(line.id for line in lines_of(document))


def _closing_lines(evaluator: Evaluator, claims: list[Claim]) -> Claim:
    """Urgent things first and both closing sentences, on paper, for nothing answered and for some witnesses."""
    what = "urgent things are the first part on paper, and free help and the lawyer are named on every one"
    witnesses = [claim.witness for claim in claims if claim.witness is not None]
    step = max(1, len(witnesses) // 10)
    looked = [Facts(), *witnesses[::step]]
    words = Words()
    for facts in looked:
        shown = assess(evaluator, facts)
        ids = [
            line.id
            for part in build(shown, words, PaperOptions(evaluator.as_of)).parts
            for line in lines_of(part.blocks)
        ]
        urgent = {item.face.say.id for item in shown.urgent if item.face is not None} or NOTHING_URGENT
        if ids[0] not in urgent or not set(CLOSING) <= set(ids):
            return Claim("AS805", what, Verdict.REFUTED, witness=facts)
    note = f"printed without a condition; seen on {len(looked)} orientations"
    return Claim("AS805", what, Verdict.PROVED, note=note)
