"""AS536 and AS537: a question whose words do not fit its kind, and one that asks for what names a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.core.rules import Kind
from asylum_screen.problems import Problem

from .model import Hit, Material

_SEVERAL = re.compile(
    r"\b(?:choose|pick|mark|tick|name|give) (?:several|more than one|as many|all|every(?:thing|one)?)\b"
    r"|\b(?:several|more than one)(?: answers?)? can be (?:right|true|chosen)"
)
_ONE = re.compile(
    r"\b(?:choose|pick|mark|tick|name|give) (?:only one|just one|exactly one|one(?: answer| of these)?\b(?! or))"
)
_NAMES = re.compile(
    r"\b(?:what|which|where|when|who|write|type|give|enter)\b[^?.]*"
    r"\b(?:street|house number|zip code|(?:home|email) address|your address|e-?mail|town|village|neighbou?rhood"
    r"|phone number|passport number|case number|a-number|alien number|social security|date of birth|birthday"
    r"|were you born|(?:full|first|last|family|given|real) names?|your name)\b",
)


def look(material: Material) -> Iterator[Problem]:
    """Questions that people would answer in another way than the program takes it, or that tell who they are."""
    for question in material.pack.questions.values():
        kind = question.kind
        for shown in material.of("question", question.id):
            if shown.role not in ("ask", "help"):
                continue
            wrong = {Kind.ONE_OF: _SEVERAL, Kind.MANY_OF: _ONE}.get(kind)
            found = wrong.search(shown.lower) if wrong else None
            if found is not None:
                other = Kind.MANY_OF if kind is Kind.ONE_OF else Kind.ONE_OF
                line = material.documents[question.place.file].place(("questions", question.id, "kind")).line
                message = f'"{found.group()}" does not fit kind: {kind.value} (line {line}) of "{question.id}".'
                hint = f"Write kind: {other.value}, or other words."
                yield material.problem(shown, Hit("AS536", found.start(), found.end(), message, hint))
            found = _NAMES.search(shown.lower) if shown.role == "ask" and kind is not Kind.YES_NO else None
            if found is not None:
                message = f'"{found.group()}" asks for what tells who or where somebody is.'
                hint = "Ask only what a rule needs, such as the state or the country."
                yield material.problem(shown, Hit("AS537", found.start(), found.end(), message, hint))
