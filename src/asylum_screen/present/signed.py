"""Says which lawyer has read a page, and never more than was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from asylum_screen.core.reviews import read_by
from asylum_screen.core.rules import RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.language.words import Words


def reader(pack: RulePack, statements: Iterable[Statement], today: date) -> Callable[[Words], str]:
    """The sentence that says who has read these statements, in any language."""
    read = read_by(pack, statements, today)
    if not read.read:
        return lambda words: words("paper/why/lawyer_nobody")
    said: dict[str, str | int | date] = {"reviewer": ", ".join(read.reviewers), "day": read.on}
    if read.read == read.parts:
        return lambda words: words("paper/why/lawyer", **said)
    return lambda words: words("paper/why/lawyer_part", read=read.read, parts=read.parts, **said)
