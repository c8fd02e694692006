"""Serves the page on this machine: one process for one person, whose end is the wipe."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import no_trace
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.kiosk import IDLE, LEFT, Kiosk, serve_people, setup_for
from asylum_screen.fronts.page import Kind, Nav, Page, Para
from asylum_screen.fronts.pages import neutral
from asylum_screen.fronts.setup import EXIT_BUG, EXIT_DONE, Ending, Idle, Outcome, Setup
from asylum_screen.fronts.turner import Turner
from asylum_screen.language.words import Words

from .app import MOST_BYTES, App, Place, Start
from .listen import Listening
from .session import Session

FLUSH = 2.0  # seconds in which the last answer must have gone out
Clip = Callable[[str, str], Path | None]
Paper = Callable[[Orientation, Words], str]


class NoPackageError(Exception):
    """The package that serves pages is not installed."""


def run_page_kiosk(kiosk: Kiosk, listening: Listening, port: int, clip: Clip) -> int:
    """Serve one person after the other until the service is stopped.

    Returns:
        143 or 129 after SIGTERM or SIGHUP, 2 when nobody may be served any more, 1 when it stopped again and again.

    Raises:
        NoPackageError: the package is missing.
    """
    _create_server()
    no_trace.harden()
    return serve_people(kiosk, partial(_one, listening, port, clip), nullcontext())


def _one(listening: Listening, port: int, clip: Clip, kiosk: Kiosk, before: int) -> int:
    """One person, in the process that ends with them."""
    idle = Idle(kiosk.settings.warn_after, kiosk.settings.leave_after)

    def begin() -> Session | None:
        return Session(Conversation(setup_for(kiosk)), idle) if kiosk.may_serve() is None else None

    def page(alone: bool) -> Page:
        return neutral_page(setup_for(kiosk), alone=alone)

    app = App(Place(port, begin, page, clip=clip), alone=before not in (EXIT_DONE, LEFT))
    signal.signal(signal.SIGALRM, lambda *_: os._exit(IDLE))
    app.rearm = _rearm
    serve(listening, app)
    if app.failed:
        return EXIT_BUG
    left = app.outcome is not None and app.outcome.ending is not Ending.FINISHED
    return LEFT if left else EXIT_DONE


def _rearm(left: float | None) -> None:
    signal.setitimer(signal.ITIMER_REAL, max(0.01, left) if left is not None else 0)


def serve_alone(setup: Setup, listening: Listening, port: int, clip: Clip, paper: Paper) -> Outcome:
    """Serve one person on their own machine. A page waits for ever; Ctrl-C leaves; after a fault they can begin again.

    Args:
        setup: the interview.
        listening: where the browser comes.
        port: the same, for the guard.
        clip: finds recordings.
        paper: writes a paper for the browser to print.

    Returns:
        How it ended.

    Raises:
        NoPackageError: the package is missing.
    """

    def begin() -> Session:
        return Session(Conversation(setup))

    def left() -> Page:
        turner = Turner(setup)
        said = [Para(each) for each in turner.in_all_languages("ui/left")]
        return turner.desk.page(Kind.READ, "left", None, said, [], without=frozenset(Nav))

    app = App(Place(port, begin, lambda alone: neutral_page(setup, alone=alone), left, paper, clip))
    serve(listening, app)
    assert app.outcome is not None
    return app.outcome


def neutral_page(setup: Setup, *, alone: bool) -> Page:
    """The page that shows nothing of anybody. alone: the person before was left without their doing."""
    turner = Turner(setup)
    said = turner.in_all_languages
    ended = said("ui/kiosk/ended") if alone else ()
    return replace(neutral(turner.desk, said("ui/kiosk/neutral_title"), said("ui/start/begin"), ended), show_ids=False)


def serve(listening: Listening, app: App) -> None:
    """Answer the browser until all was said.

    Raises:
        NoPackageError: the package is missing.
    """
    quiet = logging.getLogger("waitress")  # its reports hold what was sent
    quiet.addHandler(logging.NullHandler())
    quiet.setLevel(logging.CRITICAL + 1)
    quiet.propagate = False

    def answer(environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        body = app(environ, start)
        if app.over:
            server.accepting = False  # before the last answer goes out: who comes after it is for the next process
        return body

    server = _create_server()(
        answer, sockets=[listening], threads=1, ident=None, max_request_body_size=4 * MOST_BYTES,
        clear_untrusted_proxy_headers=True, connection_limit=60,
    )  # fmt: skip

    def turn(seconds: float) -> None:
        server.asyncore.loop(timeout=seconds, use_poll=True, map=server._map, count=1)

    while not app.over:
        turn(1)
    until = time.monotonic() + FLUSH
    while any(each.requests or each.total_outbufs_len for each in list(server.active_channels.values())):
        if time.monotonic() > until:
            return
        turn(0.05)


def _create_server() -> Any:
    try:
        from waitress import create_server
    except ImportError:
        raise NoPackageError from None
    return create_server
