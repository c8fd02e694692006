"""All pages by code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import answers, law, proof, reading, references, scenarios, shape, translations, words
from .model import Page


def _collect(*groups: Iterable[Page]) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for group in groups:
        for entry in group:
            if entry.code in pages:
                raise ValueError(f"two pages for the code {entry.code}")
            pages[entry.code] = entry
    return dict(sorted(pages.items()))


REGISTRY: Mapping[str, Page] = _collect(
    reading.PAGES,
    shape.PAGES,
    references.PAGES,
    law.PAGES,
    words.PAGES,
    answers.PAGES,
    translations.PAGES,
    proof.PAGES,
    scenarios.PAGES,
)


def page(code: str) -> Page | None:
    """The page of a code, in any case of letters; None when there is no such code."""
    return REGISTRY.get(code.strip().upper())
