"""HTML and SVG out of typed elements: words and attributes are always escaped; nothing else can be put in.

    element("p", "3 < 4", class_="note")        # <p class="note">3 &lt; 4</p>

Markup comes only from `element` and `embedded`; a plain text never counts as markup, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Literal, TypeAlias

from .handout_text import shown


class Markup:
    """Finished markup. str() gives it as text."""

    __slots__ = ("_text",)

    def __init__(self, *, made: str) -> None:
        self._text = made

    def __str__(self) -> str:
        return self._text


Child: TypeAlias = "str | Markup | Iterable[Child] | None"
"""What stands in an element: words, elements, several of them, or nothing."""
Value: TypeAlias = "str | int | float | None"
"""What an attribute holds. None leaves the attribute out."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_NEVER_CLOSED = frozenset({"meta", "br", "input"})
_SHAPES = frozenset({"rect", "circle", "line", "path", "polygon"})
_INLINE = frozenset({"html", "span", "bdi", "time", "a", "b", "code", "text", "g"}) | _SHAPES


def element(tag: str, /, *children: Child, **attributes: Value) -> Markup:
    """One element with what stands in it.

    Args:
        tag: its name.
        children: words (escaped, on one line, without control signs) and elements, in their order.
        attributes: by name; `class_` is written class, `aria_hidden` aria-hidden. Values are escaped.

    Raises:
        ValueError: for a name that is no name, or an attribute that would run a script.
    """
    parts = [_name(tag)]
    for name, value in attributes.items():
        if value is not None:
            parts.append(f'{_name(name.rstrip("_").replace("_", "-"))}="{_in_quotes(_written(value))}"')
    head = " ".join(parts)
    end = "" if tag in _INLINE else "\n"
    if tag in _NEVER_CLOSED:
        return Markup(made=f"<{head}>{end}")
    inner = "".join(_texts(children))
    if tag in _SHAPES and not inner:
        return Markup(made=f"<{head}/>")
    return Markup(made=f"<{head}>{inner}</{tag}>{end}")


def embedded(tag: Literal["style", "script"], content: str) -> Markup:
    """A style sheet or script of ours, which HTML takes as it stands.

    Raises:
        ValueError: when the content would end the element.
    """
    if "</" in content or "<!--" in content:
        raise ValueError(f"a {tag} of ours holds no markup")
    return Markup(made=f"<{tag}>{content}</{tag}>\n")


def svg(name: str, width: float, height: float, /, *inner: Child, **attributes: Value) -> Markup:
    """A picture that says nothing to a screen reader: what it shows also stands in words beside it."""
    box = f"0 0 {_written(width)} {_written(height)}"
    return element(
        "svg", *inner, class_=name, viewBox=box, **attributes, aria_hidden="true", focusable="false",
        xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip


def _texts(children: Child) -> Iterable[str]:
    if isinstance(children, str):
        yield _escaped(children)
    elif isinstance(children, Markup):
        yield str(children)
    elif children is not None:
        for child in children:
            yield from _texts(child)


def _escaped(words: str) -> str:
    return escape(shown(words), quote=True)


def _in_quotes(value: str) -> str:
    return escape(shown(value), quote=False).replace('"', "&quot;")


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def _name(name: str) -> str:
    if not _NAME.fullmatch(name) or name.lower().startswith("on"):
        raise ValueError(f"{name!r} is no name of an element or attribute here")
    return name
