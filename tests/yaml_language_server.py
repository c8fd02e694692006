"""A client of yaml-language-server, the program behind YAML in editors, as the tests need it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NODE = shutil.which("node")
TOOLS = Path(os.environ.get("EDITOR_TOOLS", "no such folder")) / "node_modules"
"""Where npm put them: `npm install --prefix FOLDER yaml-language-server@1.25.0 ajv@8.20.0`, and EDITOR_TOOLS=FOLDER."""
MISSING = NODE is None or not (TOOLS / "yaml-language-server").is_dir() or not (TOOLS / "ajv").is_dir()


class Editor:
    """One open editor with one schema for all files."""

    def __init__(self, process: subprocess.Popen[bytes], schema: Path) -> None:
        self._process, self._number, self._told = process, 0, dict[str, list[Any]]()
        self._schema = schema

    def request(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            found = self._next()
            if found.get("id") == number and "method" not in found:
                assert "error" not in found, found
                return found.get("result")

    def notify(self, method: str, params: Any) -> None:
        """Tell something that has no answer."""
        self._send({"method": method, "params": params})

    def open(self, name: str, text: str) -> list[str]:
        """Open a file that was not opened before, and wait for what the editor underlines."""
        uri = f"file:///{name}"
        assert uri not in self._told
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self._told:
            self._next()
        return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in self._told[uri]]

    def offered(self, text: str) -> list[str]:
        """What is offered where the text has a ^."""
        given = self._asked("textDocument/completion", text)
        return [each["label"] for each in (given["items"] if isinstance(given, dict) else given or [])]

    def hover(self, text: str) -> str:
        """What is told of the word in which the ^ stands."""
        told = self._asked("textDocument/hover", text)
        return str(told["contents"]["value"]) if told else ""

    def _asked(self, method: str, text: str) -> Any:
        """The answer to a question about the place of the ^, in a file of its own: one that was open is remembered."""
        name, before = f"asked_{self._number}.yaml", text[: text.index("^")]
        self.open(name, text.replace("^", "", 1))
        at = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.request(method, {"textDocument": {"uri": f"file:///{name}"}, "position": at})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks is answered."""
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "yaml-language-server ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if found.get("method") == "textDocument/publishDiagnostics":
            self._told[found["params"]["uri"]] = found["params"]["diagnostics"]
        elif "id" in found and "method" in found:
            self._send({"id": found["id"], "result": self._answer(found)})
        return found

    def _answer(self, asked: dict[str, Any]) -> Any:
        if asked["method"] != "workspace/configuration":
            return None
        yaml = {"schemas": {self._schema.as_uri(): "*.yaml"}, "schemaStore": {"enable": False}}
        yaml |= {"validate": True, "completion": True, "hover": True}
        return [yaml if each.get("section") == "yaml" else {} for each in asked["params"]["items"]]


@contextmanager
def editor(schema: Path) -> Iterator[Editor]:
    """An editor that knows a schema."""
    assert NODE is not None
    server = TOOLS / "yaml-language-server" / "bin" / "yaml-language-server"
    process = subprocess.Popen([NODE, str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        made = Editor(process, schema)
        can = {"workspace": {"configuration": True}, "textDocument": {"completion": {}, "hover": {}}}
        made.request("initialize", {"processId": None, "rootUri": None, "capabilities": can})
        made.notify("initialized", {})
        made.notify("workspace/didChangeConfiguration", {"settings": {}})
        yield made
    finally:
        process.kill()
        process.wait()
