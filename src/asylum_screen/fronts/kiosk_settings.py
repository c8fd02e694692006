"""The operator's settings file of a kiosk. It is only ever read.

languages: [es, en, ht]   # offered, in this order; left out: all that are ready
warn_after: 90            # seconds without a key until "Are you still there?"
leave_after: 120          # seconds without a key until the answers are gone
printer: none             # none, default, or the name of a printer
places: places.yaml       # places of help of your own, beside this file; left out: none
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from asylum_screen.core.conditions import Place
from asylum_screen.language.messages import Message, message
from asylum_screen.reading import Limits, SourceFile, read_file

KEYS = ("languages", "warn_after", "leave_after", "printer", "places")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,60}\Z")
NO_PRINTER, DEFAULT_PRINTER = "none", "default"


class SettingsWrong(Exception):  # noqa: N818  (said to the operator, not a bug)
    """The settings file cannot be used; the message says where and what to write instead."""

    def __init__(self, where: Place | str, what: Message | str) -> None:
        self.message = message("ui/kiosk/settings", where=str(where), what=what)
        super().__init__(str(self.message))


@dataclass(frozen=True)
class KioskSettings:
    """What an operator can set. No setting can make answers stay."""

    languages: tuple[str, ...] = ()
    warn_after: int = 90
    leave_after: int = 120
    printer: str = NO_PRINTER
    places: Path | None = None


def read_settings(path: Path | None) -> KioskSettings:
    """The settings of a file, or the usual ones without a file.

    Raises:
        SettingsWrong: the file cannot be read, has an unknown key, or a value that does not fit.
    """
    if path is None:
        return KioskSettings()
    document = read_file(path, str(path), Limits(max_bytes=20_000, max_depth=4))
    if not document.ok:
        first = document.problems[0]
        raise SettingsWrong(first.place, f"{first.code} {first.message} {first.hint}".strip())
    if not isinstance(document.data, dict):
        raise SettingsWrong(f"{path}:1:1", message("error/kiosk/mapping", example="printer: none"))
    for key in document.data:
        if key not in KEYS:
            said = message("error/kiosk/unknown", given=f'"{key}"', known=", ".join(KEYS))
            raise SettingsWrong(document.key_place((key,)), said)
    warn, leave = _seconds(document, "warn_after", 90), _seconds(document, "leave_after", 120)
    if leave < warn + 10:
        said = message("error/kiosk/later", option="leave_after", other="warn_after")
        raise SettingsWrong(document.place(("leave_after",)), said)
    return KioskSettings(_languages(document), warn, leave, _printer(document), _places(document, path))


def _seconds(document: SourceFile, key: str, usual: int) -> int:
    assert isinstance(document.data, dict)
    given = document.data.get(key)
    if given is None:
        return usual
    if not isinstance(given, str) or not re.fullmatch(r"[0-9]{2,4}", given) or not 20 <= int(given) <= 3600:
        raise SettingsWrong(document.place((key,)), message("error/kiosk/seconds", option=key))
    return int(given)


def _languages(document: SourceFile) -> tuple[str, ...]:
    assert isinstance(document.data, dict)
    given = document.data.get("languages", [])
    items = [item for item in given if isinstance(item, str)] if isinstance(given, list) else []
    if not isinstance(given, list) or len(items) != len(given) or not all(_NAME.match(item) for item in items):
        said = message("error/kiosk/list", option="languages", example="[es, en]")
        raise SettingsWrong(document.place(("languages",)), said)
    return tuple(items)


def _places(document: SourceFile, path: Path) -> Path | None:
    """The file of the clinic's own places, beside the settings file unless its whole path is given."""
    assert isinstance(document.data, dict)
    given = document.data.get("places")
    if given is not None and (not isinstance(given, str) or not given.strip()):
        raise SettingsWrong(document.place(("places",)), message("error/kiosk/places", example="places: places.yaml"))
    return path.parent / given.strip() if given else None


def _printer(document: SourceFile) -> str:
    assert isinstance(document.data, dict)
    given = document.data.get("printer", NO_PRINTER)
    if not isinstance(given, str) or not _NAME.match(given):
        said = message("error/kiosk/printer", option="printer", no_printer=NO_PRINTER, usual=DEFAULT_PRINTER)
        raise SettingsWrong(document.place(("printer",)), said)
    return given
