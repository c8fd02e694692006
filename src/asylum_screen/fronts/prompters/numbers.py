"""Numbers people type, in any script, and the numbers of the commands on a plain page."""

from __future__ import annotations

import unicodedata

from asylum_screen.fronts.page import Nav, Page, Row
from asylum_screen.present.document import Line

MORE = "more"  # the row that shows more of a long list

_COMMANDS = {
    Nav.BACK: 1,
    Nav.HELP: 2,
    Nav.WHY: 3,
    Nav.LANGUAGE: 4,
    Nav.PAUSE: 5,
    Nav.START_OVER: 6,
    Nav.SHOW_IDS: 7,
    Nav.NOW: 8,
    Nav.QUIT: 9,
}


def digit(letter: str) -> int | None:
    """The value of one digit of any script (2, ٢, ۲, २), else None."""
    return unicodedata.decimal(letter, None) if len(letter) == 1 else None


def number(text: str) -> int | None:
    """A whole number of at most four digits of any script; None for anything else."""
    digits = [digit(letter) for letter in text.strip()[:5]]
    if not digits or len(digits) > 4 or len(text.strip()) > 4 or None in digits:
        return None
    return int("".join(str(value) for value in digits))


def row_numbers(page: Page) -> dict[str, int]:
    """The number of every row of a plain page, by its id, and of the row MORE that shows more of a long list.

    The names of a long list come last, so that whatever part of it is shown, no row changes its number.
    """
    names = [row for row in page.rows if not row.extra]
    more = [Row(MORE, Line(""))] if names else []
    rows = [*(row for row in page.rows if row.extra), *more, *names]
    return {row.id: number for number, row in page.numbered(rows).items()}


def command_number(nav: Nav, page: Page) -> int:
    """The number of a command: the same on every page, above every row; past what may be meant as a short year."""
    return _COMMANDS[nav] + (90 if len(page.rows) < 90 and not page.any_own else 990)


def commands_by_number(page: Page) -> dict[int, Nav]:
    """Number to command for a page."""
    return {command_number(command.nav, page): command.nav for command in page.commands}
