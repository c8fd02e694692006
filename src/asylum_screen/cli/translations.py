"""`translations ...`: what translators run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import translations_review
from .commands import Commands
from .exits import Exit, Stop, tell
from .setup import Setup, today

if TYPE_CHECKING:
    from asylum_screen.workbench.translations_commands import Report

Languages = Annotated[
    list[str] | None, typer.Argument(metavar="CODE", help="Language codes, such as es. Default: all.")
]


def add_to(app: typer.Typer) -> None:
    """Add the command group."""
    app.add_typer(build(), name="translations")


def build() -> typer.Typer:
    """The command group."""
    app = typer.Typer(
        cls=Commands,
        help="Update the translation files to the current English, and check them.",
        rich_markup_mode=None,
        no_args_is_help=True,
        epilog="Example: asylum-screen translations check es",
    )

    @app.command(epilog="Example: asylum-screen translations extract")
    def extract(context: typer.Context) -> None:
        """Write the templates (*.pot) from the rules and the program."""
        from asylum_screen.workbench.translations_commands import run_extract

        setup: Setup = context.obj
        _tell(lambda: run_extract(setup.pack(), _folder(setup)))

    @app.command(epilog="Example: asylum-screen translations new pt")
    def new(
        context: typer.Context, code: Annotated[str, typer.Argument(metavar="CODE", help="Code of the new language.")]
    ) -> None:
        """Start a new language: create its files and its entry in LANGUAGES.yaml."""
        from asylum_screen.workbench.translations_commands import run_new

        setup: Setup = context.obj
        _tell(lambda: run_new(setup.pack(), _folder(setup), code, today().isoformat()))

    @app.command(epilog="Example: asylum-screen translations update es")
    def update(context: typer.Context, codes: Languages = None) -> None:
        """Update languages to the current English; match by id only."""
        from asylum_screen.workbench.translations_commands import run_update

        setup: Setup = context.obj
        _tell(lambda: run_update(setup.pack(), _folder(setup), codes or []))

    @app.command(epilog="Example: asylum-screen translations check es --strict")
    def check(
        context: typer.Context,
        codes: Languages = None,
        strict: Annotated[bool, typer.Option("--strict", help="Also fail on warnings and missing texts.")] = False,
        everything: Annotated[bool, typer.Option("--all", help="List every untranslated text.")] = False,
    ) -> None:
        """Check every translation against its English; list missing and stale texts."""
        from asylum_screen.workbench.translations_commands import run_check

        setup: Setup = context.obj
        _tell(lambda: run_check(setup.pack(), _folder(setup), codes or [], strict=strict, everything=everything))

    @app.command(epilog="Example: asylum-screen translations changed es")
    def changed(context: typer.Context, codes: Languages = None) -> None:
        """List each text whose English changed: old and new English, and the old translation."""
        from asylum_screen.workbench.translations_commands import run_changed

        setup: Setup = context.obj
        _tell(lambda: run_changed(setup.pack(), _folder(setup), codes or []))

    @app.command(epilog="Example: asylum-screen translations road ht")
    def road(context: typer.Context, codes: Languages = None) -> None:
        """Count the texts and words of each part of a language, in the order in which to translate them."""
        from asylum_screen.workbench.translations_commands import run_road

        setup: Setup = context.obj
        _tell(lambda: run_road(setup.pack(), _folder(setup), codes or []))

    @app.command(epilog="Example: asylum-screen translations audio es --fill")
    def audio(
        context: typer.Context,
        code: Annotated[str, typer.Argument(metavar="CODE", help="Code of the language.")],
        fill: Annotated[
            bool, typer.Option("--fill", help="Have espeak-ng speak what is missing, marked as a machine's voice.")
        ] = False,
    ) -> None:
        """List the texts that nobody has recorded yet."""
        from asylum_screen.workbench.translations_audio import run_audio

        setup: Setup = context.obj
        _tell(lambda: run_audio(setup.pack(), setup.words(code), _folder(setup), fill=fill))

    translations_review.add_to(app)
    return app


def _folder(setup: Setup) -> Path:
    folder = setup.translations_folder()
    if folder is None:
        raise Stop(Exit.USAGE, "The folder translations/ is missing. Name it with --translations.")
    return folder


def _tell(run: Callable[[], Report]) -> None:
    """Print what a command has to say; exit 4 when a translation is not in order.

    Raises:
        Stop: usage, for a language that is not there.
    """
    from asylum_screen.workbench.translations_commands import NoSuchLanguageError
    from asylum_screen.workbench.translations_files import BrokenTranslationsError

    try:
        report = run()
    except NoSuchLanguageError as unknown:
        raise Stop(Exit.USAGE, str(unknown)) from None
    except BrokenTranslationsError as broken:
        for found in broken.problems:
            tell(found.line())
        raise Stop(Exit.TRANSLATIONS, "A translation file cannot be read, so nothing was changed.") from None
    print(report.text)
    if not report.ok:
        raise typer.Exit(Exit.TRANSLATIONS)
