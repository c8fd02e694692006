"""The map of a whole pack: the interview from top to bottom, with the files of each stretch and what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import Card, Condition, Deadline, Finding, HelpEntry, Policy, Question, RulePack, Section

from .draw import PAGE
from .graph import file_order, items_of
from .svg import BODY, CODE, HEAD, SMALL, element, link, path, text
from .trees import Item, conditions_of
from .words import row_of

COLUMNS, GAP, PAD, ARROW = 4, 14.0, 10.0, 22.0
MOST = 20  # files in one strip of the map, so that it fits on a sheet
CELL = (PAGE - 2 * PAD - GAP * (COLUMNS - 1)) / COLUMNS
KINDS: tuple[tuple[type, str, str], ...] = (
    (Question, "question", "questions"),
    (Finding, "rule", "rules"),
    (Policy, "policy", "policies"),
    (Deadline, "deadline", "deadlines"),
    (Card, "card", "cards"),
    (HelpEntry, "place", "places"),
)


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
    by_file: dict[str, list[Item]] = {}
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
        found.append(Band(title, under, cells[:MOST]))
        for start in range(MOST, len(cells), MOST):
            found.append(Band(f"{title}, more of it", under, cells[start : start + MOST]))
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


def _cell(pack: RulePack, file: str, items: list[Item], section: Section | None) -> Cell:
    counts = Counter(type(item) for item in items)
    holds = [f"{counts[kind]} {one if counts[kind] == 1 else many}" for kind, one, many in KINDS if counts[kind]]
    others: dict[str, None] = {}
    for item in items:
        for fact in (fact for condition in conditions_of(item) for fact in facts_in(condition)):
            where = pack.section_of(fact)
            if where is not None and where is not section:
                others[where.id] = None
    order = [each.id for each in pack.sections if each.id in others]
    due = [item.checked.review_by for item in items if hasattr(item, "checked")]
    again = f"look again by {min(due)}" if due else ""
    return Cell(file, ", ".join(holds), f"also looks at: {', '.join(order)}" if order else "", again)


def overview(pack: RulePack, refs: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The map as strips of SVG, one for each stretch, with their heights. `refs`: the files that can be jumped to."""
    drawn = bands(pack)
    for place, band in enumerate(drawn, 1):
        inner, height = _band(f"{place}. {band.title}", band, refs)
        if place < len(drawn):
            inner += path([(PAGE / 2, height), (PAGE / 2, height + 14)], stroke="#57606a", stroke_width=2)
            inner += element("path", d=f"M{PAGE / 2 - 6:g} {height + 12:.1f}l6 8l6 -8z", fill="#57606a")
        yield inner, height + ARROW


def _band(title: str, band: Band, refs: frozenset[str]) -> tuple[str, float]:
    under = SMALL.wrap(band.under, PAGE - 2 * PAD)
    rows = [band.cells[start : start + COLUMNS] for start in range(0, len(band.cells), COLUMNS)]
    heights = [max(_height(cell) for cell in row) for row in rows]
    height = 32 + len(under) * SMALL.line + sum(each + 10 for each in heights) + 4
    pieces = [element("rect", x=0.5, y=0.5, width=PAGE - 1, height=height, fill="#f6f8fa", stroke="#57606a")]
    pieces.append(text(PAD, 20, title, HEAD))
    at = 26.0
    for line in under:
        pieces.append(text(PAD, at + SMALL.size, line, SMALL))
        at += SMALL.line
    at += 6
    for row, tall in zip(rows, heights, strict=True):
        pieces += [_box(cell, PAD + column * (CELL + GAP), at, tall, refs) for column, cell in enumerate(row)]
        at += tall + 10
    return "".join(pieces), height


def _lines(cell: Cell) -> list[tuple[str, str]]:
    room = CELL - 2 * PAD
    found = [("code", each) for each in CODE.wrap(cell.file, room)]
    found += [("body", each) for each in BODY.wrap(cell.holds, room)]
    found += [("small", each) for words in (cell.looks_at, cell.again) if words for each in SMALL.wrap(words, room)]
    return found


_LETTERS = {"code": CODE, "body": BODY, "small": SMALL}


def _height(cell: Cell) -> float:
    return 2 * PAD + sum(_LETTERS[kind].line for kind, _ in _lines(cell)) - 4


def _box(cell: Cell, x: float, y: float, height: float, refs: frozenset[str]) -> str:
    frame: dict[str, str] = {"rx": "5", "fill": "#ffffff", "stroke": "#0550ae"}
    pieces = [element("rect", x=x, y=y, width=CELL, height=height, **frame)]
    at = y + PAD - 2
    for kind, words in _lines(cell):
        letters = _LETTERS[kind]
        pieces.append(text(x + PAD, at + letters.size, words, letters))
        at += letters.line
    own = "".join(pieces)
    target = f"file-{cell.file}"
    return link(target, own, f"{cell.file}: show its trees") if target in refs else own
