"""Three-valued truth: yes, no, and not known yet.

"I do not know" is never "no". That is why a truth value refuses to be used as a Python truth value.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """The truth of a condition. The order NO < UNKNOWN < YES gives `all` its minimum and `any` its maximum."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __bool__(self) -> bool:
        """Refuse: `if truth:` would turn "not known" into "yes" or "no".

        Raises:
            TypeError: always.
        """
        raise TypeError("a Truth is not a bool: compare it with Truth.YES, Truth.NO or Truth.UNKNOWN")

    @property
    def word(self) -> str:
        """The word used in JSON: "yes", "no" or "unknown"."""
        return self.name.lower()


YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def all_of(parts: Iterable[Truth]) -> Truth:
    """NO if any part is NO, else UNKNOWN if any is UNKNOWN, else YES (also for no parts at all)."""
    result = YES
    for part in parts:
        if part is NO:
            return NO
        if part is UNKNOWN:
            result = UNKNOWN
    return result


def any_of(parts: Iterable[Truth]) -> Truth:
    """YES if any part is YES, else UNKNOWN if any is UNKNOWN, else NO (also for no parts at all)."""
    result = NO
    for part in parts:
        if part is YES:
            return YES
        if part is UNKNOWN:
            result = UNKNOWN
    return result


def negate(truth: Truth) -> Truth:
    """Swap YES and NO; UNKNOWN stays UNKNOWN."""
    return UNKNOWN if truth is UNKNOWN else (NO if truth is YES else YES)


def known(value: bool) -> Truth:
    """Turn a settled Python bool into YES or NO."""
    return YES if value else NO
