"""AS514: a statement that says its text was read although no source it cites was ever seen."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.rules import Confidence
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Statements whose sources do not carry what `confidence: text` says."""
    for statement in material.pack.statements:
        if not statement.cites or statement.item.checked.confidence is not Confidence.TEXT:
            continue
        if not any(_seen(material, cite) for cite in statement.cites):
            message = f'"{statement.id}" says its text was read, but no source it cites has a day on which it was seen.'
            hint = "Set seen: on the source, or confidence: secondary or memory."
            yield problem("AS514", statement.place, message, hint)


def _seen(material: Material, cite: str) -> bool:
    source = material.pack.sources.get(cite)
    return source is not None and source.seen is not None
