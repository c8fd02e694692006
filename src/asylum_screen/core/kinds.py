"""The six kinds of statements, and what each publishes. No other module asks what kind a statement is.

A condition about truths (`Is`) turns "the finding is open" into a condition like any other, so that the state of a
statement is evaluated, compiled, counted and compared by the same few functions as everything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from .classes import leaves
from .conditions import (
    AS_OF,
    NEVER,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Is,
    Not,
    OnDays,
)
from .dates import NO_OFFSET, Bound, Window
from .evaluate import Trace
from .facts import Facts
from .rules import Card, Deadline, Exemption, FactConflict, Finding, HelpEntry, Policy, RulePack, Signal, StatusFrom
from .shown import Phase, ShownExemption, ShownFinding, ShownPolicy, counted_out
from .statements import DATE, Face, Statement, Thread, View
from .truth import NO, UNKNOWN, YES, all_of, any_of, negate

Item = Finding | Policy | Deadline | FactConflict | HelpEntry | Card
Traces = tuple[Trace, ...]
URGENT: Final = Signal.URGENT
_TRUTHS = (NO, UNKNOWN, YES)


def statements_of(pack: RulePack) -> Iterator[Statement]:
    """Every statement of a pack, in the order of the pack."""
    for items in (pack.findings, pack.policies, pack.deadlines, pack.conflicts, pack.help, pack.cards):
        for item in items:
            yield statement_of(pack, item)


def statement_of(pack: RulePack, item: Item) -> Statement:
    """What one item publishes; it need not be one of the pack (it may be a changed one)."""
    match item:
        case Finding():
            return _finding(pack, item)
        case Policy():
            return _policy(item)
        case Deadline():
            return _deadline(pack, item)
        case HelpEntry():
            return _given(pack, "help", item)
        case Card():
            return _given(pack, "card", item)
        case FactConflict():
            met = Is(item.when, YES)
            said: dict[str, Any] = {"place": item.place, "text": item.say}
            return _simple(item, Face(kind="conflict", id=item.id, name="", word="yes", condition=met, **said))


def _simple(item: Any, face: Face, threads: tuple[Thread, ...] = (), *, hidden: bool = False, **more: Any) -> Statement:
    """A statement that is shown in one state only, as it stands in the rule file, or never."""
    return Statement(
        kind=face.kind,
        id=item.id,
        item=item,
        conditions=(item.when,),
        truth=item.when,
        faces=() if hidden else (face,),
        threads=() if hidden else threads,
        views={face.kind: View(() if hidden else ((face.word, face.condition),), "no", "no")},
        make=lambda *_: item,
        cites=getattr(item, "cites", ()),
        place=item.place,
        **more,
    )


def _given(pack: RulePack, kind: str, item: HelpEntry | Card) -> Statement:
    fits = Not(Is(item.when, NO)) if item.also_when_open else Is(item.when, YES)
    text = item.does if isinstance(item, HelpEntry) else item.title
    face = Face(kind=kind, id=item.id, name="", word="yes", condition=fits, place=item.place, text=text)
    hidden = isinstance(item, HelpEntry) and item.shown == "no"
    short = kind == "help" or pack.short_path is None or item.id in pack.short_path.cards
    return _simple(item, face, (Thread(item.when),), hidden=hidden, on_short_path=short)


# ---------------------------------------------------------------- findings


def _finding(pack: RulePack, item: Finding) -> Statement:
    whens = _whens(item.unless)
    truth = AllOf((item.when, Not(AnyOf(whens)))) if whens else item.when
    faces: list[Face] = []
    words: dict[str, list[tuple[str, Condition]]] = {"finding": [], "urgent": []}
    for name, said, state in (("", item.yes, YES), ("while open", item.open, UNKNOWN), ("when not", item.no, NO)):
        if said is not None:
            kind, word = ("urgent", "yes") if said.signal is URGENT else ("finding", said.signal.value)
            shown = Is(truth, state)
            words[kind].append((word, shown))
            about: dict[str, Any] = {"signal": said.signal, "topic": item.topic, "place": said.say.place}
            faces.append(Face(kind=kind, id=item.id, name=name, word=word, condition=shown, text=said.say, **about))
    kind = "urgent" if item.yes is not None and item.yes.signal is URGENT else "finding"
    word = "no" if kind == "urgent" else ("silent" if item.no is None else item.no.signal.value)
    return Statement(
        kind="finding",
        id=item.id,
        item=item,
        conditions=(item.when, *whens),
        truth=truth,
        faces=(*faces, *_exception_faces(kind, item.id, word, item.when, item.unless)),
        threads=(Thread(truth),),
        views={
            "finding": View(tuple(words["finding"]), "silent", "silent"),
            "urgent": View(tuple(words["urgent"]), "no", "no"),
        },
        make=partial(_shown_finding, item),
        exceptions=item.unless,
        cites=item.cites,
        known_from=item.known_from,
        known_to=item.known_to,
        days=_days(item, item.status),
        turns=tuple(("finding", AS_OF, day) for day in (item.known_from, _after(item.known_to)) if day is not None),
        waits=True,
        on_short_path=pack.short_path is None or item.id in pack.short_path.findings,
        place=item.place,
    )


def _shown_finding(item: Finding, _face: Face, traces: Traces, _facts: Facts, _as_of: date) -> ShownFinding:
    truth = all_of((traces[0].truth, negate(any_of(trace.truth for trace in traces[1:]))))
    said = {YES: item.yes, UNKNOWN: item.open, NO: item.no}[truth]
    return ShownFinding(item, truth, said, traces[0], _exemptions(item.unless, traces[1:]))


def _days(item: Finding | Policy | Deadline, steps: tuple[StatusFrom, ...] = ()) -> tuple[date, ...]:
    known = [day for day in (item.known_from, getattr(item, "known_to", None)) if day is not None]
    return (*known, *(day for step in steps for day in (step.first, step.first - timedelta(days=1))))


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def _whens(unless: Iterable[Exemption]) -> tuple[Condition, ...]:
    return tuple(each.when for each in unless)


def _exemptions(unless: tuple[Exemption, ...], traces: Traces) -> tuple[ShownExemption, ...]:
    return tuple(map(ShownExemption, unless, traces))


def _exception_faces(
    kind: str, owner: str, word: str, when: Condition, unless: tuple[Exemption, ...]
) -> Iterator[Face]:
    """The rule holds but for this exception, and no other exception is met."""
    for each in unless:
        others = [Not(Is(other.when, YES)) for other in unless if other is not each]
        alone = AllOf((Is(when, YES), Is(each.when, YES), *others))
        yield Face(
            kind=kind,
            id=owner,
            name=f"exception {each.id}",
            word=word,
            condition=alone,
            place=each.place,
            text=each.say,
            exception=each,
        )


# ---------------------------------------------------------------- policies


def _policy(item: Policy) -> Statement:
    whens = _whens(item.unless)
    excepted = AnyOf(whens)
    faces = []
    for name, word, state, text in (
        ("", "yes", YES, None if written_never(item.covers) else item.say),
        ("while open", "unknown", UNKNOWN, item.say_open),
        ("when not", "no", NO, None),
    ):
        place = text.place if state is UNKNOWN and text is not None else item.place
        about: dict[str, Any] = {"topic": "entry" if state is YES else "", "text": text, "place": place}
        faces.append(Face(kind="policy", id=item.id, name=name, word=word, condition=Is(item.applies, state), **about))
    exceptions = (Thread(excepted, Is(item.applies, YES)), Thread(excepted, Is(item.applies, UNKNOWN), followed=False))
    return Statement(
        kind="policy",
        id=item.id,
        item=item,
        conditions=(item.applies, *whens),
        truth=item.applies,
        faces=(*faces, *_exception_faces("exceptions", item.id, "yes", item.applies, item.unless)),
        threads=(Thread(item.applies), *exceptions),
        views={
            "policy": View(_by_truth(item.applies), "", "absent"),
            "exceptions": View(_by_truth(excepted), "", "absent"),
            "status": View(tuple(_by_status(item.status)), "announced", "absent"),
        },
        make=partial(_shown_policy, item),
        exceptions=item.unless,
        cites=item.cites,
        known_from=item.known_from,
        days=_days(item, item.status),
        turns=(
            *(("policy", item.window.axis, day) for day in item.window.timeline.boundaries()),
            ("policy", AS_OF, item.known_from),
            *(("status", AS_OF, step.first) for step in item.status[1:]),
        ),
        place=item.place,
    )


def _shown_policy(item: Policy, _face: Face, traces: Traces, _facts: Facts, as_of: date) -> ShownPolicy:
    met = any_of(trace.truth for trace in traces[1:])
    return ShownPolicy(item, traces[0], met, _exemptions(item.unless, traces[1:]), item.status_on(as_of))


def _by_truth(condition: Condition) -> tuple[tuple[str, Condition], ...]:
    return tuple((truth.word, Is(condition, truth)) for truth in _TRUTHS)


def _by_status(steps: tuple[StatusFrom, ...]) -> Iterator[tuple[str, Condition]]:
    """Each status on the days on which no later step of it has begun."""
    begun = [_since(step.first if step.known_from is None else max(step.first, step.known_from)) for step in steps]
    for number, step in enumerate(steps):
        yield step.status.value, AllOf((begun[number], Not(AnyOf(tuple(begun[number + 1 :])))))


def _since(day: date) -> Condition:
    """The day of the orientation is this day or a later one."""
    return OnDays(AS_OF, Window(Bound(day), None))


def written_never(condition: Condition) -> bool:
    """True for a class its author wrote as never: nobody's answers alone can settle it."""
    return any(isinstance(leaf, Always) and leaf.truth is NO for leaf in leaves(condition))


