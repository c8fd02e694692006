"""`rules check`: everything that can be found wrong in a rule folder, and how it is reported."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from asylum_screen.core.entries import Amount
from asylum_screen.core.rules import RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.problems import Problem, Severity, counted, page, pages
from asylum_screen.reading import read_file
from asylum_screen.reading.lasting import lasting
from asylum_screen.rulebook.build import build_pack
from asylum_screen.rulebook.files import read_folder
from asylum_screen.rulebook.json_schema import meanings

from .console import table
from .lint.excused import without_excused
from .lint.model import Material
from .lint.registry import TEXT_CHECKS, read_all

_DUE = re.compile(r"The (?P<what>.*) was due for review by (?P<day>\d{4}-\d\d-\d\d)\.")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, sorted by place. due: how many statements of which file are to be looked at again, by day."""

    problems: tuple[Problem, ...]
    loaded: bool
    elsewhere: int = 0
    due: Mapping[date, Mapping[str, int]] = field(default_factory=dict)

    def only_in(self, files: Sequence[Path], folder: Path) -> Findings:
        """Only what is in some of the files; the rest is counted.

        Raises:
            NotOfTheseRulesError: when a file is none of these rules.
        """
        names = [_name_of(file, folder) for file in files]
        inside = tuple(
            found
            for found in self.problems
            if any(name in (".", found.place.file) or found.place.file.startswith(f"{name}/") for name in names)
        )
        return replace(self, problems=inside, elsewhere=len(self.problems) - len(inside))

    def failed(self, *, release: bool) -> bool:
        """True when there is an error, or files that cannot be loaded; for a release, also when there is a warning."""
        return not self.loaded or any(
            found.is_error or (release and found.severity is Severity.WARNING) for found in self.problems
        )

    def summary(self, folder: Path) -> str:
        """One line for the end."""
        if not self.loaded:
            rest = "The texts are read when the files can be loaded."
        else:
            rest = "`asylum-screen rules explain CODE` tells more."
        errors = sum(found.is_error for found in self.problems)
        warnings = sum(found.severity is Severity.WARNING for found in self.problems)
        more = f" {counted(self.elsewhere, 'problem')} in other files." if self.elsewhere else ""
        if not self.problems:
            later = f" {rest}" if not self.loaded else ""
            return f"{folder}: no problem found{' here' if more else ''}.{more}{later}"
        return f"{folder}: {counted(errors, 'error')}, {counted(warnings, 'warning')}.{more} {rest}"

    def calendar(self) -> str:
        """What is to be looked at again, a line for each day that is still to come."""
        lines = []
        for day, files in self.due.items():
            where = ", ".join(f"{file} ({count})" for file, count in files.items())
            lines.append(f"Look again by {day}: {counted(sum(files.values()), 'statement')}. {where}")
        return "\n".join(lines)


class NotOfTheseRulesError(ValueError):
    """A file that is not one of the rule files that are checked."""


def _name_of(file: Path, folder: Path) -> str:
    """The name of a file inside the rule folder, however it was typed: from here, or from the rule folder on."""
    for path in (file, folder / file):
        if path.exists() and path.resolve().is_relative_to(folder.resolve()):
            return path.resolve().relative_to(folder.resolve()).as_posix()
    hint = f"To check other rules: asylum-screen --rules {file} rules check" if file.is_dir() else ""
    raise NotOfTheseRulesError(f'"{file}" is none of the files in {folder}. {hint}'.strip())


def check_folder(folder: Path, as_of: date, today: date | None = None) -> Findings:
    """Check a rule folder.

    Args:
        folder: the folder with pack.yaml.
        as_of: the day on which reviews are due.
        today: no check can be later than that; not looked for when None.
    """
    with lasting():
        read = read_folder(folder)
        pack, problems = build_pack(read, as_of, today)
        due = {} if pack is None else _due(pack, as_of)
        if pack is not None:
            material = Material(pack, {file.name: file.document for file in read.files})
            problems += read_all(material)
    return Findings(tuple(sorted(problems)), pack is not None, due=due)


