"""AS506: words that blame, or that call a person a case, a number or a crime."""

from __future__ import annotations

from .phrases import Phrases

CHECK = Phrases(
    "AS506",
    '"{}" blames a person or gives them a hard name.',
    'Ask what happened, not why somebody did it: "What happened?", "Did anyone …?". Say "person" or "people".',
    (
        r"why (?:did|didn't|did not|have|haven't|don't|do|would|were|are) (?:not )?you(?: not)?",
        r"(?:do you )?admit(?:s|ting)?(?= (?:that|to|it|you|guilt|everything))",
        r"(?:your|their|his|her) (?:fault|mistake|lies?|excuse)",
        r"you (?:failed|neglected|forgot|should have|could have|claim(?:ed)?|pretend(?:ed)?|lied)",
        r"(?:an? |the )?(?:victims?|illegals?|alleged(?:ly)?)",
        r"illegal(?:ly)?(?: (?:alien|immigrant|migrant|person|people|entry|border))?",
        r"(?:undocumented |criminal |deportable |removable )?aliens?",
        r"confess(?:ed|ion)?",
        r"how could you",
        r"prove (?:it|that|your|to)",
        r"you must prove",
        r"deportees?",
    ),
    (
        # The name of a law, a form or an office, as its authors wrote it.
        (
            r"\b(?:alien registration|alien number|alien enemies act|victims of trafficking|crime victims?|"
            r"office for victims)\b[^.]*"
        ),
    ),
)
