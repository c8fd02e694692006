"""The result on a terminal: what stands out, and what a terminal without colour or without anything shows."""

from __future__ import annotations

import io

import pytest

from asylum_screen.present.console import print_result
from asylum_screen.present.document import Document, Line, Paragraph, Part
from asylum_screen.present.page_rows import Row

SLOTS = ((Row("CANNOT WAIT: a day", strong=True, alarm=True),), (Row("Call 911", strong=True), Row("See [1] :smile:")))
PAPER = Document(Line("Title"), "en", "ltr", "", (), (), (Part("a", Line("Part"), (Paragraph(Line("words")),)),))


class Tty(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def printed(out: io.StringIO, **env: str) -> list[str]:
    """The lines that were printed."""
    print_result(out, env, 80, [SLOTS], PAPER)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("env", "alarm", "strong"),
    [
        ({"TERM": "xterm"}, "\x1b[1;31mCANNOT WAIT: a day\x1b[0m", "\x1b[1mCall 911\x1b[0m"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "\x1b[1mCANNOT WAIT: a day\x1b[0m", "\x1b[1mCall 911\x1b[0m"),
        ({"TERM": "dumb"}, "CANNOT WAIT: a day", "Call 911"),
    ],
)
def test_one_red_and_bold_where_the_terminal_has_them(env: dict[str, str], alarm: str, strong: str) -> None:
    """The words are the same everywhere, and signs in them are no commands."""
    rows = printed(Tty(), **env)
    assert rows[:4] == [alarm, "", strong, "See [1] :smile:"]
    assert "words" in rows


def test_a_pipe_gets_words_only() -> None:
    """No code of a terminal."""
    rows = printed(io.StringIO(), TERM="xterm")
    assert rows[0] == "CANNOT WAIT: a day"
    assert "\x1b" not in "".join(rows)
