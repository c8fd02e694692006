"""Small pieces of SVG for the timeline: lines of text and about how wide they are.

No font is sent along, so widths are those of a wide plain font; with a narrower one a little room is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from asylum_screen.present.markup import Child, Markup, Value, element, embedded

FONT = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif"
MONO = "'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace"
_THIN, _NARROW, _WIDE = "iljI.,:;'|!", 'ftr()[]-"/ ', "mwMW@%"
_WIDTHS = {
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 0.6),
    **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.71),
    **dict.fromkeys("0123456789", 0.625),
    **dict.fromkeys(_THIN, 0.31),
    **dict.fromkeys(_NARROW, 0.38),
    **dict.fromkeys(_WIDE, 0.93),
}
_OTHER, _MONO_CELL = 0.65, 0.605


@dataclass(frozen=True, slots=True)
class Letters:
    """A size and kind of letters. `name` is the class in the style sheet."""

    name: str
    size: float
    bold: bool = False
    mono: bool = False

    def width(self, text: str) -> float:
        """About how wide a text is."""
        if self.mono:
            return len(text) * _MONO_CELL * self.size
        return sum(_WIDTHS.get(letter, _OTHER) for letter in text) * self.size * (1.08 if self.bold else 1.0)

    def shortened(self, text: str, room: float) -> str:
        """The text if it fits into the room, else its first words and "..."."""
        if self.width(text) <= room:
            return text
        while text and self.width(f"{text} ...") > room:
            text = text.rpartition(" ")[0]
        return f"{text} ...".strip()


TITLE = Letters("t-title", 20, bold=True)
SMALL = Letters("t-small", 11)
CODE = Letters("t-code", 10.5, mono=True)
_LETTERS = (TITLE, SMALL, CODE)


def style() -> str:
    """The style sheet that every picture shares."""
    rules = [f"text{{font-family:{FONT};fill:#1b1f24}}"]
    for each in _LETTERS:
        weight = ";font-weight:700" if each.bold else ""
        family = f";font-family:{MONO};fill:#57606a" if each.mono else ""
        rules.append(f".{each.name}{{font-size:{each.size}px{weight}{family}}}")
    rules.append(".t-small{fill:#3d444d} a{cursor:pointer} a:focus-visible *,a:hover .hit{outline:none}")
    rules.append("a:hover text,a:focus text{text-decoration:underline}")
    return "".join(rules)


def number(value: float) -> str:
    """A coordinate, as short as it goes."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def text(x: float, y: float, words: str, letters: Letters, extra: str = "", **more: Value) -> Markup:
    """One line of text; `y` is where its letters stand. `extra`: a second class of the style sheet."""
    return element("text", words, x=x, y=y, class_=f"{letters.name} {extra}".strip(), **more)


def path(points: list[tuple[float, float]], **more: Value) -> Markup:
    """A line through points, with only level and upright pieces."""
    steps = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, after in pairwise(points):
        steps.append(f"V{number(after[1])}" if before[0] == after[0] else f"H{number(after[0])}")
    return element("path", d="".join(steps), fill="none", **more)


def link(target: str, label: str, *inner: Child) -> Markup:
    """Something to click, with the words a screen reader says."""
    return element("a", *inner, href=f"#{target}", aria_label=label)


def picture(width: float, height: float, label: str, *inner: Child, alone: bool = True) -> Markup:
    """A whole picture. `alone`: a file of its own, with style sheet and white ground."""
    ground = (
        [embedded("style", style()), element("rect", width=width, height=height, fill="#ffffff")] if alone else None
    )
    return element(
        "svg", element("title", label), ground, *inner, xmlns="http://www.w3.org/2000/svg",
        width=width, height=height, viewBox=f"0 0 {number(width)} {number(height)}", role="img",
    )  # fmt: skip
