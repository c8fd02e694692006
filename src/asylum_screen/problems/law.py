"""AS4xx: the days of a law and of its checking do not fit together."""

from .model import Page, Severity

PAGES = (
    Page(
        "AS401",
        "A statement is due to be looked at again",
        "Its `review_by` has passed. People see that this part may be out of date. A release is refused.",
        "review_by: 2024-01-01",
        "look at the source again, then set checked and review_by",
        Severity.WARNING,
    ),
    Page(
        "AS402",
        "The last day is before the first day",
        "A period begins with its first day.",
        "{from: 2025-05-11, to: 2023-05-12}",
        "{from: 2023-05-12, to: 2025-05-11}",
    ),
    Page(
        "AS403",
        "Steps out of order",
        "The steps of a status stand in the order of their days.",
        "status: [{from: 2025-05-12, is: ended}, {from: 2023-05-12, is: in_force}]",
        "status: [{from: 2023-05-12, is: in_force}, {from: 2025-05-12, is: ended}]",
    ),
    Page(
        "AS404",
        "Nothing says when it was checked",
        "Every statement of law has `checked` and `review_by`, of its own or of its file.",
        "title: Religion\nfindings: …",
        "title: Religion\nchecked: {on: 2026-11-22, how: statute read, by: nobody yet}\nreview_by: 2027-11-22",
    ),
    Page(
        "AS405",
        "Looked at again before it was checked",
        "`review_by` lies after the day of `checked`.",
        "checked: {on: 2026-11-22, …}\nreview_by: 2026-01-01",
        "checked: {on: 2026-11-22, …}\nreview_by: 2027-11-22",
    ),
    Page(
        "AS406",
        "Law that changed without the day it could be known",
        "A finding with a dated status needs `known_from`, so that an orientation for an earlier day leaves it out.",
        "status: [{from: 2025-07-18, is: in_force}]",
        "known_from: 2025-07-18\nstatus: [{from: 2025-07-18, is: in_force}]",
    ),
    Page(
        "AS407",
        "Neither a topic here nor for the file",
        "A finding belongs to a topic, its own or the file's.",
        "findings: {know_this: {when: converted, …}}",
        "topic: refugee",
    ),
)
