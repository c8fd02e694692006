"""Page one as plain data: the keys `first`, `touches`, `next` and `help_first` of a result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .first import page_of
from .first_page import FirstItem, FirstPage
from .orientation import Orientation
from .rules import Text

KEYS = ("first", "touches", "next", "help_first")


def first_data(orientation: Orientation, say: Callable[..., str]) -> dict[str, Any]:
    """Page one as lists; all of them empty when the rules say nothing of page one."""
    page = page_of(orientation)
    if page is None:
        return {key: [] for key in KEYS}
    return {
        "first": [_item(rank, item, page, orientation, say) for rank, item in enumerate(page.first, 1)],
        "touches": [{"id": name, "brief": say(text)} for name, text in page.touches],
        "next": [say(text, date=day or orientation.as_of) for text, day in page.next],
        "help_first": [entry.id for entry in page.help],
    }


def _item(
    rank: int, item: FirstItem, page: FirstPage, orientation: Orientation, say: Callable[..., str]
) -> dict[str, Any]:
    words = item.said.screen
    rules = orientation.pack.page_one

    def said(text: Text | None) -> str:
        return "" if text is None else say(text, date=item.day or orientation.as_of)

    return {
        "rank": rank,
        "now": item.now,
        "tier": item.tier,
        "id": item.id,
        "date": item.day.isoformat() if item.day is not None else None,
        "days_left": item.days_left,
        "brief": said(words.brief),
        "loses": said(words.loses),
        "step": said(words.step or page.reach.step),
        "call": item.call.id if item.call is not None else None,
        "reason": rules.tiers.get(item.tier, "") if rules is not None else "",
        "replaces": list(item.replaces),
        "because": list(item.because),
    }
