"""What trainers see on a terminal and only there: tables, and how far long work is.

A pipe or a file gets plain lines, the same in every release, because other programs read them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from contextvars import ContextVar
from io import StringIO
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Show = Callable[[str], None]
"""Prints a line."""
Item = TypeVar("Item")
COLOR: ContextVar[bool] = ContextVar("COLOR", default=True)
"""Whether letters may be bold or coloured. The command line sets it."""
PATIENCE = 2.0
"""Seconds after which people want to know how far it is."""


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], plain: Sequence[str]) -> list[str]:
    """Lines that show a table.

    Args:
        heads: the names of the columns. A name that begins with > stands, like its column, at the right.
        rows: the cells.
        plain: the lines for a pipe or a file.

    Returns:
        A drawn table for a terminal on standard output, else the plain lines.
    """
    if not _is_terminal(sys.stdout):
        return list(plain)
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for head in heads:
        drawn.add_column(Text(head.lstrip(">")), justify="right" if head.startswith(">") else "left")
    for row in rows:
        drawn.add_row(*map(Text, row))
    paper = StringIO()
    width = os.get_terminal_size(sys.stdout.fileno()).columns
    Console(file=paper, force_terminal=COLOR.get(), width=width).print(drawn)
    return [line.rstrip() for line in paper.getvalue().splitlines()]


def shares(head: str, done: str, width: int, counts: Iterable[tuple[str, int, int]], *last: str) -> list[str]:
    """A table of how many of how many, with percent.

    Args:
        head: what the names are.
        done: what was done.
        width: of the names in a pipe.
        counts: a name, how many, and of how many.
        last: a name and a percent, for a last row.
    """
    found = [(name, str(part), str(whole), f"{100 * part / whole:.1f} %") for name, part, whole in counts]
    plain = [f"{name:<{width}}{part:>5} of {whole:<5}{share:>8}" for name, part, whole, share in found]
    if last:
        found.append((last[0], "", "", last[1]))
        plain.append(f"{last[0]:<{width}}{last[1]:>22}")
    return table((head, f">{done}", ">of", ">percent"), found, plain)


def tracked(
    items: Sequence[Item], doing: str, *, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Item]:
    """The items one by one; a bar on a terminal says how far they are once it takes longer than `PATIENCE`.

    Args:
        items: what the work goes through.
        doing: what it does, as a person would say it.
        stream: where the bar stands; standard error when none is given.
        clock: tells seconds.
    """
    stream = stream or sys.stderr
    if not _is_terminal(stream):
        yield from items
        return
    began, bar = clock(), None
    with ExitStack() as shown:
        for done, item in enumerate(items):
            if bar is None and clock() - began >= PATIENCE:
                bar = shown.enter_context(_bar(stream))
                task = bar.add_task(doing, total=len(items))
            if bar is not None:
                bar.update(task, completed=done)
            yield item


def _bar(stream: TextIO) -> Progress:
    """A bar that goes when the work is done. What is printed meanwhile on the same terminal stands above it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    same = _is_terminal(sys.stdout)
    return Progress(
        *columns,
        console=Console(file=stream, no_color=not COLOR.get()),
        transient=True,
        redirect_stdout=same,
        redirect_stderr=True,
    )


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"