# ---------------------------------------------------------------- time limits


def _deadline(pack: RulePack, item: Deadline) -> Statement:
    held = Not(Is(item.when, NO))
    started = OnDays(item.counted_from, Window())
    counted = AllOf((held, Is(started, YES)))
    excused = AnyOf(_whens(item.excuses))
    past, begun = phase_conditions(item)
    ahead = AllOf((Not(past), Not(begun)))
    seen = phases_of(pack, item)
    faces = [
        Face(
            kind="deadline",
            id=item.id,
            name=phase.value,
            word=phase.value,
            condition=AllOf((counted, Is(condition, YES))),
            place=text.place,
            text=text,
            unreached=phase not in seen,
        )
        for phase, text, condition in (
            (Phase.AHEAD, item.say, ahead),
            (Phase.NEAR, item.say_near, AllOf((begun, Not(past)))),
            (Phase.PAST, item.say_past, past),
        )
    ]
    for each in item.excuses:
        met = AllOf((held, Is(each.when, YES), Not(Is(ahead, UNKNOWN))))
        about: dict[str, Any] = {"place": each.place, "text": each.say, "exception": each}
        faces.append(Face(kind="deadline", id=item.id, name=f"excuse {each.id}", word=DATE, condition=met, **about))
    return Statement(
        kind="deadline",
        id=item.id,
        item=item,
        conditions=(item.when, *_whens(item.excuses), past, begun),
        truth=item.when,
        faces=tuple(faces),
        threads=(Thread(item.when), Thread(started, held), Thread(excused, counted)),
        views={"deadline": View(((DATE, counted),), "none", "none")},
        make=partial(_shown_deadline, item),
        exceptions=item.excuses,
        cites=item.cites,
        known_from=item.known_from,
        known_to=item.known_to,
        days=_days(item),
        ends_on=lambda facts: item.ends_on(facts[item.counted_from].earliest),  # type: ignore[union-attr]
        place=item.place,
    )


