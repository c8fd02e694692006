"""The touch page in a real Chromium with scripts off: Back, silence, kill -9, widths, directions, and what is sent."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from asylum_screen.language.languages import ENGLISH
from browser import THERE, Browser, browser, driver, free_port
from program import environment

pytestmark = pytest.mark.skipif(not THERE, reason="chromium or chromedriver is not here")

RUNNER = Path(__file__).with_name("page_runner.py")
COUNTRY = "Kiribati"
SECRETS = (COUNTRY, "danger", "court", "asylum", "citizen")
NEUTRAL = "Community information"
WAIT = 60.0
SAYS = ("KI", "read", "yes", "airport")
SMALLEST, ANSWER = 54, 64
LOOKED_AT = ("topic:urgent", "topic:dates", "whole", "review")
ON = ("dk", "menu", "skip", "done", "next", "finish")
MEASURE = """
const [target, answer] = arguments;
const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
const small = [...document.querySelectorAll('button:not([hidden]),a,label,summary,audio')].filter(each => {
  const box = each.getBoundingClientRect();
  const least = each.classList.contains('row') ? answer : target;
  return box.width && (box.height < least || box.width < target);
}).map(each => each.outerHTML.slice(0, 120));
const letters = [...document.querySelectorAll('main *,button,label')].filter(each => each.innerText
  && parseFloat(getComputedStyle(each).fontSize) < 18).map(each => each.outerHTML.slice(0, 120));
const broken = [...document.querySelectorAll('.phone')].filter(each => each.getClientRects().length > 1)
  .map(each => each.innerText);
return {wide, small, letters, broken};
"""
GOOD = {"wide": False, "small": [], "letters": [], "broken": []}
FOUND = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(
  found => done(found.violations.map(each => each.id + ': ' + each.nodes[0].html.slice(0, 150))));
"""
AXE = Path(str(find_spec("axe_core_python").origin)).with_name("axe.min.js")  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    """A driver."""
    with driver() as address:
        yield address


@contextlib.contextmanager
def serving(
    *more: str, command: tuple[str, ...] = (), real: bool = False, said: Path = Path(os.devnull)
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The page with the small pack, or the real program's; gives its address and the process that stays.

    said: the file for what it writes to standard error.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    runner = ["-m", "asylum_screen", "kiosk", "--page", "--port"] if real else [str(RUNNER)]
    run = [*command, sys.executable, *runner, str(port), *more]
    quiet = subprocess.DEVNULL
    with said.open("wb") as told, subprocess.Popen(run, env=environment(), stdin=quiet, stderr=told) as served:
        try:
            until(lambda: _answers(address), lambda: f"nobody at {address}")
            yield address, served
        finally:
            with contextlib.suppress(OSError):  # it is gone
                for process in children(served.pid) if command else [served.pid]:  # strace takes no signal for itself
                    os.kill(process, signal.SIGTERM)
            served.wait(WAIT)


@contextlib.contextmanager
def alone() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The page for one person on their own machine; gives its address and its process."""
    run = [sys.executable, "-m", "asylum_screen", "screen", "--page", "--lang", "en"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(run, env=environment(), stdin=quiet, stdout=quiet, stderr=subprocess.PIPE) as served:
        try:
            assert served.stderr is not None
            yield served.stderr.readline().decode().split()[-1], served
        finally:
            served.kill()


def until(done: Callable[[], object], said: Callable[[], str]) -> None:
    """Wait for something."""
    end = time.monotonic() + WAIT
    while not done():
        assert time.monotonic() < end, said()
        time.sleep(0.05)


def _answers(address: str) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False


def begin(page: Browser, address: str, lang: str = "en") -> None:
    """To the first question, in a language."""
    page.open(address)
    page.row("next")
    page.row(lang)
    page.row("next")


def forward(page: Browser) -> str:
    """Answer the page that is shown; gives what it was."""
    rows = set(re.findall(r'name="row" value="([^"]+)"', page.html))
    fact = next((row for row in SAYS if row in rows), None)
    kind = "review" if "change:danger_now" in rows else "orientation" if "change" in rows else "page"
    page.row(next(row for row in (fact, "dk", "done", "next") if row in rows))
    return kind


def to(page: Browser, wanted: str) -> None:
    """Go on to a kind of page."""
    marks = {
        "question": 'value="dk"',
        "country": f">{COUNTRY}<",
        "review": 'value="change:nationalities"',
        "orientation": 'value="change"',
        "urgent": 'class="urgent',
    }
    for _ in range(40):
        if marks[wanted] in page.html:
            return
        forward(page)
    raise AssertionError(f"no {wanted}: {page.text[:200]}")


def words_of_a_person(page: Browser) -> list[str]:
    """What of an interview is on the page that is shown."""
    text = page.text.lower()
    return [word for word in SECRETS if word.lower() in text]


def in_files(folder: Path, words: tuple[str, ...] = (COUNTRY,)) -> list[str]:
    """The files of a folder that hold one of these words, in one or two bytes for a letter."""
    wanted = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    found = []
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file() and any(word in path.read_bytes() for word in wanted):
                found.append(str(path))
    return found


# ------------------------------------------------------------ Back


def test_the_browser_of_these_tests_keeps_pages_for_back(at: str) -> None:
    """Without that, the next test would pass for nothing."""
    asked: list[str] = []

    class Plain(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Count, and answer."""
            asked.append(self.path)
            body = b"<!DOCTYPE html><title>x</title><p>page"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Plain)
    Thread(target=server.serve_forever, daemon=True).start()
    with browser(at, cache=True) as page:
        for name in ("one", "two"):
            page.open(f"http://127.0.0.1:{server.server_port}/{name}")
        page.back()
        until(lambda: page.address.endswith("/one"), lambda: page.address)
    server.shutdown()
    assert asked.count("/one") == 1


