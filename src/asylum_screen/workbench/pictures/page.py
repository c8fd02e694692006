"""A self-contained page around pictures: no script from elsewhere, no font, no network; details open on a click."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from asylum_screen.core.rules import RulePack
from asylum_screen.present.markup import Child, Markup, element, embedded

from .details import Detail, detail_html

_HERE = Path(__file__).parent
CSS = (_HERE / "page.css").read_text(encoding="utf-8")
SCRIPT = (_HERE / "page.js").read_text(encoding="utf-8")


def standing(pack: RulePack) -> str:
    """What every picture says about itself."""
    info = pack.info
    reviewed = "No lawyer has read these rules yet." if not pack.signatures else ""
    words = (
        f"Rules {info.id} {info.version}, checked on {info.checked_on}. For trainers: how the rules look at answers."
    )
    return f"{words} Not legal advice. {reviewed}".strip()


def page(title: str, under: str, body: Child, details: Iterable[Detail], prefix: str = "", more_style: str = "") -> str:
    """A whole page.

    Args:
        title: its name.
        under: the line under the title.
        body: pictures and headings.
        details: what opens on a click.
        prefix: the folder written before the places of rules.
        more_style: a style sheet for what is in the body.
    """
    every = {each.ref: each for each in details}.values()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("title", title),
        embedded("style", CSS + more_style),
    )
    whole = element(
        "body",
        element("h1", title),
        element("p", under, class_="standing"),
        body,
        (detail_html(detail, prefix) for detail in every),
        embedded("script", SCRIPT),
        id="top",
    )
    return f"<!doctype html>\n{element('html', head, whole, lang='en')}\n"


def legend(entries: Iterable[tuple[str, str, str]]) -> Markup:
    """What frames and words mean: a word, the class of its frame, and what it is."""
    return element(
        "ul",
        (element("li", element("span", word, class_=f"key {look}"), means) for word, look, means in entries),
        class_="legend",
    )
