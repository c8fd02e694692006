"""`rules diff`: not which lines differ between two packs, but for whom something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from asylum_screen.core.rules import RulePack, Text
from asylum_screen.core.statements import Statement
from asylum_screen.language.fees import amounts_on

from .diff_people import Change, People
from .diff_walk import CONDITIONS, ORDER, OWNERS, Different, change_words, differences, told

GROUPS = (
    *("urgent", "finding", "policy", "deadline", "card", "help", "conflict", "question", "section"),
    *("amount", "source", "pack"),
)
"""The order in which changes are told."""
WITHIN = {"exceptions": "policy", "status": "policy"}
"""What is told inside something else."""
BY_PEOPLE = frozenset((
    *("Finding.when", "Policy.window", "Policy.covers", "Deadline.when", "FactConflict.when", "HelpEntry.when"),
    *("Card.when", "Exemption.when", "Question.ask_if", "Question.ask_unless"),
))  # fmt: skip
"""Conditions of which the statements and questions themselves tell for whom they change."""
LABELS = {
    "PackInfo.checked_on": "checked on",
    "Finding.no": "when it does not hold",
    "Finding.open": "while it is open",
    "Finding.yes": "when it holds",
    "Policy.window": "days",
    "Deadline.add": "length",
    "Checked.on": "day of the check",
    "Checked.by": "checked by",
    "Checked.reaches": "newest day the source knows of",
    "StatusFrom.by": "what it rests on",
    "StatusFrom.first": "first day",
    "Finding.unless": "exception",
    "Policy.unless": "exception",
    "Deadline.excuses": "excuse",
    "Finding.cites": "sources",
    "Amount.first": "first day",
    "Amount.last": "last day",
    "Question.options": "answer",
    "Section.questions": "questions",
}
"""Fields whose names in the data are no words for people. Every other field is called by its name."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words that a person may read and that differ, with the sums of money in them.

    day: the first day on which they differ. english: the sentence is another. sums: a sum of money in it is.
    """

    id: str
    before: str
    after: str
    day: date
    english: bool = True
    sums: bool = False


@dataclass
class Changes:
    """All differences between two packs on a day."""

    as_of: date
    changes: list[Change] = field(default_factory=list)
    texts: list[TextChange] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """True when nothing was found."""
        return not self.changes and not self.texts

    @property
    def untouched(self) -> tuple[str, ...]:
        """The groups in which nothing was found."""
        found = {group_of(change) for change in self.changes}
        return tuple(group for group in GROUPS if group not in found)


def group_of(change: Change) -> str:
    """The group in which a change is told."""
    return WITHIN.get(change.kind, change.kind)


def compare(old: RulePack, new: RulePack, as_of: date) -> Changes:
    """Everything that changes for people between two packs.

    Args:
        old: the rules before.
        new: the rules after.
        as_of: the day of the orientation. What turns on later days is looked at on those days too.
    """
    people = People(old, new, as_of)
    found = Changes(as_of)
    walked = list(differences(old, new))
    for each in walked:
        found.changes += _field(each, people)
    before, after = ({each.key: each for each in pack.statements} for pack in (old, new))
    for key in dict.fromkeys((*before, *after)):
        if key in before and key in after:
            found.changes += people.statement(before[key], after[key])
        else:
            found.changes.append(people.one_sided((before.get(key) or after[key]), added=key in after))
    for fact in old.questions:
        if fact in new.questions:
            found.changes += people.question(old.questions[fact], new.questions[fact])
    found.texts = list(_texts(old, new, as_of, walked))
    for text in found.texts:
        if text.sums and text.day == as_of:
            found.changes += people.text(text.id, text.before, text.after)
    found.changes = _sorted(found.changes)
    return found


def _sorted(changes: list[Change]) -> list[Change]:
    """By group, and what is about one thing together."""
    places: dict[tuple[str, str], int] = {}
    for change in changes:
        places.setdefault((group_of(change), change.id), len(places))
    return sorted(changes, key=lambda each: (GROUPS.index(group_of(each)), places[group_of(each), each.id]))


# ---------------------------------------------------------------- fields


def _field(each: Different, people: People) -> Iterator[Change]:
    """What one field that differs is called, and what it was and is."""
    top, *rest = each.path
    kind, name = (OWNERS[top], rest.pop(0)) if top in OWNERS and rest and rest[0] != ORDER else ("pack", top)
    if not rest and kind != "pack":
        if kind not in _STATEMENTS:
            yield Change(kind, name, "is new" if each.before is None else "is gone")
        return
    what = _path_words(each, rest)
    if isinstance(each.before, CONDITIONS) and isinstance(each.after, CONDITIONS) and each.field != "Policy.window":
        if each.field not in BY_PEOPLE:
            yield from people.condition(kind, name, what, each.before, each.after)
        return
    if isinstance(each.before, Text) and isinstance(each.after, Text):
        return
    if rest and rest[-1] == ORDER:
        yield Change(kind, name, f"{what}: {change_words(each.before, each.after)}")
    elif each.before is None or each.after is None:
        said = told(each.after) or told(each.before)
        yield Change(kind, name, f"{what} is {'new' if each.before is None else 'gone'}: {said}".rstrip(": "))
    else:
        yield Change(kind, name, f"{what}: {change_words(each.before, each.after)}")


_STATEMENTS = frozenset(("finding", "policy", "deadline", "conflict", "help", "card"))


def _path_words(each: Different, rest: list[str]) -> str:
    """A field in words: exception hardship, sources."""
    name = each.field.partition(".")[2]
    words, label = list(rest), LABELS.get(each.field, name)
    if name in rest:
        words[len(rest) - 1 - rest[::-1].index(name)] = label
    return " ".join(words) or label


# ---------------------------------------------------------------- texts


def _texts(old: RulePack, new: RulePack, as_of: date, walked: list[Different]) -> Iterator[TextChange]:
    """Every text that differs on the day, or on a day to come on which a sum of money does."""
    befores, afters = dict(old.texts), dict(new.texts)
    for each in walked:
        for texts, text in ((befores, each.before), (afters, each.after)):
            if isinstance(text, Text):
                texts[text.id] = text
    days = [as_of, *sorted(_turns(old, as_of) | _turns(new, as_of))]
    charged = [(day, sums_on(old, day), sums_on(new, day)) for day in days]
    said_by: dict[str, list[Statement]] = {}
    for statement in (*old.statements, *new.statements):
        for face in statement.states:
            if face.text is not None:
                said_by.setdefault(face.text.id, []).append(statement)
    for text_id in dict.fromkeys((*befores, *afters)):
        one, other = befores.get(text_id), afters.get(text_id)
        english = _english(one) != _english(other)
        for day, then, now in charged:
            before, after = put(_english(one), then), put(_english(other), now)
            nobody = text_id in said_by and not any(each.known_on(day) for each in said_by[text_id])
            if english or (before != after and not nobody):
                sums = put(_english(other), then) != after
                yield TextChange(text_id, before, after, day, english, sums)
                break


def sums_on(pack: RulePack, day: date) -> dict[str, str]:
    """The sums of money of a day, by the placeholders in whose place they are put."""
    return {name: amount.amount for name, amount in amounts_on(pack.amounts, day).items()}


def _turns(pack: RulePack, as_of: date) -> set[date]:
    """The days to come on which a sum begins or has ended."""
    ends = [each.last + timedelta(days=1) for each in pack.amounts if each.last is not None]
    return {day for day in (*(each.first for each in pack.amounts), *ends) if day > as_of}


def _english(text: Text | None) -> str:
    return text.english if text is not None else ""


def put(english: str, sums: dict[str, str]) -> str:
    """A text with the sums of money in it."""
    for name, amount in sums.items():
        english = english.replace(f"{{{name}}}", amount)
    return english


__all__ = ["GROUPS", "Change", "Changes", "TextChange", "compare", "group_of", "put"]
