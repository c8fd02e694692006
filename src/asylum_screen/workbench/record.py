"""`rules record`: answers become a scenario, with what the rules say of them today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import RulePack, Signal
from asylum_screen.core.truth import NO

from .answers_file import inline
from .scenario_files import Expectation, Scenario


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
    expected = _expected(assess(Evaluator(pack, as_of), facts))
    return case_text(Scenario(name, as_of, facts, tuple(Expectation(*each) for each in expected)))


def _expected(orientation: Orientation) -> Iterator[tuple[str, str, str]]:
    """A kind, what is looked at, and the word expected."""
    for item in orientation.urgent:
        yield "urgent", item.finding.id, "yes"
    for item in orientation.findings:
        if item.face is not None and item.face.signal is not Signal.FIND_OUT:
            yield "finding", item.finding.id, item.face.signal.value
    for policy in orientation.policies:
        if policy.applies.truth is not NO:
            yield "policy", policy.policy.id, policy.applies.truth.word
            if policy.exemptions:
                yield "exceptions", policy.policy.id, policy.exceptions.word
    for deadline in orientation.deadlines:
        yield "deadline", deadline.deadline.id, deadline.earliest.isoformat()
    for conflict in orientation.conflicts:
        yield "conflict", conflict.id, "yes"
    for card in orientation.cards:
        yield "card", card.id, "yes"