def _shown_deadline(item: Deadline, face: Face, traces: Traces, facts: Facts, _as_of: date) -> Any:
    excuses = _exemptions(item.excuses, traces[1:])
    return counted_out(item, traces[0], facts[item.counted_from], excuses, Phase(face.name))  # type: ignore[arg-type]


def phase_conditions(item: Deadline) -> tuple[Condition, Condition]:
    """Whether the last day has passed, and whether the near days have begun, as conditions on the start day."""

    def reached(offset: Any, more: int) -> Condition:
        start = OnDays(item.counted_from, Window(None, Bound(None, -more), offset, by_earliest=True))
        if item.floor is None:
            return start
        return AllOf((start, _since(offset.after(item.floor) + timedelta(days=more))))

    return reached(item.add, 1), NEVER if item.near == NO_OFFSET else reached(item.near, 0)


def phases_of(pack: RulePack, item: Deadline) -> tuple[Phase, ...]:
    """The phases in which an interview can see a time limit at all."""
    near, question = item.near, pack.questions.get(item.counted_from)
    if near == NO_OFFSET:
        return (Phase.AHEAD, Phase.PAST)
    at_once = (near.years, near.months) == (0, 0) and near.days <= 0
    future = question is not None and question.may_be_future
    return (Phase.NEAR, Phase.PAST) if at_once and not future else tuple(Phase)
