"""The shape of rule files as a JSON Schema, for editors. Made from the very models that read the files.

Names of a pack (facts, sources, countries) are offered, not required: a new one is no mistake while one writes. What
refers to nothing is found by `rules check`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.rules import Kind, RulePack
from asylum_screen.reading.colons import CONDITION_KEYS

from . import schema_files
from .daytests import ENDS, UNITS
from .fields import DAY_SCHEMA, TEXT_SCHEMA, WHOLE_SCHEMA, YES_NO_SCHEMA
from .files import HEADINGS

Schema = dict[str, Any]
_ONE_KEY: Schema = {"minProperties": 1, "not": {"minProperties": 2}}
"""One key, said without maxProperties: under that, yaml-language-server offers nothing in an empty block."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(pack: RulePack | None = None) -> Schema:
    """The schema of one rule file of any kind. `pack`: its names are offered while one writes."""
    shapes: Schema = {}
    models: dict[str, type[BaseModel]] = {
        "rules file": schema_files.FileModel,
        "policy file": schema_files.PolicyFileModel,
        "pack file": schema_files.PackModel,
        "reviews file": schema_files.ReviewFileModel,
        **HEADINGS,
    }
    for name, model in models.items():
        made = model.model_json_schema()
        shapes.update(made.pop("$defs", {}))
        shapes[name] = made
    shapes["sources file"] = _sources_file()
    for name, shape in shapes.items():
        _finish(name, shape)
    shapes = {_called(name): shape for name, shape in shapes.items()}
    shapes.update(_grammar(pack))
    shapes["Cite"] = _offered(sorted(pack.sources) if pack is not None else [], TEXT_SCHEMA)
    return {"$schema": DIALECT, "type": "object", **_which(), "$defs": shapes}


def _which() -> Schema:
    """Which of the five kinds of file this is, by a key only that kind has."""

    def has(key: str) -> Schema:
        return {"required": [key], "properties": {key: True}}

    def ref(name: str) -> Schema:
        return {"$ref": f"#/$defs/{name} file"}

    signed = {"if": has("reviewer"), "then": ref("reviews"), "else": ref("rules")}
    other = {"if": has("sources"), "then": ref("sources"), "else": signed}
    rest = {"if": has("policy"), "then": ref("policy"), "else": other}
    return {"if": has("interview"), "then": ref("pack"), "else": rest}


