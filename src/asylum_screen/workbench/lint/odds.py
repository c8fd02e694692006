"""AS503: odds, chances and percentages. A number about other people says nothing about this person."""

from __future__ import annotations

from .phrases import Phrases

CHECK = Phrases(
    "AS503",
    '"{}" speaks of odds.',
    "Leave the number or the likelihood out. Say which facts the law looks at.",
    (
        r"\d+(?:[.,]\d+)? ?(?:%|percent|per cent)",
        r"percent(?:age)?s?",
        r"(?:grant|approval|success|denial|win) rates?",
        r"(?:the |your )?(?:odds|chances?|likelihood|probabilit(?:y|ies))(?: of| that| to| are| is)?",
        r"(?:very |more |most |less |un)?likely",
        (
            r"(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:out of|in every) (?:ten|five|four|three|two|100|"
            r"1000|\d+)"
        ),
        r"(?:probably|almost certainly|in most cases you)",
        r"(?:usually|often|rarely|seldom) (?:win|wins|lose|loses|succeeds?|fails?|granted|denied|approved)",
    ),
    (
        # An occasion, no likelihood.
        r"\ba chance to (?:speak|say|tell|answer|explain|ask|show|see|be heard|correct)",
        # The measure of proof in the law itself, in its own words.
        r"\bmore likely than not\b",
    ),
)
