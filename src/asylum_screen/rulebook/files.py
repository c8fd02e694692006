"""The files of a rule folder, read and given their shape. What they name in each other is not looked at here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem
from asylum_screen.reading import SourceFile, read_file
from asylum_screen.reading.document import Path

from . import schema, schema_files
from .schema_errors import validate

PACK_FILE = "pack.yaml"
LIKE_YAML = frozenset([".yml", ".yaml", ".txt"])
HEADINGS: Mapping[str, type[BaseModel]] = {
    "questions": schema.QuestionModel,
    "findings": schema.FindingModel,
    "deadlines": schema.DeadlineModel,
    "conflicts": schema.ConflictModel,
    "cards": schema.CardModel,
    "help": schema.HelpModel,
    "amounts": schema.AmountModel,
    "sources": schema_files.SourceModel,
}

OWN_HEADINGS: Mapping[str, type[BaseModel]] = {
    "help": schema_files.OwnHelpModel,
    "cards": schema_files.OwnCardModel,
}
"""What a clinic may add."""
OWN = "own_"
"""Stands before the heading of what a clinic adds, which is never taken for a rule."""


class FileKind(Enum):
    """What a file of the rule folder holds."""

    RULES = "rules"
    POLICY = "policy"
    SOURCES = "sources"
    PACK = "pack"
    REVIEW = "review"
    OWN = "own"


MODELS: Mapping[FileKind, type[BaseModel]] = {
    FileKind.RULES: schema_files.FileModel,
    FileKind.POLICY: schema_files.PolicyFileModel,
    FileKind.SOURCES: schema_files.SourcesFileModel,
    FileKind.PACK: schema_files.PackModel,
    FileKind.REVIEW: schema_files.ReviewFileModel,
    FileKind.OWN: schema_files.OwnFileModel,
}


@dataclass(slots=True)
class RuleEntry:
    """One entry under a heading: its model (None when its shape is wrong) and where it stands."""

    id: str
    model: Any
    raw: Any
    file: RuleFile
    path: Path

    @property
    def place(self) -> Place:
        """Where the entry's name stands."""
        return self.file.document.key_place(self.path)

    def at(self, *more: str | int) -> Place:
        """Where a value inside the entry stands."""
        return self.file.document.place((*self.path, *more))


@dataclass(slots=True)
class RuleFile:
    """One file with its data. `model` is None when the outside of the file has the wrong shape."""

    name: str
    document: SourceFile
    kind: FileKind
    model: Any = None
    items: dict[str, list[RuleEntry]] = field(default_factory=dict)

    def under(self, heading: str) -> Iterator[RuleEntry]:
        """The entries under a heading, in file order."""
        yield from self.items.get(heading, ())


@dataclass(slots=True)
class Folder:
    """All files of a rule folder in the order of their names, and what is wrong with them."""

    path: FilePath
    files: list[RuleFile]
    problems: list[Problem]

    def items(self, heading: str) -> Iterator[RuleEntry]:
        """The entries under a heading in all files, in the order of the files."""
        for file in self.files:
            yield from file.under(heading)

    def whole(self, heading: str) -> Iterator[RuleEntry]:
        """Those of them whose shape is right, in files whose shape is right."""
        return (item for item in self.items(heading) if item.model is not None and item.file.model is not None)

    @property
    def pack(self) -> RuleFile | None:
        """The file pack.yaml, when it is there."""
        return next((file for file in self.files if file.kind is FileKind.PACK), None)


def read_folder(path: FilePath, own: FilePath | None = None) -> Folder:
    """Read every .yaml file below a folder, in the order of their names; then what a clinic adds to it."""
    problems: list[Problem] = []
    names = _names(path, problems)
    files = [_read(path / name, name, problems) for name in names]
    if own is not None:
        files.append(_read(own, str(own), problems, FileKind.OWN))
    folder = Folder(path, files, problems)
    if folder.pack is None:
        found = problem("AS225", Place(PACK_FILE, 1, 1), f"The rule folder has no {PACK_FILE}.", f"Looked in {path}.")
        problems.append(found)
    return folder


def _names(path: FilePath, problems: list[Problem]) -> list[str]:
    """The names of the rule files in order. What is passed over is reported, but no page (.md) and no hidden file."""
    names = []
    inner = [found.parent for found in path.rglob(PACK_FILE) if found.parent != path]
    for folder in inner:
        place = Place((folder / PACK_FILE).relative_to(path).as_posix(), 1, 1)
        hint = "Was a copy made into a folder that was already there? Move it out."
        problems.append(problem("AS117", place, f"There are other rules inside these, in {folder}.", hint))
    for found in path.rglob("*"):
        if any(folder in found.parents for folder in inner):
            continue
        name = found.relative_to(path).as_posix()
        if found.suffix == ".yaml" and found.is_file():
            names.append(name)
        elif found.suffix != ".md" and "/." not in f"/{name}" and not found.is_dir():
            hint = (
                f"Call it {found.stem.removesuffix('.yaml')}.yaml."
                if found.suffix.lower() in LIKE_YAML
                else "Take it out of this folder."
            )
            problems.append(problem("AS116", Place(name, 1, 1), "Ignored: not a .yaml file.", hint))
    return sorted(names)


def _read(path: FilePath, name: str, problems: list[Problem], kind: FileKind | None = None) -> RuleFile:
    document = read_file(path, name)
    problems += document.problems
    file = RuleFile(name, document, kind or _kind(name, document.data))
    if document.data is None:
        return file
    if not isinstance(document.data, dict):
        hint = "Begin with title: and go on with questions:, findings: and so on."
        problems.append(problem("AS204", document.place(()), "The file must be a mapping.", hint))
        return file
    file.model = validate(MODELS[file.kind], document.data, document, (), problems)
    before, headings = (OWN, OWN_HEADINGS) if file.kind is FileKind.OWN else ("", HEADINGS)
    for heading, model in headings.items():
        entries = document.data.get(heading)
        if isinstance(entries, dict) and file.kind is not FileKind.PACK:
            file.items[before + heading] = [
                RuleEntry(key, validate(model, raw, document, (heading, key), problems), raw, file, (heading, key))
                for key, raw in entries.items()
            ]
    return file


def _kind(name: str, data: Any) -> FileKind:
    if name == PACK_FILE:
        return FileKind.PACK
    keys = data if isinstance(data, dict) else {}
    if "policy" in keys:
        return FileKind.POLICY
    if "reviewer" in keys:
        return FileKind.REVIEW
    if "sources" in keys or name == "sources.yaml" or name.startswith("sources/"):
        return FileKind.SOURCES
    return FileKind.RULES
