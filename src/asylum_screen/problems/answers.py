"""AS6xx: an answers file cannot be taken. Messages repeat of an answer only what is needed to mend it."""

from .model import Page

PAGES = (
    Page(
        "AS601",
        "The answers are not a mapping",
        "An answers file is one mapping from a fact to its answer.",
        "- entry_date",
        "entry_date: 2024-06-05",
    ),
    Page(
        "AS602",
        "No such fact",
        "The name of a fact must be one of `asylum-screen rules facts`.",
        "entry_dat: 2024-06-05",
        "entry_date: 2024-06-05",
    ),
    Page(
        "AS603",
        "The answer does not fit the question",
        "A yes/no fact takes yes or no (in JSON true or false). A choice takes one of its ids, a list a list of them. "
        '"unknown" (I do not know) and "declined" (I prefer not to answer) fit every fact.',
        "entry_place: the border",
        "entry_place: sw_land_border",
    ),
    Page(
        "AS604",
        "Not a day",
        "A day is written YYYY-MM-DD, or as a range of two such days.",
        "entry_date: June 2024",
        "entry_date: {earliest: 2024-06-01, latest: 2024-06-30}",
    ),
    Page(
        "AS605",
        "The day does not exist",
        "29 February is only in leap years: 2020, 2024, 2028. Months have 28 to 31 days.",
        "entry_date: 2023-02-29",
        "entry_date: 2023-02-28",
    ),
    Page(
        "AS606",
        "The day is after the day of the orientation",
        "An arrival cannot lie in the future. Only questions about a coming day, like a court date, may.",
        "entry_date: 2031-01-01",
        "entry_date: 2021-01-01",
    ),
    Page(
        "AS607",
        "The earliest day is after the latest day",
        "A range begins with its first day.",
        "entry_date: {earliest: 2024-06-30, latest: 2024-06-01}",
        "entry_date: {earliest: 2024-06-01, latest: 2024-06-30}",
    ),
    Page(
        "AS608",
        "No such country code",
        "Countries are two capital letters (ISO 3166-1 alpha-2), or `stateless`.",
        "nationalities: [HON]",
        "nationalities: [HN]",
    ),
    Page(
        "AS609",
        "The list is empty",
        'An empty list could mean "none" or "not said". Write `[none]` where the question has it, or "unknown".',
        "case_stage: []",
        "case_stage: unknown",
    ),
    Page(
        "AS610",
        "Answers in the list that cannot stand together",
        "`none` and `stateless` stand alone in a list. No answer stands twice.",
        "harm_by: [none, gang]",
        "harm_by: [gang]",
    ),
    Page(
        "AS611",
        "The line is not JSON",
        "In a JSON Lines file every line is one JSON object.",
        "{entry_date: }",
        '{"entry_date": "2024-06-05"}',
    ),
)
