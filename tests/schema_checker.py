"""A tiny checker for the part of JSON Schema that our schema uses, so that the tests need no package for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None),
}  # fmt: skip
KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "pattern", "minLength", "properties",
    "required", "additionalProperties", "minProperties", "maxProperties", "propertyNames", "items", "minItems",
    "maxItems", "anyOf", "not", "if", "then", "else", "default",
}  # fmt: skip


def unknown_words(schema: Any) -> set[str]:
    """Words of JSON Schema in a schema that this checker would pass over."""
    found: set[str] = set()
    if isinstance(schema, list):
        for part in schema:
            found |= unknown_words(part)
    elif isinstance(schema, dict):
        found |= set(schema) - KNOWN
        for key, value in schema.items():
            if key in ("properties", "$defs"):
                for part in value.values():
                    found |= unknown_words(part)
            elif key not in ("enum", "const", "required", "default"):
                found |= unknown_words(value)
    return found


class Checker:
    """Checks data against one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._root = schema

    def problems(self, data: Any) -> list[str]:
        """Everything wrong with the data, each with its path."""
        return list(self._check(data, self._root, ""))

    def _fits(self, data: Any, schema: Any) -> bool:
        return next(self._check(data, schema, ""), None) is None

    def _check(self, data: Any, schema: Any, path: str) -> Iterator[str]:
        if schema is True:
            return
        if schema is False:
            yield f"{path}: not allowed"
            return
        if "$ref" in schema:
            yield from self._check(data, self._root["$defs"][schema["$ref"].removeprefix("#/$defs/")], path)
        yield from self._value(data, schema, path)
        if isinstance(data, dict):
            yield from self._object(data, schema, path)
        if isinstance(data, list):
            yield from self._list(data, schema, path)
        yield from self._logic(data, schema, path)

    def _value(self, data: Any, schema: Any, path: str) -> Iterator[str]:
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if kinds and not any(_is(data, kind) for kind in kinds):
            yield f"{path}: {data!r} is not {kinds}"
        if "enum" in schema and not any(data == each and type(data) is type(each) for each in schema["enum"]):
            yield f"{path}: {data!r} is none of {schema['enum'][:5]}"
        if "const" in schema and data != schema["const"]:
            yield f"{path}: {data!r} is not {schema['const']!r}"
        if isinstance(data, str):
            if "pattern" in schema and not re.search(schema["pattern"], data):
                yield f"{path}: {data!r} does not look like {schema['pattern']}"
            if len(data) < schema.get("minLength", 0):
                yield f"{path}: is empty"

    def _object(self, data: dict[str, Any], schema: Any, path: str) -> Iterator[str]:
        known = schema.get("properties", {})
        for key in schema.get("required", []):
            if key not in data:
                yield f"{path}: has no {key}"
        if not schema.get("minProperties", 0) <= len(data) <= schema.get("maxProperties", 10**9):
            yield f"{path}: has {len(data)} keys"
        for key, value in data.items():
            yield from self._check(key, schema.get("propertyNames", True), f"{path}.{key}")
            yield from self._check(value, known.get(key, schema.get("additionalProperties", True)), f"{path}.{key}")

    def _list(self, data: list[Any], schema: Any, path: str) -> Iterator[str]:
        if not schema.get("minItems", 0) <= len(data) <= schema.get("maxItems", 10**9):
            yield f"{path}: has {len(data)} items"
        for number, item in enumerate(data):
            yield from self._check(item, schema.get("items", True), f"{path}[{number}]")

    def _logic(self, data: Any, schema: Any, path: str) -> Iterator[str]:
        if "anyOf" in schema and not any(self._fits(data, each) for each in schema["anyOf"]):
            yield f"{path}: {str(data)[:60]!r} fits none of the forms"
        if "not" in schema and self._fits(data, schema["not"]):
            yield f"{path}: {data!r} is what it must not be"
        if "if" in schema:
            yield from self._check(data, schema.get("then" if self._fits(data, schema["if"]) else "else", True), path)


def _is(data: Any, kind: str) -> bool:
    if kind == "number":
        return isinstance(data, int | float) and not isinstance(data, bool)
    return isinstance(data, TYPES[kind]) and not (kind == "integer" and isinstance(data, bool))
