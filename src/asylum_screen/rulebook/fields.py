"""The small types of rule files: everything arrives as text and is typed here, never guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from .days import parse_day, parse_yes_no

_WORD = "[a-z][a-z0-9_]*"
_LINK = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s,]*)?")
_LONG, _SHORT, _LEAP = (
    "0[13578]|1[02]",
    "0[469]|11",
    r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)",
)
_IN_MONTHS = rf"(?:{_LONG})-(?:0[1-9]|[12]\d|3[01])|(?:{_SHORT})-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])"
_DAYS = rf"\d{{4}}-(?:{_IN_MONTHS})|{_LEAP}-02-29"
DAY_SCHEMA: dict[str, Any] = {"type": "string", "pattern": f"^(?:{_DAYS})$"}
YES_NO_SCHEMA: dict[str, Any] = {"enum": ["yes", "no", True, False]}
TEXT_SCHEMA: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]}
WHOLE_SCHEMA: dict[str, Any] = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d{1,6}$"}]}
"""What stands in a file, for editors."""


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("as_day_form", "form")
    try:
        return parse_day(value)
    except ValueError as error:
        kinds = {"form": "as_day_form", "leap": "as_day_leap", "real": "as_day_real"}
        raise PydanticCustomError(kinds[str(error)], "day") from None


def _yes_no(value: Any) -> Any:
    answer = parse_yes_no(value) if isinstance(value, str) else None
    if answer is None:
        raise PydanticCustomError("as_yes_no", "yes or no")
    return answer


def _whole(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,6}", value, re.ASCII):
        raise PydanticCustomError("as_whole", "whole number")
    return int(value)


def _sentence(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("as_text", "text")
    text = " ".join(value.split())
    if not text or text in ("~", "null"):
        raise PydanticCustomError("as_empty_text", "empty")
    return text


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("as_text", "text")
    return value.strip()


def _link(value: Any) -> Any:
    text = _plain(value)
    if "://" in text:
        raise PydanticCustomError("as_link", "scheme")
    if text and not _LINK.fullmatch(text):
        raise PydanticCustomError("as_no_link", "shape")
    return text


def _named(kind: str, *shapes: str) -> tuple[BeforeValidator, WithJsonSchema]:
    """A name of a shape; kind: the mistake that another one is."""
    shape = "".join(shapes)

    def name(value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(shape, value):
            raise PydanticCustomError(kind, "name")
        return value

    return BeforeValidator(name), WithJsonSchema({"type": "string", "pattern": f"^{shape}$"})


_SNAKE = _named("as_name", _WORD)
_DOTTED = _named("as_name", _WORD, rf"(\.{_WORD})*")
_KEBAB = _named("as_source_name", "[a-z0-9]+(-[a-z0-9]+)*")

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({**DAY_SCHEMA, "description": "A day: YYYY-MM-DD."})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema(YES_NO_SCHEMA)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(WHOLE_SCHEMA)]
Sentence = Annotated[str, BeforeValidator(_sentence), WithJsonSchema({"type": "string", "minLength": 1})]
PlainText = Annotated[str, BeforeValidator(_plain), WithJsonSchema(TEXT_SCHEMA)]
Link = Annotated[str, BeforeValidator(_link), WithJsonSchema({"type": "string", "not": {"pattern": "://"}})]
Name = Annotated[str, _SNAKE[0], _SNAKE[1]]
FindingName = Annotated[str, _DOTTED[0], _DOTTED[1]]
SourceName = Annotated[str, _KEBAB[0], _KEBAB[1]]
Cites = Annotated[tuple[PlainText, ...], Field(min_length=1)]
Raw = Any
"""A condition as it was written; `conditions` reads it, with its own words for mistakes."""
