"""The WSGI callable: who may ask, what for, and the headers of every answer. It knows no socket and no clock."""

from __future__ import annotations

import hmac
import secrets
import sys
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts.page import Page
from asylum_screen.fronts.setup import Outcome
from asylum_screen.language.clips import KINDS, MACHINE
from asylum_screen.language.words import Words

from .form import decoded
from .pages import Around, render
from .session import Session

MOST_BYTES = 20_000
POLICY = "default-src 'none'; {style}media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
HEADERS = (
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)
FORGET = ("Clear-Site-Data", '"cache", "storage"')
PAPER_FROM = frozenset({"menu", "orientation"})
Start = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True)
class Place:
    """Where pages are shown.

    Args:
        port: of this machine.
        begin: begins with a new person; None: nobody may be served any more.
        neutral: the page that shows nothing of anybody; told whether the person before was left without their doing.
        left: the page after the only person of this place; None: the neutral page, for the next one.
        paper: writes a paper for the browser to print; None: there is none.
        clip: for a language and the id of a text, where its recording is.
    """

    port: int
    begin: Callable[[], Session | None]
    neutral: Callable[[bool], Page]
    left: Callable[[], Page] | None = None
    paper: Callable[[Orientation, Words], str] | None = None
    clip: Callable[[str, str], Path | None] = lambda _lang, _text: None

    @property
    def origin(self) -> str:
        """The address of every page."""
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True)
class Answer:
    """What the browser gets. style: the sheet in it that may be used, by its hash."""

    status: str
    body: bytes = field(default=b"", repr=False)
    kind: str = "text/html; charset=utf-8"
    style: str = ""
    more: tuple[tuple[str, str], ...] = ()


