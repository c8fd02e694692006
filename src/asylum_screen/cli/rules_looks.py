"""`rules graph`, `timeline`, `preview` and `schema`: how the rules look, to a trainer, to a person, to an editor."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import Exit, Stop, tell
from .setup import ANY_DAY_HELP, LANG_HELP, Setup, as_of_day, today

if TYPE_CHECKING:
    from asylum_screen.core.rules import RulePack
    from asylum_screen.language.words import Words
    from asylum_screen.workbench.watching import Followed

OUT_HELP = "Write to this file instead of stdout."
DAY_HELP = "Draw the line at this day (YYYY-MM-DD). Default: today."


class GraphForm(StrEnum):
    """What a graph is drawn as."""

    HTML = "html"
    MERMAID = "mermaid"


GRAPHS = {".html": "html", ".htm": "html", ".mmd": "mermaid", ".md": "mermaid"}
TIMELINES = {".html": "html", ".htm": "html"}
"""What the ending of a name asks for; the first is made where nothing is asked for."""


def add_to(app: typer.Typer) -> None:
    """Add the commands to the group `rules`."""
    app.command(epilog="Example: asylum-screen rules graph grounds --out grounds.html")(graph)
    app.command(epilog="Example: asylum-screen rules timeline --as-of 2024-06-05 --out policies.html")(timeline)
    app.command(epilog="Example: asylum-screen rules preview ID --watch")(preview)
    app.command(epilog="Example: asylum-screen rules schema --out rules.schema.json")(schema)


def graph(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A topic, section, file or id. Default: all rules.")
    ] = None,
    form: Annotated[GraphForm | None, typer.Option("--format", help="Output format; html is clickable.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help=OUT_HELP)] = None,
) -> None:
    """Draw the tree of a rule, topic or file; with no name, a map of all rules."""
    from asylum_screen.workbench.pictures import graph as plans
    from asylum_screen.workbench.pictures import graph_out

    setup: Setup = context.obj
    _is_seen(out, "grounds.html", asked=form is not None)
    chosen = _form(form.value if form is not None else None, out, GRAPHS)
    pack = setup.pack()
    try:
        planned = plans.plan(pack, name)
    except plans.NoSuchName as unknown:
        raise Stop(Exit.USAGE, str(unknown)) from None
    if chosen == "html":
        _give(graph_out.to_html(planned, pack, f"{setup.rules_folder()}/"), out)
    else:
        _give(graph_out.to_mermaid(planned, pack), out)


def timeline(
    context: typer.Context,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=DAY_HELP)] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=f"{OUT_HELP} The name ends in .html.")
    ] = None,
) -> None:
    """Draw every policy on a timeline, with gaps, unclear days and court orders, and a line at one day."""
    from asylum_screen.workbench.pictures import timeline_out

    setup: Setup = context.obj
    _is_seen(out, "policies.html", asked=False)
    _form(None, out, TIMELINES)
    day = as_of_day(as_of, today(), ahead=True)
    _give(timeline_out.to_html(setup.pack(), day, f"{setup.rules_folder()}/"), out)


def _is_seen(out: Path | None, page: str, *, asked: bool) -> None:
    """A picture as text floods a terminal and shows nobody anything.

    Raises:
        Stop: usage, for a picture without a file on a terminal.
    """
    if out is None and not asked and sys.stdout.isatty():
        raise Stop(Exit.USAGE, f"A terminal cannot show this picture. For a browser: --out {page}")


def _form(asked: str | None, out: Path | None, endings: dict[str, str]) -> str:
    """What to make: as asked, else as the name of the file says, else the first form there is.

    Raises:
        Stop: usage, for a name that tells no form.
    """
    if asked is not None or out is None:
        return asked or next(iter(endings.values()))
    form = endings.get(out.suffix.lower())
    if form is None:
        raise Stop(Exit.USAGE, f'--out: the name "{out.name}" must end in one of: {", ".join(endings)}.')
    return form


def _give(made: str, out: Path | None) -> None:
    """Write the product to a file or to standard output.

    Raises:
        Stop: not written, when the file cannot be written.
    """
    if out is None:
        sys.stdout.write(made)
        return
    from .handout import write_whole

    write_whole(out, made.encode())
    tell(f"Written: {out}")


def preview(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A question, rule, policy, deadline, card, help entry or section.")
    ],
    lang: Annotated[str | None, typer.Option("--lang", metavar="CODE", help=LANG_HELP)] = None,
    width: Annotated[
        int | None, typer.Option("--width", min=20, max=200, metavar="N", help="Line width in columns, 20 to 200.")
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=ANY_DAY_HELP)] = None,
    watching: Annotated[bool, typer.Option("--watch", help="Redraw on every save; Ctrl-C stops.")] = False,
) -> None:
    """Show a question or rule as a person sees it."""
    setup: Setup = context.obj
    day = today()
    shown = Preview(setup, name, lang, width, as_of_day(as_of, day, ahead=True), day)
    if not watching:
        sys.stdout.write("\n".join(shown.lines(setup.pack())) + "\n")
        return
    from asylum_screen.workbench.watching import watch

    shown.words()  # a wrong language is told at once
    watch(shown.folders(), shown.again, time.sleep)


@dataclass
class Preview:
    """What `preview` shows, and shows again."""

    setup: Setup
    name: str
    lang: str | None
    width: int | None
    as_of: date
    real: date
    place: Followed | None = field(default=None, init=False)

    def words(self) -> Words:
        """The words of the language asked for, read anew."""
        return self.setup.words(self.lang)

    def folders(self) -> list[Path]:
        """The folders in which a change matters."""
        beside = self.setup.translations_folder() if self.lang not in (None, "en") else None
        return [self.setup.rules_folder(), *([beside] if beside is not None else [])]

    def lines(self, pack: RulePack) -> list[str]:
        """The lines a person sees.

        Raises:
            Stop: usage, when nothing has this id.
        """
        from asylum_screen.workbench.preview import NoSuchId, Wish, preview

        width = self.width or _columns()
        wish = Wish(self.name, width, self.as_of, self.real, self.setup.ansi())
        try:
            return preview(pack, self.words(), wish)
        except NoSuchId as unknown:
            raise Stop(Exit.USAGE, str(unknown)) from None

    def again(self) -> None:
        """Show it on a clean screen; when the files are wrong, show what is wrong and go on."""
        from asylum_screen.problems import RuleFilesInvalid
        from asylum_screen.rulebook import load_pack
        from asylum_screen.workbench.watching import Followed

        folder = self.setup.rules_folder()
        try:
            lines = self.lines(load_pack(folder))
        except RuleFilesInvalid as invalid:
            wrong = [found.line(f"{folder}/") for found in invalid.problems if found.is_error]
            lines = ["The rule files have mistakes. Fix them and save again.", "", *wrong]
        except Stop as stop:
            lines = [str(stop), "Still watching."]
        if sys.stdout.isatty():
            self.place = self.place or Followed()
            lines = self.place.fit(lines, _rows() - 1)
            sys.stdout.write("\x1b[H\x1b[2J")
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()


def _columns() -> int:
    return shutil.get_terminal_size((80, 24)).columns - 1 if sys.stdout.isatty() else 80


def _rows() -> int:
    return shutil.get_terminal_size((80, 24)).lines


def schema(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help=OUT_HELP)] = None,
    scenarios: Annotated[bool, typer.Option("--scenarios", help="The shape of scenario files instead.")] = False,
) -> None:
    """Print a JSON Schema for rule files, so an editor can complete and check as you type."""
    from asylum_screen.workbench.schema import cases_text, schema_text, vscode_lines

    setup: Setup = context.obj
    folder = setup.rules_folder()
    _give(cases_text(folder) if scenarios else schema_text(folder), out)
    for line in vscode_lines(out, "tests/scenarios/**/*.yaml" if scenarios else f"{folder.name}/**/*.yaml"):
        tell(line)
