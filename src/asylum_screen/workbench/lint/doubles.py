"""AS513, AS521: two texts under one id, and two questions with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from asylum_screen.core.rules import Condition, Place, RulePack, Text
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Ids that stand for two texts, and questions that are asked twice."""
    first: dict[str, Text] = {}
    for text in _texts(material.pack):
        before = first.setdefault(text.id, text)
        if before.place != text.place:
            message = f'Two texts would have the id "{text.id}" (the other is in {before.place}).'
            yield problem(
                "AS513", text.place, message, "One translation cannot serve two texts: change a day or a name."
            )
    asked: dict[str, tuple[str, Place]] = {}
    for question in material.pack.questions.values():
        said = (question.ask.english, *(option.text.english for option in question.options))
        words = " ".join(" ".join(said).lower().split())  # the same words with other answers are another question
        other, place = asked.setdefault(words, (question.id, question.ask.place))
        if other != question.id:
            message = f'"{question.id}" asks the same words as "{other}" ({place}).'
            yield problem("AS521", question.ask.place, message, "Use one question, or say what is different.")


def _texts(pack: RulePack) -> Iterator[Text]:
    parts = (pack.sections, pack.questions.values(), pack.findings, pack.policies, pack.deadlines, pack.conflicts)
    for part in (*parts, pack.help, pack.cards, pack.sources.values()):
        for item in part:
            yield from _inside(item)


def _inside(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif is_dataclass(value) and not isinstance(value, Condition | Place):
        for item in fields(value):
            yield from _inside(getattr(value, item.name))
