"""`assess`: answers files in, orientations out, without an interview."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asylum_screen.language.messages import message
from asylum_screen.present.handout_form import Look
from asylum_screen.reading.lasting import lasting

from .exits import Exit, Stop, takes_all_letters, tell, why
from .handout import HANDOUT_HELP, PAPER_HELP, WITH_ANSWERS_HELP, Paper
from .packet import Packet, is_packet, opened, otherwise
from .setup import ANY_DAY_HELP, LANG_HELP, WITH_HELP, Setup, as_of_day, today

if TYPE_CHECKING:
    from asylum_screen.core.evaluate import Evaluator
    from asylum_screen.core.facts import Facts
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.core.result import Say
    from asylum_screen.core.rules import RulePack
    from asylum_screen.language.words import Words
    from asylum_screen.present.build import PaperOptions
    from asylum_screen.problems import Problem

TOPIC_HELP = "Print the cards of one topic (see the list under page one)."
WHOLE_HELP = "Print page one and everything after it, with all sources."
STDIN, STANDARD_INPUT = "-", "standard input"


class Format(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(epilog="Example: asylum-screen assess answers.yaml --format json")
    def assess(
        context: typer.Context,
        files: Annotated[
            list[str], typer.Argument(metavar="FILE", help="Answers files (YAML, JSON or JSON Lines); - for stdin.")
        ],
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
        lang: Annotated[str | None, typer.Option("--lang", metavar="CODE", help=LANG_HELP)] = None,
        second: Annotated[str | None, typer.Option("--with", metavar="CODE", help=WITH_HELP)] = None,
        form: Annotated[
            Format, typer.Option("--format", help="Output format; jsonl is one line per person.")
        ] = Format.TEXT,
        explain: Annotated[bool, typer.Option("--explain", help="Explain why each sentence is there.")] = False,
        handout: Annotated[list[Path] | None, typer.Option("--handout", metavar="FILE", help=HANDOUT_HELP)] = None,
        look: Annotated[list[Look] | None, typer.Option("--paper", metavar="LOOK", help=PAPER_HELP)] = None,
        with_answers: Annotated[bool, typer.Option("--with-answers", help=WITH_ANSWERS_HELP)] = False,
        keep_going: Annotated[bool, typer.Option("--keep-going", help="Continue after an invalid record.")] = False,
        width: Annotated[
            int, typer.Option("--width", metavar="N", help="Line width in columns, 20 to 200.", min=20, max=200)
        ] = 80,
        ids: Annotated[bool, typer.Option("--ids", help="Show the id of each text.")] = False,
        topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help=TOPIC_HELP)] = None,
        whole: Annotated[bool, typer.Option("--whole", help=WHOLE_HELP)] = False,
    ) -> None:
        """Print orientations for answers read from files. Asks nothing and stores nothing."""
        paper = Paper(tuple(handout or ()), tuple(look or ()), with_answers)
        if form is not Format.TEXT:
            goes_with("--format text", topic=topic, whole=whole)
        day = as_of_day(as_of, today(), ahead=True)
        job = Job(context.obj, files, day, form, explain, paper, keep_going, width, ids, topic, whole)
        raise typer.Exit(job.run(lang, second))


@dataclass
class Job:
    """One run of `assess`."""

    setup: Setup
    files: list[str]
    as_of: date
    form: Format
    explain: bool
    paper: Paper
    keep_going: bool
    width: int
    ids: bool
    topic: str | None = None
    whole: bool = False
    packet: Packet | None = None

    def run(self, lang: str | None, second: str | None) -> int:
        """Assess every record. Without --keep-going nothing is printed when any record is wrong (JSON Lines input:
        records before the wrong one are printed)."""
        from asylum_screen.core.evaluate import Evaluator

        self.paper.check()
        words = self.setup.words(lang, second)
        pack = self.setup.served()
        check_topic(pack, self.topic)
        evaluator = Evaluator(pack, self.as_of)
        with lasting():
            return self._assess_all(pack, words, evaluator)

    def _assess_all(self, pack: RulePack, words: Words, evaluator: Evaluator) -> int:
        from asylum_screen.core.orientation import assess
        from asylum_screen.core.result import result_data
        from asylum_screen.present.writer import Writer

        wrong = 0
        results: list[Orientation] = []
        say = Writer(words, pack.amounts, self.as_of).say
        for facts in self._records(pack):
            if facts is None:
                wrong += 1
                if not self.keep_going:
                    break
                continue
            found = assess(evaluator, facts)
            if self.form is Format.JSONL:
                line = json.dumps(result_data(found, say, words.lang), ensure_ascii=False, separators=(",", ":"))
                sys.stdout.buffer.write(f"{line}\n".encode())
            else:
                results.append(found)
        if wrong and not self.keep_going:
            return Exit.RULES
        self._print(results, words, say, evaluator)
        return Exit.RULES if wrong else Exit.DONE

    def _records(self, pack: RulePack) -> Iterator[Facts | None]:
        """The answers of each record; None for one that is wrong (told on standard error)."""
        from asylum_screen.rulebook.answers import AnswerReader

        reader = AnswerReader(pack, self.as_of)
        for name in self.files:
            source, data = _source(name)
            if is_packet(name):
                self.packet = opened(source, data)
                data = self.packet.answers
            lines = name.endswith(".jsonl") or (name == STDIN and self.form is Format.JSONL)
            for record in reader.lines(data.splitlines(), source) if lines else [reader.text(data, source)]:
                self._tell(source, record.problems)
                yield record.facts

    def _tell(self, source: str, problems: Sequence[Problem]) -> None:
        """Say what is wrong. That is in English only; a person who reads another language is told so in it."""
        voice = self.setup.voice
        if problems and voice.words.lang != "en":
            name = message("error/standard_input") if source == STANDARD_INPUT else source
            tell(voice.say(message("error/answers_wrong", name=name)))
        for found in problems:
            tell(found.line())

    def _print(self, results: list[Orientation], words: Words, say: Say, evaluator: Evaluator) -> None:
        if self.form is Format.JSON and results:
            from asylum_screen.core.result import result_data

            data = [result_data(item, say, words.lang) for item in results]
            escaped = not takes_all_letters(sys.stdout)
            print(json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=escaped, indent=2))
        elif self.form is Format.TEXT:
            for place, item in enumerate(results):
                if place:
                    print()
                print(self._text(item, words), end="")
        if self.packet is not None and len(results) == 1:
            print("\n".join(["", *otherwise(self.packet, results[0])]))
        if self.paper.files:
            if len(results) != 1:
                raise Stop(Exit.USAGE, message("error/usage/one_file", option="--handout"))
            self.paper.write(results[0], words, replace(self.paper_options(), evaluator=evaluator), self.setup.voice)

    def paper_options(self) -> PaperOptions:
        """What the paper needs to know about this run."""
        from asylum_screen import __version__
        from asylum_screen.present.build import PaperOptions

        return PaperOptions(today(), show_ids=self.ids, program=__version__)

    def _text(self, orientation: Orientation, words: Words) -> str:
        """One topic, with --whole all of it; or page one, with everything after it or with the list of topics."""
        from asylum_screen.present.build import build
        from asylum_screen.present.page_one import first_pages, render_first
        from asylum_screen.present.text import render_text
        from asylum_screen.present.topics import printed_topic, render_topics

        options, ansi = self.paper_options(), self.setup.ansi()
        if self.topic is not None:
            cards = printed_topic(orientation, self.topic, words, options, whole=self.whole)
            return render_text(cards, self.width, ansi=ansi, show_ids=self.ids)
        text = render_first(first_pages(orientation, words, options), self.width, ansi=ansi)
        if self.whole:
            text += render_text(build(orientation, words, options), self.width, ansi=ansi, show_ids=self.ids)
        else:
            text += render_topics(orientation, words, self.width)
        if self.explain:
            from asylum_screen.analysis.explain import explain_text

            text += "\n" + explain_text(orientation, words, self.width)
        return text


def goes_with(other: str, *, topic: str | None, whole: bool) -> None:
    """Refuse --topic and --whole where they have nothing to print.

    Raises:
        Stop: with the option they need.
    """
    if topic is not None or whole:
        raise Stop(Exit.USAGE, message("error/usage/goes_with", option="--whole" if whole else "--topic", other=other))


def check_topic(pack: RulePack, topic: str | None) -> None:
    """Refuse a topic that the pack does not have.

    Raises:
        Stop: with those that it has.
    """
    from asylum_screen.present.pieces import topics_in

    known = [each.id for each in topics_in(pack)]
    if topic is not None and topic not in known:
        raise Stop(Exit.USAGE, message("error/usage/topic", given=topic, topics=", ".join(known)))


def _source(name: str) -> tuple[str, bytes]:
    """The name to use in messages and the bytes of an answers file."""
    if name == STDIN:
        return STANDARD_INPUT, sys.stdin.buffer.read()
    try:
        return name, Path(name).read_bytes()
    except OSError as problem:
        raise Stop(Exit.RULES, message("error/not_read", name=f"{name}:1:1", reason=why(problem))) from None
