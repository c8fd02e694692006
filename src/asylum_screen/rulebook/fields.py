"""The small types of rule files: everything arrives as text and is typed here, never guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .days import parse_day, parse_yes_no

SNAKE = re.compile(r"[a-z][a-z0-9_]*\Z")
DOTTED = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\Z")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


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
    return text


def _snake(value: Any) -> Any:
    if not isinstance(value, str) or not SNAKE.match(value):
        raise PydanticCustomError("as_name", "name")
    return value


def _dotted(value: Any) -> Any:
    if not isinstance(value, str) or not DOTTED.match(value):
        raise PydanticCustomError("as_name", "name")
    return value


def _kebab(value: Any) -> Any:
    if not isinstance(value, str) or not KEBAB.match(value):
        raise PydanticCustomError("as_source_name", "name")
    return value


Day = Annotated[date, BeforeValidator(_day)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Whole = Annotated[int, BeforeValidator(_whole)]
Sentence = Annotated[str, BeforeValidator(_sentence)]
Plain = Annotated[str, BeforeValidator(_plain)]
Link = Annotated[str, BeforeValidator(_link)]
Name = Annotated[str, BeforeValidator(_snake)]
FindingName = Annotated[str, BeforeValidator(_dotted)]
SourceName = Annotated[str, BeforeValidator(_kebab)]
Cites = Annotated[tuple[Plain, ...], Field(min_length=1)]
Raw = Any
"""A condition as it was written; `conditions` reads it, with its own words for mistakes."""
