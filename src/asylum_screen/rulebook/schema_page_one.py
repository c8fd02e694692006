"""The shape of `page_one:` at statements, policies, help entries, and in pack.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import FindingName, Name, PlainText, Raw, Sentence, Whole, YesNo
from .schema_base import Model

EffectWord = Literal["protects", "closes_asylum", "process", "cost", "crime"]
ReachWord = Literal["free", "held", "child", "outside"]


class ShortWordsModel(Model):
    """The lines of a statement on page one."""

    brief: Sentence | None = None
    loses: Sentence | None = None
    step: Sentence | None = None
    next: Annotated[dict[Name, Sentence], Field(max_length=3)] = Field(default={})


class SaidModel(ShortWordsModel):
    """Lines for the screen, and how they stand on paper: in words of their own, as they are, or not at all."""

    paper: ShortWordsModel | None = None
    neutral: YesNo = False
    off_paper: YesNo = False


class SpanModel(Model):
    """Days before and after a day."""

    before: Whole
    after: Whole


class PageOneModel(SaidModel):
    """A finding or a deadline on page one."""

    tier: Name | None = None
    past: SaidModel | None = None
    call: tuple[Name, ...] = ()
    replaces: tuple[FindingName, ...] = ()
    window: SpanModel | None = None
    silenced_by: Raw = None
    look: Sentence | None = None
    touch: Sentence | None = None
    leads: YesNo = True


class PolicyTouchModel(Model):
    """A policy on page one."""

    touch: Sentence
    effect: EffectWord
    bites_at: Raw = None


class ShortHelpModel(Model):
    """A help entry on page one."""

    say: Sentence
    paper: Sentence | None = None
    reach: Annotated[tuple[ReachWord, ...], Field(min_length=1)]
    short_link: PlainText = ""
    when: Raw = None


class ReachWordsModel(Model):
    """The words of a situation; on paper those that tell nothing of a person."""

    step: Sentence | None = None
    next: Annotated[dict[Name, Sentence], Field(max_length=3)] = Field(default={})
    call: Sentence | None = None
    note: Sentence | None = None
    danger: Sentence | None = None


class ReachModel(ReachWordsModel):
    """A situation that decides which help can be reached."""

    when: Raw = None
    unless: Raw = None
    uses: ReachWord
    step: Sentence
    paper: ReachWordsModel = Field(default=ReachWordsModel())
    help: tuple[Name, ...] = ()


class SoonModel(Model):
    """A day of a tier of `of` that is so near moves up to `tier`."""

    tier: Name
    of: Annotated[tuple[Name, ...], Field(min_length=1)]
    days: Whole


class PageOneRulesModel(Model):
    """Page one in pack.yaml."""

    tiers: Annotated[dict[Name, PlainText], Field(min_length=1)]
    life: Name
    alone: Name
    soon: SoonModel
    window: SpanModel
    same_day: tuple[Name, ...] = ()
    aside: Raw = None
    beside: SpanModel | None = None
    reach: Annotated[dict[Name, ReachModel], Field(min_length=1)]
