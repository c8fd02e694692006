"""One statement at a time: what is shown of it for given answers, without working out all the others.

Agrees with `core.orientation.assess`, which works out everything together (a test compares them).
"""

from __future__ import annotations

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import GROUNDS, guard, is_urgent, look_at_finding
from asylum_screen.core.rules import Card, Deadline, Finding, HelpEntry, ShortPath
from asylum_screen.core.shown import ShownFinding
from asylum_screen.core.states import known_on
from asylum_screen.core.truth import NO, UNKNOWN, YES


def short_path(evaluator: Evaluator, facts: Facts) -> ShortPath | None:
    """The short path, when these answers lead to it."""
    short = evaluator.pack.short_path
    return short if short is not None and evaluator.look(short.when, facts).truth is YES else None


def shown_finding(evaluator: Evaluator, finding: Finding, facts: Facts) -> ShownFinding | None:
    """A finding as it is shown, or None where it is silent or could not be known that day."""
    if not known_on(finding, evaluator.as_of):
        return None
    shown = look_at_finding(evaluator, finding, facts)
    if shown.face is None:
        return None
    if finding.id in GROUNDS:
        return shown
    short = short_path(evaluator, facts)
    if short is not None and finding.id not in short.findings and not is_urgent(shown):
        return None
    still = shown.because if shown.truth is UNKNOWN else ()
    if still and all(guard(evaluator, fact, facts) is NO for fact in still):
        return None
    return shown


def is_given(evaluator: Evaluator, item: HelpEntry | Card, facts: Facts) -> bool:
    """True when a card or help entry is given."""
    if isinstance(item, HelpEntry) and item.shown == "no":
        return False
    short = short_path(evaluator, facts)
    if isinstance(item, Card) and short is not None and item.id not in short.cards:
        return False
    truth = evaluator.look(item.when, facts).truth
    return truth is YES or (truth is UNKNOWN and item.also_when_open)


def is_known(evaluator: Evaluator, item: Finding | Deadline) -> bool:
    """True when the statement could be known on the day of the orientation."""
    return known_on(item, evaluator.as_of)
