"""Runs an interview in parts with the real rules and writes each page shown into a file: `people_runner.py LOG`.

The log lets a test know the page without reading it off the screen. Only tests do this.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

from asylum_screen.cli.parts import in_parts
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.result import result_data
from asylum_screen.fronts import Setup, Terminal, run_interview
from asylum_screen.fronts.prompters.view import Fragment, View
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.present.page_one import first_pages
from asylum_screen.present.writer import Writer
from asylum_screen.rulebook import load_pack

AS_OF = date(2026, 11, 22)
RULES = Path(__file__).resolve().parents[2] / "rules"
OPTIONS = PaperOptions(AS_OF)


def document(orientation: Orientation, words: Words) -> Document:
    """The real document of present."""
    return build(orientation, words, OPTIONS)


def main() -> int:
    """Run one interview and give its exit code."""
    log = Path(sys.argv[1])
    draw = View.draw
    drawn: list[View] = []

    def told(view: View, columns: int, rows: int) -> list[list[Fragment]]:
        """Write a page down when it is on the screen for the first time: keys pressed earlier count for nothing."""
        if not drawn or drawn[-1] is not view:
            drawn[:] = [view]
            numbers: dict[str, int | str] = {row.id: row.key for row in view.page.ends}
            numbers |= {row.id: number for number, row in view.page.numbered(view.rows).items()}
            write({"name": view.page.name, "kind": view.page.kind.value, "rows": numbers})
        return draw(view, columns, rows)

    def write(entry: object) -> None:
        with log.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(entry) + "\n")

    View.draw = told  # type: ignore[method-assign]
    pack = load_pack(RULES)
    say = Writer(Words(), pack.amounts, AS_OF).say
    setup = Setup(
        pack,
        AS_OF,
        lambda _: Words(),
        document,
        first=lambda orientation, words: first_pages(orientation, words, OPTIONS),
        parts=in_parts(lambda: OPTIONS),
    )
    outcome = run_interview(setup, Terminal(sys.stdin, sys.stdout, os.environ))
    if outcome.orientation is not None:
        write({"name": "result", "result": result_data(outcome.orientation, say, "en")})
    return outcome.exit_code


if __name__ == "__main__":
    sys.exit(main())
