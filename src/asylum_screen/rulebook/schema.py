"""The shape of rule files. References between files are not looked at here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, RootModel, model_validator

from .fields import (
    Cites,
    Day,
    FindingName,
    Link,
    Name,
    PlainText,
    Raw,
    Sentence,
    Whole,
    YesNo,
)
from .schema_base import Model
from .schema_page_one import PageOneModel, ShortHelpModel

ConfidenceWord = Literal["text", "secondary", "memory"]
SignalWord = Literal["points_to", "raise_with_lawyer", "find_out", "know", "urgent"]
QuietSignal = Literal["find_out", "know"]
KindWord = Literal["yes_no", "one_of", "many_of", "day", "countries"]
StatusWord = Literal["announced", "in_force", "partly_blocked", "blocked", "set_aside", "ended"]
TopicName = Literal[
    "grounds", "harm", "entry", "dates", "private", "other_protection", "process", "family", "after", "help", "urgent"
]  # fmt: skip
GroupWord = Literal[
    "at_a_port", "between_ports", "airport", "sea", "northern_border", "already_inside", "still_outside"
]  # fmt: skip
SourceKind = Literal[
    "statute", "regulation", "federal_register", "court", "agency", "legal_aid", "press", "dataset", "treaty"
]  # fmt: skip
HelpKind = Literal[
    "emergency", "crisis", "violence", "trafficking", "case_line", "address", "detention", "lawyer_list", "lawyer",
    "children", "fraud", "local", "information",
]  # fmt: skip


class CheckedModel(Model):
    """When, how and by whom."""

    on: Day
    how: PlainText
    by: PlainText


class Checkable(Model):
    """When something was checked; each key may be left to the file."""

    checked: CheckedModel | None = None
    confidence: ConfidenceWord | None = None
    reaches: Day | None = None
    review_by: Day | None = None


class OffsetModel(Model):
    """A stretch of calendar time."""

    years: Whole = 0
    months: Whole = 0
    days: Whole = 0


class QuestionModel(Checkable):
    """A question."""

    kind: KindWord
    ask: Sentence
    why: Sentence | None = None
    help: Sentence | None = None
    sensitive: YesNo = False
    options: dict[Name, Sentence] | None = None
    ask_if: Raw = None
    ask_unless: Raw = None
    presumed: Raw = None
    presumed_no: Raw = None
    presumed_as: dict[Name, Raw] | None = None
    when_unsure: Literal["ask"] | None = None
    future: YesNo = False
    private: YesNo = False
    one: YesNo = False


class ExemptionModel(Checkable):
    """An exception or an excuse."""

    when: Raw = Field()
    say: Sentence
    cites: Cites


class FaceModel(Model):
    """What is said while a finding is open."""

    signal: SignalWord
    say: Sentence
    next: Sentence | None = None


class QuietFaceModel(Model):
    """What is said when a condition does not hold: never a verdict."""

    signal: QuietSignal
    say: Sentence
    next: Sentence | None = None


class StatusModel(Model):
    """A dated step of a status."""

    from_: Day = Field(alias="from")
    is_: StatusWord = Field(alias="is")
    by: PlainText = ""
    note: Sentence | None = None
    unconfirmed: YesNo = False
    known_from: Day | None = None


class FindingModel(Checkable):
    """A finding."""

    about: tuple[Name, ...] | None = None
    topic: TopicName | None = None
    when: Raw = Field()
    unless: dict[Name, ExemptionModel] = Field(default={})
    signal: SignalWord
    say: Sentence
    next: Sentence | None = None
    if_open: FaceModel | None = None
    if_no: QuietFaceModel | None = None
    ask_a_lawyer: Sentence | None = None
    cites: Cites
    known_from: Day | None = None
    known_to: Day | None = None
    status: tuple[StatusModel, ...] = ()
    conflicts_with: tuple[FindingName, ...] = ()
    conflict_note: Sentence | None = None
    page_one: PageOneModel | None = None


class PeriodModel(Model):
    """Days from and to, both counted; left out: no end."""

    from_: Day | None = Field(alias="from", default=None)
    to: Day | None = None


class UnclearModel(Model):
    """One day, or a period, on which nobody can say; `seen_to` as for a block."""

    from_: Day = Field(alias="from")
    to: Day
    seen_to: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_day(cls, value: Any) -> Any:
        return {"from": value, "to": value} if isinstance(value, str) else value


class BlockModel(Model):
    """A stretch in which a court stopped it."""

    from_: Day = Field(alias="from")
    to: Day | None = None
    by: PlainText = ""
    note: PlainText = ""
    seen_to: Day | None = None


class DeadlineModel(Checkable):
    """A deadline."""

    about: tuple[Name, ...] | None = None
    title: Sentence
    counted_from: Name
    add: OffsetModel
    floor: Day | None = None
    when: Raw = Field()
    near: OffsetModel
    say: Sentence
    say_near: Sentence
    say_past: Sentence
    excuses: dict[Name, ExemptionModel] = Field(default={})
    cites: Cites
    known_from: Day | None = None
    known_to: Day | None = None
    ask_a_lawyer: Sentence | None = None
    paper: YesNo = True
    sure: YesNo = False
    page_one: PageOneModel | None = None


class ConflictModel(Checkable):
    """Answers that do not fit together."""

    facts: Annotated[tuple[Name, ...], Field(min_length=1)]
    unsure: tuple[Name, ...] = ()
    when: Raw = Field()
    say: Sentence


class CardModel(Checkable):
    """A card to take away."""

    about: tuple[Name, ...] | None = None
    title: Sentence
    points: Annotated[dict[Name, Sentence], Field(min_length=1, max_length=8)]
    when: Raw = Field()
    also_when_open: YesNo = False
    urgent: YesNo = False
    topic: TopicName | None = None
    cites: Cites


class HelpModel(Checkable):
    """A place that may help."""

    name: Sentence
    kind: HelpKind
    does: Sentence
    caution: Sentence | None = None
    phone: PlainText = ""
    text_line: PlainText = ""
    link: Link = ""
    hours: Sentence | None = None
    languages: tuple[PlainText, ...] = ()
    run_by: Literal["gov", "nonprofit", "intl"]
    may_share: Literal["no", "possible", "yes", "unknown"]
    status: Literal["live", "reduced", "changed", "closed", "unknown"]
    shown: Literal["yes", "check", "no"]
    when: Raw = Field()
    also_when_open: YesNo = False
    priority: Whole
    source: PlainText
    source_date: PlainText
    last_checked: Day
    checked_how: Literal["stored_copy", "opened_live", "dialled"]
    page_one: ShortHelpModel | None = None


class DatedAmountModel(Checkable):
    """A sum of money, for a time. Without `to` it holds until the next one begins."""

    amount: PlainText
    from_: Day = Field(alias="from")
    to: Day | None = None
    known_from: Day | None = None
    cites: Cites


class AmountModel(RootModel[Annotated[tuple[DatedAmountModel, ...], Field(min_length=1)]]):
    """The sums of money under one name, in the order of their days."""
