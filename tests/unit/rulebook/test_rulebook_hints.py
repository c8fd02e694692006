"""What somebody types who has never written a rule file: the place, and a hint that can be copied."""

import shutil
from pathlib import Path

import pytest

from asylum_screen.rulebook import check_pack

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
RULE = """title: Typed by somebody new
topic: harm
checked: {on: 2026-11-22, how: statute read, by: nobody yet}
review_by: 2027-11-22
findings:
  new.thing:
    when: converted
    signal: know
    say: The law looks at the way.
    cites: [usc-8-1158]
"""
EXCEPTION = "{when: converted, say: This differs., cites: [usc-8-1158]}"
CASES = [
    ("converted\n", "converted and outside_now\n", "7:11 AS301", "Write {all: [converted, outside_now]}."),
    ("converted\n", "converted or outside_now\n", "7:11 AS301", "Write {any: [converted, outside_now]}."),
    ("converted\n", "not converted\n", "7:11 AS301", "Write {not: converted}."),
    ("converted\n", "{nationalities: Honduras}\n", "7:27 AS303", "two capital letters"),
    ("converted\n", "{nationalities: hn}\n", "7:27 AS303", 'Did you mean "HN"?'),
    ("converted\n", "{entry_date: {since: 2023-05-01}}\n", "7:25 AS216", "Write from: the day itself counts."),
    ("converted\n", "{entry_date: {between: 2023}}\n", "7:25 AS216", "Write {from: the first day, to: the last day}"),
    ("[usc-8-1158]", "[8 USC 1158]", "10:13 AS304", "under sources:, such as usc-8-1158."),
    (
        "    cites",
        f"    unless: {EXCEPTION}\n    cites",
        "10:5 AS204",
        "Write NAME: {when: ..., say: ..., cites: [...]}",
    ),
    ("    cites", f"    unless: [{EXCEPTION}]\n    cites", "10:13 AS204", "Write NAME: {when: ..., say: ..., cites"),
    ("{on: 2026-11-22, how: statute read, by: nobody yet}", "2026-11-22", "3:10 AS204", "Write {on: 2026-11-22, how:"),
]


@pytest.mark.parametrize(("right", "typed", "place", "hint"), CASES, ids=lambda value: value[:20].strip())
def test_a_mistake_of_a_newcomer_is_told_once_with_what_to_write(
    right: str, typed: str, place: str, hint: str, tmp_path: Path
) -> None:
    """One line for one mistake: where it stands, and what to write instead."""
    shutil.copytree(SMALL, tmp_path / "rules")
    text = RULE.replace(right, typed, 1)
    assert text != RULE
    (tmp_path / "rules" / "grounds" / "new.yaml").write_text(text, encoding="utf-8")
    _, problems = check_pack(tmp_path / "rules")
    lines = [found.line() for found in problems if found.is_error]
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"grounds/new.yaml:{place} "), lines
    assert hint in lines[0]
