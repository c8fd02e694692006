"""The map of a whole pack: the interview from top to bottom, with the files of each stretch and what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import Condition, Question, RulePack, Section

from .graph import file_order, items_of
from .trees import TreeItem, conditions_of, kind_of
from .words import row_of

KINDS = {
    "question": ("question", "questions"),
    "finding": ("rule", "rules"),
    "policy": ("policy", "policies"),
    "deadline": ("deadline", "deadlines"),
    "card": ("card", "cards"),
    "help": ("place", "places"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A file: what it holds, which answers of other stretches it looks at, and when it is to be looked at again."""

    file: str
    holds: str
    looks_at: str
    again: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the interview, or what comes after it."""

    title: str
    under: str
    cells: tuple[Cell, ...]


def bands(pack: RulePack) -> tuple[Band, ...]:
    """The map as data, from top to bottom. A file without questions stands with the files of its folder."""
    by_file: dict[str, list[TreeItem]] = {}
    for item in items_of(pack):
        by_file.setdefault(item.place.file, []).append(item)
    files_of = {
        section.id: [*dict.fromkeys(pack.questions[fact].place.file for fact in section.questions)]
        for section in pack.sections
    }
    folders = {_folder(file): name for name, files in reversed(files_of.items()) for file in files}
    folders.update({name: name for name, files in files_of.items() if not files})
    asked = {file for files in files_of.values() for file in files}
    rest: list[str] = []
    for file in file_order(pack):
        if file not in asked:
            files_of.get(folders.get(_folder(file), ""), rest).append(file)
    found = []
    for section in pack.sections:
        cells = tuple(_cell(pack, file, by_file[file], section) for file in files_of[section.id])
        title, under = f"{section.title.english} ({section.id})", " ".join(_under(pack, section))
        found.append(Band(title, under, cells))
    if rest:
        cells = tuple(_cell(pack, file, by_file[file], None) for file in rest)
        found.append(Band("At the end", "These only look at the answers given above.", cells))
    return tuple(found)


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _under(pack: RulePack, section: Section) -> Iterator[str]:
    """When a stretch is left out, in words."""
    if section.gate is not None:
        yield f"A person first chooses to answer or to read ({section.gate})."
    for word, condition in (("Only if", section.ask_if), ("Not if", section.ask_unless)):
        if condition is not None:
            yield f"{word}: {_short(condition, pack)}."


def _short(condition: Condition, pack: RulePack) -> str:
    try:
        row = row_of(condition, pack)
    except TypeError:
        return "several conditions"
    return f"{row.id} is {row.wants}"


def _cell(pack: RulePack, file: str, items: list[TreeItem], section: Section | None) -> Cell:
    counts = Counter(map(kind_of, items))
    holds = [
        f"{counts[kind]} {one if counts[kind] == 1 else many}" for kind, (one, many) in KINDS.items() if counts[kind]
    ]
    others: dict[str, None] = {}
    for item in items:
        for fact in (fact for condition in conditions_of(item) for fact in facts_in(condition)):
            where = pack.section_of(fact)
            if where is not None and where is not section:
                others[where.id] = None
    order = [each.id for each in pack.sections if each.id in others]
    due = [each.checked.review_by for each in items if not isinstance(each, Question) and each.checked is not None]
    again = str(min(due)) if due else ""
    return Cell(file, ", ".join(holds), ", ".join(order), again)
