"""The program's own English is read from plain files."""

from __future__ import annotations

import pytest

from asylum_screen.core.rules import Text
from asylum_screen.language import english


def test_words_are_read_with_their_notes() -> None:
    """Lines of words and of notes are joined; a line for us is passed over; brackets in words stay."""
    content = "## us\n[ui/a]\n[chosen] {answer}\nand more\n# First\n# and second.\n\n[ui/b]\nB\n"
    read = english.read_words("x.txt", content)

    assert list(read) == [Text("ui/a", "[chosen] {answer} and more", note="First and second."), Text("ui/b", "B")]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("Words\n[ui/a]\nA\n", "x.txt:2: words"),
        ("[ui/a]\n\n[ui/b]\nB\n", "x.txt:3: ui/a"),
        ("[ui/a]\n", "x.txt:2: ui/a"),
        ("[other/a]\nA\n", "x.txt:3: words"),
    ],
)
def test_a_file_of_another_form_is_refused(content: str, where: str) -> None:
    """Words without an id, an id without words, an id of no area."""
    with pytest.raises(ValueError, match=where):
        list(english.read_words("x.txt", content))


def test_an_id_has_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same id in two files is a fault of ours."""
    monkeypatch.setattr(english, "FILES", ("ui", "ui"))
    with pytest.raises(ValueError, match="ui/title is written twice"):
        english.program_words()


def test_every_file_of_words_is_read() -> None:
    """No file lies in the folder unread."""
    assert {path.stem for path in english.FOLDER.iterdir()} == set(english.FILES)
