"""AS514: a statement that says its text was read although no source it cites was ever seen."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.rules import Card, Confidence, Deadline, Finding, Policy
from asylum_screen.problems import Problem, problem

from .model import Material

Statement = Finding | Policy | Deadline | Card


def look(material: Material) -> Iterator[Problem]:
    """Statements whose sources do not carry what `confidence: text` says."""
    pack = material.pack
    items: tuple[Statement, ...] = (*pack.findings, *pack.policies, *pack.deadlines, *pack.cards)
    for item in items:
        if item.checked.confidence is Confidence.TEXT and not any(_seen(material, cite) for cite in item.cites):
            message = f'"{item.id}" says its text was read, but no source it cites has a day on which it was seen.'
            yield problem("AS514", item.place, message, "Set seen: on the source, or confidence: secondary or memory.")


def _seen(material: Material, cite: str) -> bool:
    source = material.pack.sources.get(cite)
    return source is not None and source.seen is not None
