"""What is not shown although it holds or is open: the one rule of silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asylum_screen.core.country import Country
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts, NonAnswer
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import ALWAYS, Card, Condition, Exemption, Finding, Kind, RulePack, Signal
from asylum_screen.core.stages import ShortPath
from packs import AS_OF, CHECKED, finding, question, small_pack, text, yes

GROUND = "ground.religion"


def pack(*findings: Finding, short: Condition | None = None) -> RulePack:
    """The small pack with other findings, a question that only comes up in custody, and perhaps a short path."""
    small = small_pack()
    hidden = question("hidden", Kind.YES_NO, "Is it?", ask_if=yes("in_custody"))
    path = None if short is None else ShortPath(short, frozenset({"kept"}), frozenset({"kept_card"}))
    cards = tuple(Card(name, text(name, name), (), ALWAYS, (), CHECKED) for name in ("kept_card", "other_card"))
    questions = {**small.questions, "hidden": hidden}
    country = Country(grounds={GROUND: text(GROUND, "Religion")})
    return replace(small, questions=questions, findings=findings, cards=cards, short_path=path, country=country)


def shown(rules: RulePack, **answers: bool | NonAnswer) -> Orientation:
    """The orientation for some answers."""
    return assess(Evaluator(rules, AS_OF), Facts(answers))


def names(whole: Orientation) -> list[str]:
    """The findings shown, urgent ones first."""
    return [item.finding.id for item in (*whole.urgent, *whole.findings)]


def test_what_is_open_only_because_of_closed_questions_is_silent() -> None:
    """A finding that waits for a question which cannot come up says nothing; while it may come up, it is told."""
    rules = pack(finding("of_hidden", yes("hidden"), Signal.KNOW, "It is.", opened="Is it?"))
    assert names(shown(rules, in_custody=False)) == []
    for custody in (True, NonAnswer.DONT_KNOW):
        assert names(shown(rules, in_custody=custody)) == ["of_hidden"]


def test_one_question_that_may_come_up_is_enough_to_tell_it() -> None:
    """Where a finding also waits for an open question, it is told."""
    both = finding("both", yes("hidden"), Signal.KNOW, "It is.", opened="Is it?")
    danger = Exemption("danger", yes("danger_now"), text("danger", "danger"), ())
    rules = pack(replace(both, unless=(danger,)))
    assert names(shown(rules, in_custody=False)) == ["both"]
    assert names(shown(rules, in_custody=False, danger_now=False)) == []


def test_a_ground_never_falls_silent() -> None:
    """Each ground is told by one of its faces, also on the short path and when its question is closed."""
    ground = finding(GROUND, yes("hidden"), Signal.POINTS_TO, "Religion.", opened="Perhaps religion.")
    assert names(shown(pack(ground), in_custody=False)) == [GROUND]
    assert names(shown(pack(ground, short=ALWAYS), in_custody=False)) == [GROUND]


@pytest.mark.parametrize("alone", [True, False, NonAnswer.DONT_KNOW])
def test_on_the_short_path_only_its_own_and_what_is_urgent_is_shown(alone: bool | NonAnswer) -> None:
    """Only a yes leads to the short path; there, findings and cards that it does not name are left out."""
    findings = [
        finding(name, ALWAYS, signal, name)
        for name, signal in (("now", Signal.URGENT), ("kept", Signal.KNOW), ("other", Signal.KNOW))
    ]
    whole = shown(pack(*findings, short=yes("danger_now")), danger_now=alone)
    is_short = alone is True
    assert whole.short is is_short
    assert names(whole) == (["now", "kept"] if is_short else ["now", "kept", "other"])
    assert [card.id for card in whole.cards] == (["kept_card"] if is_short else ["kept_card", "other_card"])
