"""A group of commands: what Typer does not do by itself."""

from __future__ import annotations

from typing import Any

from typer.core import TyperArgument, TyperGroup

from .exits import Exit, Stop


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
