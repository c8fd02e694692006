"""Runs the program on its terminal and writes each page into a file: `language_runner.py LOG command...`.

The log lets a test know the page, and all that it says, without reading it off the screen. Only tests do this.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from asylum_screen.cli.main import main
from asylum_screen.fronts.prompters.view import Fragment, View

LONG = 9000  # rows on which every page is whole


def log_pages(log: Path) -> None:
    """Write a page down when it is on the screen for the first time, and every screen of it."""
    draw = View.draw
    drawn: list[View] = []

    def words(lines: list[list[Fragment]]) -> list[str]:
        return ["".join(text for _, text in line) for line in lines]

    def told(view: View, columns: int, rows: int) -> list[list[Fragment]]:
        shown = draw(view, columns, rows)
        if not drawn or drawn[-1] is not view:
            drawn[:] = [view]
            whole = draw(View(view.page, view.key, list(view.rows)), columns, LONG)
            ids: dict[str, int | str] = {row.id: row.key for row in view.page.ends}
            ids |= {row.id: number for number, row in view.page.numbered(view.rows).items()}
            entry = {"name": view.page.name, "kind": view.page.kind.value, "rows": ids, "text": words(whole)}
            with log.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps({**entry, "screen": words(shown)}) + "\n")
        return shown

    View.draw = told  # type: ignore[method-assign]


if __name__ == "__main__":
    log_pages(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
