"""`rules review ...`: sheets for a lawyer to read, their signatures, and what is not signed yet."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .commands import Commands
from .exits import Exit, Stop, tell
from .setup import Setup, parse_day, today

if TYPE_CHECKING:
    from asylum_screen.core.rules import RulePack

FORMS = (".csv", ".html", ".pdf")


def add_to(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(
        cls=Commands,
        help="Have a lawyer read the rules, and keep what they signed.",
        rich_markup_mode=None,
        no_args_is_help=True,
        epilog="Example: asylum-screen rules review export grounds --out grounds.csv",
    )
    group.command(epilog="Example: asylum-screen rules review export dates --out dates.csv")(export)
    group.command(
        "import", epilog='Example: asylum-screen rules review import dates.csv --reviewer "Ana Diaz" --admitted Texas'
    )(take)
    group.command(epilog="Example: asylum-screen rules review status")(status)
    app.add_typer(group, name="review")


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="A name that ends in .csv, .html or .pdf.")],
    topic: Annotated[
        str | None, typer.Argument(metavar="TOPIC", help="A topic, a file or an id. Default: everything.")
    ] = None,
    unsigned: Annotated[bool, typer.Option("--unsigned", help="Only what is not signed, or changed since.")] = False,
) -> None:
    """Write what a lawyer reads: words, conditions, exceptions and sources, with room for an answer."""
    from asylum_screen.workbench import review_sheets

    from .handout import document_bytes, write_whole

    setup: Setup = context.obj
    pack = setup.pack()
    try:
        rows = review_sheets.rows(pack, topic, unsigned_on=today() if unsigned else None)
    except review_sheets.NoSuchTopicError as unknown:
        raise Stop(Exit.USAGE, str(unknown)) from None
    ending = form_of(out)
    if ending == ".csv":
        data = review_sheets.as_csv(rows).encode()
    else:
        data = document_bytes(ending, review_sheets.to_document(rows, pack, today()))
    write_whole(out, data)
    tell(f"{len(rows)} statements written to {out}.")


def form_of(out: Path) -> str:
    """The form of a sheet, by the end of its name.

    Raises:
        Stop: usage, for another one.
    """
    ending = out.suffix.lower()
    if ending not in FORMS:
        raise Stop(Exit.USAGE, f'--out: the name "{out.name}" must end in one of: {", ".join(FORMS)}.')
    return ending


def take(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The table that the lawyer filled in.")],
    reviewer: Annotated[str, typer.Option("--reviewer", metavar="NAME", help="The lawyer or the organization.")],
    admitted: Annotated[
        str, typer.Option("--admitted", metavar="PLACE", help="Where the lawyer is admitted. Nobody else can sign.")
    ],
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="What they are.")] = "lawyer",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the reading (YYYY-MM-DD). Default: today.")
    ] = None,
) -> None:
    """Keep what a lawyer signed, and list what they want changed. All of the table is taken, or nothing."""
    from asylum_screen.workbench import review_import
    from asylum_screen.workbench.spreadsheet import BadTableError

    from .handout import write_whole

    setup: Setup = context.obj
    folder, pack = setup.rules_folder(), setup.pack()
    day = parse_day(on, "--on") if on else today()
    if not reviewer.strip():
        raise Stop(Exit.USAGE, "--reviewer is empty. Write the name of the lawyer or the organization.")
    if not admitted.strip():
        raise Stop(Exit.USAGE, "--admitted is empty. Write where the lawyer is admitted, such as Texas.")
    if day > today():
        raise Stop(Exit.USAGE, f"--on: {day} is still to come. Write the day of the reading.")
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise Stop(Exit.USAGE, f"{file} cannot be read: {problem.strerror}.") from None
    reader = review_import.Reader(" ".join(reviewer.split()), role, admitted.strip(), day)
    try:
        taken = review_import.read_table(data, pack)
    except BadTableError as wrong:
        raise Stop(Exit.USAGE, "\n".join([*wrong.lines, f"Nothing of {file} was taken."])) from None
    for remark in taken.remarks:
        print(remark)
    if taken.signed or taken.changed:
        kept = review_import.file_of(reader, folder)
        kept.parent.mkdir(exist_ok=True)
        write_whole(kept, review_import.review_text(reader, taken, pack).encode())
        kept.chmod(0o644)
        tell(f"Written to {kept}.")
    tell(f"{len(taken.signed)} signed, {len(taken.remarks)} with a change or a comment.")


def status(context: typer.Context) -> None:
    """Count what is signed by topic, and name what people see unsigned."""
    tell_unsigned(context.obj)


def tell_unsigned(setup: Setup, *, wanted: bool = True) -> None:
    """Print what is not signed yet, where that is wanted."""
    for line in unsigned(setup.pack()) if wanted else ():
        print(line)


def unsigned(pack: RulePack) -> list[str]:
    """A line for each topic: how much of it is signed, and what is not."""
    from asylum_screen.core.reviews import key_of, read_by, signable

    every = Counter(each.topic for each in signable(pack))
    found = []
    for topic in sorted(every):
        here = [each for each in signable(pack) if each.topic == topic]
        open_ = [key_of(each).partition(" ")[2] for each in here if not read_by(pack, [each], today()).read]
        names = f" Not signed: {', '.join(open_)}" if 0 < len(open_) < len(here) else ""
        found.append(f"{topic}: {len(here) - len(open_)} of {len(here)} signed.{names}")
    return found
