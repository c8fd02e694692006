"""The kiosk: one person after the other on a shared machine, each in a process of their own.

The process that stays has never seen an answer. The one that asks ends with the person, and its memory with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TextIO

from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import RulePack
from asylum_screen.language.languages import Language
from asylum_screen.language.messages import Message, message
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document
from asylum_screen.present.page_rows import Slots
from asylum_screen.present.text import render_text

from . import no_trace, terminal
from .kiosk_settings import NO_PRINTER, KioskSettings
from .printing import print_paper
from .setup import EXIT_BUG, EXIT_CANNOT_RUN, EXIT_DONE, EXIT_HANGUP, Action, Ending, Idle, InParts, Setup, Terminal

LEFT = 10  # the child's exit code after "leave now": a neutral page comes next
IDLE = 11  # and when nobody was there any more: the neutral page also says that nothing was kept
MIN_COLUMNS, MIN_ROWS = 40, 15
CRASHES, CRASH_SECONDS = 5, 10.0


@dataclass(frozen=True)
class Kiosk:
    """Everything a kiosk needs.

    Args:
        pack: the rules.
        day: gives today's day, asked anew for each person.
        words: gives the Words for a language code.
        document: lays an orientation out for a day.
        languages: those that are ready to be offered.
        stdin: the terminal's keyboard.
        stdout: the terminal's screen.
        stderr: where the operator is told why the kiosk does not start.
        env: the environment.
        settings: the operator's settings.
        paper: what is printed; None prints the orientation as plain text.
        operator: the language in which the operator is told.
        may_serve: asked before each person; why nobody may be served any more, in words for the operator, or None.
        first: gives the pages that stand before the whole orientation.
        parts: cuts the interview up, where the pack names topics.
    """

    pack: RulePack
    day: Callable[[], date]
    words: Callable[[str], Words]
    document: Callable[[Orientation, Words], Document]
    languages: tuple[Language, ...]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    env: Mapping[str, str]
    settings: KioskSettings = field(default_factory=KioskSettings)
    paper: Callable[[Orientation, Document, Words], bytes] | None = None
    may_serve: Callable[[], str | None] = lambda: None
    operator: str = "en"
    first: Callable[[Orientation, Words], Sequence[Slots]] = lambda _orientation, _words: ()
    parts: InParts | None = None


def refusal(kiosk: Kiosk) -> str | None:
    """Why the kiosk must not start here, in words for the operator; None when it may."""
    words = kiosk.words(kiosk.operator)
    if terminal.wants_plain(kiosk.stdin, kiosk.stdout, {**kiosk.env, "ACCESSIBLE": ""}):
        return words("ui/kiosk/needs_terminal")
    columns, rows = terminal.size(kiosk.stdout)
    if columns < MIN_COLUMNS or rows < MIN_ROWS:
        return words("ui/kiosk/too_small")
    recorder, network = no_trace.watchers(kiosk.env)
    if recorder is not None:
        return words("ui/kiosk/recorder", what=recorder)
    return words("ui/kiosk/ssh") if network is not None else None


def run_kiosk(kiosk: Kiosk) -> int:
    """Serve one person after the other until the service is stopped.

    Returns:
        143 or 129 after SIGTERM or SIGHUP or a closed terminal, 2 when it must not start here or must not serve
        another person, 1 when it stopped again and again.
    """
    reason = refusal(kiosk)
    if reason is not None:
        kiosk.stderr.write(f"{reason}\n")
        return EXIT_CANNOT_RUN
    from .prompters import screen  # loaded once, before the first person

    del screen

    def after() -> None:
        no_trace.wipe(kiosk.stdin, kiosk.stdout)
        no_trace.quiet_terminal(kiosk.stdin)

    return serve_people(kiosk, _session, no_trace.no_trace(kiosk.stdin, kiosk.stdout), after)


def serve_people(
    kiosk: Kiosk,
    session: Callable[[Kiosk, int], int],
    around: contextlib.AbstractContextManager[object],
    after: Callable[[], None] = lambda: None,
) -> int:
    """Serve one person after the other, and tell the operator what they must know.

    Args:
        kiosk: the surroundings.
        session: holds an interview; told the exit code of the one before, gives its own.
        around: what holds while people are served.
        after: what is done after each.

    Returns:
        The exit code of `run_kiosk`.
    """
    tell = kiosk.words(kiosk.operator)
    if no_trace.swaps():
        kiosk.stderr.write(f"{tell('ui/kiosk/swap')}\n")
    kiosk = _with_words_read(kiosk)
    with terminal.signals_leave():
        try:
            with around:
                code = _each_person(lambda before: session(kiosk, before), kiosk.may_serve, after)
        except terminal.Stopped as stopped:
            return stopped.exit_code
    if code == EXIT_CANNOT_RUN:
        kiosk.stderr.write(f"{kiosk.may_serve()}\n")
    if code == EXIT_BUG:
        kiosk.stderr.write(f"{tell('ui/kiosk/restarts')}\n")
    return code


def _with_words_read(kiosk: Kiosk) -> Kiosk:
    """The same with the words of each language read before the first person, not by each."""
    kiosk = replace(kiosk, words=cache(kiosk.words))
    for language in _languages(kiosk):
        kiosk.words(language.code)
    return kiosk


def _each_person(session: Callable[[int], int], may_serve: Callable[[], str | None], after: Callable[[], None]) -> int:
    """Person after person, each in a process of their own. A session that fails is wiped like any other.

    Returns:
        Why it ended: 129, 1 when it stopped again and again, 2 when nobody may be served.
    """
    failed: list[float] = []
    code = EXIT_DONE
    while may_serve() is None:
        code = _one_person(session, code)
        after()
        if code == EXIT_HANGUP:
            return EXIT_HANGUP
        if code not in (EXIT_DONE, LEFT, IDLE):
            failed = [*failed[-CRASHES:], time.monotonic()]
            if len(failed) > CRASHES and failed[-1] - failed[0] < CRASH_SECONDS:
                return EXIT_BUG
    return EXIT_CANNOT_RUN


def _one_person(session: Callable[[int], int], before: int) -> int:
    """One process for one person; gives its exit code when it is gone. before: that of the person before."""
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        code = EXIT_BUG
        sys.excepthook = lambda *_: None
        try:
            no_trace.die_with_parent()
            no_trace.lock_memory()
            if os.getppid() == parent:
                code = session(before)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else EXIT_BUG
        except BaseException:  # noqa: BLE001  (nothing may be said about it: its text may hold an answer)
            code = EXIT_BUG
        finally:
            os._exit(code)
    try:
        _, status = os.waitpid(child, 0)
    except BaseException:
        _end(child)
        raise
    return os.waitstatus_to_exitcode(status)


def _end(child: int) -> None:
    """End the process of a person: kindly, then for certain."""
    for number, patience in ((signal.SIGTERM, 1.0), (signal.SIGKILL, 5.0)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)
        until = time.monotonic() + patience
        while time.monotonic() < until:
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(child, os.WNOHANG)[0] == 0:
                    time.sleep(0.02)
                    continue
            return


def _session(kiosk: Kiosk, before: int) -> int:
    """The interview of one person, in the process that ends with it."""
    from .run import run_interview

    late = False

    def begins(in_time: Callable[[], bool]) -> bool:
        nonlocal late
        late = not in_time()
        return not late

    setup = setup_for(kiosk)
    outcome = run_interview(
        replace(
            setup,
            neutral_first=before != EXIT_DONE,
            ended_alone=before not in (EXIT_DONE, LEFT),
            begins=lambda: begins(setup.begins),
        ),
        Terminal(
            kiosk.stdin, kiosk.stdout, kiosk.env, idle=Idle(kiosk.settings.warn_after, kiosk.settings.leave_after)
        ),
    )
    if outcome.ending is Ending.FINISHED or (late and outcome.ending is Ending.LEFT):
        return EXIT_DONE  # late: the same person chooses a language again, with the rules of the new day
    if outcome.exit_code == EXIT_HANGUP:
        return EXIT_HANGUP
    return IDLE if outcome.idle else LEFT


def setup_for(kiosk: Kiosk) -> Setup:
    """The interview of the next person, wherever it is held. It begins only on this day (the first page may wait)."""
    chosen, day = _languages(kiosk), kiosk.day()
    return Setup(
        kiosk.pack,
        day,
        kiosk.words,
        kiosk.document,
        lang=chosen[0].code if chosen else "en",
        languages=chosen,
        language_first=True,
        kiosk=True,
        actions=_actions(kiosk),
        begins=lambda: kiosk.day() == day and kiosk.may_serve() is None,
        first=kiosk.first,
        parts=kiosk.parts,
    )


def _languages(kiosk: Kiosk) -> tuple[Language, ...]:
    """The languages offered, in the operator's order."""
    by_code = {language.code: language for language in kiosk.languages}
    wanted = [by_code[code] for code in kiosk.settings.languages if code in by_code]
    return tuple(wanted) or kiosk.languages


def _actions(kiosk: Kiosk) -> tuple[Action, ...]:
    if kiosk.settings.printer == NO_PRINTER:
        return ()

    def paper(orientation: Orientation, document: Document, words: Words) -> Message:
        made = kiosk.paper(orientation, document, words) if kiosk.paper else render_text(document, 76).encode()
        sent = print_paper(made, kiosk.settings.printer, kiosk.env)
        return message("ui/kiosk/printed" if sent else "ui/kiosk/not_printed")

    return (Action("print", "ui/kiosk/print", paper),)
