"""A line made of kept pieces is the result data as JSON, letter for letter."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asylum_screen.core import lines as module
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.lines import ResultLines
from asylum_screen.core.orientation import assess
from asylum_screen.core.result import LISTS, result_data
from asylum_screen.core.rules import Kind, RulePack, Signal, Text
from asylum_screen.rulebook.load import load_pack
from packs import AS_OF, finding, question, small_pack, yes
from people_made_up import any_facts
from strategies import answers_for, packs

ROOT = Path(__file__).resolve().parents[3]


def say(text: Text, **values: object) -> str:
    """The English of a text with its values, however they are written."""
    return text.english + "".join(f" {name}={value}" for name, value in values.items())


def expected(pack: RulePack, facts: Facts) -> bytes:
    """The line, by way of an orientation of an evaluator without a past."""
    data = result_data(assess(Evaluator(pack, AS_OF), facts), say, "en")
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_line_is_the_result_data(data: st.DataObject) -> None:
    """For generated packs and several people in a row."""
    pack = data.draw(packs(guards=True))
    lines = ResultLines(Evaluator(pack, AS_OF), say, "en")
    for _ in range(5):
        facts = data.draw(answers_for(pack))
        assert lines.line(facts) == expected(pack, facts)


@pytest.fixture(scope="module")
def real() -> RulePack:
    """The rules that people use."""
    return load_pack(ROOT / "rules")


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_a_line_of_the_real_rules_is_the_result_data(real: RulePack, share: float) -> None:
    """For made-up people with few and with many answers; some of them meet every list of the result."""
    dice = random.Random(11)  # noqa: S311  (made-up people, no secrets)
    lines = ResultLines(Evaluator(real, AS_OF), say, "en")
    busy = Evaluator(real, AS_OF)
    filled: set[str] = set()
    short = 0
    for _ in range(60):
        facts = any_facts(real.questions.values(), dice, share)
        orientation = assess(busy, facts)
        short += orientation.short
        data = result_data(orientation, say, "en")
        assert lines.line(facts).decode() == json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
        filled |= {key for key in LISTS if data[key]}
    if share > 0.1:
        assert filled == set(LISTS)
        assert short


def test_texts_that_are_let_go_are_written_again(monkeypatch: pytest.MonkeyPatch, real: RulePack) -> None:
    """With room for two texts the lines stay the same."""
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    dice = random.Random(12)  # noqa: S311  (made-up people, no secrets)
    lines = ResultLines(Evaluator(real, AS_OF), say, "en")
    for _ in range(4):
        facts = any_facts(real.questions.values(), dice, 0.2)
        assert lines.line(facts) == expected(real, facts)


def test_a_closed_question_that_no_section_asks_closes_too() -> None:
    """What is open only because of it is silent; while it may come up, it is told."""
    hidden = question("hidden", Kind.YES_NO, "Is it?", ask_if=yes("in_custody"))
    pack = small_pack()
    pack = replace(
        pack,
        questions={**pack.questions, "hidden": hidden},
        findings=(*pack.findings, finding("of_hidden", yes("hidden"), Signal.KNOW, "It is.", opened="Is it?")),
    )
    lines = ResultLines(Evaluator(pack, AS_OF), say, "en")
    for held in (False, True):
        facts = Facts({"in_custody": held})
        assert lines.line(facts) == expected(pack, facts)
        assert (b'"of_hidden"' in lines.line(facts)) is held
