"""Sums of money in texts: the one of the day, and the one that is known to follow soon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from asylum_screen.core.entries import Amount

from .words import Value, Words

SOON = timedelta(days=90)


def amounts_on(amounts: tuple[Amount, ...], day: date) -> dict[str, Amount]:
    """The amounts of a day, by the placeholders `{fee.<id>}` in whose place they are put."""
    return {f"fee.{amount.id}": amount for amount in amounts if amount.on(day)}


def fees_on(amounts: tuple[Amount, ...], day: date) -> dict[str, Value]:
    """The sums charged on a day, as values for the placeholders `{fee.<id>}`.

    A change that lies ahead within 90 days, and could be known on the day, is named with its day. A name without a sum
    on this day gives "?", for whoever looks at a text on a day on which no person reads it.
    """
    found: dict[str, Value] = {f"fee.{amount.id}": "?" for amount in amounts}
    for name, now in amounts_on(amounts, day).items():
        ahead = (each for each in amounts if each.id == now.id and day < each.first <= day + SOON)
        then = next((each for each in ahead if each.known_from <= day), None)
        found[name] = now.amount if then is None else _both(now, then)
    return found


def _both(now: Amount, then: Amount) -> Callable[[Words], str]:
    return lambda words: words("paper/fee/changes", amount=now.amount, first=then.first, later=then.amount)
