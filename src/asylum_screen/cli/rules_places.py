"""`rules places ...`: the places of help of a shelter or clinic, beside the national list."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from .commands import Commands
from .exits import Exit, Stop, tell
from .setup import Setup, today

KINDS = ("lawyer", "lawyer_list", "local", "violence", "children", "information")
WHO = ("free", "held", "child", "outside")


def add_to(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(
        cls=Commands,
        help="Add the places of help next door, without touching the law.",
        rich_markup_mode=None,
        no_args_is_help=True,
        epilog="Example: asylum-screen rules places new places.yaml",
    )
    group.command(epilog="Example: asylum-screen rules places new places.yaml")(new)
    group.command(epilog="Example: asylum-screen rules places check places.yaml")(check)
    app.add_typer(group, name="places")


def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The file to write. It must not be there yet.")],
) -> None:
    """Ask a few questions, and write a file of places."""
    from .handout import write_whole

    if file.exists():
        raise Stop(Exit.USAGE, f"{file} is already there. Edit it, or choose another name.")
    lines = [f"organization: {_quoted(typer.prompt('The name of your organization'))}", f"added: {today()}"]
    staff = typer.prompt("How can people reach your staff? (Enter: do not say)", default="", show_default=False)
    lines += [f"staff: {_quoted(staff)}"] if staff.strip() else []
    lines.append("help:")
    while True:
        lines += _place()
        if not typer.confirm("Another place?", default=False):
            break
    write_whole(file, ("\n".join(lines) + "\n").encode())
    tell(f"Written to {file}.")
    _look(context.obj, file)


def _place() -> list[str]:
    name = typer.prompt("The name of the place")
    does = typer.prompt("What does it do, in one sentence")
    phone = typer.prompt("Its telephone number (Enter: none)", default="", show_default=False)
    hours = typer.prompt("Its hours and its address (Enter: none)", default="", show_default=False)
    kind = _one_of("What kind of place is it? A shelter, a church or a kitchen is local.", KINDS)
    who = _one_of(
        "Whom does it reach: people who are free (not locked up), held, a child alone, or outside the country?", WHO
    )
    told = typer.confirm("May it tell the government what people say there?", default=False)
    called = " ".join(_plain(name).split())
    say = f"{{phone}}, {called}." if phone.strip() else f"{called}. {_plain(hours)}".strip()
    return [
        f"  {_id(name)}:",
        f"    name: {_quoted(name)}",
        f"    kind: {kind}",
        f"    does: {_quoted(does)}",
        *([f"    phone: {_quoted(phone)}"] if phone.strip() else []),
        *([f"    hours: {_quoted(hours)}"] if hours.strip() else []),
        f"    may_share: {'possible' if told else 'no'}",
        "    page_one:",
        f"      reach: [{who}]",
        f"      say: {_quoted(say)}",
    ]


def _one_of(question: str, words: tuple[str, ...]) -> str:
    while True:
        given = str(typer.prompt(f"{question} ({', '.join(words)})", default=words[0])).strip().lower()
        if given in words:
            return given
        tell(f'"{given}" is none of these: {", ".join(words)}.')


def check(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The file of places.")],
) -> None:
    """Check a file of places: its form, its conditions, and the words in it."""
    if not _look(context.obj, file):
        raise typer.Exit(Exit.RULES)


def _look(setup: Setup, file: Path) -> bool:
    """Tell what is wrong with a file of places; True when nothing is."""
    from asylum_screen.problems import counted
    from asylum_screen.workbench.check import check_own

    problems = check_own(setup.rules_folder(), file, today())
    for found in problems:
        print(found.line())
    errors = sum(found.is_error for found in problems)
    tell(f"{file}: {counted(errors, 'error')}, {counted(len(problems) - errors, 'remark')}.")
    return not errors


def _plain(words: object) -> str:
    return str(words).strip()


def _quoted(words: object) -> str:
    return '"' + _plain(words).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _id(name: object) -> str:
    """A name as ids are written."""
    import unicodedata

    spread = unicodedata.normalize("NFD", _plain(name).lower())
    plain = re.sub(r"[^a-z0-9]+", "_", "".join(sign for sign in spread if sign.isascii())).strip("_")
    return f"own_{plain}" if plain else "own_place"