@pytest.mark.parametrize("wanted", ["question", "urgent", "review", "orientation"])
def test_back_after_leaving_shows_not_one_word(wanted: str, at: str) -> None:
    """From each kind of page: the browser's own Back leads to pages that show nothing of anybody."""
    with serving() as (address, _), browser(at, cache=True) as page:
        begin(page, address)
        to(page, wanted)
        assert words_of_a_person(page)
        page.nav("quit")
        seen = []
        while page.address.startswith(address):
            until(lambda: page.text.strip() != "", lambda: page.html)
            assert words_of_a_person(page) == []
            seen.append(page.address)
            page.back()
        assert len(seen) > 1


def test_back_to_a_paper_after_leaving_shows_not_one_word(at: str) -> None:
    """On a laptop: the paper was shown, the person left, and the program has ended."""
    with alone() as (address, served), browser(at, cache=True) as page:
        page.open(address)
        while 'class="row" href="/s/' not in page.html:
            rows = set(re.findall(r'name="row" value="([^"]+)"', page.html))
            page.row(next(row for row in ("dk", "next") if row in rows))
        page.turn('a[href$="/paper"]')
        assert words_of_a_person(page)
        page.back()
        page.nav("quit")
        until(lambda: "Nothing was kept" in page.text, lambda: page.html)
        assert served.wait(WAIT) == 0
        seen = 0
        while page.address.startswith(address):
            seen += 1
            assert words_of_a_person(page) == []
            page.back()
        assert seen > 1


# ------------------------------------------------------------ nobody there, and faults


def test_silence_is_asked_and_wiped_without_a_script(at: str) -> None:
    """The page asks who is there, then the server forgets by its own clock, and the screen follows."""
    with serving("fast") as (address, _), browser(at) as page:
        begin(page, address)
        until(lambda: "Are you still there?" in page.text, lambda: page.text)
        assert words_of_a_person(page) == []
        until(lambda: "Nothing was kept" in page.text, lambda: page.text)


def leave(page: Browser, _served: int) -> None:
    """The person leaves."""
    page.nav("quit")


def fail(page: Browser, _served: int) -> None:
    """A fault of ours."""
    page.row("done")
    assert "Nothing was kept" in page.text


def kill_person(page: Browser, served: int) -> None:
    """The process of this person dies; the one after it tells the next person."""
    for process in children(served):
        os.kill(process, signal.SIGKILL)
    page.open(f"http://{page.address.split('/')[2]}/")
    until(lambda: "Nothing was kept" in page.text, lambda: page.html)


