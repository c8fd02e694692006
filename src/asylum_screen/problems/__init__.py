"""A problem found in a file, and the one registry of problem codes.

Codes: AS1xx reading, AS2xx shape, AS3xx references, AS4xx dates and checking of law, AS5xx words that may harm,
AS6xx answers files, AS7xx translations, AS8xx proof, AS9xx scenarios. A room registers the pages of its codes here,
in a module of its own, so that `rules explain CODE` works without loading that room.
"""

from __future__ import annotations

from .model import Page, Problem, RuleFilesInvalid, Severity, counted, errors_among, near, problem
from .registry import REGISTRY, page

__all__ = [
    "REGISTRY",
    "Page",
    "Problem",
    "RuleFilesInvalid",
    "Severity",
    "counted",
    "errors_among",
    "near",
    "page",
    "problem",
]
