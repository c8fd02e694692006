"""The result on a terminal, through Rich: bold, and one red for what cannot wait, which has its words too.

Rich decides what the terminal can show: NO_COLOR leaves bold, TERM=dumb and a pipe leave plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from asylum_screen.language.cells import printable

from .document import Document
from .page_rows import Slots, Weight, styled_lines
from .text import NARROWEST, WIDEST, weighed

_STYLES = {Weight.QUIET: "", Weight.PLAIN: "", Weight.STRONG: "bold", Weight.ALARM: "bold red"}


def print_result(
    out: TextIO, env: Mapping[str, str], width: int, first: Iterable[Slots], document: Document | None
) -> None:
    """Print page one, and after it the orientation.

    Args:
        out: where it goes.
        env: the environment (TERM, NO_COLOR, COLORTERM).
        width: cells in a line.
        first: page one and the pages behind it.
        document: the orientation; None where it is not printed.

    Raises:
        OSError: it could not be written.
    """
    from rich.console import Console
    from rich.text import Text

    plain = bool(env.get("NO_COLOR"))
    console = Console(file=out, width=width, _environ={**env}, no_color=plain, highlight=False, markup=False)
    room = max(NARROWEST, min(width, WIDEST))
    for slots in first:
        for row, weight in (*styled_lines(slots, room), ("", Weight.PLAIN)):
            console.print(Text(printable(row), _STYLES[weight]), soft_wrap=True)
    for row, weight in weighed(document, width) if document is not None else ():
        console.print(Text(printable(row), _STYLES[weight]), soft_wrap=True)
