"""Statements that say the opposite with the same words, and can both be given to one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import AllOf, Finding
from asylum_screen.core.statements import Face

from .claims import Claim, Printed, Verdict
from .compiled import Compiled
from .diagram import NO, Node

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"(?<![\d,.])(?!(?:19|20)\d\d(?!\d))\d[\d,.]*")  # years are names of rules more often than numbers
_NEGATIONS = frozenset(["not", "no", "never", "none", "nobody", "cannot", "without", "nor"])
_HELPERS = frozenset((
    "a", "an", "the", "do", "does", "did", "is", "are", "was", "were", "be", "been", "can", "may", "has", "have", "had",
))  # fmt: skip
FEWEST_WORDS = 4
MOST_TRIES = 8


def no_opposites(
    compiled: Compiled, faces: Iterable[Face], findings: Iterable[Finding], printed: Printed
) -> Iterator[Claim]:
    """No two statements of the opposite are printed together, unless their author declared it."""
    declared = {frozenset((one.id, other)) for one in findings for other in one.conflicts_with}
    pairs = list(_opposed([face for face in faces if face.text is not None]))
    refuted = False
    for one, other, words in pairs:
        if one.id == other.id or frozenset((one.id, other.id)) in declared:
            continue
        together = compiled.playable(compiled.condition(AllOf((one.condition, other.condition))))
        witness = _reader(compiled, together, one, other, printed)
        if witness is not None:
            refuted = True
            what = f'"{one.id}" and "{other.id}" never say the opposite to one person'
            yield Claim("AS804", what, Verdict.REFUTED, other.place, witness, f"both: {words}")
    if not refuted:
        note = f"{len(pairs)} pairs with the same words were looked at"
        yield Claim("AS804", "no two statements say the opposite to one person", Verdict.PROVED, note=note)


def _reader(compiled: Compiled, together: Node, one: Face, other: Face, printed: Printed) -> Facts | None:
    """Somebody on whose paper the texts of both faces are printed; None when none was found."""
    diagrams, texts = compiled.diagrams, {face.text.id for face in (one, other) if face.text is not None}
    for _ in range(MOST_TRIES):
        chosen = None if together == NO else diagrams.cheapest(together, compiled.prices)
        if chosen is None:
            return None
        if texts <= printed(facts := compiled.facts(chosen)):
            return facts
        together = diagrams.both(together, diagrams.turn(diagrams.cube(chosen)))
    return None


def declared_meet(compiled: Compiled, faces: Iterable[Face], findings: Iterable[Finding]) -> Iterator[Claim]:
    """Every conflict that is declared can really come up, and says what is open."""
    shown = {face.id: face for face in faces if face.kind in ("finding", "urgent") and not face.name}
    for finding in findings:
        for other in finding.conflicts_with:
            what = f'"{finding.id}" and "{other}", declared as a conflict, can meet'
            if finding.id not in shown or other not in shown:
                continue
            both = compiled.condition(AllOf((shown[finding.id].condition, shown[other].condition)))
            witness = compiled.played(both)
            if finding.conflict_note is None:
                yield Claim(
                    "AS804", what, Verdict.REFUTED, finding.place, witness, "no conflict_note says what is open"
                )
            else:
                verdict = Verdict.PROVED if witness is not None else Verdict.REFUTED
                yield Claim("AS804", what, verdict, finding.place, witness)


def _opposed(faces: list[Face]) -> Iterator[tuple[Face, Face, str]]:
    """Pairs of faces with a sentence of the same words, once with a not, or with other numbers."""
    same: dict[tuple[str, frozenset[str]], list[tuple[Face, bool, tuple[str, ...], str]]] = {}
    for face in faces:
        assert face.text is not None
        for sentence in _SENTENCE.split(face.text.english):
            words = _WORD.findall(sentence.lower())
            kept = frozenset(word for word in words if word not in _NEGATIONS and word not in _HELPERS)
            if len(kept) < FEWEST_WORDS:
                continue
            negated = sum(word in _NEGATIONS for word in words) % 2 == 1
            numbers = tuple(_NUMBER.findall(sentence))
            same.setdefault((face.topic, kept), []).append((face, negated, numbers, sentence))
    for group in same.values():
        for (one, one_not, one_numbers, _), (other, other_not, other_numbers, sentence) in combinations(group, 2):
            if one_not != other_not or one_numbers != other_numbers:
                yield one, other, sentence
