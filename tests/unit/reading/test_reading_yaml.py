"""YAML to plain data with places: nothing guessed, every surprise handled on purpose."""

import gc
from pathlib import Path

import pytest

from asylum_screen.core.rules import Place
from asylum_screen.reading import Limits, read_file, read_yaml, yamltext


def codes(text: str | bytes, limits: Limits = yamltext.DEFAULT) -> list[str]:
    """The codes of all problems in a text."""
    return [found.code for found in read_yaml(text, "f.yaml", limits).problems]


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "NO",
        "yes",
        "off",
        "010",
        "0x1F",
        "1:30",
        "1_000",
        "1e3",
        ".inf",
        "~",
        "null",
        "true",
        "2024-06-05",
        "=",
        "<<",
    ],
)
def test_a_plain_word_stays_the_text_it_is(word: str) -> None:
    """YAML would turn these into booleans, octal, base sixty, nothing or days."""
    assert read_yaml(f"key: {word}\nlist: [{word}]\n", "f.yaml").data == {"key": word, "list": [word]}


def test_a_key_stays_the_text_it_is() -> None:
    """`on:` and `no:` are keys like others; `<<` merges nothing."""
    assert read_yaml("on: a\nno: b\n<<: {c: d}\n", "f.yaml").data == {"on": "a", "no": "b", "<<": {"c": "d"}}


def test_an_empty_text_in_quotes_is_a_text() -> None:
    """Only the forgotten value is a problem, not the empty one."""
    assert read_yaml('a: ""\n', "f.yaml").data == {"a": ""}
    assert codes("a:\n") == ["AS112"]


def test_places_of_keys_and_values_are_counted_from_one() -> None:
    """A problem must point where an editor jumps to."""
    document = read_yaml("a: no\nb:\n  - c: é\n    d: [x, y]\n", "f.yaml")
    assert document.key_place(("b",)) == Place("f.yaml", 2, 1)
    assert document.place(("b",)) == Place("f.yaml", 3, 3)
    assert document.place(("b", 0, "c")) == Place("f.yaml", 3, 8)
    assert document.place(("b", 0, "d", 1)) == Place("f.yaml", 4, 12)


def test_the_place_of_something_missing_is_what_is_around_it() -> None:
    """A key that is not there is shown at the mapping that should hold it."""
    document = read_yaml("a:\n  b: c\n", "f.yaml")
    assert document.place(("a", "missing", "deeper")) == document.place(("a",))


def test_a_duplicate_key_quotes_the_earlier_line() -> None:
    """The reader is told where the first one stands."""
    (found,) = read_yaml("a: one\nb: two\na: three\n", "f.yaml").problems
    assert (found.code, found.place.line) == ("AS107", 3)
    assert "line 1" in found.message


def test_several_problems_of_reading_are_all_reported() -> None:
    """One run shows all of them."""
    assert codes("a: &x 1\nb: *x\nc: !t 2\nd:\n") == ["AS108", "AS108", "AS109", "AS112"]


def test_data_with_a_problem_is_not_handed_out() -> None:
    """Nothing is half-loaded."""
    document = read_yaml("a: one\na: two\n", "f.yaml")
    assert document.data is None
    assert not document.ok


def test_too_large_is_refused_before_it_is_read() -> None:
    """One byte over the limit is too much; the limit itself is not."""
    limits = Limits(max_bytes=10)
    assert codes("a: 3456789", limits) == []
    assert codes(b"a: 34567890", limits) == ["AS103"]


def test_depth_is_counted() -> None:
    """Twenty are taken, twenty-one are not."""
    assert codes("[" * 20 + "a" + "]" * 20) == []
    assert codes("[" * 21 + "a" + "]" * 21) == ["AS111"]
    assert codes("[" * 100_000) == ["AS111"]


def test_a_file_of_aliases_does_not_grow() -> None:
    """The famous bomb of aliases is a list of problems, not of memory."""
    bomb = "a: &a [x, x]\n" + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}]" for n in range(8))
    assert set(codes(bomb)) == {"AS108"}


