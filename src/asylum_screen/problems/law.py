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
    Page(
        "AS408",
        "The status and the days in operation contradict each other",
        "`in_operation` says which days count; people read the `status`. After the last day in operation there is a "
        "step `ended`, `set_aside`, `blocked` or `partly_blocked`. Without it people read that the policy is in force. "
        "And while the status says `ended` or `set_aside`, no day is in operation.",
        "in_operation: [{from: 2024-03-01, to: 2024-08-31}]\nstatus: [{from: 2024-03-01, is: in_force}]",
        "in_operation: [{from: 2024-03-01, to: 2024-08-31}]\n"
        "status: [{from: 2024-03-01, is: in_force}, {from: 2024-09-01, is: ended}]",
    ),
    Page(
        "AS409",
        "Days of a policy that do not fit together",
        "The first step of the status (after `announced`) begins on the first day in operation. It leaves `in_force` "
        "not more than a year after the last one. A stop by a court (`blocked`) lies inside `in_operation`. "
        "`known_from` is not after the first day.",
        "in_operation: [{from: 2024-03-01}]\nstatus: [{from: 2024-05-01, is: in_force}]",
        "in_operation: [{from: 2024-03-01}]\nstatus: [{from: 2024-03-01, is: in_force}]",
        Severity.WARNING,
    ),
    Page(
        "AS410",
        "Nothing is said while it is not clear",
        "A policy with `unclear` days or with people whom nobody can place (`unsettled`) has a `say_open`. Without it "
        "these people read nothing of the policy.",
        "unclear: [2024-03-01]\nsay: …",
        "unclear: [2024-03-01]\nsay: …\nsay_open: It is not clear if this rule could reach you. A lawyer can check.",
        Severity.WARNING,
    ),
    Page(
        "AS411",
        "A question of a policy that everybody is asked",
        "The questions of a policy file are about its exceptions. `ask_if` keeps them from people whom the policy "
        "cannot reach.",
        "questions: {harbor_storm: {kind: yes_no, ask: …}}",
        "questions: {harbor_storm: {kind: yes_no, ask: …, ask_if: {applies: harbor_2024}}}",
        Severity.WARNING,
    ),
    Page(
        "AS412",
        "A source that does not say how it is known",
        "The paper tells three things apart by the first words of `how`. `read in` (with `seen`): it was read on that "
        "day. `named from memory`, or no `seen`: nobody read it. All else, such as `described in`, `known through`, "
        "`summary read`, `read in descriptions`: it is known from what others wrote.",
        "seen: 2026-11-22\nhow: made up",
        "seen: 2026-11-22\nhow: read in the Federal Register",
        Severity.WARNING,
    ),
    Page(
        "AS413",
        "A status that gives more than a name under `by`",
        "`by` stays as it is in every language: the name of a case, a paper or an office. A phrase in it would stay "
        "English on a Spanish paper. What happened goes into `note`, which is translated. A day is written as "
        "2026-06-23; each language says it in its own way. Is there nothing to name? Leave `by` out.",
        'status: [{from: 2024-09-01, is: ended, by: "later notices of September 2024"}]',
        "status: [{from: 2024-09-01, is: ended, note: Later notices ended it.}]",
        Severity.WARNING,
    ),
)
