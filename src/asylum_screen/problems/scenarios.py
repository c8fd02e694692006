"""Pages of the AS9xx codes: scenarios."""

from __future__ import annotations

from .model import Page, Severity

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
        "as_of (the day) and note. Each thing expected has its own words: tests/scenarios/README.md lists them.",
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
    Page(
        "AS904",
        "A case that changes with the calendar",
        "Without `as_of` the day of the orientation is today, and one day another thing comes of it.",
        "- name: She crossed in May\n  given: {entry_date: 2023-05-12}\n  expect: {policy clp_2023: unknown}",
        "- name: She crossed in May\n  as_of: 2026-11-22\n  given: {entry_date: 2023-05-12}\n"
        "  expect: {policy clp_2023: unknown}",
        Severity.WARNING,
    ),
    Page(
        "AS905",
        "Two cases with one name",
        "When one of them fails, its name has to tell it from the other.",
        "- name: She came by sea\n- name: She came by sea",
        "- name: She came by sea on the first day\n- name: She came by sea on the day after the last",
        Severity.WARNING,
    ),
)
