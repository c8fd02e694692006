"""How many words people get: page one, all cards of their topics, and the whole. Nothing passes or fails.

    python tests/benchmarks/words.py

The last columns say if page one names the nearest day that counts for the person, and a way to reach help; tests hold
that (`tests/test_page_one.py`).
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from asylum_screen.core.orientation import Orientation
from asylum_screen.language.words import Words
from asylum_screen.present.build import build
from asylum_screen.present.cards import words_in
from asylum_screen.present.page_one import first_pages
from asylum_screen.present.page_rows import count_words, fitted
from asylum_screen.present.text import render_text
from asylum_screen.present.topics import topic_cards, topics
from test_page_one import OPTIONS, PEOPLE, nearest_day_is_told, read, text, way_to_help


def measure(orientation: Orientation) -> tuple[int, int, int, int, int]:
    """Words of page one, how many cards touch the person, how many are general, words of all, words of the whole."""
    words = Words()
    one = count_words(fitted(first_pages(orientation, words, OPTIONS)[0], 80))
    cards = [
        part
        for each in topics(orientation, words)
        for part in topic_cards(orientation, each.topic.id, words, OPTIONS).parts
    ]
    whole = len(render_text(build(orientation, words, OPTIONS), 80).split())
    general = sum(part.general for part in cards)
    return one, len(cards) - general, general, sum(words_in(part.blocks) for part in cards), whole


def main() -> int:
    """Print the table."""
    print(f"{'':36}{'page one':>10}{'cards':>8}{'more':>8}{'words':>8}{'whole':>8}  day  help")
    rows, days, ways = [], [], []
    for path in PEOPLE:
        orientation = read(path)
        rows.append(measure(orientation))
        told, reached = nearest_day_is_told(orientation), way_to_help(text(orientation))
        days += [] if told is None else [told]
        ways.append(reached)
        print(f"{path.stem:36}{_numbers(rows[-1])}  {_mark(told)}  {_mark(reached)}")
    print(f"{'median':36}{_numbers(round(statistics.median(column)) for column in zip(*rows, strict=True))}")
    print(
        f"nearest day on page one: {sum(days)} of {len(days)} who have one; a way to help: {sum(ways)} of {len(ways)}"
    )
    return 0


def _numbers(row: Iterable[int]) -> str:
    one, *others = row
    return f"{one:>10}" + "".join(f"{number:>8}" for number in others)


def _mark(told: bool | None) -> str:
    return {True: "yes", False: "NO ", None: "-  "}[told]


if __name__ == "__main__":
    sys.exit(main())
