"""The result as plain data: the JSON shape of an orientation (`schema_version` 1).

Names, keys and their order are a promise to other programs; options may be added, nothing renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from .evaluate import unique
from .facts import FactId
from .first_data import first_data
from .orientation import Orientation, Phase, ShownDeadline, ShownFinding, ShownPolicy
from .reviews import read_by
from .rules import FactConflict, RulePack, Text
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
    lists = {key: [make(item, say) for item in items(orientation)] for key, (items, make) in LISTS.items()}
    private = frozenset(question.id for question in orientation.pack.questions.values() if question.private)
    told = _without(private, {**lists, **first_data(orientation, say)})
    return {**head(orientation.pack, orientation.as_of, lang), **told, **_added(orientation)}


def _added(orientation: Orientation) -> dict[str, Any]:
    """Whose the places and cards are that are not in the rules; no key where no clinic added any."""
    own = orientation.pack.own
    if own is None:
        return {}
    ids = [entry.id for entry in orientation.help if entry.own] + [card.id for card in orientation.cards if card.own]
    return {"added": {"organization": own.organization, "day": own.added.isoformat(), "ids": ids}}


def _without(private: frozenset[FactId], data: Any) -> Any:
    """The same data with no private question named in any list."""
    if isinstance(data, dict):
        return {key: _without(private, value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without(private, value) for value in data if not (isinstance(value, str) and value in private)]
    return data


def head(pack: RulePack, as_of: date, lang: str) -> dict[str, Any]:
    """What every result says of itself: the day, the language and the rules it was made with."""
    info = pack.info
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "lang": lang,
        "rules": {
            "id": info.id,
            "version": info.version,
            "checked_on": info.checked_on.isoformat(),
            "reviewed_by_lawyer": _reader(pack, as_of),
        },
    }


def _reader(pack: RulePack, as_of: date) -> str:
    """The lawyers who have read the rules, where every one of them is read; else nobody."""
    read = read_by(pack, pack.statements, as_of)
    return ", ".join(read.reviewers) if read.reviewers and read.read == read.parts else "nobody"


def urgent_data(item: ShownFinding, say: Say) -> dict[str, Any]:
    """An urgent thing as plain data."""
    assert item.face is not None
    return {"id": item.finding.id, "text": say(item.face.say), "cites": list(item.finding.cites)}


def finding_data(item: ShownFinding, say: Say) -> dict[str, Any]:
    """A finding as plain data."""
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


def policy_data(item: ShownPolicy, say: Say) -> dict[str, Any]:
    """A policy as plain data."""
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


def deadline_text(item: ShownDeadline) -> Text | str:
    """The wording that fits the day of the orientation: ahead, near or past; none where the day is unsure."""
    if item.unsure:
        return "paper/dates/unsure"
    deadline = item.deadline
    return {Phase.AHEAD: deadline.say, Phase.NEAR: deadline.say_near, Phase.PAST: deadline.say_past}[item.phase]


def deadline_data(item: ShownDeadline, say: Say, excuses: tuple[FactId, ...] | None = None) -> dict[str, Any]:
    """A time limit as plain data. `excuses`: the facts that may excuse lateness, when they are known already."""
    return {
        "id": item.deadline.id,
        "earliest": item.earliest.isoformat(),
        "latest": item.latest.isoformat(),
        "text": say(deadline_text(item), date=item.earliest),
        "exceptions": list(item.may_excuse if excuses is None else excuses),
    }


def conflict_data(item: FactConflict, say: Say) -> dict[str, Any]:
    """Answers that do not fit together, as plain data."""
    return {"facts": list(item.facts), "text": say(item.say)}


def _plain(item: Any, _say: Say) -> Any:
    return item


LISTS: dict[str, tuple[Callable[[Orientation], Iterable[Any]], Callable[[Any, Say], Any]]] = {
    "urgent": (lambda o: o.urgent, urgent_data),
    "findings": (lambda o: o.findings, finding_data),
    "policies": (lambda o: o.policies, policy_data),
    "deadlines": (lambda o: o.deadlines, deadline_data),
    "conflicts": (lambda o: o.conflicts, conflict_data),
    "missing": (lambda o: o.missing, _plain),
    "help": (lambda o: [entry.id for entry in o.help], _plain),
    "cards": (lambda o: [card.id for card in o.cards], _plain),
}
"""The lists of a result, in order: where their items are, and how one is written."""
