"""The pseudo-language en-XA: every text longer, accented, in brackets. Tests see with it what is cut or fixed."""

from __future__ import annotations

from collections.abc import Mapping

from asylum_screen.core.conditions import Text

from .catalogue import Catalogue
from .english import PROGRAM
from .languages import ENGLISH, Language
from .registry import PLACEHOLDER
from .words import TextStatus, Words

PSEUDO_CODE = "en-XA"
OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
_FILL = ("óñé", "twó", "thréé", "fóúr", "fívé", "síx", "sévéñ", "éíght", "ñíñé", "téñ")

_LANGUAGE = Language(
    PSEUDO_CODE,
    "Pséúdó",
    "Pseudo-language",
    months=tuple(name.translate(_ACCENTS) for name in ENGLISH.months),
    day_form="⟦{day} {month} {year}⟧",
    month_form="⟦{month} {year}⟧",
)


def pseudo(english: str) -> str:
    """The text in brackets, accented and about a third longer. Values to be put in stay as they are."""
    parts = PLACEHOLDER.split(english)
    words = "".join(part.translate(_ACCENTS) if at % 2 == 0 else f"{{{part}}}" for at, part in enumerate(parts))
    wanted = len(english) * 3 // 10
    fill = ""
    for word in _FILL * (wanted // 40 + 1):
        if len(fill) >= wanted:
            break
        fill += f" {word}"
    return f"{OPEN}{words}{fill}{CLOSE}"


class PseudoWords(Words):
    """Words of the pseudo-language; there is no file behind them."""

    def __init__(self, second: Words | None = None, program: Mapping[str, Text] = PROGRAM) -> None:
        super().__init__(_LANGUAGE, Catalogue({}), second, program)

    def _translate(self, source: Text) -> tuple[str, TextStatus]:
        return pseudo(source.english), TextStatus.OK

    def country(self, code: str) -> str:
        """The English name, in brackets."""
        return pseudo(self._english.country(code))

    def month_name(self, month: int) -> str:
        """The English name, in brackets."""
        return f"{OPEN}{super().month_name(month)}{CLOSE}"

    def language_name(self, code: str) -> str:
        """The English name, in brackets."""
        return pseudo(self._english.language_name(code))
