"""A problem found in a file, and the pages of all problem codes.

Codes: AS1xx reading, AS2xx shape, AS3xx references, AS4xx dates and checking of law, AS5xx words that may harm,
AS6xx answers files, AS7xx translations, AS8xx proof, AS9xx scenarios. `rules explain CODE` shows a page and loads
nothing else.
"""

from __future__ import annotations

from .model import CodePage, Problem, RuleFilesInvalid, Severity, counted, errors_among, near
from .registry import page, pages, problem

__all__ = [
    "CodePage",
    "Problem",
    "RuleFilesInvalid",
    "Severity",
    "counted",
    "errors_among",
    "near",
    "page",
    "pages",
    "problem",
]
