"""How a paper looks: the sheet, the size of the letters, black only, two languages side by side, cards to cut."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """One wish about the look of a paper; several go together. WHOLE: all that the screen said stands on it too."""

    LETTER = "letter"
    A4 = "a4"
    LARGE = "large"
    BLACK = "black"
    BESIDE = "beside"
    CARDS = "cards"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The look of a paper.

    a4: the A4 sheet, else Letter. large: large print (18 points). black: no grey and no colour. beside: the second
    language beside the first, else under it. cards: only the cards, as a sheet to cut. ids: show the id of texts.
    """

    a4: bool = False
    large: bool = False
    black: bool = False
    beside: bool = False
    cards: bool = False
    ids: bool = False

    def stands_beside(self, second_lang: str) -> bool:
        """True when two languages stand side by side: on every sheet but a large print one, and there on request."""
        return bool(second_lang) and (self.beside or not self.large)

    @classmethod
    def of(cls, looks: tuple[Look, ...], *, ids: bool = False) -> PaperForm:
        """The form that a list of wishes asks for; of two sheets the last one named counts."""
        sheets = [look for look in looks if look in (Look.A4, Look.LETTER)]
        return cls(
            a4=bool(sheets) and sheets[-1] is Look.A4,
            large=Look.LARGE in looks,
            black=Look.BLACK in looks,
            beside=Look.BESIDE in looks,
            cards=Look.CARDS in looks,
            ids=ids,
        )
