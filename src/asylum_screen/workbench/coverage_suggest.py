"""The scenario that would cover what none covers: the fewest answers that lead there, and what the rules say today.

A person must read a suggestion before it is kept: it says what the rules do, not what is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asylum_screen.analysis.days import other_days, small
from asylum_screen.analysis.reach import Search, question_reachable
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import Answer, DayRange, FactId, Facts
from asylum_screen.core.rules import AS_OF, Kind, RulePack
from asylum_screen.core.statements import Face, Statement
from asylum_screen.core.states import openers
from asylum_screen.reading import read_yaml

from .coverage import measure
from .coverage_targets import Target, Targets
from .record import case_text
from .scenario_files import Expectation, Scenario, ScenarioReader, lies_ahead
from .scenarios import Outcomes, Runner


class Suggester:
    """Finds scenarios for targets of one pack."""

    def __init__(self, pack: RulePack, as_of: date, targets: Targets) -> None:
        self.pack = pack
        self.as_of = as_of
        self.targets = targets
        self.runner = Runner(pack)
        self._reader = ScenarioReader(pack, as_of)

    def scenario(self, target: Target) -> Scenario | None:
        """A scenario for a target, or None when none was found."""
        for facts, day, kind, name in self._candidates(target):
            if not lies_ahead(self.pack, facts, day):
                said = target.what[0].upper() + target.what[1:]
                want = Expectation(kind, name, self._word(kind, name, facts, day))
                found = Scenario(said, day, facts, (want,))
                if self._comes_true(found, target):
                    return found
        return None

    def _comes_true(self, found: Scenario, target: Target) -> bool:
        """Whether a scenario, read back from its own text, has no mistake, comes true, and covers its target."""
        file = self._reader.read(read_yaml(case_text(found), "proposal"))
        if file.problems or any(miss for each in file.scenarios for miss in self.runner.misses(each)):
            return False
        return (target.group, target.key) in measure(self.pack, file.scenarios, self.as_of, self.targets).covered

    def text(self, target: Target) -> str:
        """The scenario as YAML, or a comment that none was found."""
        found = self.scenario(target)
        return f"# No answers were found for: {target.what}\n" if found is None else case_text(found)

    # ------------------------------------------------------------ what might do

    def _candidates(self, target: Target) -> Iterator[tuple[Facts, date, str, str]]:
        if (target.group, target.key) in self.targets.faces:
            yield from self._face(*self.targets.faces[target.group, target.key])
        match target.group:
            case "questions":
                yield from self._question(target.key)
            case "answers":
                yield from self._answered(*target.key.split("=", 1))
            case "boundaries":
                view, name, axis, day = target.key.split(" ")
                yield from self._boundary(view, self.runner.asked[view, name], axis, date.fromisoformat(day))
            case "citations":
                for statement in self.pack.statements:
                    for face in statement.states if target.key in self.targets.citing[statement.key] else ():
                        yield from self._face(statement, face)

    def _question(self, fact: FactId) -> Iterator[tuple[Facts, date, str, str]]:
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
            for kind, name in self._depending(fact, day):
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

    def _depending(self, fact: FactId, day: date) -> Iterator[tuple[str, str]]:
        """The statements that depend on a fact, as a scenario names them."""
        evaluator = self.runner.evaluator(day)
        for statement in self.pack.statements:
            if any(fact in evaluator.cone(when) for when in statement.conditions):
                yield from ((view, statement.id) for view in statement.views)

    def _word(self, kind: str, name: str, facts: Facts, day: date) -> str:
        return Outcomes(self.runner, day, facts).word(kind, name)

    def _face(self, statement: Statement, face: Face) -> Iterator[tuple[Facts, date, str, str]]:
        today = Evaluator(self.pack, self.as_of)
        for day in [self.as_of, *other_days(today, statement.conditions, statement)]:
            compiled = small(self.pack, day, statement.conditions)
            shown = compiled.condition(face.condition)
            # Answers that do not fit together come from changed answers, so an interview need not allow them.
            witness = compiled.witness(shown) if face.kind == "conflict" else compiled.played(shown)
            if witness is not None:
                yield witness, day, face.kind, face.id

    def _boundary(
        self, view: str, statement: Statement, axis: str, day: date
    ) -> Iterator[tuple[Facts, date, str, str]]:
        face = statement.faces[0]
        if axis == AS_OF:
            facts = next((found for found, *_ in self._face(statement, face)), Facts())
            ahead = lies_ahead(self.pack, facts, day)
            early = {fact: answer for fact, answer in facts.items() if fact not in ahead}
            yield Facts(early), day, view, statement.id
            return
        compiled = small(self.pack, self.as_of, statement.conditions)
        shown = compiled.condition(face.condition)
        witness = compiled.played(shown) or compiled.witness(shown) or Facts()
        yield witness.with_answer(axis, DayRange.on(day)), self.as_of, view, statement.id
