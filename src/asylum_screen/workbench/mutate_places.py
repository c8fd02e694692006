"""The line in which a change is made: statements know where they begin, the file knows where each of their words is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from asylum_screen.core.rules import RulePack
from asylum_screen.problems import near
from asylum_screen.reading import SourceFile, read_file

from .mutants import Mutant, mutants


class NoSuchFileError(ValueError):
    """No rule file whose path starts with this can be changed."""


def begins_so(pack: RulePack, only: str) -> None:
    """Make sure that there is something to change.

    Raises:
        NoSuchFileError: with the names that may be meant.
    """
    if not only:
        return
    files = dict.fromkeys(mutant.place.file for mutant in mutants(pack))
    if any(name.startswith(only) for name in files):
        return
    meant = [name for name in files if only in name][:3]
    hint = f"Did you mean {' or '.join(meant)}?" if meant else near(only, files)
    message = f'--only: no rule file with something to change has a name that begins with "{only}".'
    raise NoSuchFileError(f"{message} {hint}".strip())


def placed(survivors: Iterable[Mutant], folder: Path) -> list[Mutant]:
    """The changes, each at the word that it changes."""
    read: dict[str, SourceFile] = {}
    found = []
    for mutant in survivors:
        name = mutant.place.file
        if mutant.key and name not in read:
            read[name] = read_file(folder / name, name)
        known = bool(mutant.key) and mutant.key in read[name].spans
        found.append(replace(mutant, place=read[name].place(mutant.key)) if known else mutant)
    return found
