"""A list of the real interview on a real pseudo-terminal: marked by digits, left for its reasons, and ended."""

from __future__ import annotations

import pytest

from e2e.ptys import Terminal
from program import TODAY

ASKED = "Is one of these true now?"


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20)])
def test_a_list_keeps_its_marks_and_takes_nothing_for_a_no(columns: int, rows: int) -> None:
    """One row yes, one not sure; F2 and back change nothing; the arrows reach "not sure of the rest" first."""
    arguments = ("-m", "asylum_screen", "screen", "--lang", "en")
    terminal = Terminal(*arguments, columns=columns, rows=rows, env={"ASYLUM_SCREEN_TODAY": TODAY})
    terminal.see("Ctrl-X")
    terminal.read_on(ASKED)
    terminal.press("2", see="2. [x] Are you in danger")
    terminal.press("3", see="3. [x] Are you very ill")
    terminal.press("3", see="3. [?] Are you very ill")
    terminal.press("\x1bOQ", see="Why we ask")
    terminal.read_on("[?] Are you very ill")
    assert "2. [x] Are you in danger" in terminal.text
    assert terminal.text.index("? Done, not sure of the rest") < terminal.text.index("0 Done, no to the rest")
    terminal.insist(["?"], lambda: "This is important now" in terminal.text, lambda: terminal.text)
    terminal.press("\x18")
    assert terminal.leave() == 0
