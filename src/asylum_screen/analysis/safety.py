"""Proofs about every path: no dead end, urgent things first, and "I do not know" that never settles anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import leaves
from asylum_screen.core.dates import Timeline, Window
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.facts import DayRange, FactId
from asylum_screen.core.rules import AnyOf, Condition, InOperation, Not, OnDays, Place, Signal
from asylum_screen.core.statements import Statement
from asylum_screen.core.states import known, openers
from asylum_screen.core.truth import UNKNOWN as OPEN

from .claims import Claim, Verdict
from .compiled import Compiled
from .diagram import NO, YES, BudgetError, Node
from .space import turns_of

LAWYERS = ("lawyer_list", "lawyer")


def no_dead_end(compiled: Compiled) -> Iterator[Claim]:
    """Nobody is left without a place to turn to, and no question waits for itself."""
    pack = compiled.evaluator.pack
    entries = [each for each in pack.statements if each.kind == "help" and each.faces]
    for what, chosen in (
        ("everybody gets a place that may help", entries),
        ("everybody gets a way to find a lawyer", [each for each in entries if each.item.kind in LAWYERS]),
    ):
        try:
            missing = compiled.condition(Not(AnyOf(tuple(face.condition for each in chosen for face in each.faces))))
        except BudgetError:
            yield Claim("AS808", what, Verdict.NOT_PROVED, note="too many cases")
            continue
        place = chosen[0].place if chosen else Place("pack.yaml", 1, 1)
        yield _never(compiled, "AS803", what, missing, place, playable=False)
    for fact, question in pack.questions.items():
        if fact in _waits_for(compiled, fact):
            what = f'the question "{fact}" does not wait for its own answer'
            yield Claim("AS803", what, Verdict.REFUTED, question.place)
    yield Claim(
        "AS803", "every interview ends: no question is asked twice, and there are finitely many", Verdict.PROVED
    )


def _waits_for(compiled: Compiled, fact: FactId) -> set[FactId]:
    found: set[FactId] = set()
    waiting = [fact]
    while waiting:
        each = waiting.pop()
        for condition in openers(compiled.evaluator, each):
            fresh = set(facts_in(condition)) - found
            found |= fresh
            waiting += [other for other in fresh if other in compiled.space.variables]
    return found


def closing_sentences(compiled: Compiled) -> Iterator[Claim]:
    """The right to ask is told wherever it holds. (Free help and the lawyer stand there without a condition.)"""
    pack, diagrams = compiled.evaluator.pack, compiled.diagrams
    right = next((policy for policy in pack.policies if policy.id == pack.country.right_to_ask), None)
    if right is None:
        yield Claim("AS805", "the right to ask is told", Verdict.REFUTED, note="pack.yaml names no right_to_ask")
        return
    silent = diagrams.when(compiled.condition(right.applies), NO)
    fact, not_yet = pack.country.outside
    place = compiled.space.variables.get(fact)
    outside = NO
    if place is not None:
        told = sum(1 << number for number, answer in enumerate(place.answers) if answer == not_yet)
        outside = diagrams.only(place.level, told)
    since = diagrams.not_when(compiled.condition(right.window), NO)  # the rules name the first day of the right
    kept = diagrams.all_of([silent, diagrams.turn(outside), since])
    first = right.window.timeline.first_day
    what = f"the right to ask is told to everybody who is in the country, or may be, and came since {first}"
    yield _never(compiled, "AS805", what, kept, right.place, playable=False)


def urgent_first(compiled: Compiled) -> Iterator[Claim]:
    """Every urgent finding has its place at the top, and no choice to read instead of answering hides it."""
    pack = compiled.evaluator.pack
    gates = {section.gate for section in pack.sections if section.gate is not None}
    urgent = {item.finding for item in pack.country.urgent}
    for finding in known(compiled.evaluator):
        if all(face.signal is not Signal.URGENT for face in finding.states):
            continue
        what = f'"{finding.id}" is printed first, in its place among the urgent things'
        placed = finding.id in urgent
        note = "" if placed else "the order of urgent things does not name it"
        yield Claim("AS806", what, Verdict.PROVED if placed else Verdict.REFUTED, finding.place, None, note)
        yield _not_gated(compiled, finding, gates)


def _not_gated(compiled: Compiled, finding: Statement, gates: set[FactId]) -> Claim:
    what = f'"{finding.id}" can be found without the questions behind a gate'
    truth = compiled.diagrams.when(compiled.condition(finding.truth), YES)
    free = truth
    for gate in sorted(gates):
        if gate in compiled.space.variables:
            free = compiled.diagrams.both(free, compiled.is_absent(gate))
    witness = compiled.witness(compiled.playable(free))
    if witness is not None or truth == NO:
        return Claim("AS806", what, Verdict.PROVED, finding.place, witness)
    return Claim("AS806", what, Verdict.REFUTED, finding.place, None, "all ways to it lie behind a gate")


def unknown_is_never_no(compiled: Compiled) -> Iterator[Claim]:
    """What is settled while some answers are open stays so, whatever they turn out to be.

    The answers as the rules take them: one that contradicts another is not known (`core.taken`), and opens again what
    it had settled. It turns nothing round, for what holds while an answer is open holds for every answer.
    """
    what = "what is settled while an answer is open stays settled, whatever the answer, unless answers contradict"
    try:
        for condition in all_conditions(compiled.evaluator.pack):
            flip = _flip(compiled, compiled.condition(condition))
            if flip is not None:
                witness = compiled.witness(flip)
                place = getattr(condition, "place", Place())
                yield Claim("AS807", what, Verdict.REFUTED, place, witness, "one more answer turns this round")
                return
        yield Claim("AS807", what, Verdict.PROVED)
    except BudgetError:
        yield Claim("AS808", what, Verdict.NOT_PROVED, note="too many cases")
    wrong = next(_flipping_days(compiled), None)
    what = "a span of days settles a test only when every day in it does (tests of the earliest day aside)"
    verdict = Verdict.PROVED if wrong is None else Verdict.REFUTED
    yield Claim("AS807", what, verdict, getattr(wrong, "place", Place()))


def _flip(compiled: Compiled, node: Node) -> Node | None:
    """Where a question that may still come up could turn a settled truth round, or None."""
    diagrams = compiled.diagrams
    for level, number, kid in sorted(_suspects(compiled, node)):
        variable = compiled.space.by_level[level]
        before, after = diagrams.fixed(node, level, number), diagrams.fixed(node, level, kid)
        for settled in (YES, NO):
            turned = diagrams.both(diagrams.when(before, settled), diagrams.not_when(after, settled))
            # While a fact counts as yes unasked, its question is closed: only what can be asked counts.
            asked = diagrams.both(turned, diagrams.when(compiled.guard(variable.fact), YES))
            if asked != NO and compiled.playable(asked) != NO:
                return asked
    return None


def _suspects(compiled: Compiled, node: Node) -> set[tuple[int, int, int]]:
    """Level, open class and answer wherever a part of a diagram is settled otherwise once the answer is known."""
    diagrams = compiled.diagrams
    found: set[tuple[int, int, int]] = set()
    for each in diagrams.below(node):
        variable = compiled.space.by_level[diagrams.level[each]]
        answers = (1 << variable.open) - 1
        for number in {variable.open, variable.absent}:
            opened = diagrams.kid(each, number)
            for settled in (YES, NO):
                before = diagrams.when(opened, settled)
                for kid, classes in diagrams.kids[each] if before != NO else ():
                    given = classes & answers
                    if given and diagrams.both(before, diagrams.not_when(kid, settled)) != NO:
                        found.add((variable.level, number, (given & -given).bit_length() - 1))
    return found


def _flipping_days(compiled: Compiled) -> Iterator[Condition]:
    """Tests of days that a span of days settles although its days differ."""
    as_of = compiled.evaluator.as_of
    agreed: set[Window | Timeline | None] = set()
    for condition in all_conditions(compiled.evaluator.pack):
        for leaf in leaves(condition):
            tested = isinstance(leaf, InOperation) or (isinstance(leaf, OnDays) and not leaf.window.by_earliest)
            seen = leaf.window if isinstance(leaf, OnDays) else leaf.timeline if isinstance(leaf, InOperation) else None
            if tested and seen not in agreed and not _spans_agree(compiled, leaf, turns_of(leaf, as_of)):
                yield leaf
            agreed.add(seen)


def _spans_agree(compiled: Compiled, leaf: Condition, flips: Sequence[date]) -> bool:
    test = compiled.evaluator.test
    days = [date.fromordinal(flips[0].toordinal() - 1), *flips] if flips else []
    single = [test(leaf, DayRange.on(day)) for day in days]
    for first in range(len(days)):
        truths = {single[first]}
        for last in range(first + 1, len(days)):
            truths.add(single[last])
            span = test(leaf, DayRange(days[first], days[last]))
            if span is not OPEN and truths != {span}:
                return False
    return True


def _never(compiled: Compiled, code: str, what: str, bad: Node, place: Place, *, playable: bool) -> Claim:
    """A claim that holds when a diagram is never YES."""
    bad = compiled.diagrams.when(bad, YES)
    bad = compiled.playable(bad) if playable else bad
    if bad == NO:
        return Claim(code, what, Verdict.PROVED, place)
    return Claim(code, what, Verdict.REFUTED, place, compiled.witness(bad))
