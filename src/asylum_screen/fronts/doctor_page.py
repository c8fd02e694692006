"""`doctor --page`: what a machine lacks that shows the page to one person after another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from asylum_screen.language.words import Words

from .doctor_checks import Check, Health

POLICIES: dict[str, object] = {
    "AllowBackForwardCacheForCacheControlNoStorePageEnabled": False,
    "DefaultJavaScriptSetting": 2,
    "URLBlocklist": ["*"],
    "URLAllowlist": ["http://127.0.0.1:8765"],
    "DownloadRestrictions": 3,
    "DeveloperToolsAvailability": 2,
}
"""Without these the browser runs scripts, keeps pages, or leads elsewhere."""
UNIT = (
    "--kiosk",
    "--incognito",
    "--disable-features=BackForwardCache",
    "--user-data-dir=/run/",
    "http://127.0.0.1:8765/",
    "PrivateNetwork=yes",
    "JoinsNamespaceOf=asylum-screen-page.service",
)
"""What the browser's unit must say."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PORT = 8765
BROWSER = "asylum-screen-browser.service"
LISTENS = "0A"  # the state of a socket in /proc/net/tcp


def page_checks(run: Callable[[Sequence[str]], str | None], words: Words, root: Path = Path("/")) -> Iterator[Check]:
    """Look at the package, the browser, its policies, its unit and the port.

    Args:
        run: runs a command that only looks.
        words: the operator's language.
        root: where the files of the machine are.
    """

    def check(name: str, lacks: str | bool, good: str, bad: str, **values: str | int) -> Check:
        state, text = (Health.MISSING, bad) if lacks else (Health.OK, good)
        return Check(f"page:{name}", state, words(text, what=lacks if isinstance(lacks, str) else "", **values))

    command = 'pip install "asylum-screen[web]"'
    package = find_spec("waitress") is None
    yield check("package", package, "ui/doctor/package", "ui/page/no_package", command=command)
    browser = next((said for name in BROWSERS if (said := run([name, "--version"]))), None)
    if browser is None:
        yield Check("page:browser", Health.MISSING, words("ui/doctor/no_browser"))
    else:
        yield Check("page:browser", Health.OK, words("ui/doctor/browser", what=" ".join(browser.split()[:2])))
    policies = _policies(root / "etc/chromium/policies/managed")
    lacking = ", ".join(name for name, value in POLICIES.items() if policies.get(name) != value)
    yield check("policies", lacking, "ui/doctor/policies", "ui/doctor/no_policies")
    unit = _text(root / "etc/systemd/system" / BROWSER)
    lacking = ", ".join(each for each in UNIT if each not in unit)
    yield check("unit", lacking, "ui/doctor/unit", "ui/doctor/no_unit", file=BROWSER)
    yield check("port", _in_use(root / "proc/net/tcp"), "ui/doctor/port", "ui/page/port", port=str(PORT))


def _policies(folder: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            read = json.loads(_text(path))
        except ValueError:
            continue
        found |= read if isinstance(read, dict) else {}
    return found


def _in_use(table: Path) -> bool:
    rows = (row.split() for row in _text(table).splitlines()[1:])
    return any(len(row) > 3 and row[1].endswith(f":{PORT:04X}") and row[3] == LISTENS for row in rows)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
