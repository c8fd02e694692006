"""Text in terminal cells: how wide it is, and how to wrap it without cutting a letter, a link or a number in two.

Used by every front and page. wcwidth is loaded only for text that needs it: plain Latin text never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Below U+0300 every printable character is one cell wide; a few signs of our own texts are added.
_NARROW = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u27e6\u27e7\u20ac]*\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Spaces a line may end at. No-break spaces (U+00A0, U+202F, U+2007) are left out on purpose.
_SPACE = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_PIECES = re.compile(f"([{_SPACE}]+)")
# Scripts written without spaces: a line may end between any two of these letters.
_DENSE = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
)
_NO_START = frozenset("、。，．：；？！）」』】〉》’”…％ー々)]}.,:;?!%")
_NO_END = frozenset("（「『【〈《‘“([{$")
_LINK_BREAK = frozenset("/.-?&=_@:#+")


def cell_width(text: str) -> int:
    """How many cells the text takes. Control characters count as nothing; see `printable`."""
    if _NARROW.match(text):
        return len(text)
    from wcwidth import wcswidth

    whole = int(wcswidth(text))
    return whole if whole >= 0 else sum(max(0, int(wcswidth(part))) for part in graphemes(text))


def graphemes(text: str) -> Iterator[str]:
    """The letters of a text as people see them: a letter and its marks are never parted."""
    if _NARROW.match(text):
        return iter(text)
    from wcwidth import iter_graphemes

    return iter(iter_graphemes(text))


def printable(text: str) -> str:
    """The text without control characters, so that no text can move the cursor or colour the screen."""
    return _CONTROL.sub("", text)


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into lines of at most `width` cells.

    Lines of the text itself stay lines; an empty one stays empty. A line ends at a space, after the Ethiopic word
    space, at a zero-width space, or between two letters of a script without spaces. No-break spaces hold. A word
    wider than a line (a link) begins on a line of its own and is broken after a sign such as `/`, else between
    two letters.

    Args:
        text: what to wrap; control characters other than line ends are dropped.
        width: cells in a line, prefix included.
        first: put before the first line.
        rest: put before every other line; as many spaces as `first` is wide when left out.
    """
    hang = " " * cell_width(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in printable(text.replace("\r\n", "\n").replace("\t", " ")).split("\n"):
        room = max(1, width - max(cell_width(first), cell_width(hang)))
        lines += _wrap_paragraph(paragraph, room) or [""]
    return [((first if at == 0 else hang) + line).rstrip(" ") for at, line in enumerate(lines)]


def cut(text: str, width: int, mark: str = "…") -> str:
    """The text if it fits, else its beginning and a mark; only for what people can see in full elsewhere."""
    if cell_width(text) <= width:
        return text
    kept = ""
    for part in graphemes(text):
        if cell_width(kept + part + mark) > width:
            break
        kept += part
    return kept + mark


def _wrap_paragraph(paragraph: str, room: int) -> list[str]:
    lines: list[str] = []
    line = ""
    used = 0
    for gap, word in _words(paragraph):
        size = cell_width(word)
        lead = gap if line else ""
        space = cell_width(lead)
        if used + space + size <= room:
            line, used = line + lead + word, used + space + size
            continue
        if line:
            lines.append(line)
        *full, line = _break_word(word, room)
        lines += full
        used = cell_width(line)
    return [*lines, line] if line else lines


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """Pairs of (space before, piece that should stay on one line)."""
    gap = ""
    for piece in _PIECES.split(paragraph):
        if not piece:
            continue
        if _PIECES.fullmatch(piece):
            gap = piece
            continue
        for part in _parts(piece):
            yield gap, part
            gap = ""


def _parts(piece: str) -> Iterator[str]:
    """Split a piece without spaces where its script allows a line to end."""
    if _NARROW.match(piece):
        yield piece
        return
    held = ""
    before = ""
    for letter in graphemes(piece):
        if held and _may_break(before, letter):
            yield held
            held = ""
        held += letter
        before = letter
    if held:
        yield held


def _may_break(before: str, after: str) -> bool:
    if before in {"\u200b", "\u1361"}:
        return True
    if after[0] in _NO_START or before[-1] in _NO_END:
        return False
    return bool(_DENSE.match(before) or _DENSE.match(after))


def _break_word(word: str, room: int) -> list[str]:
    """The word, in pieces no wider than the room; a sign such as `/` in the second half of a piece ends it."""
    pieces: list[str] = []
    held: list[str] = []
    used = 0
    for letter in graphemes(word):
        size = cell_width(letter)
        if held and used + size > room:
            keep = next((at for at in range(len(held), len(held) // 2, -1) if held[at - 1] in _LINK_BREAK), len(held))
            pieces.append("".join(held[:keep]))
            held = held[keep:]
            used = cell_width("".join(held))
        held.append(letter)
        used += size
    return [*pieces, "".join(held)]
