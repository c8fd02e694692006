"""Builds the wheel with the checked rules and the catalogues kept ready. See `asylum_screen.reading.ready`."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyHook(BuildHookInterface):
    """Puts what is kept ready into the wheel; a checkout makes its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files and name them for the wheel.

        Raises:
            RuleFilesInvalid: the rules have a mistake, so there is no wheel.
        """
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from asylum_screen.language.store import keep_languages
        from asylum_screen.rulebook.ready import keep_pack

        self._folder = tempfile.TemporaryDirectory()
        made = Path(self._folder.name)
        keep_pack(root / "rules", made)
        keep_languages(root / "translations", made)
        for path in made.iterdir():
            build_data["force_include"][str(path)] = f"asylum_screen/_bundled/ready/{path.name}"
