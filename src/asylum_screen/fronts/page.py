"""What is shown, without a medium: a Page and the reply to it. A conversation makes pages; prompters show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import count

from asylum_screen.core.conditions import Text
from asylum_screen.language.messages import Message
from asylum_screen.language.words import Value, Words
from asylum_screen.present.document import Document, Line
from asylum_screen.present.page_rows import Slots
from asylum_screen.present.write_down import ToWrite


class Nav(Enum):
    """What a person can do on every page besides answering."""

    BACK = "back"
    WHY = "why"
    HELP = "help"
    LANGUAGE = "language"
    START_OVER = "start_over"
    PAUSE = "pause"
    NOW = "now"  # page one, from the answers so far
    SHOW_IDS = "ids"
    QUIT = "quit"
    TOPICS = "topics"  # to the menu, from whatever is going on; a row of page one, never a key
    IDLE = "idle"  # nobody is there any more; never shown
    AWAKE = "awake"  # a key after the warning that nobody may be there; never shown
    END_OF_INPUT = "end"  # Ctrl-D or the end of standard input; never shown


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows chosen, by id: one; on a page of kind LIST every press in its order. The repr shows no answer.

    said: what came of the page's errand, when it had one; no row is chosen then.
    """

    ids: tuple[str, ...] = field(repr=False)
    said: Message | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """The first id chosen."""
        return self.ids[0]


Reply = Chosen | Nav
Errand = Callable[[], Message]
"""Something slow to do beside a page, such as printing. It gives what came of it."""


class Kind(Enum):
    """How a page is used.

    READ: text to read; Enter alone takes the first row. CHOOSE: one row; nothing is chosen before the person does.
    LIST: rows that are marked, each press one mark further, and rows with a key of their own that end the page.
    FIND: a long list that typed letters make short.
    """

    READ = "read"
    CHOOSE = "choose"
    LIST = "list"
    FIND = "find"


class Tone(Enum):
    """What a paragraph is for; every tone can be told apart without colour.

    HELP: what a question means; where there is little room it gives way to the answers and stands below them.
    """

    TEXT = "text"
    ASK = "ask"
    QUIET = "quiet"
    HELP = "help"
    NOTICE = "notice"
    URGENT = "urgent"


class Mark(Enum):
    """What is said of a row of a list. An empty row says nothing: it is no "no"."""

    EMPTY = "[ ]"
    YES = "[x]"
    UNSURE = "[?]"


NONE = "none"  # the row "none of these" of a list
KEEP = "keep"  # the row that leaves an answer as it is
MARKS = {Tone.NOTICE: "! ", Tone.URGENT: "!! "}


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. nav: it names a command; the prompter writes its own key before it.

    close: the next one follows without an empty line.
    """

    line: Line
    tone: Tone = Tone.TEXT
    nav: Nav | None = None
    close: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to choose. `names`: other words by which typed letters find it. `extra`: shown also while searching.

    group: what stands above this row and those after it.
    number: the number that this row is (a year, a day of the month); 0 for a row that is none. key: a sign that is this
    row on every page. note: what the row means, where that changes the answer.
    mark: on a page of kind LIST what is said of it.
    """

    id: str
    line: Line
    names: tuple[str, ...] = ()
    extra: bool = True
    number: int = 0
    key: str = ""
    note: Line | None = None
    group: Line | None = None
    mark: Mark | None = None

    @property
    def bare(self) -> bool:
        """True when the row's words are its number: it is not written twice."""
        return self.number != 0 and self.line.text == str(self.number)


