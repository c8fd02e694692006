"""A page on a screen of some size: lines, what is visible of them, and where the pointer goes. No terminal here.

Everything is wrapped by cells for the size at hand, each time it is drawn, so that a resize wraps it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from asylum_screen.fronts.page import KEEP, MARKS, Kind, Nav, Page, Row, Tone, side_by_side, texts_of
from asylum_screen.fronts.page import line as in_both
from asylum_screen.language.cells import wrap
from asylum_screen.language.words import Value, Words

from .rows import BOLD, PLAIN, Fragment, row_lines
from .texts import body_lines, para_texts

WIDEST = 90
TWO_WIDE = 60  # from so many columns on, on a roomy screen, the words around the page stand in both languages
ROOMY = 20  # from so many rows on, empty lines part the text
ALWAYS_IN_SIGHT = frozenset({"dk", "skip", "about", "done"})
ESSENTIAL = frozenset({Nav.BACK, Nav.HELP, Nav.QUIT})  # the keys that a crowded small screen shows; help has them all
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
    moved: bool = False  # the person has pointed at a row
    height: int = 0
    total: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)
    _room: tuple[int, int, int] = (0, 0, 0)  # the size, and the answers named below the page
    _letters: int = 0  # the line that shows the letters typed
    _to_letters: bool = False
    _two: bool = False  # there is room for the second language in hints
    _two_keys: bool = False  # and in the words of the keys

    def __post_init__(self) -> None:
        self.rows = [row for row in self.rows if row.id != KEEP]  # it stands above the rows, where the pointer begins

    def draw(self, columns: int, rows: int) -> list[list[Fragment]]:
        """The lines of the whole screen for a size."""
        width = max(8, min(columns - 1, WIDEST))
        if self.warning:
            return [[(BOLD, line)] for line in self._warning(width, rows)]
        self._two = self._two_keys = False
        body, footer = self._parts(width, rows, two=columns >= TWO_WIDE)
        self.total = len(body)
        self.height = max(1, rows - len(footer))
        overflow = self.total > self.height
        pinned = self._pinned(width) if overflow else []
        signs = (
            max(len(self._sign(text, width)) for text in (MORE_BOTH, MORE_ABOVE, MORE_BELOW)) if rows >= SMALL else 1
        )
        room = self.height - signs - len(pinned)
        if room < LEAST or (self.spans and self.spans[0][1] > self.top + room):
            pinned = []  # never these alone, with every other answer out of sight
        if overflow:
            self.height = max(1, self.height - signs - len(pinned))
        if (columns, rows, len(pinned)) != self._room:
            self._room = (columns, rows, len(pinned))
            self.show_pointer()
        if self._to_letters:
            self._to_letters, self.top = False, self._letters if overflow else 0
        self.top = max(0, min(self.top, self.total - self.height))
        shown = body[self.top : self.top + self.height]
        if overflow:
            more = self._sign(self._more(), width)[:signs]
            shown += [[(PLAIN, line)] for line in (*pinned, *more, *[""] * (signs - len(more)))]
        return [*shown, *footer]

    # ------------------------------------------------------------ the lines

    def _parts(self, width: int, rows: int, *, two: bool) -> tuple[list[list[Fragment]], list[list[Fragment]]]:
        """The page and the words below it. On a small screen those give way until the answers are in sight."""
        if rows >= ROOMY:
            return self._roomy_parts(width, rows, two=two)
        most = rows // 2 if rows >= SMALL else max(1, rows // 3)
        footer = self._footer(width, most)
        body = self._body(width, roomy=False)
        if len(body) + len(footer) > rows:
            footer = self._footer(width, most, keys=self._few(width))
        if self.page.kind is not Kind.READ:
            if len(body) + len(footer) > rows and self.page.progress is not None:
                body = self._body(width, roomy=False, progress=False)
            if len(body) + len(footer) > rows and not (self.hint or (self.typed and self.page.own)):
                footer = self._footer(width, most, keys=self._few(width), hints=False)
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
        return body, footer

    def _warning(self, width: int, rows: int) -> list[str]:
        """The question if somebody is there and the seconds left, in as many languages as there is room for."""
        lines = ["", f"{'#' * min(width, self.warning)} {self.warning}"[:width]]
        for words in {each.lang: each for each in (self.page.words, *self.voices)}.values():
            said = words("ui/kiosk/still_there"), words("ui/kiosk/any_key", seconds=self.warning)
            more = ["", *(row for text in said for row in wrap(text, width))]
            if len(lines) + len(more) <= rows or len(lines) == 2:
                lines += more
        return lines[:rows]

    def _body(self, width: int, *, roomy: bool, progress: bool = True) -> list[list[Fragment]]:
        page = self.page
        lines: list[list[Fragment]] = []
        for head, style in ((page.title, BOLD), (page.progress if progress else None, PLAIN)):
            if head is not None:
                for text in texts_of(head, show_ids=page.show_ids):
                    lines += [[(style, row)] for row in wrap(text, width)]
        if roomy and lines:
            lines.append([])
        for item in page.paras:
            style = BOLD if item.tone in (Tone.ASK, Tone.URGENT) else PLAIN
            for text in para_texts(page, item, lambda nav: self.key.get(nav.value, "")):
                lines += [[(style, row)] for row in wrap(text, width, first=MARKS.get(item.tone, ""))]
            if roomy:
                lines.append([])
        if page.body is not None:
            lines += [[(PLAIN, row)] for row in body_lines(page, width)]
            lines.append([])
        if page.kind is Kind.FIND:
            self._letters = len(lines)
            lines += [[(PLAIN, row)] for row in self._sign("ui/country/letters", width, typed=f"{self.typed}_")]
            if self.typed and all(row.extra for row in self.rows):
                lines += [[(PLAIN, row)] for row in self._sign("ui/country/none", width)]
        drawn, self.spans = row_lines(page, self.rows, self.pointer, self.keeps, width)
        self.spans = [(begin + len(lines), end + len(lines)) for begin, end in self.spans]
        return [*lines, *drawn]

    def _footer(
        self, width: int, most: int, *, keys: frozenset[Nav] = frozenset(Nav), hints: bool = True
    ) -> list[list[Fragment]]:
        hint = self._hint(width) if hints else []
        words = self._keys(width, keys, two=self._two_keys)
        if len(hint) + len(words) > most:
            self._two = self._two_keys = False
            hint = self._hint(width) if hints else []
            words = self._keys(width, keys, two=False)
        lines = [*hint, *words]
        if len(lines) > most:  # a small screen: the hint goes before the keys do, and half a hint is none
            lines = words[-most:]
        return [[(PLAIN, line)] for line in lines]

    def _hint(self, width: int) -> list[str]:
        """What is to be done, or what just happened; else the figures typed so far."""
        if self.typed and self.page.own and not self.hint:
            return self._sign("ui/number_typed", width, typed=self.typed)
        return self._sign(self.hint or ("ui/press_enter" if self.page.kind is Kind.READ else "ui/choose_keys"), width)

    def _few(self, width: int) -> frozenset[Nav]:
        """The keys nobody can do without, and others that take no further line."""
        few = ESSENTIAL
        for nav in (Nav.LANGUAGE, Nav.PAUSE, Nav.WHY, Nav.START_OVER):
            if len(self._keys(width, few | {nav}, two=False)) == len(self._keys(width, few, two=False)):
                few |= {nav}
        return few

    def _keys(self, width: int, keys: frozenset[Nav], *, two: bool) -> list[str]:
        """Every key and its word. Help has its word in both languages always: its page has every key in both."""
        pieces = [
            f"{self.key[item.nav.value]} {side_by_side(item.line) if two or item.nav is Nav.HELP else item.line.text}"
            for item in self.page.commands
            if item.nav in keys
        ]
        return _in_one_piece(pieces, width)

    def _pinned(self, width: int) -> list[str]:
        """On a page longer than the screen "I do not know" and "I prefer not to answer" stay in sight all the same."""
        if not self.page.question:
            return []
        pieces = [
            f"{number}. {side_by_side(row.line) if self._two else row.line.text}"
            for number, row in self.page.numbered(self.rows).items()
            if row.id in ALWAYS_IN_SIGHT
        ]
        return _in_one_piece(pieces, width) if pieces else []

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
        return None if self.typed else self.page.keeps

    @property
    def more_below(self) -> bool:
        """True when lines stand below the screen."""
        return self.top + self.height < self.total

    @property
    def answers_below(self) -> bool:
        """True when not even the first answer stands on the screen yet."""
        return bool(self.spans) and self.spans[0][1] > self.top + self.height

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
        hidden = self.spans[self.pointer + 1][1] - (self.top + self.height)
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
        if self.pointer > 0 and self.top - self.spans[self.pointer - 1][0] > NEAR:
            self.page_up()
            return
        self.point(self.pointer - 1)

    def point(self, place: int) -> None:
        """Move the pointer to a row and bring it into view."""
        self.hint, self.moved = "", True
        self.pointer = place
        if self.page.own:
            self.typed = ""
        self.show_pointer()

    def type_number(self, typed: str) -> None:
        """Show the figures typed so far, and point at the row of that number; at none where there is none."""
        row = self.page.numbered(self.rows).get(int(typed)) if typed else None
        self.point(self.rows.index(row) if row is not None else -1)
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
        self.rows, self.typed, self.pointer, self.hint = [row for row in rows if row.id != KEEP], typed, -1, ""
        self._to_letters = True


def _in_one_piece(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces on as few lines as they need; a line breaks between them."""
    joined = "   ".join(piece.replace(" ", "\u00a0") for piece in pieces)
    return [row.replace("\u00a0", " ") for row in wrap(joined, width)]
