"""`translations review ...`: a table for a native speaker, and the marks of what they read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .commands import Commands
from .exits import Exit, Stop, tell
from .handout import document_bytes, write_whole
from .rules_review import form_of
from .setup import Setup, parse_day, today

Code = Annotated[str, typer.Argument(metavar="CODE", help="A language code, such as es.")]


def add_to(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(
        cls=Commands,
        help="Have a native speaker read a language, and keep what they found right.",
        rich_markup_mode=None,
        no_args_is_help=True,
        epilog="Example: asylum-screen translations review export es --out es.csv",
    )
    group.command(epilog="Example: asylum-screen translations review export es --out es.csv")(export)
    group.command("import", epilog='Example: asylum-screen translations review import es es.csv --reader "Ana Diaz"')(
        take
    )
    app.add_typer(group, name="review")


def export(
    context: typer.Context,
    code: Code,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="A name that ends in .csv, .html or .pdf.")],
    unread: Annotated[bool, typer.Option("--unread", help="Only texts nobody has read yet.")] = False,
) -> None:
    """Write English, translation and note side by side, with room for an answer."""
    from asylum_screen.workbench import translations_review as review

    folder, ending = _folder(context.obj, code), form_of(out)
    found = review.chosen(folder, code, unread=unread)
    if ending == ".csv":
        data = review.table(found).encode()
    else:
        data = document_bytes(ending, review.to_document(found, context.obj.words(code), today()))
    write_whole(out, data)
    tell(f"{len(found)} texts written to {out}.")


def take(
    context: typer.Context,
    code: Code,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The table that the reader filled in.")],
    reader: Annotated[str, typer.Option("--reader", metavar="NAME", help="The native speaker or the organization.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the reading (YYYY-MM-DD). Default: today.")
    ] = None,
) -> None:
    """Mark what a native speaker found right, and list what they want changed. All is taken, or nothing."""
    from asylum_screen.workbench import translations_review
    from asylum_screen.workbench.spreadsheet import BadTableError

    folder = _folder(context.obj, code)
    day = parse_day(on, "--on") if on else today()
    if not reader.strip():
        raise Stop(Exit.USAGE, "--reader is empty. Write the name of the native speaker or the organization.")
    try:
        found = translations_review.read_marks(file.read_bytes(), folder, code, reader, day)
    except OSError as problem:
        raise Stop(Exit.USAGE, f"{file} cannot be read: {problem.strerror}.") from None
    except BadTableError as wrong:
        raise Stop(Exit.USAGE, "\n".join([*wrong.lines, f"Nothing of {file} was taken."])) from None
    for remark in found.remarks:
        print(remark)
    for path, data in translations_review.written(found, folder):
        write_whole(path, data)
        path.chmod(0o644)
    tell(f"{found.marked} marked as read, {len(found.remarks)} with a change or a comment.")


def _folder(setup: Setup, code: str) -> Path:
    """The translations folder.

    Raises:
        Stop: usage, when it is missing or has no such language.
    """
    folder = setup.translations_folder()
    if folder is None or not any((folder / code).glob("*.po")):
        raise Stop(Exit.USAGE, f'There are no translations of the language "{code}".')
    return folder