def check_own(folder: Path, own: Path, today: date) -> list[Problem]:
    """What is wrong with a file of places that a clinic adds to a rule folder.

    Args:
        folder: the folder with pack.yaml.
        own: the file.
        today: the day on which it is looked at.
    """
    with lasting():
        read = read_folder(folder, own)
        pack, problems = build_pack(read, today, today)
        if pack is not None:
            problems += read_all(Material(pack, {file.name: file.document for file in read.files}))
    return sorted(found for found in problems if found.place.file == str(own))


def wrong_words(pack: RulePack, own: Path) -> list[Problem]:
    """The errors in the words of a file of places that was loaded: quick enough for each start."""
    material = Material(pack, {str(own): read_file(own, str(own))})
    found = (
        material.problem(shown, hit)
        for shown in material.texts
        if shown.text.place.file == str(own)
        for check in TEXT_CHECKS
        for hit in check(shown)
    )
    return [each for each in without_excused(found, material.documents) if each.is_error]


def _due(pack: RulePack, as_of: date) -> dict[date, Counter[str]]:
    """How many statements of which file are to be looked at again, by day; what is overdue is a problem, not here."""
    found: dict[date, Counter[str]] = {}
    every: tuple[Statement | Amount, ...] = (*pack.statements, *pack.amounts)
    for each in every:
        if each.checked is not None and not each.checked.overdue(as_of):
            found.setdefault(each.checked.review_by, Counter())[each.place.file] += 1
    return dict(sorted(found.items()))


def report(findings: Findings, folder: Path, form: str, show: Callable[[str], None], *, release: bool = False) -> None:
    """Write the problems as text, JSON or GitHub annotations; as text for a release, also what is due later."""
    if form == "json":
        show(json.dumps([_data(found, folder) for found in findings.problems], ensure_ascii=False, indent=2))
        return
    if form == "github":
        for found in findings.problems:
            show(_github(found, folder))
        return
    due: dict[tuple[str, str], list[tuple[Problem, str]]] = {}
    for found in findings.problems:
        said = _DUE.match(found.message) if found.code == "AS401" else None
        if said is None:
            show(found.line(f"{folder}/"))
        else:
            due.setdefault((said["day"], found.place.file), []).append((found, said["what"]))
    for (day, _), rows in sorted(due.items()):
        show(_due_line(day, rows, f"{folder}/"))
    if release and findings.due:
        show(findings.calendar())


def _due_line(day: str, rows: Sequence[tuple[Problem, str]], prefix: str) -> str:
    """What is due in one file by one day, at the first of it; one alone is told as it is."""
    first, _ = rows[0]
    if len(rows) == 1:
        return first.line(prefix)
    names = ", ".join(f"{what} ({found.place.line})" for found, what in rows)
    message = f"{len(rows)} statements were due for review by {day}: {names}."
    return replace(first, message=message, hint="Look at their sources.").line(prefix)


def _data(found: Problem, folder: Path) -> dict[str, object]:
    place = found.place
    return {
        "file": str(folder / place.file),
        "line": place.line,
        "column": place.column,
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
    }


def _github(found: Problem, folder: Path) -> str:
    place = found.place
    level = {"error": "error", "warning": "warning"}.get(found.severity.value, "notice")
    text = f"{found.message} {found.hint}".strip().replace("%", "%25").replace("\n", "%0A")
    where = f"file={folder / place.file},line={place.line},col={place.column},title={found.code}"
    return f"::{level} {where}::{text}"


def explain_code(code: str) -> str | None:
    """The page of a code, what a key of rule files means, or all codes for "all"; None when there is neither."""
    if code.lower() == "all":
        every = pages().values()
        rows = [(entry.code, entry.severity.value, entry.title) for entry in every]
        return "\n".join(table(("code", "level", "title"), rows, [f"{entry.code}  {entry.title}" for entry in every]))
    found = page(code)
    if found is None:
        return "\n".join(meanings(code)) or None
    return (
        f"{found.code}  {found.title}\n\n{found.explanation}\n\nThis causes it:\n\n{_indented(found.wrong)}\n\n"
        f"This is right:\n\n{_indented(found.right)}"
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
