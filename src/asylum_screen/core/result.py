"""The result as plain data: the JSON shape of an orientation (`schema_version` 1).

Names, keys and their order are a promise to other programs; options may be added, nothing renamed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .evaluate import unique
from .orientation import Orientation, Phase, ShownDeadline, ShownFinding, ShownPolicy
from .rules import Text
from .truth import UNKNOWN, YES

Say = Callable[..., str]
SCHEMA_VERSION = 1


def result_data(orientation: Orientation, say: Say, lang: str) -> dict[str, Any]:
    """The orientation as dicts, lists and strings, ready for JSON.

    Args:
        orientation: what was worked out.
        say: gives the words of a Text in the language wanted; values for placeholders are keyword arguments.
        lang: the code of that language.
    """
    info = orientation.pack.info
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": orientation.as_of.isoformat(),
        "lang": lang,
        "rules": {
            "id": info.id,
            "version": info.version,
            "checked_on": info.checked_on.isoformat(),
            "reviewed_by_lawyer": info.reviewed_by_lawyer,
        },
        "urgent": [_urgent(item, say) for item in orientation.urgent],
        "findings": [_finding(item, say) for item in orientation.findings],
        "policies": [_policy(item, say) for item in orientation.policies],
        "deadlines": [_deadline(item, say) for item in orientation.deadlines],
        "conflicts": [{"facts": list(item.facts), "text": say(item.say)} for item in orientation.conflicts],
        "missing": list(orientation.missing),
        "help": [entry.id for entry in orientation.help],
        "cards": [card.id for card in orientation.cards],
    }


def _urgent(item: ShownFinding, say: Say) -> dict[str, Any]:
    assert item.face is not None
    return {"id": item.finding.id, "text": say(item.face.say), "cites": list(item.finding.cites)}


def _finding(item: ShownFinding, say: Say) -> dict[str, Any]:
    assert item.face is not None
    return {
        "id": item.finding.id,
        "topic": item.finding.topic,
        "signal": item.face.signal.value,
        "text": say(item.face.say),
        "because": list(item.because),
        "cites": list(item.finding.cites),
    }


def policy_text(item: ShownPolicy) -> Text:
    """What to say about a policy: its words when it may be looked at, how to find out while open, else its title."""
    if item.applies.truth is YES:
        return item.policy.say
    if item.applies.truth is UNKNOWN and item.policy.say_open is not None:
        return item.policy.say_open
    return item.policy.title


def _policy(item: ShownPolicy, say: Say) -> dict[str, Any]:
    cites = unique(
        cite for cites in (item.policy.cites, *(e.exemption.cites for e in item.exemptions)) for cite in cites
    )
    return {
        "id": item.policy.id,
        "applies": item.applies.truth.word,
        "exceptions": item.exceptions.word,
        "status": item.status.status.value,
        "text": say(policy_text(item)),
        "cites": list(cites),
    }


def deadline_text(item: ShownDeadline) -> Text:
    """The wording that fits the day of the orientation: ahead, near or past."""
    deadline = item.deadline
    return {Phase.AHEAD: deadline.say, Phase.NEAR: deadline.say_near, Phase.PAST: deadline.say_past}[item.phase]


def _deadline(item: ShownDeadline, say: Say) -> dict[str, Any]:
    return {
        "id": item.deadline.id,
        "earliest": item.earliest.isoformat(),
        "latest": item.latest.isoformat(),
        "text": say(deadline_text(item), date=item.earliest),
        "exceptions": list(item.may_excuse),
    }
