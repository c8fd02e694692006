"""Hypothesis strategies: small rule packs, answers and days, built as core objects without any rule file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.dates import Bound, Offset, Segment, Timeline, Window
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.rules import (
    AllOf,
    AnyOf,
    Card,
    Checked,
    Condition,
    Confidence,
    Deadline,
    Exemption,
    FactConflict,
    Finding,
    HelpEntry,
    InOperation,
    InSet,
    IsValue,
    Kind,
    Not,
    OnDays,
    Option,
    PackInfo,
    Policy,
    Question,
    RulePack,
    Section,
    ShortPath,
    Signal,
    Text,
    Wording,
)
from asylum_screen.core.status import Status, StatusFrom
from asylum_screen.core.truth import Truth

AS_OF = date(2026, 11, 22)
OPTIONS = ("red", "green", "blue")
CHECKED = Checked(AS_OF, "made up", "nobody", date(2027, 1, 1), Confidence.TEXT)
INFO = PackInfo(
    id="test",
    version="1",
    checked_on=AS_OF,
    courts_followed_to=AS_OF,
    stop_after_days=180,
    good_for_days=30,
)


def text(name: str) -> Text:
    """A text whose English is its own id."""
    return Text(name, name)


def question(
    name: str,
    kind: Kind,
    *,
    ask_if: Condition | None = None,
    ask_unless: Condition | None = None,
    presumed_no: Condition | None = None,
    when_unsure: bool = False,
) -> Question:
    """A question of a kind, with the options red, green and blue where the kind has options."""
    options = tuple(Option(o, text(f"{name}/{o}")) for o in OPTIONS) if kind in (Kind.ONE_OF, Kind.MANY_OF) else ()
    made = Question(name, kind, text(name), None, None, options, False, ask_if, ask_unless, None, False)
    return replace(made, presumed_no=presumed_no, when_unsure=when_unsure)


def finding(name: str, when: Condition) -> Finding:
    """A finding that points to something when the condition holds."""
    return Finding(name, "grounds", when, (), Wording(Signal.POINTS_TO, text(name)), None, None, (), CHECKED)


def pack_of(questions: list[Question], findings: list[Finding]) -> RulePack:
    """A pack with one section that asks everything in order."""
    order = tuple(q.id for q in questions)
    section = Section("all", text("all"), None, None, None, None, order)
    return RulePack(INFO, (section,), {q.id: q for q in questions}, {}, tuple(findings), (), (), (), (), (), {})


days = st.dates(date(2015, 1, 1), AS_OF)


@st.composite
def day_ranges(draw: st.DrawFn) -> DayRange:
    """A day, or a span of at most three years, not after the orientation's day."""
    first = draw(days)
    length = draw(st.sampled_from([0, 0, 0, 1, 29, 364, 1000]))
    return DayRange(first, min(AS_OF, first + timedelta(days=length)))


