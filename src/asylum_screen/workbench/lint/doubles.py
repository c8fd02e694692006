"""AS521, AS529 and AS530: two questions with the same words, the same rule twice, two answers with the same words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from asylum_screen.core.all_conditions import all_conditions
from asylum_screen.core.conditions import parts_of
from asylum_screen.core.rules import Condition, Named, Place, Question
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """What stands there twice."""
    asked: dict[str, tuple[str, Place]] = {}
    for question in material.pack.questions.values():
        said = (question.ask.english, *(option.text.english for option in question.options))
        words = " ".join(" ".join(said).lower().split())  # the same words with other answers are another question
        other, place = asked.setdefault(words, (question.id, question.ask.place))
        if other != question.id:
            message = f'"{question.id}" asks the same words as "{other}" ({place}).'
            yield problem("AS521", question.ask.place, message, "Use one question, or say what is different.")
        yield from _answers(question)
    yield from _rules(material)
    seen: set[Place] = set()
    for condition in (*all_conditions(material.pack), *material.pack.definitions.values()):
        yield from _parts(condition, seen)


def _answers(question: Question) -> Iterator[Problem]:
    known: dict[str, str] = {}
    for option in question.options:
        other = known.setdefault(_plain(option.text.english), option.id)
        if other != option.id:
            message = f'The answers "{other}" and "{option.id}" have the same words.'
            yield problem("AS530", option.text.place, message, "Say what is different, or keep one of them.")


def _rules(material: Material) -> Iterator[Problem]:
    """Statements of one kind with the same words and the same conditions on the same days."""
    known: dict[Hashable, tuple[str, Place]] = {}
    for each in material.pack.statements:
        said = frozenset(_plain(shown.english) for shown in material.of(each.kind, each.id) if shown.role != "title")
        if not said or not each.conditions:
            continue
        days = (getattr(each.item, "known_from", None), getattr(each.item, "known_to", None))
        key = (each.kind, said, frozenset(each.conditions), days)
        other, place = known.setdefault(key, (each.id, each.place))
        if other != each.id:
            message = f'"{each.id}" says the same as "{other}" ({place}), to the same people.'
            yield problem("AS529", each.place, message, "Keep one of them, or correct the copy.")


def _parts(condition: Condition, seen: set[Place]) -> Iterator[Problem]:
    """The same part twice under one `all` or `any`."""
    if isinstance(condition, Named):
        return
    known: set[Condition] = set()
    for part in parts_of(condition) or ():
        place = part.place
        if part in known and place.line and place not in seen:
            seen.add(place)
            yield problem("AS529", place, "This part is here twice.", "Delete one, or correct the copy.")
        known.add(part)
        yield from _parts(part, seen)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).rstrip(" .!")
