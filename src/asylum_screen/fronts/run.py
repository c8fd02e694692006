"""The entry point of every front: choose a prompter, run the loop, leave the terminal as it was."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TextIO

from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.terminals import can_show, encodes
from asylum_screen.language.words import Words
from asylum_screen.present.page_one import render_first
from asylum_screen.present.text import render_text

from . import terminal
from .loop import Loop
from .setup import EXIT_CANNOT_RUN, EXIT_HANGUP, EXIT_INTERRUPTED, Ending, Outcome, Setup


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
        How it ended, with the exit code for the shell: 2 when there was nothing to read from the start. Ctrl-C, SIGTERM
        and SIGHUP end in an outcome, not in an exception; the terminal is as it was before.

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

    here = shown_here(setup, plain=True)
    columns, _ = terminal.size(setup.stdout)
    prompter = PlainPrompter(setup.stdin, setup.stdout, min(columns, 90))
    loop = Loop(here, prompter)
    stays = terminal.is_terminal(setup.stdout)
    with _sorry(setup, loop, stays=stays):
        outcome = loop.run()
    if outcome.ending is Ending.LEFT and not prompter.was_read and not terminal.is_terminal(setup.stdin):
        return Outcome(Ending.STOPPED, EXIT_CANNOT_RUN)
    return _with_all_words(setup, here, _said(setup, outcome, stays=stays))


def _rich(setup: Setup) -> Outcome:
    from .prompters.rich_prompter import RichPrompter, TerminalGone

    term = setup.env.get("TERM")
    here = shown_here(setup, plain=False)
    voices = [here.words(language.code) for language in here.languages] if setup.idle is not None else []
    loop = Loop(here, RichPrompter(setup.stdin, setup.stdout, term=term, idle=setup.idle, voices=voices))
    try:
        with _sorry(setup, loop, stays=False), terminal.screen(setup.stdin, setup.stdout, clear_history=setup.kiosk):
            outcome = loop.run()
    except TerminalGone:
        return Outcome(Ending.STOPPED, EXIT_HANGUP)
    if setup.kiosk:
        return outcome
    if outcome.document is not None:
        columns, _ = terminal.size(setup.stdout)
        if outcome.orientation is not None and outcome.words is not None:
            setup.stdout.write(render_first(setup.first(outcome.orientation, outcome.words), columns))
        setup.stdout.write(render_text(outcome.document, columns))
    return _with_all_words(setup, here, _said(setup, outcome, stays=outcome.document is not None))


@contextlib.contextmanager
def _sorry(setup: Setup, loop: Loop, *, stays: bool) -> Iterator[None]:
    """A fault of ours, or Ctrl-C, is said in the person's language before it goes on its way."""
    try:
        yield
    except OSError:
        raise
    except KeyboardInterrupt:
        if not setup.kiosk:
            terminal.put(setup.stdout, (f"\n{loop.words('ui/bye')}" if stays else loop.words("ui/left")) + "\n")
        raise
    except Exception:
        if not setup.kiosk:
            terminal.put(setup.stdout, loop.words("error/stopped") + "\n")
        raise


def shown_here(setup: Setup, *, plain: bool) -> Setup:
    """Offer only languages whose letters this screen shows, and begin in one of them; the others are named.

    Plain lines that go to another program can be in any language; what it shows them on is its own affair.
    """
    encoding, term = getattr(setup.stdout, "encoding", "") or "utf-8", setup.env.get("TERM", "")

    def shows(language: Language) -> bool:
        if plain and not terminal.is_terminal(setup.stdout):
            return encodes(language, encoding)
        return can_show(language, encoding, term)

    @cache
    def words(code: str) -> Words:  # read once: the list of languages needs all of them, each time it is shown
        return setup.words(code).shown_by(shows)

    first = setup.words(setup.lang)
    wanted = [*setup.languages, first.language, *([first.second.language] if first.second is not None else [])]
    hidden = {language.code: language for language in wanted if not shows(language)}
    shown = tuple(language for language in setup.languages if language.code not in hidden)
    garbled = setup.lang in hidden
    return replace(
        setup,
        words=words,
        lang=ENGLISH.code if garbled else setup.lang,
        languages=shown,
        language_first=setup.language_first or garbled,
        hidden=tuple(hidden.values()),
    )


def _with_all_words(setup: Setup, here: Setup, outcome: Outcome) -> Outcome:
    """For paper, which shows every letter: the language asked for, and the second one, whatever the screen shows."""
    if not here.hidden or outcome.words is None:
        return outcome
    fell_back = setup.lang != here.lang and outcome.words.lang == here.lang
    return replace(outcome, words=setup.words(setup.lang if fell_back else outcome.words.lang))


def _said(setup: Setup, outcome: Outcome, *, stays: bool) -> Outcome:
    """Say on the way out that nothing was kept; or, where the words stay in the window, that others can read them."""
    if outcome.words is not None:
        text = "ui/bye" if stays or outcome.ending is Ending.FINISHED else "ui/left"
        setup.stdout.write(outcome.words(text) + "\n")
        setup.stdout.flush()
    return outcome
