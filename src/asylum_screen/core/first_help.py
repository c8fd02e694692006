"""Which help reaches a person: on the phone, in a cell, through a worker, outside the country."""

from __future__ import annotations

from .evaluate import Evaluator
from .facts import Facts
from .orientation import Orientation
from .page_one import PageOneRules, ReachRules
from .rules import HelpEntry
from .truth import YES

LEGAL = ("lawyer", "children", "lawyer_list")
"""The kinds of help that lead to a lawyer."""


def reach_of(rules: PageOneRules, evaluator: Evaluator, facts: Facts) -> ReachRules:
    """The first situation that surely holds, else the last one."""
    return next((each for each in rules.reach if _holds(each, evaluator, facts)), rules.reach[-1])


def uses_of(rules: PageOneRules, evaluator: Evaluator, facts: Facts) -> frozenset[str]:
    """Every way by which help has to reach this person; someone can be held and a child."""
    found = {each.uses for each in rules.reach if _holds(each, evaluator, facts)}
    return frozenset(found - {_free(rules)} or found)


def _holds(reach: ReachRules, evaluator: Evaluator, facts: Facts) -> bool:
    """A situation surely holds, and nothing surely leaves it."""
    if reach.unless is not None and evaluator.look(reach.unless, facts).truth is YES:
        return False
    return reach.when is None or evaluator.look(reach.when, facts).truth is YES


def _free(rules: PageOneRules) -> str:
    return rules.reach[-1].uses


def help_for(
    orientation: Orientation, reach: ReachRules, evaluator: Evaluator, *, own: bool = False
) -> tuple[HelpEntry, ...]:
    """The places that reach this person: those the situation names, then lawyers; a number before a page.

    own: what a clinic added, in place of the national ones, whose place it never takes.
    """
    rules, facts = orientation.pack.page_one, orientation.facts
    if rules is None:
        return ()
    needed = uses_of(rules, evaluator, facts)
    found = []
    for place, entry in enumerate(orientation.help):
        short = entry.page_one
        if short is None or not needed <= short.reach or (entry.own is not None) is not own:
            continue
        if short.when is not None and evaluator.look(short.when, facts).truth is not YES:
            continue
        named = reach.help.index(entry.id) if entry.id in reach.help else len(reach.help)
        found.append(((named, entry.kind not in LEGAL, not entry.phone, place), entry))
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))
