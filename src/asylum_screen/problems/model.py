"""What a problem is, how it is sorted and printed, and the did-you-mean."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from asylum_screen.core.conditions import Place


class Severity(Enum):
    """An error keeps the rules from loading; a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page of one problem code: what it means, an example that causes it and the same made right."""

    code: str
    title: str
    explanation: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at one place of one file: what happened, and what to write instead."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""

    def __lt__(self, other: Problem) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[Place, str, str]:
        return (self.place, self.code, self.message)

    @property
    def is_error(self) -> bool:
        """True when nothing may be loaded because of it."""
        return self.severity is Severity.ERROR

    def line(self, prefix: str = "") -> str:
        """`file:line:column code message hint`, on one line; `prefix` goes before the file."""
        mark = "" if self.is_error else f" ({self.severity.value})"
        return " ".join(part for part in (f"{prefix}{self.place}", self.code + mark, self.message, self.hint) if part)


class RuleFilesInvalid(Exception):  # noqa: N818 - it says what is wrong, like the other outcomes
    """The rule files cannot be loaded; `problems` says why, sorted by place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        errors = errors_among(self.problems)
        super().__init__(f"{len(errors)} problems in the rule files")


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that keep the rules from loading."""
    return [found for found in problems if found.is_error]


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: "1 error", "2 errors"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def near(word: str, known: Iterable[str]) -> str:
    """A did-you-mean for a name that does not exist, or an empty string when none is near."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else ""
