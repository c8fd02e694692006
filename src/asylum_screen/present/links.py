"""Telephone numbers and public links in a line, as something to tap on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .markup import Child, Markup, element
from .qr import public_link

_NUMBER = re.compile(r"\+?[0-9][0-9-]{1,18}[0-9]")
_WITH_LINES = re.compile(r"(\+?[0-9]+(?:-[0-9]+)+)")


def phone_address(phone: str) -> str:
    """The `tel:` address of a number of our list, or "" for anything that is not plainly one."""
    return f"tel:{phone}" if _NUMBER.fullmatch(phone) else ""


def linked(text: str, *, phone: str = "", link: str = "", shown_link: str = "") -> Child:
    """The text; the number and the link in it can be tapped on.

    Args:
        text: the words.
        phone: a telephone number that may stand in them.
        link: the public link they name, without its scheme.
        shown_link: the link as it stands in them, when it is shorter.
    """
    targets = {phone: phone_address(phone), shown_link or link: public_link(link)}
    targets = {words: address for words, address in targets.items() if words and address}
    return list(_pieces(text, targets)) if targets else text


def unbroken(text: str) -> Child:
    """The text; a telephone number in it stands on one line."""
    pieces = _WITH_LINES.split(text)
    return [element("span", piece, class_="phone") if place % 2 else piece for place, piece in enumerate(pieces)]


def link_to(link: str) -> Markup:
    """A public link as something to tap on; anything else as words."""
    address = public_link(link)
    if not address:
        return element("span", link, class_="link", dir="ltr", lang="en")
    return element("a", link, class_="link", href=address, rel="noreferrer", dir="ltr", lang="en")


def _pieces(text: str, targets: dict[str, str]) -> Iterator[Child]:
    # `dir` sets a link apart as an isolate around it does: the pair goes, for half a pair would be shown as a sign
    bare = "|".join(rf"(?<![\w.-]){re.escape(words)}(?!\.?[\w-])" for words in targets)
    done = 0
    for found in re.finditer(f"\u2068(?:{bare})\u2069|{bare}", text):
        yield text[done : found.start()]
        words = found[0].strip("\u2068\u2069")
        yield element("a", words, href=targets[words], rel="noreferrer", dir="ltr")
        done = found.end()
    yield text[done:]
