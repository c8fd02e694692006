"""What a clinic or shelter adds: places of help and cards of its own, and how to reach its staff. Never law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from asylum_screen.core.entries import Own
from asylum_screen.core.page_one import ShortHelp
from asylum_screen.core.rules import ALWAYS, Card, Checked, Confidence, HelpEntry

from .context import Context, as_written
from .files import OWN, FileKind, Folder, RuleEntry

FIRST = -1
"""The place of what a clinic adds among the places of help: before the national ones, where it fits."""
GOOD_FOR = timedelta(days=365)
_PLAIN = ("kind", "phone", "text_line", "link", "languages", "run_by", "may_share", "status", "shown", "source",
          "source_date", "checked_how", "also_when_open")  # fmt: skip


def build_own(
    context: Context, folder: Folder, national: Sequence[HelpEntry | Card]
) -> tuple[Own | None, tuple[HelpEntry, ...], tuple[Card, ...]]:
    """What a clinic adds.

    Args:
        context: of the pack.
        folder: the files; at most one is a clinic's.
        national: the places and cards of the rules, whose names nobody can take.
    """
    file = next((file for file in folder.files if file.kind is FileKind.OWN), None)
    if file is None or file.model is None:
        return None, (), ()
    staff = context.texts.maybe("own/staff", file.model.staff, file.document.place(("staff",)))
    own = Own(file.model.organization, file.model.added, staff)
    taken = {each.id for each in national}
    items = [*folder.whole(f"{OWN}help"), *folder.whole(f"{OWN}cards")]
    for item in items:
        if item.id in taken:
            context.report("AS308", item.place, f'"{item.id}" is the name of a national entry.', "Choose another name.")
    places = tuple(_place(context, item, own) for item in items if item.path[0] == "help")
    return own, places, tuple(_card(context, item, own) for item in items if item.path[0] == "cards")


def _place(context: Context, item: RuleEntry, own: Own) -> HelpEntry:
    model, base, texts, written = item.model, f"own/help/{item.id}", context.texts, context.written(item)
    return HelpEntry(
        id=item.id,
        name=texts.add(f"{base}/name", model.name, item.at("name")),
        does=texts.add(f"{base}/does", model.does, item.at("does")),
        caution=texts.maybe(f"{base}/caution", model.caution, item.at("caution")),
        hours=texts.maybe(f"{base}/hours", model.hours, item.at("hours")),
        when=context.conditions.optional(written, "when") or ALWAYS,
        checked=_checked(own),
        place=item.place,
        page_one=_short(context, item),
        own=own,
        priority=FIRST,
        last_checked=model.last_checked or own.added,
        **as_written(model, *_PLAIN),
    )


def _short(context: Context, item: RuleEntry) -> ShortHelp | None:
    model = item.model.page_one
    if model is None:
        return None
    say = context.texts.add(
        f"own/help/{item.id}/page_one", model.say, item.at("page_one", "say"), allowed=("phone", "link")
    )
    when = context.conditions.optional(context.written(item).child("page_one"), "when")
    return ShortHelp(say, say, frozenset(model.reach), model.short_link, when)


def _card(context: Context, item: RuleEntry, own: Own) -> Card:
    base, model = f"own/card/{item.id}", item.model
    points = tuple(
        context.texts.add(f"{base}/point/{name}", text, item.at("points", name)) for name, text in model.points.items()
    )
    title = context.texts.add(f"{base}/title", model.title, item.at("title"))
    return Card(item.id, title, points, ALWAYS, (), _checked(own), place=item.place, topic="help", own=own)


def _checked(own: Own) -> Checked:
    """As the clinic says it, for a year."""
    added = min(own.added, date.max - GOOD_FOR)
    return Checked(added, f"added by {own.organization}", own.organization, added + GOOD_FOR, Confidence.TEXT, added)
