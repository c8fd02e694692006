"""The Typer application and the options that every command shares."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from asylum_screen.language.messages import message

from .exits import Exit, Stop, tell
from .setup import COLOR_HELP, RULES_HELP, TRANSLATIONS_HELP, Color, Setup
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
        tell(f"Reading {locate('rules').path}, not the rules of the copy in which you are: --rules rules names those.")
    return None


ADDED_BY = {
    "screen": "screen",
    "kiosk": "kiosk",
    "doctor": "kiosk",
    "assess": "assess",
    "rules": "rules",
    "translations": "translations",
}
"""Every command in the order of the help, with the module that adds it. A module is imported when it is needed."""


class _Made(MutableMapping[str, Any]):
    """The commands by name, each built when it is first asked for: an interview waits for no trainers' command."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = dict.fromkeys(ADDED_BY)

    def __getitem__(self, name: str) -> Any:
        if self._made[name] is None:
            app = _app()
            import_module(f".{ADDED_BY[name]}", __package__).add_to(app)
            self._made[name] = _only_given(typer.main.get_group(app).commands[name])
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _only_given(command: Any) -> Any:
    """Options that nobody gave keep their default as it is: the library would load pydantic to look at it."""
    of_command = command.get_params

    def params(context: Any) -> list[Any]:
        found: list[Any] = of_command(context)
        for parameter in found:
            if "process_value" not in vars(parameter):
                parameter.process_value = _kept_default(parameter, parameter.process_value)
        return found

    command.get_params = params
    return command


def _kept_default(parameter: Any, process: Callable[..., Any]) -> Callable[..., Any]:
    none = () if parameter.nargs == -1 or getattr(parameter, "multiple", False) else None

    def value_of(context: Any, value: Any) -> Any:
        if parameter.required or not (value is None or type(value) is Color):
            return process(context, value)
        kept = none if value is None else value
        return kept if parameter.callback is None else parameter.callback(context, parameter, kept)

    return value_of


class _Commands(TyperGroup):
    """All commands. A reader that goes away is a normal end; the library would take it for a failure."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.commands = _Made()
        _only_given(self)

    def invoke(self, ctx: Any) -> Any:
        """Run one command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise Stop(Exit.DONE) from None


def _app(**more: Any) -> typer.Typer:
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        **more,
    )


def build_app(voice: Voice | None = None) -> typer.Typer:
    """The application with all its commands.

    Args:
        voice: says what goes wrong, in the language of the run.
    """
    speaks = voice or Voice()
    app = _app(
        cls=_Commands,
        help=ABOUT,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Example: asylum-screen screen --lang es",
    )

    @app.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        rules_path: Annotated[Path | None, typer.Option("--rules", help=RULES_HELP)] = None,
        translations_path: Annotated[Path | None, typer.Option("--translations", help=TRANSLATIONS_HELP)] = None,
        color: Annotated[Color, typer.Option("--color", help=COLOR_HELP)] = Color.AUTO,
        version: Annotated[bool, typer.Option("--version", "-V", help="Show the versions and leave.")] = False,
    ) -> None:
        """A plain-language orientation about US asylum law. General information, not legal advice."""
        beside = _beside(context.invoked_subcommand, rules_path)
        context.obj = Setup(rules_path, translations_path, color, speaks, beside)
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
