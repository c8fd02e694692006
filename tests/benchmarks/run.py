"""One command, one table: how long the program takes beside others, as medians of paired runs.

    python tests/benchmarks/run.py [--rounds 7] [--copier PATH]

Two commands of a row run in turn (A B A B …); the ratio is the median of the ratios of the pairs. Times are wall time
of whole processes on this machine; those of `assess` are what its one core worked. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import random
import resource
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import assess as assess_facts
from asylum_screen.core.result import result_data
from asylum_screen.core.rules import RulePack
from asylum_screen.language.words import Words
from asylum_screen.present.writer import Writer
from asylum_screen.reading.lasting import lasting
from asylum_screen.rulebook.answers import AnswerReader
from asylum_screen.rulebook.load import load_pack

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.page import page_rows

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "asylum_screen"]
PEOPLE = 10_000
TODAY = date(2026, 11, 22)
FIRST_TEN = (
    "right_to_apply_any_manner",
    "outside_us_no_application",
    "poe_inspection_screening",
    "illegal_entry_offence",
    "uac_protections",
    "title42_2020",
    "title42_uac_exemption",
    "mpp_2021",
    "clp_2023",
    "proc_10888",
)


def wall(command: list[str]) -> float:
    """Seconds of a whole process, its output thrown away."""
    begin = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def processor(command: list[str]) -> float:
    """Seconds of one core that a whole process took, its waiting left out."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(command: list[str]) -> float:
    """The most memory a whole process held, in MiB. It is started by a small one, whose memory is the least seen."""
    small = (
        "import os, sys; quiet = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (0, 1, 2)]; "
        "child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet); "
        "print(os.wait4(child, 0)[2].ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-S", "-c", small, *command], capture_output=True, check=True)
    return int(done.stdout) / 1024


def start_rows(rounds: int, bare: list[str]) -> list[str]:
    """What a start takes: the version, the help, the first page in plain lines, and the memory of that."""
    rows = []
    for name, more in (("--version", ["--version"]), ("--help", ["--help"]), ("screen --plain", ["screen", "--plain"])):
        command = [*PROGRAM, *more]
        mine, theirs, ratio = pairs(rounds, lambda command=command: wall(command), lambda: wall(bare))  # type: ignore[misc]
        rows.append(f"| `{name}` | {mine * 1000:.0f} ms | `python -c pass` {theirs * 1000:.0f} ms | {ratio:.1f} |")
    mine, theirs, ratio = pairs(rounds, lambda: peak([*PROGRAM, "screen", "--plain"]), lambda: peak(bare))
    return [*rows, f"| peak memory of the same | {mine:.0f} MiB | `python -c pass` {theirs:.0f} MiB | {ratio:.1f} |"]


def assess(people: Path) -> list[str]:
    """The command that assesses the answer sets of a file."""
    return [*PROGRAM, "assess", str(people), "--format", "jsonl", "--as-of", TODAY.isoformat()]


def until(command: list[str], marks: list[bytes], folder: str) -> float:
    """Seconds from the start of a command on a new terminal until one of the marks stands on it."""
    begin = time.perf_counter()
    child, screen = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(TERM="xterm", COLUMNS="80", LINES="24")
        os.execvp(command[0], command)
    seen = b""
    while not any(mark in seen for mark in marks) and time.perf_counter() - begin < 30:
        ready, _, _ = select.select([screen], [], [], 30)
        try:
            seen += os.read(screen, 65536) if ready else b""
        except OSError:
            break
        if b"\x1b[6n" in seen:  # "where is the cursor?"
            seen = seen.replace(b"\x1b[6n", b"")
            os.write(screen, b"\x1b[1;1R")
    taken = time.perf_counter() - begin
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(screen)
    return taken


def pairs(rounds: int, first: Callable[[], float], second: Callable[[], float]) -> tuple[float, float, float]:
    """Median of the first, median of the second, median of the ratios; one warm-up of each is not counted."""
    first(), second()
    measured = [(first(), second()) for _ in range(rounds)]
    return (
        statistics.median(a for a, _ in measured),
        statistics.median(b for _, b in measured),
        statistics.median(a / b for a, b in measured),
    )


