"""What `--help` shows is for people: words, not Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from asylum_screen.cli.app import build_app


def helps() -> Iterator[tuple[str, str]]:
    """Every command with its help."""
    yield from _helps(typer.main.get_command(build_app()), None, "asylum-screen")


def _helps(command: Any, parent: Any, name: str) -> Iterator[tuple[str, str]]:
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    yield name, command.get_help(context)
    for inner in getattr(command, "commands", {}):
        yield from _helps(command.get_command(context, inner), context, f"{name} {inner}")


HELPS = dict(helps())


@pytest.mark.parametrize("command", HELPS)
def test_no_help_names_a_type_of_python(command: str) -> None:
    """A file is FILE, a day is DAY; only a choice shows its words in angle brackets."""
    for word in ("<list", "<str>", "<path>", "<int", "<float>"):
        assert word not in HELPS[command]


def test_every_command_is_looked_at() -> None:
    """Also those of the groups."""
    assert {"asylum-screen assess", "asylum-screen rules mutate", "asylum-screen translations check"} <= HELPS.keys()
