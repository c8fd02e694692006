"""What to copy by hand where there is no printer: the day, the number and the step of page one, in large letters.

Others may read the piece of paper too, so it has the words that may stand on a paper (see `page_one_paper`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from asylum_screen.core.first_page import FirstItem
from asylum_screen.core.orientation import Orientation
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Words

from .build import PaperOptions
from .days_left import day_words
from .handout_reasons import without_secrets
from .page_one_paper import PaperSlots, paper_page
from .writer import Writer

SHAPES = {
    "0": "███ █ █ █ █ █ █ ███", "1": " █  ██   █   █  ███", "2": "███   █ ███ █   ███", "3": "███   █ ███   █ ███",
    "4": "█ █ █ █ ███   █   █", "5": "███ █   ███   █ ███", "6": "███ █   ███ █ █ ███", "7": "███   █   █   █   █",
    "8": "███ █ █ ███ █ █ ███", "9": "███ █ █ ███   █ ███", "-": "        ██         ",
}  # fmt: skip
"""Digits of three by five squares, row after row, a blank between two rows."""
ROWS = 5


@dataclass(frozen=True, slots=True)
class ToWrite:
    """What to copy: the day, what it is, the number to call (or the place), and the step; all but the last can be "".

    also: the next other day that lies ahead.
    spaced: the day stands in capitals with room between them, in a script that has both.
    """

    day: str
    brief: str
    number: str
    place: str
    step: str
    also: str = ""
    spaced: bool = True

    def lines(self, width: int) -> list[str]:
        """The lines for a screen so wide."""
        day = spaced_out(self.day) if self.spaced else self.day
        number = large_number(self.number, width)
        groups = [wrap(day, width), wrap(self.brief, width), number, wrap(self.place, width), wrap(self.step, width)]
        groups.append(wrap(self.also, width))
        found: list[str] = []
        for group in groups:
            if any(group):
                found += ["", *group]
        return found[1:]


def write_down(orientation: Orientation, words: Words, options: PaperOptions) -> ToWrite | None:
    """What a person may copy; None when the rules say nothing of page one."""
    told = without_secrets(orientation, options.evaluator)
    page = paper_page(told)
    if page is None:
        return None
    writer = Writer(words.alone, told.pack.amounts, told.as_of)
    maker = PaperSlots(told, page, writer, options)
    top = maker.top_item()
    entry = next(iter(page.help), None) if top is None else top.call
    if page.reach.call is not None:
        entry = None
    number, place = (entry.phone, maker.place(entry).text) if entry is not None else ("", "")
    spaced = words.script == "Latn"
    ahead = (each for each in page.others if each is not top and each.days_left is not None and each.days_left >= 0)
    also = next((_brief(each, writer, told.as_of) for each in ahead), "")
    if top is None:
        return ToWrite("", "", number, place, writer.say(page.reach.step), also, spaced)
    said, day = top.said.paper, day_words(top.told or told.as_of, told.as_of)
    assert said.brief is not None
    return ToWrite(
        day(words.alone) if top.day is not None and "{date}" in said.brief.english else "",
        _brief(top, writer, told.as_of),
        number,
        place,
        writer.say(said.step or page.reach.step, date=day),
        also,
        spaced,
    )


def _brief(item: FirstItem, writer: Writer, as_of: date) -> str:
    """What an item of page one is, in the words for paper."""
    brief = item.said.paper.brief
    return "" if brief is None else writer.say(brief, date=day_words(item.told or as_of, as_of))


def spaced_out(text: str) -> str:
    """Capitals with room between them. Inside a word the room is a hard blank, so that a line ends between words."""
    return "   ".join("\u00a0".join(word) for word in text.upper().split())


def large_number(number: str, width: int) -> list[str]:
    """A telephone number in letters five lines tall, in as many rows of digits as the width asks for."""
    rows: list[str] = []
    for signs in _in_rows(number, width):
        if rows:
            rows.append("")
        shapes = [SHAPES[sign] for sign in signs]
        rows += ["  ".join(shape[4 * row : 4 * row + 3] for shape in shapes).rstrip() for row in range(ROWS)]
    return rows


def _in_rows(number: str, width: int) -> Sequence[str]:
    """The number cut after a dash where it is too wide; signs without a shape are left out."""
    most = max(1, (width + 2) // 5)
    rows = [""]
    for group in "".join(sign for sign in number if sign in SHAPES).replace("-", "- ").split():
        rows = [*rows[:-1], rows[-1] + group] if len(rows[-1]) + len(group) <= most else [*rows, group]
    return [row for row in rows if row]
