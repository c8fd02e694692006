"""Where the data folders are found."""

import subprocess
import sys
from pathlib import Path

import pytest

from asylum_screen.problems import RuleFilesInvalid
from asylum_screen.rulebook.locate import locate, other_checkout


def package_in(root: Path) -> Path:
    """A made-up package folder like that of a checkout."""
    package = root / "src" / "asylum_screen"
    package.mkdir(parents=True)
    return package


def test_a_named_folder_wins_and_no_other_is_tried(tmp_path: Path) -> None:
    """A wrong path is an error, never another set of rules."""
    package = package_in(tmp_path)
    assert locate("rules", tmp_path, package).how == "named"
    with pytest.raises(RuleFilesInvalid) as error:
        locate("rules", tmp_path / "nowhere", package)
    assert error.value.problems[0].code == "AS115"


def test_a_checkout_is_used_before_the_installed_copy(tmp_path: Path) -> None:
    """A trainer's edit of rules/ counts at once."""
    package = package_in(tmp_path)
    (package / "_bundled" / "rules").mkdir(parents=True)
    assert locate("rules", None, package).how == "installed"
    (tmp_path / "rules").mkdir()
    assert locate("rules", None, package).how == "installed"
    (tmp_path / "pyproject.toml").touch()
    found = locate("rules", None, package)
    assert (found.path, found.how) == (tmp_path / "rules", "checkout")
    assert "of this checkout" in str(found)


def test_no_folder_at_all_is_said_so(tmp_path: Path) -> None:
    """The message names the folder that is missing."""
    with pytest.raises(RuleFilesInvalid) as error:
        locate("translations", None, package_in(tmp_path))
    assert "translations/" in error.value.problems[0].message


def test_finding_the_folders_and_reading_answers_needs_no_pydantic() -> None:
    """`--version` and the first page must not wait for it."""
    code = "import sys, asylum_screen.rulebook.locate, asylum_screen.rulebook.answers; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_another_checkout_is_known_from_inside(tmp_path: Path) -> None:
    """From its top and from its folders; not the program's own, and no folder of another project."""
    (tmp_path / "rules" / "entry").mkdir(parents=True)
    (tmp_path / "rules" / "pack.yaml").touch()
    assert other_checkout(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert other_checkout(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "asylum-screen"\n')
    assert other_checkout(tmp_path) == other_checkout(tmp_path / "rules" / "entry") == tmp_path
    assert other_checkout(tmp_path, package_in(tmp_path)) is None
