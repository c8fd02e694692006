"""What `rules check` says of page one in the real rules, where something in it is wrong."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.workbench.check import check_folder

RULES = Path(__file__).parents[3] / "rules"
WRONG = {
    "an urgent thing without a step": (
        "urgent/held_and_court.yaml",
        "      step: Find the day on your papers, or ask the court.\n",
        "",
        "AS228",
        '"court_date" is urgent',
    ),
    "an unknown tier": ("urgent/held_and_court.yaml", "tier: interview", "tier: intervew", "AS317", '"interview"'),
    "an unknown finding": (
        "deadlines/court_dates.yaml",
        "replaces: [court_date]",
        "replaces: [court_dat]",
        "AS317",
        '"court_date"',
    ),
    "a number that the help file has not": (
        "urgent/held_and_court.yaml",
        "call: [eoir_case_line, eoir_case_page]",
        "call: [court_line]",
        "AS317",
        '"court_line"',
    ),
    "a place that is not shown": ("pack.yaml", "help: [eoir_case_line]", "help: [hias]", "AS317", '"hias"'),
    "a number where there is none": (
        "help/lawyers.yaml",
        'say: "{link}: free or low-cost offices."',
        'say: "{phone}: free or low-cost offices."',
        "AS317",
        '"clinic_directory" has no phone',
    ),
    "a past without a form for paper": (
        "deadlines/court_dates.yaml",
        (
            '        paper:\n          brief: "For people whose court day has passed: ask the court line today."\n'
            "          step: Ask the court line or page what is set now. Then talk to a lawyer.\n"
        ),
        "",
        "AS228",
        "no form for the paper",
    ),
    "a word that is a verdict": (
        "urgent/held_and_court.yaml",
        "brief: You are held now. Some people are sent out fast, so act today.",
        "brief: You qualify for help now.",
        "AS501",
        "qualify",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_on_page_one_is_found(case: str, tmp_path: Path) -> None:
    """One change to the real rules, one problem."""
    name, before, after, code, said = WRONG[case]
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    text = (rules / name).read_text(encoding="utf-8")
    assert text.count(before) >= 1
    (rules / name).write_text(text.replace(before, after, 1), encoding="utf-8")

    found = check_folder(rules, date(2026, 11, 30)).problems

    told = [problem for problem in found if problem.code == code and said in problem.line()]
    assert told, found
    if code == "AS317":  # a name is told where it stands
        assert after.strip() in (rules / name).read_text(encoding="utf-8").splitlines()[told[0].place.line - 1]
