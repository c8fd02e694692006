"""One part of the interview at a time: what is asked first, or one topic. Whether a question matters, `Interview` says.

A part is "part_one" or the id of a topic. A pack that is not cut up has one part, "part_one", with all its questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .facts import FactId
from .interview import Interview
from .questions import Question, QuestionPage
from .rules import RulePack
from .truth import YES

PART_ONE = "part_one"


def all_parts(pack: RulePack) -> tuple[str, ...]:
    """Part one, then the topics."""
    return (PART_ONE, *(topic.id for topic in pack.parts.topics))


def pages_of(pack: RulePack, part: str) -> tuple[QuestionPage, ...]:
    """The pages of a part, in its order.

    Raises:
        KeyError: for a part that the pack does not have.
    """
    if part != PART_ONE:
        return {topic.id: topic.pages for topic in pack.parts.topics}[part]
    return pack.parts.part_one or tuple(QuestionPage(fact, (fact,)) for fact in pack.asked_order())


def _open_pages(interview: Interview, part: str, *, whole: bool) -> Iterator[QuestionPage]:
    """The pages of a part; with everything at once none is left for later."""
    for page in pages_of(interview.pack, part):
        if whole or page.later is None or interview.evaluator.look(page.later, interview.facts).truth is not YES:
            yield page


def next_page(interview: Interview, part: str, *, whole: bool = False) -> QuestionPage | None:
    """The next page of a part, with only those of its questions that can still matter; None when none can.

    Args:
        interview: the answers so far.
        part: the part.
        whole: every part is asked.
    """
    wanted = frozenset(interview.to_ask())
    for page in _open_pages(interview, part, whole=whole):
        if facts := tuple(fact for fact in page.facts if fact in wanted):
            return replace(page, facts=facts, title=page.title if len(facts) > 1 else None)
    return None


def next_question(interview: Interview, part: str) -> Question | None:
    """The first question of the next page of a part; None when the part is over."""
    page = next_page(interview, part)
    return interview.pack.questions[page.facts[0]] if page is not None else None


def at_most_left(interview: Interview, *parts: str) -> int:
    """So many pages of these parts can still come, whatever is answered. It falls with each answer and never rises.

    Counted are those with a question that can still change what is shown, now or after other answers of these parts.
    What follows from the answers of a page is counted with it. Of several parts all are asked, each question once.
    """
    whole = len(parts) > 1
    pages = [(part, page) for part in parts for page in _open_pages(interview, part, whole=whole)]
    may_come = set(_may_come(interview, frozenset(fact for _, page in pages for fact in page.facts)))
    counted = set()
    for part, page in pages:
        if not may_come.isdisjoint(page.facts):
            counted.add((part, page.counted))
            may_come.difference_update(page.facts)
    return len(counted)


def pages_done(interview: Interview, here: QuestionPage) -> int:
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
