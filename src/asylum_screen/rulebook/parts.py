"""What pack.yaml says of the parts of the interview: pages with several questions, what is asked first, the topics."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from asylum_screen.core.conditions import Condition
from asylum_screen.core.facts import FactId
from asylum_screen.core.questions import Parts, QuestionPage, Topic
from asylum_screen.core.rules import Kind, Place, Question, Section
from asylum_screen.problems import near
from asylum_screen.reading.document import Path

from .context import Context
from .files import Folder, RuleFile
from .index import Written


def build_parts(
    context: Context, folder: Folder, questions: dict[FactId, Question], sections: tuple[Section, ...]
) -> Parts:
    """The parts of the interview; empty where pack.yaml names none."""
    pack = folder.pack
    if pack is None or pack.model is None:
        return Parts()
    reader = _Parts(context, pack, questions, sections)
    return Parts(tuple(reader.part_one()), reader.topics())


class _Parts:
    """Reads the lists once, and then what is made of them."""

    def __init__(
        self, context: Context, pack: RuleFile, questions: dict[FactId, Question], sections: tuple[Section, ...]
    ) -> None:
        self.context, self.pack, self.questions = context, pack, questions
        self.sections = {section.id: section for section in sections}
        self.order = [fact for section in sections for fact in section.questions]
        self.list_of: dict[FactId, QuestionPage] = {}
        self.lists = {name: self._list(name, model) for name, model in pack.model.lists.items()}

    def part_one(self) -> Iterator[QuestionPage]:
        """The pages asked first; several in a row of the file are counted as one."""
        rows = self.pack.model.part_one
        named = [name for row in rows for name in ([row] if isinstance(row, str) else row)]
        for name in self.pack.model.part_one_later:
            self._known(name, named, ("part_one_later", name), "page of part one")
        for number, written in enumerate(rows):
            names = (written,) if isinstance(written, str) else written
            for place, name in enumerate(names):
                path = ("part_one", number) if isinstance(written, str) else ("part_one", number, place)
                if (page := self.page(name, path)) is not None:
                    yield replace(page, after=names[0] if place else "", later=self._later(name))

    def _later(self, name: str) -> Condition | None:
        """Where a page of part one is left to the topics."""
        if name not in self.pack.model.part_one_later:
            return None
        root = Written(self.pack.document.data, self.pack.document, ())
        return self.context.conditions.read(root.child("part_one_later", name))

    def page(self, name: str, path: Path) -> QuestionPage | None:
        """The list or the question of this name as a page."""
        if name in self.lists:
            return self.lists[name]
        if not self._known(name, {**self.questions, **self.lists}, path):
            return None
        if name in self.list_of:
            hint = f'Write the list "{self.list_of[name].id}" in its place.'
            self.context.report("AS325", self._at(path), f'"{name}" is on a list page.', hint)
        return QuestionPage(name, (name,))

    def topics(self) -> tuple[Topic, ...]:
        """The topics in their order, each with its pages; every question belongs to exactly one."""
        models = self.pack.model.topics
        taken: dict[FactId, str] = {}
        for number, model in enumerate(models):
            for place, fact in enumerate(model.questions):
                path = ("topics", number, "questions", place)
                if self._known(fact, self.questions, path):
                    self._take(taken, [fact], model.topic, path)
        named = frozenset(taken)
        for number, model in enumerate(models):
            for place, name in enumerate(model.sections):
                path = ("topics", number, "sections", place)
                if self._known(name, self.sections, path, "section"):
                    facts = [fact for fact in self.sections[name].questions if fact not in named]
                    self._take(taken, facts, model.topic, path)
        if models:
            self._all_taken(taken)
        return tuple(self._topic(number, model, taken) for number, model in enumerate(models))

    def _topic(self, number: int, model: Any, taken: dict[FactId, str]) -> Topic:
        title = self.context.texts.add(f"topic/{model.topic}/title", model.title, self._at(("topics", number, "title")))
        pages: dict[str, list[FactId]] = {}
        for fact in self.order:
            if taken.get(fact) == model.topic:
                pages.setdefault(self.list_of[fact].id if fact in self.list_of else fact, []).append(fact)
        made = tuple(self._part_of(name, tuple(facts)) for name, facts in pages.items())
        return Topic(model.topic, title, made, frozenset(model.findings))

    def _part_of(self, name: str, facts: tuple[FactId, ...]) -> QuestionPage:
        """A list as far as it belongs to one topic, or one question."""
        return replace(self.lists[name], facts=facts) if name in self.lists else QuestionPage(name, facts)

    def _take(self, taken: dict[FactId, str], facts: list[FactId], topic: str, path: Path) -> None:
        if twice := [fact for fact in facts if fact in taken]:
            message = f'"{twice[0]}" already belongs to the topic "{taken[twice[0]]}".'
            self.context.report("AS324", self._at(path), message, "Name it, or its section, once.")
        taken.update({fact: topic for fact in facts if fact not in taken})

    def _all_taken(self, taken: dict[FactId, str]) -> None:
        hint = "Name it, or its section, under topics: in pack.yaml."
        for fact in self.order:
            if fact not in taken:
                message = f'The question "{fact}" belongs to no topic.'
                self.context.report("AS324", self.questions[fact].place, message, hint)

    def _list(self, name: str, model: Any) -> QuestionPage:
        path = ("lists", name)
        title = self.context.texts.add(f"list/{name}/title", model.title, self._at((*path, "title")))
        known = []
        for number, fact in enumerate(model.facts):
            place = (*path, "facts", number)
            if self._known(fact, self.questions, place) and self._fits(fact, place):
                known.append(fact)
        if name in self.questions:
            self.context.report("AS308", self.pack.document.key_place(path), f'A question is called "{name}" too.')
        page = QuestionPage(name, tuple(known), title, model.careful)
        self.list_of.update(dict.fromkeys(known, page))
        return page

    def _fits(self, fact: FactId, path: Path) -> bool:
        if self.questions[fact].kind is not Kind.YES_NO:
            message = f'"{fact}" is no yes/no question.'
            self.context.report("AS325", self._at(path), message, "Give it a page of its own.")
            return False
        if fact in self.list_of:
            self.context.report("AS325", self._at(path), f'"{fact}" is already in "{self.list_of[fact].id}".')
            return False
        return True

    def _known(self, name: str, known: Collection[str], path: Path, what: str = "question") -> bool:
        """True when there is such a thing; whoever names one that is not there is told."""
        if name not in known and name not in self.context.index.maybe:
            self.context.report("AS315", self._at(path), f'There is no {what} "{name}".', near(name, known))
        return name in known

    def _at(self, path: Path) -> Place:
        return self.pack.document.place(path)
