"""Proofs about page one: whatever is urgent can stand on it, and everybody is given help that reaches them."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.page_one import PageOneRules
from asylum_screen.core.rules import HelpEntry, Signal
from asylum_screen.core.statements import Statement
from asylum_screen.core.states import known

from .claims import Claim, Verdict
from .compiled import Compiled
from .diagram import NO, YES, BudgetError, Node

SHORT = 5
"""A number of at most so many digits works in one country only, and mostly not from detention."""


def page_one_claims(compiled: Compiled) -> Iterator[Claim]:
    """Every claim about page one; none when the rules say nothing of it."""
    rules = compiled.evaluator.pack.page_one
    if rules is None:
        return
    yield from _urgent_has_its_place(compiled, rules)
    yield from _numbers_that_reach(compiled)
    yield _everybody_gets_help(compiled, rules)


def _urgent_has_its_place(compiled: Compiled, rules: PageOneRules) -> Iterator[Claim]:
    """By the way it is ranked an urgent thing is left out only if an item replaces it or a sure yes silences it."""
    for finding in known(compiled.evaluator):
        if all(face.signal is not Signal.URGENT for face in finding.states):
            continue
        stated = finding.page_one
        holds = stated is not None and stated.said is not None and stated.tier in rules.tiers
        holds = holds and stated is not None and stated.said is not None and stated.said.screen.step is not None
        what = f'"{finding.id}" is on page one with a step, unless an item tells it or a sure yes silences it'
        yield Claim("AS809", what, Verdict.PROVED if holds else Verdict.REFUTED, finding.place)


def _numbers_that_reach(compiled: Compiled) -> Iterator[Claim]:
    """Held: a number that is dialled, and no short one. Outside: a short number only with the name of its country."""
    entries = [entry for entry in compiled.evaluator.pack.help if entry.page_one is not None and entry.shown != "no"]
    held = [entry for entry in entries if entry.page_one is not None and "held" in entry.page_one.reach]
    wrong = next((entry for entry in held if not entry.phone or _short(entry)), None)
    what = "whoever is held is given no web page alone, and no short number"
    yield _of_entry(what, wrong)
    outside = [entry for entry in entries if entry.page_one is not None and "outside" in entry.page_one.reach]
    wrong = next((entry for entry in outside if _short(entry) and _begins_with_number(entry)), None)
    yield _of_entry("outside the country no short number is given alone", wrong)


def _short(entry: HelpEntry) -> bool:
    return 0 < sum(sign.isdigit() for sign in entry.phone) <= SHORT


def _begins_with_number(entry: HelpEntry) -> bool:
    return entry.page_one is not None and entry.page_one.say.english.startswith("{phone}")


def _of_entry(what: str, wrong: HelpEntry | None) -> Claim:
    if wrong is None:
        return Claim("AS809", what, Verdict.PROVED)
    return Claim("AS809", what, Verdict.REFUTED, wrong.place, None, f'"{wrong.id}" is')


def _everybody_gets_help(compiled: Compiled, rules: PageOneRules) -> Claim:
    """A place that reaches the person, or words about who calls with them."""
    what = "page one gives everybody a step and a way to reach help"
    diagrams = compiled.diagrams
    try:
        ways = {each.uses for each in rules.reach}
        holds = {use: diagrams.any_of([_sure(compiled, rules, place) for place in _with(rules, use)]) for use in ways}
        free = rules.reach[-1].uses
        special = diagrams.any_of([node for use, node in holds.items() if use != free])
        given = [
            diagrams.all_of([_fits(compiled, each), _reached(compiled, each.item, holds, free, special)])
            for each in compiled.evaluator.pack.statements
            if each.kind == "help" and each.faces and each.item.page_one is not None
        ]
        said = [_chosen(compiled, rules, place) for place, each in enumerate(rules.reach) if each.call is not None]
        bad = diagrams.when(diagrams.turn(diagrams.any_of([*given, *said])), YES)
    except BudgetError:
        return Claim("AS808", what, Verdict.NOT_PROVED, note="too many cases")
    if bad == NO:
        return Claim("AS809", what, Verdict.PROVED, rules.place)
    return Claim("AS809", what, Verdict.REFUTED, rules.place, compiled.witness(bad))


def _fits(compiled: Compiled, statement: Statement) -> Node:
    """Where a statement is shown."""
    return compiled.diagrams.any_of([compiled.condition(face.condition) for face in statement.faces])


def _with(rules: PageOneRules, use: str) -> list[int]:
    return [place for place, each in enumerate(rules.reach) if each.uses == use]


def _sure(compiled: Compiled, rules: PageOneRules, place: int) -> Node:
    """Where a situation surely holds."""
    reach = rules.reach[place]
    holds = YES if reach.when is None else compiled.diagrams.when(compiled.condition(reach.when), YES)
    if reach.unless is None:
        return holds
    return compiled.diagrams.both(holds, compiled.diagrams.not_when(compiled.condition(reach.unless), YES))


def _chosen(compiled: Compiled, rules: PageOneRules, place: int) -> Node:
    """Where a situation is the first that surely holds."""
    before = [compiled.diagrams.turn(_sure(compiled, rules, each)) for each in range(place)]
    return compiled.diagrams.all_of([_sure(compiled, rules, place), *before])


def _reached(compiled: Compiled, entry: HelpEntry, holds: dict[str, Node], free: str, special: Node) -> Node:
    """Where an entry reaches a person by each way that is needed."""
    diagrams, short = compiled.diagrams, entry.page_one
    assert short is not None
    parts = [diagrams.turn(node) for use, node in holds.items() if use not in short.reach and use != free]
    if free not in short.reach:
        parts.append(special)
    if short.when is not None:
        parts.append(diagrams.when(compiled.condition(short.when), YES))
    return diagrams.all_of([YES, *parts])
