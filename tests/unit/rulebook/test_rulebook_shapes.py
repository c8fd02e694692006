"""Whatever pydantic finds is put in our own words."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from asylum_screen.reading import SourceFile
from asylum_screen.rulebook import schema, schema_files
from asylum_screen.rulebook.schema_errors import SENTENCES, translate

MODELS = [
    model
    for module in (schema, schema_files)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.__name__
]
WRONG: tuple[Any, ...] = (
    "",
    "zz zz",
    [],
    ["zz"],
    [[]],
    [{}],
    {},
    {"z z": "y"},
    {"z": []},
    {"z": {}},
    {"z": {"y": "x"}},
)


def errors(model: type[BaseModel]) -> Iterator[Any]:
    """Every error a model gives for wrong data of all sorts, whole and field by field."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    for data in (*WRONG, *({name: wrong} for name in names for wrong in WRONG)):
        try:
            model.model_validate(data)
        except ValidationError as error:
            yield from error.errors(include_url=False)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_error_of_a_model_has_our_own_sentence(model: type[BaseModel]) -> None:
    """No word of pydantic's reaches a trainer."""
    document = SourceFile("f.yaml", {})
    for item in errors(model):
        assert item["type"] in SENTENCES, item
        found = translate(item, model, document, ())
        assert found.code != "AS227"
        assert item["type"].startswith("as_") or item["msg"] not in found.message
        assert "{" not in found.message.replace("{date}", "")


def test_a_misspelt_key_deep_inside_gets_a_suggestion() -> None:
    """The near name is looked for among the keys of that very place."""
    data = {"when": "x", "signal": "know", "say": "A.", "cites": ["s"], "if_open": {"signl": "know", "say": "A."}}
    with pytest.raises(ValidationError) as error:
        schema.FindingModel.model_validate(data)
    hints = [translate(item, schema.FindingModel, SourceFile("f.yaml", {}), ()).hint for item in error.value.errors()]
    assert 'Did you mean "signal"?' in hints
