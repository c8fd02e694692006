"""Part four: how a person came, and the policies that look at that, beginning with the right to ask."""

from __future__ import annotations

from asylum_screen.core.evaluate import open_facts
from asylum_screen.core.facts import NonAnswer
from asylum_screen.core.orientation import Orientation, ShownPolicy
from asylum_screen.core.rules import Signal
from asylum_screen.core.truth import UNKNOWN, YES

from .document import Block, Bullets, Heading, Paragraph
from .sources import SourceList
from .statements import finding_blocks, list_blocks, status_blocks
from .writer import Writer

MOST_OPEN = 8


def entry_blocks(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    """The policies that may be looked at, then what is said about ports, then what is unclear."""
    blocks: list[Block] = []
    applying = [item for item in orientation.policies if item.applies.truth is YES]
    for item in sorted(applying, key=lambda item: item.policy.id != orientation.pack.country.right_to_ask):
        blocks.extend(policy_blocks(item, writer, sources))
    for finding in orientation.findings:
        if finding.finding.topic == "entry" and finding.face and finding.face.signal is not Signal.FIND_OUT:
            blocks.extend(finding_blocks(finding, writer, sources))
    if not orientation.short:
        blocks.extend(_unclear(orientation, writer, sources))
    return blocks


def _unclear(orientation: Orientation, writer: Writer, sources: SourceList) -> list[Block]:
    """Policies left open although the person answered; and one line for those that wait for an answer."""
    unclear = [item for item in orientation.policies if item.applies.truth is UNKNOWN]
    answered = [item for item in unclear if not _waits(item, orientation)]
    blocks: list[Block] = []
    if answered:
        blocks.append(Heading(2, writer.line("paper/entry/open_title")))
        for item in answered[:MOST_OPEN]:
            blocks.append(Paragraph(writer.line(item.policy.say_open or item.policy.title)))
            blocks.extend(status_blocks(item.policy.status, orientation.as_of, writer))
            blocks.extend(sources.cite(item.policy.cites, item.policy.checked))
    if len(unclear) > len(answered[:MOST_OPEN]):
        blocks.append(Paragraph(writer.line("paper/entry/open_many")))
    return blocks


def _waits(item: ShownPolicy, orientation: Orientation) -> bool:
    """True when an answer (not our sources, and not a span of days) is what the policy waits for."""
    answers = [orientation.facts.get(fact) for fact in open_facts(item.applies)]
    return any(answer is None or isinstance(answer, NonAnswer) for answer in answers)


def policy_blocks(item: ShownPolicy, writer: Writer, sources: SourceList) -> list[Block]:
    """One policy that may be looked at."""
    policy = item.policy
    blocks: list[Block] = [Heading(2, writer.line(policy.title)), Paragraph(writer.line(policy.say))]
    for label, text in (("then", policy.then), ("now", policy.now), ("remains", policy.remains)):
        if text is not None:
            blocks.append(Paragraph(writer.line(f"paper/label/{label}_text", text=text)))
    blocks.extend(status_blocks(policy.status, sources.as_of, writer))
    blocks.extend(list_blocks(item.exemptions, writer, "paper/label/exceptions", "paper/label/exceptions_open"))
    if policy.ask_a_lawyer is not None:
        blocks.append(Bullets((writer.line("paper/label/ask_text", question=policy.ask_a_lawyer),)))
    blocks.extend(sources.cite(policy.cites, policy.checked))
    return blocks
