"""What the program has to know of a country and cannot guess: `pack.yaml` says it, by ids of the pack.

Nothing here is law of one country. A pack that leaves a thing out does without what hangs on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .conditions import Text
from .facts import FactId, Facts

OWN_WORDS = (
    "ui/title",
    "ui/start/what",
    "ui/start/not",
    "ui/day/gregorian",
    "paper/title",
    "paper/about/2",
    "paper/about/3",
    "paper/next/closing_right",
    "paper/next/closing_lawyer",
    "paper/urgent/open",
    "paper/urgent/none",
    "paper/help/none",
    "paper/handout/danger",
    "paper/handout/crisis",
    "paper/handout/step/lawyer",
)
"""Ids of the program's sentences that a pack may replace: those with a number to call, an office or a law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """An urgent finding, in the order of urgency.

    at_once: it is told as soon as it was answered. help: the kind of help that is named first with it. deadline: the
    time limit that speaks of the same day, so that paper explains it once.
    """

    finding: str
    at_once: bool = False
    help: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What a pack says about its country.

    grounds: the protected grounds by the ids of their findings, each with its name; each is always shown.
    urgent: the urgent findings, the most urgent first.
    right_to_ask: the policy that says who may ask for asylum; it is told first.
    arrival: the fact with the day of arrival. living_in: the fact with the part of the country a person lives in.
    outside: the fact and the answer of a person who has not come yet. inside: whether the person is there today; "no"
    means outside too.
    court_dates: the time limits of a court.
    official_languages: codes; they stand first among the languages to choose from.
    words: sentences in place of the program's own of the same id, such as those with an emergency number.
    """

    grounds: Mapping[str, Text] = field(default_factory=dict)
    urgent: tuple[Urgent, ...] = ()
    right_to_ask: str = ""
    arrival: FactId = ""
    living_in: FactId = ""
    outside: tuple[FactId, str] = ("", "")
    inside: FactId = ""
    court_dates: frozenset[str] = frozenset()
    official_languages: tuple[str, ...] = ()
    words: Mapping[str, Text] = field(default_factory=dict)
    _by_finding: dict[str, tuple[int, Urgent]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {item.finding: (place, item) for place, item in enumerate(self.urgent)}
        object.__setattr__(self, "_by_finding", places)

    def urgent_place(self, finding: str) -> int:
        """The place of an urgent thing among all: the smaller, the earlier it is told."""
        place, _ = self._by_finding.get(finding, (len(self.urgent), None))
        return place

    @property
    def at_once(self) -> frozenset[str]:
        """The urgent findings that are told as soon as they were answered."""
        return frozenset(item.finding for item in self.urgent if item.at_once)

    def help_first(self, finding: str) -> str:
        """The kind of help that is named first with an urgent finding; empty for none."""
        return self._by_finding[finding][1].help if finding in self._by_finding else ""

    def is_outside(self, facts: Facts) -> bool:
        """True when the person said that they have not come yet, or are not there today."""
        fact, answer = self.outside
        return bool(fact) and (facts.get(fact) == answer or facts.get(self.inside) is False)
