"""AS306: questions that wait for their own answer, so that nobody is ever asked."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId
from asylum_screen.core.rules import Place, Question
from asylum_screen.core.states import openers
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Each circle once, at the first question in it."""
    evaluator = material.compiled.evaluator
    waits = {fact: _waits_for(evaluator, fact) for fact in material.pack.questions}
    told: set[FactId] = set()
    for fact, question in material.pack.questions.items():
        circle = [] if fact in told else _circle(waits, fact)
        told.update(circle)
        if circle:
            way = " -> ".join([*circle, fact])
            message = f"This question waits for its own answer: {way}."
            yield problem("AS306", _place(question), message, "Remove one of them from the other's ask_if.")


def _waits_for(evaluator: Evaluator, fact: FactId) -> dict[FactId, None]:
    found = (each for condition in openers(evaluator, fact) for each in facts_in(condition))
    return dict.fromkeys(found)


def _circle(waits: dict[FactId, dict[FactId, None]], start: FactId) -> list[FactId]:
    """The shortest way from a question back to itself; empty when there is none."""
    ways: list[list[FactId]] = [[start]]
    seen: set[FactId] = set()
    for way in ways:
        for each in waits.get(way[-1], ()):
            if each == start:
                return way
            if each not in seen:
                seen.add(each)
                ways.append([*way, each])
    return []


def _place(question: Question) -> Place:
    """Where it is said what a question waits for."""
    place: Place | None = getattr(question.ask_if, "place", None)
    return place if place is not None and place.line else question.place