def test_json_is_read_too() -> None:
    """JSON is YAML, with tabs and escapes of its own."""
    text = '{\n\t"a": true,\n\t"b": [null, 1.50, "\\u00e9\\/"]}'
    assert read_yaml(text, "f.json").data == {"a": "true", "b": ["null", "1.50", "é/"]}


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """It is off while reading only."""
    assert gc.isenabled()
    read_yaml("a: b", "f.yaml")
    assert gc.isenabled()


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser takes a ? in braces for a sign of its own, so a text there would mean something else."""
    monkeypatch.setattr(yamltext, "LOADER", None)
    assert codes("a: {ask: Did you?, b: c}") == ["AS121"]
    assert read_yaml("a: b", "f.yaml").data is None


def test_other_alphabets_are_read_where_they_belong() -> None:
    """The lists of a language hold its own letters and signs."""
    text = "say: [\u0441\u043e\u0440, \uff1a, a\u200cb]"
    assert read_yaml(text, "f.yaml", Limits(english=False)).problems == []
    assert [found.code for found in read_yaml(text, "f.yaml").problems] == ["AS104", "AS120", "AS120"]


def test_a_note_after_a_word_or_a_sentence_is_a_note() -> None:
    """Only what looks like the rest of a text is told."""
    text = "a: one # a note\nb: It is said. # a note\nc: 'two words' # a note\nd: 'no #1 here'\ne: >-\n  a #2\n"
    assert read_yaml(text, "f.yaml").problems == []


def test_a_quoted_word_at_the_start_is_no_quoted_text() -> None:
    """Curly quotes inside a text are right."""
    text = (
        "a: \u201cAsylum\u201d is a word.\nb: It is called \u201casylum\u201d\nc: \u201cOne\u201d and \u201ctwo\u201d\n"
    )
    assert read_yaml(text, "f.yaml").problems == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: x: y\n", 1, 5),
        ('a: "x\nb: 2\n', 1, 4),
        ("a: [1, 2\nb: 3\n", 1, 4),
        ("a: @x\n", 1, 4),
        ("a: `x`\n", 1, 4),
        ("a: %x\n", 1, 4),
        ("a: b\n c: d\n", 2, 2),
        ('a: "\\q"\n', 1, 5),
    ],
)
def test_what_is_not_yaml_is_said_at_its_place(text: str, line: int, column: int) -> None:
    """The place is where a person must look, not the end of the file."""
    (found,) = read_yaml(text, "f.yaml").problems
    assert (found.code, found.place.line, found.place.column) == ("AS106", line, column)
    assert found.hint


@pytest.mark.parametrize("said", ["YAML", "token", "scanning", "parsing", "node", "mapping values"])
def test_no_parser_jargon_is_shown(said: str) -> None:
    """Trainers read these words, not programmers."""
    for text in ("a: x: y\n", 'a: "x\nb: 2\n', "a: [1\n", "a: @x\n", "a: b\n c: d\n"):
        (found,) = read_yaml(text, "f.yaml").problems
        assert said not in found.message


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """Also a folder, and a file nobody may read, end here and not in a traceback."""
    assert [found.code for found in read_file(tmp_path / "none.yaml").problems] == ["AS115"]
    assert [found.code for found in read_file(tmp_path).problems] == ["AS115"]


def test_a_byte_that_is_not_utf8_is_shown_at_its_place() -> None:
    """Line and column are counted in characters."""
    (found,) = read_yaml("a: é\nb: x".encode() + b"\xff", "f.yaml").problems
    assert (found.code, found.place) == ("AS101", Place("f.yaml", 2, 5))


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a:\n   when: x\n    say: y\n", 3, 5, "begins too far right"),
        ("policy: x\n  title: y\n", 2, 3, "begins too far right"),
        ("a:\n  say: A long text\n    that goes on\n   next: y\n", 4, 4, "begins too far right"),
        ("a:\n  -{from: x, is: y}\n", 2, 3, "no space after the dash"),
        ("a:\n  -from: x\n    is: y\n", 2, 3, "no space after the dash"),
        ("a:\n  -from: x\n  - {is: y}\n", 2, 3, "no space after the dash"),
        ("a:\n  - {is: y}\n  -{from: x}\n", 3, 3, "no space after the dash"),
        ("a: all:\n  - x\n", 1, 4, "Write all: in the next line"),
        ("when: lone_child: yes\n", 1, 7, "Write {lone_child: yes}."),
        ("a:\n  - not: entry_place: sea\n", 2, 10, "Write {entry_place: sea}."),
        ("a:\n    when x\n    say: y\n", 2, 5, 'no colon after "when"'),
        ("title x\ntopic: y\n", 1, 1, 'no colon after "title"'),
        ("a:\n  b: x\n  when y\n  say: z\n", 3, 3, "A line without a colon"),
        ("when:x\nsay: y\n", 1, 1, 'no space after "when:"'),
        ("say: note: this\n", 1, 10, "Put the whole text in quotes"),
        ("say: Think of this: were you hurt?\n", 1, 19, "Put the whole text in quotes"),
        ("a:\n  say: One line\n    goes on: here\n", 3, 12, "Put the whole text in quotes"),
        ("a: {to: September 14, 2025}\n", 1, 9, "2025-09-14"),
        ("a: {to: Sept. 14th, 2025}\n", 1, 9, "2025-09-14"),
        ("a: {to: Room 14, 2025}\n", 1, 18, 'There is nothing after "2025"'),
    ],
)
def test_a_colon_that_is_not_expected_gets_its_cause(text: str, line: int, column: int, words: str) -> None:
    """Behind the same complaint of YAML stand different slips; each gets its own place and help."""
    (found,) = read_yaml(text, "f.yaml").problems
    assert (found.place.line, found.place.column) == (line, column)
    assert words in f"{found.message} {found.hint}"
