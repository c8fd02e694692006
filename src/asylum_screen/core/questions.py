"""Questions, the sections that ask them, and how a statement was checked against its sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from .conditions import NOWHERE, Always, Condition, IsValue, Place, Text
from .facts import FactId
from .truth import Truth


@dataclass(frozen=True, slots=True)
class Source:
    """A source named once, cited by id.

    kind: statute, regulation, federal_register, court, agency, legal_aid, press, dataset or treaty.
    seen: the day the text was looked at, or None when it is named from memory.
    """

    id: str
    kind: str
    title: Text
    pinpoint: str = ""
    link: str = ""
    seen: date | None = None
    how: str = ""
    place: Place = NOWHERE


class Confidence(Enum):
    """How a statement of law was confirmed: its text read, a second-hand source, or from memory only."""

    TEXT = "text"
    SECONDARY = "secondary"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Checked:
    """When and how a statement was checked, and when it must be looked at again.

    on: the day somebody compared it with the source. reaches: the newest day that source knows of.
    """

    on: date
    how: str
    by: str
    review_by: date
    confidence: Confidence
    reaches: date | None = None

    def overdue(self, as_of: date) -> bool:
        """True when the statement should have been looked at again before `as_of`."""
        return as_of > self.review_by


class Kind(Enum):
    """What kind of answer a question takes."""

    YES_NO = "yes_no"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    DAY = "day"
    COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a person can choose; the id is stored, the text is shown."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the fact of the same id that it fills.

    ask_if / ask_unless: only asked when the first holds and the second does not. presumed, presumed_no: while the
    question was not asked, the fact counts as yes, or as no, where this condition holds. presumed_as: the same for an
    option, or for the as-of day (`as_of`). when_unsure: it is also asked when it stays open whether `ask_if` holds.
    may_be_future: the day may lie after the as-of day.
    private: no result names this question. one: of countries, only one is named.
    """

    id: FactId
    kind: Kind
    ask: Text
    why: Text | None
    help: Text | None
    options: tuple[Option, ...]
    sensitive: bool
    ask_if: Condition | None
    ask_unless: Condition | None
    presumed: Condition | None
    may_be_future: bool
    place: Place = NOWHERE
    presumed_no: Condition | None = None
    when_unsure: bool = False
    private: bool = False
    presumed_as: tuple[tuple[str, Condition], ...] = ()
    one: bool = False

    @property
    def presumptions(self) -> tuple[tuple[Condition, bool | str], ...]:
        """The conditions under which the fact is taken for answered while it was not asked, with the answer."""
        both = ((self.presumed, True), (self.presumed_no, False))
        others = tuple((condition, answer) for answer, condition in self.presumed_as)
        return (*((condition, answer) for condition, answer in both if condition is not None), *others)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids a person can choose from, in file order."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the interview.

    gate: a question with the options `answer` and `read`; the other questions of the section need `answer`.
    ask_if / ask_unless: as for a question, for the whole section.
    """

    id: str
    title: Text
    intro: Text | None
    gate: FactId | None
    ask_if: Condition | None
    ask_unless: Condition | None
    questions: tuple[FactId, ...]
    place: Place = NOWHERE
    gate_open: Condition = field(init=False)

    def __post_init__(self) -> None:
        opened = IsValue(self.gate, "answer", self.place) if self.gate is not None else Always(Truth.YES)
        object.__setattr__(self, "gate_open", opened)


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What is asked on one page: one question, or several yes/no questions as a list.

    title: what is asked of the whole list; None for one question. careful: where rows stay unmarked, "not sure" is the
    likely meaning (urgent things, courts, bars), so that it is offered first. after: the page that this one follows
    from and is counted with; "" where it counts itself. later: where this holds, part one leaves it to the topics.
    """

    id: str
    facts: tuple[FactId, ...]
    title: Text | None = None
    careful: bool = False
    after: str = ""
    later: Condition | None = None

    @property
    def counted(self) -> str:
        """The name under which it is counted: a list and what follows from its answers have the same one."""
        return self.after or self.id


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of the menu after page one. pages: to answer more. findings: the topics of the findings told here."""

    id: str
    title: Text
    pages: tuple[QuestionPage, ...]
    findings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parts:
    """How the interview is cut up: what is asked first, then topics to choose from. Empty where it is not cut up."""

    part_one: tuple[QuestionPage, ...] = ()
    topics: tuple[Topic, ...] = ()
