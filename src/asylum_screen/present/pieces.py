"""What an orientation says, one piece for each statement, as the topics and the whole lay it out. No language yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from asylum_screen.core.evaluate import open_facts
from asylum_screen.core.facts import NonAnswer
from asylum_screen.core.first import page_of
from asylum_screen.core.orientation import Orientation, ShownDeadline, ShownExemption, ShownFinding, ShownPolicy
from asylum_screen.core.page_one import CRIME
from asylum_screen.core.questions import Topic
from asylum_screen.core.result import deadline_text
from asylum_screen.core.rules import Card, Checked, HelpEntry, RulePack, Signal, Text
from asylum_screen.core.status import StatusFrom
from asylum_screen.core.truth import NO, UNKNOWN, YES
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.words import Value

from .days_left import left_words
from .statements import effect_of, grounds_open, is_ground, is_over, signal_of

URGENT, DATES, REASONS, CAME, CASE, HELP, OTHER = "urgent", "dates", "grounds", "entry", "process", "help", "after"
"""What a piece is about when it is no finding; a pack says in which of its topics that stands."""
MOST_OPEN = 8
"""Open policies told one by one; the others are told in one sentence."""
MOST_HELP = 8
"""Places shown at most; those that surely fit are shown all."""
FEW = 10
"""With more open things of one kind than this, only what is open is said, not how to find each one out."""
ORDER = (Signal.POINTS_TO, Signal.RAISE_WITH_LAWYER, Signal.KNOW, Signal.FIND_OUT)
"""What touches this person stands before what is general; what is open stands last."""
FIRST, LAST = -1, len(ORDER) + 1
GENERAL = 1 + ORDER.index(Signal.KNOW)
"""From this rank on a statement is general, or open: of use to many, and not what touches this person most."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A text, with the values to put into it."""

    text: Text | str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One statement.

    about: the topic that its rule file names. rank: the smaller, the earlier it stands in its topic. title: its name.
    what: what it is. then: what it did. today: what it means today. excuses: a label over `listed`, such as exceptions.
    also: what may fit beside what is met in `listed`. ask: what to ask a lawyer.
    deadline, card, help: a date, a card to keep or a place, which has a form of its own.
    """

    about: str
    rank: int
    title: Text | None = None
    what: tuple[Saying, ...] = ()
    then: tuple[Saying, ...] = ()
    today: tuple[Saying, ...] = ()
    excuses: tuple[Saying, ...] = ()
    listed: tuple[Text, ...] = ()
    also: tuple[Text, ...] = ()
    ask: Text | None = None
    status: tuple[StatusFrom, ...] = ()
    cites: tuple[str, ...] = ()
    checked: Checked | None = None
    deadline: ShownDeadline | None = None
    card: Card | None = None
    help: HelpEntry | None = None
    urgent: bool = False

    @property
    def tells_a_thing(self) -> bool:
        """True for a deadline, a card or a place of help."""
        return self.deadline is not None or self.card is not None or self.help is not None

    @property
    def general(self) -> bool:
        """True when it can stand behind what touches this person; a place of help never does."""
        return self.rank >= GENERAL and self.help is None


def topics_in(pack: RulePack) -> tuple[Topic, ...]:
    """The topics of a pack, in their order; one for everything where it names none."""
    return pack.parts.topics or (Topic("all", PROGRAM["paper/part/answers"], (), frozenset()),)


def topic_about(pack: RulePack, about: str) -> str:
    """The id of the topic in which something stands: the last one when the pack does not say."""
    topics = topics_in(pack)
    return next((topic.id for topic in topics if about in topic.findings), topics[-1].id)


def pieces(orientation: Orientation) -> dict[str, list[Piece]]:
    """All that an orientation says, by topic: what protects, what touches this person, what is general, what is open.

    A topic about which nothing is said is left out.
    """
    pack = orientation.pack
    found: dict[str, list[Piece]] = {topic.id: [] for topic in topics_in(pack)}
    for each in _all(orientation):
        found[topic_about(pack, each.about)].append(each)
    return {topic: sorted(said, key=lambda each: each.rank) for topic, said in found.items() if said}


def _all(orientation: Orientation) -> Iterator[Piece]:
    yield from (_conflict(each.say) for each in orientation.conflicts)
    yield from _reasons_intro(orientation)
    for item in sorted(orientation.deadlines, key=lambda item: (item.earliest < orientation.as_of, item.earliest)):
        yield _deadline(item, orientation.as_of)
    closing = "paper/dates/check" if orientation.deadlines else "paper/dates/none"
    yield Piece(about=DATES, rank=0, what=(Saying(closing),))
    yield from _policies(orientation)
    yield from _findings(orientation)
    yield from _cards(orientation)
    yield from _help(orientation)


def _conflict(say: Text) -> Piece:
    return Piece(about=CASE, rank=0, what=(Saying("paper/open/conflicts"), Saying(say)))


# ---------------------------------------------------------------- findings


def _findings(orientation: Orientation) -> Iterator[Piece]:
    shown = (*orientation.urgent, *orientation.findings)
    opened = Counter(item.finding.topic for item in shown if signal_of(item) is Signal.FIND_OUT)
    together = grounds_open(orientation)
    for item in shown:
        if item.face is not None and not (together and is_ground(item, orientation)):
            yield _finding(item, few=opened[item.finding.topic] <= FEW)


def _finding(item: ShownFinding, *, few: bool) -> Piece:
    finding, face = item.finding, item.face
    assert face is not None
    is_open = face.signal is Signal.FIND_OUT
    today = () if face.next is None or (is_open and not few) else (Saying(face.next),)
    if finding.conflict_note is not None and finding.conflicts_with and not is_open:
        today = (*today, Saying(finding.conflict_note))
    urgent = face.signal is Signal.URGENT
    return Piece(
        about=URGENT if urgent else finding.topic,
        rank=FIRST if urgent else 1 + ORDER.index(face.signal),
        what=(Saying(face.say),),
        today=today,
        listed=() if is_open else tuple(each.exemption.say for each in item.exemptions if each.trace.truth is not NO),
        ask=finding.ask_a_lawyer if item.truth is not NO and not is_open else None,
        status=finding.status,
        cites=finding.cites,
        checked=finding.checked,
        urgent=urgent,
    )


def _reasons_intro(orientation: Orientation) -> Iterator[Piece]:
    shown = [signal_of(item) for item in orientation.findings if is_ground(item, orientation)]
    if not shown:
        return
    touched = Signal.POINTS_TO in shown
    intro = "paper/answers/grounds_intro" if touched else "paper/answers/none_yet"
    yield Piece(about=REASONS, rank=0, what=(Saying(intro),))


# ---------------------------------------------------------------- dates and policies


def _deadline(item: ShownDeadline, as_of: date) -> Piece:
    key, count = left_words((item.earliest - as_of).days)
    today = [] if item.unsure else [Saying(key, {"count": count})]
    if item.earliest != item.latest and not item.unsure:
        today.append(Saying("paper/dates/earliest"))
    listed, also = _members(item.exemptions)
    return Piece(
        about=DATES,
        rank=0,
        title=item.deadline.title,
        what=(Saying(deadline_text(item), {"date": item.told}),),
        today=tuple(today),
        excuses=(Saying("paper/dates/excuses"),) if listed else (),
        listed=listed,
        also=also,
        ask=item.deadline.ask_a_lawyer,
        cites=item.deadline.cites,
        checked=item.deadline.checked,
        deadline=item,
    )


def _members(exemptions: Iterable[ShownExemption]) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The exceptions that are met, and those that may also fit; where none is met, only the latter.

    A yes to one line hides no other. One that is ruled out is not told.
    """
    told = tuple(exemptions)
    met, maybe = (tuple(each.exemption.say for each in told if each.trace.truth is truth) for truth in (YES, UNKNOWN))
    return (met, maybe) if met else (maybe, ())


