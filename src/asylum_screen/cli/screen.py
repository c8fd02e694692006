"""`screen`: the interview, or the orientation from an answers file without a keyboard."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asylum_screen import __version__
from asylum_screen.language.messages import message
from asylum_screen.present.handout_form import Look

from .assess import Format, Job, check_topic
from .exits import Exit, Stop
from .handout import HANDOUT_HELP, PAPER_HELP, WITH_ANSWERS_HELP, Paper
from .packet import HELP as PACKET_HELP
from .packet import check as check_packet
from .packet import packet_actions
from .page import PAGE_HELP
from .setup import AS_OF_HELP, LANG_HELP, WITH_HELP, Setup, as_of_day, today
from .voice import hinted_language

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.language.words import Words
    from asylum_screen.present.document import Document


TOPIC_HELP = "Open this topic after the first part; with --answers, print its cards."
WHOLE_HELP = "At the end print everything, not only page one and the list of topics."


@dataclass(frozen=True)
class Wishes:
    """The options of one `screen`."""

    lang: str | None = None
    second: str | None = None
    as_of: str | None = None
    plain: bool = False
    answers: str | None = None
    paper: Paper = field(default_factory=Paper)
    ids: bool = False
    topic: str | None = None
    whole: bool = False
    ask_all: bool = False
    packet: Path | None = None
    page: bool = False


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(epilog="Example: asylum-screen screen --lang es --with en")
    def screen(
        context: typer.Context,
        lang: Annotated[str | None, typer.Option("--lang", metavar="CODE", help=LANG_HELP)] = None,
        second: Annotated[str | None, typer.Option("--with", metavar="CODE", help=WITH_HELP)] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=AS_OF_HELP)] = None,
        plain: Annotated[
            bool, typer.Option("--plain", help="Use numbered lines, for screen readers and simple terminals.")
        ] = False,
        answers: Annotated[
            str | None,
            typer.Option("--answers", metavar="FILE", help="Read answers from this file (- for stdin); ask nothing."),
        ] = None,
        handout: Annotated[list[Path] | None, typer.Option("--handout", metavar="FILE", help=HANDOUT_HELP)] = None,
        look: Annotated[list[Look] | None, typer.Option("--paper", metavar="LOOK", help=PAPER_HELP)] = None,
        with_answers: Annotated[bool, typer.Option("--with-answers", help=WITH_ANSWERS_HELP)] = False,
        ids: Annotated[
            bool, typer.Option("--ids", help="Show the id of each text, so you can report a sentence.")
        ] = False,
        topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help=TOPIC_HELP)] = None,
        whole: Annotated[bool, typer.Option("--whole", help=WHOLE_HELP)] = False,
        ask_all: Annotated[
            bool, typer.Option("--ask-all", help="Ask everything at once, not a first part and then topics.")
        ] = False,
        packet: Annotated[Path | None, typer.Option("--packet", metavar="FILE.age", help=PACKET_HELP)] = None,
        page: Annotated[bool, typer.Option("--page", help=PAGE_HELP)] = False,
    ) -> None:
        """Ask questions, then print the orientation. Answers stay in memory only."""
        paper = Paper(tuple(handout or ()), tuple(look or ()), with_answers)
        wishes = Wishes(lang, second, as_of, plain, answers, paper, ids, topic, whole, ask_all, packet, page)
        raise typer.Exit(run_screen(context.obj, wishes))


def run_screen(setup: Setup, wishes: Wishes | None = None) -> int:
    """Run the interview (or read the answers file) and return the exit code."""
    wishes = wishes or Wishes()
    wishes.paper.check()
    check_packet(wishes.packet)
    real = today()
    day = as_of_day(wishes.as_of, real)
    if wishes.answers is not None:
        width = _columns() if sys.stdout.isatty() else 80
        job = Job(
            setup,
            [wishes.answers],
            day,
            Format.TEXT,
            explain=False,
            paper=wishes.paper,
            keep_going=False,
            width=width,
            ids=wishes.ids,
            topic=wishes.topic,
            whole=wishes.whole,
        )
        return job.run(wishes.lang, wishes.second)
    from asylum_screen.fronts.no_trace import hardened

    with hardened(sys.stdin):
        return _interview(setup, wishes, day, real)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 80


def _interview(setup: Setup, wishes: Wishes, day: date, real: date) -> int:
    from asylum_screen.fronts import Ending, Terminal, run_interview
    from asylum_screen.fronts import Setup as Interview
    from asylum_screen.present.build import PaperOptions, build
    from asylum_screen.present.page_one import first_pages

    from .parts import in_parts
    from .printing import print_actions

    pack = setup.served()
    check_topic(pack, wishes.topic)
    options = PaperOptions(real, show_ids=wishes.ids, program=__version__)

    def words(code: str) -> Words:
        return setup.words(code, wishes.second)

    def document(orientation: Orientation, said: Words) -> Document:
        return build(orientation, said, options)

    languages = setup.languages(pack)
    words(wishes.lang or "en")  # a language that does not exist is a usage error now, not after the first page
    interview = Interview(
        pack,
        day,
        words,
        document,
        lang=wishes.lang or hinted_language(os.environ, languages),
        languages=languages,
        language_first=wishes.lang is None,
        show_ids=wishes.ids,
        other_day=day != real,
        chosen=setup.voice.use,
        parts=in_parts(lambda: options, wishes.topic, ask_all=wishes.ask_all),
        first=lambda orientation, said: first_pages(orientation, said, options),
        actions=(
            *print_actions(replace(options, with_answers=wishes.paper.with_answers), os.environ, wishes.paper.looks),
            *packet_actions(wishes.packet),
        ),
    )
    if wishes.page:
        from .page import alone

        outcome = alone(setup, replace(interview, actions=(), prints=False), options, wishes.paper.looks)
    else:
        where = Terminal(sys.stdin, sys.stdout, os.environ, plain=wishes.plain, whole=wishes.whole)
        outcome = run_interview(interview, where)
    if outcome.exit_code == Exit.USAGE:
        raise Stop(Exit.USAGE, message("error/usage/nothing_to_read", option="--answers"))
    if outcome.ending is Ending.FINISHED and wishes.paper.files:
        if outcome.orientation is None or outcome.words is None:
            raise Stop(Exit.NOT_WRITTEN, message("error/nothing_to_write"))
        wishes.paper.write(outcome.orientation, outcome.words, options, setup.voice)
    return outcome.exit_code
