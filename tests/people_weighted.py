"""Made-up people, as many of each kind as the design of the interview counts on, for benchmarks and tests.

Nobody real. A person answers a question only when it is asked; the same person gives the same answer to it each time.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from asylum_screen.core.facts import Answer, DayRange, NonAnswer
from asylum_screen.core.rules import Kind, Question

AS_OF = date(2026, 11, 22)
UNSURE = 0.07
"""So many answers are "I do not know", and a third as many "I prefer not to answer"."""
UNSURE_OF_TODAY = 0.02
"""The same of what a person sees: being held, being outside, an age."""
OF_TODAY = frozenset(
    {
        "screen_seen",
        "danger_now",
        "crisis_now",
        "trafficking_now",
        "in_us_now",
        "in_custody",
        "asked_to_sign",
        "family_separated",
        "has_lawyer",
        "us_place",
        "ill_or_pregnant",
    }
)
STAGES = {
    "nothing_yet": 40,
    "asylum_office": 14,
    "court": 28,
    "fast_removal": 4,
    "old_order": 2,
    "check_ins": 8,
    "asylum_only": 1,
    "appeal": 1,
    "closed_or_dismissed": 2,
}
MANNERS = {
    "between_ports": 38,
    "visa_overstay": 17,
    "admitted_with_visa": 10,
    "poe_appointment": 10,
    "poe_no_appointment": 9,
    "parole": 11,
    "other": 5,
}
PLACES = {
    "between_ports": {"sw_land_border": 85, "northern_border": 4, "sea": 6, "interior": 5},
    "visa_overstay": {"airport": 88, "sw_land_border": 6, "northern_border": 3, "interior": 3},
    "admitted_with_visa": {"airport": 88, "sw_land_border": 6, "northern_border": 3, "interior": 3},
    "poe_appointment": {"sw_land_border": 100},
    "poe_no_appointment": {"sw_land_border": 85, "northern_border": 10, "airport": 5},
    "parole": {"airport": 65, "sw_land_border": 35},
    "other": {"sw_land_border": 40, "interior": 40, "sea": 20},
}
OF_COURTS = ("has_court_date", "missed_court", "judge_said_no", "removal_order_before", "has_dated_notice")
"""What nobody has who never came in."""
COUNTRIES = ("VE", "HN", "GT", "SV", "CU", "HT", "NI", "CO", "EC", "MX", "CN", "IN", "AF", "IR", "RU", "CM", "NG", "GH")
YES = {
    **dict.fromkeys(("danger_now", "crisis_now", "trafficking_now", "family_separated", "missed_court"), 0.05),
    **dict.fromkeys(
        ("fear_interview_soon", "screen_seen", "asked_to_sign", "judge_said_no", "criminal_case_now", "someone_filed"),
        0.05,
    ),
    **dict.fromkeys(("in_custody", "moved_untold", "family_own_case"), 0.08),
    **dict.fromkeys(("removal_order_before", "on_family_form", "witness_public"), 0.1),
    **dict.fromkeys(("has_court_date", "has_dated_notice"), 0.3),
    **dict.fromkeys(("afraid_to_return", "threatened_before"), 0.85),
    **dict.fromkeys(("harmed_before", "officials_involved", "fear_in_each_country"), 0.55),
    **dict.fromkeys(("transited_third_country", "fear_said_to_officer", "has_work_card"), 0.6),
}
ONE = {
    "asylum_filed": {"not_filed": 57, "filed_uscis": 15, "filed_court": 16, "filed_unsure_where": 5, "sent_back": 3,
                     "already_granted": 4},
    "hard_topics": {"answer": 89, "read": 11},
    "spouse": {"no_spouse": 55, "with_me": 25, "in_us_apart": 5, "abroad": 15},
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """One made-up person. number: which one; the same number is always the same person."""

    number: int

    def answer(self, question: Question) -> Answer:
        """What this person says to a question."""
        own = self._own(question.id)
        if own is not None:
            return own
        dice = self._dice(question.id)
        chance, unsure = dice.random(), UNSURE_OF_TODAY if question.id in OF_TODAY else UNSURE
        if chance < unsure:
            return NonAnswer.DONT_KNOW if chance < 0.75 * unsure else NonAnswer.DECLINED
        if question.id == "case_stage":
            return frozenset({self._stage(dice)})
        if question.id in ONE:
            return _pick(ONE[question.id], dice)
        match question.kind:
            case Kind.YES_NO:
                return dice.random() < YES.get(question.id, 0.2)
            case Kind.ONE_OF:
                return dice.choice(question.option_ids)
            case Kind.MANY_OF:
                return self._many(question, dice)
            case Kind.COUNTRIES:
                return frozenset(dice.sample(COUNTRIES, 1 if dice.random() < 0.93 else 2))
            case Kind.DAY:
                return self._day(question, dice)

    def _own(self, fact: str) -> Answer | None:
        """What all the other answers hang on, so that they fit together."""
        dice = self._dice("self")
        outside, lone_child = dice.random() < 0.04, dice.random() < 0.03
        manner = _pick(MANNERS, dice)
        place = _pick(PLACES[manner], dice)
        age = "under_18" if lone_child else _pick({"from_21": 92, "from_18_to_20": 5, "under_18": 3}, dice)
        days = int(dice.choice([dice.uniform(3, 365), dice.uniform(365, 1500), dice.uniform(365, 3300)]))
        first = AS_OF - timedelta(days=days)
        if manner == "poe_appointment":  # there were appointments for two years
            first = date(2023, 1, 12) + timedelta(days=days % 738)
        received = min(AS_OF, first + timedelta(days=dice.randrange(20, 500)))
        sent_to_wait = not outside and place == "sw_land_border" and dice.random() < 0.02
        known: dict[str, Answer] = {
            **(dict.fromkeys(OF_COURTS, False) if outside else {}),
            "in_us_now": not (outside or sent_to_wait),
            "asylum_received": DayRange.on(received),
            "outside_country": frozenset({"MX"}),
            "entry_place": "outside_us" if outside else place,
            "entry_manner": "not_yet_entered" if outside else manner,
            "age_now": age,
            "with_parent_or_guardian": not lone_child,
            "unaccompanied_child": lone_child,
            "entry_date": DayRange(first, min(AS_OF, first + timedelta(days=dice.choice([0, 0, 0, 28])))),
        }
        return known.get(fact)

    def _stage(self, dice: random.Random) -> str:
        filed = _pick(ONE["asylum_filed"], self._dice("asylum_filed"))
        return {"filed_court": "court", "filed_uscis": "asylum_office"}.get(filed, _pick(STAGES, dice))

    def _many(self, question: Question, dice: random.Random) -> Answer:
        names = [name for name in question.option_ids if name not in ("none", "nothing_yet")]
        nothing = [name for name in question.option_ids if name not in names]
        if nothing and dice.random() < 0.55:
            return frozenset(nothing[:1])
        return frozenset(dice.sample(names, min(len(names), dice.choice([1, 1, 1, 2, 3]))))

    def _day(self, question: Question, dice: random.Random) -> Answer:
        if question.may_be_future:
            return DayRange.on(AS_OF + timedelta(days=dice.randrange(3, 400)))
        first = AS_OF - timedelta(days=dice.randrange(2, 500))
        return DayRange(first, min(AS_OF, first + timedelta(days=dice.choice([0, 0, 20]))))

    def _dice(self, name: str) -> random.Random:
        return random.Random(f"{self.number}/{name}")  # noqa: S311


def _pick(weights: dict[str, int], dice: random.Random) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]
