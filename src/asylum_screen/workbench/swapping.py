"""Rules with one condition changed: what they say of one statement."""

from __future__ import annotations

from datetime import date

from asylum_screen.analysis.looking import is_given, shown_finding
from asylum_screen.core.evaluate import Evaluator, Trace, Tracer
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import is_urgent, look_at_policy
from asylum_screen.core.rules import Card, Condition, Deadline, FactConflict, Finding, HelpEntry, Policy, RulePack
from asylum_screen.core.states import known_on
from asylum_screen.core.truth import NO, YES

Item = Finding | Policy | Deadline | Card | HelpEntry | FactConflict


class Swapping(Evaluator):
    """An evaluator that puts one condition in the place of another, wherever it stands."""

    def __init__(self, pack: RulePack, as_of: date) -> None:
        super().__init__(pack, as_of)
        self.node: Condition | None = None
        self.instead: Condition | None = None

    def swap(self, node: Condition | None, instead: Condition | None) -> None:
        """From now on take `instead` for `node`."""
        self.node, self.instead = node, instead
        self._facts = None  # what was kept for named conditions holds no longer

    def _make_tracer(self, condition: Condition) -> Tracer:
        """Traces with the one condition replaced, wherever it stands in another."""
        plain = super()._make_tracer(condition)

        def trace(facts: Facts) -> Trace:
            if condition is not self.node or self.instead is None:
                return plain(facts)
            self.node = None  # the replacement may hold the condition itself
            try:
                return self._tracer(self.instead)(facts)
            finally:
                self.node = condition

        return trace


def word_of(evaluator: Evaluator, item: Item, facts: Facts, kind: str) -> str:
    """The word that a scenario expects of a statement: `kind` is what it asks for (urgent, status, ...)."""
    if isinstance(item, Finding):
        return _finding_word(evaluator, item, facts, urgent=kind == "urgent")
    if isinstance(item, Policy):
        return _policy_word(evaluator, item, facts, kind)
    if isinstance(item, Deadline):
        return _deadline_word(evaluator, item, facts)
    if isinstance(item, FactConflict):
        return "yes" if evaluator.look(item.when, facts).truth is YES else "no"
    return "yes" if is_given(evaluator, item, facts) else "no"


def _finding_word(evaluator: Evaluator, finding: Finding, facts: Facts, *, urgent: bool) -> str:
    shown = shown_finding(evaluator, finding, facts)
    is_one = shown is not None and is_urgent(shown)
    if urgent:
        return "yes" if is_one else "no"
    return "silent" if is_one or shown is None or shown.face is None else shown.face.signal.value


def _policy_word(evaluator: Evaluator, policy: Policy, facts: Facts, kind: str) -> str:
    if policy.known_from > evaluator.as_of:
        return "absent"
    shown = look_at_policy(evaluator, policy, facts)
    return {"policy": shown.applies.truth.word, "exceptions": shown.exceptions.word}.get(
        kind, shown.status.status.value
    )


def _deadline_word(evaluator: Evaluator, deadline: Deadline, facts: Facts) -> str:
    start = facts.get(deadline.counted_from)
    known = known_on(deadline, evaluator.as_of)
    if not known or not isinstance(start, DayRange) or evaluator.look(deadline.when, facts).truth is NO:
        return "none"
    day = start.earliest if deadline.floor is None else max(start.earliest, deadline.floor)
    return deadline.add.after(day).isoformat()
