"""Small pieces of SVG: escaping, how wide words are, wrapping, and the patterns that tell states apart without colour.

No font is sent along, so widths are those of a wide plain font; with a narrower one a little room is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise

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

    @property
    def line(self) -> float:
        """The height of a line."""
        return round(self.size * 1.32, 1)

    def width(self, text: str) -> float:
        """About how wide a text is."""
        if self.mono:
            return len(text) * _MONO_CELL * self.size
        return sum(_WIDTHS.get(letter, _OTHER) for letter in text) * self.size * (1.08 if self.bold else 1.0)

    def wrap(self, text: str, room: float, most: int = 0) -> list[str]:
        """The text in lines that fit; `most`: at most so many, the last one ending in "..."."""
        lines: list[str] = []
        current = ""
        for word in _pieces(text, self, room):
            longer = f"{current} {word}".strip()
            if current and self.width(longer) > room:
                lines.append(current)
                current = word
            else:
                current = longer
        lines = [*lines, current] if current else lines
        if most and len(lines) > most:
            lines = lines[:most]
            while lines[-1] and self.width(f"{lines[-1]} ...") > room:
                lines[-1] = lines[-1].rpartition(" ")[0]
            lines[-1] = f"{lines[-1]} ...".strip()
        return lines


def _pieces(text: str, letters: Letters, room: float) -> list[str]:
    """The words of a text; one wider than the room is cut, after `_` or `.` where there is one."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while letters.width(rest) > room and len(rest) > 1:
            fits = max(1, next((n - 1 for n in range(1, len(rest) + 1) if letters.width(rest[:n]) > room), len(rest)))
            soft = max(rest.rfind(mark, 0, fits) for mark in "_./")
            cut = soft + 1 if soft > 0 else fits
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


TITLE = Letters("t-title", 20, bold=True)
HEAD = Letters("t-head", 13, bold=True)
BODY = Letters("t-body", 12.5)
BOLD = Letters("t-bold", 12.5, bold=True)
SMALL = Letters("t-small", 11)
CODE = Letters("t-code", 10.5, mono=True)
_LETTERS = (TITLE, HEAD, BODY, BOLD, SMALL, CODE)


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


def element(tag: str, inner: str = "", /, **attributes: str | float) -> str:
    """One element; `_` at the end of an attribute's name is left out and `_` inside is a hyphen."""
    parts = [tag]
    for name, value in attributes.items():
        shown = number(value) if isinstance(value, int | float) else escape(value)
        parts.append(f'{name.rstrip("_").replace("_", "-")}="{shown}"')
    return f"<{' '.join(parts)}>{inner}</{tag}>" if inner else f"<{' '.join(parts)}/>"


def text(x: float, y: float, words: str, letters: Letters, extra: str = "", **more: str | float) -> str:
    """One line of text; `y` is where its letters stand. `extra`: a second class of the style sheet."""
    return element("text", escape(words, quote=False), x=x, y=y, class_=f"{letters.name} {extra}".strip(), **more)


def path(points: list[tuple[float, float]], **more: str | float) -> str:
    """A line through points, with only level and upright pieces."""
    steps = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, after in pairwise(points):
        steps.append(f"V{number(after[1])}" if before[0] == after[0] else f"H{number(after[0])}")
    return element("path", d="".join(steps), fill="none", **more)


def link(target: str, inner: str, label: str) -> str:
    """Something to click, with the words a screen reader says."""
    return f'<a href="#{escape(target)}" aria-label="{escape(label)}">{inner}</a>'


def tip(words: str) -> str:
    """The words shown while the mouse rests on something."""
    return f"<title>{escape(words, quote=False)}</title>"


def picture(width: float, height: float, inner: str, label: str, *, alone: bool = True, top: float = 0.0) -> str:
    """A whole picture, or its strip from `top` on. `alone`: a file of its own, with style sheet and white ground."""
    ground = element("rect", width=width, height=height, fill="#ffffff") if alone else ""
    sheet = f"<style>{style()}</style>" if alone else ""
    wide, high = number(width), number(height)
    size = f'width="{wide}" height="{high}" viewBox="0 {number(top)} {wide} {high}"'
    name = tip(label)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{name}{sheet}{ground}{inner}</svg>\n'
