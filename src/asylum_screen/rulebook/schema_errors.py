"""What pydantic finds, put in words for people who write law, at the place where it stands."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading import SourceFile
from asylum_screen.reading.document import Data, Path

M = TypeVar("M", bound=BaseModel)

SENTENCES: dict[str, tuple[str, str, str]] = {
    "as_day_form": ("AS207", '"{name}" must be a day.', "Write it as YYYY-MM-DD, for example 2023-05-12."),
    "as_day_leap": (
        "AS208",
        "29 February does not exist in this year.",
        "Write 28 February or 1 March, as the law says.",
    ),
    "as_day_real": ("AS208", "This day does not exist.", "Check the month and the day."),
    "as_yes_no": ("AS209", '"{name}" must be yes or no.', ""),
    "as_whole": ("AS210", '"{name}" must be a whole number.', "Write digits only."),
    "as_text": ("AS203", '"{name}" must be a text.', "A text that begins with {{ or [ needs quotes."),
    "string_type": ("AS203", '"{name}" must be a text.', "A text that begins with {{ or [ needs quotes."),
    "as_empty_text": ("AS213", 'The text of "{name}" is empty.', "Write a whole sentence, or leave the key out."),
    "as_no_link": ("AS221", "This is no link.", "Write it as example.gov/page, without spaces and commas."),
    "as_link": ("AS221", "The link has its scheme.", "Leave https:// out."),
    "as_name": ("AS211", '"{input}" is not a name.', "Use small letters, digits and _, beginning with a letter."),
    "as_source_name": ("AS211", '"{input}" is not the name of a source.', "Use small letters, digits and hyphens."),
    "dict_type": ("AS204", '"{name}" must be a mapping.', "Write keys with values, indented under it."),
    "model_type": ("AS204", '"{name}" must be a mapping.', "Write keys with values, indented under it."),
    "model_attributes_type": ("AS204", '"{name}" must be a mapping.', "Write keys with values, indented under it."),
    "tuple_type": ("AS205", '"{name}" must be a list.', "Put it in square brackets."),
    "list_type": ("AS205", '"{name}" must be a list.', "Put it in square brackets."),
    "too_short": ("AS212", '"{name}" is empty.', "Write at least one."),
    "too_long": ("AS222", '"{name}" has too many entries: {actual}, at most {most}.', ""),
    "missing": ("AS202", 'The key "{name}" is missing in {inside}.', ""),
    "extra_forbidden": ("AS201", 'The key "{name}" is not known in {inside}.', ""),
    "literal_error": ("AS206", '"{name}" cannot be {shown}.', "Allowed: {allowed}."),
}
_NAMED = ("unless", "excuses")
_MAPPINGS = {
    **dict.fromkeys(_NAMED, "Write NAME: {{when: ..., say: ..., cites: [...]}}, indented under it."),
    "checked": "Write {{on: 2026-11-22, how: statute read, by: a name}}.",
}


def validate(model: type[M], data: Data, document: SourceFile, path: Path, found: list[Problem]) -> M | None:
    """Give data a shape, or add every problem with it to `found` and return None."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        told = (translate(item, model, document, path) for item in details if not _only_follows(item))
        found += dict.fromkeys(told)
        return None


def _only_follows(item: ErrorDetails) -> bool:
    """True when a list only counts as empty because what stands in it is wrong, which is told on its own."""
    return item["type"] == "too_short" and bool(item["input"])


def translate(item: ErrorDetails, model: type[BaseModel], document: SourceFile, base: Path) -> Problem:
    """One problem of pydantic's as one of ours."""
    kind = item["type"]
    loc = tuple(part for part in item["loc"] if part != "[key]")
    path = (*base, *loc)
    name = _name(path)
    code, sentence, hint = SENTENCES.get(kind, ("AS227", '"{name}" does not fit here.', ""))
    values = {
        "name": name,
        "inside": _inside(path[:-1]),
        "shown": f'"{item["input"]}"' if isinstance(item["input"], str) else "a list or a mapping",
        "input": item["input"] if isinstance(item["input"], str) else name,
        "allowed": _allowed(item),
        "actual": item.get("ctx", {}).get("actual_length", ""),
        "most": item.get("ctx", {}).get("max_length", ""),
    }
    if kind == "extra_forbidden":
        hint = near(name, _keys(model, loc[:-1]))
    if kind == "literal_error" and loc[-1:] == ("signal",) and "if_no" in loc:
        code, hint = "AS219", "Only find_out or know is allowed here: the program never gives a verdict."
    if code == "AS204":
        hint = _MAPPINGS.get(name, hint)
    if kind == "model_type" and path[-2:-1] and path[-2] in _NAMED and name in ("when", "say", "cites"):
        message = f'Each entry under "{path[-2]}" needs a name.'  # said once for the three keys
        return problem("AS204", document.key_place(path[:-1]), message, _MAPPINGS["unless"].format())
    return problem(code, _place(item, document, path), sentence.format(**values), hint.format(**values))


def _place(item: ErrorDetails, document: SourceFile, path: Path) -> Place:
    kind = item["type"]
    if kind == "missing":
        return document.key_place(path[:-1])
    if kind == "extra_forbidden" or item["loc"][-1:] == ("[key]",):
        return document.key_place(path)
    return document.place(path)


def _name(path: Path) -> str:
    """The last key of a path that is a word; a list item is called by the list it is in."""
    words = [part for part in path if isinstance(part, str)]
    return words[-1] if words else "the file"


def _inside(path: Path) -> str:
    words = [str(part) for part in path]
    return f'"{".".join(words)}"' if words else "the file"


def _allowed(item: ErrorDetails) -> str:
    return str(item.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")


def _keys(model: Any, loc: tuple[int | str, ...]) -> list[str]:
    """The keys allowed at a place inside a model; nothing when that cannot be told."""
    from typing import get_args

    current = model
    for part in loc:
        if isinstance(current, type) and issubclass(current, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in current.model_fields.items()}
            current = fields.get(str(part))
        else:
            arguments = [kind for kind in get_args(current) if kind not in (type(None), ...)]
            current = arguments[-1] if arguments else None
        current = _unwrapped(current)
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [field.alias or name for name, field in current.model_fields.items()]
    return []


def _unwrapped(kind: Any) -> Any:
    """`X | None` and annotations taken off."""
    from typing import get_args

    arguments = [part for part in get_args(kind) if part is not type(None)]
    return arguments[0] if len(arguments) == 1 and type(None) in get_args(kind) else kind
