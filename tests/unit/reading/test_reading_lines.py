"""A line of a longer text, read on its own."""

from asylum_screen.core.rules import Place
from asylum_screen.reading import read_yaml


def test_a_line_is_a_document_at_its_place_in_the_text() -> None:
    """Places count the lines of the whole file."""
    line = read_yaml('{"a": {"c": "d"}}\n', "f.jsonl").moved(2)
    assert line.place(("a", "c")) == Place("f.jsonl", 3, 13)
    assert line.ok


def test_a_problem_of_a_line_stands_at_its_line() -> None:
    """Whatever the line says by itself."""
    line = read_yaml(b'{"a": "b", "a": "c"}', "f.jsonl").moved(1)
    assert [(found.code, found.place.line) for found in line.problems] == [("AS107", 2)]
