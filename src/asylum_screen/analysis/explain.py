"""`assess --explain`: why each sentence is there, why others are not, and what one more answer would change.

It speaks of rules, not of a person's story, and only of questions that are still open: it never shows what another
answer to a question already answered would bring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asylum_screen.core.evaluate import Evaluator, open_facts
from asylum_screen.core.facts import Answer, DayRange, FactId, Facts, NonAnswer
from asylum_screen.core.orientation import Orientation, known_findings, known_policies
from asylum_screen.core.rules import Condition, Deadline, Finding, Kind, Place, Policy, Question
from asylum_screen.core.shown import ShownFinding
from asylum_screen.core.states import look_at_finding
from asylum_screen.core.truth import NO, UNKNOWN, YES, Truth
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Words

from .days import conditions_of
from .looking import shown_finding
from .space import Space
from .support import grouped, smallest_support

MOST_OPEN = 8
MOST_CHANGES = 6
MOST_ANSWERS = 3


def explain_text(orientation: Orientation, words: Words, width: int) -> str:
    """The explanation of an orientation as text.

    Args:
        orientation: what was worked out.
        words: the reader's language.
        width: cells in a line.
    """
    return "\n".join(_Explanation(orientation, words, width).lines()) + "\n"


def _some(names: list[str], most: int) -> list[str]:
    return names if len(names) <= most else [*names[:most], "..."]


class _Explanation:
    def __init__(self, orientation: Orientation, words: Words, width: int) -> None:
        self.orientation = orientation
        self.facts = orientation.facts
        self.evaluator = Evaluator(orientation.pack, orientation.as_of)
        self.words = words
        self.width = width

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        for title, part in (
            ("paper/explain/here", self._here),
            ("paper/explain/not_here", self._not_here),
            ("paper/entry/open_title", self._open_policies),
            ("paper/explain/open", self._open),
        ):
            body = list(part())
            if body:
                yield from self._text(self.words(title))
                yield ""
                yield from body

    # ------------------------------------------------------------ what is there

    def _here(self) -> Iterator[str]:
        shown = [(item, self._finding_holds(item)) for item in (*self.orientation.urgent, *self.orientation.findings)]
        for item, holds in shown:
            assert item.face is not None
            said = self.words(item.face.say, **self._fees(item.face.say.english))
            yield from self._why(said, item.finding.id, item.finding.place, holds, conditions_of(item.finding))
        for policy in self.orientation.policies:
            if policy.applies.truth is YES:
                title, holds = self.words(policy.policy.title), self._truth_holds(policy.policy.applies, YES)
                yield from self._why(title, policy.policy.id, policy.policy.place, holds, [policy.policy.applies])
        for deadline in self.orientation.deadlines:
            yield from self._deadline(deadline.deadline)

    def _deadline(self, deadline: Deadline) -> Iterator[str]:
        def holds(facts: Facts) -> bool:
            start = facts.get(deadline.counted_from)
            return isinstance(start, DayRange) and self.evaluator.look(deadline.when, facts).truth is not NO

        cone = [deadline.counted_from, *self.evaluator.cone(deadline.when)]
        yield from self._because(self.words(deadline.title), deadline.id, deadline.place, holds, cone)

    def _why(
        self, said: str, name: str, place: Place, holds: Callable[[Facts], bool], conditions: list[Condition]
    ) -> Iterator[str]:
        cone = [fact for condition in conditions for fact in self.evaluator.cone(condition)]
        yield from self._because(said, name, place, holds, cone)

    def _because(
        self, said: str, name: str, place: Place, holds: Callable[[Facts], bool], cone: list[FactId]
    ) -> Iterator[str]:
        yield from self._text(said, "  ")
        yield from self._text(f"[{name}, {place}]", "    ")
        support = smallest_support(holds, self.facts, cone)
        if support:
            yield from self._text(self.words("paper/explain/enough"), "    ")
            yield from self._answers(support)
        else:
            key = "paper/explain/everybody" if support is not None else "paper/explain/all"
            yield from self._text(self.words(key), "    ")
        yield ""

    def _finding_holds(self, item: ShownFinding) -> Callable[[Facts], bool]:
        def holds(facts: Facts) -> bool:
            found = look_at_finding(self.evaluator, item.finding, facts)
            return found.truth is item.truth

        return holds

    def _truth_holds(self, condition: Condition, truth: Truth) -> Callable[[Facts], bool]:
        return lambda facts: self.evaluator.look(condition, facts).truth is truth

    # ------------------------------------------------------------ what is not there

    def _not_here(self) -> Iterator[str]:
        for support, names in grouped(self._ruled_out()):
            yield from self._text(self.words("paper/explain/left_out", names=", ".join(names)), "  ")
            if support:
                yield from self._text(self.words("paper/explain/because"), "    ")
                yield from self._answers(support)
            yield ""

    def _ruled_out(self) -> Iterator[tuple[tuple[FactId, ...], str]]:
        for finding in known_findings(self.evaluator):
            shown = shown_finding(self.evaluator, finding, self.facts)
            state = look_at_finding(self.evaluator, finding, self.facts)
            if shown is None and state.truth is NO:
                yield from self._no(finding.id, self._finding_holds(state), finding)
        for policy in known_policies(self.evaluator):
            if self.evaluator.look(policy.applies, self.facts).truth is NO:
                yield from self._no(policy.id, self._truth_holds(policy.applies, NO), policy)

    def _no(
        self, name: str, holds: Callable[[Facts], bool], item: Finding | Policy
    ) -> Iterator[tuple[tuple[FactId, ...], str]]:
        conditions = [item.applies] if isinstance(item, Policy) else conditions_of(item)
        cone = [fact for condition in conditions for fact in self.evaluator.cone(condition)]
        support = smallest_support(holds, self.facts, cone)
        if support:
            yield support, name

    # ------------------------------------------------------------ what is open

    def _open_policies(self) -> Iterator[str]:
        """Every policy that is open, also those that the paper tells of in one sentence, with what it waits for."""
        found = False
        for item in self.orientation.policies:
            if item.applies.truth is not UNKNOWN:
                continue
            found = True
            waits = [
                fact
                for fact in dict.fromkeys(open_facts(item.applies))
                if not isinstance(self.facts.get(fact), DayRange)
            ]
            name = ", ".join((item.policy.id, str(item.policy.place)))
            said = f"{self.words(item.policy.title)} [{name}{': ' if waits else ''}{', '.join(waits)}]"
            yield from wrap(said, self.width, first="  - ", rest="    ")
        if found:
            yield ""

    def _open(self) -> Iterator[str]:
        told = 0
        for fact in self.orientation.missing:
            changes = list(self._changes(self.orientation.pack.questions[fact]))
            if not changes:
                continue
            told += 1
            if told > MOST_OPEN:
                break
            yield from self._text(self.words(self.orientation.pack.questions[fact].ask), "  ")
            for names, answers in changes:
                told_names = ", ".join(_some(list(names), MOST_CHANGES))
                said = "; ".join(_some([answer.rstrip(" .") for answer in answers], MOST_ANSWERS))
                yield from self._text(self.words("paper/explain/would", answer=said, names=told_names), "    ")
            yield ""
        if told:
            yield from self._text(self.words("paper/explain/true_only"), "  ")
            yield ""

    def _changes(self, question: Question) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """The findings and policies that answers to an open question would change, with those answers."""
        if question.kind not in (Kind.YES_NO, Kind.ONE_OF):
            return
        findings = [f for f in known_findings(self.evaluator) if self._depends(f, question.id)]
        policies = [p for p in known_policies(self.evaluator) if question.id in self.evaluator.cone(p.applies)]
        before = self._states(findings, policies, self.facts)
        changes: dict[tuple[str, ...], list[str]] = {}
        for answer in Space(self.evaluator, (), [question.id]).by_level[0].answers:
            after = self._states(findings, policies, self.facts.with_answer(question.id, answer))
            names = tuple(name for name, state in after.items() if state != before[name])
            if names:
                changes.setdefault(names, []).append(self._answer(question, answer))
        yield from changes.items()

    def _states(self, findings: list[Finding], policies: list[Policy], facts: Facts) -> dict[str, str]:
        """What is shown of each, by name."""
        found = {}
        for finding in findings:
            shown = shown_finding(self.evaluator, finding, facts)
            found[finding.id] = shown.face.say.id if shown is not None and shown.face is not None else ""
        for policy in policies:
            found[policy.id] = self.evaluator.look(policy.applies, facts).truth.word
        return found

    def _depends(self, finding: Finding, fact: FactId) -> bool:
        return any(fact in self.evaluator.cone(condition) for condition in conditions_of(finding))

    # ------------------------------------------------------------ words

    def _answers(self, support: tuple[FactId, ...]) -> Iterator[str]:
        for fact in support:
            question = self.orientation.pack.questions[fact]
            said = self._answer(question, self.facts[fact])
            line = self.words("paper/given/answer", question=question.ask, answer=said)
            yield from wrap(f"{line} [{fact}]", self.width, first="    - ", rest="      ")

    def _answer(self, question: Question, answer: Answer) -> str:
        if isinstance(answer, NonAnswer):
            return self.words("ui/dk" if answer is NonAnswer.DONT_KNOW else "ui/skip")
        if isinstance(answer, bool):
            return self.words("ui/yes" if answer else "ui/no")
        if isinstance(answer, DayRange):
            return self.words.days(answer)
        chosen = {answer} if isinstance(answer, str) else answer
        if question.kind is Kind.COUNTRIES:
            return ", ".join(self.words.country(code) for code in sorted(chosen))
        return "; ".join(self.words(option.text) for option in question.options if option.id in chosen)

    def _fees(self, english: str) -> dict[str, str]:
        """The sums of the day for the placeholders of a text."""
        day = self.orientation.as_of
        amounts = self.orientation.pack.amounts
        fees = {f"fee.{amount.id}": "?" for amount in amounts if f"fee.{amount.id}" in english}
        for amount in amounts:
            if f"fee.{amount.id}" in fees and amount.first <= day and (amount.last is None or day <= amount.last):
                fees[f"fee.{amount.id}"] = amount.amount
        return fees

    def _text(self, text: str, indent: str = "") -> list[str]:
        return wrap(text, self.width, first=indent, rest=indent)
