"""Answers files: what is taken, and every error at its place without repeating an answer."""

from datetime import date
from pathlib import Path

import pytest

from asylum_screen.core.facts import DayRange, NonAnswer
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
READER = AnswerReader(load_pack(SMALL), date(2026, 11, 22))
PRIVATE = "Qzxsecret"


def places(text: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and code of every problem."""
    record = READER.text(text, "a.yaml")
    assert record.facts is None
    return [(found.place.line, found.place.column, found.code) for found in record.problems]


def test_every_kind_of_answer_is_taken() -> None:
    """The forms of the stable interface, in YAML."""
    record = READER.text(
        "entry_place: sea\nunaccompanied_child: false\nconverted: yes\nharm_by: [gang, government]\n"
        "nationalities: [stateless]\nentry_date: {earliest: 2024-06-01, latest: 2024-06-30}\ncourt_date: 2027-01-05\n"
        "entry_manner: unknown\nhard_topics: declined\n",
        "a.yaml",
    )
    assert record.problems == ()
    assert record.facts == {
        "entry_place": "sea",
        "unaccompanied_child": False,
        "converted": True,
        "harm_by": frozenset({"gang", "government"}),
        "nationalities": frozenset({"stateless"}),
        "entry_date": DayRange(date(2024, 6, 1), date(2024, 6, 30)),
        "court_date": DayRange.on(date(2027, 1, 5)),
        "entry_manner": NonAnswer.DONT_KNOW,
        "hard_topics": NonAnswer.DECLINED,
    }


def test_json_is_taken_too() -> None:
    """With the same result as YAML."""
    record = READER.text('{"converted": true, "nationalities": ["HN"], "entry_date": "2024-06-05"}', "a.json")
    assert record.facts is not None
    assert record.facts["converted"] is True


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("entry_dat: 2024-06-05\n", [(1, 1, "AS602")]),
        ("converted: maybe\n", [(1, 12, "AS603")]),
        ("entry_place: the_border\n", [(1, 14, "AS603")]),
        ("entry_place: [sea]\n", [(1, 14, "AS603")]),
        ("harm_by: gang\n", [(1, 10, "AS603")]),
        ("harm_by: [gang, police]\n", [(1, 17, "AS603")]),
        ("harm_by: [gang, unknown]\n", [(1, 17, "AS603")]),
        ("harm_by: []\n", [(1, 10, "AS609")]),
        ("harm_by: [none, gang]\n", [(1, 10, "AS610")]),
        ("harm_by: [gang, gang]\n", [(1, 10, "AS610")]),
        ("nationalities: [HON]\n", [(1, 17, "AS608")]),
        ("nationalities: [HN, hn]\n", [(1, 21, "AS608")]),
        ("nationalities: [HN, stateless]\n", [(1, 16, "AS610")]),
        ("entry_date: June 2024\n", [(1, 13, "AS604")]),
        ("entry_date: 2024-6-5\n", [(1, 13, "AS604")]),
        ("entry_date: [2024-06-05]\n", [(1, 13, "AS604")]),
        ("entry_date: 2023-02-29\n", [(1, 13, "AS605")]),
        ("entry_date: 2023-06-31\n", [(1, 13, "AS605")]),
        ("entry_date: 0000-01-01\n", [(1, 13, "AS605")]),
        ("entry_date: 2026-11-23\n", [(1, 13, "AS606")]),
        ("entry_date: {earliest: 2026-11-01, latest: 2026-11-23}\n", [(1, 44, "AS606")]),
        ("entry_date: {earliest: 2024-06-02, latest: 2024-06-01}\n", [(1, 24, "AS607")]),
        ("entry_date: {earliest: 2024-06-02}\n", [(1, 13, "AS604")]),
        ("- converted\n", [(1, 1, "AS601")]),
        ("converted: &a yes\nentry_date: *a\n", [(1, 12, "AS108"), (2, 13, "AS108")]),
        ("converted: yes\nconverted: no\n", [(2, 1, "AS107")]),
        ("converted:\n", [(1, 1, "AS112")]),
        (b"converted: \xff\n", [(1, 12, "AS101")]),
        ("x: " + "[" * 30, [(1, 23, "AS111")]),
        ("# " + "x" * 1_000_000, [(1, 1, "AS103")]),
        ("converted: maybe\nentry_dat: x\n", [(1, 12, "AS603"), (2, 1, "AS602")]),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_every_error_is_reported_at_its_place(text: str | bytes, wanted: list[tuple[int, int, str]]) -> None:
    """All of them, and then there are no facts at all."""
    assert places(text) == wanted


def test_the_day_of_the_orientation_itself_is_taken() -> None:
    """Only later days are in the future; a court date may be."""
    assert READER.text("entry_date: 2026-11-22\n", "a.yaml").facts is not None
    assert READER.text("court_date: 2030-01-01\n", "a.yaml").facts is not None


def test_near_names_are_offered() -> None:
    """For a fact and for an option."""
    (fact,) = READER.text("entry_dat: 2024-06-05\n", "a.yaml").problems
    (option,) = READER.text("entry_place: sw_land_boarder\n", "a.yaml").problems
    assert '"entry_date"' in fact.hint
    assert '"sw_land_border"' in option.hint
    assert "northern_border" in option.hint


def test_no_answer_is_repeated_in_a_message() -> None:
    """An answer may be the most private thing a person has."""
    for fact in ("converted", "entry_place", "entry_date", "court_date"):
        (found,) = READER.text(f"{fact}: {PRIVATE}\n", "a.yaml").problems
        assert PRIVATE not in found.line()
    for fact in ("harm_by", "nationalities"):
        (found,) = READER.text(f"{fact}: [{PRIVATE}]\n", "a.yaml").problems
        assert PRIVATE not in found.line()


def test_json_lines_are_read_one_by_one() -> None:
    """A wrong record has its line; the others are not touched by it."""
    lines = [
        b'{"converted": true}\n',
        b"\n",
        b'{"converted": 1}\n',
        b'{"converted": tru}\n',
        b'{"converted": true, "converted": false}\n',
        b"{converted: yes}\n",
        b'{"x": ' + b"[" * 30 + b"]" * 30 + b"}\n",
        b'{"entry_date": "2024-06-05"}\r\n',
        b'{"converted": "\xff"}\n',
    ]
    records = list(READER.lines(lines, "a.jsonl"))
    assert [record.number for record in records] == [1, 3, 4, 5, 6, 7, 8, 9]
    assert [[(found.place.line, found.code) for found in record.problems] for record in records] == [
        [],
        [(3, "AS603")],
        [(4, "AS611")],
        [(5, "AS107")],
        [(6, "AS611")],
        [(7, "AS111")],
        [],
        [(9, "AS101")],
    ]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    """And one that is not there is a problem, not a traceback."""
    path = tmp_path / "answers.yaml"
    path.write_text("converted: yes\n")
    assert READER.file(path).facts is not None
    assert [found.code for found in READER.file(tmp_path / "none.yaml").problems] == ["AS115"]
