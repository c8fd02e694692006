"""Rules as trees of boxes: what a box says and which boxes hang under it. Nothing here knows how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from asylum_screen.core.rules import (
    AllOf,
    Always,
    AnyOf,
    Card,
    Condition,
    Deadline,
    Exemption,
    FactConflict,
    Finding,
    HelpEntry,
    Named,
    Not,
    Policy,
    Question,
    RulePack,
)
from asylum_screen.core.truth import UNKNOWN

from .words import Row, first_sentence, offset_words, period_words, row_of, timeline_words

Item = Finding | Policy | Deadline | Card | HelpEntry | FactConflict | Question


class Frame(Enum):
    """What a box is; each kind has its own word and its own frame."""

    RULE = "rule"
    QUESTION = "question"
    GROUP = "group"
    EXCEPT = "except"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Box:
    """One box. head: its word. id: as in the rule file. notes: what it says. rows: its tests. ref: its details."""

    frame: Frame
    head: str
    id: str = ""
    notes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    children: tuple[Box, ...] = ()
    ref: str = ""


ALL, ANY = "ALL of these", "ONE of these is enough"
NONE, NOT_ALL = "NONE of these", "NOT ALL of these together"
ALONE = "WHEN"
OPEN_PART = "OPEN: our sources do not settle this part"
KINDS = {
    "yes_no": "yes or no",
    "one_of": "one answer of a list",
    "many_of": "several answers of a list",
    "day": "a day",
    "countries": "countries",
}


class Trees:
    """Draws up the trees of one pack. `shared`: conditions with a name that are drawn once, not inside every tree."""

    def __init__(self, pack: RulePack, shared: frozenset[str] = frozenset()) -> None:
        self._pack = pack
        self._shared = shared

    # ------------------------------------------------------------ whole items

    def of(self, item: Item) -> Box:
        """The tree of one item."""
        match item:
            case Policy():
                return self._policy(item)
            case Finding():
                return self._finding(item)
            case Deadline():
                return self._deadline(item)
            case Question():
                return self._question(item)
            case Card() | HelpEntry():
                return self._given(item)
            case FactConflict():
                notes = (first_sentence(item.say.english),)
                when = self._when(item.when)
                return Box(Frame.RULE, "CONFLICT of answers", item.id, notes, (), when, f"conflict-{item.id}")

    def definition(self, name: str) -> Box:
        """The tree of a condition with a name."""
        box = self.condition(self._pack.definitions[name])
        return replace(box, frame=Frame.NAMED, id=name, ref=f"define-{name}")

    def _finding(self, item: Finding) -> Box:
        notes = [first_sentence(item.yes.say.english)] if item.yes is not None else []
        if item.known_from or item.known_to:
            notes.append(f"In our rules {period_words(item.known_from, item.known_to)}")
        notes += [f"Status since {step.first}: {step.status.value.replace('_', ' ')}" for step in item.status[-1:]]
        notes += [f"In conflict with {other}: both are shown" for other in item.conflicts_with]
        signal = item.yes.signal.value.replace("_", " ") if item.yes is not None else "silent"
        children = (*self._when(item.when), *self._exceptions(item.unless, "EXCEPT"))
        return Box(Frame.RULE, f"RULE: {signal}", item.id, tuple(notes), (), children, f"finding-{item.id}")

    def _policy(self, item: Policy) -> Box:
        axis = "the day of the orientation" if item.window.axis == "as_of" else item.window.axis
        notes = [item.title.english, f"Tested on: {axis}"]
        notes += timeline_words(item.window.timeline)
        notes += [f"Status since {step.first}: {step.status.value.replace('_', ' ')}" for step in item.status[-1:]]
        children = (*self._when(item.covers), *self._exceptions(item.unless, "EXCEPT"))
        return Box(Frame.RULE, "POLICY", item.id, tuple(notes), (), children, f"policy-{item.id}")

    def _deadline(self, item: Deadline) -> Box:
        floor = f", but not before {item.floor}" if item.floor else ""
        notes = [item.title.english, f"Counted from {item.counted_from}{floor}: {offset_words(item.add)}"]
        if item.known_from or item.known_to:
            notes.append(f"In our rules {period_words(item.known_from, item.known_to)}")
        children = (*self._when(item.when), *self._exceptions(item.excuses, "EXCUSE"))
        return Box(Frame.RULE, "DEADLINE", item.id, tuple(notes), (), children, f"deadline-{item.id}")

    def _question(self, item: Question) -> Box:
        notes = [item.ask.english, f"Takes: {KINDS[item.kind.value]}{', sensitive' if item.sensitive else ''}"]
        notes += ["Also asked when it stays open whether it comes up"] if item.when_unsure else []
        children = []
        section = self._pack.section_of(item.id)
        if section is not None and section.gate not in (None, item.id):
            notes.append(f"Only after the answer to read or answer: {section.gate}")
        for word, condition in (
            ("ASKED ONLY IF", item.ask_if),
            ("NOT ASKED IF", item.ask_unless),
            ("TAKEN FOR YES WHILE NOT ASKED", item.presumed),
            ("TAKEN FOR NO WHILE NOT ASKED", item.presumed_no),
        ):
            if condition is not None:
                box = self.condition(condition)
                head = word if box.head == ALONE else f"{word}: {box.head}"
                children.append(replace(box, head=head))
        return Box(Frame.QUESTION, "QUESTION", item.id, tuple(notes), (), tuple(children), f"question-{item.id}")

    def _given(self, item: Card | HelpEntry) -> Box:
        word, kind = ("CARD", "card") if isinstance(item, Card) else ("PLACE THAT MAY HELP", "help")
        title = item.title if isinstance(item, Card) else item.name
        notes = (title.english, *(["Also given while this is open"] if item.also_when_open else []))
        return Box(Frame.RULE, word, item.id, notes, (), self._when(item.when), f"{kind}-{item.id}")

    # ------------------------------------------------------------ parts

    def _when(self, condition: Condition) -> tuple[Box, ...]:
        return (self.condition(condition),)

    def _exceptions(self, items: Iterable[Exemption], word: str) -> tuple[Box, ...]:
        made = []
        for item in items:
            box = self.condition(item.when)
            head = f"{word} when" if box.head == ALONE else f"{word}: {box.head}"
            made.append(
                replace(box, frame=Frame.EXCEPT, head=head, id=item.id, notes=(first_sentence(item.say.english),))
            )
        return tuple(made)

    def condition(self, condition: Condition, *, negated: bool = False) -> Box:
        """A condition as a box: its tests as rows, its groups as boxes under it."""
        condition, negated = _plain(condition, negated=negated)
        if isinstance(condition, Named) and not self._as_row(condition):
            box = self.condition(condition.part, negated=negated)
            named = Named(condition.name, condition.part)
            return replace(box, frame=Frame.NAMED, id=short_name(named.name), ref=f"define-{named.name}")
        if isinstance(condition, AllOf | AnyOf):
            return self._group(condition, negated=negated)
        return Box(Frame.GROUP, ALONE, rows=(self._row(condition, negated=negated),))

    def _group(self, condition: AllOf | AnyOf, *, negated: bool) -> Box:
        if not condition.parts:
            return Box(Frame.GROUP, ALONE, rows=(Row("always" if isinstance(condition, AllOf) else "never", "", ""),))
        heads = (ALL, NOT_ALL) if isinstance(condition, AllOf) else (ANY, NONE)
        if isinstance(condition, AllOf) and any(_is_open(part) for part in condition.parts) and not negated:
            left = tuple(part for part in condition.parts if not _is_open(part))
            whole = self.condition(AllOf(left))
            return replace(whole, head=f"{OPEN_PART}: {whole.head}" if whole.head != ALONE else OPEN_PART)
        rows: list[Row] = []
        children: list[Box] = []
        for part in condition.parts:
            inner, turned = _plain(part, negated=False)
            if isinstance(inner, AllOf | AnyOf) or (isinstance(inner, Named) and not self._as_row(inner)):
                children.append(self.condition(inner, negated=turned))
            else:
                rows.append(self._row(inner, negated=turned))
        return Box(Frame.GROUP, heads[negated], rows=tuple(rows), children=tuple(children))

    def _as_row(self, named: Named) -> bool:
        """True for a condition with a name that is only referred to, or that is one test."""
        if named.name in self._shared or named.name.startswith("applies:"):
            return True
        inner, _ = _plain(named.part, negated=False)
        return not isinstance(inner, AllOf | AnyOf | Named)

    def _row(self, condition: Condition, *, negated: bool) -> Row:
        if isinstance(condition, Named) and condition.name not in self._shared:
            if condition.name.startswith("applies:"):
                return row_of(condition, self._pack, negated=negated)
            inner, turned = _plain(condition.part, negated=negated)
            return replace(row_of(inner, self._pack, negated=turned), id=short_name(condition.name))
        return row_of(condition, self._pack, negated=negated)


def _plain(condition: Condition, *, negated: bool) -> tuple[Condition, bool]:
    """A condition without "not" around it, and without groups of one."""
    while True:
        if isinstance(condition, Not):
            condition, negated = condition.part, not negated
        elif isinstance(condition, AllOf | AnyOf) and len(condition.parts) == 1:
            condition = condition.parts[0]
        else:
            return condition, negated


def _is_open(condition: Condition) -> bool:
    return isinstance(condition, Always) and condition.truth is UNKNOWN


def short_name(name: str) -> str:
    """The tree of a file is called "tree" in that file."""
    return "tree" if name.endswith(":tree") else name


def names_in(condition: Condition | None) -> Iterator[str]:
    """The names of the conditions a condition refers to, also those inside them, with repeats."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from names_in(part)
        case Not(part):
            yield from names_in(part)
        case Named(name, part):
            yield name
            if not name.startswith("applies:"):
                yield from names_in(part)
        case _:
            return


def conditions_of(item: Item) -> list[Condition]:
    """Every condition of an item."""
    match item:
        case Policy():
            return [item.covers, *(each.when for each in item.unless)]
        case Finding():
            return [item.when, *(each.when for each in item.unless)]
        case Deadline():
            return [item.when, *(each.when for each in item.excuses)]
        case Question():
            return [each for each in (item.ask_if, item.ask_unless, item.presumed, item.presumed_no) if each]
        case Card() | HelpEntry() | FactConflict():
            return [item.when]
