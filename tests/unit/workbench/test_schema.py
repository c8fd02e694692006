"""The JSON Schema of rule files: it takes the real files, and sees what is wrong in others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asylum_screen.reading import read_file
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.json_schema import json_schema
from asylum_screen.workbench.schema import schema_text, vscode_lines
from asylum_screen.workbench.schema_cases import cases_schema
from program import ROOT
from schema_checker import Checker, unknown_words

RULES = ROOT / "rules"
SMALL = ROOT / "tests" / "rule_files" / "good" / "small"
PLAIN_RULE = "title: t\nfindings:\n  a: {when: never, signal: know, say: S., cites: [b]}\n"
WRONG = {
    "an unknown key": "title: t\nfinding: {}\n",
    "no title": "findings: {}\n",
    "a wrong signal": PLAIN_RULE.replace("know", "wins"),
    "no citation": PLAIN_RULE.replace("[b]", "[]"),
    "a day that no calendar has": "title: t\nreview_by: 2027-06-31\n",
    "29 February of a year that has none": "title: t\nreview_by: 2027-02-29\n",
    "a day in words": "title: t\nreview_by: tomorrow\n",
    "two keys in a condition": PLAIN_RULE.replace("never", "{a: yes, b: yes}"),
    "a list for a condition": PLAIN_RULE.replace("never", "[a, b]"),
    "a name with capitals": "title: t\nquestions:\n  Big: {kind: day, ask: When?}\n",
    "an unknown test of a day": PLAIN_RULE.replace("never", "{entry_date: {since: 2020-01-01}}"),
    "a question with an unknown kind": "title: t\nquestions:\n  a: {kind: free_text, ask: What?}\n",
    "a list of several": PLAIN_RULE.replace("never", "{nationalities: {several: [HN]}}"),
    "all of one answer": PLAIN_RULE.replace("never", "{entry_manner: {all_of: [between_ports]}}"),
    "a policy without a class": "policy: p\ntitle: t\n",
}


def data_of(path: Path) -> Any:
    """A rule file as plain data. Every value is text, as our reader gives it."""
    return read_file(path, path.name).data


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The schema with the names of the real pack."""
    return Checker(json_schema(load_pack(RULES)))


def test_the_real_rule_files_fit_the_schema(checker: Checker) -> None:
    """No editor marks anything in the files as they are."""
    wrong = {
        str(path.relative_to(RULES)): found
        for path in sorted(RULES.rglob("*.yaml"))
        if (found := checker.problems(data_of(path)))
    }
    assert wrong == {}


def test_another_pack_fits_it_too(checker: Checker) -> None:
    """Names that the real pack does not know are offered nowhere, but are no mistake."""
    assert [checker.problems(data_of(path)) for path in sorted(SMALL.rglob("*.yaml"))] == [[]] * 7


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_wrong_file_is_seen(checker: Checker, tmp_path: Path, case: str) -> None:
    """Mistakes of shape are marked while one writes."""
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG[case])
    assert checker.problems(data_of(path))


def test_the_checker_knows_every_word_of_the_schema() -> None:
    """Nothing in the schema is passed over by the tests, and every reference leads somewhere."""
    schema = json.loads(schema_text(RULES))
    assert unknown_words(schema) == set()
    text = json.dumps(schema)
    assert all(f'"#/$defs/{name}"' not in text for name in _dangling(schema))


def _dangling(schema: dict[str, Any]) -> set[str]:
    named = {part.split('"')[0] for part in json.dumps(schema).split('"#/$defs/')[1:]}
    return named - set(schema["$defs"])


def test_the_names_of_the_pack_are_offered() -> None:
    """An editor can complete facts, answers, definitions and sources."""
    schema = json.loads(schema_text(RULES))
    tests = schema["$defs"]["Condition"]["anyOf"][1]["properties"]
    assert tests["entry_place"]["anyOf"][0]["anyOf"][0]["enum"][0] == "sw_land_border"
    assert "child_path" in tests
    assert "usc-8-1158-b-1" in schema["$defs"]["Cite"]["anyOf"][0]["enum"]


def test_a_pack_with_mistakes_still_gives_a_schema(tmp_path: Path) -> None:
    """The schema helps most while the files are wrong."""
    (tmp_path / "wrong.yaml").write_text("title: [\n")
    assert json.loads(schema_text(tmp_path))["$defs"]["Condition"]


def test_two_lines_for_an_editor() -> None:
    """One line installs the extension, one names the schema for the rule files."""
    lines = vscode_lines(Path("rules.schema.json"), "rules/**/*.yaml")
    assert "redhat.vscode-yaml" in lines[0]
    assert '{"./rules.schema.json": "rules/**/*.yaml"}' in lines[1]


def keys_of(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key of rule files in a schema, with its shape."""
    for shape in schema["$defs"].values():
        if shape.get("additionalProperties") is False:
            yield from shape.get("properties", {}).items()


def test_an_editor_explains_every_key_in_words() -> None:
    """No key without a sentence, no name of a class, and no null that nobody writes."""
    schema = json_schema(load_pack(RULES))
    sentences = schema["$defs"]["Words"]["properties"]  # each is a sentence that people read
    silent = {key for key, shape in keys_of(schema) if "description" not in shape} - {*sentences}
    assert silent == set()
    assert "Model" not in json.dumps(schema)
    assert '"null"' not in json.dumps(schema)


def test_a_leap_day_is_a_day(checker: Checker, tmp_path: Path) -> None:
    """Days of real calendars are not marked."""
    path = tmp_path / "right.yaml"
    path.write_text("title: t\nreview_by: 2028-02-29\nreaches: 2000-02-29\n")
    assert checker.problems(data_of(path)) == []


def test_the_real_scenarios_fit_their_schema() -> None:
    """No editor marks anything in the cases as they are."""
    cases = Checker(cases_schema(load_pack(RULES)))
    wrong = {
        path.name: found
        for path in sorted((ROOT / "tests" / "scenarios").rglob("*.yaml"))
        if (found := cases.problems(data_of(path)))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    "case",
    [
        "- {name: A case, given: {}, expect: {}}\n",
        "- {name: A case, given: {}, expect: {policy clp_2023: maybe}}\n",
        "- {name: A case, given: {entry_place: moon}, expect: {policy clp_2023: yes}}\n",
        "- {name: A case, as_of: 2026-02-30, given: {}, expect: {policy clp_2023: yes}}\n",
        "- {name: A case, given: {}, expect: {weather: yes}}\n",
        "[]\n",
    ],
)
def test_a_wrong_case_is_seen(case: str, tmp_path: Path) -> None:
    """An editor marks what can never come true, and a case that expects nothing."""
    path = tmp_path / "case.yaml"
    path.write_text(case)
    assert Checker(cases_schema(load_pack(RULES))).problems(data_of(path))