@dataclass(frozen=True, slots=True)
class Command:
    """One command and its word."""

    nav: Nav
    line: Line


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    name: stable name for tests and scripts, such as `question:in_custody`. body: more text, which the prompter sets for
    its width (the orientation, page one). start_at: the row on which the pointer begins.
    patient: the idle limit is longer here; slow: and on every page, for a slow reader; waits: there is none, because
    nothing has been said yet; brief: it is short and comes without a warning, because nothing is on the page to lose.
    asks: the questions of a page with several.
    errand: to be done while the page stands there; the reply is what came of it, or a command that leads away before.
    beside: the page from which this one explains the commands.
    own: numbers that mean themselves here (years, days): one typed is the row of that number or nothing, never the
    place of a row. any_own: one that is on no row is taken too. three: a mark can also be "not sure".
    """

    kind: Kind
    name: str
    title: Line | None
    paras: tuple[Para, ...] = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)
    commands: tuple[Command, ...] = field(repr=False)
    words: Words = field(repr=False)
    progress: Line | None = None
    question: str = ""
    start_at: str = ""
    body: Document | Slots | ToWrite | None = field(default=None, repr=False)
    show_ids: bool = False
    patient: bool = False
    slow: bool = False
    waits: bool = False
    brief: bool = False
    own: range = range(0)
    any_own: bool = False
    three: bool = False
    asks: tuple[str, ...] = ()
    errand: Errand | None = field(default=None, repr=False, compare=False)
    beside: Page | None = field(default=None, repr=False, compare=False)

    def row(self, row_id: str) -> Row | None:
        """The row with this id."""
        return next((row for row in self.rows if row.id == row_id), None)

    @property
    def named(self) -> bool:
        """True where typed letters point at a row, although the list does not become shorter."""
        return self.kind is Kind.CHOOSE and any(row.names for row in self.rows)

    @property
    def keeps(self) -> Row | None:
        """The row that leaves the answer as it is. Enter alone takes it, because it changes nothing."""
        return self.row(KEEP)

    def takes(self, row_id: str) -> bool:
        """True for what can be replied here: a row, or a number that is on none."""
        return self.row(row_id) is not None or (self.any_own and row_id.isdecimal() and int(row_id) in self.own)

    def numbered(self, rows: Sequence[Row]) -> dict[int, Row]:
        """The number by which each of these rows is chosen.

        It is the row's own where it has one. The others are counted, past the numbers that mean themselves here. Under
        a list a row with a key has none.
        """
        free = (number for number in count(1) if number not in self.own)
        return {row.number or next(free): row for row in rows if not (row.key and self.kind is Kind.LIST)}

    @property
    def ends(self) -> tuple[Row, ...]:
        """The rows that end a list, each by its key."""
        return tuple(row for row in self.rows if row.key) if self.kind is Kind.LIST else ()

    def pressed(self, row_id: str) -> Page:
        """The list after one press on a row; the same list where the row does not go with what is marked."""
        marks = {row.id: row.mark for row in self.rows if row.mark is not None}
        after = press(marks, row_id, three=self.three)
        if after is None:
            return self
        return replace(self, rows=tuple(replace(row, mark=after.get(row.id)) for row in self.rows))


def press(marks: Mapping[str, Mark], row: str, *, three: bool) -> dict[str, Mark] | None:
    """The marks of a list after one press: empty, yes, not sure (where a list has `three`), and empty again.

    "None of these" goes with no other mark: another row takes it out, and beside another mark it is None (refused).
    """
    order = [Mark.EMPTY, Mark.YES, Mark.UNSURE][: 3 if three and row != NONE else 2]
    if row not in marks or (row == NONE and any(marks[each] is not Mark.EMPTY for each in marks if each != NONE)):
        return None
    after = {**marks, row: order[(order.index(marks[row]) + 1) % len(order)]}
    return after if row == NONE or NONE not in marks else {**after, NONE: Mark.EMPTY}


def line(words: Words, text: Text | str, **values: Value) -> Line:
    """The words of a text as a Line, with the second language beside it."""
    return Line.of(words.both(text, **values))


def para(words: Words, text: Text | str, tone: Tone = Tone.TEXT, **values: Value) -> Para:
    """The words of a text as a paragraph."""
    return Para(line(words, text, **values), tone)


def side_by_side(item: Line) -> str:
    """A short text with the second language beside it, in brackets."""
    return f"{item.text} ({item.second})" if item.second else item.text


def texts_of(item: Line, *, show_ids: bool) -> list[str]:
    """The strings to show for a Line: first language (with its id, when wanted), then the second."""
    first = f"{item.text} [{item.id}]" if show_ids and item.id else item.text
    return [first, item.second] if item.second else [first]
