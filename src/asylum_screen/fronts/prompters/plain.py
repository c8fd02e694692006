"""Numbered plain lines: for screen readers, pipes, small and simple terminals.

No cursor movement, no drawing, no colour. A number is read, nothing else; the end of input leaves.
"""

from __future__ import annotations

import os
import select
from collections.abc import Mapping, Sequence
from threading import Event
from typing import TextIO

from asylum_screen.fronts.countries import matching, named, typed_letters
from asylum_screen.fronts.page import (
    KEEP,
    MARKS,
    Chosen,
    Kind,
    Nav,
    Page,
    Reply,
    Row,
    Tone,
    line,
    side_by_side,
    texts_of,
)
from asylum_screen.language.cells import printable, wrap
from asylum_screen.language.nearest import written
from asylum_screen.language.words import Value

from .numbers import MORE, command_number, commands_by_number, number, row_numbers
from .texts import body_lines, para_texts, row_texts

LONGEST_LINE = 200  # a longer line is no answer
TOO_LONG = "\x00"  # stands for text that is too long to be meant as a reply
Numbered = dict[int, Row]  # the rows shown, by number
PART = 20  # rows of a long list shown at once


class PlainPrompter:
    """Writes pages as lines and reads numbers.

    Args:
        stdin: where lines are read.
        stdout: where pages are written.
        width: cells in a line.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO, width: int = 72) -> None:
        self._in = stdin
        self._out = stdout
        self._width = max(20, width)
        self._terminal_in = _is_terminal(stdin)
        self.was_read = False  # a line came
        self._seen = 0  # names of a long list shown so far

    def during(self, page: Page, done: Event) -> Reply | None:
        """Write the page once and wait; Ctrl-C leaves."""
        self._show(page)
        self._say(page, "ui/kiosk/wait")
        done.wait()
        return None

    def ask(self, page: Page) -> Reply:
        """Show a page and read lines until one of them is a reply."""
        self._seen = 0
        self._show(page)
        listed = self._rows(page, self._first_rows(page))
        self._commands(page)
        while True:
            self._prompt(page)
            line = self._read()
            if line is None:
                self._write("")
                return Nav.END_OF_INPUT
            reply, listed = self._understand(page, line, listed)
            if reply is not None:
                self._write("")
                return reply

    # ------------------------------------------------------------ writing

    def _show(self, page: Page) -> None:
        def key(nav: Nav) -> str:
            return str(command_number(nav, page.beside or page))

        self._write("")
        for head in (page.title, page.progress):
            for text in texts_of(head, show_ids=False) if head is not None else ():
                self._paragraph(text, "")
        for item in page.paras:
            for text in para_texts(page, item, key):
                self._paragraph(text, MARKS.get(item.tone, ""))
            if item.tone is Tone.ASK:
                self._write("")
        for row in body_lines(page, self._width):
            self._write(row)

    def _first_rows(self, page: Page) -> list[Row]:
        """On a page with a long list only what is no name is shown at first, and a row that shows the list."""
        return self._with_extras(page, []) if page.kind is Kind.FIND else list(page.rows)

    def _with_extras(self, page: Page, names: Sequence[Row]) -> list[Row]:
        left = sum(1 for row in page.rows if not row.extra) - self._seen
        more = [Row(MORE, line(page.words, "ui/list_next"))] if left > 0 else []
        return [*names, *(row for row in page.rows if row.extra), *more]

    def _rows(self, page: Page, rows: Sequence[Row]) -> dict[int, Row]:
        """Show rows; gives them by their numbers, which stay the same for the whole page."""
        number_of = row_numbers(page)
        for row in rows:
            first = "" if row.bare else f"{number_of.get(row.id, row.key)}. "
            for text in row_texts(page, row):
                self._paragraph(text, first)
                first = " " * len(first)
            for text in texts_of(row.note, show_ids=page.show_ids) if row.note is not None else ():
                self._paragraph(text, first)
        return {number_of[row.id]: row for row in rows if row.id in number_of}

    def _commands(self, page: Page) -> None:
        words = [f"{command_number(item.nav, page)} {side_by_side(item.line)}" for item in page.commands]
        if words:
            self._paragraph(", ".join(words), "")

    def _prompt(self, page: Page) -> None:
        hint = {Kind.LIST: "ui/choose_many", Kind.FIND: "ui/choose_letters"}.get(page.kind, "ui/choose_number")
        hint = "ui/choose_letters" if page.named else hint
        self._say(page, hint)
        if page.three:
            self._say(page, "ui/list/twice")
        if page.keeps is not None:
            self._say(page, "ui/enter_keeps")
        self._out.write("> ")
        self._out.flush()

    def _say(self, page: Page, text: str, **values: Value) -> None:
        """A text of the program; under it the second language."""
        for said in texts_of(line(page.words, text, **values), show_ids=False):
            self._paragraph(said, "")

    def _paragraph(self, text: str, first: str) -> None:
        for row in wrap(text, self._width, first=first):
            self._write(row)

    def _write(self, row: str) -> None:
        encoding = getattr(self._out, "encoding", None) or "utf-8"
        self._out.write(written(row, encoding) + "\n")
        self._out.flush()

    # ------------------------------------------------------------ reading

    def _read(self) -> str | None:
        """The next line without control characters; None at the end of input; TOO_LONG for too much."""
        if self._terminal_in:
            _flush_typed(self._in)
        raw = self._read_raw()
        if not raw:
            return None
        self.was_read = True
        too_long = len(raw) > LONGEST_LINE
        rest = raw
        while rest and not rest.endswith("\n"):
            rest = self._read_raw()
            too_long = too_long or bool(rest)
        if self._terminal_in and _more_is_waiting(self._in):
            _flush_typed(self._in)  # several lines at once were pasted, not typed
            too_long = True
        return TOO_LONG if too_long else raw

    def _read_raw(self) -> str:
        try:
            buffer = getattr(self._in, "buffer", None)
            if buffer is None:
                return self._in.readline(LONGEST_LINE + 2)
            read: bytes = buffer.readline(LONGEST_LINE + 2)
            return read.decode("utf-8", "replace")
        except ValueError:  # the stream was closed
            return ""

    def _understand(self, page: Page, raw: str, listed: Numbered) -> tuple[Reply | None, Numbered]:
        """What a line means: a reply, or None after something was said about it; and the rows now numbered."""
        if raw == TOO_LONG:
            return self._refuse(page, listed, "ui/too_much")
        text = printable(raw).strip()
        if not text:
            if page.kind is Kind.READ:
                return Chosen((page.rows[0].id,)), listed
            if page.keeps is not None:
                return Chosen((page.keeps.id,)), listed
            return self._refuse(page, listed)
        parts = text.replace(",", " ").replace("؟", "?").split()
        given = [number(part) for part in parts]
        keyed = {row.key: row.id for row in page.rows if row.key}
        if page.kind is Kind.LIST and (presses := self._presses(page, parts, keyed)) is not None:
            return Chosen(presses), listed
        if text in keyed and page.kind is not Kind.LIST and given != [0]:
            return Chosen((keyed[text],)), listed
        if None not in given:
            return self._numbers(page, [value for value in given if value is not None], listed)
        if page.kind is Kind.FIND and typed_letters(text):
            return None, self._found(page, text)
        if page.named and (found := named(page.rows, text) if typed_letters(text) else []):
            self._rows(page, found[:PART])
            return None, listed
        return self._refuse(page, listed)

    def _numbers(self, page: Page, given: list[int], listed: Numbered) -> tuple[Reply | None, Numbered]:
        commands = commands_by_number(page)
        if len(given) == 1 and given[0] in commands:
            return commands[given[0]], listed
        if len(given) == 1 and given[0] not in listed and page.takes(str(given[0])):
            return Chosen((str(given[0]),)), listed
        if len(given) > 1 or given[0] not in listed:
            return self._refuse(page, listed)
        row = listed[given[0]].id
        return (None, self._part(page)) if row == MORE else (Chosen((row,)), listed)

    def _presses(self, page: Page, parts: Sequence[str], keyed: Mapping[str, str]) -> tuple[str, ...] | None:
        """The rows of a list that a line names, what ends the list at most once and last; None for any other line."""
        numbers = {str(value): row for row, value in row_numbers(page).items() if row != KEEP}
        said = [keyed.get(part) or numbers.get(str(number(part))) or keyed.get(str(number(part)), "") for part in parts]
        ends = [row for row in said if row in keyed.values()]
        return tuple(said) if all(said) and ends in ([], said[-1:]) else None

    def _refuse(self, page: Page, listed: Numbered, text: str = "ui/not_an_answer") -> tuple[None, Numbered]:
        self._say(page, text)
        return None, listed

    # ------------------------------------------------------------ long lists

    def _found(self, page: Page, text: str) -> Numbered:
        """Show the names that fit the letters, and what else can be chosen."""
        found = [row for row in matching(page.rows, text) if not row.extra]
        if not found:
            self._say(page, "ui/country/none")
        if len(found) > PART:
            self._say(page, "ui/more_names")
        return self._rows(page, self._with_extras(page, found[:PART]))

    def _part(self, page: Page) -> Numbered:
        """Show the next part of a long list, and say which part it is."""
        names = [row for row in page.rows if not row.extra]
        first = self._seen
        self._seen = min(len(names), first + PART)
        self._say(page, "ui/list_part", first=first + 1, last=self._seen, count=len(names))
        return self._rows(page, self._with_extras(page, names[first : self._seen]))


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False


def _flush_typed(stream: TextIO) -> None:
    """Throw away what was typed before the question was there."""
    import termios

    try:
        termios.tcflush(stream.fileno(), termios.TCIFLUSH)
    except (OSError, ValueError, termios.error):
        return


def _more_is_waiting(stream: TextIO) -> bool:
    """True when the next line is already there, a moment after this one: nobody types so fast."""
    try:
        return bool(select.select([stream.fileno()], [], [], 0.03)[0]) and os.isatty(stream.fileno())
    except (OSError, ValueError):
        return False
