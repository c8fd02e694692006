"""The scenario that would cover what none covers: the fewest answers that lead there, and what the rules say today.

A person must read a suggestion before it is kept: it says what the rules do, not what is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asylum_screen.analysis.days import conditions_of, other_days, small
from asylum_screen.analysis.diagram import NO, YES
from asylum_screen.analysis.reach import Search, question_reachable
from asylum_screen.analysis.statements import Item, faces_of, truth_of
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import Answer, DayRange, FactId, Facts
from asylum_screen.core.rules import AS_OF, NOWHERE, Kind, RulePack
from asylum_screen.core.states import openers

from .coverage_targets import Target, Targets
from .record import scenario_text
from .scenario_files import Expectation, Scenario
from .scenarios import Runner, look_at

_FACES = {"yes": "", "unknown": "while open", "no": "when not"}


class Suggester:
    """Finds scenarios for targets of one pack."""

    def __init__(self, pack: RulePack, as_of: date, targets: Targets) -> None:
        self.pack = pack
        self.as_of = as_of
        self.targets = targets
        self.runner = Runner(pack)
        self._items: dict[tuple[str, str], Item] = {}
        self._items.update({("finding", item.id): item for item in pack.findings})
        self._items.update({("policy", item.id): item for item in pack.policies})
        self._items.update({("deadline", item.id): item for item in pack.deadlines})
        self._items.update({("help", item.id): item for item in pack.help})
        self._items.update({("card", item.id): item for item in pack.cards})

    def scenario(self, target: Target) -> Scenario | None:
        """A scenario for a target, or None when none was found."""
        for facts, day, kind, name in self._candidates(target):
            if any(self._too_late(fact, answer, day) for fact, answer in facts.items()):
                continue
            want = Expectation(kind, name, self._word(kind, name, facts, day), NOWHERE)
            return Scenario(target.what, day, facts, (want,), NOWHERE)
        return None

    def _too_late(self, fact: FactId, answer: Answer, day: date) -> bool:
        return isinstance(answer, DayRange) and answer.latest > day and not self.pack.questions[fact].may_be_future

    def text(self, target: Target) -> str:
        """The scenario as YAML, or a comment that none was found."""
        found = self.scenario(target)
        if found is None:
            return f"# No answers were found for: {target.what}\n"
        expected = [(each.kind, each.target, each.expected) for each in found.expectations]
        return scenario_text(found.name[0].upper() + found.name[1:], found.as_of, found.facts, expected)

    # ------------------------------------------------------------ what might do

    def _candidates(self, target: Target) -> Iterator[tuple[Facts, date, str, str]]:
        words = target.key.split(" ")
        match target.group:
            case "questions":
                yield from self._asked(target.key)
            case "answers":
                yield from self._answered(*target.key.split("=", 1))
            case "rules":
                yield from self._face(words[0], words[1], _FACES[words[2]])
            case "exceptions":
                name = "excuse" if words[0] == "deadline" else "exception"
                yield from self._face(words[0], words[1], f"{name} {words[2]}")
            case "dates":
                yield from self._face("deadline", words[0], words[1])
            case "cards" | "help":
                yield from self._face("card" if target.group == "cards" else "help", target.key, "")
            case "boundaries":
                yield from self._boundary(words[0], words[1], words[2], date.fromisoformat(words[3]))
            case "conflicts":
                yield from self._conflict(target.key)
            case "citations":
                for (kind, name), cites in self.targets.citing.items():
                    if target.key in cites:
                        yield from self._face(kind, name, "ahead" if kind == "deadline" else "")
                        yield from self._face(kind, name, "near")

    def _asked(self, fact: FactId) -> Iterator[tuple[Facts, date, str, str]]:
        for facts, day in self._leading_to(fact):
            yield facts, day, "asks", fact

    def _leading_to(self, fact: FactId) -> Iterator[tuple[Facts, date]]:
        conditions = openers(Evaluator(self.pack, self.as_of), fact)
        days = [self.as_of, *other_days(Evaluator(self.pack, self.as_of), conditions)]
        for day in days:
            found = question_reachable(Search(small(self.pack, day, conditions, [fact])), fact, fact)
            if found.witness is not None and found.holds:
                yield found.witness, day

    def _answered(self, fact: FactId, value: str) -> Iterator[tuple[Facts, date, str, str]]:
        question = self.pack.questions[fact]
        answer: Answer = value == "yes" if question.kind is Kind.YES_NO else value
        if question.kind is Kind.MANY_OF:
            answer = frozenset({value})
        for facts, day in self._leading_to(fact):
            given = facts.with_answer(fact, answer)
            fallback: tuple[Facts, date, str, str] | None = None
            for kind, name in self._depending(fact, given, day):
                before, after = (self._word(kind, name, each, day) for each in (facts, given))
                if before != after:
                    yield given, day, kind, name
                    return
                fallback = fallback or (given, day, kind, name)
            if fallback is not None:
                yield fallback
            for other in self.pack.questions:
                if any(fact in facts_in(when) for when in openers(self.runner.evaluator(day), other)):
                    yield given, day, "asks", other

    def _depending(self, fact: FactId, facts: Facts, day: date) -> Iterator[tuple[str, str]]:
        """The statements that depend on a fact, as a scenario names them."""
        evaluator = self.runner.evaluator(day)
        for (group, name), item in self._items.items():
            if group in ("finding", "policy") and any(fact in evaluator.cone(when) for when in conditions_of(item)):
                yield self._expectable(group, name, facts, day)

    def _word(self, kind: str, name: str, facts: Facts, day: date) -> str:
        draft = Scenario("", day, facts, (), NOWHERE)
        return self.runner.got(Expectation(kind, name, "", NOWHERE), look_at(self.runner, draft))

    def _face(self, kind: str, name: str, face: str) -> Iterator[tuple[Facts, date, str, str]]:
        item = self._items.get((kind, name))
        if item is None:
            return
        today = Evaluator(self.pack, self.as_of)
        for day in [self.as_of, *other_days(today, conditions_of(item), item)]:
            compiled = small(self.pack, day, conditions_of(item))
            if kind == "policy" and face == "when not":
                witness = compiled.played(compiled.diagrams.when(truth_of(compiled, item), NO))
                if witness is not None:
                    yield witness, day, "policy", name
                continue
            for each in faces_of(compiled, item):
                witness = compiled.played(each.shown) if each.name == face else None
                if witness is not None:
                    yield witness, day, each.kind, each.id

    def _expectable(self, group: str, name: str, facts: Facts, day: date) -> tuple[str, str]:
        if group == "policy":
            return "policy", name
        return "urgent" if self._word("urgent", name, facts, day) == "yes" else "finding", name

    def _boundary(self, kind: str, name: str, axis: str, day: date) -> Iterator[tuple[Facts, date, str, str]]:
        item = self._items["finding" if kind == "finding" else "policy", name]
        if axis == AS_OF:
            facts = next((f for f, *_ in self._face("finding" if kind == "finding" else "policy", name, "")), Facts())
            early = {f: each for f, each in facts.items() if not self._too_late(f, each, day)}
            yield Facts(early), day, kind, name
            return
        compiled = small(self.pack, self.as_of, conditions_of(item))
        shown = next((each.shown for each in faces_of(compiled, item) if not each.name), YES)
        witness = compiled.played(shown) or compiled.witness(shown) or Facts()
        yield witness.with_answer(axis, DayRange.on(day)), self.as_of, "policy", name

    def _conflict(self, name: str) -> Iterator[tuple[Facts, date, str, str]]:
        conflict = next(each for each in self.pack.conflicts if each.id == name)
        compiled = small(self.pack, self.as_of, [conflict.when])
        witness = compiled.witness(compiled.diagrams.when(compiled.condition(conflict.when), YES))
        if witness is not None:
            yield witness, self.as_of, "conflict", name
