"""Plays the touch page by direct calls, as a browser without scripts would: it sends only what stands on the page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from asylum_screen.fronts.conversation import Conversation, Talk
from asylum_screen.fronts.page import NONE, Chosen, Kind, Nav, Page, Reply
from asylum_screen.fronts.setup import Idle, Setup
from asylum_screen.web.app import App, Place
from asylum_screen.web.serve import neutral_page
from asylum_screen.web.session import Session

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"


@dataclass
class Got:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def to(self) -> str:
        """Where it sends the browser."""
        return self.headers.get("Location", "")


@dataclass
class Seen(HTMLParser):
    """The buttons, ticks and words of a page."""

    html: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    ticked: list[tuple[str, str]] = field(default_factory=list)
    ticks: list[tuple[str, str]] = field(default_factory=list)
    headings: int = 0
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._style = False
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what can be sent."""
        found = dict(attrs)
        self._style = tag == "style"
        self.headings += tag == "h1"
        pair = (found.get("name") or "", found.get("value") or "")
        if tag == "button" and "disabled" not in found:
            self.buttons.append(pair)
        if tag == "input":
            self.ticks.append(pair)
            self.ticked += [pair] if "checked" in found else []

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if data.strip() and not self._style:
            self.words.append(data.strip())


def ask(app: App, path: str, form: Iterable[tuple[str, str]] | bytes | None = None, **more: str) -> Got:
    """One request. form: what is posted; more: other entries of the environment."""
    body = form if isinstance(form, bytes) else urlencode(list(form)).encode() if form is not None else b""
    environ: dict[str, object] = {
        "REQUEST_METHOD": "GET" if form is None else "POST",
        "PATH_INFO": path,
        "HTTP_HOST": f"127.0.0.1:{PORT}",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    if form is not None:
        environ["HTTP_ORIGIN"] = ORIGIN
    answered: list[tuple[str, list[tuple[str, str]]]] = []
    text = b"".join(app({**environ, **more}, lambda status, headers: answered.append((status, headers))))
    status, headers = answered[0]
    return Got(int(status[:3]), dict(headers), text.decode("utf-8", "replace"))


class Noted(Conversation):
    """A conversation that writes down what was asked and replied."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self.transcript: list[tuple[str, tuple[str, ...] | str]] = []

    def pages(self) -> Talk:
        """The same pages."""
        talk = super().pages()
        page = next(talk)
        while True:
            reply = yield page
            self.transcript.append((page.name, reply.ids if isinstance(reply, Chosen) else reply.value))
            try:
                page = talk.send(reply)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]


class Player:
    """One person at the page."""

    def __init__(self, setup: Setup, *, idle: Idle | None = None, **more: object) -> None:
        self.talks: list[Noted] = []
        self.now = 0.0

        def begin() -> Session:
            self.talks.append(Noted(setup))
            return Session(self.talks[-1], idle, lambda: self.now)

        place = Place(PORT, begin, lambda alone: neutral_page(setup, alone=alone), **more)  # type: ignore[arg-type]
        self.app = App(place)
        self.at = ""
        self.html: list[str] = []

    def begin(self) -> Page:
        """The first page of a new person."""
        self.at = ask(self.app, "/begin", []).to
        return self.look()

    def look(self) -> Page:
        """The page that is shown."""
        got = ask(self.app, self.at)
        assert got.status == 200, (self.at, got.status)
        self.html.append(got.text)
        assert self.app.session is not None
        return self.app.session.page

    def post(self, *form: tuple[str, str]) -> Got:
        """Send a form from the page that is shown."""
        got = ask(self.app, self.at, form)
        self.at = got.to
        return got

    def reply(self, page: Page, reply: Reply) -> Page | None:
        """Reply as a finger does; None when it was the last page."""
        self.post(*fields(page, reply, Seen(self.html[-1])))
        return self.look() if self.app.session is not None else None

    def play(self, says: Callable[[Page], Reply]) -> list[tuple[str, tuple[str, ...] | str]]:
        """From the first page to the end; gives the transcript."""
        page: Page | None = self.begin()
        while page is not None:
            page = self.reply(page, says(page))
        return self.talks[-1].transcript


def fields(page: Page, reply: Reply, seen: Seen) -> list[tuple[str, str]]:
    """The fields that a reply takes, each of which stands on the page."""
    if isinstance(reply, Nav):
        assert ("nav", reply.value) in seen.buttons
        return [*seen.ticked, ("nav", reply.value)]
    if page.kind is not Kind.LIST:
        assert ("row", reply.id) in seen.buttons, (page.name, reply.id)
        return [("row", reply.id)]
    *marks, end = reply.ids
    if marks == [NONE]:
        marks, end = [], NONE
    sent = [("unsure" if marks.count(row) > 1 else "yes", row) for row in dict.fromkeys(marks)]
    assert not set(sent) - set(seen.ticks) and ("row", end) in seen.buttons, (page.name, sent)
    return [*sent, ("row", end)]
