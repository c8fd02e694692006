"""`assess --explain`: why each sentence is there, why others are not, and what one more answer would change.

It speaks of rules, not of a person's story, and only of questions that are still open: it never shows what another
answer to a question already answered would bring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from asylum_screen.core.evaluate import Evaluator, open_facts
from asylum_screen.core.facts import DayRange, FactId, Facts
from asylum_screen.core.orientation import Orientation, shown_alone
from asylum_screen.core.rules import AnyOf, Condition, Is, Kind, Question
from asylum_screen.core.statements import Face, Statement
from asylum_screen.core.states import known
from asylum_screen.core.truth import NO, UNKNOWN, YES
from asylum_screen.language.answers import answer_words
from asylum_screen.language.cells import wrap
from asylum_screen.language.fees import fees_on
from asylum_screen.language.words import Value, Words

from .space import Space
from .support import grouped, smallest_support

EXPLAINED = ("finding", "policy")
"""What is explained where it is not shown; help, cards and time limits would only make the list longer."""
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
        self._statements = {each.key: each for each in orientation.pack.statements}
        self._explained = [each for each in known(self.evaluator) if each.kind in EXPLAINED]

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
        whole, said = self.orientation, self.words
        for item in (*whole.urgent, *whole.findings):
            assert item.face is not None
            statement = self._statements["finding", item.finding.id]
            face = next(each for each in statement.states if each.text is item.face.say)
            told = said(item.face.say, **self._fees(item.face.say.english))
            yield from self._why(told, statement, face.condition)
        for policy in whole.policies:
            if policy.applies.truth is YES:
                statement = self._statements["policy", policy.policy.id]
                yield from self._why(said(policy.policy.title), statement, statement.states[0].condition)
        for limit in whole.deadlines:
            statement = self._statements["deadline", limit.deadline.id]
            given = AnyOf(tuple(face.condition for face in statement.states))
            yield from self._why(said(limit.deadline.title), statement, given)

    def _why(self, said: str, statement: Statement, condition: Condition) -> Iterator[str]:
        """What is said, and the answers because of which a condition is YES."""
        yield from self._because(said, statement, self._holds(condition), self.evaluator.cone(condition))

    def _holds(self, condition: Condition) -> Callable[[Facts], bool]:
        return lambda facts: self.evaluator.look(condition, facts).truth is YES

    def _because(
        self, said: str, statement: Statement, holds: Callable[[Facts], bool], cone: Iterable[FactId]
    ) -> Iterator[str]:
        yield from self._text(said, "  ")
        yield from self._text(f"[{statement.id}, {statement.place}]", "    ")
        support = smallest_support(holds, self.facts, cone)
        if support:
            yield from self._text(self.words("paper/explain/enough"), "    ")
            yield from self._answers(support)
        else:
            key = "paper/explain/everybody" if support is not None else "paper/explain/all"
            yield from self._text(self.words(key), "    ")
        yield ""

    # ------------------------------------------------------------ what is not there

    def _not_here(self) -> Iterator[str]:
        for support, names in grouped(self._ruled_out()):
            yield from self._text(self.words("paper/explain/left_out", names=", ".join(names)), "  ")
            if support:
                yield from self._text(self.words("paper/explain/because"), "    ")
                yield from self._answers(support)
            yield ""

    def _ruled_out(self) -> Iterator[tuple[tuple[FactId, ...], str]]:
        for statement in self._explained:
            no = Is(statement.truth, NO)
            state = shown_alone(self.evaluator, statement, self.facts)
            silent = state is None or state.face is None or state.face.text is None
            if silent and self.evaluator.look(no, self.facts).truth is YES:
                support = smallest_support(self._holds(no), self.facts, self.evaluator.cone(no))
                if support:
                    yield support, statement.id

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
            if self.orientation.pack.questions[fact].private:
                continue
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
        depending = [each for each in self._explained if self._depends(each, question.id)]
        before = self._states(depending, self.facts)
        changes: dict[tuple[str, ...], list[str]] = {}
        for answer in Space(self.evaluator, (), [question.id]).by_level[0].answers:
            after = self._states(depending, self.facts.with_answer(question.id, answer))
            names = tuple(name for name, state in after.items() if state != before[name])
            if names:
                changes.setdefault(names, []).append(answer_words(question, answer)(self.words))
        yield from changes.items()

    def _states(self, statements: list[Statement], facts: Facts) -> dict[str, Face | None]:
        """The face that each shows, by name."""
        shown = {each.id: shown_alone(self.evaluator, each, facts) for each in statements}
        return {name: None if state is None else state.face for name, state in shown.items()}

    def _depends(self, statement: Statement, fact: FactId) -> bool:
        return any(fact in self.evaluator.cone(condition) for condition in statement.conditions)

    # ------------------------------------------------------------ words

    def _answers(self, support: tuple[FactId, ...]) -> Iterator[str]:
        for fact in support:
            question = self.orientation.pack.questions[fact]
            if question.private:
                continue
            said = answer_words(question, self.facts[fact])
            line = self.words("paper/given/answer", question=question.ask, answer=said)
            yield from wrap(f"{line} [{fact}]", self.width, first="    - ", rest="      ")

    def _fees(self, english: str) -> dict[str, Value]:
        """The sums of the day for the placeholders of a text."""
        fees = fees_on(self.orientation.pack.amounts, self.orientation.as_of)
        return {name: value for name, value in fees.items() if name in english}

    def _text(self, text: str, indent: str = "") -> list[str]:
        return wrap(text, self.width, first=indent, rest=indent)
