"""The Document as plain data for the PDF template. Every text passes through `shown`."""

from __future__ import annotations

import re
from typing import Any

from .document import (
    Block,
    Bullets,
    CardBlock,
    Citation,
    Citations,
    DateBlock,
    Document,
    Heading,
    HelpBlock,
    Line,
    Notice,
    Paragraph,
    Part,
    Slot,
    TimelineBlock,
    TimePoint,
)
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
        "title": _line(document.title),
        "cards_title": _line(cards.title if cards is not None else document.title),
        "lang": code,
        "region": region,
        "script": script,
        "direction": document.direction,
        "second_lang": language_tag(document.second_lang)[0],
        "second_direction": document.second_direction,
        "standing": [_line(line) for line in document.standing],
        "warnings": [_line(line) for line in document.warnings],
        "parts": [_part(part) for part in document.parts],
    }


def language_tag(tag: str) -> tuple[str, str | None, str]:
    """A language tag in three: language, region, script ("auto" when it names none)."""
    code, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2 and part.isalpha()), None)
    script = next((part.lower() for part in rest if len(part) == 4 and part.isalpha()), "auto")
    return code.lower(), region, script


def _line(line: Line) -> dict[str, Any]:
    return {"text": shown(line.text), "second": shown(line.second), "id": shown(line.id), "marked": line.marked}


def _part(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "number": part.number,
        "title": _line(part.title),
        "new_page": part.new_page,
        "first": part.id.startswith("first"),
        "lang": language_tag(part.lang)[0] if part.lang else "",
        "direction": part.direction,
        "blocks": [_block(block) for block in part.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, line):
            return {"type": "heading", "level": level, "line": _line(line)}
        case Paragraph(line):
            return {"type": "paragraph", "line": _line(line)}
        case Notice(tone, lines):
            return {"type": "notice", "tone": tone.value, "lines": [_line(line) for line in lines]}
        case Bullets(items, numbered):
            return {"type": "bullets", "numbered": numbered, "items": [_line(line) for line in items]}
        case Citations(items):
            return {"type": "citations", "items": [_citation(item) for item in items]}
        case HelpBlock():
            return _help(block)
        case CardBlock(_, title, points):
            return {"type": "card", "title": _line(title), "points": [_line(line) for line in points]}
        case DateBlock(_, name, day, _, says):
            return {"type": "date", "name": _line(name), "day": _line(day), "says": _line(says)}
        case TimelineBlock(points):
            stands = places(points)
            return {"type": "timeline", "points": [_point(*each) for each in zip(points, stands, strict=True)]}
        case Slot():
            return _slot(block)


def _citation(item: Citation) -> dict[str, Any]:
    return {"line": _line(item.line), "link": shown(item.link)}


def _help(block: HelpBlock) -> dict[str, Any]:
    return {
        "type": "help",
        "name": _line(block.name),
        "does": _line(block.does),
        "contact": [_line(line) for line in block.contact],
        "notes": [_line(line) for line in block.notes],
    }


def _slot(block: Slot) -> dict[str, Any]:
    return {
        "type": "slot",
        "label": _line(block.label) if block.label is not None else None,
        "said": [_line(line) for line in block.said],
        "strong": block.strong,
        "point": block.point,
        "drop": block.drop,
        "bold": "|".join(re.escape(words) for words in (block.phone, block.shown_link) if words),
        "qr": str(qr_svg(block.link) or ""),
    }


def _point(point: TimePoint, place: float) -> dict[str, Any]:
    says = _line(point.says) if point.says is not None else None
    return {"kind": point.kind, "place": round(place, 4), "line": _line(point.line), "says": says}