def _policies(orientation: Orientation) -> Iterator[Piece]:
    for item in orientation.policies:
        if item.applies.truth is YES:
            yield _policy(item, orientation)
    if orientation.short:
        return
    unclear = [item for item in orientation.policies if item.applies.truth is UNKNOWN]
    answered = [item for item in unclear if not _waits(item, orientation)][:MOST_OPEN]
    for item in answered:
        policy = item.policy
        yield Piece(
            about=CAME,
            rank=LAST,
            title=policy.title if policy.say_open is not None else None,
            what=(Saying(policy.say_open or policy.title),),
            status=policy.status,
            cites=policy.cites,
            checked=policy.checked,
        )
    if len(unclear) > len(answered):
        yield Piece(about=CAME, rank=LAST, what=(Saying("paper/entry/open_many"),))


def _policy(item: ShownPolicy, orientation: Orientation) -> Piece:
    policy = item.policy
    effect = effect_of(policy)
    protects = policy.id == orientation.pack.country.right_to_ask or effect == "protects"
    listed, also = _members(item.exemptions)
    met = item.exceptions is YES
    over = policy.page_one is None and is_over(policy.status, orientation.as_of)
    touches = GENERAL - 1 if effect == CRIME else 1 + ORDER.index(Signal.RAISE_WITH_LAWYER)
    return Piece(
        about=CAME,
        rank=0 if protects else GENERAL if over else touches,
        title=policy.title,
        what=(Saying(policy.say),),
        then=() if policy.then is None else (Saying("paper/label/then_text", {"text": policy.then}),),
        today=tuple(Saying(text) for text in (policy.now, policy.remains) if text is not None),
        excuses=(Saying("paper/label/exceptions" if met else "paper/label/exceptions_open"),) if listed else (),
        listed=listed,
        also=also,
        ask=policy.ask_a_lawyer,
        status=policy.status,
        cites=policy.cites,
        checked=policy.checked,
    )


