"""A small rule pack made by hand, for tests of what people see. It is not law."""

from __future__ import annotations

from datetime import date

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.country import Country, Urgent
from asylum_screen.core.dates import Offset
from asylum_screen.core.rules import (
    AllOf,
    AnyOf,
    Card,
    Checked,
    Condition,
    Confidence,
    Deadline,
    FactConflict,
    Finding,
    HelpEntry,
    InSet,
    IsValue,
    Kind,
    Option,
    PackInfo,
    Question,
    RulePack,
    Section,
    Signal,
    Source,
    Text,
    Wording,
)

AS_OF = date(2026, 11, 22)
CHECKED = Checked(date(2026, 11, 22), "made up for tests", "nobody yet", date(2027, 11, 22), Confidence.MEMORY)


def text(text_id: str, english: str) -> Text:
    """A rule text."""
    return Text(text_id, english)


def yes(fact: str) -> IsValue:
    """The fact is yes."""
    return IsValue(fact, value=True)


def question(fact: str, kind: Kind, ask: str, *, why: str | None = None, **more: object) -> Question:
    """A question with plain defaults."""
    options = more.pop("options", {})
    assert isinstance(options, dict)
    made = tuple(Option(key, text(f"{fact}/options/{key}", said)) for key, said in options.items())
    helped = more.pop("help", None)
    return Question(
        fact,
        kind,
        text(f"{fact}/ask", ask),
        text(f"{fact}/why", why) if why else None,
        text(f"{fact}/help", str(helped)) if helped else None,
        made,
        sensitive=bool(more.pop("sensitive", False)),
        ask_if=more.pop("ask_if", None),  # type: ignore[arg-type]
        ask_unless=more.pop("ask_unless", None),  # type: ignore[arg-type]
        presumed=None,
        may_be_future=bool(more.pop("may_be_future", False)),
    )


QUESTIONS = (
    question("danger_now", Kind.YES_NO, "Are you in danger right now?", why="Help can be called.", sensitive=True),
    question("in_custody", Kind.YES_NO, "Are you held by officers now?"),
    question("has_court_date", Kind.YES_NO, "Do you have a day in court?"),
    question("court_date", Kind.DAY, "On what day is it?", may_be_future=True, ask_if=yes("has_court_date")),
    question(
        "entry_place",
        Kind.ONE_OF,
        "Where did you come in the last time?",
        options={
            "sw_land_border": "At the land border with Mexico",
            "airport": "At an airport, after a long journey in which many things may have happened to you on the way",
            "outside_us": "I am outside the United States now",
        },
    ),
    question("entry_date", Kind.DAY, "On what day did you last come in?", ask_unless=IsValue("entry_place", "nowhere")),
    question("nationalities", Kind.COUNTRIES, "Of which country are you a citizen?"),
    question(
        "hard_topics",
        Kind.ONE_OF,
        "Would you like to answer questions about harm, or read about it?",
        options={"answer": "I want to answer", "read": "I want to read instead"},
    ),
    question(
        "harmed_before",
        Kind.YES_NO,
        "Did anyone hurt you in your country?",
        why="The law looks at harm. Nobody else sees this.",
        sensitive=True,
    ),
    question(
        "harm_by",
        Kind.MANY_OF,
        "Who did it?",
        options={"government": "The government", "gang": "A gang", "community": "People I know", "none": "Nobody"},
        ask_if=yes("harmed_before"),
        why="The law looks at who it was.",
        sensitive=True,
    ),
)


def finding(name: str, when: Condition, signal: Signal, say: str, *, opened: str = "", topic: str = "harm") -> Finding:
    """A finding with a yes face, and an open face where given."""
    return Finding(
        name,
        topic,
        when,
        (),
        Wording(signal, text(f"{name}/say", say), text(f"{name}/next", "You can ask a lawyer about this.")),
        Wording(Signal.FIND_OUT, text(f"{name}/open", opened)) if opened else None,
        None,
        ("some-law",),
        CHECKED,
    )


