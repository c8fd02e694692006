"""Rules as trees of boxes: what a box says and which boxes hang under it. Nothing here knows how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from asylum_screen.core.conditions import parts_of
from asylum_screen.core.rules import (
    AS_OF,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Exemption,
    Named,
    Not,
    Question,
    RulePack,
)
from asylum_screen.core.statements import Statement
from asylum_screen.core.truth import UNKNOWN

from .words import Test, first_sentence, offset_words, period_words, row_of, timeline_words

TreeItem = Statement | Question
HEADS = {
    "conflict": "CONFLICT of answers", "card": "CARD", "help": "PLACE THAT MAY HELP", "deadline": "DEADLINE",
    "policy": "POLICY",
}  # fmt: skip


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
    rows: tuple[Test, ...] = ()
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

    def of(self, item: TreeItem) -> Box:
        """The tree of one item."""
        if isinstance(item, Question):
            return self._question(item)
        word = "EXCEPT" if item.ends_on is None else "EXCUSE"
        children = (self.condition(item.covers), *self._exceptions(item.exceptions, word))
        return Box(Frame.RULE, _head(item), item.id, tuple(_notes(item)), (), children, ref_of(item))

    def definition(self, name: str) -> Box:
        """The tree of a condition with a name."""
        box = self.condition(self._pack.definitions[name])
        return replace(box, frame=Frame.NAMED, id=name, ref=f"define-{name}")

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
            *((f"TAKEN FOR {answer} WHILE NOT ASKED", condition) for answer, condition in item.presumed_as),
        ):
            if condition is not None:
                box = self.condition(condition)
                head = word if box.head == ALONE else f"{word}: {box.head}"
                children.append(replace(box, head=head))
        return Box(Frame.QUESTION, "QUESTION", item.id, tuple(notes), (), tuple(children), ref_of(item))

    # ------------------------------------------------------------ parts

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
        condition, negated = plain(condition, negated=negated)
        if isinstance(condition, Named) and not self._as_row(condition):
            box = self.condition(condition.part, negated=negated)
            named = Named(condition.name, condition.part)
            return replace(box, frame=Frame.NAMED, id=short_name(named.name), ref=f"define-{named.name}")
        if isinstance(condition, AllOf | AnyOf):
            return self._group(condition, negated=negated)
        return Box(Frame.GROUP, ALONE, rows=(self._row(condition, negated=negated),))

    def _group(self, condition: AllOf | AnyOf, *, negated: bool) -> Box:
        if not condition.parts:
            return Box(Frame.GROUP, ALONE, rows=(Test("always" if isinstance(condition, AllOf) else "never", "", ""),))
        heads = (ALL, NOT_ALL) if isinstance(condition, AllOf) else (ANY, NONE)
        if isinstance(condition, AllOf) and any(_is_open(part) for part in condition.parts) and not negated:
            left = tuple(part for part in condition.parts if not _is_open(part))
            whole = self.condition(AllOf(left))
            return replace(whole, head=f"{OPEN_PART}: {whole.head}" if whole.head != ALONE else OPEN_PART)
        rows: list[Test] = []
        children: list[Box] = []
        for part in condition.parts:
            inner, turned = plain(part)
            if isinstance(inner, AllOf | AnyOf) or (isinstance(inner, Named) and not self._as_row(inner)):
                children.append(self.condition(inner, negated=turned))
            else:
                rows.append(self._row(inner, negated=turned))
        return Box(Frame.GROUP, heads[negated], rows=tuple(rows), children=tuple(children))

    def _as_row(self, named: Named) -> bool:
        """True for a condition with a name that is only referred to, or that is one test."""
        if named.name in self._shared or named.name.startswith("applies:"):
            return True
        inner, _ = plain(named.part)
        return not isinstance(inner, AllOf | AnyOf | Named)

    def _row(self, condition: Condition, *, negated: bool) -> Test:
        if isinstance(condition, Named) and condition.name not in self._shared:
            if condition.name.startswith("applies:"):
                return row_of(condition, self._pack, negated=negated)
            inner, turned = plain(condition.part, negated=negated)
            return replace(row_of(inner, self._pack, negated=turned), id=short_name(condition.name))
        return row_of(condition, self._pack, negated=negated)


def plain(condition: Condition, *, negated: bool = False) -> tuple[Condition, bool]:
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
    if isinstance(condition, Named):
        yield condition.name
        if condition.name.startswith("applies:"):
            return
    for part in (condition and parts_of(condition)) or ():
        yield from names_in(part)


def kind_of(item: TreeItem) -> str:
    """A question, or the kind of a statement."""
    return "question" if isinstance(item, Question) else item.kind


def ref_of(item: TreeItem) -> str:
    """The name of an item's details inside a page."""
    return f"{kind_of(item)}-{item.id}"


def conditions_of(item: TreeItem) -> list[Condition]:
    """Every condition of an item."""
    if isinstance(item, Question):
        taken = (condition for condition, _ in item.presumptions)
        return [each for each in (item.ask_if, item.ask_unless, *taken) if each is not None]
    return [item.covers, *(each.when for each in item.exceptions)]


def _head(item: Statement) -> str:
    """The word over a statement; over a rule, its signal."""
    signals = [face.signal.value.replace("_", " ") for face in item.states if face.signal and not face.name]
    return HEADS.get(item.kind) or f"RULE: {signals[0] if signals else 'silent'}"


def _notes(item: Statement) -> Iterator[str]:
    """What is told of a statement."""
    holds = next((face.text for face in item.states if face.text is not None and not face.name), None)
    if item.title is not None:
        yield item.title.english
    elif holds is not None:
        yield first_sentence(holds.english)
    if item.ends_on is not None:
        floor = f", but not before {item.item.floor}" if item.item.floor else ""
        yield f"Counted from {item.item.counted_from}{floor}: {offset_words(item.item.add)}"
    if item.window is not None:
        axis = item.window.axis
        yield f"Tested on: {'the day of the orientation' if axis == AS_OF else axis}"
        yield from timeline_words(item.window.timeline)
    elif item.known_from or item.known_to:
        yield f"In our rules {period_words(item.known_from, item.known_to)}"
    for step in item.status[-1:]:
        yield f"Status since {step.first}: {step.status.value.replace('_', ' ')}"
    for other in getattr(item.item, "conflicts_with", ()):
        yield f"In conflict with {other}: both are shown"
    if getattr(item.item, "also_when_open", False):
        yield "Also given while this is open"
