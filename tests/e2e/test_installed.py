"""The installed wheel, the editable install and a plain checkout all find their rules and translations."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from program import ROOT, environment, run


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and unpacked where nothing else of it is."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_rules_and_translations(unpacked: Path) -> None:
    """Unpacked elsewhere, the program works with its own copies, and says the same as the checkout."""
    code = "import sys; sys.path[:0] = [sys.argv.pop(1)]; from asylum_screen.__main__ import run; run()"
    command = (sys.executable, "-c", code, str(unpacked))
    people = str(ROOT / "tests" / "people" / "01_iran_convert.yaml")
    elsewhere = run("assess", people, command=command, cwd=unpacked)
    here = run("assess", people)

    assert elsewhere.returncode == 0, elsewhere.stderr
    assert elsewhere.stdout == here.stdout
    assert (unpacked / "asylum_screen/_bundled/rules/pack.yaml").is_file()
    assert (unpacked / "asylum_screen/_bundled/translations/LANGUAGES.yaml").is_file()


def test_a_plain_checkout_uses_its_own_rules(tmp_path: Path) -> None:
    """With only src/ on the path, an edit of rules/ counts at once."""
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    for name in ("src", "rules", "translations"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(checkout / name)], check=True)
    (checkout / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    pack = checkout / "rules" / "pack.yaml"
    pack.write_text(pack.read_text().replace("version: 0.1.0", "version: 9.9.9"))
    env = environment(PYTHONPATH=str(checkout / "src"))
    done = run("--version", env=env, cwd=tmp_path)

    assert "9.9.9" in done.stdout


@pytest.mark.parametrize("missing", ["yaml", "pydantic", "babel"])
def test_the_first_page_of_the_wheel_reads_nothing_anew(unpacked: Path, missing: str) -> None:
    """The checked rules and the catalogues are in the wheel: what reads and checks them need not even be there."""
    code = (
        f"import sys; sys.modules[{missing!r}] = None; sys.path[:0] = [sys.argv.pop(1)]; "
        "from asylum_screen.__main__ import run; run()"
    )
    before = sorted(path.name for path in (unpacked / "asylum_screen" / "_bundled" / "ready").iterdir())
    done = run("screen", "--plain", command=(sys.executable, "-c", code, str(unpacked)), cwd=unpacked)

    assert "Choose your language" in done.stdout, done.stderr
    assert before == ["catalogue-es.json", "catalogue-ht.json", "languages.json", "rules.json"]


def test_an_edit_of_the_installed_rules_counts(unpacked: Path) -> None:
    """What is kept ready in the wheel holds for its rules alone."""
    code = "import sys; sys.path[:0] = [sys.argv.pop(1)]; from asylum_screen.__main__ import run; run()"
    pack = unpacked / "asylum_screen" / "_bundled" / "rules" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("title: Questions about asylum in the", "title: Questions on asylum in the"))
    try:
        done = run("screen", "--plain", "--lang", "en", command=(sys.executable, "-c", code, str(unpacked)))
        assert "Questions on asylum in the United States" in done.stdout, done.stderr
    finally:
        pack.write_text(text)
