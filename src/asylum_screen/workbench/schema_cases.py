"""The shape of scenario files as a JSON Schema, for editors: what can be answered and expected, by the pack's names."""

from __future__ import annotations

from typing import Any

from asylum_screen.core.facts import NonAnswer
from asylum_screen.core.rules import Kind, Question, RulePack
from asylum_screen.rulebook.fields import DAY_SCHEMA, TEXT_SCHEMA, YES_NO_SCHEMA
from asylum_screen.rulebook.json_schema import DIALECT, Schema

from .scenario_files import ALLOWED, ScenarioReader

_OPEN: Schema = {"enum": [answer.value for answer in NonAnswer]}
_KEYS = {
    "name": "A sentence that tells this case from the others.",
    "as_of": "The day of the orientation. Without it what comes of the case changes with the calendar.",
    "given": "The answers: QUESTION: answer. What is not there was not asked.",
    "expect": "What must come of them, at least one thing: policy NAME: yes, finding NAME: know, says WORDS: yes.",
    "note": "Why the case is here.",
}


def cases_schema(pack: RulePack) -> Schema:
    """The schema of a scenario file. Names that the pack does not have are no mistake here; `rules test` finds them."""
    answers = {question.id: _answer(question) for question in pack.questions.values()}
    reader = ScenarioReader(pack, pack.info.checked_on)
    expected = {f"{kind} {name}": _words(kind) for kind, name in sorted(reader.targets)}
    day = {"anyOf": [DAY_SCHEMA]}
    properties: dict[str, Any] = {
        "name": {"type": "string", "minLength": 1},
        "as_of": day,
        "given": {"type": "object", "properties": answers},
        "expect": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^(?:{'|'.join(ALLOWED)}) *\\S"},
            "properties": expected,
        },
        "note": TEXT_SCHEMA,
    }
    case: Schema = {
        "type": "object",
        "required": ["name", "given", "expect"],
        "properties": {key: {**shape, "description": _KEYS[key]} for key, shape in properties.items()},
        "additionalProperties": False,
    }
    return {"$schema": DIALECT, "type": "array", "minItems": 1, "items": case}


def _words(kind: str) -> Schema:
    words: list[Any] = [*ALLOWED[kind]]
    words += [each for word, each in (("yes", True), ("no", False)) if word in words]
    return {"anyOf": [{"enum": words}, DAY_SCHEMA]} if kind == "deadline" else {"enum": words}


def _answer(question: Question) -> Schema:
    """What can be answered, with the words of the question."""
    match question.kind:
        case Kind.YES_NO:
            forms = [YES_NO_SCHEMA]
        case Kind.ONE_OF:
            forms = [{"enum": list(question.option_ids)}]
        case Kind.DAY:
            span = {"type": "object", "properties": {"earliest": DAY_SCHEMA, "latest": DAY_SCHEMA}}
            forms = [DAY_SCHEMA, span]
        case _:
            one: Schema = {"enum": list(question.option_ids)} if question.option_ids else {"type": "string"}
            forms = [{"type": "array", "minItems": 1, "items": one}]
    return {"anyOf": [*forms, _OPEN], "description": question.ask.english}
