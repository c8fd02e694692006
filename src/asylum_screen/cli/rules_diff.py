"""`rules diff`: what changes for people between two versions of the rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import Exit, Stop, tell
from .rules_scenarios import SCENARIOS, PlainFormat
from .setup import ANY_DAY_HELP, Setup, as_of_day, today

if TYPE_CHECKING:
    from pathlib import Path

    from asylum_screen.core.rules import RulePack


def _side(word: str, name: str, folder: Path) -> RulePack:
    """The rules of one side.

    Raises:
        Stop: usage, when there are none; rules, when they have mistakes, each told with the side it is on.
    """
    from asylum_screen.problems import RuleFilesInvalid
    from asylum_screen.workbench.diff_sources import NoSuchPackError, open_pack

    try:
        return open_pack(name, folder)
    except NoSuchPackError as wrong:
        raise Stop(Exit.USAGE, str(wrong)) from None
    except RuleFilesInvalid as invalid:
        for found in invalid.problems:
            if found.is_error:
                tell(found.line(f"{name.rstrip('/')}/"))
        told = f"The rules {word} ({name}) have mistakes, so nothing can be compared."
        raise Stop(Exit.RULES, told) from None


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(epilog="Example: asylum-screen rules diff HEAD~1")
    def diff(
        context: typer.Context,
        old: Annotated[str, typer.Argument(metavar="OLD", help="The old rules: a folder or a git revision.")],
        new: Annotated[
            str | None, typer.Argument(metavar="NEW", help="The new rules. Default: the current rules.")
        ] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
        scenarios: Annotated[
            list[str] | None,
            typer.Option("--scenarios", metavar="PATH", help="Scenario files or folders to search. Repeatable."),
        ] = None,
        texts: Annotated[bool, typer.Option("--texts", help="List every text that differs.")] = False,
        form: Annotated[PlainFormat, typer.Option("--format", help="Output format.")] = PlainFormat.TEXT,
    ) -> None:
        """Show who is affected between two versions of the rules, and what now needs doing."""
        from asylum_screen.workbench import diff_report
        from asylum_screen.workbench.diff import compare

        setup: Setup = context.obj
        day, folder = as_of_day(as_of, today(), ahead=True), setup.rules_folder()
        before = _side("before", old, folder)
        after = _side("after", new, folder) if new is not None else setup.pack()
        changes = compare(before, after, day)
        todo = diff_report.due(before, after, changes, setup.translations_folder(), scenarios or SCENARIOS)
        if form is PlainFormat.JSON:
            print(json.dumps(diff_report.data(changes, todo), ensure_ascii=False, indent=2))
        else:
            diff_report.report(before, after, changes, todo, print, texts=texts)
        raise typer.Exit(Exit.DONE)
