"""`rules check`: how problems are written, what a release refuses, and that exemptions are narrow."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from asylum_screen.core.rules import Text
from asylum_screen.workbench.check import check_folder
from asylum_screen.workbench.lint.model import Joined, Shown, role_of
from asylum_screen.workbench.lint.phrases import Phrases
from asylum_screen.workbench.lint.readable import grade, syllables
from asylum_screen.workbench.lint.registry import PACK_CHECKS, TEXT_CHECKS

FILES = Path(__file__).parents[2] / "rule_files"
SMALL = FILES / "good" / "small"
HARM = """title: Planted
topic: harm
checked: {on: 2026-11-22, how: statute read, by: nobody yet}
review_by: 2027-11-22
findings:
  planted.thing:
    when: converted
    signal: know
    say: You are eligible.
    cites: [usc-8-1158]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the small pack with one harmful text."""
    shutil.copytree(SMALL, tmp_path / "rules")
    (tmp_path / "rules" / "grounds" / "planted.yaml").write_text(HARM, encoding="utf-8")
    return tmp_path / "rules"


def shown(english: str, text_id: str = "finding/x/say") -> Shown:
    """A text as the checks see it."""
    return Shown(Text(text_id, english), *role_of(text_id))


def codes(english: str, text_id: str = "finding/x/say") -> set[str]:
    """What the checks of single texts find."""
    return {hit.code for check in TEXT_CHECKS for hit in check(shown(english, text_id))}


def test_problems_are_written_for_people_programs_and_reviews(rules: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The same problem as a line, as JSON and as an annotation of a review."""
    assert main(["--rules", str(rules), "rules", "check"]) == 3
    assert "grounds/planted.yaml:9:18 AS501" in capfd.readouterr().out
    assert main(["--rules", str(rules), "rules", "check", "--format", "json"]) == 3
    found = json.loads(capfd.readouterr().out)
    assert [(each["line"], each["column"], each["code"]) for each in found] == [(9, 18, "AS501")]
    assert main(["--rules", str(rules), "rules", "check", "--format", "github"]) == 3
    assert capfd.readouterr().out.startswith(f"::error file={rules}/grounds/planted.yaml,line=9,col=18,title=AS501::")


def test_a_release_refuses_what_is_due(capfd: pytest.CaptureFixture[str]) -> None:
    """A check that is overdue is a warning on most days, and keeps a release back."""
    arguments = ["--rules", str(SMALL), "rules", "check", "--as-of", "2027-06-01"]
    assert main(arguments) == 0
    assert "AS401" in capfd.readouterr().out
    assert main([*arguments, "--release"]) == 3


def test_a_release_lists_what_is_due_and_when(capfd: pytest.CaptureFixture[str]) -> None:
    """On its last day a review is still in time: it is listed, day by day; the day after it is a problem instead."""
    command = ["--rules", str(SMALL), "rules", "check", "--as-of"]
    assert main([*command, "2026-12-22"]) == 0
    assert capfd.readouterr().out == ""
    assert main([*command, "2026-12-22", "--release"]) == 0
    first, later, *unsigned = capfd.readouterr().out.splitlines()
    assert first == "Look again by 2026-12-22: 3 statements. other/help.yaml (3)"
    assert later.startswith("Look again by 2027-11-22: 5 statements. grounds/religion.yaml (2), ")
    assert "grounds: 0 of 1 signed." in unsigned
    assert main([*command, "2026-12-23", "--release"]) == 3
    assert "Look again by 2026-12-22" not in capfd.readouterr().out


def test_an_exemption_is_for_one_code_at_one_text(rules: Path) -> None:
    """With its reason above the text it excuses that code there; another text is still read."""
    path = rules / "grounds" / "planted.yaml"
    more = "    next: You qualify.\n    cites"
    excused = HARM.replace("    say:", "    # fine AS501: quoted from the form itself\n    say:").replace(
        "    cites", more
    )
    path.write_text(excused, encoding="utf-8")
    found = check_folder(rules, date(2026, 11, 22)).problems
    assert [(each.code, each.place.line) for each in found] == [("AS501", 11)]


@pytest.mark.parametrize("reason", ["", "quoted", "as quoted"])
def test_an_exemption_without_a_real_reason_is_told(reason: str, rules: Path) -> None:
    """Nothing, a word or two are no reason that another reader can weigh."""
    excused = HARM.replace("    say:", f"    # fine AS501: {reason}\n    say:")
    (rules / "grounds" / "planted.yaml").write_text(excused, encoding="utf-8")
    found = check_folder(rules, date(2026, 11, 22)).problems
    assert [each.code for each in found] == ["AS522"]


@pytest.mark.parametrize(
    "english",
    [
        "An officer or judge may look at this rule.",
        "People who came between ports were looked at under this rule.",
        "A lawyer can read the paper before anything is signed.",
        "The person gets a chance to explain first.",
        "It is a crime to come in at a place that is not a port, or to avoid officers.",
        "Know that fear can be told to any officer, if it is true.",
    ],
)
def test_good_sentences_stay_good(english: str) -> None:
    """Sentences that tell the law without harm raise no alarm."""
    assert codes(english) == set()


