"""One part of the interview at a time: what is asked first, or one topic. Whether a question matters, `Interview` says.

A part is "part_one" or the id of a topic. A pack that is not cut up has one part, "part_one", with all its questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .facts import FactId
from .interview import Interview
from .questions import Page, Question
from .rules import RulePack
from .truth import YES

PART_ONE = "part_one"


def all_parts(pack: RulePack) -> tuple[str, ...]:
    """Part one, then the topics."""
    return (PART_ONE, *(topic.id for topic in pack.parts.topics))


def pages_of(pack: RulePack, part: str) -> tuple[Page, ...]:
    """The pages of a part, in its order.

    Raises:
        KeyError: for a part that the pack does not have.
    """
    if part != PART_ONE:
        return {topic.id: topic.pages for topic in pack.parts.topics}[part]
    return pack.parts.part_one or tuple(Page(fact, (fact,)) for fact in pack.asked_order())


def _open_pages(interview: Interview, part: str) -> Iterator[Page]:
    """The pages of a part that are not left for later."""
    for page in pages_of(interview.pack, part):
        if page.later is None or interview.evaluator.look(page.later, interview.facts).truth is not YES:
            yield page


def next_page(interview: Interview, part: str) -> Page | None:
    """The next page of a part, with only those of its questions that can still matter; None when none can."""
    wanted = frozenset(interview.to_ask())
    for page in _open_pages(interview, part):
        if facts := tuple(fact for fact in page.facts if fact in wanted):
            return replace(page, facts=facts, title=page.title if len(facts) > 1 else None)
    return None


def next_question(interview: Interview, part: str) -> Question | None:
    """The first question of the next page of a part; None when the part is over."""
    page = next_page(interview, part)
    return interview.pack.questions[page.facts[0]] if page is not None else None


def at_most_left(interview: Interview, part: str, among: Iterable[str] = ()) -> int:
    """So many pages of a part can still come, whatever is answered. It falls with each answer and never rises.

    Counted are those with a question that can still change what is shown, now or after other answers of this part. What
    follows from the answers of a page is counted with it.

    Args:
        interview: the answers so far.
        part: the part.
        among: other parts that are asked with it; their answers can open questions of this one.
    """
    asked = frozenset(f for each in {part, *among} for page in _open_pages(interview, each) for f in page.facts)
    may_come = _may_come(interview, asked)
    return len({page.counted for page in _open_pages(interview, part) if not may_come.isdisjoint(page.facts)})


def pages_done(interview: Interview, here: Page) -> int:
    """So many pages of part one have an answer, not counting the page that is shown."""
    pages = pages_of(interview.pack, PART_ONE)
    return len({page.counted for page in pages if any(f in interview.facts for f in page.facts)} - {here.counted})


def _may_come(interview: Interview, asked: frozenset[FactId]) -> frozenset[FactId]:
    """Those of these questions that can still come up: they wait for nothing, or for one another."""
    first, waits_for = interview.may_come()
    found = first & asked
    while more := {fact for fact, needs in waits_for.items() if fact in asked and needs & found} - found:
        found |= more
    return frozenset(found)
