"""AS507: promises. Nobody can promise what an officer, a judge or a place of help will do."""

from __future__ import annotations

from .phrases import Phrases

CHECK = Phrases(
    "AS507",
    '"{}" is a promise.',
    'Say what can be or what the law says: "A judge can …", "The law says …".',
    (
        r"guarantee[ds]?",
        r"(?:we|i|they) promise",
        (
            r"(?:you|this|it) (?:will|shall) (?:certainly|definitely|surely|always|be safe|be protected|be fine|be ok|"
            r"be allowed to stay)"
        ),
        (
            r"you (?:will|are going to) (?:get|receive|be given|be granted|have) (?:asylum|protection|a green card|"
            r"papers|status|a work permit|a lawyer)"
        ),
        r"(?:nobody|no one|the police|officers) (?:will|can) (?:ever )?(?:deport|arrest|remove|find|hurt|touch) you",
        r"nothing (?:bad )?(?:can|will) happen(?: to you)?",
        r"you (?:are|will be) (?:completely |totally |100 ?% )?safe(?: here| now| with us)?",
        r"(?:completely|absolutely|totally) (?:safe|private|secret|confidential|free)",
        r"you cannot be (?:deported|removed|arrested|sent back)",
        r"do not worry",
        r"always (?:win|wins|works|helps|succeeds?)",
        r"everything will be",
    ),
)
