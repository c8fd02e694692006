"""The desk: what every page is written with (words, day, rules, settings), and how a page is put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from asylum_screen.core.facts import Answer, FactId, NonAnswer
from asylum_screen.core.rules import RulePack, Text
from asylum_screen.language.answers import answer_words
from asylum_screen.language.languages import Language
from asylum_screen.language.messages import Message
from asylum_screen.language.words import Value, Words
from asylum_screen.present.document import Line
from asylum_screen.present.writer import Writer

from .page import Command, Kind, Nav, Page, Para, Row, Tone

DONT_KNOW, SKIP, DONE = "dk", "skip", "done"
KEYS = {DONE: "0", DONT_KNOW: "?", SKIP: "-"}  # the sign that is this row, on every page
NON_ANSWERS = {DONT_KNOW: NonAnswer.DONT_KNOW, SKIP: NonAnswer.DECLINED}

_WORDS_OF_COMMANDS = {
    Nav.BACK: "ui/key/back",
    Nav.HELP: "ui/key/help",
    Nav.WHY: "ui/key/why",
    Nav.LANGUAGE: "ui/key/language",
    Nav.START_OVER: "ui/key/start_over",
    Nav.PAUSE: "ui/key/pause",
    Nav.NOW: "ui/key/now",
    Nav.SHOW_IDS: "ui/key/ids",
    Nav.QUIT: "ui/key/quit",
}


@dataclass(frozen=True)
class Desk:
    """What pages are made of.

    other_day: the day of the rules was set by hand and is not today; every page then says so. ahead: it is a later day.
    kiosk: a shared machine: reading is offered first, and nothing stays on the screen.
    stays: the result stays in the window after the end. slow: the person asked for more time on every page.
    in_parts: the interview is cut up; what matters now can be seen from every page.
    """

    pack: RulePack
    as_of: date
    words: Words
    languages: tuple[Language, ...] = ()
    other_day: bool = False
    ahead: bool = False
    kiosk: bool = False
    stays: bool = False
    show_ids: bool = False
    show_all_commands: bool = False
    slow: bool = False
    in_parts: bool = False
    writer: Writer = field(init=False, repr=False, compare=False)  # puts in fees and a second language

    def __post_init__(self) -> None:
        own = self.pack.country.words
        object.__setattr__(self, "writer", Writer(self.words, self.pack.amounts, self.as_of, own))

    def with_words(self, words: Words) -> Desk:
        """The same desk in another language."""
        return replace(self, words=words)

    def line(self, text: Text | str, **values: Value) -> Line:
        """The words of a text, with a fee of the day where it names one."""
        return self.writer.line(text, **values)

    def para(self, text: Text | str, tone: Tone = Tone.TEXT, **values: Value) -> Para:
        """The words of a text as a paragraph."""
        return Para(self.line(text, **values), tone)

    def told(self, said: Message | None) -> list[Para]:
        """What came of an errand, at the top of the page behind it."""
        return [] if said is None else [self.para(said.text, Tone.NOTICE, **said.filled(self.words))]

    def row(self, row_id: str, text: Text | str, **values: Value) -> Row:
        """The words of a text as something to choose."""
        return Row(row_id, self.line(text, **values), key=KEYS.get(row_id, ""))

    def page(
        self,
        kind: Kind,
        name: str,
        title: Line | None,
        paras: Sequence[Para],
        rows: Sequence[Row],
        *,
        without: frozenset[Nav] = frozenset(),
        why: bool = False,
        **more: object,
    ) -> Page:
        """Put a page together: the warning of another day on top, the commands below.

        Args:
            kind: how the page is used.
            name: its stable name.
            title: its title, if any.
            paras: its text.
            rows: what can be chosen.
            without: commands that make no sense here.
            why: offer "why we ask".
            more: other fields of Page.
        """
        which = f"paper/warning/{'ahead' if self.ahead else 'as_of'}"
        top = [self.para(which, Tone.NOTICE, as_of=self.as_of)] if self.other_day else []
        hidden = set(without) | ({Nav.WHY} if not why else set())
        if len(self.languages) < 2:
            hidden.add(Nav.LANGUAGE)
        if not self.in_parts:
            hidden.add(Nav.NOW)
        if not (self.show_ids or self.show_all_commands):
            hidden.add(Nav.SHOW_IDS)
        commands = tuple(Command(nav, self.line(text)) for nav, text in _WORDS_OF_COMMANDS.items() if nav not in hidden)
        shown = [title, *(para.line for para in paras), *(row.line for row in rows)]
        if any(line is not None and line.marked for line in shown):
            top.append(self.para("lang/some_english", Tone.QUIET))
        page = Page(kind, name, title, (*top, *paras), tuple(rows), commands, self.words)
        return replace(page, show_ids=self.show_ids, slow=self.slow, **more)  # type: ignore[arg-type]

    def on(self) -> Row:
        """The row that goes on."""
        return self.row("next", "ui/key/next")

    def answer_in_words(self, fact: FactId, answer: Answer) -> Callable[[Words], str]:
        """An answer as the person reads it on the review page, in any language."""
        return answer_words(self.pack.questions[fact], answer)

    def word(self, say: Callable[[Words], str]) -> Line:
        """Words made of data: a month, a day, a country; in both languages where two are shown."""
        first = say(self.words)
        second = say(self.words.second) if self.words.second is not None else ""
        return Line(first, second if second != first else "")


Build = Callable[[Desk], Page]
"""Makes a page anew each time it is shown, so that another language counts at once."""
Note = Callable[[Desk], Sequence[Para]]
"""Lines for the top of a page."""
