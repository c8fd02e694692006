"""`rules ...`: what trainers run on rule files."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import rules_diff, rules_looks, rules_places, rules_review, rules_scenarios
from .commands import Commands
from .exits import Exit, Stop, tell
from .rules_scenarios import PlainFormat
from .setup import ANY_DAY_HELP, Setup, as_of_day, parse_day, today


class ReportFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def add_to(app: typer.Typer) -> None:
    """Add the command group."""
    app.add_typer(build(), name="rules")


def build() -> typer.Typer:
    """The command group."""
    app = typer.Typer(
        cls=Commands,
        help="Check, test and explore the rule files.",
        rich_markup_mode=None,
        no_args_is_help=True,
        epilog="Example: asylum-screen rules check",
    )

    @app.command(epilog="Example: asylum-screen rules check --release")
    def check(
        context: typer.Context,
        files: Annotated[
            list[Path] | None, typer.Argument(metavar="FILE", help="Report only these files (all are still read).")
        ] = None,
        release: Annotated[
            bool, typer.Option("--release", help="Also fail on warnings and overdue reviews; list what is due.")
        ] = False,
        form: Annotated[ReportFormat, typer.Option("--format", help="Output format.")] = ReportFormat.TEXT,
        as_of: Annotated[
            str | None, typer.Option("--as-of", metavar="DAY", help="Treat this day as today for overdue reviews.")
        ] = None,
    ) -> None:
        """Check every rule file; report each mistake with its file, line and column."""
        from asylum_screen.workbench.check import NotOfTheseRulesError, check_folder, report

        setup: Setup = context.obj
        folder = setup.rules_folder()
        found = check_folder(folder, parse_day(as_of, "--as-of") if as_of else today(), today())
        try:
            found = found.only_in(files, folder) if files else found
        except NotOfTheseRulesError as other:
            raise Stop(Exit.USAGE, str(other)) from None
        report(found, folder, form.value, print, release=release)
        failed = found.failed(release=release)
        if form is ReportFormat.TEXT:
            rules_review.tell_unsigned(setup, wanted=release and found.loaded)
            tell(found.summary(folder))
        raise typer.Exit(Exit.RULES if failed else Exit.DONE)

    @app.command(epilog="Example: asylum-screen rules explain AS202")
    def explain(
        code: Annotated[
            str, typer.Argument(metavar="CODE", help="A problem code such as AS202, all, or a key such as ask_if.")
        ],
    ) -> None:
        """Explain a problem code, with a wrong and a right example, or a key of rule files."""
        from asylum_screen.workbench.check import explain_code

        text = explain_code(code)
        if text is None:
            tell(f"There is no problem code and no key {code}. `asylum-screen rules explain all` lists them.")
            raise typer.Exit(Exit.USAGE)
        print(text)

    @app.command(epilog="Example: asylum-screen rules facts --format json")
    def facts(
        context: typer.Context,
        word: Annotated[
            str | None, typer.Argument(metavar="WORD", help="List only facts containing this word.")
        ] = None,
        form: Annotated[PlainFormat, typer.Option("--format", help="Output format.")] = PlainFormat.TEXT,
        everything: Annotated[bool, typer.Option("--all", help="Show each with its question and values.")] = False,
    ) -> None:
        """List the facts an answers file can hold; with a word or --all, their questions and values."""
        from asylum_screen.workbench.facts import facts_data, facts_index, facts_text, only_with

        found = only_with(context.obj.pack(), word)
        if word is not None and not found:
            raise Stop(Exit.USAGE, f'No fact mentions "{word}" in its name, question or answers.')
        if form is PlainFormat.JSON:
            print(json.dumps(facts_data(found), ensure_ascii=False, indent=2))
        else:
            folded = word is None and not everything
            print(facts_index(context.obj.pack()) if folded else facts_text(found), end="")

    @app.command(epilog="Example: asylum-screen rules prove --witnesses answers")
    def prove(
        context: typer.Context,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
        form: Annotated[PlainFormat, typer.Option("--format", help="Output format.")] = PlainFormat.TEXT,
        everything: Annotated[bool, typer.Option("--all", help="List every claim, not just groups of claims.")] = False,
        witnesses: Annotated[
            Path | None,
            typer.Option("--witnesses", metavar="FOLDER", help="Save each claim's answers here as a file."),
        ] = None,
    ) -> None:
        """Prove what is true for every set of answers: all text reachable, no dead ends, urgent things first."""
        from asylum_screen.problems import counted
        from asylum_screen.workbench import prove_report
        from asylum_screen.workbench.prove import prove

        setup: Setup = context.obj
        proof = prove(setup.pack(), as_of_day(as_of, today(), ahead=True))
        if form is PlainFormat.JSON:
            print(json.dumps(prove_report.data(proof), ensure_ascii=False, indent=2))
        else:
            prove_report.report(proof, setup.rules_folder(), print, everything=everything)
        if witnesses is not None:
            tell(f"{counted(prove_report.write_witnesses(proof, witnesses), 'answers file')} written to {witnesses}.")
        raise typer.Exit(Exit.RULES if proof.refuted else Exit.DONE)

    rules_scenarios.add_to(app)
    rules_diff.add_to(app)
    rules_looks.add_to(app)
    rules_review.add_to(app)
    rules_places.add_to(app)
    return app
