"""The registry of problem codes."""

import re
import tomllib

from asylum_screen.core.rules import Place
from asylum_screen.problems import Severity, near, page, pages, problem
from asylum_screen.problems.registry import FOLDER


def test_every_page_says_what_is_wrong_and_what_is_right() -> None:
    """`rules explain CODE` has something to print for each code."""
    for code, entry in pages().items():
        assert re.fullmatch(r"AS\d{3}", code)
        assert entry.title
        assert entry.explanation
        assert entry.wrong
        assert entry.right
        assert entry.wrong != entry.right


def test_every_code_is_in_the_file_of_its_hundred() -> None:
    """A code in another file would never be found."""
    for path in FOLDER.iterdir():
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        assert found and {code[:3].lower() for code in found} == {path.name[:3]}


def test_a_page_is_found_in_any_letters() -> None:
    """People type codes by hand."""
    assert page(" as107 ") is pages()["AS107"]
    assert page("AS999") is None


def test_a_problem_is_one_line_with_file_line_and_column() -> None:
    """The form every editor can jump from."""
    found = problem("AS301", Place("a.yaml", 3, 7), "There is no fact.", "Look again.")
    assert found.line("rules/") == "rules/a.yaml:3:7 AS301 There is no fact. Look again."
    assert problem("AS320", Place("a.yaml", 1, 1), "Unused.").line() == "a.yaml:1:1 AS320 (warning) Unused."


def test_problems_are_sorted_by_place() -> None:
    """By file, then line, then column, as numbers."""
    late, early = problem("AS301", Place("a", 10, 1), "x"), problem("AS302", Place("a", 9, 1), "x")
    assert sorted([late, early]) == [early, late]


def test_warnings_do_not_keep_a_pack_from_loading() -> None:
    """Their severity stands in the registry, nowhere else."""
    assert pages()["AS320"].severity is Severity.WARNING
    assert not problem("AS320", Place(), "x").is_error


def test_only_a_near_name_is_offered() -> None:
    """A wild guess helps nobody."""
    assert near("entry_dat", ["entry_date", "sea"]) == 'Did you mean "entry_date"?'
    assert near("xyz", ["entry_date", "sea"]) == ""
