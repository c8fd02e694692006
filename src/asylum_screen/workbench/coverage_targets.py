"""Everything of a pack that a scenario should look at: the targets of `rules coverage`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from asylum_screen.analysis.days import FIRST_DAY
from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.classes import fact_of
from asylum_screen.core.conditions import leaves
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Answer, FactId
from asylum_screen.core.rules import AS_OF, Kind, Place, Question, RulePack
from asylum_screen.core.statements import Face, Statement

GROUPS = (
    "questions", "answers", "rules", "exceptions", "boundaries", "dates", "cards", "help", "conflicts", "citations"
)  # fmt: skip
FEW_OPTIONS = 9
NOT_SO = "when not"
_STATES = {"": "yes", "while open": "unknown", NOT_SO: "no"}
_GROUPS = {"deadline": "dates", "card": "cards", "help": "help", "conflict": "conflicts"}
Key = tuple[str, str]
"""A group, and the target in it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a scenario should look at."""

    group: str
    key: str
    place: Place
    what: str


@dataclass
class Targets:
    """All targets of a pack.

    faces: the targets that are faces. citing: by statement, the sources it cites. alike: for a question with many
    answers, the answer that stands for all those that no rule tells apart.
    """

    pack: RulePack
    as_of: date
    known: dict[Key, Target] = field(default_factory=dict)
    faces: dict[Key, tuple[Statement, Face]] = field(default_factory=dict)
    citing: dict[Key, set[str]] = field(default_factory=dict)
    alike: dict[FactId, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pack = self.pack
        for question in pack.questions.values():
            self._question(question)
        for statement in pack.statements:
            self._statement(statement)
        for cited in sorted({cite for cites in self.citing.values() for cite in cites}):
            if cited in pack.sources:
                self._want("citations", cited, pack.sources[cited].place, f'the source "{cited}"')

    def _want(self, group: str, key: str, place: Place, what: str) -> None:
        self.known.setdefault((group, key), Target(group, key, place, what))

    def _question(self, question: Question) -> None:
        self._want("questions", question.id, question.place, f'the question "{question.id}"')
        if question.kind is Kind.ONE_OF and len(question.options) > FEW_OPTIONS:
            self.alike[question.id] = _alike(self.pack, self.as_of, question)
        for value in dict.fromkeys(self.stands_for(question.id, each) for each in _values(question)):
            self._want("answers", f"{question.id}={value}", question.place, f'the answer "{value}" to "{question.id}"')

    def stands_for(self, fact: FactId, value: str) -> str:
        """The answer that stands for all that no rule tells apart."""
        return self.alike.get(fact, {}).get(value, value)

    def _statement(self, statement: Statement) -> None:
        for face in statement.faces:
            if (face.text is not None or face.name == NOT_SO) and not face.unreached:
                key = key_of(statement, face)
                self._want(*key, face.place, face.label)
                self.faces[key] = (statement, face)
        cited = (statement.cites, *(each.cites for each in statement.exceptions))
        self.citing[statement.key] = {cite for cites in cited for cite in cites}
        for view, axis, day in statement.turns:
            self._days(f"{view} {statement.id}", axis, day, statement.place)

    def _days(self, what: str, axis: str, first: date, place: Place) -> None:
        """The first day on which something is so, and the day before it."""
        for day in (first - timedelta(days=1), first):
            if axis == AS_OF and day < FIRST_DAY:
                continue  # no orientation is given for such a day
            said = f"{what} for an orientation on {day}" if axis == AS_OF else f"{what} with {axis} {day}"
            self._want("boundaries", f"{what} {axis} {day}", place, said)


def key_of(statement: Statement, face: Face) -> Key:
    """The target that a face is."""
    if face.exception is not None:
        return "exceptions", f"{statement.kind} {statement.id} {face.exception.id}"
    if statement.kind in _GROUPS:
        return _GROUPS[statement.kind], f"{statement.id} {face.name}".strip()
    return "rules", f"{statement.kind} {statement.id} {_STATES[face.name]}"


def _values(question: Question) -> tuple[str, ...]:
    """The answers to look at; days and countries are looked at through the rules that test them."""
    if question.kind is Kind.YES_NO:
        return ("yes", "no")
    return question.option_ids if question.kind in (Kind.ONE_OF, Kind.MANY_OF) else ()


def _alike(pack: RulePack, as_of: date, question: Question) -> dict[str, str]:
    """For each option the first one that no test of the pack tells from it."""
    evaluator = Evaluator(pack, as_of)
    tests = [leaf for when in all_conditions(pack) for leaf in leaves(when) if fact_of(leaf) == question.id]
    first: dict[tuple[object, ...], str] = {}
    found: dict[str, str] = {}
    for option in question.option_ids:
        outcome = tuple(evaluator.test(leaf, option) for leaf in tests)
        found[option] = first.setdefault(outcome, option)
    return found


def value_of(answer: Answer) -> tuple[str, ...]:
    """The values in an answer, as targets name them."""
    if isinstance(answer, bool):
        return ("yes" if answer else "no",)
    if isinstance(answer, str):
        return (answer,)
    return tuple(answer) if isinstance(answer, frozenset) else ()