def values_for(kind: Kind) -> st.SearchStrategy[Answer]:
    """Answers that settle a question of this kind (a span of days may leave it open)."""
    match kind:
        case Kind.YES_NO:
            return st.booleans()
        case Kind.ONE_OF:
            return st.sampled_from(OPTIONS)
        case Kind.MANY_OF:
            return st.frozensets(st.sampled_from(OPTIONS), min_size=1)
        case Kind.COUNTRIES:
            return st.frozensets(st.sampled_from(["MX", "HN", "IR", "stateless"]), min_size=1)
        case Kind.DAY:
            return day_ranges()


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """A window of days, fixed or counted from the orientation's day."""
    bound = st.one_of(st.builds(Bound, day=days), st.builds(Bound, plus_days=st.integers(-900, 0)))
    offset = st.builds(Offset, years=st.integers(0, 2), months=st.integers(0, 11), days=st.integers(-1, 1))
    return Window(draw(st.none() | bound), draw(st.none() | bound), draw(offset))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A few stretches of days, open-ended ones too, that may overlap."""
    segments = []
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.none() | days)
        last = draw(st.none() | days)
        if first is not None and last is not None and last < first:
            first, last = last, first
        segments.append(Segment(first, last, draw(st.sampled_from(Truth)), draw(st.none() | days)))
    return Timeline(tuple(segments))


@st.composite
def leaf_conditions(draw: st.DrawFn, questions: list[Question]) -> Condition:
    """A leaf about one of the questions."""
    chosen = draw(st.sampled_from(questions))
    modes = st.sampled_from(SetMode)
    match chosen.kind:
        case Kind.YES_NO:
            return IsValue(chosen.id, draw(st.booleans()))
        case Kind.ONE_OF | Kind.MANY_OF:
            if draw(st.booleans()):
                return IsValue(chosen.id, draw(st.sampled_from(OPTIONS)))
            return InSet(chosen.id, draw(st.frozensets(st.sampled_from(OPTIONS), min_size=1)), draw(modes))
        case Kind.COUNTRIES:
            codes = st.frozensets(st.sampled_from(["MX", "HN", "IR", "stateless"]), min_size=1)
            return InSet(chosen.id, draw(codes), draw(modes))
        case Kind.DAY:
            if draw(st.booleans()):
                return OnDays(chosen.id, draw(windows()))
            return InOperation(chosen.id, draw(timelines()))


def conditions(questions: list[Question]) -> st.SearchStrategy[Condition]:
    """Trees of conditions about the questions."""
    return st.recursive(
        leaf_conditions(questions),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=8,
    )


@st.composite
def packs(draw: st.DrawFn, *, guards: bool = False, clashes: bool = False) -> RulePack:
    """A pack of up to six questions and up to four findings.

    With guards, questions may depend on earlier ones; with clashes, some answers may make each other unsure.
    """
    questions: list[Question] = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(Kind))
        more: dict[str, Any] = {}
        if guards and questions:
            more["ask_if"] = draw(st.none() | conditions(list(questions)))
            more["ask_unless"] = draw(st.none() | conditions(list(questions)))
            more["when_unsure"] = draw(st.booleans())
            if kind is Kind.YES_NO:
                more["presumed_no"] = draw(st.none() | conditions(list(questions)))
        questions.append(question(f"q{number}", kind, **more))
    findings = [finding(f"f{number}", draw(conditions(questions))) for number in range(draw(st.integers(1, 4)))]
    pack = pack_of(questions, findings)
    if clashes:
        when = draw(conditions(questions))
        facts = tuple(dict.fromkeys(facts_in(when)))
        pack = replace(pack, conflicts=(FactConflict("clash", facts, when, text("clash"), unsure=facts),))
    return pack


@st.composite
def answers_for(draw: st.DrawFn, pack: RulePack, *, partial: bool = True) -> Facts:
    """Answers to the questions of a pack; with partial, some are not asked or not known."""
    found: dict[str, Answer] = {}
    for name, asked in pack.questions.items():
        given = values_for(asked.kind)
        choice = draw(st.none() | st.sampled_from(NonAnswer) | given) if partial else draw(given)
        if choice is not None:
            found[name] = choice
    return Facts(found)


@st.composite
def pairs_of(draw: st.DrawFn, leaves: list[Condition]) -> Condition:
    """One of some leaves, or two of them joined; quicker to draw than a tree."""
    one, other = draw(st.sampled_from(leaves)), draw(st.sampled_from(leaves))
    return draw(st.sampled_from([one, Not(one), AllOf((one, other)), AnyOf((one, other))]))


@st.composite
def exemptions(draw: st.DrawFn, when: st.SearchStrategy[Condition]) -> tuple[Exemption, ...]:
    """At most two exceptions."""
    return tuple(Exemption(f"except{n}", draw(when), text("except"), ()) for n in range(draw(st.integers(0, 2))))


@st.composite
def spoken_findings(draw: st.DrawFn, name: str, when: st.SearchStrategy[Condition]) -> Finding:
    """A finding with exceptions that may speak in each of its three states."""
    faces = [
        draw(
            st.none()
            | st.sampled_from([Signal.POINTS_TO, Signal.URGENT]).map(lambda s: Wording(s, text(f"{name}/yes")))
        ),
        draw(st.none() | st.just(Wording(Signal.FIND_OUT, text(f"{name}/open")))),
        draw(st.none() | st.just(Wording(Signal.KNOW, text(f"{name}/no")))),
    ]
    return Finding(name, "grounds", draw(when), draw(exemptions(when)), *faces, (), CHECKED)


@st.composite
def whole_packs(draw: st.DrawFn) -> RulePack:
    """A pack with guards, statements of every kind that speak in every state, and perhaps a short path."""
    first = [question("q0", Kind.YES_NO), question("q1", draw(st.sampled_from(Kind)))]
    guard = draw(st.none() | leaf_conditions(first))
    asked = [
        *first,
        question("came", Kind.DAY, ask_if=guard),
        question(
            "q3",
            Kind.YES_NO,
            ask_if=draw(st.none() | leaf_conditions(first)),
            ask_unless=draw(st.none() | leaf_conditions(first)),
            presumed_no=draw(st.none() | leaf_conditions(first)),
            when_unsure=draw(st.booleans()),
        ),
    ]
    when = pairs_of([draw(leaf_conditions(asked)) for _ in range(5)])
    names = ["f0", "f1", "ground.religion"]
    open_too = draw(st.booleans())
    cards = [Card(name, text(name), (), draw(when), (), CHECKED, also_when_open=open_too) for name in ("a", "b")]
    short = draw(st.none() | st.builds(ShortPath, when, st.just(frozenset({"f0"})), st.just(frozenset({"a"}))))
    plain = pack_of(asked, [draw(spoken_findings(name, when)) for name in names])
    return replace(
        plain,
        policies=(
            Policy(
                id="policy",
                title=text("policy"),
                group=(),
                window=InOperation("came", draw(timelines())),
                covers=draw(when),
                unless=draw(exemptions(when)),
                status=(StatusFrom(date(2020, 1, 1), Status.IN_FORCE),),
                say=text("policy/say"),
                say_open=draw(st.none() | st.just(text("policy/open"))),
                cites=(),
                checked=CHECKED,
                known_from=date(2020, 1, 1),
            ),
        ),
        deadlines=(
            Deadline(
                "limit",
                text("limit"),
                "came",
                Offset(years=1, days=-1),
                draw(st.none() | days),
                draw(when),
                *(text("limit/ahead"), text("limit/near"), text("limit/past")),
                Offset(months=draw(st.integers(0, 11))),
                draw(exemptions(when)),
                (),
                CHECKED,
            ),
        ),
        conflicts=(FactConflict("clash", (), draw(when), text("clash")),),
        help=(_help_entry(draw(when), open_too=open_too),),
        cards=tuple(cards),
        short_path=short,
    )


def _help_entry(when: Condition, *, open_too: bool) -> HelpEntry:
    return HelpEntry(
        id="place", name=text("place"), does=text("does"), kind="lawyer", phone="555 0100", languages=("en",),
        run_by="nonprofit", may_share="no", status="live", shown="yes", when=when, priority=10, source="test",
        source_date="2026-11", last_checked=AS_OF, checked_how="stored_copy", checked=CHECKED, also_when_open=open_too,
    )  # fmt: skip