def answer_sets(path: Path) -> None:
    """Ten thousand made-up answer sets: the six fixed facts, and a few more for some."""
    dice = random.Random(7)  # noqa: S311  (made-up people, no secrets)
    places = ["sw_land_border", "northern_border", "airport", "sea", "interior"]
    manners = ["poe_appointment", "poe_no_appointment", "between_ports", "parole", "visa_overstay"]
    with path.open("w") as file:
        for _ in range(PEOPLE):
            facts: dict[str, object] = {
                "entry_date": (TODAY - timedelta(days=dice.randrange(3800))).isoformat(),
                "entry_place": dice.choice(places),
                "entry_manner": dice.choice(manners),
                "nationalities": [dice.choice(["HN", "GT", "VE", "HT", "MX", "IR", "GH", "CN"])],
                "unaccompanied_child": dice.random() < 0.1,
            }
            if dice.random() < 0.5:
                facts |= {"afraid_to_return": dice.random() < 0.8, "in_custody": dice.random() < 0.1}
            file.write(json.dumps(facts) + "\n")


def copier_row(rounds: int, copier: str | None, folder: str) -> str:
    """From the command to the first page, beside `copier copy` to its first question."""
    ours = [*PROGRAM, "screen", "--as-of", TODAY.isoformat()]

    def our_time() -> float:
        return until(ours, [b"Choose your language", b"Press Enter"], folder)

    if copier is None:
        mine = statistics.median(our_time() for _ in range(rounds))
        return f"| to the first page | {mine * 1000:.0f} ms | copier not found | |"
    template = Path(folder) / "template"
    template.mkdir(exist_ok=True)
    question = "place:\n  type: str\n  help: Where did you come in?\n  choices: [port, between]\n"
    (template / "copier.yml").write_text(question)

    def their_time() -> float:
        return until([copier, "copy", "--trust", str(template), str(Path(folder) / "out")], [b"Where did you"], folder)

    mine, theirs, ratio = pairs(rounds, our_time, their_time)
    return f"| to the first page | {mine * 1000:.0f} ms | `copier copy` {theirs * 1000:.0f} ms | {ratio:.2f} |"


def small_rules(pack: RulePack) -> RulePack:
    """The ten policies with which the rules began, with the grounds, the harm and one time limit."""
    return replace(
        pack,
        policies=tuple(each for each in pack.policies if each.id in FIRST_TEN),
        findings=tuple(each for each in pack.findings if each.topic in ("grounds", "harm")),
        deadlines=tuple(each for each in pack.deadlines if each.id == "one_year"),
        help=pack.help[:3],
        cards=pack.cards[:1],
    )


def lines_a_second(pack: RulePack, people: Path) -> float:
    """Answer sets read, worked out and written as lines in a second of one core, start and loading left out."""
    begin = time.process_time()
    evaluator = Evaluator(pack, TODAY)
    say = Writer(Words(), pack.amounts, TODAY).say
    with lasting():
        for record in AnswerReader(pack, TODAY).lines(people.read_bytes().splitlines(), people.name):
            assert record.facts is not None
            json.dumps(result_data(assess_facts(evaluator, record.facts), say, "en"), ensure_ascii=False)
    return PEOPLE / (time.process_time() - begin)


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--copier", default=shutil.which("copier"))
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # with it nothing is kept ready, and each start compiles anew
    rows = ["| what | ours | beside | ratio |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        bare = [sys.executable, "-c", "pass"]
        rows += start_rows(chosen.rounds, bare)
        rows.append(copier_row(chosen.rounds, chosen.copier, folder))
        rows += page_rows(chosen.rounds)
        people = Path(folder) / "people.jsonl"
        answer_sets(people)
        empty = Path(folder) / "one.jsonl"
        empty.write_text("{}\n")
        many, one, _ = pairs(chosen.rounds, lambda: processor(assess(people)), lambda: processor(assess(empty)))
        rate, net = f"{PEOPLE / many:.0f} a second", f"{PEOPLE / (many - one):.0f} a second without start"
        rows.append(f"| `assess`, {PEOPLE} sets, one core | {many:.1f} s, {rate} | one set {one:.1f} s | {net} |")
        pack = load_pack(ROOT / "rules")
        few = small_rules(pack)
        small, whole, ratio = pairs(
            chosen.rounds, lambda: lines_a_second(few, people), lambda: lines_a_second(pack, people)
        )
        rows.append(f"| the same in one process, 10 policies | {small:.0f} a second | all {whole:.0f} | {ratio:.2f} |")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
