"""Every condition that a pack holds."""

from __future__ import annotations

from collections.abc import Iterator

from .rules import Condition, RulePack


def all_conditions(pack: RulePack) -> Iterator[Condition]:
    """Every condition the pack holds, definitions aside (they are reached through the conditions that name them)."""
    for question in pack.questions.values():
        yield from (c for c in (question.ask_if, question.ask_unless) if c is not None)
        yield from (condition for condition, _ in question.presumptions)
    for section in pack.sections:
        yield from (c for c in (section.ask_if, section.ask_unless) if c is not None)
    for statement in pack.statements:
        yield from statement.conditions
    yield from page_one_conditions(pack)


def page_one_conditions(pack: RulePack) -> Iterator[Condition]:
    """Every condition that only decides about page one."""
    found = [item.page_one.silenced_by for item in pack.findings if item.page_one is not None]
    found += [item.page_one.silenced_by for item in pack.deadlines if item.page_one is not None]
    found += [policy.page_one.bites_at for policy in pack.policies if policy.page_one is not None]
    found += [entry.page_one.when for entry in pack.help if entry.page_one is not None]
    if pack.page_one is not None:
        found += [pack.page_one.aside, *(each for reach in pack.page_one.reach for each in (reach.when, reach.unless))]
    yield from (condition for condition in found if condition is not None)
