"""Every kind of mistake in a rule file, one small bad file each, found at its line and column.

A bad file is added to a copy of the smallest good pack, as `grounds/wrong.yaml` or where `# place:` says. What is
expected stands at the end of the offending line (`# expect: AS203:10`, code and column) or, where no comment can
stand, on its own (`# expect-at: 3:1 AS101`).
"""

import re
import shutil
from pathlib import Path

import pytest

from asylum_screen.problems import pages
from asylum_screen.rulebook import check_pack

FILES = Path(__file__).parents[2] / "rule_files"
SMALL = FILES / "good" / "small"
BAD = sorted((FILES / "bad").glob("*.yaml"))
EXPECT = re.compile(r"# expect: (AS\d{3})(?::(\d+))?")
EXPECT_AT = re.compile(r"# expect-at: (\d+):(\d+) (AS\d{3})")
TESTED_ELSEWHERE = {
    "AS103": "too large: made in test_reading_yaml.py",
    "AS115": "cannot be opened: test_reading_yaml.py and test_rulebook_locate.py",
    "AS121": "no libyaml: test_reading_yaml.py",
    "AS116": "another ending: test_rulebook_load.py",
    "AS117": "a folder in a folder: test_rulebook_load.py",
    "AS225": "no pack.yaml: test_rulebook_load.py",
}


def expected(text: str) -> list[tuple[int, int | None, str]]:
    """Line, column (None: not said) and code of every problem a bad file announces."""
    found: list[tuple[int, int | None, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        for code, column in EXPECT.findall(line):
            found.append((number, int(column) if column else None, code))
        for at_line, at_column, code in EXPECT_AT.findall(line):
            found.append((int(at_line), int(at_column), code))
    return sorted(found, key=lambda item: (item[0], item[1] or 0))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_gives_exactly_its_problems_at_their_places(path: Path, tmp_path: Path) -> None:
    """Each problem is reported once, at its line and column, and nothing is loaded when it is an error."""
    text = path.read_bytes().decode("utf-8", "replace")
    place = re.search(r"# place: (\S+)", text)
    name = place.group(1) if place else "grounds/wrong.yaml"
    shutil.copytree(SMALL, tmp_path / "rules")
    target = tmp_path / "rules" / name
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    pack, problems = check_pack(tmp_path / "rules")
    wanted = expected(text)
    got = [(found.place.line, found.place.column, found.code) for found in problems if found.place.file == name]
    columns_said = [
        (line, column if want[1] else None, code) for want, (line, column, code) in zip(wanted, got, strict=False)
    ]
    assert columns_said == wanted, [found.line() for found in problems]
    assert len(got) == len(wanted), [found.line() for found in problems]
    assert [found for found in problems if found.place.file != name] == []
    assert (pack is None) == any(found.is_error for found in problems)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_named_after_its_code(path: Path) -> None:
    """The file name begins with a code the file expects, so that a file is easy to find."""
    text = path.read_bytes().decode("utf-8", "replace")
    assert path.stem[:5] in {code for _, _, code in expected(text)}


def test_every_code_of_rule_files_has_a_bad_file() -> None:
    """A code for reading, shape, references or law that no bad file causes would be a promise nobody keeps."""
    codes = {code for code in pages() if code[2] in "1234"}
    covered = {path.stem[:5] for path in BAD} | set(TESTED_ELSEWHERE)
    assert codes - covered == set()


def test_the_small_good_pack_has_nothing_to_complain_about() -> None:
    """The pack the bad files are added to is clean, warnings included."""
    pack, problems = check_pack(SMALL)
    assert [found.line() for found in problems] == []
    assert pack is not None
