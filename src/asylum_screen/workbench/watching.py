"""Looking at files until they change, and showing a text again at the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Stamps = dict[str, tuple[int, int]]
ENDINGS = (".yaml", ".po")
ABOVE = 3  # lines shown above the first line that changed


def stamps(folders: Iterable[Path]) -> Stamps:
    """The time and size of every rule and translation file below some folders."""
    found: Stamps = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in ENDINGS:
                try:
                    state = path.stat()
                except OSError:  # just now being replaced
                    continue
                found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


class Followed:
    """Which part of a text is on the screen: it stays where it was, unless what changed lies outside."""

    def __init__(self) -> None:
        self._before: list[str] = []
        self._top = 0

    def fit(self, lines: Sequence[str], height: int) -> list[str]:
        """The lines for a screen of this height."""
        before, self._before = self._before, list(lines)
        if len(lines) <= height:
            self._top = 0
            return list(lines)
        room = max(1, height - 1)
        changed = _first_change(before, lines) if before else None
        if changed is not None and not self._top <= changed < self._top + room:
            self._top = changed - ABOVE
        self._top = max(0, min(self._top, len(lines) - room))
        shown = list(lines[self._top : self._top + room])
        return [*shown, f"(lines {self._top + 1} to {self._top + len(shown)} of {len(lines)})"]


def _first_change(before: Sequence[str], now: Sequence[str]) -> int | None:
    for place, line in enumerate(now):
        if place >= len(before) or before[place] != line:
            return place
    return len(now) - 1 if len(before) > len(now) else None


def watch(
    folders: Sequence[Path], show: Callable[[], None], sleep: Callable[[float], None], *, seconds: float = 0.4
) -> None:
    """Show, and show again whenever a file changed, until Ctrl-C.

    Args:
        folders: what to look at.
        show: shows everything anew; it tells problems itself.
        sleep: waits for some seconds.
        seconds: how long to wait between two looks.
    """
    seen: Stamps | None = None
    while True:
        now = stamps(folders)
        if now != seen:
            seen = now
            show()
        sleep(seconds)
