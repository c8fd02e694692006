"""The page of each problem code, read when it is first asked for.

The pages stand in `pages/as1_reading.toml` and so on, one file for each hundred of codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from asylum_screen.core.conditions import Place

from .model import CodePage, Problem, Severity

FOLDER = Path(__file__).parent / "pages"


def pages() -> Mapping[str, CodePage]:
    """Every page by its code, in the order of the codes."""
    return {code: entry for area in "123456789" for code, entry in _area(area).items()}


def page(code: str) -> CodePage | None:
    """The page of a code, in any case of letters; None when there is no such code."""
    code = code.strip().upper()
    return _area(code[2:3]).get(code)


def problem(code: str, place: Place, message: str, hint: str = "") -> Problem:
    """A problem with the severity its code has on its page.

    Raises:
        KeyError: when the code has no page.
    """
    return Problem(code, _area(code[2:3])[code].severity, place, message, hint)


@cache
def _area(digit: str) -> Mapping[str, CodePage]:
    """The pages whose codes begin with AS and this digit; none when there is no such file."""
    import tomllib  # 10 ms that a start without problems does not pay

    found: dict[str, CodePage] = {}
    for path in FOLDER.glob(f"as{digit}_*.toml") if digit.isdigit() else ():
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[code] = CodePage(
                code=code,
                title=entry["title"],
                explanation=" ".join(entry["explanation"].split()),
                wrong=entry["wrong"].rstrip("\n"),
                right=entry["right"].rstrip("\n"),
                severity=Severity(entry.get("severity", "error")),
            )
    return MappingProxyType(dict(sorted(found.items())))
