"""AS502: anything that reads as advice to cross a border, or when, where or how (8 USC 1324(a)(1)(A)(iv))."""

from __future__ import annotations

from .phrases import Phrases

_GO = (
    r"(?:cross|enter|come (?:in|over|to the us|to the united states|to the border)|go (?:to|over|"
    r"across) the (?:us |american )?border|sneak|swim)"
)

CHECK = Phrases(
    "AS502",
    '"{}" reads as advice to cross a border.',
    "Tell the law as it is, without when, where or how to come, and without encouragement.",
    (
        (
            rf"you (?:can|could|should|may|might|must|need to|have to|will) (?:still |now |also |then |simply |"
            rf"safely |first )?{_GO}"
        ),
        (
            rf"(?:try|wait|plan|prepare|want|best|better|easier|safer|safest|easiest|faster|fastest|time|way|place|"
            rf"how|where|when) (?:to|for you to) {_GO}"
        ),
        (
            rf"(?:please |just |then |now )?{_GO} (?:at|near|by|between|through|before|after|during|only|with|on|in|"
            rf"where|when) (?:the |a |an |night|this|that|these|ports?|daylight)"
        ),
        r"(?:it is|it's) (?:easier|safer|better|best|faster) (?:to|if you) (?:cross|enter|come)",
        r"(?:best|better|safest|safer|easiest|easier|good) (?:place|time|way|port|route|crossing)",
        r"(?:use|take|choose|pick) (?:a |the |this |that )?(?:smuggler|coyote|guide|raft|tunnel|route|crossing)",
        r"without being (?:seen|caught|stopped|noticed)",
        r"(?:hide|run) from (?:the )?(?:officers?|agents?|border patrol|police)",
        r"avoid (?:the )?(?:officers?|agents?|border patrol|inspection|checkpoints?)",
    ),
    (
        # Questions and law tell of a crossing that was; "when you came" is no advice.
        r"\b(?:did|have|had|were|was) (?:you|they|someone|anyone|people)\b[^.?!]*\?",
        # What the law forbids, what a port is, and what was: none of it tells anybody to come.
        r"\bit is a crime to\b[^.]*",
        r"\bofficial place to come in\b",
        r"\bwas a way to come in\b",
        r"\bbefore you could come in\b",
        (
            r"\b(?:people|persons?|someone|anyone|those|a person|somebody|nobody) (?:who|that|may|could|can|had to|"
            r"were|was|did|do)\b[^.?!]*"
        ),
    ),
)
