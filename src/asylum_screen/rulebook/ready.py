"""The checked rule pack, kept ready for the next start. See `reading.ready`."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from asylum_screen.core import conditions, country, dates, entries, page_one, questions, reviews, rules, stages, status
from asylum_screen.core.rules import Condition, RulePack
from asylum_screen.core.truth import Truth
from asylum_screen.problems import RuleFilesInvalid
from asylum_screen.reading import ready
from asylum_screen.reading.shelf import Shelf

NAME = "rules"
SHELF = Shelf(
    RulePack,
    *(rules.PackInfo, stages.ShortPath, rules.Finding, rules.Wording, rules.Signal, rules.Exemption, rules.Policy),
    *(status.Status, status.StatusFrom, rules.Deadline, rules.FactConflict),
    *(entries.HelpEntry, entries.Card, entries.Amount, entries.Own),
    *(questions.Section, questions.Question, questions.Option, questions.Kind, questions.Source, questions.Checked),
    *(questions.Confidence, questions.QuestionPage, questions.Topic, questions.Parts, country.Country, country.Urgent),
    *(*get_args(Condition), conditions.Text, conditions.Place, conditions.SetMode, Truth),
    *(dates.Timeline, dates.Segment, dates.Window, dates.Bound, dates.Offset),
    *(
        page_one.ShortWords,
        page_one.ShortSaid,
        page_one.DaySpan,
        page_one.PageOne,
        page_one.PolicyTouch,
        page_one.ShortHelp,
    ),
    *(page_one.ReachRules, page_one.PageOneRules, stages.CaseStage, stages.Stages),
    *(reviews.Review, reviews.Signature),
    aliases={"FactId": (str,), "Condition": get_args(Condition)},
)
"""Every class that a pack consists of."""


def ready_pack(folder: Path) -> RulePack:
    """The pack of a rule folder: kept ready when it is the program's own and nothing is wrong with it, else read.

    Raises:
        RuleFilesInvalid: with every problem, when there is at least one error.
    """
    return ready.ready(folder, NAME, (), SHELF, lambda: read(folder), RulePack)


def keep_pack(folder: Path, place: Path) -> None:
    """Write the pack of a rule folder to another place, for the wheel. One with a warning is not written.

    Raises:
        RuleFilesInvalid: with every problem, when there is at least one error.
    """
    pack, clean = read(folder)
    if clean:
        ready.keep(place / f"{NAME}.json", ready.fingerprint(folder), pack, SHELF)


def read(folder: Path) -> tuple[RulePack, bool]:
    """The pack as its files say it, and True when nothing at all is wrong with them.

    Raises:
        RuleFilesInvalid: with every problem, when there is at least one error.
    """
    from .load import check_pack

    pack, problems = check_pack(folder)
    if pack is None:
        raise RuleFilesInvalid(problems)
    return pack, not problems
