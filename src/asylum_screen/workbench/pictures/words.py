"""Conditions in words that a trainer reads: each test as the question and the answer it looks for, with its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.dates import NO_OFFSET, Bound, Offset, Timeline, Window
from asylum_screen.core.rules import (
    AS_OF,
    Always,
    Condition,
    InOperation,
    InSet,
    IsValue,
    Kind,
    Named,
    OnDays,
    RulePack,
)
from asylum_screen.core.truth import NO, UNKNOWN, YES

MANY = 12  # so many countries are named


@dataclass(frozen=True, slots=True)
class Test:
    """One test: what is asked, which answer is looked for, the id in the rule file, and whose details it opens."""

    asks: str
    wants: str
    id: str
    ref: str = ""


def row_of(condition: Condition, pack: RulePack, *, negated: bool = False) -> Test:
    """A test in words. Groups are no tests: see `trees`."""
    no = "not: " if negated else ""
    match condition:
        case IsValue(fact, value):
            if isinstance(value, bool):
                return _row(pack, fact, "yes" if value is not negated else "no")
            return _row(pack, fact, no + _answers(pack, fact, frozenset({value})))
        case InSet(fact, _, SetMode.SEVERAL):
            return _row(pack, fact, no + "more than one")
        case InSet(fact, values, mode):
            said = {SetMode.ANY: "one of: ", SetMode.ALL: "all of: ", SetMode.NONE: "none of: "}[mode]
            return _row(pack, fact, no + (said if len(values) > 1 else "") + _answers(pack, fact, values))
        case OnDays(fact, window):
            return _row(pack, fact, no + window_words(window))
        case InOperation(axis, timeline):
            return _row(pack, axis, no + "; ".join(timeline_words(timeline)))
        case Named(name):
            return _named_row(name, negated=negated)
        case Always(truth):
            said = {YES: "always", NO: "never", UNKNOWN: "open: no answer can settle this"}[truth]
            return Test(no + said, "", "open" if truth is UNKNOWN else "never")
        case _:
            raise TypeError(f"{type(condition).__name__} is a group")


def _named_row(name: str, *, negated: bool) -> Test:
    policy = name.removeprefix("applies:")
    if policy != name:
        return Test(f"The policy {policy} may be looked at", "no" if negated else "yes", name, f"policy-{policy}")
    return Test(f"The condition {name}", "no" if negated else "yes", name, f"define-{name}")


def _row(pack: RulePack, fact: str, wants: str) -> Test:
    if fact == AS_OF:
        return Test("The day of the orientation", wants, AS_OF)
    return Test(pack.questions[fact].ask.english, wants, fact, f"question-{fact}")


def _answers(pack: RulePack, fact: str, values: frozenset[str]) -> str:
    question = pack.questions[fact]
    if question.kind is Kind.COUNTRIES:
        return _countries(pack, values)
    return " / ".join(cut(option.text.english.rstrip(".")) for option in question.options if option.id in values)


def cut(words: str, most: int = 60) -> str:
    """The beginning of a text, in whole words."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " ..."


def _countries(pack: RulePack, values: frozenset[str]) -> str:
    """Groups by their names where a whole group is meant, then the codes that are left."""
    left, names = set(values), []
    for name, codes in sorted(pack.groups.items(), key=lambda pair: -len(pair[1])):
        if len(codes) > 1 and codes <= left:
            names.append(f"{name} ({len(codes)} countries)")
            left -= codes
    codes_left = sorted(left)
    more = [f"and {len(codes_left) - MANY} more"] if len(codes_left) > MANY else []
    return ", ".join([*names, *codes_left[:MANY], *more])


def offset_words(offset: Offset) -> str:
    """A stretch of time: "1 year and 6 months"."""
    pieces = [
        f"{abs(count)} {unit if abs(count) == 1 else unit + 's'}"
        for count, unit in ((offset.years, "year"), (offset.months, "month"), (offset.days, "day"))
        if count
    ]
    less = " less " if offset.days < 0 < max(offset.years, offset.months) else " and "
    return less.join(pieces)


def window_words(window: Window) -> str:
    """A test of a day."""
    earliest = " (by the earliest possible day)" if window.by_earliest else ""
    if window.offset != NO_OFFSET:
        stretch = offset_words(window.offset)
        words = f"less than {stretch} ago" if window.low is not None else f"{stretch} ago, or longer"
        return words + earliest
    return period_words(_end(window.low), _end(window.high)) + earliest


def _end(bound: Bound | None) -> str:
    if bound is None:
        return ""
    if bound.day is not None:
        return str(bound.day + timedelta(days=bound.plus_days))
    if not bound.plus_days:
        return "the day of the orientation"
    return f"the day {'after' if bound.plus_days > 0 else 'before'} the orientation"


def period_words(first: date | str | None, last: date | str | None) -> str:
    """Both ends of a period, both counted."""
    if first and last:
        return str(first) if first == last else f"{first} to {last}"
    if first:
        return f"from {first} on"
    return f"until {last}" if last else "any day"


def timeline_words(timeline: Timeline) -> list[str]:
    """The periods of a policy, one after the other: in operation, blocked, unclear."""
    names = {YES: "In operation: ", NO: "Blocked: ", UNKNOWN: "Unclear: "}
    said = []
    for segment in timeline.segments:
        seen = f" (only as seen until {segment.seen_to})" if segment.seen_to else ""
        said.append(names[segment.truth] + period_words(segment.first, segment.last) + seen)
    return said


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    head, mark, _ = text.partition(". ")
    return head + "." if mark else text
