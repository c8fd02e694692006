"""`screen --page` and `kiosk --page` as commands: where the page is, how it ends, what is said when it cannot be."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from browser import free_port
from program import ROOT, environment, run

PROGRAM = [sys.executable, "-m", "asylum_screen"]
WAIT = 120.0


def ask(address: str, path: str, form: str | None = None) -> tuple[str, str]:
    """Where the browser is in the end, and the page."""
    origin = {"Origin": address.rstrip("/")} if form is not None else {}
    request = urllib.request.Request(address + path, form.encode() if form is not None else None, origin)  # noqa: S310
    with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310
        return str(answer.url).removeprefix(address), answer.read().decode()


def test_one_person_on_a_laptop_plays_to_the_end_and_takes_a_paper(tmp_path: Path) -> None:
    """The address is said, no browser is started without a desktop; after the end the program ends and writes."""
    paper = tmp_path / "paper.html"
    command = [*PROGRAM, "screen", "--page", "--lang", "en", "--handout", str(paper)]
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stderr is not None and served.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", served.stderr.readline())
        assert found is not None
        address = found[0]
        where, page = ask(address, "begin", "")
        for _ in range(60):
            rows = re.findall(r'name="row" value="([^"]+)"', page)
            if not rows:
                break
            if "whole" in rows:
                sheet = ask(address, f"{where.rsplit('/', 1)[0]}/paper")[1]
                assert 'class="part part-first' in sheet
            row = next(row for row in ("finish", "skip", "done", "next", rows[0]) if row in rows)
            assert "stays in this window" not in page
            where, page = ask(address, where, f"row={row}")
        assert (where, "You have left. Nothing was kept." in page) == ("", True)
        assert served.wait(WAIT) == 0
        assert served.stdout.read() == "You have left. Nothing was kept.\n"
    assert "CANNOT WAIT" in paper.read_text(encoding="utf-8") or "FIRST" in paper.read_text(encoding="utf-8")


def test_without_the_package_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    """For both commands; exit code 2."""
    (tmp_path / "waitress.py").write_text("raise ImportError\n", encoding="utf-8")
    for command in ("screen", "kiosk"):
        done = run(command, "--page", env=environment(PYTHONPATH=str(tmp_path)))
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1] == (
            'The page needs one more package. Run: pip install "asylum-screen[web]"'
        )
        assert "Traceback" not in done.stderr


def test_a_port_in_use_is_told() -> None:
    """Two kiosks on one machine: the second says so."""
    port = free_port()
    first = subprocess.Popen(
        [*PROGRAM, "kiosk", "--page", "--port", str(port)], env=environment(), stdin=subprocess.DEVNULL
    )
    try:
        while first.poll() is None:
            try:
                ask(f"http://127.0.0.1:{port}/", "")
                break
            except OSError:
                time.sleep(0.05)
        done = run("kiosk", "--page", "--port", str(port))
    finally:
        first.terminate()
        first.wait(WAIT)
    assert (done.returncode, done.stderr.count(f"port {port}")) == (2, 1)


def test_the_style_names_no_side() -> None:
    """What runs from right to left is mirrored by itself."""
    css = (ROOT / "src/asylum_screen/web/page.css").read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w-])(?:[a-z-]*-)?(?:left|right)(?=[-:;])", css) == []
    assert "url(" not in css and "@import" not in css
