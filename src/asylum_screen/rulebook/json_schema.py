"""The shape of rule files as a JSON Schema, for editors. Made from the very models that read the files.

Names of a pack (facts, sources, countries) are offered, not required: a new one is no mistake while one writes. What
refers to nothing is found by `rules check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from asylum_screen.core.rules import RulePack, SetMode

from . import fields, schema_files
from .files import HEADINGS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONDITIONS = frozenset({"when", "ask_if", "ask_unless", "presumed", "presumed_no", "covers", "unsettled", "tree"})
DAY = r"^\d{4}-\d{2}-\d{2}$"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_BY_VALIDATOR: Mapping[Any, Schema] = {
    fields._day: {"type": "string", "pattern": DAY, "description": "A day: YYYY-MM-DD."},
    fields._yes_no: {"enum": ["yes", "no", True, False]},
    fields._whole: {"type": ["integer", "string"], "pattern": r"^-?\d{1,6}$"},
    fields._sentence: {"type": "string", "minLength": 1},
    fields._plain: _TEXT,
    fields._link: {"type": "string", "not": {"pattern": "://"}},
    fields._snake: {"type": "string", "pattern": r"^[a-z][a-z0-9_]*$"},
    fields._dotted: {"type": "string", "pattern": r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"},
    fields._kebab: {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
}


class _Generator(GenerateJsonSchema):
    """Writes our small types as what stands in a file, before it is read."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """The shape of a value that one of our own functions reads."""
        known = _BY_VALIDATOR.get(schema["function"]["function"])
        return dict(known) if known is not None else super().function_before_schema(schema)


def json_schema(pack: RulePack | None = None) -> Schema:
    """The schema of one rule file of any kind. `pack`: its names are offered while one writes."""
    shapes: Schema = {}
    models: dict[str, type[BaseModel]] = {
        "rules file": schema_files.FileModel,
        "policy file": schema_files.PolicyFileModel,
        "pack file": schema_files.PackModel,
        **HEADINGS,
    }
    for name, model in models.items():
        made = model.model_json_schema(
            by_alias=True, ref_template="#/$defs/{model}", schema_generator=_Generator, mode="validation"
        )
        shapes.update(made.pop("$defs", {}))
        shapes[name] = made
    shapes["sources file"] = _sources_file()
    for name, shape in shapes.items():
        _finish(name, shape)
    shapes.update(_grammar(pack))
    shapes["Cite"] = _offered(sorted(pack.sources) if pack is not None else [], _TEXT)
    return {
        "$schema": DIALECT,
        "title": "A rule file of asylum-screen",
        "type": "object",
        **_which(),
        "$defs": shapes,
    }


def _which() -> Schema:
    """Which of the four kinds of file this is, by a key only that kind has."""

    def has(key: str) -> Schema:
        return {"required": [key]}

    def ref(name: str) -> Schema:
        return {"$ref": f"#/$defs/{name} file"}

    other = {"if": has("sources"), "then": ref("sources"), "else": ref("rules")}
    rest = {"if": has("policy"), "then": ref("policy"), "else": other}
    return {"if": has("interview"), "then": ref("pack"), "else": rest}


def _sources_file() -> Schema:
    file: Schema = schema_files.SourcesFileModel.model_json_schema(schema_generator=_Generator)
    file.pop("$defs", None)
    file["properties"]["sources"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/sources"}}
    return file


def _finish(name: str, shape: Schema) -> None:
    """Put in what a model leaves open: conditions, the entries under headings, and citations."""
    _plain_keys(shape)
    properties: Schema = shape.get("properties", {})
    for key, value in properties.items():
        value.pop("title", None)
        value.pop("default", None)
        if key in CONDITIONS:
            properties[key] = {"$ref": "#/$defs/Condition"}
        elif key == "define":
            value["additionalProperties"] = {"$ref": "#/$defs/Condition"}
        elif key in HEADINGS and name in ("rules file", "policy file"):
            value["additionalProperties"] = {"$ref": f"#/$defs/{key}"}
        elif key == "cites":
            properties[key] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Cite"}}
    if name == "UnclearModel":
        day = dict(_BY_VALIDATOR[fields._day])
        whole = {key: shape.pop(key) for key in list(shape)}
        shape["anyOf"] = [day, whole]


def _plain_keys(shape: Any) -> None:
    """The names of entries as `propertyNames`, which editors word better than patterns of properties."""
    if isinstance(shape, list):
        for part in shape:
            _plain_keys(part)
    elif isinstance(shape, dict):
        for pattern, value in shape.pop("patternProperties", {}).items():
            shape["propertyNames"] = {"pattern": pattern}
            shape["additionalProperties"] = value
        for part in shape.values():
            _plain_keys(part)


# ---------------------------------------------------------------- conditions


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _offered(names: list[str], otherwise: Schema) -> Schema:
    """Names an editor offers; others are taken too."""
    return {"anyOf": [{"enum": names}, otherwise]} if names else dict(otherwise)


def _grammar(pack: RulePack | None) -> Schema:
    """The closed grammar of conditions."""
    parts = {"type": "array", "minItems": 1, "items": _ref("Condition")}
    yes = {"enum": ["yes", True]}
    questions = pack.questions if pack is not None else {}
    definitions = [name for name in (pack.definitions if pack is not None else {}) if ":" not in name]
    policies = [policy.id for policy in pack.policies] if pack is not None else []
    tests: Schema = {"all": parts, "any": parts, "not": _ref("Condition"), "as_of": _ref("DayTest")}
    tests |= {"applies": _offered(policies, {"type": "string"}), "open": yes, "never": yes}
    for fact, question in questions.items():
        tests[fact] = {**_fact(question.kind.value, list(question.option_ids)), "description": question.ask.english}
    for name in definitions:
        tests[name] = {"enum": ["yes", "no", True, False], "description": "A condition with this name."}
    words = ["open", "never", "tree", *(fact for fact in questions if questions[fact].kind.value == "yes_no")]
    group = {"type": "object", "minProperties": 1, "maxProperties": 1, "properties": tests}
    group["additionalProperties"] = _ref("Answers")
    return {
        "Condition": {"anyOf": [_offered([*words, *definitions], {"type": "string"}), group]},
        "Answers": {"anyOf": [_TEXT, _ref("AnswerTest"), _ref("DayTest")]},
        "AnswerTest": _answer_test(_TEXT),
        "DayTest": _day_test(),
        "Stretch": _stretch(),
    }


def _fact(kind: str, options: list[str]) -> Schema:
    if kind == "yes_no":
        return {"enum": ["yes", "no", True, False]}
    if kind == "day":
        return _ref("DayTest")
    one = _offered(options, {"type": "string"})
    return {"anyOf": [one, _answer_test(one)]}


def _answer_test(one: Schema) -> Schema:
    listed = {"type": "array", "minItems": 1, "items": one}
    tests = {mode.value: listed for mode in SetMode}
    one_key = {"minProperties": 1, "maxProperties": 1}
    return {"type": "object", **one_key, "properties": tests, "additionalProperties": False}


def _day_test() -> Schema:
    end = {"anyOf": [{"const": "as_of"}, {"type": "string", "pattern": DAY}]}
    tests: Schema = dict.fromkeys(("from", "to", "before", "after"), end)
    tests |= {"within": _ref("Stretch"), "ago": _ref("Stretch"), "by_earliest": _BY_VALIDATOR[fields._yes_no]}
    return {"type": "object", "minProperties": 1, "properties": tests, "additionalProperties": False}


def _stretch() -> Schema:
    number = {"type": ["integer", "string"], "pattern": r"^\d{1,5}$"}
    units: Schema = dict.fromkeys(("years", "months", "days"), number)
    units["of"] = {"const": "as_of"}
    return {"type": "object", "minProperties": 1, "properties": units, "additionalProperties": False}
