"""What does not keep a pack from loading, but should not stay: unused questions and sources, overdue checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asylum_screen.core.rules import Condition, RulePack
from asylum_screen.problems import Problem, problem

from .context import Context
from .policies import facts_in


def find_warnings(pack: RulePack, context: Context, as_of: date) -> list[Problem]:
    """All warnings about a pack that loads."""
    return [*_unused_questions(pack), *_unused_sources(pack, context), *_unasked(pack), *_overdue(context, as_of)]


def _deciding(pack: RulePack) -> Iterator[Condition]:
    """Every condition that decides what a person gets to read."""
    for finding in pack.findings:
        yield finding.when
        yield from (exemption.when for exemption in finding.unless)
    for policy in pack.policies:
        yield policy.applies
        yield from (exemption.when for exemption in policy.unless)
    for deadline in pack.deadlines:
        yield deadline.when
        yield from (excuse.when for excuse in deadline.excuses)
    for others in (pack.conflicts, pack.help, pack.cards):
        yield from (entry.when for entry in others)


def _unused_questions(pack: RulePack) -> Iterator[Problem]:
    used = {fact for condition in _deciding(pack) for fact in facts_in(condition)}
    used |= {deadline.counted_from for deadline in pack.deadlines}
    used |= {section.gate for section in pack.sections if section.gate}
    for question in pack.questions.values():
        if question.id not in used:
            message = f'Nothing depends on the question "{question.id}", so it is never asked.'
            yield problem("AS320", question.place, message)


def _unused_sources(pack: RulePack, context: Context) -> Iterator[Problem]:
    for source in pack.sources.values():
        if source.id not in context.cited:
            yield problem("AS321", source.place, f'Nothing cites the source "{source.id}".')


def _unasked(pack: RulePack) -> Iterator[Problem]:
    for question in pack.questions.values():
        if pack.section_of(question.id) is None:
            message = f'The question "{question.id}" is in no section of the interview.'
            yield problem("AS322", question.place, message, "Name its file in pack.yaml.")


def _overdue(context: Context, as_of: date) -> Iterator[Problem]:
    for place, review_by, what in context.dues:
        if as_of > review_by:
            yield problem("AS401", place, f"{what} was to be looked at again by {review_by}.", "Look at its source.")
