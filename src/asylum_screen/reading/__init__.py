"""Text to plain data with positions. The only user of yaml, which is imported when a text is first read."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import Limits, SourceFile
    from .yamltext import read_file, read_yaml

_IN = {
    "Limits": "document",
    "SourceFile": "document",
    "read_file": "yamltext",
    "read_yaml": "yamltext",
}

__all__ = ["Limits", "SourceFile", "read_file", "read_yaml"]


def __getattr__(name: str) -> Any:
    if name not in _IN:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_IN[name]}"), name)
