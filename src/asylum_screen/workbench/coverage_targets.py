"""Everything of a pack that a scenario should look at: the targets of `rules coverage`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from asylum_screen.analysis.days import FIRST_DAY
from asylum_screen.core.classes import fact_of, leaves
from asylum_screen.core.evaluate import Evaluator, all_conditions
from asylum_screen.core.facts import Answer, FactId
from asylum_screen.core.rules import (
    AS_OF,
    Always,
    Condition,
    Deadline,
    Finding,
    Kind,
    Place,
    Policy,
    Question,
    RulePack,
)
from asylum_screen.core.truth import NO

GROUPS = (
    "questions",
    "answers",
    "rules",
    "exceptions",
    "boundaries",
    "dates",
    "cards",
    "help",
    "conflicts",
    "citations",
)
FEW_OPTIONS = 9
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

    citing: by statement, the sources it cites. alike: for a question with many answers, the answer that stands for
    all those that no rule tells apart.
    """

    pack: RulePack
    as_of: date
    known: dict[Key, Target] = field(default_factory=dict)
    citing: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    alike: dict[FactId, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pack = self.pack
        for question in pack.questions.values():
            self._question(question)
        for finding in pack.findings:
            self._finding(finding)
        for policy in pack.policies:
            self._policy(policy)
        for deadline in pack.deadlines:
            self._deadline(deadline)
        for card in pack.cards:
            self._want("cards", card.id, card.place, f'the card "{card.id}"')
            self._cites("card", card.id, card.cites)
        for entry in pack.help:
            if entry.shown != "no":
                self._want("help", entry.id, entry.place, f'the help entry "{entry.id}"')
        for conflict in pack.conflicts:
            self._want("conflicts", conflict.id, conflict.place, f'the conflict "{conflict.id}"')
        for cited in sorted({cite for cites in self.citing.values() for cite in cites}):
            if cited in pack.sources:
                self._want("citations", cited, pack.sources[cited].place, f'the source "{cited}"')

    def _want(self, group: str, key: str, place: Place, what: str) -> None:
        self.known.setdefault((group, key), Target(group, key, place, what))

    def _cites(self, kind: str, name: str, cites: tuple[str, ...]) -> None:
        self.citing.setdefault((kind, name), set()).update(cites)

    def _question(self, question: Question) -> None:
        self._want("questions", question.id, question.place, f'the question "{question.id}"')
        if question.kind is Kind.ONE_OF and len(question.options) > FEW_OPTIONS:
            self.alike[question.id] = _alike(self.pack, self.as_of, question)
        for value in dict.fromkeys(self.stands_for(question.id, each) for each in _values(question)):
            self._want("answers", f"{question.id}={value}", question.place, f'the answer "{value}" to "{question.id}"')

    def stands_for(self, fact: FactId, value: str) -> str:
        """The answer that stands for all that no rule tells apart."""
        return self.alike.get(fact, {}).get(value, value)

    def _finding(self, finding: Finding) -> None:
        states = (("yes", finding.yes), ("unknown", finding.open), ("no", finding.no))
        for state, face in states:
            if face is not None:
                what = f'the words of "{finding.id}" for {state}'
                self._want("rules", f"finding {finding.id} {state}", face.say.place, what)
        for each in finding.unless:
            what = f'the exception "{each.id}" of "{finding.id}"'
            self._want("exceptions", f"finding {finding.id} {each.id}", each.place, what)
            self._cites("finding", finding.id, each.cites)
        self._cites("finding", finding.id, finding.cites)
        if finding.known_from is not None:
            self._days(f"finding {finding.id}", AS_OF, finding.known_from, finding.place)
        if finding.known_to is not None:
            self._days(f"finding {finding.id}", AS_OF, finding.known_to + timedelta(days=1), finding.place)

    def _policy(self, policy: Policy) -> None:
        states = ["no"] if written_never(policy.covers) else ["yes", "no"]
        for state in [*states, *(["unknown"] if policy.say_open is not None else [])]:
            what = f'the policy "{policy.id}" where it is {state}'
            self._want("rules", f"policy {policy.id} {state}", policy.place, what)
        for each in policy.unless:
            what = f'the exception "{each.id}" of "{policy.id}"'
            self._want("exceptions", f"policy {policy.id} {each.id}", each.place, what)
            self._cites("policy", policy.id, each.cites)
        self._cites("policy", policy.id, policy.cites)
        for day in policy.window.timeline.boundaries():
            self._days(f"policy {policy.id}", policy.window.axis, day, policy.place)
        self._days(f"policy {policy.id}", AS_OF, policy.known_from, policy.place)
        for step in policy.status[1:]:
            self._days(f"status {policy.id}", AS_OF, step.first, policy.place)

    def _deadline(self, deadline: Deadline) -> None:
        for phase in ("ahead", "near", "past"):
            if phase in phases_of(self.pack, deadline):
                what = f'the time limit "{deadline.id}" when it is {phase}'
                self._want("dates", f"{deadline.id} {phase}", deadline.place, what)
        for each in deadline.excuses:
            what = f'the excuse "{each.id}" of "{deadline.id}"'
            self._want("exceptions", f"deadline {deadline.id} {each.id}", each.place, what)
            self._cites("deadline", deadline.id, each.cites)
        self._cites("deadline", deadline.id, deadline.cites)

    def _days(self, what: str, axis: str, first: date, place: Place) -> None:
        """The first day on which something is so, and the day before it."""
        for day in (first - timedelta(days=1), first):
            if axis == AS_OF and not FIRST_DAY <= day <= self.as_of:
                continue  # no orientation is given for such a day
            said = f"{what} for an orientation on {day}" if axis == AS_OF else f"{what} with {axis} {day}"
            self._want("boundaries", f"{what} {axis} {day}", place, said)


def written_never(condition: Condition) -> bool:
    """True for a class its author wrote as never: nobody's answers alone can settle it."""
    return any(isinstance(leaf, Always) and leaf.truth is NO for leaf in leaves(condition))


def phases_of(pack: RulePack, deadline: Deadline) -> tuple[str, ...]:
    """The phases in which a time limit can be seen at all."""
    near = deadline.near
    question = pack.questions.get(deadline.counted_from)
    future = question is not None and question.may_be_future
    if (near.years, near.months, near.days) == (0, 0, 0):
        return ("ahead", "past")
    at_once = (near.years, near.months) == (0, 0) and near.days <= 0
    return ("near", "past") if at_once and not future else ("ahead", "near", "past")


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
