"""`rules diff`: not which lines differ between two packs, but for whom something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from asylum_screen.analysis.compare import Difference, Pair, Words, same_shape
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.diagram import NO, YES, Node
from asylum_screen.core.dates import Offset
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import word_of
from asylum_screen.core.rules import Question, RulePack, StatusFrom
from asylum_screen.core.statements import Statement, View
from asylum_screen.core.states import closers, openers

GROUPS = ("urgent", "finding", "policy", "exceptions", "deadline", "card", "help", "conflict", "question")
FIELDS = {
    "status": "steps of the status",
    "add": "length",
    "near": "near",
    "counted_from": "counted from",
    "phone": "phone",
    "text_line": "text_line",
    "link": "link",
    "shown": "shown",
    "may_share": "may_share",
    "known_from": "known_from",
    "known_to": "known_to",
    "cites": "sources",
}
"""The parts of rules that are no conditions, and what they are called."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changes for somebody.

    kind and id: as scenarios name it. what: the change in words. who: for whom, where it depends on answers.
    before and after: the words for the person of the witness.
    """

    kind: str
    id: str
    what: str
    who: Difference | None = None
    before: str = ""
    after: str = ""


@dataclass
class Changes:
    """All differences between two packs on a day."""

    as_of: date
    changes: list[Change] = field(default_factory=list)
    texts: list[tuple[str, str, str]] = field(default_factory=list)  # id, old and new English

    @property
    def empty(self) -> bool:
        """True when nothing changes for anybody and no text differs."""
        return not self.changes and not self.texts


def compare(old: RulePack, new: RulePack, as_of: date) -> Changes:
    """Everything that changes for people between two packs.

    Args:
        old: the rules before.
        new: the rules after.
        as_of: the day of the orientation.
    """
    found = Changes(as_of)
    comparison = _Comparison(old, new, as_of)
    before, after = ({each.key: each for each in pack.statements} for pack in (old, new))
    for key in dict.fromkeys((*before, *after)):
        found.changes += comparison.statement(before.get(key), after.get(key))
    for fact in dict.fromkeys((*old.questions, *new.questions)):
        found.changes += comparison.question(fact, old.questions.get(fact), new.questions.get(fact))
    found.changes.sort(key=lambda change: GROUPS.index(change.kind))
    for text_id in dict.fromkeys((*old.texts, *new.texts)):
        one, other = old.texts.get(text_id), new.texts.get(text_id)
        said = (one.english if one else "", other.english if other else "")
        if said[0] != said[1]:
            found.texts.append((text_id, *said))
    return found


class _Comparison:
    def __init__(self, old: RulePack, new: RulePack, as_of: date) -> None:
        self.old, self.new, self.as_of = old, new, as_of
        self.before, self.after = Evaluator(old, as_of), Evaluator(new, as_of)

    def statement(self, old: Statement | None, new: Statement | None) -> Iterator[Change]:
        """What changes of one statement."""
        if old is None or new is None:
            only = old or new
            if only is not None:
                yield self._one_sided(only, added=old is None)
            return
        for key, one, other in self._fields(old, new):
            if one != other:
                yield Change(old.kind, old.id, f"{key}: {one or 'none'} before, {other or 'none'} now")
        if same_shape(old.conditions, new.conditions) and _signals(old) == _signals(new):
            return
        day = _day_known(old, new, self.as_of)
        pair = Pair(self.old, self.new, day, [*old.conditions], [*new.conditions])
        told = "is another for some people" + (f" (on {day})" if day != self.as_of else "")
        for asked in old.views:
            if not _looks_at_facts(old.views[asked]):
                continue
            who = pair.differ(_words(pair.before, old.views[asked]), _words(pair.after, new.views[asked]))
            if who is not None:
                before = word_of(pair.before.evaluator, old, asked, who.witness)
                yield Change(asked, old.id, told, who, before, word_of(pair.after.evaluator, new, asked, who.witness))

    def _one_sided(self, statement: Statement, *, added: bool) -> Change:
        """A statement that only one pack has, and somebody who gets (or got) to read it."""
        pack = self.new if added else self.old
        pair = Pair(pack, pack, self.as_of, [*statement.conditions], [])
        reached = View(tuple((each.word, each.condition) for each in statement.states if each.text is not None), "", "")
        who = pair.differ(_words(pair.before, reached), {})
        return Change(statement.kind, statement.id, "is new" if added else "is gone", who)

    def _fields(self, old: Statement, new: Statement) -> Iterator[tuple[str, str, str]]:
        """What is no condition: signals, states of the day, days and flags, before and after, in words."""
        yield "signal", _signals(old), _signals(new)
        for name, view in old.views.items():
            if not _looks_at_facts(view):
                words = (word_of(self.before, old, name, Facts()), word_of(self.after, new, name, Facts()))
                yield f"{name} on {self.as_of}", *words
        for name, label in FIELDS.items():
            yield label, _told(getattr(old.item, name, None)), _told(getattr(new.item, name, None))

    def question(self, fact: str, old: Question | None, new: Question | None) -> Iterator[Change]:
        """What changes about a question: that it is asked, of whom, and which answers it takes."""
        if old is None or new is None:
            yield Change("question", fact, "is new" if old is None else "is gone")
            return
        if old.kind is not new.kind:
            yield Change("question", fact, f"takes {new.kind.value} now, {old.kind.value} before")
            return
        more = [option for option in new.option_ids if option not in old.option_ids]
        fewer = [option for option in old.option_ids if option not in new.option_ids]
        if more or fewer:
            told = [f"new answers: {', '.join(more)}"] if more else []
            told += [f"answers gone: {', '.join(fewer)}"] if fewer else []
            yield Change("question", fact, "; ".join(told))
        olds = [*openers(self.before, fact), *closers(self.before, fact)]
        news = [*openers(self.after, fact), *closers(self.after, fact)]
        if same_shape(olds, news):
            return
        pair = Pair(self.old, self.new, self.as_of, olds, news)
        guards = [{"yes": pair.diagrams.when(each.guard(fact), YES)} for each in (pair.before, pair.after)]
        who = pair.differ(guards[0], guards[1])
        if who is not None:
            yield Change("question", fact, "may come up for others than before", who)


def _looks_at_facts(view: View) -> bool:
    return not view.words or any(fact for _, when in view.words for fact in facts_in(when))


def _words(compiled: Compiled, view: View) -> Words:
    """Where each word of a view is said."""
    found: dict[str, Node] = {}
    for word, when in view.words:
        found[word] = compiled.diagrams.either(found.get(word, NO), compiled.condition(when))
    return found


def _day_known(old: Statement, new: Statement, as_of: date) -> date:
    """The day, or one near it on which one of two statements could be known."""
    if old.known_on(as_of) or new.known_on(as_of):
        return as_of
    return next((day for item in (old, new) for day in (item.known_to, item.known_from) if day is not None), as_of)


def _signals(statement: Statement) -> str:
    """The signals of a statement that does not hold, is open, and holds."""
    signals = {face.name: face.signal.value for face in statement.states if face.signal is not None}
    return " / ".join(signals.get(name, "") for name in ("when not", "while open", "")) if signals else ""


def _told(value: object) -> str:
    """A field of a rule in words."""
    if isinstance(value, Offset):
        parts = ((value.years, "years"), (value.months, "months"), (value.days, "days"))
        return ", ".join(f"{number} {word}" for number, word in parts if number) or "at once"
    if isinstance(value, StatusFrom):
        return f"{value.first} {value.status.value}"
    if isinstance(value, tuple):
        return ", ".join(map(_told, value))
    return "" if value is None else str(value)
