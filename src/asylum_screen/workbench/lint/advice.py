"""AS504: advice. Only a lawyer gives it; this program tells what the law looks at."""

from __future__ import annotations

from .phrases import Phrases, not_for_a_lawyer

CHECK = Phrases(
    "AS504",
    '"{}" is advice.',
    'Say what the law looks at, or what a person can do: "A lawyer can …", "You can ask …".',
    (
        r"(?:we|i|our advice is to) (?:strongly |would |do )?(?:recommend|advise|suggest|urge)",
        r"you (?:should|ought to|had better)",
        r"(?:our|my|the best) (?:advice|recommendation|strategy|option)",
        r"it (?:is|would be) (?:best|better|wise|smart|a good idea|advisable|in your interest)(?: for you)? to",
        r"the best thing (?:to do|you can do)",
        r"if (?:we|i) were you",
        (
            r"(?:try|make sure|remember|be careful|be sure) (?:not )?to (?:say|tell|claim|pretend|look|cry|hide|"
            r"leave out)"
        ),
        (
            r"(?:do not|don't|never) (?:tell|mention|admit|say|show) (?:the |an |any |that |anything to )?(?:officer|"
            r"judge|lawyer|police|truth|agent)"
        ),
        r"(?:safe|sure) bet",
        r"just (?:say|tell them)",
    ),
    reads=not_for_a_lawyer,
)
