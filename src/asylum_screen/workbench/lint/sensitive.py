"""AS509: a question about harm, crime, health or love that is not marked sensitive, and so does not say why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asylum_screen.problems import Problem

from .model import Hit, Material

# The names of treaties, of which no one is asked what happened.
_NAMES = re.compile(r"\btorture (?:treat(?:y|ies)|convention)\b|\bconvention against torture\b", re.IGNORECASE)
_TOPICS = re.compile(
    r"\b(?:rap(?:e|ed)|sexual(?:ly| acts?)?|sex with|beat(?:en)?|tortur(?:e|ed)|kill(?:ed|ing)?|murder(?:ed)?|"
    r"suicide|kill yourself|hurt you|harm(?:ed)? you|abus(?:e|ed)|threaten(?:ed)?|kidnap(?:ped)?|force[ds]? you|"
    r"arrested|convicted|crimes?|weapons?|fight(?:ing)? for|armed group|drugs?|HIV|pregnan(?:t|cy)|disabilit(?:y|"
    r"ies)|"
    r"gay|lesbian|transgender|bisexual|cut(?:ting)? of (?:girls|women)|married against|afraid)\b",
    re.IGNORECASE,
)


def look(material: Material) -> Iterator[Problem]:
    """Questions that touch such a topic without `sensitive: yes` and a why."""
    for question in material.pack.questions.values():
        if question.sensitive and question.why is not None:
            continue
        for shown in material.of("question", question.id):
            found = _TOPICS.search(_NAMES.sub(_blank, shown.english)) if shown.is_question else None
            if found is not None:
                message = f'The question "{question.id}" asks about "{found.group()}" without saying why it is asked.'
                hint = "Write sensitive: yes and why: with one plain sentence."
                yield material.problem(shown, Hit("AS509", found.start(), found.end(), message, hint))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
