"""What is wrong in a command line, in the language of the run: the command line's own library knows only English."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from asylum_screen.language.messages import Message, message
from asylum_screen.present.handout_form import Look

from .setup import Color

if TYPE_CHECKING:
    from typer.exceptions import TyperException

    from .voice import Voice

FITTING = {"--paper": tuple(Look), "--color": tuple(Color)}


def what_is_wrong(problem: TyperException, voice: Voice) -> list[Message]:
    """What to say about a wrong command line: what it is, what may have been meant, where help is."""
    context = getattr(problem, "ctx", None)
    found = list(_found(problem, voice))
    if context is not None:
        found.append(message("error/usage/help", command=f"{context.command_path} --help"))
    return found


def _found(problem: TyperException, voice: Voice) -> Iterator[Message]:
    """By the name of the class: the classes themselves are private to the library."""
    option = str(getattr(problem, "option_name", ""))
    context = getattr(problem, "ctx", None)
    commands = list(getattr(getattr(context, "command", None), "commands", ()))
    match type(problem).__name__:
        case "NoSuchOption":
            yield message("error/usage/option", option=option)
            near = sorted(getattr(problem, "possibilities", None) or ())
            if near:
                yield message("error/usage/near", given=near[0])
        case "BadOptionUsage":
            flag = "does not take" in str(problem)
            yield message("error/usage/flag" if flag else "error/usage/no_value", option=option)
        case "BadParameter":
            yield from _value(str(next(iter(getattr(getattr(problem, "param", None), "opts", ())), "?")))
        case _ if commands and voice.typed.command not in ("", *commands):
            yield message("error/usage/command", given=voice.typed.command)
            for close in get_close_matches(voice.typed.command, commands, n=1):
                yield message("error/usage/near", given=close)
        case _:
            yield message("error/usage/other")


def _value(option: str) -> Iterator[Message]:
    yield message("error/usage/value", option=option)
    if option in FITTING:
        yield message("error/usage/fitting", given=", ".join(FITTING[option]))
