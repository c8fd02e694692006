"""Where only some names may stand, the message or its page lists them."""

import shutil
from pathlib import Path

import pytest

from asylum_screen.problems import pages
from asylum_screen.rulebook import check_pack
from asylum_screen.rulebook.answers import AnswerReader
from asylum_screen.rulebook.load import load_pack

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
FIXED = (
    "entry_date",
    "entry_place",
    "entry_manner",
    "unaccompanied_child",
    "nationalities",
    "transited_third_country",
)
POLICY = "entry/policies/clp_2023.yaml"


@pytest.mark.parametrize(
    ("before", "after", "code", "words"),
    [
        ("tested_on: entry_date", "tested_on: day_of_entry", "AS315", "Allowed: as_of, entry_date, court_date."),
        ("tested_on: entry_date", "tested_on: entry_dat", "AS315", 'Did you mean "entry_date"?'),
        ("unsettled: {entry_place: sea}", "unsettled: medical_emergency", "AS310", ", ".join(FIXED)),
    ],
)
def test_a_policy_is_told_which_facts_it_may_use(
    before: str, after: str, code: str, words: str, tmp_path: Path
) -> None:
    """The six fixed facts, and the days that a policy can be tested on, are named."""
    shutil.copytree(SMALL, tmp_path / "rules")
    path = tmp_path / "rules" / POLICY
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    lines = [found.line() for found in check_pack(tmp_path / "rules")[1] if found.code == code]
    assert len(lines) == 1 and words in lines[0]


def test_the_page_about_fixed_facts_names_them() -> None:
    """`rules explain AS310` lists all six."""
    assert all(f"`{fact}`" in pages()["AS310"].explanation for fact in FIXED)


def test_an_answer_that_is_neither_is_told_in_the_words_of_the_rules() -> None:
    """Yes or no, as everywhere; JSON has its own words."""
    pack = load_pack(SMALL)
    (found,) = AnswerReader(pack, pack.info.checked_on).text("converted: maybe\n", "answers.yaml").problems
    assert "Write yes or no (in JSON true or false)" in found.hint
