"""The groups of commands: what Typer does not do by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperArgument, TyperGroup

from .exits import Exit, Stop
from .setup import Color

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
            app = new_app()
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


class Commands(TyperGroup):
    """Commands whose help names an argument by what it is (FILE), without its Python type (`<list[Path]>`)."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One command, or None."""
        command = super().get_command(ctx, cmd_name)
        for parameter in getattr(command, "params", ()):
            if isinstance(parameter, TyperArgument):
                vars(parameter)["display_type_rich"] = lambda ctx: None  # noqa: ARG005
        return command

    def invoke(self, ctx: Any) -> Any:
        """Run one command. A reader that goes away is a normal end; the library would take it for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise Stop(Exit.DONE) from None


class AllCommands(Commands):
    """The program's own group: each command is built when it is called."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.commands = _Made()
        _only_given(self)


def new_app(**more: Any) -> typer.Typer:
    """An application without completion and without Rich, which would slow each start."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        **more,
    )
