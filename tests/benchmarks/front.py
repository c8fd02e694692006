"""How fast a page follows a key, with the real rules and no terminal in between. Medians; nothing passes or fails.

    python tests/benchmarks/front.py

"next question": from Enter to the next page drawn. "key": from an arrow key to the page drawn anew.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from asylum_screen.core.orientation import Orientation
from asylum_screen.fronts import Setup
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import Kind, Page
from asylum_screen.fronts.prompters.screen import ScreenPrompter
from asylum_screen.fronts.prompters.view import Fragment, View
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.rulebook import load_pack

sys.path.insert(0, str(Path(__file__).parents[1]))

from script_prompter import Recorder

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)


class Screen(DummyOutput):
    """A screen of 80 by 100 that shows nothing; so high that one key reaches the first answer."""

    def get_size(self) -> Size:
        """Its size."""
        return Size(100, 80)


def document(orientation: Orientation, words: Words) -> Document:
    """The orientation, laid out."""
    return build(orientation, words, PaperOptions(DAY))


def measure() -> tuple[list[float], list[float]]:
    """Seconds to the next question, and to the page drawn anew after a key."""
    questions: list[float] = []
    keys: list[float] = []
    sent = [0.0]
    draw = View.draw
    drawn: list[View] = []
    waiting: list[str] = []  # keys go one by one, each when the one before is seen: together they would be a paste

    with create_pipe_input() as pipe:

        def timed(view: View, columns: int, rows: int) -> list[list[Fragment]]:
            lines = draw(view, columns, rows)
            now = time.perf_counter()
            if not drawn or drawn[-1] is not view:
                drawn[:] = [view]
                if sent[0] and view.page.question:
                    questions.append(now - sent[0])
                waiting[:] = plan(view)
            elif view.page.question and view.pointer == 0:
                keys.append(now - sent[0])
            if waiting:
                sent[0] = time.perf_counter()
                pipe.send_text(waiting.pop(0))
            return lines

        View.draw = timed  # type: ignore[method-assign]
        fast = lambda: 1000 * time.perf_counter()  # noqa: E731  (keys so quick would count as pasted)
        prompter = ScreenPrompter(io.StringIO(), io.StringIO(), keys=pipe, output=Screen(), settle=0, clock=fast)
        setup = Setup(load_pack(ROOT / "rules"), DAY, lambda _: Words(), document)
        drive(Conversation(setup).pages(), Recorder(prompter.ask, _nothing))
        View.draw = draw  # type: ignore[method-assign]
    return questions, keys


def plan(view: View) -> list[str]:
    """The keys for a page: an arrow, then "I do not know"; through a text to its end."""
    if view.page.question:
        place = [row.id for row in view.rows].index("dk") + 1
        return ["\x1b[B"] * place + ["\r"]
    if view.page.kind is not Kind.READ:
        return [{"review": "1", "teach": "2"}[view.page.name], "\r"]
    return ["\x1b[6~"] * (view.total // max(1, view.height)) + ["\r"]


def _nothing(_page: Page) -> None:
    return


def main() -> None:
    """Play three interviews and print a table."""
    runs = [measure() for _ in range(3)]
    for name, place, wanted in (("next question", 0, 100), ("key", 1, 50)):
        values = sorted(1000 * value for run in runs for value in run[place])
        median, worst = statistics.median(values), values[-1]
        sys.stdout.write(f"{name:<14} median {median:6.1f} ms   worst {worst:6.1f} ms   wanted under {wanted} ms\n")


if __name__ == "__main__":
    main()
