"""Width and wrapping by cells."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylum_screen.language.cells import cell_width, cut, graphemes, printable, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("", 0), ("año", 3), ("a\u0301", 1), ("中文", 4), ("سلام", 4), ("ሰላም", 3), ("⟦x⟧", 3), ("\x1b[2J", 3)],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    """A Chinese letter takes two cells, a mark on a letter none, a control character none."""
    assert cell_width(text) == width


def test_a_line_is_never_wider_than_asked() -> None:
    """Ordinary sentences stay within the width and lose nothing."""
    text = "General information, not legal advice. Only a judge or an asylum officer decides."
    lines = wrap(text, 20)
    assert all(cell_width(line) <= 20 for line in lines)
    assert " ".join(lines) == text


def test_a_hanging_indent_follows_the_mark() -> None:
    """The second line stands under the text of the first."""
    assert wrap("one two three", 9, first="1. ") == ["1. one", "   two", "   three"]


def test_no_break_spaces_hold() -> None:
    """A phone number written with no-break spaces stays on one line."""
    assert wrap("Call 1\u00a0800\u00a0898\u00a07180 now", 16) == ["Call", "1\u00a0800\u00a0898\u00a07180", "now"]


def test_a_long_link_starts_a_line_and_breaks_after_a_sign() -> None:
    """A link wider than the line is broken where a reader can join it again."""
    lines = wrap("See justice.gov/eoir/list-pro-bono-legal-service-providers today", 24)
    assert lines[0] == "See"
    assert lines[1].startswith("justice.gov/eoir/")
    assert lines[1][-1] in "/-"
    assert "".join(lines[1:-1]).startswith("justice.gov/eoir/list-pro-bono-legal-service-")
    assert all(len(line) <= 24 for line in lines)


def test_chinese_breaks_between_letters_but_not_before_a_full_stop() -> None:
    """No line of Chinese begins with a closing sign."""
    lines = wrap("这里提供一般信息，不是法律意见。", 8)
    assert all(cell_width(line) <= 10 for line in lines)
    assert not any(line[0] in "，。" for line in lines)
    assert "".join(lines) == "这里提供一般信息，不是法律意见。"


def test_blank_lines_and_control_characters() -> None:
    """Lines of the text stay lines; an escape sequence cannot reach the terminal."""
    assert wrap("a\n\nb\x1b[31m", 10) == ["a", "", "b[31m"]
    assert printable("a\x9bb\tc") == "ab\tc"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80), st.integers(1, 30))
def test_wrapping_keeps_every_letter(text: str, width: int) -> None:
    """Nothing but spaces at line ends is lost, at any width, in any script."""
    kept = "".join("".join(wrap(text, width)).split())
    assert kept == "".join(text.split())


@given(st.text(alphabet="ab é中👩\u0301\u200d/", max_size=40), st.integers(2, 12))
def test_lines_fit_and_letters_stay_whole(text: str, width: int) -> None:
    """Every line fits, and a letter with its marks is on one line."""
    for line in wrap(text, width):
        assert cell_width(line) <= width or len(list(graphemes(line))) == 1


def test_cut() -> None:
    """Cutting counts cells too."""
    assert cut("中中中", 4) == "中…"
    assert cut("abcdef", 4) == "abc…"
    assert cut("abc", 4) == "abc"


def test_latin_text_does_not_load_wcwidth() -> None:
    """Wrapping English, Spanish or Creole costs no import."""
    code = (
        "import sys; from asylum_screen.language.cells import wrap; wrap('Mwen pa konnen… “wi”', 8); "
        "sys.exit('wcwidth' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
