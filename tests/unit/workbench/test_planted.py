"""Planted mistakes: each small pack holds one, and `rules check` finds exactly it, at its line and column.

A planted file is added to a copy of the smallest good pack, as `grounds/planted.yaml` or where `# place:` says. What is
expected stands at its top (`# expect-at: line:column code`).
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.problems import pages
from asylum_screen.workbench.check import check_folder

FILES = Path(__file__).parents[2] / "rule_files"
SMALL = FILES / "good" / "small"
PLANTED = sorted((FILES / "planted").glob("*.yaml"))
EXPECT_AT = re.compile(r"# expect-at: (\d+):(\d+) (AS\d{3})")
AS_OF = date(2026, 11, 22)


def checked(path: Path, tmp_path: Path) -> list[tuple[str, int, int, str]]:
    """File, line, column and code of every problem of the small pack with the planted file."""
    text = path.read_text(encoding="utf-8")
    place = re.search(r"# place: (\S+)", text)
    name = place.group(1) if place else "grounds/planted.yaml"
    shutil.copytree(SMALL, tmp_path / "rules")
    target = tmp_path / "rules" / name
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    found = check_folder(tmp_path / "rules", AS_OF, AS_OF).problems
    return [(each.place.file, each.place.line, each.place.column, each.code) for each in found]


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.stem)
def test_a_planted_mistake_is_found_where_it_stands(path: Path, tmp_path: Path) -> None:
    """The mistake is found at its line and column, and nothing else is reported."""
    text = path.read_text(encoding="utf-8")
    place = re.search(r"# place: (\S+)", text)
    name = place.group(1) if place else "grounds/planted.yaml"
    wanted = [(name, int(line), int(column), code) for line, column, code in EXPECT_AT.findall(text)]
    assert checked(path, tmp_path) == wanted


def test_there_are_sixty_planted_mistakes_and_the_eight_of_the_public_file() -> None:
    """The corpus is as large as promised, and the bugs of the one public asylum rule file are in it."""
    assert len(PLANTED) >= 60
    peers = {match.group(1) for path in PLANTED if (match := re.search(r"_peer_([a-i])_", path.stem))}
    assert peers == set("abcdefghi")


def test_every_code_about_words_is_planted() -> None:
    """The codes AS501 to AS5.. have no gap, and for each there is a file that causes it."""
    codes = [code for code in pages() if code.startswith("AS5")]
    assert codes == [f"AS{number}" for number in range(501, 501 + len(codes))]
    assert {path.stem[:5] for path in PLANTED} >= set(codes)


def test_the_small_pack_is_clean() -> None:
    """The pack the mistakes are planted in has none of its own."""
    assert [each.line() for each in check_folder(SMALL, AS_OF).problems] == []


def test_the_real_pack_has_no_false_alarm() -> None:
    """Nothing is reported on the rules that people get to read."""
    assert [each.line() for each in check_folder(FILES.parents[1] / "rules", AS_OF).problems] == []
