"""JSON Lines: one record a line."""

from asylum_screen.core.rules import Place
from asylum_screen.reading import read_json_lines


def test_each_line_is_a_document_of_its_own_line() -> None:
    """Places count the lines of the whole file; empty lines are passed over."""
    lines = list(read_json_lines(['{"a": "b"}\n', "\n", '{"a": {"c": "d"}}\n'], "f.jsonl"))
    assert [line.number for line in lines] == [1, 3]
    assert lines[1].document.place(("a", "c")) == Place("f.jsonl", 3, 13)


def test_a_wrong_line_does_not_touch_the_others() -> None:
    """Its problems stand at its line."""
    good, bad = read_json_lines([b'{"a": "b"}', b'{"a": "b", "a": "c"}'], "f.jsonl")
    assert good.document.ok
    assert [(found.code, found.place.line) for found in bad.document.problems] == [("AS107", 2)]
