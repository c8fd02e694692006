"""The shape of whole files: rules, policies, sources and pack.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, create_model

from asylum_screen.core.country import OWN_WORDS

from .fields import Cites, Day, FindingName, Link, Name, PlainText, Raw, Sentence, SourceName, Whole, YesNo
from .schema import (
    BlockModel,
    Checkable,
    ExemptionModel,
    GroupWord,
    HelpKind,
    HelpModel,
    KindWord,
    PeriodModel,
    SourceKind,
    StatusModel,
    TopicName,
    UnclearModel,
)
from .schema_base import Model
from .schema_page_one import PageOneRulesModel, PolicyTouchModel

MOST_ROWS = 8  # and "none of these", each with a digit of its own
"""So many questions fit on one page of 24 lines."""


class FileModel(Checkable):
    """The outside of a rule file; what stands under each heading is read on its own."""

    title: PlainText
    topic: TopicName | None = None
    about: tuple[Name, ...] = ()
    define: dict[Name, Raw] = Field(default={})
    tree: Raw = None
    questions: dict[Name, Any] = Field(default={})
    findings: dict[FindingName, Any] = Field(default={})
    deadlines: dict[Name, Any] = Field(default={})
    conflicts: dict[Name, Any] = Field(default={})
    cards: dict[Name, Any] = Field(default={})
    help: dict[Name, Any] = Field(default={})
    amounts: dict[Name, Any] = Field(default={})


class PolicyFileModel(FileModel):
    """A policy file: the keys of the policy stand at the top."""

    title: Sentence
    policy: Name
    group: Annotated[tuple[GroupWord, ...], Field(min_length=1)]
    known_from: Day
    tested_on: Name
    in_operation: Annotated[tuple[PeriodModel, ...], Field(min_length=1)]
    unclear: tuple[UnclearModel, ...] = ()
    blocked: tuple[BlockModel, ...] = ()
    covers: Raw = Field()
    unsettled: Raw = None
    unless: dict[Name, ExemptionModel] = Field(default={})
    status: Annotated[tuple[StatusModel, ...], Field(min_length=1)]
    say: Sentence
    say_open: Sentence | None = None
    then: Sentence | None = None
    now: Sentence | None = None
    remains: Sentence | None = None
    ask_a_lawyer: Sentence | None = None
    cites: Cites
    page_one: PolicyTouchModel | None = None


class SourceModel(Model):
    """A source."""

    kind: SourceKind
    title: Sentence
    pinpoint: PlainText = ""
    link: Link = ""
    seen: Day | None = None
    how: PlainText = ""


class SourcesFileModel(Model):
    """A file of sources."""

    title: PlainText = ""
    sources: dict[SourceName, Any]


class SignatureModel(Model):
    """A statement that was read: the day, and the hash of what was read."""

    on: Day
    hash: PlainText


class ReviewFileModel(Model):
    """A file of signatures of one lawyer. Made by `rules review import`."""

    reviewer: PlainText
    role: PlainText
    admitted: Annotated[PlainText, Field(min_length=1)]
    signed: dict[PlainText, SignatureModel] = Field(default={})


class OwnHelpModel(HelpModel):
    """A place that a clinic adds. What only the national list must say is left to it."""

    run_by: Literal["gov", "nonprofit", "intl"] = "nonprofit"
    status: Literal["live", "reduced", "changed", "closed", "unknown"] = "live"
    shown: Literal["yes", "check", "no"] = "yes"
    when: Raw = None
    priority: Whole = 0
    source: PlainText = ""
    source_date: PlainText = ""
    last_checked: Day | None = None  # type: ignore[assignment]
    checked_how: Literal["stored_copy", "opened_live", "dialled"] = "dialled"


class OwnCardModel(Model):
    """A card that a clinic adds."""

    title: Sentence
    points: Annotated[dict[Name, Sentence], Field(min_length=1, max_length=8)]


class OwnFileModel(Model):
    """A file of a clinic's own: places of help, cards, and how to reach its staff."""

    organization: PlainText
    added: Day
    staff: Sentence | None = None
    help: dict[Name, Any] = Field(default={})
    cards: dict[Name, Any] = Field(default={})


class SectionModel(Model):
    """A section of the interview."""

    section: Name
    title: Sentence
    intro: Sentence | None = None
    gate: Name | None = None
    ask_if: Raw = None
    ask_unless: Raw = None
    files: Annotated[tuple[PlainText, ...], Field(min_length=1)]


class ListModel(Model):
    """Yes/no questions that stand on one page."""

    title: Sentence
    facts: Annotated[tuple[Name, ...], Field(min_length=2, max_length=MOST_ROWS)]
    careful: YesNo = False


class TopicModel(Model):
    """A row of the menu: whole sections, and questions of others."""

    topic: Name
    title: Sentence
    sections: tuple[Name, ...] = ()
    questions: tuple[Name, ...] = ()
    findings: tuple[TopicName, ...] = ()


class ShortPathModel(Model):
    """What a person on the short path meets."""

    when: Raw
    unless: Raw = None
    findings: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    cards: tuple[Name, ...] = ()


class StageModel(Model):
    """Where a person may stand, and which kinds of text are closed there."""

    when: Raw = Field()
    closes: tuple[Name, ...] = ()


class FixedFactModel(Model):
    """A fact that other programs rely on, and that alone may stand in the class of a policy."""

    kind: KindWord
    options: tuple[Name, ...] = ()


class UrgentModel(Model):
    """One urgent finding."""

    finding: FindingName
    at_once: YesNo = False
    help: HelpKind | None = None
    deadline: Name | None = None


class OutsideModel(Model):
    """The answer of a person who has not come yet. inside: a yes/no question; "no" means outside too."""

    fact: Name
    answer: Name
    inside: Name | None = None


if TYPE_CHECKING:
    WordsModel = Model
else:
    WordsModel = create_model(
        "WordsModel",
        __base__=Model,
        __doc__="Sentences in place of the program's own.",
        **{f"word_{place}": (Sentence | None, Field(alias=name, default=None)) for place, name in enumerate(OWN_WORDS)},
    )


class PackModel(Model):
    """The file pack.yaml."""

    id: Name
    version: PlainText
    checked_on: Day
    courts_followed_to: Day
    good_for_days: Whole
    stop_after_days: Whole
    countries: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    groups: dict[Name, tuple[PlainText, ...]] = Field(default={})
    official_languages: tuple[PlainText, ...] = ()
    fixed_facts: dict[Name, FixedFactModel] = Field(default={})
    grounds: dict[FindingName, Sentence] = Field(default={})
    urgent: tuple[UrgentModel, ...] = ()
    right_to_ask: Name | None = None
    arrival: Name | None = None
    living_in: Name | None = None
    outside: OutsideModel | None = None
    court_dates: tuple[Name, ...] = ()
    words: WordsModel | None = None
    short_path: ShortPathModel | None = None
    kinds_of_text: dict[Name, PlainText] = Field(default={})
    stages: dict[Name, dict[Name, StageModel]] = Field(default={})
    page_one: PageOneRulesModel | None = None
    lists: dict[Name, ListModel] = Field(default={})
    part_one: tuple[Name | Annotated[tuple[Name, ...], Field(min_length=1)], ...] = ()
    part_one_later: dict[Name, Raw] = Field(default={})
    topics: tuple[TopicModel, ...] = ()
    interview: Annotated[tuple[SectionModel, ...], Field(min_length=1)]
