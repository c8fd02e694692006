"""Text to plain data with positions. The only user of yaml."""

from .document import Document, Limits
from .jsonlines import Line, read_json_lines
from .yamltext import read_file, read_yaml

__all__ = ["Document", "Limits", "Line", "read_file", "read_json_lines", "read_yaml"]
