"""What a rule says on page one, line by line as it is set there, on the screen and on the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from asylum_screen.core.conditions import Text
from asylum_screen.core.page_one import PageOne, PolicyTouch, ShortHelp, ShortSaid, ShortWords
from asylum_screen.core.statements import Statement
from asylum_screen.present.days_left import day_words
from asylum_screen.present.page_rows import Row
from asylum_screen.present.writer import Writer


def page_one_lines(statement: Statement, writer: Writer, as_of: date, width: int) -> list[str]:
    """The lines of a statement on page one; none when it says nothing there.

    Args:
        statement: of the pack.
        writer: puts texts into a language.
        as_of: the day; it stands for the day of a deadline.
        width: cells in a line.
    """
    found: list[str] = []
    for label, text in _labelled(statement.item, writer, as_of):
        found += Row(f"{label}: {text}").lines(width)
    return ["-- On page one --", *found, ""] if found else []


def _labelled(item: Any, writer: Writer, as_of: date) -> Iterator[tuple[str, str]]:
    stated = getattr(item, "page_one", None)

    def say(text: Text) -> str:
        return writer.say(text, date=day_words(as_of, as_of))

    if isinstance(stated, PolicyTouch):
        yield f"touch ({stated.effect})", say(stated.touch)
    elif isinstance(stated, ShortHelp):
        reach = ", ".join(sorted(stated.reach))
        yield f"help ({reach})", writer.say(stated.say, phone=item.phone, link=stated.short_link or item.link)
    elif isinstance(stated, PageOne):
        for name, said in (("", stated.said), ("past ", stated.past)):
            yield from _said(name, stated.tier, said, say)
        for name, text in (("look", stated.look), ("touch", stated.touch)):
            if text is not None:
                yield name, say(text)


def _said(name: str, tier: str, said: ShortSaid | None, say: Callable[[Text], str]) -> Iterator[tuple[str, str]]:
    if said is None:
        return
    yield from _words(f"{name}{tier}", said.screen, say)
    if said.paper != said.screen:
        yield from _words(f"{name}paper", said.paper, say)


def _words(name: str, words: ShortWords, say: Callable[[Text], str]) -> Iterator[tuple[str, str]]:
    for key, text in (("brief", words.brief), ("loses", words.loses), ("step", words.step)):
        if text is not None:
            yield f"{name} {key}", say(text)
    for number, text in enumerate(words.next, 1):
        yield f"{name} next {number}", say(text)