def test_a_question_for_the_lawyer_may_ask_for_advice() -> None:
    """What a person asks a lawyer is not advice of ours."""
    assert "AS504" in codes("You should ask for the other protection.")
    assert codes("Do you think I should ask for the other protection?", "finding/x/ask_a_lawyer") == set()


def test_grades_rise_with_long_words_and_long_sentences() -> None:
    """A sentence for children has a low grade, one for lawyers a high one; brackets do not count."""
    assert grade("Did anyone hurt you? Did you go away?") < 3
    assert grade("The adjudicator evaluates documentary corroboration of individualized circumstances.") > 15
    assert grade("Was it bad?") == grade("Was it bad (incommensurability)?")
    assert [syllables(word) for word in ("home", "homes", "wanted", "asked", "little", "officer")] == [1, 1, 2, 1, 2, 2]


WORDS = [
    "You are eligible.",
    "You should cross at night. Sign the form today.",
    "Most people like you win: 45 % of them. It is likely.",
    "Sign the form. We guarantee it. Why did you not tell the police?",
    "A lawyer can read the paper before anything is signed.",
]


def test_all_texts_at_once_are_read_like_each_by_itself() -> None:
    """A phrase is found at its own place in its own text, also at the first and the last word."""
    texts = [shown(english, f"finding/x{number}/say") for number, english in enumerate(WORDS)]
    for check in (check for check in TEXT_CHECKS if isinstance(check, Phrases)):
        alone = [(text.text.id, hit) for text in texts for hit in check(text)]
        assert [(text.text.id, hit) for text, hit in check.among(Joined(texts))] == alone
    assert {"AS501", "AS502", "AS503", "AS504", "AS505", "AS506", "AS507"} <= set().union(*map(codes, WORDS))


def test_a_number_of_the_list_may_be_repeated(rules: Path) -> None:
    """A page of the list of help may stand in a text; another page may not."""
    path = rules / "grounds" / "planted.yaml"
    for page, expected in (("justice.gov/eoir", []), ("justice.gov/courts", ["AS524"])):
        path.write_text(HARM.replace("You are eligible.", f"The list is at {page}."), encoding="utf-8")
        assert [each.code for each in check_folder(rules, date(2026, 11, 22)).problems] == expected


def test_every_check_is_registered_once() -> None:
    """The registry is built by hand; nothing stands in it twice."""
    assert len(set(TEXT_CHECKS)) == len(TEXT_CHECKS)
    assert len(set(PACK_CHECKS)) == len(PACK_CHECKS)


def test_one_file_can_be_asked_about(rules: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """All files are read, and only the one is told of; what is wrong elsewhere is counted."""
    command = ["--rules", str(rules), "rules", "check"]
    assert main([*command, "grounds/planted.yaml"]) == 3
    said = capfd.readouterr()
    assert "grounds/planted.yaml:9:18 AS501" in said.out
    assert said.err.startswith(f"{rules}: 1 error, 0 warnings. ")
    assert main([*command, str(rules / "entry")]) == 0
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", f"{rules}: no problem found here. 1 problem in other files.\n")
    assert main([*command, str(SMALL)]) == 2
    assert f"To check other rules: asylum-screen --rules {SMALL} rules check" in capfd.readouterr().err
    (rules / "broken.yaml").write_text("titel: x\n", encoding="utf-8")
    assert main([*command, "entry"]) == 3
    assert "The texts are read when the files can be loaded." in capfd.readouterr().err


def test_facts_with_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    """A word finds its facts by name, question or answer; one that finds nothing is told."""
    assert main(["--rules", str(SMALL), "rules", "facts", "SEA"]) == 0
    said = capfd.readouterr().out
    assert "entry_place\n" in said and "converted\n" not in said
    assert main(["--rules", str(SMALL), "rules", "facts", "conver"]) == 0
    assert "yes or no (in JSON true or false)" in capfd.readouterr().out
    assert main(["--rules", str(SMALL), "rules", "facts", "nothing_like_it"]) == 2
    assert 'No fact mentions "nothing_like_it"' in capfd.readouterr().err


def test_facts_without_a_word_are_an_index(capfd: pytest.CaptureFixture[str]) -> None:
    """Names and kinds by section; --all shows each with its question."""
    assert main(["--rules", str(SMALL), "rules", "facts"]) == 0
    said = capfd.readouterr().out
    assert "How you came (7 facts)\n    entry_place (one_of), " in said
    assert "Did you change your religion?" not in said
    assert main(["--rules", str(SMALL), "rules", "facts", "--all"]) == 0
    assert "Did you change your religion?" in capfd.readouterr().out


def test_what_is_due_is_grouped_by_day_and_file(capfd: pytest.CaptureFixture[str]) -> None:
    """One line a file, the oldest day first; JSON keeps each by itself."""
    command = ["--rules", str(SMALL), "rules", "check", "--as-of", "2028-01-01"]
    assert main(command) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith(f"{SMALL}/other/help.yaml:")
    assert "statements were due for review by 2026-12-22: " in lines[0]
    assert len(lines) == 4
    assert main([*command, "--format", "json"]) == 0
    assert len(json.loads(capfd.readouterr().out)) > len(lines)