class App:
    """Serves one person after the neutral page.

    Attributes:
        session: the person; None before and after.
        outcome: how it ended; None while it goes on.
        failed: a person's session ended by a fault of ours.
        over: everything was said: whoever serves this may end.
        rearm: told after each reply in how many seconds all is gone; None: never.
    """

    def __init__(self, place: Place, *, alone: bool = False) -> None:
        self.place = place
        self.alone = alone
        self.session: Session | None = None
        self.outcome: Outcome | None = None
        self.failed = False
        self.over = False
        self.rearm: Callable[[float | None], None] = lambda _: None

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request. A fault of ours ends the person's session, names only its type and leads to the front."""
        try:
            answer = self._refusal(environ) or self._answer(environ)
        except Exception as fault:  # noqa: BLE001  (its text and its trace may hold an answer)
            sys.stderr.write(f"asylum-screen: {type(fault).__name__}\n")
            self.session, self.failed, self.over = None, True, self.place.left is None
            away = environ["PATH_INFO"] != "/"  # a browser keeps the form of an answer that leads nowhere
            answer = self._to("/", FORGET) if away else Answer("500 Internal Server Error")
        policy = POLICY.format(style=f"style-src '{answer.style}'; " if answer.style else "")
        cookie = f"n={secrets.token_urlsafe(12)}; HttpOnly; SameSite=Strict; Path=/"
        own = (("Content-Type", answer.kind), ("Content-Length", str(len(answer.body))))
        named = (("Content-Security-Policy", policy), ("Set-Cookie", cookie))
        start(answer.status, [*HEADERS, *named, *own, *answer.more])
        return [answer.body]

    # ------------------------------------------------------------ who may ask

    def _refusal(self, environ: Mapping[str, Any]) -> Answer | None:
        """Why a request is not looked at: another name of this machine, another page's form, too much of it."""
        method = environ["REQUEST_METHOD"]
        if environ.get("HTTP_HOST") != f"127.0.0.1:{self.place.port}":
            return Answer("421 Misdirected Request")
        if method not in ("GET", "POST"):
            return Answer("405 Method Not Allowed", more=(("Allow", "GET, POST"),))
        if method == "POST":
            same = environ.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
            if environ.get("HTTP_ORIGIN") != self.place.origin or not same:
                return Answer("403 Forbidden")
            length = environ.get("CONTENT_LENGTH") or "0"
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return Answer("413 Content Too Large")
        return None

    # ------------------------------------------------------------ what is asked for

    def _answer(self, environ: Mapping[str, Any]) -> Answer:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if path == "/" and method == "GET":
            return self._front()
        if path == "/begin" and method == "POST":
            return self._begin()
        if not path.startswith("/s/"):
            return Answer("404 Not Found")
        head, _, rest = path.removeprefix("/s/").partition("/")
        session = self.session
        if session is None or not hmac.compare_digest(head.encode(), session.token.encode()):
            return self._to("/")
        if method == "POST":
            return self._take(session, rest, environ["wsgi.input"].read(MOST_BYTES))
        return self._show(session, rest)

    def _front(self) -> Answer:
        """What anybody may see. It never leads back to a person."""
        if self.outcome is not None and self.place.left is not None:
            self.over = True
            return self._page(self.place.left(), Around("/"))
        return self._page(self.place.neutral(self.alone or self.failed), Around("/begin"))

    def _begin(self) -> Answer:
        """A new person; whoever was there before is gone."""
        if self.session is not None:
            self.session.close()
        if self.outcome is None:
            self.session = self.place.begin()
            self.over = self.session is None
            self.rearm(self.session.left if self.session is not None else None)
        return self._to(self._at(self.session)) if self.session is not None else self._to("/", FORGET)

    def _take(self, session: Session, number: str, body: bytes) -> Answer:
        session.take(int(number) if number.isascii() and number.isdecimal() else 0, decoded(body))
        self.rearm(session.left)
        return self._current(session)

    def _show(self, session: Session, wanted: str) -> Answer:
        session.look()
        if wanted == "still":
            session.ask_if_there()
        if wanted == "paper" and self.place.paper is not None and session.page.name in PAPER_FROM:
            return self._paper(self.place.paper(session.orientation(), session.page.words))
        if wanted.startswith("say/"):
            return self._clip(session, wanted.removeprefix("say/"))
        if wanted != str(session.serial) or session.outcome is not None:
            return self._current(session)
        at, refresh = f"/s/{session.token}", session.refresh()
        aims = {"page": f"{at}/{session.serial}", "still": f"{at}/still", "end": "/"}
        more = (("Refresh", f"{refresh[0]}; url={aims[refresh[1]]}"),) if refresh is not None else ()

        def listen(text: str) -> tuple[str, bool] | None:
            clip = self.place.clip(session.page.words.lang, text)
            return (f"{at}/say/{text}", MACHINE in clip.parts) if clip is not None else None

        paper = f"{at}/paper" if self.place.paper is not None and session.page.name in PAPER_FROM else ""
        closes = session.page.name == "who_is_there"
        return self._page(session.page, Around(self._at(session), listen, paper, closes), more=more)

    def _current(self, session: Session) -> Answer:
        """The way to the page that is shown now, or out when there is none any more."""
        if session.outcome is None:
            return self._to(self._at(session))
        self.session, self.outcome, self.over = None, session.outcome, self.place.left is None
        self.rearm(None)
        return self._to("/", FORGET)

    def _clip(self, session: Session, text: str) -> Answer:
        clip = self.place.clip(session.page.words.lang, text)
        if clip is None:
            return Answer("404 Not Found")
        return Answer("200 OK", clip.read_bytes(), KINDS[clip.suffix])

    @staticmethod
    def _paper(html: str) -> Answer:
        """A paper, whose own policy names the style in it."""
        return Answer("200 OK", html.encode(), style=html.partition("style-src '")[2].partition("'")[0])

    @staticmethod
    def _at(session: Session) -> str:
        return f"/s/{session.token}/{session.serial}"

    @staticmethod
    def _to(path: str, *more: tuple[str, str]) -> Answer:
        return Answer("303 See Other", more=(("Location", path), *more))

    @staticmethod
    def _page(page: Page, around: Around, more: tuple[tuple[str, str], ...] = ()) -> Answer:
        html, sheet = render(page, around)
        digest = b64encode(sha256(sheet.encode()).digest()).decode()
        return Answer("200 OK", html.encode(), style=f"sha256-{digest}", more=more)
