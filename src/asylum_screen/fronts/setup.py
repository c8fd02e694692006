"""What an interview is given from outside, and what it gives back. Nothing here is read from the surroundings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TextIO

from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import RulePack, Text
from asylum_screen.language.languages import Language
from asylum_screen.language.messages import Message
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Slots
from asylum_screen.present.write_down import ToWrite

if TYPE_CHECKING:
    from .page import Page

EXIT_DONE, EXIT_BUG, EXIT_CANNOT_RUN = 0, 1, 2
EXIT_HANGUP, EXIT_INTERRUPTED = 129, 130
PATIENT = 5  # a page to rest on or to read waits so many times longer
BRIEF = 1 / 3  # and one with nothing left to lose this part of it
SLOW = 2  # a slow reader has so many times longer on every page


@dataclass(frozen=True)
class Action:
    """Something the surroundings offer beside the orientation: print, save.

    id: short and stable. text: the words of the row. run: does it and gives what came of it.
    asks: what the person says yes to before it is done; None: nothing.
    """

    id: str
    text: Text | str
    run: Callable[[Orientation, Document, Words], Message]
    asks: Text | str | None = None


@dataclass(frozen=True)
class Idle:
    """Seconds without a key: after `warn` a warning stands on the screen, after `wipe` the interview is left."""

    warn: float = 90
    wipe: float = 120

    def on(self, page: Page) -> Idle:
        """The limits of a page."""
        factor = (PATIENT if page.patient else BRIEF if page.brief else 1) * (SLOW if page.slow else 1)
        return Idle(self.warn * factor, self.wipe * factor)


@dataclass(frozen=True)
class InParts:
    """An interview that is cut up: part one, page one, then a menu of topics.

    Args:
        cards: lays out the cards of a topic.
        sources: lays out where they are written.
        topic: the topic that is opened after page one; None: the menu.
        ask_all: ask everything before page one.
        to_write: what to copy by hand where there is no printer; None: it is not offered.
    """

    cards: Callable[[Orientation, str, Words], Document]
    sources: Callable[[Orientation, str, Words], Document]
    topic: str | None = None
    ask_all: bool = False
    to_write: Callable[[Orientation, Words], ToWrite | None] | None = None


@dataclass(frozen=True)
class Terminal:
    """Where an interview is held on a terminal, or on the lines of a pipe.

    Args:
        stdin: where keys or lines come from.
        stdout: where the pages go.
        env: the environment (TERM, ACCESSIBLE).
        plain: numbered plain lines, whatever the terminal can do.
        idle: limits for a shared machine; None: a page waits for ever.
        whole: when an interview is finished, print all of it, not only page one and the list of topics.
    """

    stdin: TextIO
    stdout: TextIO
    env: Mapping[str, str]
    plain: bool = False
    idle: Idle | None = None
    whole: bool = False


@dataclass(frozen=True)
class Setup:
    """Everything an interview needs, wherever it is held.

    Args:
        pack: the rules.
        as_of: the day of the orientation.
        words: gives the Words for a language code.
        document: lays an orientation out.
        lang: the language to begin with.
        languages: those a person can choose from; one or none: no choice is offered.
        language_first: begin with the list of languages.
        neutral_first: begin with a page that shows nothing about asylum (a shared machine, after "leave now").
        ended_alone: that page also says that nothing was kept: the one before ended by a fault, or with nobody there.
        show_ids: show the id of every text from the first page on.
        hidden: languages whose letters the screen cannot show; the first page names them and offers paper.
        other_day: `as_of` was set by hand and is not today.
        kiosk: a shared machine: reading is offered first, nothing stays on the screen.
        prints: after the end the result is printed into the window, and stays there.
        actions: what is offered beside the orientation.
        chosen: told the words of the language that a person changes to.
        begins: asked when a page that waits for ever is left; False: the day or the rules are no longer good, leave.
        interview: where to begin, when answers were given before.
        first: gives the pages that stand before the whole orientation.
        parts: cuts the interview up, where the pack names topics; None asks everything first.
    """

    pack: RulePack
    as_of: date
    words: Callable[[str], Words]
    document: Callable[[Orientation, Words], Document]
    lang: str = "en"
    languages: tuple[Language, ...] = ()
    language_first: bool = False
    neutral_first: bool = False
    ended_alone: bool = False
    show_ids: bool = False
    hidden: tuple[Language, ...] = ()
    other_day: bool = False
    kiosk: bool = False
    prints: bool = True
    actions: tuple[Action, ...] = ()
    chosen: Callable[[Words], None] = lambda _: None
    begins: Callable[[], bool] = lambda: True
    interview: Interview | None = field(default=None, repr=False)
    first: Callable[[Orientation, Words], Sequence[Slots]] = lambda _orientation, _words: ()
    parts: InParts | None = None

    @property
    def cut_up(self) -> InParts | None:
        """How the interview is cut up; None where it is not, or where the pack names no topics."""
        return self.parts if self.pack.parts.topics else None


class Ending(Enum):
    """How an interview ended."""

    FINISHED = "finished"  # the orientation was seen
    LEFT = "left"  # by choice, or because nobody was there any more
    STOPPED = "stopped"  # by a signal or a closed terminal


@dataclass(frozen=True)
class Outcome:
    """What is left of an interview. Only after FINISHED there is an orientation; the repr shows none of it.

    idle: it was left because nobody was there any more.
    """

    ending: Ending
    exit_code: int
    words: Words | None = field(default=None, repr=False)
    orientation: Orientation | None = field(default=None, repr=False)
    document: Document | None = field(default=None, repr=False)
    idle: bool = False
