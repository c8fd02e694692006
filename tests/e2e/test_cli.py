"""The commands as other programs rely on them: exit codes, streams, results and errors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from program import ROOT, environment, run

GOOD = "entry_date: 2023-06-14\nentry_place: sw_land_border\nentry_manner: between_ports\nnationalities: [HN]\n"
PEOPLE = sorted((ROOT / "tests" / "people").glob("*.yaml"))


def inside(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    """Run the program's own main in this process (quicker than a new one): exit code and both outputs."""
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", "2026-11-22")
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def write(folder: Path, text: str | bytes, name: str = "answers.yaml") -> str:
    """An answers file."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


BAD = {
    "unknown fact": ("entry_dat: 2023-06-14", "1:1 AS602", 'Did you mean "entry_date"?'),
    "wrong option": ("entry_place: the border", "1:14 AS603", "sw_land_border"),
    "not a day": ("entry_date: June 5", "1:13 AS604", "YYYY-MM-DD"),
    "no such day": ("entry_date: 2023-02-29", "1:13 AS605", "29 February"),
    "future day": ("entry_date: 2026-11-23", "1:13 AS606", "2026-11-22"),
    "turned range": ("entry_date: {earliest: 2024-02-01, latest: 2024-01-01}", "1:24 AS607", ""),
    "wrong country": ("nationalities: [XX]", "1:17 AS608", "HN"),
    "empty list": ("nationalities: []", "1:16 AS609", "unknown"),
    "a key twice": ("entry_date: 2023-06-14\nentry_date: 2023-06-15", "2:1 AS", ""),
    "an alias": ("nationalities: &a [HN]\nentry_date: *a", "AS1", ""),
    "a list": ("- entry_date: 2023-06-14", "1:1 AS601", "mapping"),
    "not UTF-8": (b"entry_date: \xff\xfe", "AS1", "UTF-8"),
    "too deep": ("entry_date: " + "[" * 40 + "]" * 40, "AS1", ""),
    "too large": ("# " + "x" * 1_100_000 + "\nentry_date: 2023-06-14", "AS1", ""),
}


@pytest.mark.parametrize("case", sorted(BAD))
@pytest.mark.parametrize("command", ["assess", "screen"])
def test_a_wrong_answers_file_gets_its_place_and_no_result(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, case: str, command: str
) -> None:
    """Every kind of mistake is told with its place and a way out; exit 3; nothing on standard output."""
    text, place, hint = BAD[case]
    path = write(tmp_path, text)
    arguments = ["assess", path] if command == "assess" else ["screen", "--answers", path]
    code, out, err = inside(capfd, monkeypatch, *arguments)

    assert code == 3
    assert out == ""
    assert place in err
    assert hint in err
    assert "Traceback" not in err


def test_the_result_has_the_promised_shape(tmp_path: Path) -> None:
    """Keys, their order and the words of the JSON result are those of the stable interface."""
    done = run("assess", write(tmp_path, GOOD), "--format", "json")
    result = json.loads(done.stdout)

    assert done.returncode == 0
    assert list(result) == [
        "schema_version",
        "as_of",
        "lang",
        "rules",
        "urgent",
        "findings",
        "policies",
        "deadlines",
        "conflicts",
        "missing",
        "help",
        "cards",
        "first",
        "touches",
        "next",
        "help_first",
    ]
    assert result["schema_version"] == 1
    assert result["rules"]["reviewed_by_lawyer"] == "nobody"
    grounds = {item["id"]: item["signal"] for item in result["findings"] if item["id"].startswith("ground.")}
    assert set(grounds) == {
        "ground.race",
        "ground.religion",
        "ground.nationality",
        "ground.particular_social_group",
        "ground.political_opinion",
    }
    assert set(grounds.values()) <= {"points_to", "find_out"}
    assert {item["applies"] for item in result["policies"]} <= {"yes", "no", "unknown"}
    shown = {item["id"] for item in result["findings"]}
    assert shown.isdisjoint(item["id"] for item in (*result["urgent"], *result["deadlines"]))


def test_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    """Two runs, with other hash seeds, print the same."""
    path = write(tmp_path, GOOD)
    outputs = {
        run("assess", path, "--format", form, env=environment(PYTHONHASHSEED=seed)).stdout
        for form in ("json",)
        for seed in ("1", "2", "3")
    }

    assert len(outputs) == 1


def test_json_lines_go_line_by_line_and_stop_at_a_wrong_one(tmp_path: Path) -> None:
    """A wrong record is told with its line and stops the run; --keep-going goes on and still exits 3."""
    lines = '{"entry_place": "airport"}\n{"entry_plase": "airport"}\n{"entry_place": "sea"}\n'
    path = write(tmp_path, lines, "people.jsonl")
    stopped = run("assess", path, "--format", "jsonl")
    going = run("assess", path, "--format", "jsonl", "--keep-going")

    assert stopped.returncode == going.returncode == 3
    assert ":2:" in stopped.stderr
    assert len(stopped.stdout.splitlines()) == 1
    assert len(going.stdout.splitlines()) == 2
    assert all(json.loads(line)["schema_version"] == 1 for line in going.stdout.splitlines())


def test_another_day_is_another_world_and_says_so(tmp_path: Path) -> None:
    """--as-of leaves later policies out, and every page carries the warning."""
    path = write(tmp_path, "entry_date: 2021-08-10\nentry_place: sw_land_border\nentry_manner: between_ports\n")
    then = run("assess", path, "--as-of", "2021-11-22")
    today = run("assess", path)
    known = {
        item["id"]
        for item in json.loads(run("assess", path, "--as-of", "2021-11-22", "--format", "json").stdout)["policies"]
    }

    assert "It is not today's law." in then.stdout
    heads = then.stdout.count("General information, not legal advice.") + then.stdout.count("START HERE.")
    assert then.stdout.count("It is not today's law.") == heads
    assert "It is not today's law." not in today.stdout
    assert "title42_2020" in known
    assert not known & {"clp_2023", "proc_10888", "stb_2024", "cbp_one"}


def test_the_day_of_today_may_be_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """--as-of with the day of today is as good as none: the same orientation, without a warning."""
    path = write(tmp_path, "in_custody: yes\nentry_place: outside_us\n")
    plain = inside(capfd, monkeypatch, "assess", path)
    assert plain[0] == 0
    assert inside(capfd, monkeypatch, "assess", path, "--as-of", "2026-11-22") == plain


def test_answers_that_do_not_fit_together_are_told(tmp_path: Path) -> None:
    """Somebody who came by air and between ports reads that these two answers do not fit."""
    path = write(tmp_path, "entry_place: airport\nentry_manner: between_ports\n")
    found = json.loads(run("assess", path, "--format", "json").stdout)["conflicts"]
    said = " ".join(run("assess", path, "--whole").stdout.split())
    assert found
    assert all(" ".join(each["text"].split()) in said for each in found)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["screen", "--as-of", "2027-01-01"], "after today"),
        (["screen", "--as-of", "2015-12-31"], "2016"),
        (["screen", "--as-of", "yesterday"], "YYYY-MM-DD"),
        (["screen", "--lang", "xx"], "xx"),
        (["nonsense"], "nonsense"),
        (["assess"], "FILE"),
        (["assess", "none.yaml", "--topic", "fees"], "There are: urgent, dates, reasons"),
        (["assess", "none.yaml", "--topic", "dates", "--format", "json"], "--format text"),
        (["--rules", "/nowhere", "rules", "check"], "/nowhere"),
    ],
)
def test_wrong_use_exits_2_with_a_reason(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    """A wrong option is told on standard error."""
    code, _, err = inside(capfd, monkeypatch, *arguments)

    assert code == 2
    assert words.lower() in err.lower()
    assert "Traceback" not in err


def test_without_a_terminal_the_bare_command_shows_help() -> None:
    """No interview is begun where nobody can answer; exit 2."""
    done = run()

    assert done.returncode == 2
    assert "Usage" in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_full_disk_is_told_and_exits_6(tmp_path: Path, form: str) -> None:
    """Standard output on a full disk: a message, exit 6, no traceback."""
    path = write(tmp_path, GOOD)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "asylum_screen", "assess", path, "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )

    assert done.returncode == 6
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_a_normal_end(tmp_path: Path) -> None:
    """`assess … | head -n 1` exits 0 and says nothing."""
    path = write(tmp_path, GOOD)
    script = f'set -o pipefail; "{sys.executable}" -m asylum_screen assess "{path}" | head -n 1'
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), check=False)

    assert done.returncode == 0
    assert done.stderr == b""


def test_many_lines_to_a_reader_that_goes_away_are_a_normal_end(tmp_path: Path) -> None:
    """The same with more lines than fit into a pipe: the first one arrives whole."""
    path = write(tmp_path, '{"entry_place": "airport"}\n' * 20, "answers.jsonl")
    script = f'set -o pipefail; "{sys.executable}" -m asylum_screen assess "{path}" --format jsonl | head -n 1'
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), check=False)

    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout)["schema_version"] == 1


@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        ("--version", "<&- >&- 2>&-", 0),
        ("rules facts afraid", ">&-", 0),
        ("assess - --format jsonl", "<&-", 0),
        ("assess -", "<&-", 3),
        ("screen --answers {path} --handout {path}.html", ">&- 2>&-", 0),
    ],
)
def test_a_stream_closed_before_the_start_reads_nothing_and_writes_nowhere(
    tmp_path: Path, arguments: str, closed: str, code: int
) -> None:
    """No traceback, the usual exit code, and a paper written meanwhile takes nothing of what is for the screen."""
    path = write(tmp_path, GOOD)
    script = f'exec "{sys.executable}" -m asylum_screen {arguments.format(path=path)} {closed}'
    done = subprocess.run(["sh", "-c", script], capture_output=True, env=environment(), check=False)

    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"went wrong" not in done.stderr
    if "--handout" in arguments:
        paper = Path(f"{path}.html").read_text(encoding="utf-8").strip().lower()
        assert paper.startswith("<!doctype html>")
        assert paper.endswith("</html>")
        assert paper.count("<!doctype") == 1


def test_version_names_program_rules_and_day_without_heavy_modules() -> None:
    """`--version` loads none of questionary, pydantic, Babel, nor the classes of rules (by modules, not by time)."""
    code = (
        "import sys; sys.argv = ['asylum-screen', '--version']\n"
        "from asylum_screen.__main__ import run\n"
        "try:\n    run()\nexcept SystemExit as left:\n    assert left.code == 0\n"
        "rules = 'asylum_screen.core.rules'\n"
        "heavy = {'questionary', 'prompt_toolkit', 'pydantic', 'babel', 'typer', 'rich', rules} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=False)

    assert done.returncode == 0, done.stderr
    assert "checked on" in done.stdout


def test_answers_that_contradict_are_shown(tmp_path: Path) -> None:
    """Still outside, but entered between ports: named in `conflicts`."""
    path = write(tmp_path, "entry_place: outside_us\nentry_manner: between_ports\nentry_date: 2024-03-01\n")
    result = json.loads(run("assess", path, "--format", "json").stdout)

    assert any({"entry_place", "entry_manner"} <= set(item["facts"]) for item in result["conflicts"])
    assert result["deadlines"] == []


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_window(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: Path, width: int
) -> None:
    """At 40, 60 and 80 columns no line of the ten people's orientations is wider."""
    for more in ((), ("--whole",), ("--topic", "came")):
        code, out, _ = inside(capfd, monkeypatch, "assess", str(path), "--width", str(width), *more)

        assert code == 0
        assert max(len(line) for line in out.splitlines()) <= width


