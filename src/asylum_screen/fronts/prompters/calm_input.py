"""Keys as a person presses them. What comes in bursts was pasted or typed ahead, and answers nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from prompt_toolkit.input.base import Input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

MOST_AT_ONCE = 3  # a digit or two and Enter may arrive together over a slow line
BURST_GAP = 0.1  # seconds: more keys than that within this time are a burst; as much silence ends it
_MOVES = frozenset({Keys.Up, Keys.Down, Keys.PageUp, Keys.PageDown})  # held down they come fast, and answer nothing


class CalmInput(Input):
    """Passes keys on, but drops bursts.

    Args:
        inner: where keys come from.
        clock: seconds that only go up.
        awake: called at every key; False swallows the key (it only woke the screen).
    """

    def __init__(self, inner: Input, clock: Callable[[], float], awake: Callable[[], bool]) -> None:
        self._inner = inner
        self._clock = clock
        self._awake = awake
        self._times: list[float] = []  # when the last keys came
        self._in_burst = False

    def read_keys(self) -> list[KeyPress]:
        """The keys that are meant."""
        return self._meant(self._inner.read_keys())

    def flush_keys(self) -> list[KeyPress]:
        """A key that had to be waited for, such as Esc."""
        return self._meant(self._inner.flush_keys())

    def _meant(self, keys: list[KeyPress]) -> list[KeyPress]:
        keys = [key for key in keys if key.key not in (Keys.CPRResponse, Keys.BracketedPaste)]
        if not keys:
            return []
        now = self._clock()
        recent = [when for when in self._times if now - when < BURST_GAP]
        self._times = [*recent, *(now for key in keys if key.key not in _MOVES)]
        self._in_burst = len(self._times) > MOST_AT_ONCE or (self._in_burst and bool(recent))
        del self._times[: -MOST_AT_ONCE - 1]
        return [] if self._in_burst or not self._awake() else keys

    def fileno(self) -> int:
        """The file number behind."""
        return self._inner.fileno()

    def typeahead_hash(self) -> str:
        """The name under which prompt_toolkit keeps keys typed ahead."""
        return self._inner.typeahead_hash()

    def flush(self) -> None:
        """Passed on."""
        self._inner.flush()

    @property
    def closed(self) -> bool:
        """True when no key can come any more."""
        return self._inner.closed

    def raw_mode(self) -> AbstractContextManager[None]:
        """Passed on."""
        return self._inner.raw_mode()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """Passed on."""
        return self._inner.cooked_mode()

    def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
        """Passed on."""
        return self._inner.attach(input_ready_callback)

    def detach(self) -> AbstractContextManager[None]:
        """Passed on."""
        return self._inner.detach()

    def close(self) -> None:
        """Passed on."""
        self._inner.close()
