"""The entry point on a terminal: choose a prompter, hold the conversation, leave the terminal as it was."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TextIO

from asylum_screen.language.cells import wrap
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.terminals import can_show, encodes
from asylum_screen.language.words import Words
from asylum_screen.present.console import print_result
from asylum_screen.present.topics import render_topics

from . import terminal
from .conversation import Conversation
from .drive import drive
from .setup import EXIT_CANNOT_RUN, EXIT_HANGUP, EXIT_INTERRUPTED, Ending, Outcome, Setup, Terminal


def choose_front(stdin: TextIO, stdout: TextIO, env: Mapping[str, str], *, plain: bool) -> str:
    """Which front fits: "plain" (numbered lines) or "screen" (pages on a terminal).

    Args:
        stdin: where keys come from.
        stdout: where pages go.
        env: the environment; TERM=dumb and ACCESSIBLE=1 choose plain lines.
        plain: plain lines are asked for.
    """
    return "plain" if plain or terminal.wants_plain(stdin, stdout, env) else "screen"


def run_interview(setup: Setup, where: Terminal) -> Outcome:
    """Lead one person through the interview.

    Args:
        setup: everything the interview needs.
        where: the terminal on which it is held.

    Returns:
        How it ended, with the exit code for the shell: 2 when there was nothing to read from the start. Ctrl-C, SIGTERM
        and SIGHUP end in an outcome, not in an exception; the terminal is as it was before.

    Raises:
        OSError: standard output could not be written (closed pipe, full disk).
    """
    front = choose_front(where.stdin, where.stdout, where.env, plain=where.plain)
    with terminal.signals_leave():
        try:
            return _plain(setup, where) if front == "plain" else _screen(setup, where)
        except KeyboardInterrupt:
            return Outcome(Ending.STOPPED, EXIT_INTERRUPTED)
        except terminal.Stopped as stopped:
            return Outcome(Ending.STOPPED, stopped.exit_code)


def _plain(setup: Setup, where: Terminal) -> Outcome:
    from .prompters.plain import PlainPrompter

    here = shown_here(setup, where, plain=True)
    columns, _ = terminal.size(where.stdout)
    prompter = PlainPrompter(where.stdin, where.stdout, min(columns, 90))
    conversation = Conversation(here)
    stays = terminal.is_terminal(where.stdout)
    with _sorry(conversation, where, kiosk=setup.kiosk, stays=stays), terminal.interrupted_once():
        outcome = drive(conversation.pages(), prompter)
    if outcome.ending is Ending.LEFT and not prompter.was_read and not terminal.is_terminal(where.stdin):
        return Outcome(Ending.STOPPED, EXIT_CANNOT_RUN)
    return _with_all_words(setup, here, _said(where, outcome, stays=stays))


def _screen(setup: Setup, where: Terminal) -> Outcome:
    from .prompters.screen import ScreenPrompter, TerminalGone

    here = shown_here(setup, where, plain=False)
    voices = [here.words(language.code) for language in here.languages] if where.idle is not None else []
    prompter = ScreenPrompter(where.stdin, where.stdout, term=where.env.get("TERM"), idle=where.idle, voices=voices)
    conversation = Conversation(here)
    try:
        with (
            _sorry(conversation, where, kiosk=setup.kiosk, stays=False),
            terminal.screen(where.stdin, where.stdout, clear_history=setup.kiosk),
            terminal.interrupted_once(),
        ):
            outcome = drive(conversation.pages(), prompter)
    except TerminalGone:
        return Outcome(Ending.STOPPED, EXIT_HANGUP)
    if setup.kiosk:
        return outcome
    _print_result(setup, where, outcome)
    return _with_all_words(setup, here, _said(where, outcome, stays=outcome.document is not None))


def _print_result(setup: Setup, where: Terminal, outcome: Outcome) -> None:
    """Write page one into the window, and after it the list of topics or, where it was wished, everything."""
    orientation, words = outcome.orientation, outcome.words
    if orientation is None or words is None or outcome.document is None:
        return
    columns, _ = terminal.size(where.stdout)
    brief = setup.cut_up is not None and not where.whole
    first, whole = setup.first(orientation, words), None if brief else outcome.document
    print_result(where.stdout, where.env, columns, first, whole)
    if brief:
        where.stdout.write(render_topics(orientation, words, columns))


def _lines(where: Terminal, text: str) -> str:
    """A text of the way out, with no word cut at the edge of the window."""
    if not terminal.is_terminal(where.stdout):
        return f"{text}\n"
    columns, _ = terminal.size(where.stdout)
    return "".join(f"{line}\n" for line in wrap(text, max(8, columns - 1)))


@contextlib.contextmanager
def _sorry(conversation: Conversation, where: Terminal, *, kiosk: bool, stays: bool) -> Iterator[None]:
    """A fault of ours, or Ctrl-C, is said in the person's language before it goes on its way."""
    try:
        yield
    except OSError:
        raise
    except KeyboardInterrupt:
        if not kiosk:
            said = _lines(where, conversation.words("ui/bye" if stays else "ui/left"))
            terminal.put(where.stdout, f"\n{said}" if stays else said)
        raise
    except Exception:
        if not kiosk:
            terminal.put(where.stdout, _lines(where, conversation.words("error/stopped")))
        raise


def shown_here(setup: Setup, where: Terminal, *, plain: bool) -> Setup:
    """Offer only languages whose letters this screen shows, and begin in one of them; the others are named.

    Plain lines that go to another program can be in any language; what it shows them on is its own affair.
    """
    encoding, term = getattr(where.stdout, "encoding", "") or "utf-8", where.env.get("TERM", "")

    def shows(language: Language) -> bool:
        if plain and not terminal.is_terminal(where.stdout):
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


def _said(where: Terminal, outcome: Outcome, *, stays: bool) -> Outcome:
    """Say on the way out that nothing was kept; or, where the words stay in the window, that others can read them."""
    if outcome.words is not None:
        text = "ui/bye" if stays or outcome.ending is Ending.FINISHED else "ui/left"
        where.stdout.write(_lines(where, outcome.words(text)))
        where.stdout.flush()
    return outcome
