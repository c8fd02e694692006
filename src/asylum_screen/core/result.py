"""The result as plain data: the JSON shape of an orientation (`schema_version` 1).

Names, keys and their order are a promise to other programs; options may be added, nothing renamed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from .evaluate import unique
from .orientation import Orientation, Phase, ShownDeadline, ShownFinding, ShownPolicy
from .rules import FactConflict, Text
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
    lists = {key: [make(item, say) for item in items(orientation)] for key, items, make in _LISTS}
    return {**_head(orientation, lang), **lists}


class ResultLines:
    """Writes orientations as JSON, one line each; equal to `json.dumps(result_data(...))`.

    The text of each item is made once and kept, because many people share the same findings.
    """

    def __init__(self, say: Say, lang: str) -> None:
        self._say = say
        self._lang = lang
        self._kept: dict[int, tuple[Any, str]] = {}
        self._alike: dict[Any, str] = {}
        self._heads: dict[date, str] = {}

    def line(self, orientation: Orientation) -> str:
        """One line, without its end."""
        head = self._heads.get(orientation.as_of)
        if head is None:
            head = self._heads[orientation.as_of] = _json(_head(orientation, self._lang))[:-1]
        parts = [head]
        for key, items, make in _LISTS:
            parts.append(f',"{key}":[{",".join(self._texts(items(orientation), make))}]')
        return "".join(parts) + "}"

    def _texts(self, items: Iterable[Any], make: Callable[[Any, Say], Any]) -> list[str]:
        kept = self._kept
        try:
            return [kept[id(item)][1] for item in items]
        except KeyError:
            return [self._text(item, make) for item in items]

    def _text(self, item: Any, make: Callable[[Any, Say], Any]) -> str:
        kept = self._kept.get(id(item))
        if kept is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            # The item itself is kept beside its text, so that its id() stays its own.
            kept = self._kept[id(item)] = (item, self._text_of_alike(item, make))
        return kept[1]

    def _text_of_alike(self, item: Any, make: Callable[[Any, Say], Any]) -> str:
        """A finding told by the same face because of the same facts reads the same, whatever settled it."""
        if not isinstance(item, ShownFinding):
            return _json(make(item, self._say))
        key = (make, item.finding.id, item.truth, item.because)
        text = self._alike.get(key)
        if text is None:
            if len(self._alike) > _MOST_KEPT:
                self._alike.clear()
            text = self._alike[key] = _json(make(item, self._say))
        return text


_MOST_KEPT = 50_000


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _head(orientation: Orientation, lang: str) -> dict[str, Any]:
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


def _conflict(item: FactConflict, say: Say) -> dict[str, Any]:
    return {"facts": list(item.facts), "text": say(item.say)}


def _plain(item: Any, _say: Say) -> Any:
    return item


_LISTS: tuple[tuple[str, Callable[[Orientation], Iterable[Any]], Callable[[Any, Say], Any]], ...] = (
    ("urgent", lambda o: o.urgent, _urgent),
    ("findings", lambda o: o.findings, _finding),
    ("policies", lambda o: o.policies, _policy),
    ("deadlines", lambda o: o.deadlines, _deadline),
    ("conflicts", lambda o: o.conflicts, _conflict),
    ("missing", lambda o: o.missing, _plain),
    ("help", lambda o: [entry.id for entry in o.help], _plain),
    ("cards", lambda o: [card.id for card in o.cards], _plain),
)
