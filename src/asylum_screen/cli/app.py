"""The Typer application and the options that every command shares."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from asylum_screen.language.messages import message

from .commands import AllCommands, new_app
from .exits import Exit, Stop, tell
from .setup import COLOR_HELP, PLACES_HELP, RULES_HELP, TRANSLATIONS_HELP, Color, Setup
from .voice import Voice

ABOUT = "A plain-language orientation about US asylum law. General information, not legal advice."

TRAINERS = frozenset(["rules", "translations"])


def _beside(command: str | None, rules_path: Path | None) -> Path | None:
    """For trainers' commands the copy of this project in which they are typed. People are never shown other rules."""
    if command not in (*TRAINERS, "assess"):
        return None
    from asylum_screen.rulebook.locate import locate, other_checkout

    beside = other_checkout(Path.cwd())
    if command in TRAINERS or beside is None:
        return beside
    if rules_path is None:
        tell(f"Reading {locate('rules').path}, not the rules in the copy you are in. For those: --rules rules")
    return None


def build_app(voice: Voice | None = None) -> typer.Typer:
    """The application with all its commands.

    Args:
        voice: says what goes wrong, in the language of the run.
    """
    speaks = voice or Voice()
    app = new_app(
        cls=AllCommands,
        help=ABOUT,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Example: asylum-screen screen --lang es",
    )

    @app.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        rules_path: Annotated[Path | None, typer.Option("--rules", metavar="FOLDER", help=RULES_HELP)] = None,
        translations_path: Annotated[
            Path | None, typer.Option("--translations", metavar="FOLDER", help=TRANSLATIONS_HELP)
        ] = None,
        places: Annotated[Path | None, typer.Option("--places", metavar="FILE", help=PLACES_HELP)] = None,
        color: Annotated[Color, typer.Option("--color", help=COLOR_HELP)] = Color.AUTO,
        version: Annotated[bool, typer.Option("--version", "-V", help="Show version numbers and exit.")] = False,
    ) -> None:
        """A plain-language orientation about US asylum law. General information, not legal advice."""
        beside = _beside(context.invoked_subcommand, rules_path)
        context.obj = Setup(rules_path, translations_path, color, speaks, beside, places)
        if context.invoked_subcommand in TRAINERS:
            from asylum_screen.workbench.console import COLOR

            COLOR.set(color is not Color.NEVER)
        if version:
            from .version import version_line

            print(version_line(rules_path))
            raise typer.Exit(0)
        if context.invoked_subcommand is None:
            if not (sys.stdin.isatty() and sys.stdout.isatty()):
                print(context.get_help())
                raise Stop(Exit.USAGE, message("error/no_terminal", command="asylum-screen screen"))
            from .screen import run_screen

            raise typer.Exit(run_screen(context.obj))

    return app
