"""Every name that can be referred to, with its place. A name means one thing in the whole pack."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from asylum_screen.core.conditions import Place
from asylum_screen.core.facts import STATELESS
from asylum_screen.problems import Problem, problem
from asylum_screen.reading import SourceFile
from asylum_screen.reading.document import Path

from .files import FileKind, Folder, RuleEntry, RuleFile

RESERVED_OPTIONS = frozenset(["unknown", "declined", "yes", "no", "true", "false"])
RESERVED = RESERVED_OPTIONS | {"all", "any", "not", "applies", "open", "never", "as_of", "tree"}
_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class FactInfo:
    """What a condition must know about a question."""

    id: str
    kind: str
    options: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Written:
    """A condition as it was written, and where."""

    raw: Any
    document: SourceFile
    path: Path

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.document.place(self.path)

    def child(self, *steps: str | int) -> Written:
        """A part of it."""
        raw = self.raw
        for step in steps:
            raw = raw[step]
        return Written(raw, self.document, (*self.path, *steps))


@dataclass(slots=True)
class Index:
    """The names of a rule folder. `maybe`: every word of files that could not be read, to avoid false alarms."""

    facts: dict[str, FactInfo] = field(default_factory=dict)
    definitions: dict[str, Written] = field(default_factory=dict)
    trees: dict[str, Written] = field(default_factory=dict)
    policies: dict[str, RuleFile] = field(default_factory=dict)
    findings: dict[str, RuleEntry] = field(default_factory=dict)
    sources: dict[str, RuleEntry] = field(default_factory=dict)
    amounts: dict[str, RuleEntry] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    fixed: dict[str, tuple[str, tuple[str, ...]]] | None = None
    """Facts other programs rely on: their kind and the ids of their options. None: pack.yaml could not be read."""
    long_list: str = ""
    """The question of places in the country, which may have many options: it is shown as a list to search."""
    maybe: set[str] = field(default_factory=set)


def build_index(folder: Folder, problems: list[Problem]) -> Index:
    """Collect all names, also of entries whose shape is wrong, so that one mistake is reported once."""
    index = Index()
    names = _Names(problems)
    for file in folder.files:
        if file.document.data is None:
            index.maybe.update(_WORD.findall(file.document.text))
        elif isinstance(file.document.data, dict) and file.kind not in (FileKind.PACK, FileKind.OWN):
            _add_file(index, file, file.document.data, names)
    pack = folder.pack
    if pack is not None and pack.model is not None:
        index.countries = frozenset([*pack.model.countries, STATELESS])
        index.groups = dict(pack.model.groups)
        index.grounds = frozenset(pack.model.grounds)
        index.fixed = {name: (fact.kind, fact.options) for name, fact in pack.model.fixed_facts.items()}
        index.long_list = pack.model.living_in or ""
    return index


class _Names:
    """Notes each name once in its space, and reports the second."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self._seen: dict[tuple[str, str], Place] = {}

    def first(self, space: str, word: str, name: str, place: Place) -> bool:
        """True when the name is new in its space."""
        before = self._seen.setdefault((space, name), place)
        if before is not place:
            hint = "Choose another name for one of them."
            self.problems.append(problem("AS308", place, f'The {word} "{name}" is already in {before}.', hint))
        return before is place

    def of_fact(self, name: str, place: Place) -> bool:
        """The same for facts and definitions, which share a space and must leave the words of the grammar alone."""
        if name in RESERVED:
            message = f'"{name}" is a word of the grammar.'
            self.problems.append(problem("AS223", place, message, "Choose another name."))
        return self.first("fact", "name", name, place)


def _add_file(index: Index, file: RuleFile, data: dict[str, Any], names: _Names) -> None:
    for item in file.under("questions"):
        if names.of_fact(item.id, item.place):
            index.facts[item.id] = _fact(item)
    definitions = data.get("define")
    for name, raw in definitions.items() if isinstance(definitions, dict) else ():
        if names.of_fact(name, file.document.key_place(("define", name))):
            index.definitions[name] = Written(raw, file.document, ("define", name))
    if "tree" in data:
        index.trees[file.name] = Written(data["tree"], file.document, ("tree",))
    policy = data.get("policy")
    if isinstance(policy, str) and names.first("policy", "policy", policy, file.document.place(("policy",))):
        index.policies[policy] = file
    kept = {"findings": index.findings, "sources": index.sources, "amounts": index.amounts}
    for heading in ("findings", "sources", "amounts", "deadlines", "conflicts", "cards", "help"):
        for item in file.under(heading):
            if names.first(heading, f"name under {heading}:", item.id, item.place) and heading in kept:
                kept[heading][item.id] = item


def _fact(item: RuleEntry) -> FactInfo:
    raw = item.raw if isinstance(item.raw, dict) else {}
    kind, options = raw.get("kind", ""), raw.get("options", {})
    return FactInfo(
        item.id, kind if isinstance(kind, str) else "", tuple(options) if isinstance(options, dict) else (), item.place
    )
