"""What pack.yaml says about its country: each name in it must exist, and have the kind that is needed there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asylum_screen.core.country import Country, Urgent
from asylum_screen.core.facts import FactId
from asylum_screen.core.rules import Deadline, Place, Text
from asylum_screen.problems import near
from asylum_screen.reading.document import Path

from .context import Context
from .files import Folder, RuleFile
from .findings import day_fact
from .index import FactInfo


def build_country(context: Context, folder: Folder, deadlines: tuple[Deadline, ...]) -> Country:
    """The country as pack.yaml tells of it."""
    pack = folder.pack
    if pack is None or pack.model is None:
        return Country()
    model, names = pack.model, _Names(context, pack, frozenset(item.id for item in deadlines))
    for fact in model.fixed_facts:
        names.question(fact, pack.document.key_place(("fixed_facts", fact)))
    if model.arrival is not None:
        day_fact(context, model.arrival, names.at("arrival"), "arrival")
    if model.living_in is not None:
        names.question(model.living_in, names.at("living_in"))
    return Country(
        grounds=names.grounds(),
        urgent=tuple(names.urgent(number, item) for number, item in enumerate(model.urgent)),
        right_to_ask=names.policy(model.right_to_ask),
        arrival=model.arrival or "",
        living_in=model.living_in or "",
        outside=names.outside(model.outside),
        inside=names.inside(model.outside),
        court_dates=frozenset(
            names.deadline(name, ("court_dates", number)) for number, name in enumerate(model.court_dates)
        ),
        official_languages=model.official_languages,
        words=names.words(),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """Looks up what pack.yaml names."""

    context: Context
    pack: RuleFile
    deadlines: frozenset[str]

    def at(self, *path: str | int) -> Place:
        return self.pack.document.place(path)

    def question(self, fact: str, place: Place) -> FactInfo | None:
        """The question of this name, which counts as used."""
        self.context.conditions.used_facts.add(fact)
        self.context.known("AS315", "question", fact, self.context.index.facts, place)
        return self.context.index.facts.get(fact)

    def grounds(self) -> dict[str, Text]:
        """The names of the grounds."""
        made = {}
        for finding, name in self.pack.model.grounds.items():
            self.finding(finding, self.pack.document.key_place(("grounds", finding)))
            text_id = f"paper/handout/ground/{finding.rpartition('.')[2]}"
            made[finding] = self.context.texts.add(text_id, name, self.at("grounds", finding))
        return made

    def finding(self, finding: str, place: Place) -> None:
        """There must be this finding."""
        self.context.known("AS307", "finding", finding, self.context.index.findings, place)

    def urgent(self, number: int, model: Any) -> Urgent:
        """One urgent finding with what belongs to it."""
        self.finding(model.finding, self.at("urgent", number, "finding"))
        deadline = self.deadline(model.deadline, ("urgent", number, "deadline")) if model.deadline else ""
        return Urgent(finding=model.finding, at_once=model.at_once, help=model.help or "", deadline=deadline)

    def policy(self, policy: str | None) -> str:
        """The policy with the right to ask."""
        if policy is not None:
            self.context.known("AS305", "policy", policy, self.context.index.policies, self.at("right_to_ask"))
        return policy or ""

    def deadline(self, deadline: str, path: Path) -> str:
        """There must be this deadline."""
        self.context.known("AS301", "deadline", deadline, self.deadlines, self.at(*path))
        return deadline

    def outside(self, model: Any) -> tuple[str, str]:
        """The fact and the answer of a person who has not come yet."""
        if model is None:
            return "", ""
        info = self.question(model.fact, self.at("outside", "fact"))
        if info is not None and model.answer not in info.options:
            hint = near(model.answer, info.options) or f"Allowed: {', '.join(info.options)}."
            message = f'"{model.answer}" is no answer to "{model.fact}" ({info.place}).'
            self.context.report("AS302", self.at("outside", "answer"), message, hint)
        return model.fact, model.answer

    def inside(self, model: Any) -> FactId:
        """The question whether the person is in the country today."""
        if model is None or model.inside is None:
            return ""
        self.question(model.inside, self.at("outside", "inside"))
        return str(model.inside)

    def words(self) -> dict[str, Text]:
        """The sentences in place of the program's own, under the same ids, so that translations stay where they are."""
        model = self.pack.model.words
        said = model.model_dump(by_alias=True, exclude_none=True) if model is not None else {}
        return {name: self.context.texts.add(name, words, self.at("words", name)) for name, words in said.items()}
