"""AS501: words of a verdict. Nobody decides here, and nothing ends in "asylum is not for you"."""

from __future__ import annotations

from .phrases import Phrases

CHECK = Phrases(
    "AS501",
    '"{}" is a word of a verdict.',
    'Say what the answers touch on, or what an officer or judge may look at: "An officer may look at …".',
    (
        r"(?:not |in)?eligib(?:le|ility)",
        r"(?:dis)?qualif(?:y|ies|ied|ication)",
        r"you (?:will|would|can|could|should|may) (?:win|lose)",
        r"(?:strong|weak|good|bad|solid|poor|perfect|hopeless) (?:case|claim)",
        r"you (?:do not |don't |cannot |can not |can't )?deserve",
        r"asylum is (?:not )?for you",
        r"(?:this|the) rule applies to you",
        r"(?:does|do) not apply to you",
        r"you (?:are|will be) (?:approved|denied|rejected|accepted|granted|barred)",
        r"you (?:cannot|can not|can't|can never) (?:get|have|ask for|apply for) asylum",
        r"you (?:will|would|do) not get asylum",
        r"you (?:have|get|will get|have got) (?:no )?(?:right to asylum|asylum claim)",
        r"(?:is|are|it is|be) too late",
        r"(?:verdict|score)(?: is|:)",
        r"you (?:are|were|will be) (?:not )?a refugee",
        r"not real persecution",
    ),
    (
        # What others look for in a case, said of nobody: the name of a document or of a test in the law.
        r"if you (?:are|were) (?:approved|denied|granted)",
        r"when you (?:are|were) (?:approved|denied|granted)",
    ),
)
