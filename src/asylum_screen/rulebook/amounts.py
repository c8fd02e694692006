"""Sums of money: those of one name follow each other day by day, and no text is read on a day that has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from asylum_screen.core.entries import Amount
from asylum_screen.core.rules import Card, Deadline, Finding, Policy, Text
from asylum_screen.core.status import StatusFrom

from .context import Context
from .files import Folder, RuleEntry
from .schema import DatedAmountModel

ONE_DAY = timedelta(days=1)
Dated = TypeVar("Dated", Finding, Policy, Deadline, Card)
Days = tuple[date, date | None]
_FEE = re.compile(r"\{fee\.([^{}]*)\}")
_DOLLARS = re.compile(r"\$ ?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?(?![\d.,]*\d)")
_BARE = re.compile(r"^[\d.,]+$|\$")
_ALWAYS: Days = (date.min, None)


def build_amounts(context: Context, folder: Folder) -> tuple[Amount, ...]:
    """All amounts in file order, those of one name in the order of their days."""
    return tuple(amount for item in folder.whole("amounts") for amount in _under(context, item))


def _under(context: Context, item: RuleEntry) -> Iterator[Amount]:
    """The amounts under one name. Without `to` one holds until the day before the next begins."""
    models, written = item.model.root, context.written(item)
    for number, (model, later) in enumerate(pairwise([*models, None])):
        if later is not None:
            _follows(context, item, number, model, later)
        context.ordered(model.from_, model.to, item.at(number, "to"))
        if model.amount[-1:].isdigit() and not _DOLLARS.search(model.amount) and _BARE.search(model.amount):
            hint = 'Write "$1,095": a comma before the last three digits, a point only before cents.'
            context.report("AS227", item.at(number, "amount"), f'"{model.amount}" is no sum of dollars.', hint)
        checked = context.checked(item.file, model, item.at(number), f'The amount "{item.id}" from {model.from_}')
        yield Amount(
            item.id,
            model.amount,
            model.from_,
            model.to if later is None or model.to else later.from_ - ONE_DAY,
            context.cites(written.child(number), model.cites),
            checked,
            model.known_from or min(model.from_, checked.on),
            item.at(number, "amount"),
        )


def _follows(context: Context, item: RuleEntry, number: int, model: DatedAmountModel, later: DatedAmountModel) -> None:
    first, last, begins = model.from_, model.to, later.from_
    place = item.at(number + 1, "from")
    if begins <= first or (last is not None and begins <= last):
        message = f'On {begins} "{item.id}" would be two amounts.'
        context.report("AS414", place, message, "Put them in the order of days, each from the day after the last one.")
    elif last is not None and begins > last + ONE_DAY:
        missing = _days((last + ONE_DAY, begins - ONE_DAY))
        context.report("AS414", place, f'{missing} "{item.id}" has no amount.', "Leave `to` out above, or mend a day.")


def _days(span: Days) -> str:
    first, last = span
    if last is None:
        return f"From {first} on"
    return f"On {first}" if first == last else f"From {first} to {last}"


# ---------------------------------------------------------------- where they are printed


def with_sources(
    kind: str, items: Iterable[Dated], texts: Iterable[Text], amounts: tuple[Amount, ...]
) -> tuple[Dated, ...]:
    """The items, each citing also the sources of the amounts that its texts name on some day."""
    named: dict[str, set[str]] = {}
    for text in texts:
        for name in _FEE.findall(text.english) if text.id.startswith(f"{kind}/") else ():
            named.setdefault(text.id.split("/")[1], set()).add(name)
    return tuple(_citing(item, named[item.id], amounts) if item.id in named else item for item in items)


def _citing(item: Dated, names: set[str], amounts: tuple[Amount, ...]) -> Dated:
    span, cites = _known(item), list(item.cites)
    for amount in amounts:
        if amount.id in names and _meet(span, (amount.first, amount.last)):
            cites += amount.cites
    return replace(item, cites=tuple(dict.fromkeys(cites)))


def _known(item: Finding | Policy | Deadline | Card) -> Days:
    return getattr(item, "known_from", None) or date.min, getattr(item, "known_to", None)


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= (other[1] or date.max) and other[0] <= (one[1] or date.max)


def check_days(
    context: Context,
    items: Mapping[str, Iterable[Finding | Policy | Deadline]],
    texts: Iterable[Text],
    amounts: tuple[Amount, ...],
) -> None:
    """Each text with an amount is read only on days that have one. A person must never read "costs ?".

    items: what can change or end, by the word with which the ids of its texts begin.
    """
    spans: dict[str, Days] = {}
    for kind, item in ((kind, item) for kind, group in items.items() for item in group):
        spans[f"{kind}/{item.id}"] = _known(item)
        for step, later in pairwise([*getattr(item, "status", ()), None]):
            spans[step.note.id if step.note else ""] = _step(step, later, _known(item))
    for text in texts:
        for name in _FEE.findall(text.english):
            span = spans.get(text.id) or spans.get("/".join(text.id.split("/")[:2]), _ALWAYS)
            named = sorted((each for each in amounts if each.id == name), key=attrgetter("first"))
            without = _without(span, [(each.first, each.last) for each in named]) if named else None
            if without is not None:
                where = named[0 if without[0] < named[0].first else -1].place
                message = f'{_days(without)} "{name}" has no amount ({where}), and this text can be read then.'
                hint = "Add the amount of those days, or give the rule known_from and known_to."
                context.report("AS415", text.place, message, hint)


def _step(step: StatusFrom, later: StatusFrom | None, known: Days) -> Days:
    """The days of the orientation on which a step of a status is told."""
    first = max(step.first, step.known_from or step.first, known[0])
    return first, known[1] if later is None else max(later.first, later.known_from or later.first) - ONE_DAY


def _without(span: Days, own: list[Days]) -> Days | None:
    """The first days of a span without an amount; those of one name have no gap between them."""
    (first, last), begins, ends = span, own[0][0], own[-1][1]
    if first < begins:
        return first, min(begins - ONE_DAY, last or date.max)
    if ends is not None and (last is None or ends < last):
        return max(first, ends + ONE_DAY), last
    return None
