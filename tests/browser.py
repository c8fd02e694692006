"""Drives a real Chromium through its driver over HTTP: no package is needed. Scripts are off, as on a kiosk."""

from __future__ import annotations

import base64
import contextlib
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
THERE = shutil.which("chromium") is not None and shutil.which("chromedriver") is not None
WAIT = 60.0
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Browser:
    """One window of one browser with a profile of its own."""

    def __init__(self, driver: str, profile: Path, *flags: str, scripts: bool = False, cache: bool = False) -> None:
        self.profile = profile
        options: dict[str, Any] = {
            "binary": shutil.which("chromium"),
            "args": [*FLAGS, f"--user-data-dir={profile}", *flags],
            "prefs": {"profile.managed_default_content_settings.javascript": 1 if scripts else 2},
        }
        if cache:  # the driver switches the cache for Back off
            options["excludeSwitches"] = ["disable-back-forward-cache", "disable-features", "enable-automation"]
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"performance": "ALL"}}
        self._driver = driver
        self._at = ""
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._at = f"/session/{made['sessionId']}"

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(f"{self._driver}{self._at}{path}", data, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as problem:
            raise RuntimeError(json.load(problem)["value"]["message"]) from None

    def open(self, address: str) -> None:
        """Go to an address."""
        self._call("POST", "/url", {"url": address})

    @property
    def address(self) -> str:
        """Where it is."""
        return str(self._call("GET", "/url"))

    @property
    def html(self) -> str:
        """The page as it stands."""
        return str(self._call("GET", "/source"))

    @property
    def text(self) -> str:
        """The words that are shown."""
        return str(self.run("return document.body.innerText"))

    def back(self) -> None:
        """The browser's own Back."""
        self._call("POST", "/back")

    def size(self, width: int, height: int = 900, *, touch: bool = False) -> None:
        """The size of the page, as a phone or a screen of its own has it."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch
        )

    def devtools(self, command: str, **params: object) -> Any:
        """A command of the browser's own protocol."""
        return self._call("POST", "/goog/cdp/execute", {"cmd": command, "params": params})

    def run(self, script: str, *arguments: object) -> Any:
        """Look with a script of ours, also where the page may run none."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait_for(self, script: str, *arguments: object) -> Any:
        """The same with a script that gives what it found later, to its last argument."""
        return self._call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def find(self, selector: str) -> list[str]:
        """Elements."""
        found = self._call("POST", "/elements", {"using": "css selector", "value": selector})
        return [each[ELEMENT] for each in found]

    def click(self, selector: str) -> None:
        """Tap the first of these."""
        self._call("POST", f"/element/{self.find(selector)[0]}/click")

    def turn(self, selector: str) -> None:
        """Tap what sends the form, and wait until the next page is there: it has another address."""
        before, end = self.address, time.monotonic() + WAIT
        self.click(selector)
        while self.address == before or not self.find("main"):
            assert time.monotonic() < end, before
            time.sleep(0.02)

    def row(self, row: str) -> None:
        """Tap a row."""
        self.turn(f'button[name="row"][value="{row}"]')

    def nav(self, nav: str) -> None:
        """Tap a command."""
        self.turn(f'button[name="nav"][value="{nav}"]')

    def tick(self, row: str, name: str = "yes") -> None:
        """Tick a row of a list by its words, as a finger does."""
        self.click(f'label:has(input[name="{name}"][value="{row}"])')

    def keys(self, text: str) -> None:
        """Press keys."""
        actions = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def requests(self) -> list[str]:
        """Every address that was asked for since the last look."""
        found = self._call("POST", "/se/log", {"type": "performance"})
        sent = (json.loads(each["message"])["message"] for each in found)
        return [each["params"]["request"]["url"] for each in sent if each["method"] == "Network.requestWillBeSent"]

    def picture(self, path: Path) -> None:
        """The window as a picture."""
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def quit(self) -> None:
        """Close it."""
        with contextlib.suppress(RuntimeError, OSError):
            self._call("DELETE", "")


@contextlib.contextmanager
def driver() -> Iterator[str]:
    """The driver; gives its address."""
    port = free_port()
    with subprocess.Popen(
        ["chromedriver", f"--port={port}", "--allowed-ips=127.0.0.1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/status", timeout=5) as answer:  # noqa: S310
                if json.load(answer)["value"]["ready"]:
                    break
            time.sleep(0.1)
        try:
            yield address
        finally:
            running.terminate()


@contextlib.contextmanager
def browser(
    address: str, *flags: str, scripts: bool = False, cache: bool = False, profile: Path | None = None
) -> Iterator[Browser]:
    """A browser of its own. address: of the driver."""
    folder = profile or Path(tempfile.mkdtemp(prefix="page-profile-"))
    opened = Browser(address, folder, *flags, scripts=scripts, cache=cache)
    try:
        yield opened
    finally:
        opened.quit()
        if profile is None:
            shutil.rmtree(folder, ignore_errors=True)
