"""One part of the interview at a time: what is asked first, or one topic. Whether a question matters, `Interview` says.

A part is "part_one" or the id of a topic. A pack that is not cut up has one part, "part_one", with all its questions.
"""

from __future__ import annotations

from .facts import FactId
from .interview import Interview
from .orientation import Reading
from .questions import Page, Question
from .rules import RulePack

PART_ONE = "part_one"


def pages_of(pack: RulePack, part: str) -> tuple[Page, ...]:
    """The pages of a part, in its order.

    Raises:
        KeyError: for a part that the pack does not have.
    """
    if part != PART_ONE:
        return {topic.id: topic.pages for topic in pack.parts.topics}[part]
    return pack.parts.part_one or tuple(Page(fact, (fact,)) for fact in pack.asked_order())


def next_page(interview: Interview, part: str) -> Page | None:
    """The next page of a part, with only those of its questions that can still matter; None when none can."""
    wanted = frozenset(interview.to_ask())
    for page in pages_of(interview.pack, part):
        if facts := tuple(fact for fact in page.facts if fact in wanted):
            return Page(page.id, facts, page.title if len(facts) > 1 else None, page.careful)
    return None


def next_question(interview: Interview, part: str) -> Question | None:
    """The first question of the next page of a part; None when the part is over."""
    page = next_page(interview, part)
    return interview.pack.questions[page.facts[0]] if page is not None else None


def at_most_left(interview: Interview, part: str) -> int:
    """So many pages of a part can still come, whatever is answered. It falls with each answer and never rises.

    Counted are the pages with a question that can still change what is shown, now or after other answers of this part.
    """
    pages = pages_of(interview.pack, part)
    may_come = _may_come(interview, frozenset(fact for page in pages for fact in page.facts))
    return sum(1 for page in pages if not may_come.isdisjoint(page.facts))


def _may_come(interview: Interview, part: frozenset[FactId]) -> frozenset[FactId]:
    """The questions of a part that can still come up: those that wait for nothing, or for one of these."""
    reading = Reading(interview.evaluator, interview.facts)
    asked, waits_for = reading.relevance.coming(reading.may_want())
    found = asked & part
    while more := {fact for fact, first in waits_for.items() if fact in part and first & found} - found:
        found |= more
    return frozenset(found)
