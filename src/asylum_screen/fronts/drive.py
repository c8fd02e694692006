"""Drives a conversation with a prompter: shows each page, sends back the reply, does the errands beside the page."""

from __future__ import annotations

import threading
from typing import Protocol

from asylum_screen.language.messages import Message

from .conversation import Talk
from .page import Chosen, Errand, Page, Reply
from .setup import Outcome

AT_ONCE = 0.2  # seconds: what is done by then needs no page


class Prompter(Protocol):
    """Shows pages and takes replies. An answer is never made up: end of input is Nav.END_OF_INPUT."""

    def ask(self, page: Page) -> Reply:
        """Show a page and wait for the reply: rows that stand on it, or a Nav value."""
        ...

    def during(self, page: Page, done: threading.Event) -> Reply | None:
        """Show a page without rows until its errand is done; a reply when the person leaves it before."""
        ...


def drive(talk: Talk, prompter: Prompter) -> Outcome:
    """Lead a conversation to its end.

    Args:
        talk: the conversation, not yet begun.
        prompter: shows its pages.

    Returns:
        How it ended.

    Raises:
        BaseException: whatever the prompter raises, and what went wrong in an errand.
    """
    work: Work | None = None
    reply: Reply | None = None
    while True:
        try:
            page = next(talk) if reply is None else talk.send(reply)
        except StopIteration as end:
            ended: Outcome = end.value
            return ended
        if page.errand is None:
            reply = prompter.ask(page)
        else:
            work = work if work is not None and work.errand is page.errand else Work(page.errand)
            reply = work.beside(page, prompter)


class Work:
    """An errand under way. It ends with the process at the latest."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._done = threading.Event()
        self._said: Message | None = None
        self._fault: BaseException | None = None
        threading.Thread(target=self._do, daemon=True).start()

    def beside(self, page: Page, prompter: Prompter) -> Reply:
        """Wait for it beside its page; leaving works at once all the while."""
        left = None if self._done.wait(AT_ONCE) else prompter.during(page, self._done)
        return left if left is not None else self.came_of_it()

    @property
    def done(self) -> bool:
        """True when it is over, also when it failed."""
        return self._done.is_set()

    def came_of_it(self) -> Chosen:
        """The reply of a page whose errand is done.

        Raises:
            BaseException: what went wrong in it.
        """
        if self._fault is not None:
            raise self._fault
        return Chosen((), self._said)

    def _do(self) -> None:
        try:
            self._said = self.errand()
        except BaseException as fault:  # noqa: BLE001  (raised again by `beside`, where the page is)
            self._fault = fault
        finally:
            self._done.set()
