"""AS505: instructions to file, sign, plead, leave, wait or miss court. Each of these can undo a life."""

from __future__ import annotations

from .model import Shown
from .phrases import Phrases

_DO = (
    r"(?:apply|file|submit|sign|leave|wait|plead|accept|withdraw|appeal|go back|return home|skip|miss|"
    r"ask for asylum|request asylum|fill (?:in|out)|send (?:in )?the form|hand in)"
)


def _speaks_to_people(shown: Shown) -> bool:
    return not shown.is_for_a_lawyer and shown.role not in ("ask", "option")


CHECK = Phrases(
    "AS505",
    '"{}" tells a person to do something that a lawyer must weigh.',
    'Say what people can know, ask, keep or check: "A lawyer can say if …".',
    (
        (
            rf"you (?:should|must|need to|have to|ought to|shall|better|are required to) (?:not |now |still |also |"
            rf"first )?{_DO}"
        ),
        rf"please {_DO}",
        (
            rf"(?:^|(?<=[.!?:;] ))(?:then |now |first |just |simply |quickly |immediately )?(?:do not |don't |never |"
            rf"always )?{_DO}(?= (?:the|a|an|your|it|this|that|any|for|by|before|within|at|as|now|today|soon|until|"
            rf"form|court|papers?|everything|nothing|quickly|early|late|and|or|asylum)\b)"
        ),
        r"(?:do not|don't|never) (?:go to|attend|appear in) (?:the )?(?:court|hearing|interview)",
        r"(?:take|accept) (?:the )?(?:voluntary departure|plea|offer)",
    ),
    (
        # An exit that keeps a person safe: not signing what one cannot read is everybody's right, told as one.
        r"\byou (?:do not have to|do not need to|can ask to)\b[^.?!]*",
        r"\bwait for (?:an? |the )?(?:interpreter|lawyer|answer)\b",
    ),
    reads=_speaks_to_people,
)