def _waits(item: ShownPolicy, orientation: Orientation) -> bool:
    """True when an answer (not our sources, and not a span of days) is what the policy waits for."""
    answers = [orientation.taken.get(fact) for fact in open_facts(item.applies)]
    return any(answer is None or isinstance(answer, NonAnswer) for answer in answers)


# ---------------------------------------------------------------- cards and help


def _cards(orientation: Orientation) -> Iterator[Piece]:
    """The cards that fit, whole; those that only may fit, or that tell of days still to come, by their titles."""
    maybe: dict[str, list[Text]] = {}
    for card in orientation.cards:
        about = card.topic or OTHER
        reaches = card.checked.reaches
        if card.id in orientation.perhaps or (reaches is not None and reaches > orientation.as_of):
            maybe.setdefault(about, []).append(card.title)
        else:
            yield Piece(
                about=about, rank=GENERAL, title=card.title, listed=card.points, cites=card.cites,
                checked=card.checked, card=card,
            )  # fmt: skip
    for about, titles in maybe.items():
        yield Piece(about=about, rank=LAST, excuses=(Saying("paper/next/more_cards"),), listed=tuple(titles))


def _help(orientation: Orientation) -> Iterator[Piece]:
    """Places that reach this person first; of those that only may fit, no more than there is room for."""
    intro = ("paper/help/intro", "paper/help/brief") if orientation.help else ("paper/help/none",)
    yield Piece(about=HELP, rank=0, what=tuple(Saying(text) for text in intro))
    page = page_of(orientation)
    first = {entry.id: place for place, entry in enumerate((*page.own, *page.help))} if page is not None else {}
    sure = [entry for entry in orientation.help if entry.id not in orientation.perhaps]
    maybe = [entry for entry in orientation.help if entry.id in orientation.perhaps]
    shown = [*sure, *maybe[: max(0, MOST_HELP - len(sure))]]
    for entry in sorted(shown, key=lambda entry: first.get(entry.id, len(first))):
        yield Piece(about=HELP, rank=LAST, help=entry)
    if len(shown) < len(orientation.help):
        yield Piece(about=HELP, rank=LAST, what=(Saying("paper/help/more"),))
