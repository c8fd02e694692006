"""Writes a handout: whole or not at all, readable by its owner only, and nothing beside it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .exits import Exit, Stop, tell

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.language.words import Words
    from asylum_screen.present.build import PaperOptions


def write_handout(path: Path, orientation: Orientation, words: Words, options: PaperOptions) -> None:
    """Write the handout in the form its name ends with.

    Raises:
        Stop: usage, for another ending; not written, when the file cannot be written or the form is not installed.
    """
    form = path.suffix.lower()
    if form == ".html":
        from asylum_screen.present.build import build
        from asylum_screen.present.html import render_html

        data = render_html(build(orientation, words, options)).encode()
    else:
        raise Stop(Exit.USAGE, f'--handout: "{path.name}" must end in .html or .pdf.')
    write_whole(path, data)
    tell(f"Written: {path}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file with mode 0600, whole or not at all.

    Raises:
        Stop: not written, with the reason.
    """
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=".asylum-screen-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException as problem:
        with contextlib.suppress(OSError):
            Path(name).unlink() if name else None
        if isinstance(problem, OSError):
            reason = os.strerror(problem.errno) if problem.errno else "unknown reason"
            raise Stop(Exit.NOT_WRITTEN, f"{path}: could not be written: {reason}.") from None
        raise
