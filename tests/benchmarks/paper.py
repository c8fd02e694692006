"""How long one paper takes, whole processes, beside the same paper through WeasyPrint.

    python tests/benchmarks/paper.py [--rounds 7] [--weasyprint PYTHON]

PYTHON is an interpreter of an environment that has WeasyPrint; without it there is no ratio. "Nothing written" is the
same command without a paper: what is above it is the paper itself. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from run import PROGRAM, ROOT, pairs, wall

PERSON = ROOT / "tests" / "people" / "02_honduran_mother.yaml"
OTHER = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def command(*more: str) -> list[str]:
    """The program with one person's answers."""
    return [*PROGRAM, "screen", "--answers", str(PERSON), *more]


def through_weasyprint(python: str, html: str, other: str) -> float:
    """Seconds of our HTML paper and its way through WeasyPrint."""
    return wall(command("--handout", html)) + wall([python, "-c", OTHER, html, other])


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
        for row in rows(options.rounds, Path(folder), options.weasyprint):
            print("{:34} {:>8} {:>8} {:>6}".format(*row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
