"""A page on a screen of some size: lines, what is visible of them, and where the pointer goes. No terminal here.

Everything is wrapped by cells for the size at hand, each time it is drawn, so that a resize wraps it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from asylum_screen.fronts.countries import named, typed_letters
from asylum_screen.fronts.page import KEEP, Kind, Nav, Page, Row
from asylum_screen.fronts.page import line as in_both
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Value, Words

from .foot import ends_lines, few_keys, key_lines, pinned_lines, warning_lines
from .rows import BOLD, DIM, PLAIN, WEIGHTS, Fragment, help_lines, row_lines, text_lines
from .texts import styled_body

WIDEST = 90
TWO_WIDE = 60  # from so many columns on, on a roomy screen, the words around the page stand in both languages
ROOMY = 20  # from so many rows on, empty lines part the text
MORE_BOTH, MORE_ABOVE, MORE_BELOW = "ui/more_both", "ui/more_above", "ui/more_below"
SMALL = 15  # with fewer rows the words around the page give way to the page
LEAST = 5  # lines of the page itself that a small screen keeps
NEAR = 3  # so many hidden lines are scrolled along with the pointer; more are scrolled first


@dataclass
class View:
    """What is on the screen now.

    pointer: a place in `rows`; -1: nothing is chosen yet, or, where the page keeps an answer, to keep it. typed: the
    letters typed to find a row, or the figures of a number that means itself.
    """

    page: Page
    key: dict[str, str]
    rows: list[Row]
    pointer: int = -1
    top: int = 0
    typed: str = ""
    hint: str = ""
    warning: int = 0  # seconds until nobody is taken to be there; 0: somebody is
    voices: Sequence[Words] = ()  # the languages in which that is said, after the page's own
    presses: tuple[str, ...] = ()  # rows of a list pressed so far, in their order
    moved: bool = False  # the person has pointed at a row
    numbered: bool = False  # the row pointed at was marked by its number
    height: int = 0
    total: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)
    to_last_rows: bool = True  # the words below the page stand on the last rows of the screen
    _seen: int = 0  # the line after the last that was in sight
    _room: tuple[int, int, int] = (0, 0, 0)  # the size, and the answers named below the page
    _letters: int = 0  # the line that shows the letters typed
    _to_letters: bool = False
    _two: bool = False  # there is room for the second language in hints
    _two_keys: bool = False  # and in the words of the keys

    def __post_init__(self) -> None:
        self.rows = _shown(self.rows)

    def draw(self, columns: int, rows: int) -> list[list[Fragment]]:
        """The lines of the whole screen for a size."""
        width = max(8, min(columns - 1, WIDEST))
        if self.warning:
            spoken = (self.page.words, *self.voices)
            return [[(BOLD, line)] for line in warning_lines(spoken, self.warning, width, rows)]
        self._two = self._two_keys = False
        body, footer = self._with_ends(width, rows, two=columns >= TWO_WIDE)
        self.total = len(body)
        before, self.height = self.height, max(1, rows - len(footer))
        overflow = self.total > self.height
        pinned = pinned_lines(self.page, self.rows, width, two=self._two) if overflow else []
        texts = (MORE_BOTH, MORE_ABOVE, MORE_BELOW) if rows >= SMALL else ()
        signs = max((len(self._sign(text, width)) for text in texts), default=1)
        room = self.height - signs - len(pinned)
        if room < LEAST or (self.spans and self.spans[0][1] > self.top + room):
            pinned = []  # never these alone, with every other answer out of sight
        if overflow:
            self.height = max(1, self.height - signs - len(pinned))
        if (columns, rows, len(pinned)) != self._room:
            self._room, self._seen, before = (columns, rows, len(pinned)), 0, rows + 1
        if self.height < before:  # Enter never takes a row that a word below the page has pushed out of sight
            self.show_pointer()
        if self._to_letters:
            self._to_letters, self.top = False, self._letters if overflow else 0
        self.top = max(0, min(self.top, self.total - self.height))
        self._seen = max(self._seen, self.top + self.height)
        shown = body[self.top : self.top + self.height]
        if self.to_last_rows:
            shown += [[]] * (self.height - len(shown))
        if overflow:
            more = self._sign(self._more(), width)[:signs]
            shown += [[(PLAIN, line)] for line in (*pinned, *more, *[""] * (signs - len(more)))]
        return [*shown, *footer]

    # ------------------------------------------------------------ the lines

    def _with_ends(self, width: int, rows: int, *, two: bool) -> tuple[list[list[Fragment]], list[list[Fragment]]]:
        """The page and the words below it; between them, always in sight, what ends a list."""
        body, footer = self._parts(width, rows, two=two)
        ends = ends_lines(self.page.ends, self._end_pointed, width, two=self._two)
        if not ends:
            return body, footer
        body, footer = self._parts(width, rows - len(ends), two=two)
        blank = int(bool(footer) and not footer[0])
        return body, [*footer[:blank], *ends, *footer[blank:]]

    @property
    def _end_pointed(self) -> Row | None:
        """What ends the list, where the pointer is at it."""
        row = self.rows[self.pointer] if self.page.kind is Kind.LIST and self.pointer >= 0 else None
        return row if row is not None and row.key else None

    def _parts(self, width: int, rows: int, *, two: bool) -> tuple[list[list[Fragment]], list[list[Fragment]]]:
        """The page and the words below it. On a small screen those give way until the answers are in sight."""
        if rows >= ROOMY:
            return self._roomy_parts(width, rows, two=two)
        most = rows // 2 if rows >= SMALL or self.hint else max(1, rows // 3)
        footer = self._footer(width, most)
        body = self._body(width, roomy=False)
        if self.hint or len(body) + len(footer) > rows:  # what became of a key comes before most keys
            footer = self._footer(width, most, keys=few_keys(self.page, self.key, width))
        if self.page.kind is not Kind.READ:
            if len(body) + len(footer) > rows and self.page.progress is not None:
                body = self._body(width, roomy=False, progress=False)
            if len(body) + len(footer) > rows and not (self.hint or (self.typed and self.page.kind is not Kind.FIND)):
                footer = self._footer(width, most, keys=few_keys(self.page, self.key, width), hints=False)
        return body, footer

    def _roomy_parts(self, width: int, rows: int, *, two: bool) -> tuple[list[list[Fragment]], list[list[Fragment]]]:
        """The words below the page in both languages, as far as the first answer stays in sight above them."""
        ways = [(True, True), (False, True), (False, False), (False, True)] if two else [(False, False)]
        for self._two, self._two_keys in ways:
            footer = [[], *self._footer(width, rows // 2)]
            body = self._body(width, roomy=True)
            room = rows - len(footer)
            if len(body) > room:
                room -= len(self._sign(MORE_BOTH, width))
            if self.page.kind is Kind.READ or not self.spans or self.spans[0][1] <= room:
                break
        else:
            body = self._body(width, roomy=False)
        return body, footer

    def _body(self, width: int, *, roomy: bool, progress: bool = True) -> list[list[Fragment]]:
        page = self.page
        lines = text_lines(page, self.key, width, roomy=roomy, progress=progress)
        if page.body is not None:
            lines += [[(WEIGHTS[weight], row)] for row, weight in styled_body(page, width)]
            lines.append([])
        if page.kind is Kind.FIND:
            self._letters = len(lines)
            lines += [[(PLAIN, row)] for row in self._sign("ui/country/letters", width, typed=f"{self.typed}_")]
            if self.typed and all(row.extra for row in self.rows):
                lines += [[(PLAIN, row)] for row in self._sign("ui/country/none", width)]
        drawn, self.spans = row_lines(page, self.rows, self.pointer, self.keeps, width)
        self.spans = [(begin + len(lines), end + len(lines)) for begin, end in self.spans]
        return [*lines, *drawn, *([] if roomy else help_lines(page, width))]

    def _footer(
        self, width: int, most: int, *, keys: frozenset[Nav] = frozenset(Nav), hints: bool = True
    ) -> list[list[Fragment]]:
        hint = self._hint(width) if hints else []
        words = key_lines(self.page, self.key, width, keys, two=self._two_keys)
        if len(hint) + len(words) > most:
            self._two = self._two_keys = False
            hint = self._hint(width) if hints else []
            words = key_lines(self.page, self.key, width, keys, two=False)
        lines = [*hint, *words]
        if len(lines) > most:  # a small screen: the hint goes before the keys do, and half a hint is none
            lines = words[-most:]
        loud = len(hint) if self.hint and len(hint) + len(words) == len(lines) else 0
        return [[(BOLD if place < loud else DIM, line)] for place, line in enumerate(lines)]

    def _hint(self, width: int) -> list[str]:
        """What is to be done, or what just happened; else the figures typed so far."""
        if self.typed and not self.hint and (self.page.own or self.page.named):
            return self._sign("ui/number_typed", width, typed=self.typed)
        usual = {Kind.READ: "ui/press_enter", Kind.LIST: "ui/list/how_three" if self.page.three else "ui/list/how"}
        other = "ui/choose_letters" if self.page.named else "ui/choose_keys"
        return self._sign(self.hint or usual.get(self.page.kind, other), width)

    def _more(self) -> str:
        above, below = self.top > 0, self.more_below
        return MORE_BOTH if above and below else MORE_ABOVE if above else MORE_BELOW

    def _sign(self, text: str, width: int, **values: Value) -> list[str]:
        """The lines of a text of the program; under them the second language, where there is room."""
        said = in_both(self.page.words, text, **values)
        return [*wrap(said.text, width), *(wrap(said.second, width) if said.second and self._two else [])]

    # ------------------------------------------------------------ moving

    @property
    def keeps(self) -> Row | None:
        """The row that keeps an answer, taken by Enter; none once letters or figures are typed to choose another."""
        return None if self.typed or self.presses else self.page.keeps

    @property
    def more_below(self) -> bool:
        """True when lines stand below the screen."""
        return self.top + self.height < self.total

    @property
    def answers_below(self) -> bool:
        """True when not even the first answer stands on the screen yet."""
        return bool(self.spans) and self.spans[0][1] > self.top + self.height

    @property
    def unseen(self) -> bool:
        """True while a row of a list was not in sight yet."""
        return bool(self.spans) and self.spans[-1][1] > self._seen

    def press(self, row: Row) -> None:
        """Mark a row of a list one mark further; say so where it does not go with the others."""
        after = self.page.pressed(row.id)
        if after is self.page:
            self.hint = "ui/list/alone"
            return
        self.page, self.rows, self.presses = after, _shown(after.rows), (*self.presses, row.id)

    def scroll(self, lines: int) -> None:
        """Move what is visible, not the pointer."""
        self.top = max(0, min(self.top + lines, self.total - self.height))

    def page_down(self) -> None:
        """A screen further down."""
        self.scroll(max(1, self.height - 1))

    def page_up(self) -> None:
        """A screen further up."""
        self.scroll(-max(1, self.height - 1))

    def down(self) -> None:
        """The next row; when it is far below, the text between is shown first."""
        self.hint = ""
        if self.pointer + 1 >= len(self.rows):
            self.scroll(max(1, self.height // 2))
            return
        end = self.spans[self.pointer + 1][1] if self.pointer + 1 < len(self.spans) else 0
        hidden = end - (self.top + self.height)
        if hidden > NEAR:
            self.scroll(min(hidden, max(1, self.height - 1)))
            return
        self.point(self.pointer + 1)

    def up(self) -> None:
        """The row before; when it is far above, the text between is shown first."""
        self.hint = ""
        lowest = 0 if self.page.kind is Kind.READ else -1
        if self.pointer <= lowest:
            self.scroll(-max(1, self.height // 2))
            return
        if 0 < self.pointer <= len(self.spans) and self.top - self.spans[self.pointer - 1][0] > NEAR:
            self.page_up()
            return
        self.point(self.pointer - 1)

    def point(self, place: int) -> None:
        """Move the pointer to a row and bring it into view."""
        self.hint, self.moved, self.numbered = "", True, False
        self.pointer = place
        if self.page.own or self.page.named:
            self.typed = ""
        self.show_pointer()

    def type_number(self, typed: str) -> None:
        """Show the figures typed so far, and point at the row of that number; at none where there is none."""
        row = self.page.numbered(self.rows).get(int(typed)) if typed else None
        self.point(self.rows.index(row) if row is not None else -1)
        self.typed = typed

    def type_name(self, typed: str) -> None:
        """Show the letters typed so far, and point at the first row that has such a name."""
        found = named(self.rows, typed) if typed_letters(typed) else []
        self.point(self.rows.index(found[0]) if found else -1)
        self.typed = typed

    def show_pointer(self) -> None:
        """Scroll as little as it takes to see the row pointed at."""
        if not 0 <= self.pointer < len(self.spans) or (self.page.kind is Kind.READ and self.pointer == 0):
            return
        begin, end = self.spans[self.pointer]
        if begin < self.top:
            self.top = begin
        elif end > self.top + self.height:
            self.top = min(begin, end - self.height)

    def list_rows(self, rows: Sequence[Row], typed: str) -> None:
        """Show other rows, because letters were typed; nothing is chosen then."""
        self.rows, self.typed, self.pointer, self.hint = _shown(rows), typed, -1, ""
        self._to_letters = True


def _shown(rows: Sequence[Row]) -> list[Row]:
    """All rows but the one that keeps an answer: it stands above them, where the pointer begins."""
    return [row for row in rows if row.id != KEEP]
