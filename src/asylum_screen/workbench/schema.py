"""`rules schema`: the shape of rule files for an editor, and what to tell VS Code so that it uses it."""

from __future__ import annotations

import json
from pathlib import Path

from asylum_screen.rulebook import check_pack, load_pack
from asylum_screen.rulebook.json_schema import Schema, json_schema

from .schema_cases import cases_schema

FILE = "rules.schema.json"


def schema_text(folder: Path) -> str:
    """The schema as JSON, with the names of the pack in it; without them while the pack has mistakes."""
    pack, _ = check_pack(folder)
    return _json(json_schema(pack))


def cases_text(folder: Path) -> str:
    """The schema of scenario files as JSON.

    Raises:
        RuleFilesInvalid: the rules cannot be loaded.
    """
    return _json(cases_schema(load_pack(folder)))


def _json(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def vscode_lines(out: Path | None, files: str) -> tuple[str, str]:
    """The two lines that make VS Code complete and check: one for a terminal, one for its settings."""
    file = (out or Path(FILE)).as_posix()
    where = file if file.startswith("/") else f"./{file}"
    setting = json.dumps({where: files})
    return (
        "1. In a terminal:               code --install-extension redhat.vscode-yaml",
        f'2. In .vscode/settings.json:    {{"yaml.schemas": {setting}}}',
    )
