"""The commands graph, timeline, preview and schema: where they write, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from asylum_screen.cli.main import main
from program import ROOT

SMALL = str(ROOT / "tests" / "rule_files" / "good" / "small")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", "2026-11-22")


def rules(capfd: pytest.CaptureFixture[str], *arguments: str, folder: str = SMALL) -> tuple[int, str, str]:
    """Run a command of the group on a small pack: exit code and both outputs."""
    code = main(["--rules", folder, "rules", *arguments])
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("graph",), "<!doctype html>"),
        (("graph", "ground.religion", "--format", "html"), "<!doctype html>"),
        (("graph", "clp_2023", "--format", "mermaid"), "flowchart TD"),
        (("timeline",), "<!doctype html>"),
        (("preview", "ground.religion"), "----"),
        (("schema",), "{"),
    ],
)
def test_the_product_goes_to_standard_output(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], begins: str
) -> None:
    """Without --out a command can be used in a pipe."""
    code, out, _ = rules(capfd, *arguments)
    assert code == 0
    assert out.startswith(begins)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.mmd", "a.md"])
def test_the_name_of_the_file_says_what_is_made(capfd: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """One word less to type: .html and .mmd are understood."""
    path = tmp_path / name
    code, out, err = rules(capfd, "graph", "--out", str(path))
    assert (code, out) == (0, "")
    assert str(path) in err
    begins = "<!doc" if ".h" in name else "flowchart"
    assert path.read_text().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("graph", "ground.religon"), "ground.religion"),
        (("graph", "--out", "picture.svg"), ".html"),
        (("graph", "--format", "png"), "png"),
        (("timeline", "--as-of", "2024-13-01"), "2024-13-01"),
        (("timeline", "--as-of", "2015-12-31"), "2015-12-31"),
        (("timeline", "--out", "a.svg"), ".html"),
        (("preview", "ground.religon"), "ground.religion"),
        (("preview", "ground.religion", "--lang", "xx"), "xx"),
        (("preview",), "ID"),
        (("preview", "ground.religion", "--width", "5"), "20"),
    ],
)
def test_wrong_use_ends_with_2(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    """What was meant is named, nothing is printed as a result."""
    code, out, err = rules(capfd, *arguments)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("arguments", [("graph",), ("timeline",), ("preview", "a")])
def test_wrong_rules_end_with_3(capfd: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Broken rule files are told with their place, and no picture is made."""
    (tmp_path / "wrong.yaml").write_text("title: [\n")
    code, out, err = rules(capfd, *arguments, folder=str(tmp_path))
    assert (code, out) == (3, "")
    assert "wrong.yaml:" in err


@pytest.mark.parametrize("arguments", [("graph",), ("timeline",)])
def test_what_cannot_be_written_ends_with_6(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """A folder that is not there is told, and nothing stays behind."""
    code, out, err = rules(capfd, *arguments, "--out", str(tmp_path / "nowhere" / "a.html"))
    assert (code, out) == (6, "")
    assert "nowhere" in err
    assert list(tmp_path.iterdir()) == []


def test_the_schema_comes_with_two_lines_for_an_editor(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The schema is the product; what to do with it is talk."""
    code, out, err = rules(capfd, "schema", "--out", str(tmp_path / "s.json"))
    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "s.json").read_text())["$defs"]["Condition"]
    assert "code --install-extension redhat.vscode-yaml" in err
    assert "yaml.schemas" in err


@pytest.mark.parametrize("name", ["graph", "timeline"])
def test_a_picture_does_not_flood_a_terminal(
    name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal a name for the picture is asked for; a form that was asked for is written all the same."""
    terminal = SimpleNamespace(isatty=lambda: True, write=print)
    monkeypatch.setattr("asylum_screen.cli.rules_looks.sys", SimpleNamespace(stdout=terminal))
    code, out, err = rules(capfd, name)
    assert (code, out) == (2, "")
    assert "A terminal cannot show this picture. For a browser: --out " in err
    if name == "graph":
        code, out, _ = rules(capfd, "graph", "clp_2023", "--format", "mermaid")
        assert code == 0 and out.startswith("flowchart TD")
