"""`rules schema`: the shape of rule files for an editor, and what to tell VS Code so that it uses it."""

from __future__ import annotations

import json
from pathlib import Path

from asylum_screen.rulebook import check_pack
from asylum_screen.rulebook.json_schema import json_schema

FILE = "rules.schema.json"


def schema_text(folder: Path) -> str:
    """The schema as JSON, with the names of the pack in it; without them while the pack has mistakes."""
    pack, _ = check_pack(folder)
    return json.dumps(json_schema(pack), ensure_ascii=False, indent=1) + "\n"


def vscode_lines(out: Path | None, folder: Path) -> tuple[str, str]:
    """The two lines that make VS Code complete and check: one for a terminal, one for its settings."""
    file = (out or Path(FILE)).as_posix()
    where = file if file.startswith("/") else f"./{file}"
    setting = json.dumps({where: f"{folder.name}/**/*.yaml"})
    return (
        "1. In a terminal:               code --install-extension redhat.vscode-yaml",
        f'2. In .vscode/settings.json:    {{"yaml.schemas": {setting}}}',
    )
