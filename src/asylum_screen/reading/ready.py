"""What was read and checked once is kept ready beside the program, so that the next start need not do it again.

A kept file is bound to its sources and to the code that reads them by their contents: a changed byte and it is made
anew. It is JSON and is rebuilt through plain constructors, so that it can run nothing. A file that is not ours, is
broken or does not fit counts as not there. Nothing is written but in the program's own folder, and nothing where
Python itself was told to write no byte code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from .lasting import lasting
from .shelf import Shelf

T = TypeVar("T")
FOLDER = ".ready"
_PACKAGE = Path(__file__).resolve().parents[1]
_CODE = ("core", "language", "problems", "reading", "rulebook")
_MOST = 64_000_000
_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


def place_of(folder: Path, package: Path = _PACKAGE) -> Path | None:
    """Where things read from a folder are kept; None for a folder that is not the program's own.

    Args:
        folder: the folder that is read: `rules` or `translations`.
        package: the folder of the Python package.
    """
    inside = folder.resolve()
    if inside.parent == package / "_bundled":
        return inside.parent / "ready"
    checkout = package.parents[1]
    return checkout / FOLDER if inside.parent == checkout and (checkout / "pyproject.toml").is_file() else None


def ready(
    folder: Path, name: str, only: Sequence[str], shelf: Shelf, make: Callable[[], tuple[T, bool]], kind: type[T]
) -> T:
    """What was kept, or what is made and then kept.

    Args:
        folder: the folder of the sources.
        name: of what is kept.
        only: what of the folder counts: whole folders or single files; nothing for all of it.
        shelf: the classes it consists of.
        make: makes it from the sources; with False where something is wrong with them, so that it is not kept.
        kind: what it has to be.
    """
    place = place_of(folder)
    if place is None:
        return make()[0]
    key = fingerprint(folder, only)
    found = take(place / f"{name}.json", key, shelf)
    if isinstance(found, kind):
        return found
    made, clean = make()
    if clean and not sys.dont_write_bytecode and key == fingerprint(folder, only):
        keep(place / f"{name}.json", key, made, shelf)
    return made


def fingerprint(folder: Path, only: Sequence[str] = ()) -> str:
    """A number for the contents of a folder and of the code that reads it."""
    seen = hashlib.sha256(_code().encode())
    for path in sorted(found for part in only or ("",) for found in _files(folder / part)):
        name, data = os.fsencode(os.path.relpath(path, folder)), _bytes(path)
        seen.update(b"%d %d %b" % (len(name), len(data), name))
        seen.update(data)
    return seen.hexdigest()


@cache
def _code() -> str:
    seen = hashlib.sha256()
    for path in sorted(found for part in _CODE for found in _files(_PACKAGE / part)):
        if "__pycache__" not in path:
            seen.update(os.fsencode(os.path.relpath(path, _PACKAGE)) + b"\0" + _bytes(path))
    return seen.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    if folder.is_file():
        yield str(folder)
    for where, _, names in os.walk(folder, followlinks=True):
        yield from (os.path.join(where, name) for name in names)  # noqa: PTH118  (a thousand paths are slow)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError as wrong:
        return f"cannot be read: {wrong.errno}".encode()


def take(path: Path, key: str, shelf: Shelf) -> Any:
    """What a file keeps, or None when it keeps nothing for this key, is not ours or is broken."""
    try:
        head, _, body = _own_bytes(path).partition(b"\n")
        if head != f"{key} {hashlib.sha256(body).hexdigest()}".encode():
            return None
        with lasting():
            return shelf.take(json.loads(body))
    except (OSError, *_FAULTS):
        return None


def _own_bytes(path: Path) -> bytes:
    """The bytes of a file that nobody can have written who may not change the program itself.

    Raises:
        OSError: it cannot be read, or may be somebody else's.
    """
    program = _PACKAGE.stat()
    owners, open_to = {os.getuid(), 0, program.st_uid}, stat.S_IWOTH | (stat.S_IWGRP & ~program.st_mode)
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(handle, "rb") as file:  # noqa: PTH123
        for about in (os.fstat(handle), path.parent.lstat()):
            if about.st_uid not in owners or about.st_mode & open_to:
                raise PermissionError("others may write here")
        if not stat.S_ISREG(os.fstat(handle).st_mode) or not stat.S_ISDIR(path.parent.lstat().st_mode):
            raise PermissionError("not a file in a folder")
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise PermissionError("too large")
    return data


def keep(path: Path, key: str, thing: object, shelf: Shelf) -> bool:
    """Write a file in one step; False where that is not possible, which is no mistake."""
    body = json.dumps(shelf.put(thing), ensure_ascii=False, separators=(",", ":")).encode()
    head = f"{key} {hashlib.sha256(body).hexdigest()}\n".encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o755, exist_ok=True)
        if not stat.S_ISDIR(path.parent.lstat().st_mode):
            return False
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
    except OSError:
        return False
    try:
        with open(handle, "wb") as file:  # noqa: PTH123
            file.write(head + body)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        return False
    return True
