"""What does not keep a pack from loading, but should not stay: unused questions and sources, overdue checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import RulePack
from asylum_screen.problems import Problem, problem

from .context import Context


def find_warnings(pack: RulePack, context: Context, as_of: date) -> list[Problem]:
    """All warnings about a pack that loads."""
    return [*_unused_questions(pack), *_unused_sources(pack, context), *_unasked(pack), *_overdue(context, as_of)]


def _unused_questions(pack: RulePack) -> Iterator[Problem]:
    used = {fact for each in pack.statements for condition in each.conditions for fact in facts_in(condition)}
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
            yield problem("AS401", place, f"{what} was due for review by {review_by}.", "Check its source.")
