"""Proof that every question comes up for somebody, and that every statement is shown to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.orientation import known_deadlines, known_findings, known_policies
from asylum_screen.core.rules import Condition
from asylum_screen.core.states import openers

from .claims import Claim, Verdict
from .compiled import Compiled
from .diagram import NO, UNKNOWN, YES, BudgetError, Node
from .looking import Wanting
from .needs import needs_of
from .statements import Face

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
        for when in _threads(compiled):
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
    guard = compiled.diagrams.when(compiled.guard(fact), YES)
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


def _threads(compiled: Compiled) -> list[Condition]:
    """Every condition because of which a question may be asked."""
    evaluator = compiled.evaluator
    found: list[Condition] = []
    for finding in known_findings(evaluator):
        found += [finding.when, *(each.when for each in finding.unless)]
    for policy in known_policies(evaluator):
        found += [policy.applies, *(each.when for each in policy.unless)]
    for deadline in known_deadlines(evaluator):
        found += [deadline.when, *(each.when for each in deadline.excuses)]
    return [*found, *(entry.when for entry in evaluator.pack.help), *(card.when for card in evaluator.pack.cards)]


Check = Callable[[Face, Facts], bool]


def face_reachable(compiled: Compiled, face: Face, really: Check, day: str = "") -> Claim:
    """Some person gets to read a face. really: looks at the witness with the program itself.

    Answers that do not fit together come from answers files and changed answers, so an interview need not allow them.
    """
    what = f"{face.label} is shown to somebody{day}"
    free = face.kind == "conflict"
    try:
        witness = compiled.witness(face.shown) if free else compiled.played(face.shown)
        if witness is not None and really(face, witness):
            return Claim("AS802", what, Verdict.PROVED, face.place, witness)
        if witness is None and (free or compiled.playable(face.shown, closed=False) == NO):
            return Claim("AS802", what, Verdict.REFUTED, face.place, None, "no answers lead there")
        return Claim("AS808", what, Verdict.NOT_PROVED, face.place, witness, "the answers found do not show it")
    except BudgetError:
        return Claim("AS808", what, Verdict.NOT_PROVED, face.place, None, "too many cases")
