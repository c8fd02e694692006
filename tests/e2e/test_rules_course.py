"""The whole course in rules/README.md, followed on a copy in one go: every command, every file, every edit.

The parts are followed together, because a reader does so.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from program import ROOT

README = ROOT / "rules" / "README.md"
BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRONG = ("AS302", "AS304", "AS501")
"""The mistakes that the course makes on purpose; each check that finds one ends with 3."""


RECIPES = re.compile(r"^## Recipes.*?(?=^## )", re.MULTILINE | re.DOTALL)


def blocks(*, recipes: bool = False) -> list[tuple[str, str, str, int]]:
    """The blocks of the course, or of its recipes: their kind, their file, what stands in them, and their line."""
    text = README.read_text(encoding="utf-8")
    begin, end = next(RECIPES.finditer(text)).span()
    rest = re.sub(r"[^\n]", " ", text[begin:end])
    text = re.sub(r"[^\n]", " ", text[:begin]) + text[begin:end] if recipes else text[:begin] + rest + text[end:]
    return [
        (kind, name or "", body, text[: found.start()].count("\n") + 1)
        for found in BLOCK.finditer(text)
        for kind, name, body in [found.groups()]
    ]


class Reader:
    """Does what a reader of the course does, in a folder of its own."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capfd = capfd
        self._printed = ""

    def do(self, kind: str, name: str, body: str, line: int) -> None:
        """Follow one block."""
        path = self.folder / name
        if kind == "sh":
            self._printed = "".join(self._run(each, line) for each in body.splitlines())
        elif kind == "text":
            for words in body.splitlines():
                assert words in self._printed, f"line {line}: {words!r} is not in\n{self._printed}"
        elif kind == "edit":
            before, _, after = body.rstrip("\n").partition("\n")
            text = path.read_text(encoding="utf-8")
            assert text.count(before) == 1, f"line {line}: {before!r} is not once in {name}"
            path.write_text(text.replace(before, after), encoding="utf-8")
        else:
            assert kind in ("yaml", "yaml+"), f"line {line}: {kind}"
            assert path.exists() is (kind == "yaml+"), f"line {line}: {name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as opened:
                opened.write(body)

    def _run(self, command: str, line: int) -> str:
        words = shlex.split(command)
        if words[:2] == ["cp", "-r"]:
            shutil.copytree(self.folder / words[2], self.folder / words[3])
            return ""
        assert words[0] == "asylum-screen", f"line {line}: {command}"
        code = main(["--rules", "rules", "--translations", "translations", *words[1:]])
        out, err = self._capfd.readouterr()
        on_purpose = "check" in words and any(f"{wrong} " in out for wrong in WRONG)
        assert code == (3 if on_purpose else 0), f"line {line}: {command} ended with {code}\n{out}{err}"
        return out + err


@pytest.mark.long
def test_the_course_works_from_the_first_command_to_the_last(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command ends as it should and prints what the page shows; every picture is made."""
    for name in ("rules", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "tests" / "scenarios" / "entry").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", "2026-11-22")
    reader = Reader(tmp_path, capfd)
    for block in blocks():
        reader.do(*block)
    for made in ("religion.html", "rules.schema.json"):
        assert (tmp_path / made).stat().st_size > 1000


def test_what_else_a_policy_can_say_is_taken_as_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of the table of part 3, put into the policy of the course, are loaded without a mistake."""
    for name in ("rules", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", "2026-11-22")
    reader = Reader(tmp_path, capfd)
    for kind, name, body, line in blocks():
        if kind in ("yaml", "edit") and name.endswith(("sources/course.yaml", "policies/harbor_2024.yaml")):
            reader.do(kind, name, body, line)
    table = README.read_text(encoding="utf-8").partition("**What else a policy can say.**")[2].partition("**Step 4")[0]
    lines = re.findall(r"^\| `(\w+: .+)` \|", table, re.MULTILINE)
    assert len(lines) == 7
    policy = tmp_path / "rules/entry/policies/harbor_2024.yaml"
    text = policy.read_text(encoding="utf-8")
    start = "in_operation: [{from: 2024-03-01, to: 2024-08-31}]\n"
    assert start in text
    policy.write_text(text.replace(start, start + "\n".join(lines) + "\n"), encoding="utf-8")
    reader.do("sh", "", "asylum-screen rules check\nasylum-screen rules preview harbor_2024\n", 0)
    reader.do("text", "", "It looked at people in boats.\nA judge can still look at other protection.\n", 0)


def test_the_course_says_how_its_commands_are_found() -> None:
    """The page says how `asylum-screen` is found, and that a copied folder needs a setup of its own."""
    start = README.read_text(encoding="utf-8").partition("## 1. ")[0]
    assert "`. .venv/bin/activate`" in start
    assert "command not found" in start
    assert "**in the copy**" in start


def test_the_course_has_what_it_promises() -> None:
    """A sentence, a question, a dated policy with exceptions, scenarios, check, test and prove are all in it."""
    commands = "\n".join(body for kind, _, body, _ in blocks() if kind == "sh")
    for word in ("check", "preview", "graph", "test", "mutate", "prove", "diff", "schema", "explain", "record"):
        assert f"rules {word}" in commands
    written = "\n".join(body for kind, _, body, _ in blocks() if kind.startswith("yaml"))
    for word in ("policy: ", "in_operation:", "unless:", "questions:", "findings:", "sources:", "expect:"):
        assert word in written


def test_links_of_the_course_lead_somewhere() -> None:
    """Files that the page links to are there."""
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert (README.parent / target).exists(), target


def test_each_row_of_the_seeds_has_its_scenario() -> None:
    """The table names 38 claims of the two seed documents; each has a case with its number."""
    part = README.with_name("SEEDS.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|", part, re.MULTILINE)
    cases = (ROOT / "tests" / "scenarios" / "seeds" / "seeds.yaml").read_text(encoding="utf-8")
    assert len(rows) == 38
    assert {f"{int(row):02}" for row in rows} <= set(re.findall(r"^- name: (\d\d) ", cases, re.MULTILINE))
