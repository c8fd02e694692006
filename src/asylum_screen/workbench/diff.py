"""`rules diff`: not which lines differ between two packs, but for whom something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from asylum_screen.analysis.compare import Difference, Pair, Words, same_shape
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES, Node
from asylum_screen.analysis.statements import fits, truth_of
from asylum_screen.core.dates import Offset
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import Card, Deadline, FactConflict, Finding, HelpEntry, Policy, Question, RulePack
from asylum_screen.core.states import closers, known_on, openers

from .mutate import conditions_in
from .swapping import Item, word_of

GROUPS = ("urgent", "finding", "policy", "exceptions", "deadline", "card", "help", "conflict", "question")


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
    for kind, before, after in comparison.kinds():
        for name in dict.fromkeys((*before, *after)):
            found.changes += comparison.item(kind, name, before.get(name), after.get(name))
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

    def kinds(self) -> Iterator[tuple[str, Mapping[str, Item], Mapping[str, Item]]]:
        """The statements of both packs by id, kind by kind."""
        old, new = self.old, self.new
        yield "finding", {e.id: e for e in old.findings}, {e.id: e for e in new.findings}
        yield "policy", {e.id: e for e in old.policies}, {e.id: e for e in new.policies}
        yield "deadline", {e.id: e for e in old.deadlines}, {e.id: e for e in new.deadlines}
        yield "card", {e.id: e for e in old.cards}, {e.id: e for e in new.cards}
        yield "help", {e.id: e for e in old.help}, {e.id: e for e in new.help}
        yield "conflict", {e.id: e for e in old.conflicts}, {e.id: e for e in new.conflicts}

    def item(self, kind: str, name: str, old: Item | None, new: Item | None) -> Iterator[Change]:
        """What changes of one statement."""
        if old is None or new is None:
            only = old or new
            if only is not None:
                yield self._one_sided(kind, name, only, added=old is None)
            return
        for key, one, other in _fields(old, new, self.as_of):
            if one != other:
                yield Change(kind, name, f"{key}: {one or 'none'} before, {other or 'none'} now")
        olds, news = conditions_in(old), conditions_in(new)
        if same_shape(olds, news) and _signals(old) == _signals(new):
            return
        day = _day_known(old, new, self.as_of)
        pair = Pair(self.old, self.new, day, olds, news)
        told = "is another for some people" + (f" (on {day})" if day != self.as_of else "")
        for asked, view in _views(kind):
            who = pair.differ(view(pair.before, old), view(pair.after, new))
            if who is not None:
                before = word_of(pair.before.evaluator, old, who.witness, asked)
                yield Change(asked, name, told, who, before, word_of(pair.after.evaluator, new, who.witness, asked))

    def _one_sided(self, kind: str, name: str, item: Item, *, added: bool) -> Change:
        """A statement that only one pack has, and somebody who gets (or got) it."""
        pack = self.new if added else self.old
        pair = Pair(pack, pack, self.as_of, conditions_in(item), [])
        who = pair.differ(_reached(pair.before, item), {})
        return Change(kind, name, "is new" if added else "is gone", who)

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


View = Callable[[Compiled, Item], Words]


def _views(kind: str) -> list[tuple[str, View]]:
    """What people see of a statement, as scenarios ask for it."""
    if kind == "finding":
        return [("urgent", _urgent), ("finding", _finding)]
    if kind == "policy":
        return [("policy", _policy), ("exceptions", _exceptions)]
    return [(kind, _given)]


def _given(compiled: Compiled, item: Item) -> Words:
    """Where a time limit, card, help entry or conflict is given."""
    if isinstance(item, Card | HelpEntry):
        return {"yes": fits(compiled, item)}
    if isinstance(item, Deadline):
        return {"yes": compiled.diagrams.not_when(compiled.condition(item.when), NO)}
    assert isinstance(item, FactConflict)
    return {"yes": compiled.diagrams.when(compiled.condition(item.when), YES)}


def _finding(compiled: Compiled, item: Item) -> Words:
    assert isinstance(item, Finding)
    return {word: node for word, node in _by_signal(compiled, item).items() if word not in ("", "urgent")}


def _urgent(compiled: Compiled, item: Item) -> Words:
    assert isinstance(item, Finding)
    return {word: node for word, node in _by_signal(compiled, item).items() if word == "urgent"}


def _by_signal(compiled: Compiled, finding: Finding) -> Words:
    truth = truth_of(compiled, finding)
    found: dict[str, Node] = {}
    for state, signal in zip((NO, UNKNOWN, YES), _signals(finding), strict=True):
        shown = compiled.diagrams.when(truth, state)
        found[signal] = compiled.diagrams.either(found.get(signal, NO), shown)
    return found


def _policy(compiled: Compiled, item: Item) -> Words:
    assert isinstance(item, Policy)
    return _truths(compiled, compiled.condition(item.applies))


def _exceptions(compiled: Compiled, item: Item) -> Words:
    assert isinstance(item, Policy)
    return _truths(compiled, compiled.diagrams.any_of([compiled.condition(each.when) for each in item.unless]))


def _reached(compiled: Compiled, item: Item) -> Words:
    """Where a statement of one pack only is given; of a policy, where it may be looked at."""
    if isinstance(item, Policy):
        return {"yes": compiled.diagrams.when(compiled.condition(item.applies), YES)}
    return (
        {**_urgent(compiled, item), **_finding(compiled, item)} if isinstance(item, Finding) else _given(compiled, item)
    )


def _truths(compiled: Compiled, node: Node) -> Words:
    states = (("no", NO), ("unknown", UNKNOWN), ("yes", YES))
    return {word: compiled.diagrams.when(node, state) for word, state in states}


def _day_known(old: Item, new: Item, as_of: date) -> date:
    """The day, or one near it on which one of two statements could be known."""
    if any(is_known_on(item, as_of) for item in (old, new)):
        return as_of
    days = [day for item in (old, new) for day in (getattr(item, "known_to", None), getattr(item, "known_from", None))]
    return next((day for day in days if day is not None), as_of)


def is_known_on(item: Item, as_of: date) -> bool:
    """True when a statement could be known on a day."""
    if isinstance(item, Finding | Deadline):
        return known_on(item, as_of)
    return not isinstance(item, Policy) or item.known_from <= as_of


def _signals(item: Item) -> tuple[str, ...]:
    """The signals of a finding that does not hold, is open, and holds."""
    if not isinstance(item, Finding):
        return ()
    return tuple("" if face is None else face.signal.value for face in (item.no, item.open, item.yes))


def _fields(old: Item, new: Item, as_of: date) -> Iterator[tuple[str, str, str]]:
    """What is no condition: days, signals, states and flags, before and after, in words."""
    if isinstance(old, Finding) and isinstance(new, Finding):
        yield "signal", " / ".join(_signals(old)), " / ".join(_signals(new))
    if isinstance(old, Policy) and isinstance(new, Policy):
        yield f"status on {as_of}", old.status_on(as_of).status.value, new.status_on(as_of).status.value
        yield "steps of the status", _steps(old), _steps(new)
    if isinstance(old, Deadline) and isinstance(new, Deadline):
        yield "length", _stretch(old.add), _stretch(new.add)
        yield "near", _stretch(old.near), _stretch(new.near)
        yield "counted from", old.counted_from, new.counted_from
    if isinstance(old, HelpEntry) and isinstance(new, HelpEntry):
        for key in ("phone", "text_line", "link", "status", "shown", "may_share"):
            yield key, getattr(old, key), getattr(new, key)
    for key in ("known_from", "known_to"):
        yield key, str(getattr(old, key, None) or ""), str(getattr(new, key, None) or "")
    yield "sources", _cites(old), _cites(new)


def _steps(policy: Policy) -> str:
    return ", ".join(f"{step.first} {step.status.value}" for step in policy.status)


def _stretch(offset: Offset) -> str:
    parts = ((offset.years, "years"), (offset.months, "months"), (offset.days, "days"))
    return ", ".join(f"{number} {word}" for number, word in parts if number) or "at once"


def _cites(item: Item) -> str:
    return ", ".join(getattr(item, "cites", ()))