def kill_server(page: Browser, served: int) -> None:
    """The service dies, and with it every process that holds an answer."""
    persons = children(served)
    os.kill(served, signal.SIGKILL)
    until(lambda: not any(Path(f"/proc/{each}").exists() for each in (served, *persons)), lambda: f"{persons} live")
    with contextlib.suppress(RuntimeError):  # nobody answers
        page.open(page.address)


def kill_browser(page: Browser, _served: int) -> None:
    """The browser dies; what it shows is gone with it."""
    for process in of_profile(page.profile):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


@pytest.mark.parametrize("end", [leave, fail, kill_person, kill_server, kill_browser])
def test_a_canary_is_nowhere(end: Callable[[Browser, int], None], at: str, tmp_path: Path) -> None:
    """However it ends: no answer or form in a profile or behind Back, and the server gave it to sockets only.

    No private window is asked for: a kiosk has one, and this keeps more.
    """
    wanted = (COUNTRY, "row=done")
    profile, log, said = tmp_path / "profile", tmp_path / "log", tmp_path / "said"
    trace = traced(log, "-y", "-s", "99999", more=",write,writev,sendto,sendmsg")
    with serving("faulty", command=trace, said=said) as (address, strace):
        (served,) = children(strace.pid)
        with browser(at, profile=profile, cache=True) as page:
            begin(page, address)
            to(page, "review")
            assert COUNTRY in page.text
            end(page, served)
            assert in_files(profile, wanted) == []
            if end is not kill_browser:
                page.back()
                assert words_of_a_person(page) == []
        until(lambda: not of_profile(profile), lambda: "the browser lives")
        assert in_files(profile, wanted) == []
        if end is not kill_server:
            assert NEUTRAL in urllib.request.urlopen(address, timeout=10).read().decode()  # noqa: S310
    assert said.read_text() == ("asylum-screen: ValueError\n" if end is fail else "")
    gave = [line for line in log.read_text(errors="replace").splitlines() if COUNTRY in line]
    assert gave and [line for line in gave if not re.search(r" (sendto|sendmsg)\(\d+<(socket|TCP):", line)] == []
    assert written(log) == []


def test_a_canary_is_nowhere_in_a_profile_of_ones_own(at: str, tmp_path: Path) -> None:
    """On a laptop nobody asked for a private window: still no answer is in the profile, also after kill -9."""
    with alone() as (address, _), browser(at, profile=tmp_path, cache=True) as page:
        page.open(address)
        while COUNTRY not in page.text or 'value="KI"' in page.html:
            rows = set(re.findall(r'name="row" value="([^"]+)"', page.html))
            if 'name="yes" value="danger_now"' in page.html:
                page.tick("danger_now")
            page.row(next(row for row in ("KI", "dk", "done", "next", "review") if row in rows))
        kill_browser(page, 0)
        until(lambda: not of_profile(tmp_path), lambda: "the browser lives")
        assert in_files(tmp_path, (COUNTRY, "danger_now")) == []


def traced(log: Path, *flags: str, more: str = "") -> tuple[str, ...]:
    """A command before another: the kernel's own record of what it opens, and of more."""
    calls = f"trace=bind,connect,openat,creat,mkdir,rename{more}"
    return ("strace", "-f", "-qq", "-o", str(log), *flags, "-e", calls)


def written(log: Path) -> list[str]:
    """The files that were opened to write into, or made."""
    opens = re.compile(r"O_WRONLY|O_RDWR|O_CREAT| creat\(| mkdir\(| rename\(")
    lines = [line for line in log.read_text(errors="replace").splitlines() if opens.search(line)]
    return [line for line in lines if "/dev/" not in line and "__pycache__" not in line]


def children(process: int) -> list[int]:
    """The processes that a process started."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def of_profile(profile: Path) -> list[int]:
    """The processes of the browser with this profile."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if str(profile).encode() in path.read_bytes():
                found.append(int(path.parent.name))
    return found


# ------------------------------------------------------------ how it looks


