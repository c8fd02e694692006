"""`rules test`, `rules coverage` and `rules record`: what trainers do with scenarios."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import Exit, Stop, tell
from .setup import ANY_DAY_HELP, Setup, as_of_day, today

if TYPE_CHECKING:
    from asylum_screen.core.rules import RulePack
    from asylum_screen.problems import Problem
    from asylum_screen.workbench.scenario_files import Scenario

PATHS = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="Scenario files or folders. Default: tests/scenarios.")
]
SCENARIOS = ["tests/scenarios"]


class PlainFormat(StrEnum):
    """How a result is written."""

    TEXT = "text"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    _add_test(app)
    _add_coverage(app)
    _add_record(app)
    _add_mutate(app)


def _add_test(app: typer.Typer) -> None:
    @app.command(epilog="Example: asylum-screen rules test tests/scenarios")
    def test(
        context: typer.Context,
        paths: PATHS = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
    ) -> None:
        """Run YAML scenarios against the rules."""
        from asylum_screen.workbench.scenarios import run_paths

        default = as_of_day(as_of, today(), ahead=True)
        setup: Setup = context.obj
        failed = run_paths(setup.pack(), paths or SCENARIOS, default, print)
        raise typer.Exit(Exit.RULES if failed else Exit.DONE)


def _add_coverage(app: typer.Typer) -> None:
    @app.command(epilog="Example: asylum-screen rules coverage --min 95")
    def coverage(
        context: typer.Context,
        paths: PATHS = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
        least: Annotated[
            float, typer.Option("--min", metavar="PERCENT", help="Fail if the score is below this percentage.")
        ] = 0.0,
        everything: Annotated[bool, typer.Option("--all", help="Show every gap.")] = False,
        write: Annotated[
            Path | None, typer.Option("--write", metavar="FILE", help="Write scenarios that would fill the gaps.")
        ] = None,
        form: Annotated[PlainFormat, typer.Option("--format", help="Output format.")] = PlainFormat.TEXT,
    ) -> None:
        """Show what no scenario covers, each with a scenario that would."""
        from asylum_screen.problems import counted
        from asylum_screen.workbench import coverage_report

        setup: Setup = context.obj
        day = as_of_day(as_of, today(), ahead=True)
        measured, problems = coverage_report.coverage_of(setup.pack(), paths or SCENARIOS, day)
        for found in problems:
            tell(found.line())
        if form is PlainFormat.JSON:
            print(json.dumps(coverage_report.data(measured), ensure_ascii=False, indent=2))
        else:
            coverage_report.report(measured, day, setup.rules_folder(), print, everything=everything)
        if write is not None:
            tell(f"{counted(coverage_report.write_suggestions(measured, day, write), 'scenario')} written to {write}.")
        raise typer.Exit(Exit.RULES if problems or measured.percent < least else Exit.DONE)


def _add_record(app: typer.Typer) -> None:
    @app.command(epilog="Example: asylum-screen rules record answers.yaml --name 'She came by sea in June'")
    def record(
        context: typer.Context,
        file: Annotated[str, typer.Argument(metavar="FILE", help="An answers file; - for stdin.")],
        name: Annotated[
            str, typer.Option("--name", metavar="SENTENCE", help="A sentence that describes the case.")
        ] = "A recorded case",
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
        to: Annotated[
            Path | None, typer.Option("--to", metavar="FILE", help="Append the scenario to this file.")
        ] = None,
    ) -> None:
        """Turn answers into a scenario that expects what the rules say about them today."""
        from asylum_screen.rulebook.answers import AnswerReader
        from asylum_screen.workbench.record import record

        setup: Setup = context.obj
        pack, day = setup.pack(), as_of_day(as_of, today(), ahead=True)
        reader = AnswerReader(pack, day)
        read = reader.text(_standard_input(), "standard input") if file == "-" else reader.file(Path(file))
        for found in read.problems:
            tell(found.line())
        if read.facts is None:
            raise Stop(Exit.RULES)
        text = record(pack, day, read.facts, name)
        if to is None:
            print(text, end="")
            return
        with to.open("a", encoding="utf-8") as opened:
            opened.write(("\n" if to.stat().st_size else "") + text)
        tell(f"Added to {to}. Read it aloud before you keep it.")


def _add_mutate(app: typer.Typer) -> None:
    @app.command(epilog="Example: asylum-screen rules mutate --only entry/policies")
    def mutate(
        context: typer.Context,
        paths: PATHS = None,
        only: Annotated[
            str, typer.Option("--only", metavar="PREFIX", help="Change only rule files whose path starts with this.")
        ] = "",
        every: Annotated[int, typer.Option("--every", metavar="N", help="Try only every Nth change.", min=1)] = 1,
        least: Annotated[
            float, typer.Option("--min", metavar="PERCENT", help="Fail if the score is below this percentage.")
        ] = 0.0,
        everything: Annotated[
            bool, typer.Option("--all", help="Show every change that no scenario notices, and why.")
        ] = False,
        write: Annotated[
            Path | None, typer.Option("--write", metavar="FILE", help="Write scenarios that would notice.")
        ] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
    ) -> None:
        """Change the rules one at a time; show which changes no scenario notices."""
        from asylum_screen.problems import counted
        from asylum_screen.workbench import mutate_suggest
        from asylum_screen.workbench.coverage_report import read_all
        from asylum_screen.workbench.mutate import Bench, try_all
        from asylum_screen.workbench.mutate_places import NoSuchFileError, begins_so, placed
        from asylum_screen.workbench.mutate_why import Why, report_reasons

        setup: Setup = context.obj
        pack, day = setup.pack(), as_of_day(as_of, today(), ahead=True)
        scenarios, problems = read_all(pack, paths or SCENARIOS, day)
        _all_good(pack, scenarios, problems)
        try:
            begins_so(pack, only)
        except NoSuchFileError as unknown:
            raise Stop(Exit.USAGE, str(unknown)) from None
        bench = Bench(pack, scenarios)
        result = try_all(bench, day, only=only, every=every)
        result.survived = placed(result.survived, setup.rules_folder())
        mutate_suggest.report(result, setup.rules_folder(), print, everything=everything)
        new, explained = mutate_suggest.suggest(bench, result.survived, day) if everything or write else ([], [])
        if everything:
            report_reasons(explained, setup.rules_folder(), print)
        if write is not None:
            left = sum(each.why is not Why.GAP for each in explained)
            write.write_text(mutate_suggest.texts(new), encoding="utf-8")
            tell(f"{counted(len(new), 'scenario')} written to {write}. For {counted(left, 'change')} none was found.")
        raise typer.Exit(Exit.RULES if result.score < least else Exit.DONE)


def _all_good(pack: RulePack, scenarios: list[Scenario], problems: list[Problem]) -> None:
    """See that every scenario can be read and comes true: one that fails already would notice every change.

    Raises:
        Stop: rules, with each mistake, or each expectation that does not come true.
    """
    from asylum_screen.problems import counted
    from asylum_screen.workbench.scenarios import Runner

    runner = Runner(pack)
    told = [found.line() for found in problems] or [miss.line() for each in scenarios for miss in runner.misses(each)]
    for line in told:
        tell(line)
    if told:
        misses = counted(len(told), "expectation does", "expectations do") + " not come true as the rules are"
        why = f"{counted(len(told), 'mistake')} in the scenario files" if problems else misses
        raise Stop(Exit.RULES, f"No change was tried: {why}. Put that right first.")
    if not scenarios:
        raise Stop(Exit.USAGE, "There is no scenario here, so nothing could notice a change.")


def _standard_input() -> bytes:
    import sys

    return sys.stdin.buffer.read()
