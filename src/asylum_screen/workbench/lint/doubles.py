"""AS521: two questions with the same words."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.rules import Place
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Questions that are asked twice."""
    asked: dict[str, tuple[str, Place]] = {}
    for question in material.pack.questions.values():
        said = (question.ask.english, *(option.text.english for option in question.options))
        words = " ".join(" ".join(said).lower().split())  # the same words with other answers are another question
        other, place = asked.setdefault(words, (question.id, question.ask.place))
        if other != question.id:
            message = f'"{question.id}" asks the same words as "{other}" ({place}).'
            yield problem("AS521", question.ask.place, message, "Use one question, or say what is different.")
