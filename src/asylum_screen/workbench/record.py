"""`rules record`: answers become a scenario, with what the rules say of them today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import word_of
from asylum_screen.core.rules import RulePack, Signal
from asylum_screen.core.states import known
from asylum_screen.core.truth import NO

from .answers_file import inline
from .scenario_files import Expectation, Scenario

WORTH = ("urgent", "finding", "policy", "exceptions", "deadline", "conflict", "card")
SILENT = (NO.word, "silent", "none", Signal.FIND_OUT.value)


def case_text(case: Scenario) -> str:
    """One case of a scenario file."""
    lines = [f"- name: {_plain(case.name)}", f"  as_of: {case.as_of}", f"  given: {inline(case.facts)}", "  expect:"]
    lines += [f"    {f'{want.kind} {want.target}'.strip()}: {want.expected}" for want in case.expectations]
    return "\n".join(lines) + "\n"


def suggested(command: str, cases: Iterable[str]) -> str:
    """A scenario file of suggestions."""
    head = f"# Suggested by `rules {command}`. They say what the rules do today: read each one before it is kept.\n"
    return head + "\n".join(cases)


def _plain(text: str) -> str:
    """A sentence that YAML reads as text."""
    bad = ": " in text or " #" in text or text[:1] in "\"'[]{}>|*&!%@`-?,"
    return '"' + text.replace('"', "'") + '"' if bad else text


def record(pack: RulePack, as_of: date, facts: Facts, name: str) -> str:
    """Everything worth expecting of these answers, as a scenario.

    Open policies and findings that wait for an answer are left out: they say nothing about this case.
    """
    expected = tuple(Expectation(*each) for each in _expected(Evaluator(pack, as_of), facts))
    return case_text(Scenario(name, as_of, facts, expected))


def _expected(evaluator: Evaluator, facts: Facts) -> list[tuple[str, str, str]]:
    """A kind, what is looked at, and the word expected; what is urgent first."""
    found = []
    for statement in known(evaluator):
        said = {name: word_of(evaluator, statement, name, facts) for name in WORTH if name in statement.views}
        if said.get("policy") == NO.word or not statement.exceptions:
            said.pop("exceptions", None)
        found += [
            (name, statement.id, word) for name, word in said.items() if name == "exceptions" or word not in SILENT
        ]
    return sorted(found, key=lambda each: each[0] != "urgent")
