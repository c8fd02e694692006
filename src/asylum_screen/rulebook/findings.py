"""Findings and deadlines."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from asylum_screen.core.dates import Offset
from asylum_screen.core.rules import AS_OF, Deadline, Finding, Place, Signal, Wording
from asylum_screen.problems import near

from .context import Context, offset
from .files import Folder, RuleEntry
from .index import Written
from .page_one import page_one

_SOME_DAY = date(2025, 1, 1)
_LONGEST = Offset(10, 0, 0)
_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_LENGTH = re.compile(rf"\b(\d+|{'|'.join(_WORDS)})[ -](day|month|year)s?\b|\b(day|month|year) (\d+)\b")


def build_findings(context: Context, folder: Folder) -> tuple[Finding, ...]:
    """All findings in file order."""
    return tuple(_finding(context, item) for item in folder.whole("findings"))


def _finding(context: Context, item: RuleEntry) -> Finding:
    model, base, written = item.model, f"finding/{item.id}", context.written(item)
    texts = context.texts
    _check(context, item)
    return Finding(
        item.id,
        model.topic or item.file.model.topic or "",
        context.conditions.read(written.child("when")),
        context.exemptions(model.unless, written.child("unless"), f"{base}/unless") if model.unless else (),
        _wording(context, model, written, base),
        _wording(context, model.if_open, written.child("if_open"), f"{base}/if_open") if model.if_open else None,
        _wording(context, model.if_no, written.child("if_no"), f"{base}/if_no") if model.if_no else None,
        context.cites(written, model.cites),
        context.checked(item.file, model, item.place, f'The finding "{item.id}"'),
        model.known_from,
        model.known_to,
        context.statuses(model.status, written, base),
        model.conflicts_with,
        texts.maybe(f"{base}/conflict_note", model.conflict_note, item.at("conflict_note")),
        texts.maybe(f"{base}/ask_a_lawyer", model.ask_a_lawyer, item.at("ask_a_lawyer")),
        item.place,
        page_one(context, item, base),
    )


def _wording(context: Context, model: Any, written: Written, base: str) -> Wording:
    def at(key: str) -> Place:
        return written.document.place((*written.path, key))

    say = context.texts.add(f"{base}/say", model.say, at("say"))
    return Wording(Signal(model.signal), say, context.texts.maybe(f"{base}/next", model.next, at("next")))


def _check(context: Context, item: RuleEntry) -> None:
    model = item.model
    if not model.topic and not item.file.model.topic:
        context.report(
            "AS407", item.place, f'The finding "{item.id}" has no topic, and its file has none.', "Write topic:."
        )
    context.ordered(model.known_from, model.known_to, item.at("known_to"))
    for face, *path in ((model, "signal"), (model.if_open, "if_open", "signal")):
        if face is not None and face.signal == Signal.URGENT.value:
            context.on_page_one.append(("urgent", item.id, item.at(*path)))
    if model.status and model.known_from is None:
        hint = "Write known_from: with the first day it could be known."
        context.report(
            "AS406", item.at("status"), f'The finding "{item.id}" has a dated status but no known_from.', hint
        )
    if item.id in context.index.grounds and not (model.if_open and model.if_no):
        hint = "Write if_open: and if_no:, each with signal find_out and a text."
        context.report("AS224", item.place, f'"{item.id}" is always shown, so it needs words for every state.', hint)
    for number, other in enumerate(model.conflicts_with):
        context.known("AS307", "finding", other, context.index.findings, item.at("conflicts_with", number))


def build_deadlines(context: Context, folder: Folder) -> tuple[Deadline, ...]:
    """All deadlines in file order."""
    return tuple(_deadline(context, item) for item in folder.whole("deadlines"))


def _deadline(context: Context, item: RuleEntry) -> Deadline:
    model, base, written = item.model, f"deadline/{item.id}", context.written(item)
    texts = context.texts
    context.ordered(model.known_from, model.known_to, item.at("known_to"))
    day_fact(context, model.counted_from, item.at("counted_from"), "counted_from")
    _check_days(context, item)
    if offset(model.near).after(_SOME_DAY) > offset(model.add).after(_SOME_DAY):
        message = "The time limit counts as near only after it has ended."
        context.report("AS416", item.at("near"), message, "near: counts from the same day as add:, and is shorter.")
    return Deadline(
        item.id,
        texts.add(f"{base}/title", model.title, item.at("title")),
        model.counted_from,
        offset(model.add),
        model.floor,
        context.conditions.read(written.child("when")),
        texts.add(f"{base}/say", model.say, item.at("say"), dated=True),
        texts.add(f"{base}/say_near", model.say_near, item.at("say_near"), dated=True),
        texts.add(f"{base}/say_past", model.say_past, item.at("say_past"), dated=True),
        offset(model.near),
        context.exemptions(model.excuses, written.child("excuses"), f"{base}/excuses") if model.excuses else (),
        context.cites(written, model.cites),
        context.checked(item.file, model, item.place, f'The deadline "{item.id}"'),
        model.known_from,
        model.known_to,
        texts.maybe(f"{base}/ask_a_lawyer", model.ask_a_lawyer, item.at("ask_a_lawyer")),
        item.place,
        model.paper,
        page_one(context, item, base, dated=True),
        model.sure,
    )


def _check_days(context: Context, item: RuleEntry) -> None:
    """A time limit of a length that no law has, a unit that its own words contradict, and no words for a past day."""
    add = item.model.add
    texts = " ".join((item.model.title, item.model.say, item.model.say_near, item.model.say_past)).lower()
    said = {(found[1] or found[4], found[2] or found[3]) for found in _LENGTH.finditer(texts)}
    counted = [(unit, number) for unit in ("years", "months", "days") if (number := getattr(add, unit))]
    for unit, number in counted if len(counted) == 1 else ():
        same = {words for words, what in said if f"{what}s" == unit}
        named = {str(number), _WORDS[number] if 0 < number < len(_WORDS) else ""}
        if number > 1 and said and not named & same and (len(same) == 1 or named & {words for words, _ in said}):
            message = f"The text counts otherwise than add: {{{unit}: {number}}}."
            context.report(
                "AS416", item.at("add", unit), message, "Correct the number or the unit, here or in the text."
            )
            break
    else:
        if offset(add).after(_SOME_DAY) > _LONGEST.after(_SOME_DAY):
            context.report("AS416", item.at("add"), "This time limit is longer than ten years.", "Correct the unit.")
    page = item.model.page_one
    if page is not None and page.window is not None and page.window.after > 0 and page.past is None:
        message = f"This stays on page one for {page.window.after} days after its day, but past: has no words for it."
        context.report("AS228", item.at("page_one", "window"), message, "Write past: {brief: ..., step: ...}.")


def day_fact(context: Context, fact: str, place: Place, key: str) -> None:
    """A key must name a question of kind day."""
    context.conditions.used_facts.add(fact)
    info = context.index.facts.get(fact)
    days = [name for name, known in context.index.facts.items() if known.kind == "day"]
    if info is None:
        if fact not in context.index.maybe:
            words = [AS_OF, *days] if key == "tested_on" else days
            hint = near(fact, words) or f"Allowed: {', '.join(words)}."
            context.report("AS315", place, f'There is no question "{fact}".', hint)
    elif info.kind != "day":
        hint = f"Allowed: {', '.join(days)}."
        context.report("AS313", place, f'"{key}" needs a day, and "{fact}" is none ({info.place}).', hint)