@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans", "en-XA"])
def test_nothing_overflows_and_every_target_is_large(lang: str, at: str) -> None:
    """Every page of an interview at 320, 768 and 1280 pixels, from both sides; nothing is asked for elsewhere."""
    with serving() as (address, _), browser(at, scripts=True) as page:
        begin(page, address, lang)
        page.requests()
        for _ in range(40):
            for width in (320, 768, 1280):
                page.size(width)
                found = page.run(MEASURE, SMALLEST, ANSWER)
                assert found == GOOD, (page.text[:80], width)
            if forward(page) == "orientation":
                break
        assert {each.split("/")[2] for each in page.requests()} <= {address.split("/")[2]}


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "es", "ht"])
def test_a_whole_interview_is_clean_at_every_width(lang: str, at: str) -> None:
    """The real rules: nothing overflows, every target is large, axe finds nothing, nothing is asked for elsewhere."""
    opened: list[str] = []
    with serving(real=True) as (address, _), browser(at, scripts=True) as page:
        page.open(address)
        page.requests()
        page.row("next")
        while page.address != address:
            for width in (320, 1280, 768):
                page.size(width)
                found = page.run(MEASURE, SMALLEST, ANSWER)
                assert found == GOOD, (page.text[:80], width)
            page.run(AXE.read_text(encoding="utf-8"))
            assert page.wait_for(FOUND) == [], page.text[:80]
            rows = re.findall(r'name="row" value="([^"]+)"', page.html)
            once = [row for row in (*LOOKED_AT, "sources") if row in rows and row not in opened]
            ends = ["finish"] if "whole" in rows else []
            row = next(row for row in (*once, *ends, lang, *ON) if row in rows)
            opened.append(row)
            page.row(row)
        assert {each.split("/")[2] for each in page.requests()} == {address.split("/")[2]}
    assert {"topic:urgent", "whole", "sources", "finish"} <= set(opened)


def test_right_to_left_is_mirrored(at: str) -> None:
    """Back stands at the right, Leave at the left, and the page says which way it runs."""
    places = "return [...document.querySelectorAll('header button')].map(each => each.getBoundingClientRect().x)"
    with serving() as (address, _), browser(at, scripts=True) as page:
        for lang, mirrored in ((ENGLISH.code, False), ("ar", True), ("en-XA", True)):
            begin(page, address, lang)
            back, leave = page.run(places)
            assert (back > leave) is mirrored
            assert page.run("return document.documentElement.dir") == ("rtl" if mirrored else "ltr")


def test_enter_in_a_list_answers_nothing(at: str) -> None:
    """Only a button that is pressed answers; the tick stays."""
    with serving() as (address, _), browser(at) as page:
        begin(page, address)
        for _ in range(30):
            if 'type="checkbox"' in page.html:
                break
            rows = set(re.findall(r'name="row" value="([^"]+)"', page.html))
            page.row(next(row for row in ("answer", "yes", "dk", "done", "next") if row in rows))
        asked = page.text
        page.keys("\ue004" * 4 + " \ue007")
        until(lambda: 'checked=""' in page.html, lambda: page.html)
        assert page.text == asked


# ------------------------------------------------------------ what the system sees


def test_one_socket_of_this_machine_and_no_connection(tmp_path: Path) -> None:
    """The kernel's own record of a whole visit: one bind, to 127.0.0.1; no connect; no file is written."""
    log = tmp_path / "log"
    with serving(command=traced(log)) as (address, _):
        port = address.split(":")[2].strip("/")

        def post(path: str, body: bytes) -> str:
            request = urllib.request.Request(address + path, body, {"Origin": address.strip("/")})  # noqa: S310
            with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310
                return str(answer.url.removeprefix(address))

        where = post("begin", b"")
        for body in (b"row=en", b"row=next", b"row=yes", b"nav=quit"):
            where = post(where, body)
        assert where == ""
    lines = log.read_text().splitlines()
    binds = [line for line in lines if " bind(" in line]
    assert len(binds) == 1 and f'sin_port=htons({port}), sin_addr=inet_addr("127.0.0.1")' in binds[0]
    assert [line for line in lines if " connect(" in line] == []
    assert written(log) == []
