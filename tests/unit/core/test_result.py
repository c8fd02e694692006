"""What the JSON of an orientation says, word for word, for a pack with one statement of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from asylum_screen.core.dates import Segment, Timeline
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.orientation import assess
from asylum_screen.core.result import result_data
from asylum_screen.core.rules import (
    AllOf,
    AnyOf,
    Exemption,
    InOperation,
    IsValue,
    Policy,
    RulePack,
    Signal,
    Text,
    Wording,
)
from asylum_screen.core.status import Status, StatusFrom
from asylum_screen.core.truth import YES
from packs import AS_OF, CHECKED, finding, small_pack, text, yes


def say(words: Text, **values: object) -> str:
    """The English of a text with its values."""
    return words.english.format(**values)


def exemption(name: str, fact: str) -> Exemption:
    """An exception that one yes meets."""
    return Exemption(name, yes(fact), text(name, name), (f"law-of-{name}",))


POLICY = Policy(
    id="ban",
    title=text("ban/title", "The ban"),
    group=(),
    window=InOperation("entry_date", Timeline((Segment(date(2024, 1, 1), None, YES),))),
    covers=IsValue("entry_place", "sw_land_border"),
    unless=(exemption("held", "in_custody"),),
    status=(StatusFrom(date(2024, 1, 1), Status.IN_FORCE), StatusFrom(date(2026, 1, 1), Status.BLOCKED)),
    say=text("ban/say", "An officer may look at this rule."),
    say_open=text("ban/open", "Find out on which day you came."),
    cites=("some-law",),
    checked=CHECKED,
    known_from=date(2024, 1, 1),
)


def pack() -> RulePack:
    """The small pack with a policy, excuses of its first time limit, and a finding with an exception."""
    small = small_pack()
    one_year, court = small.deadlines
    excused = replace(one_year, excuses=(exemption("held", "in_custody"), exemption("hurt", "harmed_before")))
    either = finding("either", AnyOf((yes("in_custody"), yes("harmed_before"))), Signal.KNOW, "One of them.")
    both = finding("both", AllOf((yes("in_custody"), yes("harmed_before"))), Signal.KNOW, "Both.", opened="Perhaps.")
    both = replace(both, unless=(exemption("danger", "danger_now"),), no=Wording(Signal.KNOW, text("n", "Not both.")))
    return replace(small, policies=(POLICY,), deadlines=(excused, court), findings=(either, both))


def data(**answers: Answer) -> dict[str, list[dict[str, object]]]:
    """The result for some answers."""
    return result_data(assess(Evaluator(pack(), AS_OF), Facts(answers)), say, "en")


def test_a_policy_that_is_open_tells_how_to_find_out() -> None:
    """Its text is the one for open policies; the words for exceptions, status and sources are all there."""
    came: dict[str, Answer] = {"entry_place": "sw_land_border", "in_custody": False}
    assert data(**came)["policies"] == [
        {
            "id": "ban",
            "applies": "unknown",
            "exceptions": "no",
            "status": "blocked",
            "text": "Find out on which day you came.",
            "cites": ["some-law", "law-of-held"],
        }
    ]
    (applies,) = data(**came, entry_date=DayRange.on(date(2024, 1, 1)))["policies"]
    assert (applies["applies"], applies["text"]) == ("yes", "An officer may look at this rule.")
    (not_there,) = data(entry_place="airport")["policies"]
    assert (not_there["applies"], not_there["exceptions"], not_there["text"]) == ("no", "unknown", "The ban")


def test_an_excuse_stays_on_the_list_until_it_is_ruled_out() -> None:
    """What may excuse lateness is named while it is met or not known, and only a no takes it away."""
    came: dict[str, Answer] = {"entry_place": "airport", "entry_date": DayRange(date(2026, 3, 1), date(2026, 3, 31))}
    (limit,) = data(**came, in_custody=NonAnswer.DONT_KNOW)["deadlines"]
    assert limit == {
        "id": "one_year",
        "earliest": "2027-02-28",
        "latest": "2027-03-30",
        "text": "The law names a time limit that ends on 2027-02-28.",
        "exceptions": ["in_custody", "harmed_before"],
    }
    (limit,) = data(**came, in_custody=False, harmed_before=True)["deadlines"]
    assert limit["exceptions"] == ["harmed_before"]


def test_because_names_the_answers_that_settled_it_and_no_others() -> None:
    """Of an any the part that holds, of an all the part that does not, of what is open only what is open."""

    def because(**answers: Answer) -> dict[object, object]:
        return {each["id"]: each["because"] for each in data(**answers)["findings"]}

    assert because(in_custody=False, harmed_before=True) == {"either": ["harmed_before"], "both": ["in_custody"]}
    assert because(in_custody=True)["either"] == ["in_custody"]
    assert because(in_custody=True)["both"] == ["harmed_before", "danger_now"]
    held = because(in_custody=True, harmed_before=True, danger_now=False)
    assert held["both"] == ["in_custody", "harmed_before", "danger_now"]


def test_every_list_holds_what_it_is_called() -> None:
    """Answers that do not fit together, what is missing, places and cards stand in their lists."""
    result = data(in_custody=True, entry_place="outside_us", harmed_before=True, danger_now=False)
    assert result["conflicts"] == [
        {
            "facts": ["entry_place", "in_custody"],
            "text": "You said you are outside, and that officers hold you.",
        }
    ]
    assert result["missing"] == ["has_court_date", "court_date"]
    assert result["help"] == ["free_lawyers"]
    assert result["cards"] == ["afraid"]
