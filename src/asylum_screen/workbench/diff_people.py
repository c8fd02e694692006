"""For whom two packs differ: what each statement, exception and question says to whom, before and now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from asylum_screen.analysis.compare import Difference, PackPair, Sayings, same_shape
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.days import relevant
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES, Diagrams, Node
from asylum_screen.analysis.space import turns_of
from asylum_screen.core.classes import fact_of
from asylum_screen.core.conditions import leaves
from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId, Facts
from asylum_screen.core.orientation import word_of
from asylum_screen.core.rules import AS_OF, AllOf, Condition, Exemption, Question, RulePack
from asylum_screen.core.statements import Statement, WordView
from asylum_screen.core.states import closers, openers

MOST_DAYS = 6
"""So many days to come on which something turns are looked at."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changes for somebody.

    kind and id: as scenarios name it. what: the change in words. moves: for whom, each change of a word by itself.
    before and after: the words for the first witness.
    """

    kind: str
    id: str
    what: str
    moves: tuple[Difference, ...] = ()
    before: str = ""
    after: str = ""


class People:
    """Two packs on a day, by the people who answer."""

    def __init__(self, old: RulePack, new: RulePack, as_of: date) -> None:
        self.old, self.new, self.as_of = old, new, as_of
        self.before, self.after = Evaluator(old, as_of), Evaluator(new, as_of)
        self._presumed_alike = same_shape(*(pack_presumes(pack) for pack in (old, new)))

    # ------------------------------------------------------------ statements

    def statement(self, old: Statement, new: Statement) -> Iterator[Change]:
        """Who reads something else of a statement that both packs have."""
        for asked in old.views:
            if not _looks_at_facts(old.views[asked]) and not _looks_at_facts(new.views[asked]):
                yield from self._of_the_day(old, new, asked)
        yield from self._other_day(old, new)
        if self._nothing_to_see(old, new):
            return
        told: set[tuple[str, str, str]] = set()
        for day in self._days(old, new):
            for change in (*self._views(old, new, day), *self._exceptions(old, new, day)):
                seen = {(change.what, move.before, move.after) for move in change.moves}
                if seen - told:
                    told |= seen
                    on = "" if day == self.as_of else f" on {day}"
                    yield Change(change.kind, change.id, change.what + on, change.moves, change.before, change.after)

    def _nothing_to_see(self, old: Statement, new: Statement) -> bool:
        """True when two statements say the same words under the same conditions on the same days."""
        return _outline(old) == _outline(new) and self._alike(old.conditions, new.conditions)

    def _of_the_day(self, old: Statement, new: Statement, asked: str) -> Iterator[Change]:
        before, after = (
            word_of(evaluator, statement, asked, Facts())
            for evaluator, statement in ((self.before, old), (self.after, new))
        )
        if before != after:
            what = f"{asked} for everybody on {self.as_of}: {before} before, {after} now"
            yield Change(old.kind, old.id, what, (), before, after)

    def _views(self, old: Statement, new: Statement, day: date) -> Iterator[Change]:
        alike = self._alike(old.conditions, new.conditions) and old.known_on(day) == new.known_on(day)
        pair = None
        for asked in old.views:
            one, other = old.views[asked], new.views[asked]
            if asked == "exceptions" or not (_looks_at_facts(one) or _looks_at_facts(other)):
                continue
            if alike and [word for word, _ in one.words] == [word for word, _ in other.words]:
                continue
            pair = pair or self._pair(old.conditions, new.conditions, day)
            sides = _said(pair.before, old, one, day), _said(pair.after, new, other, day)
            moves = pair.moves(*sides, really=self._differs(pair, old, new, asked))
            if moves:
                yield _change(asked, old.id, "is another for some people", moves)

    def _differs(self, pair: PackPair, old: Statement, new: Statement, asked: str) -> Callable[[Facts], bool]:
        """Whether the program itself tells somebody something else now."""
        sides = ((pair.before.evaluator, old), (pair.after.evaluator, new))
        return lambda facts: len({word_of(on, each, asked, facts) for on, each in sides}) > 1

    def _exceptions(self, old: Statement, new: Statement, day: date) -> Iterator[Change]:
        """Exceptions of a policy, a finding or a time limit: only where that is shown."""
        befores, afters = ({each.id: each for each in statement.exceptions} for statement in (old, new))
        for name in dict.fromkeys((*befores, *afters)):
            one, other = befores.get(name), afters.get(name)
            if one and other and self._alike([one.when], [other.when]):
                continue
            pair = self._pair([*old.conditions, old.lists], [*new.conditions, new.lists], day)
            moves = pair.moves(
                _met(pair.before, one),
                _met(pair.after, other),
                where=pair.diagrams.both(pair.before.condition(old.lists), pair.after.condition(new.lists)),
            )
            if moves:
                kind = "exceptions" if "exceptions" in old.views else old.kind
                yield _change(kind, old.id, f"exception {name} fits others", moves)

    def one_sided(self, statement: Statement, *, added: bool) -> Change:
        """A statement that only one pack has, and somebody who gets (or got) to read it."""
        pack = self.new if added else self.old
        day = _day_known(statement, statement, self.as_of)
        pair = PackPair(pack, pack, day, [*statement.conditions], [])
        shown = [(each.word, each.condition) for each in statement.states if each.text is not None]
        read = _said(pair.before, statement, WordView(tuple(shown), "not there", "not there"), day)
        moves = pair.moves(read, Sayings({}, read.otherwise))
        if added:
            moves = [Difference(each.witness, each.number, each.whole, each.after, each.before) for each in moves]
        return _change(statement.kind, statement.id, "is new" if added else "is gone", moves)

    def _other_day(self, old: Statement, new: Statement) -> Iterator[Change]:
        """Somebody for whom a time limit ends on another day."""
        items = [(each.item.add, each.item.floor, each.item.counted_from) for each in (old, new) if each.ends_on]
        if len(items) < 2 or items[0] == items[1]:
            return
        sides = ((self.before, old), (self.after, new))

        def days(facts: Facts) -> list[str]:
            return [word_of(on, each, each.kind, facts) for on, each in sides]

        counted = AllOf((old.views[old.kind].words[0][1], new.views[new.kind].words[0][1]))
        moves = self._for_whom(counted, lambda facts: len({*days(facts)}) > 1)
        if moves:
            moves = [replace(moves[0], before=days(moves[0].witness)[0], after=days(moves[0].witness)[1])]
            yield _change(old.kind, old.id, "ends on another day", moves)

    def text(self, text_id: str, before: str, after: str) -> Iterator[Change]:
        """Who reads a text in which a sum of money is another."""
        for statement in self.new.statements:
            for face in statement.states if statement.known_on(self.as_of) else ():
                if face.text is not None and face.text.id == text_id:
                    moves = self._for_whom(face.condition, lambda _: True)
                    moves = [replace(move, before=f'"{before}"', after=f'"{after}"') for move in moves]
                    if moves:
                        yield _change(face.kind, face.id, "names another sum of money", moves)

    def _for_whom(self, condition: Condition, really: Callable[[Facts], bool]) -> list[Difference]:
        pair = self._pair([condition], [condition], self.as_of)
        holds = Sayings({"yes": pair.after.condition(condition)}, "no")
        return pair.moves(Sayings({}, "no"), holds, really=really)

    # ------------------------------------------------------------ questions and other conditions

    def question(self, old: Question, new: Question) -> Iterator[Change]:
        """For whom a question may come up, and did not; and the other way round."""
        fact = old.id
        olds = [*openers(self.before, fact), *closers(self.before, fact)]
        news = [*openers(self.after, fact), *closers(self.after, fact)]
        if old.kind is not new.kind or (self._alike(olds, news) and old.when_unsure == new.when_unsure):
            return
        pair = self._pair(olds, news, self.as_of)

        def said(each: Compiled) -> Sayings:
            return Sayings({"may come up": pair.diagrams.when(each.guard(fact), YES)}, "does not come up")

        moves = pair.moves(said(pair.before), said(pair.after))
        if moves:
            yield _change("question", fact, "may come up for others than before", moves)

    def condition(self, kind: str, name: str, what: str, old: Condition, new: Condition) -> Iterator[Change]:
        """For whom any other condition holds, and did not."""
        pair = self._pair([old], [new], self.as_of)

        def said(each: Compiled, condition: Condition) -> Sayings:
            return _truths(pair.diagrams, each.condition(condition), "holds", "does not hold")

        moves = pair.moves(said(pair.before, old), said(pair.after, new))
        if moves:
            yield _change(kind, name, f"{what} holds for others than before", moves)

    # ------------------------------------------------------------ packs side by side

    def _pair(self, olds: Iterable[Condition], news: Iterable[Condition], day: date) -> PackPair:
        return PackPair(self.old, self.new, day, [*olds], [*news])

    def _alike(self, olds: Iterable[Condition], news: Iterable[Condition]) -> bool:
        """True when two lists of conditions are written alike, with what counts as answered while not asked."""
        if self._presumed_alike:
            return same_shape(olds, news)
        wide = ([*each, *_presumed(on, each)] for on, each in ((self.before, [*olds]), (self.after, [*news])))
        return same_shape(*wide)

    def _days(self, old: Statement, new: Statement) -> list[date]:
        """The day, or one on which a statement is known, and the days to come on which something turns."""
        found = {day for each in (old, new) for day in (*each.days, each.known_to and _next(each.known_to)) if day}
        for evaluator, statement in ((self.before, old), (self.after, new)):
            for condition in relevant(evaluator, statement.conditions):
                for leaf in leaves(condition):
                    if fact_of(leaf) == AS_OF:
                        found |= set(turns_of(leaf, self.as_of))
        return [_day_known(old, new, self.as_of), *sorted(day for day in found if day > self.as_of)[:MOST_DAYS]]


def _outline(statement: Statement) -> object:
    """A statement but for its conditions: its words, its exceptions, and when it could be known."""
    words = [([word for word, _ in view.words], view.otherwise) for view in statement.views.values()]
    return words, [each.id for each in statement.exceptions], statement.known_from, statement.known_to


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def pack_presumes(pack: RulePack) -> list[Condition]:
    """All conditions of a pack under which a fact counts as answered while it was not asked."""
    return [condition for each in pack.questions.values() for condition, _ in each.presumptions]


def _presumed(evaluator: Evaluator, conditions: list[Condition]) -> list[Condition]:
    """All conditions under which a fact they depend on counts as answered while it was not asked."""
    found: list[Condition] = []
    known: set[FactId] = set()
    while more := {fact for each in (*conditions, *found) for fact in facts_in(each)} - known:
        known |= more
        found += evaluator.presumptions(sorted(more))
    return found


def _change(kind: str, name: str, what: str, moves: list[Difference]) -> Change:
    first = moves[0] if moves else Difference(Facts(), 0, 0)
    return Change(kind, name, what, tuple(moves), first.before, first.after)


def _looks_at_facts(view: WordView) -> bool:
    return not view.words or any(fact for _, when in view.words for fact in facts_in(when))


def _said(compiled: Compiled, statement: Statement, view: WordView, day: date) -> Sayings:
    """Where each word of a view is said on a day."""
    if not statement.known_on(day):
        return Sayings({}, view.absent)
    found: dict[str, Node] = {}
    for word, when in view.words:
        found[word] = compiled.diagrams.either(found.get(word, NO), compiled.condition(when))
    return Sayings(found, view.otherwise)


def _met(compiled: Compiled, exception: Exemption | None) -> Sayings:
    node = NO if exception is None else compiled.condition(exception.when)
    return _truths(compiled.diagrams, node, "met", "ruled out")


def _truths(diagrams: Diagrams, node: Node, yes: str, no: str) -> Sayings:
    return Sayings({yes: diagrams.when(node, YES), "open": diagrams.when(node, UNKNOWN)}, no)


def _day_known(old: Statement, new: Statement, as_of: date) -> date:
    """The day, or one near it on which one of two statements could be known."""
    if old.known_on(as_of) or new.known_on(as_of):
        return as_of
    return next((day for item in (old, new) for day in (item.known_to, item.known_from) if day is not None), as_of)
