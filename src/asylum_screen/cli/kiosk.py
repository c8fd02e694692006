"""`kiosk`: the locked-down self-service loop, and `doctor`: what this machine lacks."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asylum_screen import __version__
from asylum_screen.language.messages import Message, message

from .exits import Exit, Stop
from .page import PAGE_HELP, PORT, kiosk_page
from .setup import LANG_HELP, Setup, today

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.core.rules import RulePack
    from asylum_screen.language.words import Words
    from asylum_screen.present.document import Document
    from asylum_screen.present.page_rows import Slots

SETTINGS_HELP = "Settings file. It is never written to."


def add_to(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command(epilog="Example: asylum-screen kiosk --settings /etc/asylum-screen/kiosk.yaml")
    def kiosk(
        context: typer.Context,
        settings: Annotated[Path | None, typer.Option("--settings", metavar="FILE", help=SETTINGS_HELP)] = None,
        page: Annotated[bool, typer.Option("--page", help=PAGE_HELP)] = False,
        port: Annotated[int, typer.Option("--port", hidden=True)] = PORT,
        as_of: Annotated[str | None, typer.Option("--as-of", hidden=True)] = None,
    ) -> None:
        """Serve one person after another on a shared machine, leaving no trace."""
        if as_of is not None:
            raise Stop(Exit.USAGE, message("error/usage/today_only", command="asylum-screen screen --as-of"))
        raise typer.Exit(_run_kiosk(context.obj, settings, port if page else None))

    @app.command(epilog="Example: asylum-screen doctor")
    def doctor(
        context: typer.Context,
        kiosk: Annotated[bool, typer.Option("--kiosk", help="Check what a kiosk needs.")] = False,
        page: Annotated[bool, typer.Option("--page", help="Check what a kiosk with a browser needs.")] = False,
        lang: Annotated[str | None, typer.Option("--lang", metavar="CODE", help=LANG_HELP)] = None,
    ) -> None:
        """Report in plain words what this machine is missing."""
        raise typer.Exit(_run_doctor(context.obj, lang, kiosk=kiosk, page=page))


def stale(pack: RulePack, day: date) -> Message | None:
    """Why these rules must not be shown on a day to people who have nobody beside them; None when they may.

    Args:
        pack: the rules.
        day: today.
    """
    info = pack.info
    last = info.checked_on + timedelta(days=info.stop_after_days)
    if day <= last:
        return None
    return message("error/kiosk/old", checked=info.checked_on, last=last, file="deploy/README.md")


def _run_kiosk(setup: Setup, path: Path | None, port: int | None) -> int:
    """port: where the page is served; None: the kiosk is the terminal."""
    from asylum_screen.fronts.kiosk import Kiosk, run_kiosk
    from asylum_screen.fronts.kiosk_settings import SettingsWrong, read_settings
    from asylum_screen.present.build import PaperOptions, build
    from asylum_screen.present.page_one import first_pages

    from .parts import in_parts
    from .printing import paper_for_printer

    try:
        settings = read_settings(path)
    except SettingsWrong as wrong:
        raise Stop(Exit.USAGE, wrong.message) from None
    setup.places = settings.places or setup.places
    pack = setup.served()
    if (reason := stale(pack, today())) is not None:
        raise Stop(Exit.USAGE, reason)

    def document(orientation: Orientation, words: Words) -> Document:
        return build(orientation, words, options())

    def first(orientation: Orientation, words: Words) -> tuple[Slots, ...]:
        return first_pages(orientation, words, options())

    def may_serve() -> str | None:
        return setup.voice.say(why) if (why := stale(pack, today())) is not None else None

    def options() -> PaperOptions:
        return PaperOptions(today(), program=__version__)

    kiosk = Kiosk(
        pack,
        today,
        setup.words,
        document,
        setup.languages(pack),
        sys.stdin,
        sys.stdout,
        sys.stderr,
        os.environ,
        settings,
        paper_for_printer(options),
        may_serve,
        setup.voice.words.lang,
        first,
        in_parts(options, by_hand=True),
    )
    return run_kiosk(kiosk) if port is None else kiosk_page(setup, kiosk, port)


def _run_doctor(setup: Setup, lang: str | None, *, kiosk: bool, page: bool) -> int:
    from asylum_screen.fronts.doctor import Machine, examine, report, run_command

    machine = Machine(sys.stdin, sys.stdout, os.environ, run_command, kiosk or page, page)
    words = setup.words(lang) if lang is not None else setup.voice.words
    text, code = report(examine(machine, setup.languages(), words), words, sys.stdout)
    print(text)
    return code
