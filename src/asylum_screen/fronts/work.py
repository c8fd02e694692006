"""Something slow, such as printing, done while a page stands on the screen that can still be left at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

from asylum_screen.core.rules import Text

AT_ONCE = 0.2  # seconds: what is done by then needs no page


class Work:
    """Runs something beside the page on the screen. It ends with the process at the latest.

    Args:
        run: does it and gives the words that say what came of it.
    """

    def __init__(self, run: Callable[[], Text | str]) -> None:
        self.done = threading.Event()
        self._run = run
        self._said: Text | str | None = None
        self._fault: BaseException | None = None

    def begin(self) -> bool:
        """Begin; True when it was done at once."""
        threading.Thread(target=self._do, daemon=True).start()
        return self.done.wait(AT_ONCE)

    def said(self) -> Text | str | None:
        """What came of it, when it is done.

        Raises:
            BaseException: what went wrong in it, as if it had been done here.
        """
        if self._fault is not None:
            raise self._fault
        return self._said

    def _do(self) -> None:
        try:
            self._said = self._run()
        except BaseException as fault:  # noqa: BLE001  (raised again by `said`, where the page is)
            self._fault = fault
        finally:
            self.done.set()
