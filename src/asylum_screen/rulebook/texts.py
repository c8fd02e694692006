"""Every sentence of the pack under its stable id, with its placeholders looked at."""

from __future__ import annotations

import re

from asylum_screen.core.conditions import Place, Text
from asylum_screen.problems import Problem, near, problem

from .index import Index

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class Texts:
    """Collects the texts of a pack by id. twice: the problems of ids that two texts would share."""

    def __init__(self, index: Index, problems: list[Problem]) -> None:
        self.by_id: dict[str, Text] = {}
        self.twice: list[Problem] = []
        self._index = index
        self._problems = problems

    def add(
        self,
        text_id: str,
        english: str,
        place: Place,
        note: str = "",
        dated: bool = False,
        allowed: tuple[str, ...] = (),
    ) -> Text:
        """Take in one text. `dated`: `{date}` may stand in it. `allowed`: other placeholders that may."""
        text = Text(text_id, english, place, note)
        if text_id in self.by_id:
            message = f'Two texts would have the id "{text_id}" (the other is in {self.by_id[text_id].place}).'
            hint = "One translation cannot serve two texts: change a day or a name."
            self.twice.append(problem("AS513", place, message, hint))
        self.by_id[text_id] = text
        if "{" in english or "}" in english:
            self._placeholders(english, place, (*allowed, *(["date"] if dated else [])))
        return text

    def maybe(self, text_id: str, english: str | None, place: Place) -> Text | None:
        """The same for a text that may be left out."""
        return None if english is None else self.add(text_id, english, place)

    def _placeholders(self, english: str, place: Place, allowed: tuple[str, ...]) -> None:
        for match in _BRACES.finditer(english):
            name = match.group(1)
            if name in allowed:
                continue
            if name is not None and name.startswith("fee."):
                self._fee(name.removeprefix("fee."), place)
                continue
            known = "Texts may hold {fee.NAME}" + (
                " and {date}." if "date" in allowed else "; {date} only in a deadline."
            )
            self._problems.append(problem("AS220", place, f"{match.group()} is not a placeholder here.", known))

    def _fee(self, name: str, place: Place) -> None:
        if name not in self._index.amounts and name not in self._index.maybe:
            hint = near(name, self._index.amounts)
            self._problems.append(problem("AS314", place, f'There is no amount "{name}".', hint))
