"""How `screen` and `kiosk` cut an interview up: part one, page one, then topics."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.fronts import InParts
    from asylum_screen.language.words import Words
    from asylum_screen.present.build import PaperOptions
    from asylum_screen.present.document import Document
    from asylum_screen.present.write_down import ToWrite


def in_parts(
    options: Callable[[], PaperOptions], topic: str | None = None, *, ask_all: bool = False, by_hand: bool = False
) -> InParts:
    """The interview in parts.

    Args:
        options: gives what the cards need to know, asked anew for each.
        topic: the topic that is opened after page one.
        ask_all: ask everything before page one.
        by_hand: offer a page to copy where there is no printer.
    """
    from asylum_screen.fronts import InParts
    from asylum_screen.present.topics import card_sources, topic_cards
    from asylum_screen.present.write_down import write_down

    def cards(orientation: Orientation, shown: str, words: Words) -> Document:
        return topic_cards(orientation, shown, words, options())

    def sources(orientation: Orientation, shown: str, words: Words) -> Document:
        return card_sources(orientation, shown, words, options())

    def to_write(orientation: Orientation, words: Words) -> ToWrite | None:
        return write_down(orientation, words, options())

    return InParts(cards, sources, topic, ask_all, to_write if by_hand else None)
