"""Orientation in, page one out: what cannot wait, in order, with its day, its step and the help that reaches a person.

Pure, and without one id: the tiers, the windows and what falls silent stand in the rule files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .evaluate import Evaluator, because, unique
from .facts import FactId
from .first_help import help_for, reach_of
from .first_page import FirstItem, FirstPage, OpenItem, next_steps
from .orientation import Orientation, ShownDeadline
from .page_one import EFFECTS, DaySpan, PageOne, PageOneRules
from .rules import Condition, HelpEntry, Signal, Text
from .statements import Statement
from .states import guard_of, known, look_at
from .truth import NO, UNKNOWN, YES, Truth

MOST_TOUCHES = 3
MOST_POLICIES = 2


def page_of(orientation: Orientation) -> FirstPage | None:
    """Page one of an orientation; None when the rules say nothing of page one."""
    rules, evaluator = orientation.pack.page_one, orientation.evaluator
    if rules is None:
        return None
    return _Ranking(orientation, rules, evaluator or Evaluator(orientation.pack, orientation.as_of)).page()


class _Ranking:
    """Ranks what one orientation says."""

    def __init__(self, orientation: Orientation, rules: PageOneRules, evaluator: Evaluator) -> None:
        self.orientation, self.rules, self.evaluator = orientation, rules, evaluator
        self.facts = orientation.facts
        self.places = {tier: place for place, tier in enumerate(rules.tiers)}
        self.reach = reach_of(rules, evaluator, self.facts)
        self.help = help_for(orientation, self.reach, evaluator)

    def page(self) -> FirstPage:
        """The page."""
        first = self._first()
        now = [item for item in first if item.now]
        safe_only = bool(now) and now[0].tier == self.rules.life
        # What is always possible, such as to put papers in one place, can harm whoever shares a home with the danger.
        always = replace(self.reach, next=()) if safe_only else self.reach
        aside = self.rules.aside is not None and self._truth(self.rules.aside) is YES
        return FirstPage(
            first,
            tuple(self._looks(now)),
            tuple(self._touches())[:MOST_TOUCHES],
            next_steps(now[:1] if safe_only else first, always, lambda said: said.screen),
            self.help,
            self.reach,
            safe_only,
            aside or safe_only,
            help_for(self.orientation, self.reach, self.evaluator, own=True),
        )

    def _truth(self, condition: Condition) -> Truth:
        return self.evaluator.look(condition, self.facts).truth

    # ------------------------------------------------------------ what cannot wait

    def _first(self) -> tuple[FirstItem, ...]:
        """Every item once, in its order; what another one tells too is left to it."""
        found = {item.id: item for item in (*self._deadlines(), *self._findings())}
        told: dict[str, tuple[str, ...]] = {}
        for item in found.values():
            told[item.id] = tuple(name for name in item.replaces if name in found)
        gone = {name for names in told.values() for name in names}
        kept = [replace(item, replaces=_all_told(item.id, told)) for item in found.values() if item.id not in gone]
        looks = {each.id: each.page_one.look for each in known(self.evaluator) if each.page_one is not None}
        return tuple(sorted((replace(item, name=_name(item, looks)) for item in kept), key=self._key))

    def _deadlines(self) -> Iterator[FirstItem]:
        for shown in self.orientation.deadlines:
            stated = shown.deadline.page_one
            if stated is None or stated.said is None or self._silenced(stated):
                continue
            left = (shown.earliest - self.orientation.as_of).days
            excused = any(each.trace.truth is not NO for each in shown.exemptions)
            span = stated.span or self.rules.span
            after = span.after if excused or not shown.exemptions else min(span.after, self.rules.span.after)
            said = stated.past if left < 0 and stated.past is not None else stated.said
            yield FirstItem(
                shown.deadline.id,
                self._tier(stated, left),
                DaySpan(span.before, after).holds(left),
                said,
                calls := self._calls(stated),
                next(iter((*calls, *self.help)), None),
                shown.earliest,
                left,
                stated.replaces,
                _because(shown),
                excused,
                left < 0 and shown.latest >= self.orientation.as_of,
                shown.unsure,
                stated.leads,
                self.rules.beside is not None and not self.rules.beside.holds(left),
                told=shown.told if left >= 0 else shown.earliest,
            )

    def _tier(self, stated: PageOne, left: int) -> str:
        near = stated.tier in self.rules.soon_of and abs(left) <= self.rules.soon_days
        return self.rules.soon if near else stated.tier

    def _findings(self) -> Iterator[FirstItem]:
        for shown in (*self.orientation.urgent, *self.orientation.findings):
            stated = shown.finding.page_one
            if shown.truth is not YES or stated is None or stated.said is None or self._silenced(stated):
                continue
            calls = self._calls(stated)
            yield FirstItem(
                shown.finding.id,
                stated.tier,
                now=True,
                said=stated.said,
                calls=calls,
                call=next(iter((*calls, *self.help)), None),
                replaces=stated.replaces,
                because=shown.because,
            )

    def _silenced(self, stated: PageOne) -> bool:
        """Only a sure yes silences."""
        return stated.silenced_by is not None and self._truth(stated.silenced_by) is YES

    def _calls(self, stated: PageOne) -> tuple[HelpEntry, ...]:
        """The places named that reach this person."""
        by_id = {entry.id: entry for entry in self.help}
        return tuple(by_id[name] for name in stated.call if name in by_id)

    def _key(self, item: FirstItem) -> tuple[object, ...]:
        """Before what can wait: by tier, then the nearest day (ahead before past), then the order of the files."""
        tier = self.places.get(item.tier, len(self.places)) if item.now else 0
        left = item.days_left
        day = (2, 0) if left is None else (0, left) if left >= 0 else (1, -left)
        first_that_day = item.id not in self.rules.same_day
        return (not item.now, tier, day, first_that_day, item.excused)

    # ------------------------------------------------------------ what is open

    def _looks(self, now: list[FirstItem]) -> Iterator[OpenItem]:
        """What could not wait, while nobody knows if it holds; not what an item on the page tells anyway."""
        told = {name for item in now for name in (item.id, *item.replaces)}
        found = []
        for statement in known(self.evaluator):
            stated = statement.page_one
            if stated is None or stated.look is None or statement.id in told or self._silenced(stated):
                continue
            if self._could_be(statement):
                found.append(OpenItem(statement.id, stated.tier, stated.look))
        yield from sorted(found, key=lambda look: self.places.get(look.tier, len(self.places)))

    def _could_be(self, statement: Statement) -> bool:
        if self._truth(statement.truth) is not UNKNOWN or self._truth(statement.closed) is YES:
            return False
        state = look_at(self.evaluator, statement, self.facts)
        return any(guard_of(self.evaluator, fact, self.facts).truth is not NO for fact in state.open)

    # ------------------------------------------------------------ what is touched on, and what comes next

    def _touches(self) -> Iterator[tuple[str, Text]]:
        """Reasons first, then the policies that count at the next step, then what else there is."""
        told: set[str] = set()
        reasons: list[tuple[str, Text]] = []
        others: list[tuple[str, Text]] = []
        for shown in self.orientation.findings:
            stated = shown.finding.page_one
            if stated is None or stated.touch is None or shown.truth is not YES or self._silenced(stated):
                continue
            told.update(stated.replaces)
            points = shown.face is not None and shown.face.signal is Signal.POINTS_TO
            reason = points or shown.finding.topic == "grounds"
            (reasons if reason else others).append((shown.finding.id, stated.touch))
        kept = [pair for pair in reasons if pair[0] not in told]
        rest = [*self._policies(), *(pair for pair in others if pair[0] not in told)]
        room = max(1, MOST_TOUCHES - len(rest))
        yield from (*kept[:room], *rest, *kept[room:])

    def _policies(self) -> list[tuple[str, Text]]:
        found = []
        for shown in self.orientation.policies:
            stated = shown.policy.page_one
            if stated is None or shown.applies.truth is not YES or stated.effect not in EFFECTS:
                continue
            if stated.bites_at is None or self._truth(stated.bites_at) is not NO:
                closed = shown.exceptions is YES
                found.append((EFFECTS.index(stated.effect), closed, shown.policy.id, stated.touch))
        found.sort(key=lambda each: each[:2])
        return [(name, text) for _, _, name, text in found[:MOST_POLICIES]]


def _name(item: FirstItem, looks: Mapping[str, Text | None]) -> Text | None:
    """What an item, or one that it tells too, is called while nobody knows if it holds."""
    return next((look for name in (item.id, *item.replaces) if (look := looks.get(name)) is not None), None)


def _all_told(name: str, told: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What an item tells, and what that would have told."""
    found: dict[str, None] = {}
    waiting = list(told[name])
    while waiting:
        each = waiting.pop(0)
        if each not in found and each != name:
            found[each] = None
            waiting += told.get(each, ())
    return tuple(found)


def _because(shown: ShownDeadline) -> tuple[FactId, ...]:
    return unique(iter((shown.deadline.counted_from, *because(shown.applies))))
