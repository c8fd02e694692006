"""Keys as a person presses them. What comes in bursts was pasted or typed ahead, and answers nothing.

Two rules. Many keys in a moment are all dropped. And a key that settles a page (Enter, back) counts only by itself: one
that arrives together with other keys, or right behind one, is dropped, and the others still point. On a slow line two
honest presses may arrive together; the same key pressed once more then comes by itself and counts. Keys that leave
always count, except in a burst.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from prompt_toolkit.input.base import Input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

MOST_AT_ONCE = 3  # a digit or two and Enter may arrive together over a slow line
ALONE_FOR = 0.03  # seconds since another key, before which a key that settles a page was not pressed by a finger
BURST_GAP = 0.1  # seconds: more keys than that within this time are a burst; as much silence ends it
_MOVES = frozenset({Keys.Up, Keys.Down, Keys.PageUp, Keys.PageDown})  # held down they come fast, and answer nothing
_LEAVES = frozenset({Keys.ControlX, Keys.F12, Keys.ControlC, Keys.ControlD, Keys.SIGINT})
_SETTLES = frozenset({Keys.ControlM, Keys.ControlJ, Keys.Escape})


class CalmInput(Input):
    """Passes keys on, but drops bursts.

    Args:
        inner: where keys come from.
        clock: seconds that only go up.
        awake: called at every key; False swallows the key (it only woke the screen), unless it is one that leaves.
        dropped: called when keys were dropped, so that the page can say so; True for a whole burst.
    """

    def __init__(
        self,
        inner: Input,
        clock: Callable[[], float],
        awake: Callable[[], bool],
        dropped: Callable[[bool], None] = lambda _: None,
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._awake = awake
        self._dropped = dropped
        self._times: list[float] = []  # when the last keys came
        self._pressed: dict[tuple[str, str], float] = {}  # when each key came last, for a moment
        self._in_burst = False

    def read_keys(self) -> list[KeyPress]:
        """The keys that are meant."""
        return self._meant(self._inner.read_keys())

    def flush_keys(self) -> list[KeyPress]:
        """A key that had to be waited for, such as Esc."""
        return self._meant(self._inner.flush_keys())

    def _meant(self, keys: list[KeyPress]) -> list[KeyPress]:
        pasted = any(key.key is Keys.BracketedPaste for key in keys)
        keys = [key for key in keys if key.key not in (Keys.CPRResponse, Keys.BracketedPaste)]
        if not keys:
            if pasted and self._awake():
                self._dropped(True)
            return []
        now = self._clock()
        recent = [when for when in self._times if now - when < BURST_GAP]
        self._times = [*recent, *(now for key in keys if key.key not in _MOVES)]
        self._in_burst = len(self._times) > MOST_AT_ONCE or (self._in_burst and bool(recent))
        del self._times[: -MOST_AT_ONCE - 1]
        alone = self._by_itself(keys, now)
        if not self._awake():
            return [key for key in keys if key.key in _LEAVES]
        if self._in_burst:
            self._dropped(True)
            return []
        kept = [key for key in keys if alone or key.key not in _SETTLES]
        if len(kept) < len(keys):
            self._dropped(False)
        return kept

    def _by_itself(self, keys: list[KeyPress], now: float) -> bool:
        """True when one read holds one key only (perhaps held down), and no other key came right before it."""
        before = {name: when for name, when in self._pressed.items() if now - when < ALONE_FOR}
        self._pressed = {**before, **{(key.key, key.data): now for key in keys}}
        return len(self._pressed) == 1

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