def test_topics_follow_page_one_and_can_be_opened(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page one and the list of topics; one topic alone; page one and everything. `screen --answers` does the same."""
    person = str(PEOPLE[1])
    shown = inside(capfd, monkeypatch, "assess", person)[1]
    topic = inside(capfd, monkeypatch, "assess", person, "--topic", "dates")[1]
    whole = inside(capfd, monkeypatch, "screen", "--answers", person, "--whole")[1]

    assert shown == inside(capfd, monkeypatch, "screen", "--answers", person)[1]
    told = re.search(r"  dates: Your dates \((\d+) cards, (\d+) more\)", shown)
    assert shown.startswith("START HERE.") and told is not None
    own, more = map(int, told.groups())
    assert topic.startswith("Your dates\n") and topic.count("General information") == 1
    assert (
        f"Your dates ({own} of {own + more})" in topic and "More cards, general" in topic and "ASK A LAWYER:" in topic
    )
    assert whole.startswith("START HERE.") and whole.count("General information") == 1
    assert "Why we said this" in whole and "Why we said this" in topic and "Why we said this" not in shown


def test_no_path_ends_without_the_closing_sentences(tmp_path: Path) -> None:
    """The right to ask, free help and the lawyer's sentence close even an empty orientation."""
    text = " ".join(run("assess", write(tmp_path, "{}"), "--whole").stdout.split())

    assert "may ask for asylum" in text
    assert "A lawyer or an accredited representative should look at this with you." in text
    assert "9. Free help" in text