FINDINGS = (
    finding("danger_now", yes("danger_now"), Signal.URGENT, "You said you are in danger now.", topic="urgent"),
    finding("in_custody", yes("in_custody"), Signal.URGENT, "You said you are held.", topic="urgent"),
    finding("court_date", yes("has_court_date"), Signal.URGENT, "You have a day in court.", topic="urgent"),
    finding(
        "harm.any",
        AllOf((yes("harmed_before"), InSet("harm_by", frozenset({"government", "gang"}), SetMode.ANY))),
        Signal.RAISE_WITH_LAWYER,
        "Your answers touch on harm.",
        opened="The law looks at harm and at who did it.",
    ),
    finding("place.known", IsValue("nationalities", "HN"), Signal.KNOW, "Your country was named.", topic="entry"),
    finding(
        "date.known",
        AnyOf((yes("never_asked"), IsValue("entry_place", "airport"))),
        Signal.KNOW,
        "People who came by air can ask too.",
        topic="entry",
    ),
)

DEADLINES = (
    Deadline(
        "one_year",
        text("one_year/title", "One year to ask for asylum"),
        "entry_date",
        Offset(years=1, days=-1),
        None,
        AnyOf((IsValue("entry_place", "sw_land_border"), IsValue("entry_place", "airport"))),
        text("one_year/say", "The law names a time limit that ends on {date}."),
        text("one_year/say_near", "The time limit is near. It ends on {date}."),
        text("one_year/say_past", "The day {date} is past. There are exceptions."),
        Offset(months=9),
        (),
        ("some-law",),
        CHECKED,
    ),
    Deadline(
        "court",
        text("court/title", "Your day in court"),
        "court_date",
        Offset(),
        None,
        yes("has_court_date"),
        text("court/say", "Your day in court is {date}."),
        text("court/say_near", "Your day in court is near: {date}."),
        text("court/say_past", "That day was {date}."),
        Offset(days=-30),
        (),
        ("some-law",),
        CHECKED,
    ),
)

CONFLICTS = (
    FactConflict(
        "outside_but_held",
        ("entry_place", "in_custody"),
        AllOf((IsValue("entry_place", "outside_us"), yes("in_custody"))),
        text("outside_but_held/say", "You said you are outside, and that officers hold you."),
    ),
)


def help_entry(name: str, kind: str, phone: str) -> HelpEntry:
    """A place that may help."""
    return HelpEntry(
        id=name,
        name=text(f"{name}/name", name.replace("_", " ").capitalize()),
        does=text(f"{name}/does", "People there can help at once."),
        kind=kind,
        phone=phone,
        languages=("en",),
        run_by="nonprofit",
        may_share="no",
        status="live",
        shown="yes",
        when=yes("danger_now") if kind == "emergency" else AnyOf((yes("danger_now"), yes("in_custody"))),
        priority=10,
        source="test",
        source_date="2026-11",
        last_checked=date(2026, 11, 22),
        checked_how="stored_copy",
        checked=CHECKED,
        also_when_open=kind != "emergency",
    )


def small_pack() -> RulePack:
    """The pack: four sections, ten questions, five kinds of answer."""
    sections = (
        Section(
            "urgent",
            text("urgent/title", "First things first"),
            text("urgent/intro", "Some things cannot wait. We ask about them first."),
            None,
            None,
            None,
            ("danger_now", "in_custody", "has_court_date", "court_date"),
        ),
        Section(
            "arrival",
            text("arrival/title", "How you came"),
            None,
            None,
            None,
            None,
            ("entry_place", "entry_date", "nationalities"),
        ),
        Section(
            "refugee",
            text("refugee/title", "What happened"),
            text("refugee/intro", "The next questions are about harm."),
            "hard_topics",
            None,
            None,
            ("hard_topics", "harmed_before", "harm_by"),
        ),
    )
    return RulePack(
        PackInfo(
            id="test",
            version="1",
            checked_on=date(2026, 11, 22),
            courts_followed_to=date(2026, 11, 1),
            stop_after_days=3650,
            good_for_days=3650,
        ),
        sections,
        {asked.id: asked for asked in QUESTIONS},
        {},
        FINDINGS,
        (),
        DEADLINES,
        CONFLICTS,
        (help_entry("emergency_line", "emergency", "911"), help_entry("free_lawyers", "lawyer", "555 0100")),
        (
            Card(
                "afraid",
                text("afraid/title", "If you are afraid"),
                (text("afraid/points/say", "You can say it."),),
                yes("harmed_before"),
                ("some-law",),
                CHECKED,
            ),
        ),
        {"some-law": Source("some-law", "statute", text("some-law/title", "A law made up for tests"))},
        country=Country(
            urgent=(
                Urgent(finding="danger_now", at_once=True, help="violence"),
                Urgent(finding="crisis_now", at_once=True, help="crisis"),
                Urgent(finding="trafficking", at_once=True, help="trafficking"),
            )
        ),
    )
