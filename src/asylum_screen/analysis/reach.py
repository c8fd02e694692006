"""Proof that every question comes up for somebody, and that every statement is shown to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.orientation import relevance_of
from asylum_screen.core.relevance import Relevance
from asylum_screen.core.rules import Condition
from asylum_screen.core.statements import Face, Statement
from asylum_screen.core.states import known, look_at, openers

from .claims import Claim, Verdict
from .compiled import Compiled
from .diagram import NO, UNKNOWN, YES, BudgetError, Node
from .needs import needs_of

MOST_TRIES = 12


def questions_reachable(compiled: Compiled) -> Iterator[Claim]:
    """For each question: some person is asked it."""
    search = Search(compiled)
    for fact, question in compiled.evaluator.pack.questions.items():
        what = f'the question "{fact}" comes up'
        if search.asked(fact, Facts()):
            yield Claim("AS801", what, Verdict.PROVED, question.place, Facts())
            continue
        try:
            yield question_reachable(search, fact, what)
        except BudgetError:
            yield Claim("AS808", what, Verdict.NOT_PROVED, question.place, None, "too many cases")


class Search:
    """What is worked out once for all questions."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        needs = needs_of(compiled.evaluator.pack)
        self.depending: dict[FactId, list[Condition]] = {}
        for statement in known(compiled.evaluator):
            for when in statement.conditions:
                for fact in needs.facts(when):
                    self.depending.setdefault(fact, []).append(when)
        pack = compiled.evaluator.pack
        self.opening = {deadline.counted_from for deadline in pack.deadlines}
        for fact in pack.questions:
            for condition in openers(compiled.evaluator, fact):
                self.opening.update(needs.facts(condition))
        self._wanting = Wanting(compiled.evaluator)

    def asked(self, fact: FactId, facts: Facts) -> bool:
        """True when the question may still come up after these answers, looked at with the program itself."""
        return self._wanting.asks(fact, facts)


def question_reachable(search: Search, fact: FactId, what: str) -> Claim:
    """Some person is asked this question."""
    compiled = search.compiled
    place = compiled.evaluator.pack.questions[fact].place
    if fact not in search.depending and fact not in search.opening:
        note = "nothing that could be known on this day depends on it"
        return Claim("AS801", what, Verdict.REFUTED, place, None, note)
    guard = compiled.diagrams.when(compiled.guard(fact, sure=True), YES)
    free = compiled.diagrams.both(guard, compiled.is_absent(fact))
    for wanted in _states(compiled, free, search.depending.get(fact, [])):
        witness = compiled.played(wanted)
        if witness is not None and search.asked(fact, witness):
            return Claim("AS801", what, Verdict.PROVED, place, witness)
    opened = compiled.diagrams.when(compiled.guard(fact, closed=False), YES)
    if compiled.playable(opened, closed=False) == NO:
        return Claim("AS801", what, Verdict.REFUTED, place, None, "its ask_if never holds")
    return Claim("AS808", what, Verdict.NOT_PROVED, place, None, "no answers were found that lead there")


def _states(compiled: Compiled, free: Node, depending: list[Condition]) -> Iterator[Node]:
    """States in which the question may come up: first plainly, then while something that depends on it is open."""
    yield free
    for when in depending[:MOST_TRIES]:
        yield compiled.diagrams.both(free, compiled.diagrams.when(compiled.condition(when), UNKNOWN))


class Wanting:
    """Whether an interview could still ask a question, one question at a time.

    Agrees with `Interview.to_ask`, which works out all questions together (a test compares them).
    """

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._statements: dict[FactId, dict[int, Statement]] = {}
        needs = needs_of(evaluator.pack)
        for statement in known(evaluator):
            for thread in statement.threads if statement.faces else ():
                for fact in needs.cone(evaluator, thread.when) if thread.followed else ():
                    self._statements.setdefault(fact, {})[id(statement)] = statement
        self._opening: dict[FactId, dict[FactId, None]] = {}
        for question in evaluator.pack.questions:
            for condition in openers(evaluator, question):
                for fact in needs.cone(evaluator, condition):
                    self._opening.setdefault(fact, {})[question] = None

    def asks(self, fact: FactId, facts: Facts) -> bool:
        """True when the question may come up and something that is shown depends on it."""
        relevance = relevance_of(self.evaluator, facts)
        return relevance.live(fact) and relevance.may_ask(fact) and self._wanted(fact, facts, relevance, set())

    def _wanted(self, fact: FactId, facts: Facts, relevance: Relevance, seen: set[FactId]) -> bool:
        for statement in self._statements.get(fact, {}).values():
            if fact in relevance.wants(look_at(self.evaluator, statement, facts)):
                return True
        seen.add(fact)
        for other in self._opening.get(fact, ()):
            if other in seen or not relevance.live(other) or relevance.may_ask(other):
                continue
            if fact in relevance.opening(other) and self._wanted(other, facts, relevance, seen):
                return True
        return False


WitnessCheck = Callable[[Face, Facts], bool]


def face_reachable(compiled: Compiled, face: Face, really: WitnessCheck, day: str = "") -> Claim:
    """Some person gets to read a face. really: looks at the witness with the program itself.

    Answers that do not fit together come from answers files and changed answers, so an interview need not allow them.
    """
    what = f"{face.label} is shown to somebody{day}"
    free = face.kind == "conflict"
    try:
        shown = compiled.condition(face.condition)
        witness = compiled.witness(shown) if free else compiled.played(shown)
        if witness is not None and really(face, witness):
            return Claim("AS802", what, Verdict.PROVED, face.place, witness)
        if witness is None and (free or compiled.playable(shown, closed=False) == NO):
            return Claim("AS802", what, Verdict.REFUTED, face.place, None, "no answers lead there")
        return Claim("AS808", what, Verdict.NOT_PROVED, face.place, witness, "the answers found do not show it")
    except BudgetError:
        return Claim("AS808", what, Verdict.NOT_PROVED, face.place, None, "too many cases")
