"""The entry point of every front: choose a prompter, run the loop, leave the terminal as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TextIO

from asylum_screen.language.terminals import can_show
from asylum_screen.present.text import render_text

from . import terminal
from .loop import Loop
from .setup import EXIT_HANGUP, EXIT_INTERRUPTED, Ending, Outcome, Setup


def choose_front(stdin: TextIO, stdout: TextIO, env: Mapping[str, str], *, plain: bool) -> str:
    """Which front fits: "plain" (numbered lines) or "rich" (pages on a terminal).

    Args:
        stdin: where keys come from.
        stdout: where pages go.
        env: the environment; TERM=dumb and ACCESSIBLE=1 choose plain lines.
        plain: plain lines are asked for.
    """
    return "plain" if plain or terminal.wants_plain(stdin, stdout, env) else "rich"


def run_interview(setup: Setup) -> Outcome:
    """Lead one person through the interview.

    Args:
        setup: everything the interview needs.

    Returns:
        How it ended, with the exit code for the shell. Ctrl-C, SIGTERM and SIGHUP end in an outcome, not in an
        exception; the terminal is as it was before.

    Raises:
        OSError: standard output could not be written (closed pipe, full disk).
    """
    front = choose_front(setup.stdin, setup.stdout, setup.env, plain=setup.plain)
    with terminal.signals_leave():
        try:
            return _plain(setup) if front == "plain" else _rich(setup)
        except KeyboardInterrupt:
            return Outcome(Ending.STOPPED, EXIT_INTERRUPTED)
        except terminal.Stopped as stopped:
            return Outcome(Ending.STOPPED, stopped.exit_code)


def _plain(setup: Setup) -> Outcome:
    from .prompters.plain import PlainPrompter

    columns, _ = terminal.size(setup.stdout)
    return _said(setup, Loop(setup, PlainPrompter(setup.stdin, setup.stdout, min(columns, 90))).run())


def _rich(setup: Setup) -> Outcome:
    from .prompters.rich_prompter import RichPrompter, TerminalGone

    term = setup.env.get("TERM")
    setup = _shown_here(setup)
    try:
        with terminal.screen(setup.stdin, setup.stdout, clear_history=setup.kiosk):
            outcome = Loop(setup, RichPrompter(setup.stdin, setup.stdout, term=term, idle=setup.idle)).run()
    except TerminalGone:
        return Outcome(Ending.STOPPED, EXIT_HANGUP)
    if not setup.kiosk and outcome.document is not None:
        columns, _ = terminal.size(setup.stdout)
        setup.stdout.write(render_text(outcome.document, columns))
    return outcome if setup.kiosk else _said(setup, outcome)


def _shown_here(setup: Setup) -> Setup:
    """Offer only languages whose letters this terminal shows; say so when the one asked for is not among them."""
    encoding, term = getattr(setup.stdout, "encoding", "") or "", setup.env.get("TERM", "")
    shown = tuple(language for language in setup.languages if can_show(language, encoding, term))
    garbled = not can_show(setup.words(setup.lang).language, encoding, term)
    return replace(setup, languages=shown, garbled=garbled)


def _said(setup: Setup, outcome: Outcome) -> Outcome:
    """Say on the way out that nothing was kept."""
    if outcome.words is not None:
        text = "ui/bye" if outcome.ending is Ending.FINISHED else "ui/left"
        setup.stdout.write(outcome.words(text) + "\n")
        setup.stdout.flush()
    return outcome
