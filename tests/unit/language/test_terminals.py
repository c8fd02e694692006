"""What a terminal can show, and the pseudo-language at the widths screens have."""

import pytest

from asylum_screen.language.cells import cell_width, wrap
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.pseudo import pseudo
from asylum_screen.language.terminals import can_show, hinted

SPANISH = Language("es", "Español", "Spanish")
ARABIC = Language("ar", "العربية", "Arabic", "rtl", "Arab")
CHINESE = Language("zh-Hans", "中文", "Chinese", "ltr", "Hans")


@pytest.mark.parametrize(
    ("language", "encoding", "term", "shown"),
    [
        (ENGLISH, "ascii", "xterm", True),
        (SPANISH, "utf-8", "linux", True),
        (SPANISH, "ascii", "xterm", True),
        (CHINESE, "ascii", "xterm", False),
        (SPANISH, "no-such-thing", "xterm", False),
        (ARABIC, "utf-8", "xterm", False),
        (CHINESE, "utf-8", "xterm", True),
        (CHINESE, "utf-8", "linux", False),
    ],
)
def test_what_a_terminal_can_show(language: Language, encoding: str, term: str, shown: bool) -> None:
    """Arabic is for the page; Chinese needs more letters than the console has; Spanish is readable in plain letters."""
    assert can_show(language, encoding, term) is shown


def test_the_system_only_hints() -> None:
    """A locale names a language we have, or nothing."""
    assert hinted("es_MX.UTF-8", ["en", "es"]) == "es"
    assert hinted("zh_Hans", ["en", "zh-Hans"]) == "zh-Hans"
    assert hinted("C.UTF-8", ["en"]) is None
    assert hinted("", ["en"]) is None


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_program_text_is_cut(width: int) -> None:
    """Every word of the program, a third longer, wraps whole at every width."""
    for text in PROGRAM.values():
        lines = wrap(pseudo(text.english), width)
        assert lines[-1].endswith("⟧"), text.id
        assert all(cell_width(line) <= width for line in lines), text.id
        assert "".join(lines).replace(" ", "") == pseudo(text.english).replace(" ", "").replace("\n", ""), text.id
