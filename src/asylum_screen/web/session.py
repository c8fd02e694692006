"""One person in front of a browser: the conversation, the page that is shown, and its number."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.drive import Work
from asylum_screen.fronts.page import Nav, Page, Reply
from asylum_screen.fronts.setup import Idle, Outcome

from .form import FORGETS, Form, refused, replies

EARLY = 2.0  # seconds by which a browser may come before the time


class Session:
    """Holds a conversation page by page. Each page has a number; a reply to another one changes nothing.

    Args:
        conversation: not yet begun.
        idle: limits for a shared machine; None: a page waits for ever.
        clock: seconds that only go up.

    Attributes:
        token: names this person's pages, and nobody can guess it.
        serial: the number of the page that is shown.
        outcome: how it ended; None while it goes on.
    """

    def __init__(
        self, conversation: Conversation, idle: Idle | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._conversation = conversation
        self._talk = conversation.pages()
        self._idle = idle
        self._clock = clock
        self._work: Work | None = None
        self.token = secrets.token_urlsafe(24)
        self.serial = 0
        self.outcome: Outcome | None = None
        self._show(next(self._talk))
        self._wait_anew()

    def _show(self, page: Page) -> None:
        self.serial += 1
        self._asked = self.page = page
        if page.errand is None:
            self._work = None
        elif self._work is None or self._work.errand is not page.errand:
            self._work = Work(page.errand)

    def take(self, serial: int, form: Form) -> None:
        """Take a form that was sent from a page; nothing happens when another page is shown by now."""
        if serial != self.serial or self.outcome is not None:
            return
        said = replies(self._asked, form)
        if not FORGETS.intersection(said) and (again := refused(self._asked, form)) is not None:
            self.serial, self.page = self.serial + 1, again
            said = ()
        for reply in said:
            self._send(reply)
        self._wait_anew()

    def _wait_anew(self) -> None:
        """From now on the limits of this page count."""
        self._last = self._clock()
        self._limits = self._idle.on(self.page) if self._idle is not None and not self.page.waits else None

    def _send(self, reply: Reply) -> None:
        if self.outcome is not None:
            return
        try:
            self._show(self._talk.send(reply))
        except StopIteration as end:
            self.outcome = end.value

    def look(self) -> None:
        """See if what a page waits for is done."""
        if self._work is not None and self._work.done:
            self._send(self._work.came_of_it())

    def ask_if_there(self) -> None:
        """Ask who is there, when nobody has touched the page for a while."""
        if self._limits is not None and self._clock() - self._last >= self._limits.warn - EARLY:
            self._send(Nav.AWAKE)

    @property
    def left(self) -> float | None:
        """Seconds until all is gone when nobody replies; None: never."""
        return self._last + self._limits.wipe - self._clock() if self._limits is not None else None

    def refresh(self) -> tuple[int, str] | None:
        """In how many seconds the browser asks for what: the `page` again, who is `still` there, the `end`."""
        if self._work is not None:
            return 1, "page"
        if self._limits is None or self.left is None:
            return None
        if self.page.brief:
            return max(1, round(self.left + EARLY)), "end"
        return max(1, round(self._last + self._limits.warn - self._clock())), "still"

    def orientation(self) -> Orientation:
        """What the rules say to the answers so far."""
        return self._conversation.person.interview.orientation()

    def close(self) -> None:
        """Leave at once, and forget."""
        self._send(Nav.IDLE)
