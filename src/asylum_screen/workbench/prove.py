"""`rules prove`: what holds for every set of answers, each claim proved, refuted with a witness, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from asylum_screen.analysis.claims import Claim, Verdict
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.counting import count_answer_sets
from asylum_screen.analysis.days import conditions_of, other_days, small
from asylum_screen.analysis.first_claims import page_one_claims
from asylum_screen.analysis.looking import is_given, shown_finding
from asylum_screen.analysis.opposites import declared_meet, no_opposites
from asylum_screen.analysis.reach import Search, face_reachable, question_reachable, questions_reachable
from asylum_screen.analysis.safety import closing_sentences, no_dead_end, unknown_is_never_no, urgent_first
from asylum_screen.analysis.statements import Face, Item, faces, faces_of
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.orientation import assess
from asylum_screen.core.rules import Card, Finding, HelpEntry, RulePack
from asylum_screen.core.states import openers
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.reading.lasting import lasting

from .scenarios import lines_of

CLOSING = ("paper/next/closing_lawyer", "paper/next/closing_help")


@dataclass(frozen=True, slots=True)
class Proof:
    """Every claim about one pack on one day, and how many different sets of answers there are."""

    as_of: date
    claims: tuple[Claim, ...]
    answer_sets: int | None

    @property
    def refuted(self) -> tuple[Claim, ...]:
        """The claims that do not hold."""
        return tuple(claim for claim in self.claims if claim.verdict is Verdict.REFUTED)


def prove(pack: RulePack, as_of: date) -> Proof:
    """Prove everything that can be proved about a pack.

    Args:
        pack: the rules.
        as_of: the day of the orientation. What nobody meets on that day is looked for on earlier days.
    """
    with lasting():
        return _prove(Compiled(Evaluator(pack, as_of)))


def _prove(compiled: Compiled) -> Proof:
    pack = compiled.evaluator.pack
    shown = list(faces(compiled))
    said = {face.id for face in shown}
    known = [finding for finding in pack.findings if finding.id in said]
    claims = [
        *_questions(compiled),
        *_faces(compiled, shown),
        *no_dead_end(compiled),
        *no_opposites(compiled, shown, known),
        *declared_meet(compiled, shown, known),
        *closing_sentences(compiled),
        *urgent_first(compiled),
        *page_one_claims(compiled),
        *unknown_is_never_no(compiled),
    ]
    claims.append(_closing_lines(compiled.evaluator, claims))
    return Proof(compiled.evaluator.as_of, tuple(claims), count_answer_sets(compiled))


# ---------------------------------------------------------------- earlier days


def _questions(compiled: Compiled) -> Iterator[Claim]:
    pack = compiled.evaluator.pack
    claims = dict(zip(pack.questions, questions_reachable(compiled), strict=True))
    before = _Before(compiled, [fact for fact, claim in claims.items() if not claim.holds])
    for fact, claim in claims.items():
        yield claim if claim.holds else before.question(fact, claim)


class _Before:
    """Questions that nobody is asked on the day, looked for on earlier days."""

    def __init__(self, compiled: Compiled, facts: list[FactId]) -> None:
        self.evaluator = compiled.evaluator
        self.facts = facts
        self.conditions = [each for fact in facts for each in openers(self.evaluator, fact)]
        self._searches: dict[date, Search] = {}

    def question(self, fact: FactId, claim: Claim) -> Claim:
        """The claim for an earlier day, where it holds on one."""
        for day in other_days(self.evaluator, openers(self.evaluator, fact)):
            if day not in self._searches:
                self._searches[day] = Search(small(self.evaluator.pack, day, self.conditions, self.facts))
            found = question_reachable(self._searches[day], fact, f"{claim.what} on {day}")
            if found.holds:
                return replace(found, note=f"on {day}")
        return claim


def _faces(compiled: Compiled, shown: list[Face]) -> Iterator[Claim]:
    items = _items(compiled.evaluator.pack)
    really = _Really(compiled.evaluator)
    done = set()
    for face in shown:
        done.add((face.kind, face.id))
        claim = face_reachable(compiled, face, really)
        item = items.get((face.kind, face.id))
        yield claim if claim.holds or item is None else _face_before(really, face, item, claim)
    for (kind, name), item in items.items():
        if (kind, name) not in done and not any((other, name) in done for other in ("finding", "urgent")):
            yield from _only_before(really, item)


def _only_before(really: _Really, item: Item) -> Iterator[Claim]:
    """Statements that could not be known on the day any more, looked at on the last day on which they could."""
    last = getattr(item, "known_to", None)
    if last is None or last > really.evaluator.as_of:
        return
    then = small(really.evaluator.pack, last, conditions_of(item))
    for face in faces_of(then, item):
        claim = face_reachable(then, face, really.on(then.evaluator), f" on {last}")
        yield claim if claim.holds else _face_before(really, face, item, claim)


def _face_before(really: _Really, face: Face, item: Item, claim: Claim) -> Claim:
    conditions = conditions_of(item)
    for day in other_days(really.evaluator, conditions, item):
        then = small(really.evaluator.pack, day, conditions)
        for other in faces_of(then, item):
            if (other.kind, other.name) == (face.kind, face.name):
                found = face_reachable(then, other, really.on(then.evaluator), f" on {day}")
                if found.holds:
                    return replace(found, note=f"on {day}")
    return claim


def _items(pack: RulePack) -> dict[tuple[str, str], Item]:
    found: dict[tuple[str, str], Item] = {}
    for finding in pack.findings:
        found["finding", finding.id] = found["urgent", finding.id] = finding
    for policy in pack.policies:
        found["policy", policy.id] = found["exceptions", policy.id] = policy
    found.update({("deadline", deadline.id): deadline for deadline in pack.deadlines})
    return found


class _Really:
    """Looks at a witness with the program itself, so that a proof is never about another program."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        pack = evaluator.pack
        self._findings = {finding.id: finding for finding in pack.findings}
        self._given: dict[str, HelpEntry | Card] = {entry.id: entry for entry in pack.help}
        self._given.update({card.id: card for card in pack.cards})

    def on(self, evaluator: Evaluator) -> _Really:
        """The same for another day of the same pack."""
        other = copy(self)
        other.evaluator = evaluator
        return other

    def __call__(self, face: Face, facts: Facts) -> bool:
        """True when the face is shown for these answers."""
        if face.kind in ("finding", "urgent") and not face.name.startswith("exception"):
            return self._finding(self._findings[face.id], face, facts)
        if face.kind in ("help", "card"):
            return is_given(self.evaluator, self._given[face.id], facts)
        return True

    def _finding(self, finding: Finding, face: Face, facts: Facts) -> bool:
        shown = shown_finding(self.evaluator, finding, facts)
        return shown is not None and shown.face is not None and shown.face.say == face.text


# ---------------------------------------------------------------- on paper


def _closing_lines(evaluator: Evaluator, claims: list[Claim]) -> Claim:
    """Urgent things first and both closing sentences, on paper, for nothing answered and for some witnesses."""
    what = "urgent things are the first part on paper, and free help and the lawyer are named on every one"
    witnesses = [claim.witness for claim in claims if claim.witness is not None]
    step = max(1, len(witnesses) // 10)
    looked = [Facts(), *witnesses[::step]]
    words = Words()
    for facts in looked:
        document = build(assess(evaluator, facts), words, PaperOptions(evaluator.as_of))
        ids = {line.id for line in lines_of(document)}
        if document.parts[0].id != "urgent" or not set(CLOSING) <= ids:
            return Claim("AS805", what, Verdict.REFUTED, witness=facts)
    note = f"printed without a condition; seen on {len(looked)} orientations"
    return Claim("AS805", what, Verdict.PROVED, note=note)
