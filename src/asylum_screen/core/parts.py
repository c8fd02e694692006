"""One part of the interview at a time: what is asked first, or one topic. Whether a question matters, `Interview` says.

A part is "part_one" or the id of a topic. A pack that is not cut up has one part, "part_one", with all its questions.
"""

from __future__ import annotations

from collections.abc import Mapping

from .evaluate import open_facts
from .facts import FactId
from .interview import Interview
from .orientation import Reading
from .questions import Page, Question
from .rules import RulePack
from .states import FREE, Guard, known
from .truth import NO, UNKNOWN

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


def can_change(interview: Interview, topic: str) -> bool:
    """True when a topic still has a question that can matter."""
    return next_page(interview, topic) is not None


def at_most_left(interview: Interview, part: str) -> int:
    """So many pages of a part can still come, whatever is answered. It falls with each answer and never rises.

    Counted are the pages with a question that nobody has answered, that something still open looks at, now or after
    other answers, and that these answers can bring up.
    """
    pages = pages_of(interview.pack, part)
    may_come = _may_come(interview, frozenset(fact for page in pages for fact in page.facts))
    return sum(1 for page in pages if not may_come.isdisjoint(page.facts))


def _may_come(interview: Interview, part: frozenset[FactId]) -> frozenset[FactId]:
    """The questions of a part that can still come up.

    One whose guard is open waits for others of this part: where none of them can come, neither can it.
    """
    guards = Reading(interview.evaluator, interview.facts).guards()
    waits_for: dict[FactId, frozenset[FactId]] = {}
    for fact in _looked_at(interview, guards) & part:
        guard = guards.get(fact, FREE)
        if guard.truth is not NO:
            waits_for[fact] = frozenset(guard.open) if guard.truth is UNKNOWN else frozenset()
    return _closed(waits_for)


def _closed(waits_for: dict[FactId, frozenset[FactId]]) -> frozenset[FactId]:
    """Those that wait for nothing, and those that wait for one of these."""
    found = {fact for fact, first in waits_for.items() if not first}
    while more := {fact for fact, first in waits_for.items() if first & found} - found:
        found |= more
    return frozenset(found)


def _looked_at(interview: Interview, guards: Mapping[FactId, Guard]) -> frozenset[FactId]:
    """Every question without an answer that something open looks at, or would after other answers."""
    evaluator, facts = interview.evaluator, interview.facts
    waiting: set[FactId] = set()
    for statement in known(evaluator):
        for thread in statement.threads:
            if thread.followed and evaluator.look(thread.after, facts).truth is not NO:
                waiting.update(open_facts(evaluator.look(thread.when, facts)))
    found: set[FactId] = set()
    while waiting:
        fact = waiting.pop()
        if fact in found or fact in facts or fact not in interview.pack.questions:
            continue
        found.add(fact)
        if (guard := guards.get(fact, FREE)).truth is UNKNOWN:
            waiting.update(guard.open)
    return frozenset(found)
