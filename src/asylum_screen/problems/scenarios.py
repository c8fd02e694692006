"""Pages of the AS9xx codes: scenarios."""

from __future__ import annotations

from .model import Page

PAGES = (
    Page(
        "AS901",
        "A scenario did not come true",
        "The rules say something other than the scenario expects. Either the rule is wrong or the expectation is: read "
        "both aloud before you change one of them.",
        "expect: {policy clp_2023: no}      # but the rules say yes",
        "expect: {policy clp_2023: yes}",
    ),
    Page(
        "AS902",
        "A scenario is not written as one",
        "A scenario file is a list. Each case has a name (a sentence), given (answers by fact), expect, and perhaps "
        "as_of (the day) and note.",
        "- title: She crossed in May",
        "- name: She crossed in May\n  as_of: 2026-11-22\n  given: {entry_date: 2023-05-12}\n"
        "  expect: {policy clp_2023: unknown}",
    ),
    Page(
        "AS903",
        "A scenario expects something of a rule that does not exist",
        "The word before the space says what is looked at (policy, finding, urgent, deadline, card, help, missing, "
        "conflict, asks); the name after it must be in the rules.",
        "expect: {policy clp_2032: yes}",
        "expect: {policy clp_2023: yes}",
    ),
)
