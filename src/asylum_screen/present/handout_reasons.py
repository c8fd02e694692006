"""Why a paper says what it says: each statement on it with its sources, and (on request) what tells more."""

from __future__ import annotations

from dataclasses import replace

from asylum_screen.core.evaluate import Evaluator, facts_in
from asylum_screen.core.facts import FactId, Facts, NonAnswer
from asylum_screen.core.orientation import Orientation, ShownDeadline, ShownFinding, assess
from asylum_screen.core.page_one import CRIME
from asylum_screen.core.rules import Card, RulePack, Signal
from asylum_screen.core.truth import YES
from asylum_screen.language.english import PROGRAM

from .document import Block, Bullets, Heading, Paragraph
from .sources import SourceList
from .statements import effect_of, finding_blocks, is_ground, settled, signal_of, status_blocks
from .writer import Writer

MOST_CARDS = 6
"""Cards that stand whole on a paper; the others stand by their titles."""


def without_secrets(orientation: Orientation, evaluator: Evaluator | None = None) -> Orientation:
    """The orientation this person would have got after declining every sensitive question, and those about safety.

    What is the same for both cannot tell a sensitive answer to a family that reads the paper, or to a person who
    does harm and finds it.
    """
    pack = orientation.pack
    secret = {fact for fact, question in pack.questions.items() if question.sensitive} | _about_safety(pack)
    answers = {fact: NonAnswer.DECLINED if fact in secret else answer for fact, answer in orientation.taken.items()}
    return assess(evaluator or Evaluator(pack, orientation.as_of), Facts(answers))


def _about_safety(pack: RulePack) -> set[FactId]:
    """The facts on which it depends that safety comes before all else."""
    life = pack.page_one.life if pack.page_one is not None else None
    found = (each for each in pack.findings if each.page_one is not None and each.page_one.tier == life)
    return {fact for each in found for fact in facts_in(each.when)}


def in_general(told: Orientation, evaluator: Evaluator | None = None) -> Orientation:
    """What of an orientation may stand on a paper that others can find: nothing that one answer alone brings up.

    Only what is said to this person and also to somebody who has answered nothing. The right to ask, the dates, the
    cards and the help stay. Other rules would tell how the person came. A date whose very name tells something is only
    a day (see `Deadline.paper`).
    """
    known = assess(evaluator or Evaluator(told.pack, told.as_of), Facts({}))
    faces = {item.finding.id: item.face for item in known.findings}
    findings = tuple(item for item in told.findings if faces.get(item.finding.id) == item.face)
    urgent = tuple(item for item in told.urgent if item in findings)
    deadlines = tuple(item if item.deadline.paper else _only_the_day(item) for item in told.deadlines)
    right = tuple(item for item in (told.right_to_ask,) if item is not None)
    return replace(told, findings=findings, urgent=urgent, deadlines=deadlines, policies=right, conflicts=())


def named_alike(shown: ShownDeadline) -> bool:
    """True when a day has the same name on a screen and on a paper that others can find."""
    stated = shown.deadline.page_one
    said = stated.said if stated is not None else None
    return said is None or said.paper.brief is said.screen.brief


def _only_the_day(item: ShownDeadline) -> ShownDeadline:
    name, says = PROGRAM["paper/handout/day"], PROGRAM["paper/handout/day_says"]
    plain = replace(
        item.deadline, id="day", title=name, say=says, say_near=says, say_past=says, cites=(), ask_a_lawyer=None
    )
    return replace(item, deadline=plain)


def cards_in_order(orientation: Orientation) -> list[Card]:
    """The cards that fit the person: urgent ones first, then those that surely fit."""
    return sorted(orientation.cards, key=lambda card: (not card.urgent, card.id in orientation.perhaps))


def named_grounds(orientation: Orientation) -> list[ShownFinding]:
    """The protected grounds that the answers touch on."""
    return [
        item for item in orientation.findings if is_ground(item, orientation) and signal_of(item) is Signal.POINTS_TO
    ]


def reason_blocks(
    orientation: Orientation,
    grounds: list[ShownFinding],
    writer: Writer,
    sources: SourceList,
    *,
    with_answers: bool = False,
) -> list[Block]:
    """The reasons behind the paper: the five reasons named, the rules, the dates, the urgent things, the cards.

    with_answers: say of each rule also why it may be looked at, which tells how the person came.
    """
    blocks: list[Block] = [Paragraph(writer.line("paper/handout/why/intro"))]
    for item in grounds:
        blocks.extend(finding_blocks(item, writer, sources))
    blocks.extend(_rules(orientation, writer, sources, with_answers=with_answers))
    if orientation.urgent:
        blocks.append(Heading(2, writer.line("paper/handout/why/urgent")))
    for item in orientation.urgent:
        assert item.face is not None
        blocks.append(Paragraph(writer.line(item.face.say)))
        if item.face.next is not None:
            blocks.append(Bullets((writer.line(item.face.next),)))
        blocks.extend(sources.cite(item.finding.cites, item.finding.checked))
    dated = [shown for shown in orientation.deadlines if shown.deadline.cites and (with_answers or named_alike(shown))]
    if dated:
        blocks.append(Heading(2, writer.line("paper/handout/why/dates")))
    for shown in sorted(dated, key=lambda each: each.earliest):
        blocks.append(Paragraph(writer.line(shown.deadline.title)))
        blocks.extend(sources.cite(shown.deadline.cites, shown.deadline.checked))
    cards = cards_in_order(orientation)[:MOST_CARDS]
    if cards:
        blocks.append(Heading(2, writer.line("paper/handout/why/cards")))
    for card in cards:
        blocks.append(Paragraph(writer.line(card.title)))
        blocks.extend(sources.cite(card.cites, card.checked))
    return blocks


def _rules(orientation: Orientation, writer: Writer, sources: SourceList, *, with_answers: bool) -> list[Block]:
    """Each rule that may be looked at: what it is, what it can mean today, where it stands. No exception is named."""
    blocks: list[Block] = []
    applying = [item for item in orientation.policies if item.applies.truth is YES]
    right = orientation.pack.country.right_to_ask
    for item in sorted(applying, key=lambda each: (each.policy.id != right, effect_of(each.policy) == CRIME)):
        policy = item.policy
        blocks.append(Heading(2, writer.line(policy.title)))
        if with_answers:
            blocks.append(Paragraph(writer.line(policy.say)))
        for label, text in (("now", policy.now), ("remains", policy.remains)):
            if text is not None:
                blocks.append(Paragraph(writer.line(f"paper/label/{label}_text", text=text)))
        blocks.extend(status_blocks(policy.status, orientation.as_of, writer))
        blocks.extend(sources.cite(policy.cites, policy.checked))
    return blocks


def detail_blocks(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    """What a paper leaves out unless the person asks: all that is said about reasons and harm."""
    blocks: list[Block] = []
    for item in settled(orientation, "grounds", "harm", "other_protection"):
        if not is_ground(item, orientation):
            blocks.extend(finding_blocks(item, writer, sources))
    return blocks
