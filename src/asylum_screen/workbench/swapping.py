"""Rules with one condition changed."""

from __future__ import annotations

from datetime import date

from asylum_screen.core.evaluate import Evaluator, Trace, Tracer
from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import Condition, RulePack


class Swapping(Evaluator):
    """An evaluator that puts one condition in the place of another, wherever it stands."""

    def __init__(self, pack: RulePack, as_of: date) -> None:
        super().__init__(pack, as_of)
        self.node: Condition | None = None
        self.instead: Condition | None = None
        self._given: Facts | None = None
        self._own = Facts()

    def swap(self, node: Condition | None, instead: Condition | None) -> None:
        """From now on take `instead` for `node`."""
        self.node, self.instead = node, instead
        self._given = None

    def _kept_trace(self, condition: Condition, facts: Facts) -> Trace:
        """Looked at with a copy of the answers made since the last change: what is kept for a set holds no longer."""
        if facts is not self._given and facts is not self._own:
            self._given, self._own = facts, facts.only(facts)
        return super()._kept_trace(condition, self._own)

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
