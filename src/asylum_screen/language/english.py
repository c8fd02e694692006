"""Every word of the program itself, in English, by id. Rule texts are not here; they live in the rule pack."""

from __future__ import annotations

from . import english_errors, english_first, english_handout, english_paper, english_ui
from .registry import texts, together

_LANG = texts(
    {
        "lang/between": (
            "between {first} and {last}",
            "A span of days, put after a label such as 'Day:'. Both values are written-out days.",
        ),
        "lang/stateless": ("no country (stateless)", "Stands in a list of countries, for a person of no country."),
        "lang/draft": (
            "Draft. Not yet reviewed by a native speaker.",
            "Shown on the first page and on paper while no native speaker has read this language.",
        ),
        "lang/draft_second": (
            "{language}: draft. Not yet reviewed by a native speaker.",
            "The same about the language that stands under the first. {language} is its name.",
        ),
        "lang/some_english": (
            "Some sentences are not translated yet. They are shown in English.",
            "Shown once on a page on which an English sentence stands.",
        ),
        "lang/terminal_cannot_show": (
            "{language}: this screen cannot show these letters. Ask for the web page or the paper.",
            "Shown when a terminal has no letters for a language. {language} is the name of that language.",
        ),
    }
)

PROGRAM = together(
    english_ui.LINES, english_paper.LINES, english_handout.LINES, english_errors.LINES, english_first.LINES, _LANG
)
"""The registry: text id to text."""