def _sources_file() -> Schema:
    file: Schema = schema_files.SourcesFileModel.model_json_schema()
    file.pop("$defs", None)
    file["properties"]["sources"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/sources"}}
    return file


def _finish(name: str, shape: Schema) -> None:
    """Put in what a model leaves open: conditions, the entries under headings, and citations."""
    _plain_keys(shape)
    shape.pop("title", None)
    properties: Schema = shape.get("properties", {})
    for key in properties:
        value = properties[key] = _or_nothing(properties[key])
        value.pop("title", None)
        value.pop("default", None)
        if key in CONDITION_KEYS:
            properties[key] = {"$ref": "#/$defs/Condition"}
        elif key == "define":
            value["additionalProperties"] = {"$ref": "#/$defs/Condition"}
        elif key in HEADINGS and name in ("rules file", "policy file"):
            value["additionalProperties"] = {"$ref": f"#/$defs/{key}"}
        elif key == "cites":
            properties[key] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Cite"}}
    _explain(name, properties)
    if name == "UnclearModel":
        day = {**DAY_SCHEMA, "description": "A day: YYYY-MM-DD."}
        whole = {key: shape.pop(key) for key in list(shape)}
        shape["anyOf"] = [day, whole]


def _explain(name: str, properties: Schema) -> None:
    """Say at each key what it means."""
    words = {**_key_words()["any"], **_key_words().get(name, {})}
    for key in properties.keys() & words.keys():
        properties[key] = {**properties[key], "description": words[key]}


def meanings(key: str) -> list[str]:
    """What a key of rule files means, one line for each place where it may stand."""
    names = {where: key if where == "any" else f"{where}/{key}" for where in _key_words()}
    return [f"{names[where]}: {words[key]}" for where, words in _key_words().items() if key in words]


@cache
def _key_words() -> dict[str, dict[str, str]]:
    """What a key means, by the shape it stands in."""
    return tomllib.loads((Path(__file__).parent / "key_words.toml").read_text(encoding="utf-8"))


def _or_nothing(value: Schema) -> Schema:
    """A key that may be left out, without the `null` that nobody can write."""
    parts = [part for part in value.get("anyOf", ()) if part != {"type": "null"}]
    return {**{key: each for key, each in value.items() if key != "anyOf"}, **parts[0]} if len(parts) == 1 else value


def _called(name: str) -> str:
    """The name of a shape as an editor shows it."""
    return name.removesuffix("Model")


def _plain_keys(shape: Any) -> None:
    """The names of entries as `propertyNames`, which editors word better than patterns of properties."""
    if isinstance(shape, list):
        for part in shape:
            _plain_keys(part)
    elif isinstance(shape, dict):
        for pattern, value in shape.pop("patternProperties", {}).items():
            shape["propertyNames"] = {"pattern": pattern}
            shape["additionalProperties"] = value
        if "$ref" in shape:
            shape["$ref"] = _called(shape["$ref"])
        for part in shape.values():
            _plain_keys(part)


# ---------------------------------------------------------------- conditions


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _offered(names: list[str], otherwise: Schema) -> Schema:
    """Names an editor offers; others are taken too."""
    return {"anyOf": [{"type": "string", "enum": names}, otherwise]} if names else dict(otherwise)


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
        tests[fact] = {**_fact(question.kind, list(question.option_ids)), "description": question.ask.english}
    for name in definitions:
        tests[name] = {**YES_NO_SCHEMA, "description": "A condition with this name."}
    words = ["open", "never", "tree", *(fact for fact in questions if questions[fact].kind.value == "yes_no")]
    group = {"type": "object", **_ONE_KEY, "properties": tests}
    group["additionalProperties"] = _ref("Answers")
    return {
        "Condition": {"anyOf": [_offered([*words, *definitions], {"type": "string"}), group]},
        "Answers": {"anyOf": [TEXT_SCHEMA, _ref("AnswerTest"), _ref("DayTest")]},
        "AnswerTest": _answer_test(TEXT_SCHEMA),
        "DayTest": _day_test(),
        "Stretch": _stretch(),
    }


def _fact(kind: Kind, options: list[str]) -> Schema:
    if kind is Kind.YES_NO:
        return YES_NO_SCHEMA
    if kind is Kind.DAY:
        return _ref("DayTest")
    one = _offered([SetMode.SEVERAL.value] if kind is Kind.COUNTRIES else options, {"type": "string"})
    return {"anyOf": [one, _answer_test(one, one_answer=kind is Kind.ONE_OF)]}


def _answer_test(one: Schema, *, one_answer: bool = False) -> Schema:
    """The tests of a list of answers; `several` is a word of its own, with no list."""
    listed = {"type": "array", "minItems": 1, "items": one}
    left_out = (SetMode.SEVERAL, SetMode.ALL) if one_answer else (SetMode.SEVERAL,)
    tests = {mode.value: listed for mode in SetMode if mode not in left_out}
    _explain("AnswerTest", tests)
    return {"type": "object", **_ONE_KEY, "properties": tests, "additionalProperties": False}


def _day_test() -> Schema:
    end = {"anyOf": [{"const": "as_of"}, DAY_SCHEMA]}
    tests: Schema = dict.fromkeys(ENDS, end)
    tests |= {"within": _ref("Stretch"), "ago": _ref("Stretch"), "by_earliest": YES_NO_SCHEMA}
    _explain("DayTest", tests)
    return {"type": "object", "minProperties": 1, "properties": tests, "additionalProperties": False}


def _stretch() -> Schema:
    units: Schema = dict.fromkeys(UNITS, WHOLE_SCHEMA)
    units["of"] = {"const": "as_of"}
    _explain("Stretch", units)
    return {"type": "object", "minProperties": 1, "properties": units, "additionalProperties": False}
