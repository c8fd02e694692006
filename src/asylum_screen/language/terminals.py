"""Which languages a terminal can show, and which language its settings hint at."""

from __future__ import annotations

from collections.abc import Iterable

from .languages import Language
from .nearest import UNKNOWN, plain

# Letters that change their shape or order: most terminals garble them. The web page and the paper show them right.
_NEVER_IN_TERMINALS = frozenset(
    {"Arab", "Aran", "Hebr", "Syrc", "Thaa", "Deva", "Guru", "Beng", "Knda", "Mlym", "Taml", "Telu"}
)
# The Linux console has 512 letters and no more.
_NOT_ON_THE_CONSOLE = frozenset({"Hans", "Hant", "Ethi", "Jpan", "Kore"})


def can_show(language: Language, encoding: str, term: str = "") -> bool:
    """True when a terminal can be trusted to show the language; else `lang/terminal_cannot_show` is said.

    Args:
        language: the language.
        encoding: of the terminal, as Python names it.
        term: the value of TERM.
    """
    if language.direction == "rtl" or language.script in _NEVER_IN_TERMINALS:
        return False
    if language.script in _NOT_ON_THE_CONSOLE and term == "linux":
        return False
    return encodes(language, encoding)


def encodes(language: Language, encoding: str) -> bool:
    """True when an encoding has letters for the language's own name, or letters that are near enough to be read."""
    try:
        language.own_name.encode(encoding or "ascii")
    except LookupError:
        return False
    except UnicodeEncodeError:
        return UNKNOWN not in plain(language.own_name)
    return True


def hinted(setting: str, codes: Iterable[str]) -> str | None:
    """The language a locale setting such as `es_MX.UTF-8` hints at, if it is among the codes. Only ever a hint."""
    name = setting.partition(".")[0].partition("@")[0].replace("_", "-")
    known = list(codes)
    return name if name in known else next((code for code in known if code == name.partition("-")[0]), None)
