"""`screen` on plain lines, through a pipe: part one, page one, the menu, and the ways into it."""

from __future__ import annotations

import pytest

from program import run

ON = "\n"  # the page to begin with
UNSURE = "?\n\n" * 60  # "I do not know" to a question; an empty line goes on from a text and answers nothing
MENU = "What else shall we look at?"


def played(*options: str, begin: str = ON) -> str:
    """What is written while somebody does not know anything."""
    return " ".join(run("screen", "--plain", "--lang", "en", *options, stdin=begin + UNSURE).stdout.split())


def test_part_one_page_one_and_the_menu() -> None:
    """The first counter, page one before the menu, and every topic of the pack in it."""
    said = played()
    assert "Part one: page 1, at most " in said
    assert 0 < said.index("START HERE.") < said.index(MENU)
    assert "1. Cannot wait" in said and "9. Free help" in said
    assert "Are you afraid to go back to your country?" not in said


def test_one_topic_is_opened_after_page_one() -> None:
    """By its id; a topic that is not there is named, with those that are."""
    said = played("--topic", "dates")
    assert said.index("START HERE.") < said.index("Your dates (1 of ") < said.index(MENU)
    wrong = run("screen", "--topic", "dogs")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "dogs" in wrong.stderr and "dates" in wrong.stderr


@pytest.mark.parametrize("way", ["option", "row"])
def test_everything_at_once(way: str) -> None:
    """The questions of the topics come before page one."""
    said = played("--ask-all") if way == "option" else played(begin="2\n")
    assert "Part one" not in said and "START HERE." not in said
    assert said.index("Do you want to answer, or only read?") < said.index("Look over your answers")
