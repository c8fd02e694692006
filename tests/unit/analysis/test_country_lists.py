"""Lists of countries in the answer space: as many as the tests can need, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.diagram import NO
from asylum_screen.core.conditions import SetMode
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.rules import AllOf, Condition, InSet, Kind
from strategies import AS_OF, finding, pack_of, question

CODES = [f"{first}{last}" for first in "ABCDE" for last in "ABCDEFGH"]


def citizen_of(*codes: str, mode: SetMode = SetMode.ANY) -> InSet:
    """A test of the one question."""
    return InSet("nationalities", frozenset(codes), mode)


def compiled(*conditions: Condition) -> Compiled:
    """A pack with one finding for each condition."""
    findings = [finding(f"rule_{number}", each) for number, each in enumerate(conditions)]
    pack = pack_of([question("nationalities", Kind.COUNTRIES)], findings)
    return Compiled(Evaluator(replace(pack, countries=frozenset(CODES)), AS_OF))


def test_a_policy_more_for_one_country_does_not_double_the_space() -> None:
    """Twelve lists of countries, each with its own policy: the lists of all twelve together are not looked at."""
    assert compiled(*map(citizen_of, CODES[:12])).space.variables["nationalities"].size < 1000


@pytest.mark.parametrize(
    "condition",
    [
        citizen_of(*CODES[:6], mode=SetMode.ALL),
        AllOf(tuple(map(citizen_of, CODES[:4]))),
        AllOf((citizen_of(*CODES[:12], mode=SetMode.NONE), citizen_of(mode=SetMode.SEVERAL))),
    ],
)
def test_what_somebody_can_be_is_never_called_impossible(condition: Condition) -> None:
    """A test that needs several citizenships finds them."""
    whole = compiled(condition, *map(citizen_of, CODES[:12]))
    node = whole.condition(condition)
    assert node != NO
    assert whole.witness(node) is not None
