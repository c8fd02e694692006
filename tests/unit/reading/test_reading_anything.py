"""Whatever bytes come in, reading ends in data or in problems."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from asylum_screen.reading import read_yaml
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader

PACK = load_pack(Path(__file__).parents[2] / "rule_files" / "good" / "small")
SIGNS = st.text(alphabet="ab:-[]{},&*!#|>'\"%@`? \n\t0é\ud800\ufeff\x00\x85", max_size=60)


def ends_well(data: object, problems: object) -> bool:
    """Either data or at least one problem."""
    return data is not None or bool(problems)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=80), st.text(max_size=60), SIGNS))
def test_any_text_is_read_or_refused_with_words(source: str | bytes) -> None:
    """No exception, and never neither data nor a problem; places are inside the text."""
    document = read_yaml(source, "f.yaml")
    assert ends_well(document.data, document.problems)
    for found in document.problems:
        assert found.place.line >= 1
        assert found.place.column >= 1


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.one_of(st.sampled_from(["unknown", "no", "HN", "2024-06-05", "gang", ""]), st.booleans(), st.integers()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from([*PACK.questions, "earliest", "latest", "zz"]), inner, max_size=4),
        ),
        max_leaves=8,
    )
)
def test_any_answers_are_taken_or_refused_alike_in_json_and_yaml(data: object) -> None:
    """The fast way for JSON Lines and the way with positions agree."""
    import json

    reader = AnswerReader(PACK, date(2026, 11, 22))
    line = json.dumps(data)
    slow = reader.text(line, "f")
    (fast,) = reader.lines([line.encode()], "f")
    assert fast.facts == slow.facts
    assert [found.code for found in fast.problems] == [found.code for found in slow.problems]
    assert (slow.facts is None) == bool(slow.problems)
