"""How long one paper takes: the paper alone, and whole processes, beside the same paper through WeasyPrint.

    python tests/benchmarks/paper.py [--rounds 7] [--weasyprint PYTHON]

PYTHON is an interpreter of an environment that has WeasyPrint; without it there is no ratio. "Nothing written" is the
same command without a paper. "Alone" is one process that has its rules, from the answers file to the file on the disk:
"one" works every rule out anew, as for one person; "many" keeps what it worked out, as `assess` of many people does.
Medians. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from run import PROGRAM, ROOT, pairs, wall

from asylum_screen.cli.handout import write_whole
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import assess
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions
from asylum_screen.present.document import Document
from asylum_screen.present.handout import build_handout
from asylum_screen.present.html import render_html
from asylum_screen.present.ics import render_ics
from asylum_screen.present.pdf import render_pdf
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader

TODAY = date(2026, 11, 22)
PEOPLE = sorted((ROOT / "tests" / "people").glob("*.yaml"))
PERSON = ROOT / "tests" / "people" / "02_honduran_mother.yaml"
FORMS: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: render_html(document).encode(),
    "pdf": render_pdf,
    "ics": lambda document: render_ics(document, Words(), TODAY).encode(),
}
OTHER = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def command(*more: str) -> list[str]:
    """The program with one person's answers."""
    return [*PROGRAM, "screen", "--answers", str(PERSON), *more]


def through_weasyprint(python: str, html: str, other: str) -> float:
    """Seconds of our HTML paper and its way through WeasyPrint."""
    return wall(command("--handout", html)) + wall([python, "-c", OTHER, html, other])


def alone(rounds: int, folder: Path) -> list[tuple[str, str, str, str]]:
    """The paper itself, for the ten people in turn; the first of each form is not counted."""
    pack = load_pack(ROOT / "rules")
    table = []
    for name, render in FORMS.items():
        kept = Evaluator(pack, TODAY)
        for label, evaluators in (("one", None), ("many", kept)):
            taken = []
            for person in [PEOPLE[0], *PEOPLE * rounds]:
                begin = time.perf_counter()
                evaluator = evaluators or Evaluator(pack, TODAY)
                facts = AnswerReader(pack, TODAY).file(person).facts
                assert facts is not None
                options = PaperOptions(TODAY, program="0", evaluator=evaluator)
                document = build_handout(assess(evaluator, facts), Words(), options)
                write_whole(folder / f"alone.{name}", render(document))
                taken.append(time.perf_counter() - begin)
            table.append((f"alone, {name}, {label}", f"{statistics.median(taken[1:]):.3f} s", "", ""))
    return table


def rows(rounds: int, folder: Path, weasyprint: str | None) -> list[tuple[str, str, str, str]]:
    """One row a form: ours, the other, the ratio of the pairs."""
    html, pdf = str(folder / "paper.html"), str(folder / "paper.pdf")
    bare = statistics.median(wall(command()) for _ in range(rounds))
    table = [("nothing written", f"{bare:.2f} s", "", "")]
    for name, path in (("HTML", html), ("PDF", pdf), ("calendar", str(folder / "dates.ics"))):
        taken = statistics.median(wall(command("--handout", path)) for _ in range(rounds))
        table.append((name, f"{taken:.2f} s", "", ""))
    if weasyprint is not None:
        first, second, ratio = pairs(
            rounds,
            partial(wall, command("--handout", pdf)),
            partial(through_weasyprint, weasyprint, html, str(folder / "other.pdf")),
        )
        table.append(("PDF, ours / HTML and WeasyPrint", f"{first:.2f} s", f"{second:.2f} s", f"{ratio:.2f}"))
    return table


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--weasyprint", help="a python that has WeasyPrint")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for row in alone(options.rounds, Path(folder)) + rows(options.rounds, Path(folder), options.weasyprint):
            print("{:34} {:>8} {:>8} {:>6}".format(*row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
