"""Sources, contradictions, cards and help entries."""

from __future__ import annotations

import re

from asylum_screen.core.rules import Card, FactConflict, HelpEntry, Source

from .context import Context, as_written
from .files import Folder, RuleEntry
from .page_one import short_help

_PLAIN = (
    "kind", "phone", "text_line", "link", "languages", "run_by", "may_share", "status", "shown", "priority", "source",
    "source_date", "last_checked", "checked_how", "also_when_open",
)  # fmt: skip
"""What a help entry has as it is written."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?|\d+|sign")
_TELLS = re.compile(r"\b(?:read|described|listed|quoted|pages?|known|named)\b")


def build_sources(context: Context, folder: Folder) -> dict[str, Source]:
    """All sources by id."""
    made = {}
    for item in folder.whole("sources"):
        model = item.model
        _check_how(context, item)
        title = context.texts.add(f"source/{item.id}/title", model.title, item.at("title"))
        made[item.id] = Source(
            item.id, model.kind, title, model.pinpoint, model.link, model.seen, model.how, item.place
        )
    return made


def _check_how(context: Context, item: RuleEntry) -> None:
    """The paper tells three things apart: read, known from what others wrote, from memory. `how` has to say which."""
    model = item.model
    if model.seen is None or _TELLS.search(model.how):
        return
    place = item.at("how") if model.how else item.place
    said = f'"{model.how}"' if model.how else "a source without how"
    hint = 'Begin with "read in" if you read the text itself, else with "described in", "known through" or "named from '
    message = f"Of {said} the paper would say: known from what others wrote."
    context.report("AS412", place, message, f'{hint}memory".')


def build_conflicts(context: Context, folder: Folder) -> tuple[FactConflict, ...]:
    """All contradictions between answers, in file order."""
    made = []
    for item in folder.whole("conflicts"):
        model = item.model
        for number, fact in enumerate(model.facts):
            context.known("AS315", "question", fact, context.index.facts, item.at("facts", number))
        for number, fact in enumerate(model.unsure):
            if fact not in model.facts:
                hint = "The person is shown the answers under facts, to change one."
                context.report("AS326", item.at("unsure", number), f'"{fact}" is not among the facts.', hint)
        say = context.texts.add(f"conflict/{item.id}/say", model.say, item.at("say"))
        when = context.conditions.read(context.written(item).child("when"))
        made.append(FactConflict(item.id, model.facts, when, say, item.place, model.unsure))
    return tuple(made)


def build_cards(context: Context, folder: Folder) -> tuple[Card, ...]:
    """All cards in file order."""
    made = []
    for item in folder.whole("cards"):
        model, base, written = item.model, f"card/{item.id}", context.written(item)
        points = tuple(
            context.texts.add(f"{base}/point/{name}", text, item.at("points", name))
            for name, text in model.points.items()
        )
        made.append(
            Card(
                item.id,
                context.texts.add(f"{base}/title", model.title, item.at("title")),
                points,
                context.conditions.read(written.child("when")),
                context.cites(written, model.cites),
                context.checked(item.file, model, item.place, f'The card "{item.id}"'),
                model.urgent,
                item.place,
                model.also_when_open,
                model.topic or item.file.model.topic or "",
            )
        )
    return tuple(made)


def build_help(context: Context, folder: Folder) -> tuple[HelpEntry, ...]:
    """All help entries, those with the lowest priority number first, then in file order."""
    made = [_help(context, item) for item in folder.whole("help")]
    return tuple(sorted(made, key=lambda entry: entry.priority))


def _help(context: Context, item: RuleEntry) -> HelpEntry:
    model, base, texts = item.model, f"help/{item.id}", context.texts
    if model.status == "closed" and model.shown != "no":
        context.report("AS227", item.at("shown"), "A place that is closed is not shown.", "Write shown: no, or status.")
    for number, language in enumerate(model.languages):
        if not _LANGUAGE.fullmatch(language):
            message = f'"{language}" is no code of a language.'
            context.report("AS227", item.at("languages", number), message, "Write two or three small letters: en, fa.")
    return HelpEntry(
        id=item.id,
        name=texts.add(f"{base}/name", model.name, item.at("name")),
        does=texts.add(f"{base}/does", model.does, item.at("does")),
        caution=texts.maybe(f"{base}/caution", model.caution, item.at("caution")),
        hours=texts.maybe(f"{base}/hours", model.hours, item.at("hours")),
        when=context.conditions.read(context.written(item).child("when")),
        checked=context.checked(item.file, model, item.place, f'The help entry "{item.id}"'),
        place=item.place,
        page_one=short_help(context, item),
        **as_written(model, *_PLAIN),
    )
