"""The Document as plain data for the PDF template. Every text passes through `shown`."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from .document import CardBlock, Document, Part, Slot, TimelineBlock
from .handout_form import PaperForm
from .handout_text import shown
from .qr import qr_svg
from .timeline import places


def paper_data(document: Document, form: PaperForm) -> dict[str, Any]:
    """The document and its form as dicts, lists and texts."""
    code, region, script = language_tag(document.lang)
    cards = next((part for part in document.parts if any(isinstance(block, CardBlock) for block in part.blocks)), None)
    return {
        "form": {
            "a4": form.a4,
            "large": form.large,
            "black": form.black,
            "beside": form.stands_beside(document.second_lang),
            "cards": form.cards,
            "ids": form.ids,
        },
        "title": _plain(document.title),
        "cards_title": _plain(cards.title if cards is not None else document.title),
        "lang": code,
        "region": region,
        "script": script,
        "direction": document.direction,
        "second_lang": language_tag(document.second_lang)[0],
        "second_direction": document.second_direction,
        "standing": _plain(document.standing),
        "warnings": _plain(document.warnings),
        "parts": _plain(document.parts),
    }


def language_tag(tag: str) -> tuple[str, str | None, str]:
    """A language tag in three: language, region, script ("auto" when it names none)."""
    code, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2 and part.isalpha()), None)
    script = next((part.lower() for part in rest if len(part) == 4 and part.isalpha()), "auto")
    return code.lower(), region, script


def _plain(value: Any) -> Any:
    """A value of the document as plain data: an object as its fields, a block with its type."""
    match value:
        case str():
            return shown(value)
        case Enum():
            return value.value
        case tuple():
            return [_plain(each) for each in value]
        case None | bool() | int():
            return value
    fields = {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    match value:
        case Part(id=name, lang=lang):
            fields |= {"first": name.startswith("first"), "lang": language_tag(lang)[0] if lang else ""}
        case Slot(phone=phone, shown_link=link):
            bold = "|".join(re.escape(words) for words in (phone, link) if words)
            fields |= {"bold": bold, "qr": str(qr_svg(value.link) or "")}
        case TimelineBlock(points):
            for point, place in zip(fields["points"], places(points), strict=True):
                point["place"] = round(place, 4)
    return {"type": type(value).__name__.removesuffix("Block").lower(), **fields}
