"""The six kinds of statements, and what each publishes. No other module asks what kind a statement is.

A condition about truths (`Is`) turns "the finding is open" into a condition like any other, so that the state of a
statement is evaluated, compiled, counted and compared by the same few functions as everything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from .conditions import (
    AS_OF,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Is,
    Not,
    leaves,
)
from .facts import Facts
from .limits import Traces, days, deadline_statement, exemptions, members, since, whens
from .rules import Card, Deadline, Exemption, FactConflict, Finding, HelpEntry, Policy, RulePack, Signal
from .shown import ShownFinding, ShownPolicy
from .stages import fitted
from .statements import Face, Statement, Thread, WordView, told_apart
from .status import StatusFrom
from .truth import NO, UNKNOWN, YES, all_of, any_of, negate

AnyItem = Finding | Policy | Deadline | FactConflict | HelpEntry | Card
URGENT: Final = Signal.URGENT
_TRUTHS = (NO, UNKNOWN, YES)


def statements_of(pack: RulePack) -> Iterator[Statement]:
    """Every statement of a pack, in the order of the pack."""
    for items in (pack.findings, pack.policies, pack.deadlines, pack.conflicts, pack.help, pack.cards):
        for item in items:
            yield statement_of(pack, item)


def statement_of(pack: RulePack, item: AnyItem) -> Statement:
    """What one item publishes; it need not be one of the pack (it may be a changed one)."""
    return fitted(pack, _statement(pack, item))


def _statement(pack: RulePack, item: AnyItem) -> Statement:
    match item:
        case Finding():
            return _finding(pack, item)
        case Policy():
            return _policy(item)
        case Deadline():
            return deadline_statement(pack, item)
        case HelpEntry():
            return _given(pack, "help", item)
        case Card():
            return _given(pack, "card", item)
        case FactConflict():
            met = Is(item.when, YES)
            said: dict[str, Any] = {"place": item.place, "text": item.say}
            face = Face(kind="conflict", id=item.id, name="", word="yes", condition=met, **said)
            return _simple(item, face, as_said=True)


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
        views={face.kind: WordView(() if hidden else ((face.word, face.condition),), "no", "no")},
        make=lambda *_: item,
        cites=getattr(item, "cites", ()),
        topic={"card": "cards"}.get(face.kind, face.kind),
        covers=item.when,
        checked=getattr(item, "checked", None),
        place=item.place,
        **more,
    )


def _given(pack: RulePack, kind: str, item: HelpEntry | Card) -> Statement:
    fits = Not(Is(item.when, NO)) if item.also_when_open else Is(item.when, YES)
    title, text = (item.name, item.does) if isinstance(item, HelpEntry) else (item.title, item.title)
    face = Face(kind=kind, id=item.id, name="", word="yes", condition=fits, place=item.place, text=text)
    hidden = isinstance(item, HelpEntry) and item.shown == "no"
    short = kind == "help" or pack.short_path is None or item.id in pack.short_path.cards
    seen = told_apart(None, "perhaps" if item.also_when_open else None, "fits")
    return _simple(item, face, (Thread(item.when, seen),), hidden=hidden, on_short_path=short, title=title)


# ---------------------------------------------------------------- findings


def _finding(pack: RulePack, item: Finding) -> Statement:
    exceptions = whens(item.unless)
    truth = AllOf((item.when, Not(AnyOf(exceptions)))) if exceptions else item.when
    ground = item.id in pack.country.grounds  # always shown, by one of its faces
    states, said = tuple(_states(item, truth)), _shown(item, truth)
    kind = "urgent" if item.yes is not None and item.yes.signal is URGENT else "finding"
    word = "no" if kind == "urgent" else ("silent" if item.no is None else item.no.signal.value)
    words = {asked: tuple((f.word, f.condition) for f in states if f.kind == asked) for asked in ("finding", "urgent")}
    return Statement(
        kind="finding",
        id=item.id,
        item=item,
        conditions=(item.when, *exceptions),
        truth=truth,
        faces=(*states, *_exception_faces(kind, item.id, word, item.when, item.unless)),
        threads=(Thread(truth, told_apart(item.no, item.open, item.yes)), *members(item.unless, said)),
        views={
            "finding": WordView(words["finding"], "silent", "silent"),
            "urgent": WordView(words["urgent"], "no", "no"),
        },
        make=partial(_shown_finding, item),
        exceptions=item.unless,
        lists=said,
        cites=item.cites,
        known_from=item.known_from,
        known_to=item.known_to,
        days=days(item, item.status),
        turns=tuple(("finding", AS_OF, day) for day in (item.known_from, _after(item.known_to)) if day is not None),
        waits=not ground,
        on_short_path=ground or pack.short_path is None or item.id in pack.short_path.findings,
        page_one=item.page_one,
        topic=item.topic,
        covers=item.when,
        status=item.status,
        checked=item.checked,
        place=item.place,
    )


def _shown(item: Finding, truth: Condition) -> Condition:
    """The finding says something."""
    said = ((item.yes, YES), (item.open, UNKNOWN), (item.no, NO))
    return AnyOf(tuple(Is(truth, state) for face, state in said if face is not None))


def _states(item: Finding, truth: Condition) -> Iterator[Face]:
    for name, said, state in (("", item.yes, YES), ("while open", item.open, UNKNOWN), ("when not", item.no, NO)):
        if said is not None:
            kind, word = ("urgent", "yes") if said.signal is URGENT else ("finding", said.signal.value)
            about: dict[str, Any] = {"signal": said.signal, "topic": item.topic, "place": said.say.place}
            shown = Is(truth, state)
            yield Face(kind=kind, id=item.id, name=name, word=word, condition=shown, text=said.say, **about)


def _shown_finding(item: Finding, _face: Face, traces: Traces, _facts: Facts, _as_of: date) -> ShownFinding:
    truth = all_of((traces[0].truth, negate(any_of(trace.truth for trace in traces[1:]))))
    said = {YES: item.yes, UNKNOWN: item.open, NO: item.no}[truth]
    return ShownFinding(item, truth, said, traces[0], exemptions(item.unless, traces[1:]))


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def _exception_faces(
    kind: str, owner: str, word: str, when: Condition, unless: tuple[Exemption, ...]
) -> Iterator[Face]:
    """The rule holds but for this exception; one that no answer can settle is always open."""
    for each in unless:
        met = Is(each.when, UNKNOWN if isinstance(each.when, Always) else YES)
        yield Face(
            kind=kind,
            id=owner,
            name=f"exception {each.id}",
            word=word,
            condition=AllOf((Is(when, YES), met)),
            place=each.place,
            text=each.say,
            exception=each,
        )


# ---------------------------------------------------------------- policies


def _policy(item: Policy) -> Statement:
    exceptions = whens(item.unless)
    excepted = AnyOf(exceptions)
    faces = []
    for name, word, state, text in (
        ("", "yes", YES, None if written_never(item.covers) else item.say),
        ("while open", "unknown", UNKNOWN, item.say_open),
        ("when not", "no", NO, None),
    ):
        place = text.place if state is UNKNOWN and text is not None else item.place
        about: dict[str, Any] = {"topic": "entry" if state is YES else "", "text": text, "place": place}
        faces.append(Face(kind="policy", id=item.id, name=name, word=word, condition=Is(item.applies, state), **about))
    looked_at, maybe = Is(item.applies, YES), Is(item.applies, UNKNOWN)
    excepting = (*members(item.unless, looked_at), *members(item.unless, maybe, followed=False))
    return Statement(
        kind="policy",
        id=item.id,
        item=item,
        conditions=(item.applies, *exceptions),
        truth=item.applies,
        faces=(*faces, *_exception_faces("exceptions", item.id, "yes", item.applies, item.unless)),
        threads=(Thread(item.applies), *excepting),
        views={
            "policy": WordView(_by_truth(item.applies), "", "absent"),
            "exceptions": WordView(_by_truth(excepted), "", "absent"),
            "status": WordView(tuple(_by_status(item.status)), "announced", "absent"),
        },
        make=partial(_shown_policy, item),
        exceptions=item.unless,
        lists=looked_at,
        cites=item.cites,
        known_from=item.known_from,
        days=days(item, item.status),
        turns=(
            *(("policy", item.window.axis, day) for day in item.window.timeline.boundaries()),
            ("policy", AS_OF, item.known_from),
            *(("status", AS_OF, step.first) for step in item.status[1:]),
        ),
        title=item.title,
        topic="entry",
        covers=item.covers,
        window=item.window,
        status=item.status,
        checked=item.checked,
        place=item.place,
    )


def _shown_policy(item: Policy, _face: Face, traces: Traces, _facts: Facts, as_of: date) -> ShownPolicy:
    met = any_of(trace.truth for trace in traces[1:])
    return ShownPolicy(item, traces[0], met, exemptions(item.unless, traces[1:]), item.status_on(as_of))


def _by_truth(condition: Condition) -> tuple[tuple[str, Condition], ...]:
    return tuple((truth.word, Is(condition, truth)) for truth in _TRUTHS)


def _by_status(steps: tuple[StatusFrom, ...]) -> Iterator[tuple[str, Condition]]:
    """Each status on the days on which no later step of it has begun."""
    begun = [since(step.first if step.known_from is None else max(step.first, step.known_from)) for step in steps]
    for number, step in enumerate(steps):
        yield step.status.value, AllOf((begun[number], Not(AnyOf(tuple(begun[number + 1 :])))))


def written_never(condition: Condition) -> bool:
    """True for a class its author wrote as never: nobody's answers alone can settle it."""
    return any(isinstance(leaf, Always) and leaf.truth is NO for leaf in leaves(condition))
