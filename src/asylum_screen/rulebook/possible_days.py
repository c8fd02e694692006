"""AS416 and AS417: days that cannot be, although the calendar has them: of a check, of the law, of what was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from .context import Context
from .files import FileKind, Folder, RuleFile

OLDEST, NEWEST = 90, 30
"""Years before and after the check within which a rule begins or ends; anything else is a slip of a digit."""
_OWN = ("known_from", "known_to")
_LISTS = ("in_operation", "unclear", "blocked", "status")

AHEAD = timedelta(days=14)
"""The rules may be looked at as of a day a little before their last check; a slip of a month or a year is more."""
Where = tuple[str | int, ...]
DayEntry = tuple[RuleFile, Any, Where]


def check_possible(context: Context, folder: Folder, today: date | None) -> None:
    """Report days that cannot be.

    Args:
        context: takes the problems.
        folder: the files, read.
        today: no check can be later; None where it is not known.
    """
    pack = folder.pack
    if pack is None or pack.model is None:
        return
    model = pack.model
    if model.courts_followed_to > model.checked_on:
        place = pack.document.place(("courts_followed_to",))
        hint = "Move checked_on too, or write the last day whose rulings were read."
        context.report("AS416", place, f"Rulings were followed after checked_on, {model.checked_on}.", hint)
    if today is not None and model.checked_on > today + AHEAD:
        place, hint = pack.document.place(("checked_on",)), "Write the day on which the rules were looked at."
        context.report("AS416", place, f"This day is still ahead: today is {today}.", hint)
    for file, entry, path in _entries(folder):
        _check(context, file, entry, path, today)
        _law(context, file, entry, path, model.checked_on)
        _fresh(context, file, entry, path)


def _entries(folder: Folder) -> Iterator[DayEntry]:
    for file in folder.files:
        if file.model is None or file.kind is FileKind.PACK:
            continue
        yield file, file.model, ()
        for items in file.items.values():
            for item in items:
                for number, each in enumerate(_of(item.model, "root", ())):
                    yield file, each, (*item.path, number)
                yield file, item.model, item.path


def _of(model: Any, key: str, otherwise: Any = None) -> Any:
    """A field of a model; many have no such field, and asking pydantic for one that is not there is slow."""
    return otherwise if model is None else model.__dict__.get(key, otherwise)


def _check(context: Context, file: RuleFile, entry: Any, path: Where, today: date | None) -> None:
    """The day of the check, and the last day of what was read."""
    checked, reaches = _of(entry, "checked"), _of(entry, "reaches")
    days = [((*path, "checked", "on"), checked.on)] if checked else []
    days += [((*path, key), day) for key in ("last_checked", "seen") if (day := _of(entry, key))]
    for where, day in days:
        if today is not None and day > today + AHEAD:
            hint = "Write the day on which it was looked at."
            context.report("AS416", file.document.place(where), f"This day is still ahead: today is {today}.", hint)
    base = checked or _of(file.model, "checked")
    if reaches and base and reaches > base.on:
        message = f"What was read reaches past the day of the check, {base.on}."
        hint = "reaches is the last day that a source tells of: no later than checked."
        context.report("AS416", file.document.place((*path, "reaches")), message, hint)


def _fresh(context: Context, file: RuleFile, entry: Any, path: Where) -> None:
    """A step that somebody read of lies in what was read."""
    checked = _of(entry, "checked") or _of(file.model, "checked")
    reaches = _of(entry, "reaches") or _of(file.model, "reaches")
    steps = _of(entry, "status", ())
    if isinstance(steps, str) or reaches is None or checked is None:
        return
    for number, step in enumerate(steps):
        if reaches < step.from_ <= checked.on and not step.unconfirmed:
            message = f"This step began after the last day that was read, {reaches}."
            hint = "Move reaches to the day that the source tells of, or write unconfirmed: yes."
            context.report("AS417", file.document.place((*path, "status", number)), message, hint)


def _law(context: Context, file: RuleFile, entry: Any, path: Where, now: date) -> None:
    """The days of the law: a year such as 1926 or 2206 is a slip."""
    days = [((*path, key), _of(entry, key)) for key in _OWN]
    for key in _LISTS:
        for number, part in enumerate(_of(entry, key, ()) if not isinstance(_of(entry, key, ()), str) else ()):
            days += [
                ((*path, key, number, end), getattr(part, name, None))
                for name, end in (("from_", "from"), ("to", "to"))
            ]
    for where, day in days:
        if day is not None and not -OLDEST <= day.year - now.year <= NEWEST:
            message = f"The year {day.year} is far from {now.year}."
            context.report("AS416", file.document.place(where), message, "Correct the year.")
