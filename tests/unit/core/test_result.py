"""The two ways to write a result give the same JSON."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import assess
from asylum_screen.core.result import ResultLines, result_data
from strategies import AS_OF, answers_for, packs


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_result_line_is_the_result_data(data: st.DataObject) -> None:
    """Lines made from kept texts equal the plain data, for many people in a row."""
    pack = data.draw(packs())
    evaluator = Evaluator(pack, AS_OF)
    lines = ResultLines(lambda text, **_values: text.english, "en")
    for _ in range(5):
        orientation = assess(evaluator, data.draw(answers_for(pack)))
        expected = result_data(orientation, lambda text, **_values: text.english, "en")
        assert json.loads(lines.line(orientation)) == expected
        assert lines.line(orientation) == json.dumps(expected, ensure_ascii=False, separators=(",", ":"))
