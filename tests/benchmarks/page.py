"""The touch page over its real socket: the first page, and from an answer to the next page. Medians; nothing passes."""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from browser import free_port

ROWS = ("en", "dk", "done", "menu", "next", "finish")


class Visit:
    """One connection to the page."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, path: str, form: str | None = None) -> tuple[str, str]:
        """Where it sends the browser, and the page."""
        headers = {"Origin": f"http://127.0.0.1:{self._port}"} if form is not None else {}
        self._line.request("GET" if form is None else "POST", path, form, headers)
        answer = self._line.getresponse()
        return answer.getheader("Location") or "", answer.read().decode()


@contextmanager
def served() -> Iterator[tuple[Visit, float]]:
    """A kiosk's page, and the seconds from the command to its first page."""
    port, begin = free_port(), time.perf_counter()
    command = [sys.executable, "-m", "asylum_screen", "kiosk", "--page", "--port", str(port)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        while process.poll() is None:
            with suppress(OSError):
                Visit(port).ask("/")
                break
            time.sleep(0.005)
        try:
            yield Visit(port), time.perf_counter() - begin
        finally:
            process.terminate()


def page_rows(rounds: int) -> list[str]:
    """The rows of the table."""
    first, answers = [], []
    for _ in range(rounds):
        with served() as (visit, seconds):
            first.append(seconds)
            where, page = visit.ask("/begin", "")[0], ""
            while where != "/":
                page = visit.ask(where)[1]
                there = re.findall(r'name="row" value="([^"]+)"', page)
                row = next(row for row in (*ROWS, *there) if row in there)
                begin = time.perf_counter()
                where = visit.ask(where, f"row={'finish' if 'whole' in there else row}")[0]
                if where != "/":
                    visit.ask(where)
                    answers.append(time.perf_counter() - begin)
    answer = f"{statistics.median(answers) * 1000:.0f} ms, worst {max(answers) * 1000:.0f} ms"
    return [
        f"| `kiosk --page` to the first page | {statistics.median(first) * 1000:.0f} ms | | |",
        f"| from an answer to the next page, touch page | {answer} | | |",
    ]
