"""What a person sees who writes rules in an editor: yaml-language-server with our schema, and ajv in strict mode.

They are not packages of Python: the tests are left out where `EDITOR_TOOLS` does not name a folder that has them.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from asylum_screen.workbench.schema import cases_text, schema_text
from program import ROOT
from yaml_language_server import MISSING, NODE, TOOLS, Editor, editor

if MISSING:
    pytest.skip("EDITOR_TOOLS names no folder with yaml-language-server and ajv", allow_module_level=True)

RULES = ROOT / "rules"
RULE = "title: t\ntopic: harm\nfindings:\n  a.b:\n    signal: know\n    say: S.\n    cites: [b]\n"
OFFERED = {
    "under an empty when": (RULE + "    when:\n      ^\n", {"all", "any", "not", "applies", "entry_place"}),
    "behind when": (RULE + "    when: ^\n", {"open", "never", "in_us_now"}),
    "inside braces": (RULE + "    when: {a^}\n", {"all", "any", "not", "entry_place"}),
    "inside inner braces": (RULE + "    when: {entry_date: {f^}}\n", {"from", "to", "within", "ago"}),
    "in a list": (RULE + "    when:\n      all:\n        - ^\n", {"any", "entry_place", "in_us_now"}),
    "under an empty fact": (RULE + "    when:\n      entry_place:\n        ^\n", {"any_of", "none_of"}),
    "behind a fact": (RULE + "    when:\n      entry_place: ^\n", {"airport", "sw_land_border"}),
    "under a finding": ("title: t\nfindings:\n  a.b:\n    ^\n", {"when", "signal", "say", "cites"}),
    "behind signal": (RULE.replace("know", "^"), {"points_to", "find_out", "urgent"}),
    "among sources": (RULE.replace("[b]", "[^]"), {"usc-8-1158-b-1"}),
    "in a policy": ("policy: p\ncovers:\n  ^\n", {"all", "entry_place"}),
}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schema of the real rules, as a trainer writes it."""
    path = tmp_path_factory.mktemp("editor") / "rules.schema.json"
    path.write_text(schema_text(RULES), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def opened(schema: Path) -> Iterator[Editor]:
    """An editor that knows it."""
    with editor(schema) as made:
        yield made


def test_nothing_is_underlined_in_the_rules(opened: Editor) -> None:
    """The whole pack, file by file."""
    told = {}
    for path in sorted(RULES.rglob("*.yaml")):
        name = path.relative_to(RULES).as_posix()
        told[name] = opened.open(name, path.read_text(encoding="utf-8"))
    assert len(told) > 50
    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize("where", OFFERED)
def test_the_editor_offers_what_can_stand_there(opened: Editor, where: str) -> None:
    """Keys, answers and names of the pack."""
    text, wanted = OFFERED[where]
    assert wanted <= {*opened.offered(text)}


@pytest.mark.parametrize(
    "text",
    [
        RULE + "    when: {a: yes, b: yes}\n",
        RULE + "    when: {}\n",
        RULE.replace("know", "wins") + "    when: never\n",
        RULE + "    when: never\n    review_by: 2027-06-31\n",
    ],
)
def test_what_is_wrong_is_underlined(opened: Editor, text: str) -> None:
    """Two conditions in one, none, a word that is none, a day that no calendar has."""
    assert opened.open(f"wrong_{abs(hash(text))}.yaml", text)


def test_hovering_tells_what_a_key_means(opened: Editor) -> None:
    """In the words of the schema, with no name of a class."""
    told = opened.hover(RULE.replace("signal", "sig^nal"))
    assert "What it is" in told
    assert "Model" not in told


def test_ajv_takes_both_schemas_in_strict_mode(schema: Path, tmp_path: Path) -> None:
    """Another reader of schemas finds nothing strange in them."""
    cases = tmp_path / "cases.json"
    cases.write_text(cases_text(RULES), encoding="utf-8")
    script = (
        f"const Ajv = require({json.dumps(str(TOOLS / 'ajv/dist/2020'))});"
        "for (const file of process.argv.slice(1)) new Ajv({strict: true}).compile(require(file));"
    )
    assert NODE is not None
    done = subprocess.run([NODE, "-e", script, str(schema), str(cases)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
