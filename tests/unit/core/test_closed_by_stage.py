"""The table of stages: what it silences, and all that it must leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Answer, Facts
from asylum_screen.core.first_help import reach_of
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import assess
from asylum_screen.core.page_one import DaySpan, PageOneRules, ReachRules
from asylum_screen.core.rules import AllOf, FactConflict, IsValue, Kind, Not, RulePack
from asylum_screen.core.stages import CaseStage, ShortPath, Stages
from strategies import AS_OF, finding, pack_of, question, text

ASKED = [question("where", Kind.MANY_OF), question("afraid", Kind.YES_NO), question("sent", Kind.YES_NO)]
SAID = finding("alarm", IsValue("afraid", value=True))
RED = CaseStage("case", "red", IsValue("where", "red"), frozenset({"late"}))
GREEN = CaseStage("case", "green", IsValue("where", "green"), frozenset())
SENT = CaseStage("form", "sent", IsValue("sent", value=True), frozenset({"late"}))


def told(pack: RulePack, **answers: Answer) -> bool:
    """Whether the alarm is told to somebody who is afraid."""
    return bool(assess(Evaluator(pack, AS_OF), Facts({"afraid": True, **answers})).findings)


def with_stages(*stages: CaseStage) -> RulePack:
    """A pack in which the alarm is a text about lateness."""
    table = Stages({"late": "the alarm"}, stages, {"finding/alarm": frozenset({"late"})})
    return replace(pack_of(ASKED, [SAID]), stages=table)


@pytest.mark.parametrize(
    ("answers", "is_told"),
    [
        ({}, True),
        ({"where": frozenset({"red"})}, False),
        ({"where": frozenset({"green"})}, True),
        ({"where": frozenset({"red", "green"})}, True),
        ({"where": frozenset({"red", "green"}), "sent": True}, False),
        ({"where": frozenset({"red"}), "sent": False}, False),
        ({"sent": True}, False),
    ],
)
def test_only_a_sure_stage_of_its_axis_closes(answers: dict[str, Answer], is_told: bool) -> None:
    """Unknown closes nothing, several of one axis close what they share, and another axis closes by itself."""
    assert told(with_stages(RED, GREEN, SENT), **answers) is is_told


def test_contradicted_answers_close_nothing() -> None:
    """A stage that looks at answers which do not fit together does not count."""
    clash = FactConflict("clash", ("where",), AllOf((IsValue("where", "red"), IsValue("sent", value=True))), text("c"))
    pack = replace(with_stages(RED, GREEN), conflicts=(clash,))
    assert told(pack, where=frozenset({"red"}), sent=True)
    assert not told(pack, where=frozenset({"red"}), sent=False)


def test_what_may_close_a_text_is_asked_for() -> None:
    """The interview asks for the stage of whoever would read the text, and for nothing else."""
    for afraid in (True, False):
        interview = Interview.start(with_stages(RED), AS_OF, Facts({"afraid": afraid}))
        assert ("where" in interview.to_ask()) is afraid


def test_only_a_sure_yes_leaves_the_short_path() -> None:
    """Who does not know stays on it."""
    path = ShortPath(IsValue("afraid", value=True), frozenset(), frozenset(), unless=IsValue("sent", value=True))
    pack = replace(pack_of(ASKED, [finding("more", Not(IsValue("where", "blue")))]), short_path=path)
    seen = {"afraid": True, "where": frozenset({"red"})}
    assert assess(Evaluator(pack, AS_OF), Facts(seen)).short
    assert not assess(Evaluator(pack, AS_OF), Facts({**seen, "sent": True})).short


@pytest.mark.parametrize(("sent", "found"), [(None, "child"), (False, "child"), (True, "rest")])
def test_only_a_sure_yes_leaves_a_situation(sent: bool | None, found: str) -> None:
    """Whose help is chosen by a situation keeps it until the answer that leaves it is sure."""
    child = ReachRules("child", IsValue("afraid", value=True), "child", text("c"), unless=IsValue("sent", value=True))
    rules = PageOneRules(
        {"now": "now"},
        "now",
        "now",
        "now",
        (),
        0,
        DaySpan(0, 0),
        reach=(child, ReachRules("rest", None, "free", text("r"))),
    )
    answers: dict[str, Answer] = {"afraid": True} if sent is None else {"afraid": True, "sent": sent}
    assert reach_of(rules, Evaluator(pack_of(ASKED, []), AS_OF), Facts(answers)).name == found
