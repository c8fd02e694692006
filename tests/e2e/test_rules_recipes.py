"""The recipes in rules/README.md, followed in a copy, and what they say to many people on both sides of each day."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from test_rules_course import Reader, blocks

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange, Facts
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.result import result_data
from asylum_screen.core.rules import RulePack
from asylum_screen.core.truth import UNKNOWN, YES
from asylum_screen.language.words import Words
from asylum_screen.present.writer import Writer
from asylum_screen.rulebook import load_pack
from people_made_up import any_facts
from program import ROOT

PEOPLE = 15
FEE, SMALL = "rules/fees/", "rules/cards/"
POLICY = "harbor_2027"


def follow(folder: Path, capfd: pytest.CaptureFixture[str], first: str, end: str) -> tuple[Desk, Desk]:
    """The rules before and after some recipes: from the first file in a folder to that in another, or to the end."""
    for name in ("rules", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(folder / "rules", folder / "before")
    found = blocks(recipes=True)
    files = [block[1] for block in found]
    starts = {name: next(at for at, file in enumerate(files) if file.startswith(name)) for name in (FEE, SMALL)}
    reader = Reader(folder, capfd)
    for block in found[starts.get(first, 0) : starts.get(end, len(found))]:
        reader.do(*block)
    return Desk(load_pack(folder / "before")), Desk(load_pack(folder / "rules"))


class Desk:
    """Gives orientations by one pack on any day."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._evaluators: dict[date, Evaluator] = {}

    def shown(self, day: date, facts: Facts) -> Orientation:
        """What a person is shown."""
        return assess(self._evaluator(day), facts)

    def _evaluator(self, day: date) -> Evaluator:
        if day not in self._evaluators:
            self._evaluators[day] = Evaluator(self.pack, day)
        return self._evaluators[day]

    def told(self, day: date, facts: Facts) -> str:
        """All that a person is told, as `assess --format json` prints it; rules that do not reach them aside."""
        data = result_data(self.shown(day, facts), Writer(Words(), self.pack.amounts, day).say, "en")
        reaching = [each for each in data["policies"] if each["applies"] != "no"]
        return json.dumps({**data, "policies": reaching})


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, on the day of the recipes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", "2026-11-22")
    return tmp_path


@pytest.mark.long
def test_the_recipe_of_the_fee_changes_one_sum_for_those_who_read_it(
    copied: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before it is known nobody reads anything new; then both sums; from its first day on the new one alone."""
    old, new = follow(copied, capfd, FEE, SMALL)
    now = ((date(2026, 11, 19), "$100"), (date(2026, 11, 20), "$100 ($150 from January 1, 2027)"))
    later = ((date(2026, 12, 31), "$100 ($150 from January 1, 2027)"), (date(2027, 1, 1), "$150"))
    dice, readers = random.Random(15), 0  # noqa: S311
    for _ in range(PEOPLE):
        facts = any_facts(old.pack.questions.values(), dice, 0.3).without("unaccompanied_child", "asylum_filed")
        for day, said in (*now, *later):
            before, after = old.told(day, facts), new.told(day, facts)
            readers += "form costs $100" in before
            assert after.replace(', "made-up-fee-notice"', "") == before.replace(
                "form costs $100", f"form costs {said}"
            )
    assert readers > PEOPLE


@pytest.mark.long
def test_the_recipe_of_the_court_reaches_those_who_came_on_days_that_were_not_stopped(
    copied: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """On both sides of each turn: nobody else reads of the rule, and those it does not reach read no word of it."""
    old, new = follow(copied, capfd, "", FEE)
    dice = random.Random(27)  # noqa: S311
    turns = [date(2027, 1, 1), date(2027, 2, 1), date(2027, 2, 15), date(2027, 3, 1)]
    for day in [each + timedelta(days=shift) for each in turns for shift in (-1, 0)]:
        reached = day >= turns[0] and not (turns[1] <= day < turns[2]) and day < turns[3]
        for place, manner in (("sea", "between_ports"), ("sea", "visa"), ("airport", "visa")):
            facts = any_facts(old.pack.questions.values(), dice, 0.2)
            facts = facts.with_answer("entry_date", DayRange.on(day)).with_answer("entry_place", place)
            facts = facts.with_answer("entry_manner", manner)
            found = [each.applies.truth for each in new.shown(day, facts).policies if each.policy.id == POLICY]
            if UNKNOWN in found:  # answers that contradict leave it open
                continue
            hit = YES in found
            assert hit == (reached and (place, manner) == ("sea", "between_ports")), (day, place, manner)
            assert (new.told(day, facts) == old.told(day, facts)) == (not hit)


@pytest.mark.long
def test_the_recipes_of_the_card_the_help_and_the_deadline_reach_whom_they_name(
    copied: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Who came by sea and was given asylum gets the day; nobody who came in another place reads a word of it."""
    old, new = follow(copied, capfd, SMALL, "")
    dice = random.Random(8)  # noqa: S311
    day = date(2026, 11, 22)
    for place in ("sea", "airport", "northern_border"):
        for _ in range(PEOPLE):
            facts = any_facts(old.pack.questions.values(), dice, 0.3).with_answer("entry_place", place)
            shown = new.shown(day, facts)
            assert any(each.id == "harbor_desk" for each in shown.help) == (place == "sea")
            assert place == "sea" or "harbor report" not in new.told(day, facts)
