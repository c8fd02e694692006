"""Replies from a script: for tests, and for playing a scenario through the whole interview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Event

from asylum_screen.fronts.page import Chosen, Kind, Nav, Page, Reply

Said = Reply | str


class ScriptPrompter:
    """Takes its replies from a mapping of page names; each page has one reply or several, in order.

    A page to read that is not named goes on. Any other page that is not named ends the input.
    The pages seen are kept in `seen`, by name.
    """

    def __init__(self, replies: Mapping[str, Said | Iterable[Said]]) -> None:
        self._replies = {
            name: [said] if isinstance(said, str | Chosen | Nav) else list(said) for name, said in replies.items()
        }
        self.seen: list[str] = []
        self.pages: list[Page] = []

    def during(self, page: Page, done: Event) -> Reply | None:
        """The next reply for this page, or all the time it takes."""
        if self._replies.get(page.name):
            return self.ask(page)
        done.wait()
        return None

    def ask(self, page: Page) -> Reply:
        """The next reply for this page."""
        self.seen.append(page.name)
        self.pages.append(page)
        waiting = self._replies.get(page.name)
        if waiting:
            said = waiting.pop(0)
            return Chosen((said,)) if isinstance(said, str) else said
        return Chosen((page.rows[0].id,)) if page.kind is Kind.READ else Nav.END_OF_INPUT


class Recorder:
    """Stands before any prompter and keeps what was asked and replied: the transcript two fronts must share."""

    def __init__(self, ask: Callable[[Page], Reply], before: Callable[[Page], None]) -> None:
        self._ask = ask
        self._before = before
        self.transcript: list[tuple[str, tuple[str, ...] | str]] = []

    def during(self, page: Page, done: Event) -> Reply | None:  # noqa: ARG002  (the shape of a prompter)
        """All the time it takes."""
        done.wait()
        return None

    def ask(self, page: Page) -> Reply:
        """Pass the page on and note the reply."""
        self._before(page)
        reply = self._ask(page)
        self.transcript.append((page.name, reply.ids if isinstance(reply, Chosen) else reply.value))
        return reply
